"""The template folders → templates, interface words and assets, or problems. Opens files."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Literal, NamedTuple

from jinja2 import Environment, TemplateSyntaxError, meta, nodes

from site_gen.config.toml import read_toml
from site_gen.decode import decode
from site_gen.digest import Digest, digest, digest_bytes
from site_gen.fields import Field, Form
from site_gen.model import Record
from site_gen.problems import Problem, error

LANGS = ("vi", "en")
WORDS = "strings.toml"

_TEXTS = {".html", ".xml", ".txt", ".toml"}
_NOTES = {"README.md", "__init__.py"}
_CALLS = (nodes.Extends, nodes.FromImport, nodes.Import, nodes.Include)


class Asset(Record, frozen=True, kw_only=True):
    """A stylesheet, script, font or icon."""

    name: str
    folder: Literal["templates", "packaged"]
    source: str
    content: Digest
    url: str
    """With a fingerprint: the address changes with the file."""


class Templates(Record, frozen=True, kw_only=True):
    """All that designers wrote; the site's own files laid over the packaged ones."""

    texts: Mapping[str, str]
    """Name → source of a template."""
    places: Mapping[str, str]
    """Name → file, as said in problems."""
    closures: Mapping[str, Digest]
    """Name → digest of the template and of all it extends, includes and imports."""
    assets: tuple[Asset, ...]
    words: Mapping[str, Mapping[str, str]]
    """Language → key → interface word."""


class _Found(NamedTuple):
    folder: Literal["templates", "packaged"]
    place: str
    content: bytes


def read_templates(packaged: Path, own: Path | None) -> tuple[Templates, tuple[Problem, ...]]:
    """The packaged templates with those of *own*, if there are any, laid over them file by file.

    Interface words are laid over key by key. Mistakes are told, never raised.
    """
    problems: list[Problem] = []
    layers: list[dict[str, _Found]] = [_walk(packaged, "packaged", problems)]
    if own is not None and own.is_dir() and own.resolve() != packaged.resolve():
        layers.append(_walk(own, "templates", problems))
    found = {name: one for layer in layers for name, one in layer.items()}
    texts, places = {}, {}
    for name, one in sorted(found.items()):
        if PurePosixPath(name).suffix in _TEXTS and name != WORDS:
            text = decode(one.place, one.content)
            if isinstance(text, Problem):
                problems.append(text)
                continue
            texts[name], places[name] = text, one.place
    assets = tuple(_asset(name, one) for name, one in sorted(found.items()) if name.startswith("assets/"))
    words: dict[str, dict[str, str]] = {lang: {} for lang in LANGS}
    for layer in layers:
        if WORDS in layer:
            _read_words(layer[WORDS], words, problems)
    return Templates(
        texts=texts,
        places=places,
        closures=_closures(texts, places, problems),
        assets=assets,
        words=words,
    ), tuple(problems)


def _walk(folder: Path, kind: Literal["templates", "packaged"], problems: list[Problem]) -> dict[str, _Found]:
    found: dict[str, _Found] = {}
    for top, below, names in os.walk(folder):
        below[:] = sorted(name for name in below if not name.startswith((".", "__")))
        for name in sorted(names):
            path = Path(top, name)
            key = path.relative_to(folder).as_posix()
            if name.startswith(".") or name.endswith("~") or key in _NOTES:
                continue
            try:
                found[key] = _Found(kind, f"templates/{key}", path.read_bytes())
            except OSError as wrong:
                message = f"không đọc được tệp ({wrong.strerror})"
                problems.append(error(f"templates/{key}", 0, 0, message, "kiểm tra quyền đọc của tệp"))
    return found


def _asset(name: str, found: _Found) -> Asset:
    content = digest_bytes(found.content)
    path = PurePosixPath(name)
    url = f"/{path.parent}/{path.stem}.{content.hex()[:8]}{path.suffix}"
    return Asset(
        name=name.removeprefix("assets/"), folder=found.folder, source=name, content=content, url=url
    )


def _closures(
    texts: Mapping[str, str], places: Mapping[str, str], problems: list[Problem]
) -> dict[str, Digest]:
    environment = Environment(autoescape=True)
    named: dict[str, set[str]] = {}
    for name, text in texts.items():
        named[name] = set(_references(environment, name, text, texts, places, problems))
    return {name: digest([(one, texts[one]) for one in sorted(_reach(name, named))]) for name in texts}


def _references(
    environment: Environment,
    name: str,
    text: str,
    texts: Mapping[str, str],
    places: Mapping[str, str],
    problems: list[Problem],
) -> Iterable[str]:
    try:
        calls = list(environment.parse(text).find_all(_CALLS))
    except TemplateSyntaxError as wrong:
        hint = f"Jinja: {wrong.message}"
        problems.append(error(places[name], wrong.lineno, 0, "mẫu trang viết sai cú pháp", hint))
        return
    except RecursionError:
        message = "mẫu trang lồng nhau quá nhiều tầng"
        problems.append(error(places[name], 0, 0, message, "bớt các dấu ngoặc lồng nhau"))
        return
    for line, one in _named(calls):
        if one is None:
            hint = 'ghi thẳng tên mẫu trong dấu ngoặc kép, ví dụ {% include "_card.html" %}'
            problems.append(error(places[name], line, 0, "mẫu trang gọi mẫu khác bằng tên tính ra", hint))
        elif one not in texts:
            hint = "kiểm tra tên mẫu trong thư mục templates"
            problems.append(error(places[name], line, 0, f"không có mẫu nào tên là {one}", hint))
        else:
            yield one


def _named(calls: Iterable[nodes.Node]) -> Iterator[tuple[int, str | None]]:
    """The line and name of each template that is called for; None for a name that is computed."""
    for call in calls:
        for name in meta.find_referenced_templates(nodes.Template([call])):
            yield call.lineno, name


def _reach(name: str, named: Mapping[str, set[str]]) -> set[str]:
    reached, waiting = set[str](), [name]
    while waiting:
        one = waiting.pop()
        if one not in reached:
            reached.add(one)
            waiting.extend(named[one])
    return reached


def _read_words(found: _Found, words: dict[str, dict[str, str]], problems: list[Problem]) -> None:
    text = decode(found.place, found.content)
    root = text if isinstance(text, Problem) else read_toml(found.place, text)
    if isinstance(root, Problem):
        problems.append(root)
        return
    for group, table in Form(root, problems).members.items():
        for key, entry in Form(table, problems).members.items():
            _read_word(f"{group}.{key}", Form(entry, problems, LANGS), words)


def _read_word(key: str, entry: Form, words: dict[str, dict[str, str]]) -> None:
    for lang in LANGS:
        if isinstance(field := entry.get(lang), Field):
            words[lang][key] = str(field.value)
