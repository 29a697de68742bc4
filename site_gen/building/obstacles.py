"""What is in the way of a publication, and who put it there."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from site_gen.building.claim import OWN
from site_gen.building.files import shown
from site_gen.building.past import Past
from site_gen.building.standing import Standing
from site_gen.pages.paths import folders_of
from site_gen.problems import Problem, error, warning

_LONGEST = 255
"""Bytes of a name, on every file system that people use."""


def strangers(past: Past, plan: Collection[str]) -> list[Problem]:
    """A warning for each file that is not ours; one for all of a folder in which nothing is ours."""
    foreign = past.standing.files.keys() - past.ours - set(plan)
    if not foreign:
        return []
    living = folders_of(past.ours | set(plan))
    tops = {path: _top(path, living) for path in sorted(foreign)}
    count = Counter(tops.values())
    return [_kept(path if count[top] == 1 else top, count[top]) for path, top in tops.items()]


def obstacles(
    paths: Sequence[str], past: Past, plan: Collection[str], top: str
) -> tuple[list[str], list[Problem]]:
    """Our own files that must go before *paths* can be put in *top*; and an error for each that cannot."""
    own: set[str] = set()
    problems: list[Problem] = []
    for path in paths:
        _check(path)
        if any(len(name.encode()) > _LONGEST for name in path.split("/")):
            problems.append(_long(path))
        if _came(path, past, top):
            problems.append(_foreign(path, path))
        for other in _in_the_way(path, past.standing):
            if other in past.ours and other not in plan:
                own.add(other)
            elif other != path or path not in past.ours:
                problems.append(_foreign(other, path))
    return sorted(own), problems


def _came(path: str, past: Past, top: str) -> bool:
    """Whether something stands at *path* that was not there when we looked."""
    seen = path in past.standing.files or path in past.standing.folders or path in past.ours
    return not seen and os.path.lexists(f"{top}/{path}")


def _in_the_way(path: str, standing: Standing) -> Iterator[str]:
    if path in standing.files:
        yield path
    elif path in standing.folders:
        yield from (other for other in standing.files if other.startswith(f"{path}/"))
    else:
        yield from (folder for folder in folders_of([path]) if folder in standing.files)


def _check(path: str) -> None:
    names = path.split("/")
    if names[0] == OWN or not {"", ".", ".."}.isdisjoint(names) or "\\" in path:
        raise ValueError(f"no path of an output folder: {path!r}")


def _top(path: str, living: Collection[str]) -> str:
    names = path.split("/")
    folders = ("/".join(names[:count]) for count in range(1, len(names)))
    return next((folder for folder in folders if folder not in living), path)


def _kept(path: str, count: int) -> Problem:
    what = "tệp này" if count == 1 else f"thư mục này có {count} tệp"
    hint = "chuyển đi nơi khác nếu không cần; tệp cần đăng thì để trong content/"
    return warning(shown(path), 0, 0, f"{what} không do trình dựng tạo ra nên được giữ nguyên", hint)


def _foreign(other: str, path: str) -> Problem:
    sentence = f"chỗ này cần cho {path} nhưng đang có tệp không do trình dựng tạo ra"
    return error(shown(other), 0, 0, sentence, "chuyển tệp ấy đi nơi khác, rồi dựng lại")


def _long(path: str) -> Problem:
    return error(shown(path), 0, 0, "tên dài quá mức mà hệ thống tệp cho phép", "đặt tên ngắn hơn")
