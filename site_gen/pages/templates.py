"""The template folders → templates, interface words and assets, or problems. Opens files."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Literal

from site_gen.decode import decode
from site_gen.digest import Digest
from site_gen.failure import spell_failure
from site_gen.mapper import Mapper, plain_map
from site_gen.model import Record
from site_gen.pages.assets import ASSETS, Asset, Found, write_assets
from site_gen.pages.words import NO_WORDS, Words, lay_words, read_words
from site_gen.problems import Problem, error
from site_gen.vietnamese.text import is_spelled

WORDS = "strings.toml"

_TEXTS = {".html", ".xml", ".txt", ".toml", ".json", ".ics"}
_NOTES = {"README.md", "__init__.py"}


class Templates(Record, frozen=True, kw_only=True):
    """All that designers wrote; the site's own files laid over the packaged ones."""

    texts: Mapping[str, str]
    """Name → source of a template."""
    places: Mapping[str, str]
    """Name → file, as said in problems."""
    closures: Mapping[str, Digest]
    """Name → digest of the template and of all it extends, includes and imports."""
    assets: tuple[Asset, ...]
    words: Words


def read_templates(
    packaged: Path, own: Path | None, map: Mapper = plain_map
) -> tuple[Templates, tuple[Problem, ...]]:
    """The packaged templates with those of *own*, if there are any, laid over them file by file.

    Interface words are laid over key by key. Mistakes are told, never raised.
    """
    problems: list[Problem] = []
    base = _walk(packaged, "packaged", problems)
    over = _own(own, packaged, problems)
    found = {**base, **over}
    texts, places = {}, {}
    for name, one in sorted(found.items()):
        if PurePosixPath(name).suffix in _TEXTS and name != WORDS and not name.startswith(ASSETS):
            text = decode(one.place, one.content)
            if isinstance(text, Problem):
                problems.append(text)
                continue
            if not text.strip() and PurePosixPath(name).suffix == ".html" and not name.startswith("_"):
                hint = "viết lại mẫu, hoặc xóa tệp này để dùng mẫu có sẵn"
                problems.append(error(one.place, 0, 0, "mẫu trang trống", hint))
            texts[name], places[name] = text, one.place
    assets = write_assets({name: one for name, one in found.items() if name.startswith(ASSETS)}, problems)
    words = NO_WORDS
    if WORDS in base:
        words = read_words(base[WORDS].place, base[WORDS].content, problems)
    if WORDS in over:
        words = lay_words(over[WORDS].place, over[WORDS].content, words, problems)
    (followed,) = map.kept(Follow(), [_Sources(texts=texts, places=places)]).heads
    problems += followed.problems
    return Templates(
        texts=texts,
        places=places,
        closures=followed.digests,
        assets=assets,
        words=words,
    ), tuple(problems)


def _own(own: Path | None, packaged: Path, problems: list[Problem]) -> dict[str, Found]:
    if own is None or not os.path.lexists(own):
        return {}
    if not own.is_dir():
        message = "templates phải là một thư mục, không phải một tệp"
        problems.append(error("templates", 0, 0, message, "đổi tên hoặc xóa tệp này"))
        return {}
    same = own.resolve() == packaged.resolve()
    return {} if same else _walk(own, "templates", problems)


def _walk(folder: Path, kind: Literal["templates", "packaged"], problems: list[Problem]) -> dict[str, Found]:
    found: dict[str, Found] = {}
    waiting = [""]
    while waiting:
        below = waiting.pop()
        for name in _listed(folder, below, problems):
            key = below + name
            path = folder / key
            if not _stays(path, folder):
                hint = "chép hẳn tệp vào thư mục templates"
                message = "lối tắt dẫn ra ngoài thư mục templates"
                problems.append(error(f"templates/{key}", 0, 0, message, hint))
            elif path.is_dir():
                waiting.append(f"{key}/")
            elif (content := _read(path, f"templates/{key}", problems)) is not None:
                found[key] = Found(kind, f"templates/{key}", content)
    return found


def _listed(folder: Path, below: str, problems: list[Problem]) -> list[str]:
    """The names in one folder, but for notes and what is hidden."""
    try:
        names = sorted(one.name for one in (folder / below).iterdir())
    except OSError as wrong:
        message = f"không đọc được thư mục ({spell_failure(wrong)})"
        hint = "kiểm tra quyền truy cập của thư mục"
        problems.append(error(f"templates/{below}".rstrip("/"), 0, 0, message, hint))
        return []
    hint = "đặt lại tên tệp, tốt nhất là chữ không dấu"
    problems += [
        error(f"templates/{below}{name}", 0, 0, "tên tệp có ký tự không đọc được", hint)
        for name in names
        if not is_spelled(name)
    ]
    return [
        name for name in names if is_spelled(name) and not _is_hidden(name) and below + name not in _NOTES
    ]


def _is_hidden(name: str) -> bool:
    return name.startswith(".") or name.endswith("~") or name == "__pycache__"


def _stays(path: Path, folder: Path) -> bool:
    return not path.is_symlink() or (path.exists() and path.resolve().is_relative_to(folder.resolve()))


def _read(path: Path, place: str, problems: list[Problem]) -> bytes | None:
    try:
        if path.is_file():
            return path.read_bytes()
    except OSError as wrong:
        message = f"không đọc được tệp ({spell_failure(wrong)})"
        problems.append(error(place, 0, 0, message, "kiểm tra quyền đọc của tệp"))
        return None
    # Whoever opens a pipe waits for somebody to write into it.
    message = "đây không phải là tệp, cũng không phải là thư mục"
    problems.append(error(place, 0, 0, message, "chuyển nó ra khỏi thư mục templates"))
    return None


class _Sources(Record, frozen=True, kw_only=True):
    """The templates of a site, as far as their calls go."""

    texts: Mapping[str, str]
    places: Mapping[str, str]


class Closures(Record, frozen=True, kw_only=True):
    """Name → digest of a template with all that it reaches, and what is wrong on the way."""

    digests: Mapping[str, Digest]
    problems: tuple[Problem, ...]


class Follow:
    """Follows what templates extend, include and import."""

    @property
    def given(self) -> None:
        """Nothing but the templates counts."""

    def __call__(self, sources: _Sources) -> tuple[Closures, None]:
        """The closure of every template."""
        from site_gen.pages.closures import closures

        problems: list[Problem] = []
        digests = closures(sources.texts, sources.places, problems)
        return Closures(digests=digests, problems=tuple(problems)), None
