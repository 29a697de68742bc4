"""Where each key and value of a TOML text stands; what they say is tomllib's affair."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Generator, Iterator
from typing import NamedTuple, TypeAlias

Steps: TypeAlias = tuple[str | int, ...]
"""`("people", 0, "name")`: keys, and places in lists from 0."""


class Mark(NamedTuple):
    """One key with its value; places are offsets into the text."""

    path: Steps
    label: int
    """The key; -1 for members of a list."""
    value: int
    """The value; for a table its header."""
    implied: bool = False
    """Only a step on the way to something: it may come again."""


_Marks: TypeAlias = Generator[Mark, None, int]
"""Marks on the way to the offset after what was read."""
_Key: TypeAlias = list[tuple[str, int]]
"""The parts of a dotted key, each with its offset."""

# Commas are as good as blanks to one who knows that the text is valid.
_BLANK = re.compile(r"(?:[ \t\r\n,]|#[^\n]*)*")
_PART = re.compile(r""""(?:\\.|[^"\\\n])*"|'[^'\n]*'|[A-Za-z0-9_-]*""")
_SCALAR = re.compile(
    r'''"""(?:\\.|[^\\])*?""""{0,2}'''
    r"""|\'\'\'.*?\'\'\''{0,2}"""
    r"""|"(?:\\.|[^"\\\n])*"|'[^'\n]*'"""
    r"""|[^,\]}#\n]*""",
    re.DOTALL,
)


def marks(text: str) -> Iterator[Mark]:
    """The marks of *text* in the order typed; *text* is valid TOML or the valid start of some."""
    table: Steps = ()
    sizes: dict[Steps, int] = {}
    at = _past(_BLANK, text, 0)
    while at < len(text):
        if text[at] == "[":
            table, at = yield from _header(text, at, sizes)
        else:
            at = yield from _pair(text, at, table)
        at = _past(_BLANK, text, at)


def spelled(text: str, at: int) -> str:
    """The scalar that stands at offset *at*, as typed."""
    return text[at : _past(_SCALAR, text, at)].strip()


def _header(text: str, start: int, sizes: dict[Steps, int]) -> Generator[Mark, None, tuple[Steps, int]]:
    """`[a.b]` or `[[a.b]]`; *sizes* tells how many members each list of tables has so far."""
    brackets = 2 if text.startswith("[[", start) else 1
    key, at = _key(text, start + brackets)
    outer = yield from _outer(key, (), sizes)
    name, label = key[-1]
    table: Steps = (*outer, name)
    yield Mark(table, label, start, implied=brackets == 2)
    if brackets == 2:
        sizes[table] = sizes.get(table, 0) + 1
        table = (*table, sizes[table] - 1)
        yield Mark(table, -1, start)
    return table, at + brackets


def _pair(text: str, start: int, table: Steps) -> _Marks:
    key, at = _key(text, start)
    outer = yield from _outer(key, table, {})
    name, label = key[-1]
    after_equals = _past(_BLANK, text, at + 1)
    return (yield from _value(text, after_equals, (*outer, name), label))


def _outer(key: _Key, table: Steps, sizes: dict[Steps, int]) -> Generator[Mark, None, Steps]:
    """All of a dotted key but its last part; a list of tables stands for its last member."""
    for name, label in key[:-1]:
        table = (*table, name)
        yield Mark(table, label, label, implied=True)
        if table in sizes:
            table = (*table, sizes[table] - 1)
    return table


def _value(text: str, at: int, path: Steps, label: int) -> _Marks:
    yield Mark(path, label, at)
    if text.startswith("[", at):
        return (yield from _array(text, at, path))
    if text.startswith("{", at):
        return (yield from _inline(text, at, path))
    # At least one step: in a text that breaks off here nothing may be read for ever.
    return max(_past(_SCALAR, text, at), at + 1)


def _array(text: str, start: int, path: Steps) -> _Marks:
    members = 0
    at = _past(_BLANK, text, start + 1)
    while at < len(text) and text[at] != "]":
        at = yield from _value(text, at, (*path, members), -1)
        at = _past(_BLANK, text, at)
        members += 1
    return at + 1


def _inline(text: str, start: int, path: Steps) -> _Marks:
    at = _past(_BLANK, text, start + 1)
    while at < len(text) and text[at] != "}":
        at = yield from _pair(text, at, path)
        at = _past(_BLANK, text, at)
    return at + 1


def _key(text: str, at: int) -> tuple[_Key, int]:
    """A dotted key and the offset of what follows it."""
    key: _Key = []
    while True:
        start = _past(_BLANK, text, at)
        end = _past(_PART, text, start)
        key.append((_name(text[start:end]), start))
        at = _past(_BLANK, text, end)
        if not text.startswith(".", at):
            return key, at
        at += 1


def _name(part: str) -> str:
    if part.startswith('"'):
        return str(tomllib.loads(f"name = {part}")["name"])
    return part.strip("'")


def _past(pattern: re.Pattern[str], text: str, at: int) -> int:
    """The offset after what *pattern* finds at *at*; all patterns here find at least nothing."""
    found = pattern.match(text, at)
    return found.end() if found else at
