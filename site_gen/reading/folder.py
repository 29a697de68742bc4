"""The content folder: which file is an article, a page, a picture, and which is nobody's. Lists files."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from site_gen.failure import spell_failure
from site_gen.model import ArticleId, Stamp, TextStamp
from site_gen.problems import Problem, error, warning
from site_gen.vietnamese.text import is_spelled, normal

PAGES = ("trang", "en/trang")
"""Folders of static pages."""
SHARED = "anh"
"""Folder of files that any text may name, as `/anh/…`."""
ROOT = "goc"
"""Folder whose files are copied to the root of the site."""

_SECTION = re.compile(rf"(?!(?:{SHARED}|{ROOT}|en|trang)/)[a-z0-9-]+/")
_PLAIN = re.compile(r"(?!index\.)[a-z0-9-]+\.md")
"""What nearly all sections and texts of a large site are called."""
_TAKEN = (f"{SHARED}/", f"{ROOT}/")
_SETTINGS = {"site.toml", "people.toml"}
_LEFTOVERS = {"thumbs.db", "desktop.ini"}
"""What Windows leaves in folders."""


class Folder(NamedTuple):
    """All of content/, each kind sorted by path."""

    texts: tuple[TextStamp, ...]
    files: tuple[Stamp, ...]
    problems: tuple[Problem, ...]


def survey(content: Path) -> Folder:
    """Every file of *content* in its role; what has none is told."""
    texts: list[TextStamp] = []
    files: list[Stamp] = []
    problems: list[Problem] = []
    for path, identity, known in _walk(content, problems):
        match identity or _role(path, problems):
            case str(identity):
                texts.append(
                    TextStamp(
                        path=path,
                        size=known.st_size,
                        modified=known.st_mtime_ns,
                        changed=known.st_ctime_ns,
                        inode=known.st_ino,
                        id=identity,
                    )
                )
            case True:
                files.append(
                    Stamp(
                        path=path,
                        size=known.st_size,
                        modified=known.st_mtime_ns,
                        changed=known.st_ctime_ns,
                        inode=known.st_ino,
                    )
                )
    problems += _without_index(texts, files)
    texts.sort(key=_path)
    files.sort(key=_path)
    return Folder(tuple(texts), tuple(files), tuple(problems))


_path = attrgetter("path")


class _Below(NamedTuple):
    """A folder that is still to be listed."""

    path: str
    """Under content/, with a slash at the end unless it is content/ itself."""
    real: str
    """Where it stands, links followed."""


def _walk(content: Path, problems: list[Problem]) -> Iterator[tuple[str, ArticleId, os.stat_result]]:
    """Every file, those behind links last: by then it is known which folders need no link.

    With the path comes the id of what is plainly a text, found without asking all that `_role` asks.
    """
    top = os.path.realpath(content)
    waiting, linked = [_Below("", top)], list[_Below]()
    seen: set[str] = set()
    while waiting or linked:
        if not waiting:
            waiting.append(linked.pop(0))
        below = waiting.pop()
        if below.real in seen:
            hint = "xóa lối tắt này, dùng thẳng thư mục kia"
            message = "lối tắt dẫn đến một thư mục đã có trong content"
            problems.append(error(f"content/{below.path[:-1]}", 0, 0, message, hint))
            continue
        seen.add(below.real)
        is_section = _SECTION.fullmatch(below.path) is not None
        for entry in _entries(content, below.path, problems):
            path = below.path + entry.name
            if is_section and _PLAIN.fullmatch(entry.name) and entry.is_file(follow_symlinks=False):
                yield path, path[:-3], entry.stat()
                continue
            if _is_hidden(path, entry.name):
                continue
            link = _is_link(entry)
            if not is_spelled(entry.name):
                hint = "đặt lại tên tệp, tốt nhất là chữ không dấu"
                problems.append(error(f"content/{path}", 0, 0, "tên tệp có ký tự không đọc được", hint))
            elif link and not _stays(entry.path, top):
                hint = "chép hẳn tệp vào thư mục content"
                problems.append(error(f"content/{path}", 0, 0, "lối tắt dẫn ra ngoài thư mục content", hint))
            elif entry.is_dir():
                real = os.path.realpath(entry.path) if link else below.real + os.sep + entry.name
                (linked if link else waiting).append(_Below(f"{path}/", real))
            elif entry.is_file() and entry.name.lower() not in _LEFTOVERS:
                yield path, "", entry.stat()
            elif not entry.is_file():
                hint = "xóa đi, hoặc thay bằng một tệp thường"
                problems.append(error(f"content/{path}", 0, 0, "đây không phải là một tệp", hint))


def _entries(content: Path, below: str, problems: list[Problem]) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(content / below) as listing:
            return sorted(listing, key=attrgetter("name"))
    except OSError as wrong:
        message = f"không đọc được thư mục ({spell_failure(wrong)})"
        hint = "kiểm tra quyền truy cập của thư mục"
        problems.append(error(f"content/{below}".rstrip("/"), 0, 0, message, hint))
        return []


def _is_link(entry: os.DirEntry[str]) -> bool:
    is_junction = getattr(entry, "is_junction", bool)  # since Python 3.12, of Windows
    return entry.is_symlink() or is_junction()


def _is_hidden(path: str, name: str) -> bool:
    if name.startswith("."):
        return not path.startswith(f"{ROOT}/") or name == ".DS_Store"  # .well-known is for everybody
    return name.startswith("~$") or name.endswith("~")


def _stays(path: str, top: str) -> bool:
    return (os.path.realpath(path) + os.sep).startswith(top + os.sep) and os.path.exists(path)  # noqa: PTH110  a string of scandir


def _role(path: str, problems: list[Problem]) -> ArticleId | bool:
    """The id of a text, True for any other file that has a place, False for one that has none."""
    folder, _, name = path.rpartition("/")
    if folder and path.startswith(_TAKEN):
        return True
    stem, dot, suffix = name.rpartition(".")
    if dot and suffix.lower() == "md":
        return _text_role(path, folder, stem, problems)
    if path in _SETTINGS:
        return False
    if folder.count("/") == 1 and folder not in PAGES:
        return True
    hint = "ảnh và tài liệu dùng chung để trong content/anh/, của một bài thì để trong thư mục của bài"
    problems.append(warning(f"content/{path}", 0, 0, "tệp này không thuộc bài nào nên không được đăng", hint))
    return False


def _text_role(path: str, folder: str, stem: str, problems: list[Problem]) -> ArticleId | bool:
    home = stem.lower() == "index"
    if not home and (folder in PAGES or (folder.count("/") == 0 and folder and folder != "en")):
        return normal(f"{folder}/{stem}")
    if home and folder.count("/") == 1 and folder not in PAGES:
        return normal(folder)
    if folder.count("/") == 1 and folder not in PAGES:
        message = "thư mục của một bài chỉ có một tệp bài viết, tên là index.md"
        hint = f"chuyển tệp này ra content/{folder.partition('/')[0]}/"
        problems.append(error(f"content/{path}", 0, 0, message, hint))
        return False
    hint = "bài viết là content/<chuyên mục>/<tên>.md hoặc content/<chuyên mục>/<tên>/index.md"
    problems.append(error(f"content/{path}", 0, 0, "bài viết nằm không đúng chỗ", hint))
    return False


def _without_index(texts: list[TextStamp], files: list[Stamp]) -> Iterator[Problem]:
    if not files:
        return
    homes = {text.path.rpartition("/")[0] for text in texts}
    folders = {file.path.rpartition("/")[0] for file in files}
    for folder in sorted(folders - homes):
        if folder.partition("/")[0] not in (SHARED, ROOT):
            hint = "đặt tên tệp bài viết trong thư mục này là index.md"
            yield warning(
                f"content/{folder}",
                0,
                0,
                "thư mục này không có bài viết nên ảnh, tài liệu không được đăng",
                hint,
            )
