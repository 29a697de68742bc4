"""strings.toml of the template folders → the words of the interface, or what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from site_gen.config.toml import read_toml
from site_gen.decode import decode
from site_gen.fields import Field, Form, text
from site_gen.problems import Problem

Words: TypeAlias = Mapping[str, Mapping[str, str]]
"""Language → key → interface word."""

LANGS = ("vi", "en")
NO_WORDS: Words = {lang: {} for lang in LANGS}


def read_words(file: str, content: bytes, problems: list[Problem]) -> Words:
    """The words of the packaged strings.toml; what is wrong is told in *problems*."""
    return _read(file, content, None, problems)


def lay_words(file: str, content: bytes, packaged: Words, problems: list[Problem]) -> Words:
    """*packaged* with the words of a site's own strings.toml laid over them key by key.

    A key that is not in *packaged*, and a word with other `{…}` than there, is told in *problems*.
    """
    own = _read(file, content, packaged, problems)
    return {lang: {**packaged[lang], **own[lang]} for lang in LANGS}


_GAP = re.compile(r"\{(\w+)\}")


def _read(file: str, content: bytes, packaged: Words | None, problems: list[Problem]) -> Words:
    decoded = decode(file, content)
    root = decoded if isinstance(decoded, Problem) else read_toml(file, decoded)
    if isinstance(root, Problem):
        problems.append(root)
        return NO_WORDS
    words: dict[str, dict[str, str]] = {lang: {} for lang in LANGS}
    groups = None if packaged is None else _grouped(packaged["vi"])
    for group, table in _members(root, groups, problems):
        for key, entry in _members(table, groups and groups[group], problems):
            for lang, word in _entry(f"{group}.{key}", Form(entry, problems, LANGS), packaged):
                words[lang][f"{group}.{key}"] = word
    return words


def _grouped(words: Iterable[str]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for word in words:
        group, _, key = word.partition(".")
        found.setdefault(group, []).append(key)
    return found


def _members(
    field: Field, known: Iterable[str] | None, problems: list[Problem]
) -> Iterable[tuple[str, Field]]:
    """The members of a table; one whose name is not *known* is told and left out."""
    members = Form(field, problems, known).members.items()
    return [(name, one) for name, one in members if known is None or name in known]


def _entry(key: str, entry: Form, packaged: Words | None) -> Iterable[tuple[str, str]]:
    for lang in LANGS:
        reading = text if packaged is None else _filled_as(packaged[lang].get(key) or packaged["vi"][key])
        if word := entry.ask(lang, reading, ""):
            yield lang, word


def _filled_as(model: str) -> Callable[[Field], str | Problem]:
    """A reading of words whose `{…}` are those of *model*, the packaged word."""

    def reading(field: Field) -> str | Problem:
        typed = text(field)
        return typed if isinstance(typed, Problem) else _other_gaps(field, typed, model) or typed

    return reading


def _other_gaps(field: Field, typed: str, model: str) -> Problem | None:
    hint = f"câu có sẵn là “{model}”"
    if re.search("[{}]", _GAP.sub("", typed)):
        return field.problem("dấu `{` và `}` chỉ đặt quanh tên của chỗ điền", hint)
    found, wanted = set(_GAP.findall(typed)), set(_GAP.findall(model))
    for one in sorted(found - wanted):
        return field.problem(f"câu này không có chỗ điền nào tên là `{{{one}}}`", hint)
    for one in sorted(wanted - found):
        return field.problem(f"câu này thiếu chỗ điền `{{{one}}}`", hint)
    return None
