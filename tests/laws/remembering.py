"""Functions whose results a memory keeps, and builds that ask it for them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

from site_gen.building.files import YOUNG
from site_gen.building.memory import Memory
from site_gen.building.workers import Workers
from site_gen.mapper import Lasting, Mapper, plain_map
from site_gen.model import Record, Stamp
from tests.laws.deeds import MEMORY

BEGAN = 1_000 * YOUNG
OLD = BEGAN - YOUNG - 1
"""The latest time at which a file can have been touched and yet be believed."""
ASKED: list[str] = []
"""What functions were asked since somebody looked last."""
CONTENT: dict[str, str] = {}
"""Of files that are not what their name says."""


class Head(Record, frozen=True):
    """What is wanted of every item."""

    said: str
    passing: bool = False


class Say(NamedTuple):
    """A function with a head and a rest; where the path begins with ?, the head passes."""

    given: str = "a"

    def __call__(self, item: Stamp) -> tuple[Head, tuple[int, str] | None]:
        ASKED.append(item.path)
        said = CONTENT.get(item.path, f"{self.given} {item.path} {item.size} {item.modified}")
        return Head(said=said, passing=item.path[0] == "?"), (item.size, said * 9) if item.size else None


SAY = Say()


class Count(NamedTuple):
    """A function without rests."""

    given: int = 0

    def __call__(self, item: str) -> tuple[int, None]:
        ASKED.append(item)
        return len(item) + self.given, None


class Note(Record, frozen=True):
    """Something to hand on."""

    text: str


def results(
    map: Mapper, fn: Lasting[Any, Any], items: Sequence[Any], wanted: Callable[[int], bool]
) -> list[tuple[Any, Any]]:
    """The head of each item, and of those that are *wanted* the rest."""
    kept = map.kept(fn, items)
    return [(head, kept.open(number) if wanted(number) else "") for number, head in enumerate(kept.heads)]


def asked(site: Path, *items: Stamp, fn: Say = SAY, engine: bytes = b"e", began: int = BEGAN) -> list[str]:
    """Have a build want all of *items*; the paths of those for which *fn* was asked."""
    expected = results(plain_map, fn, items, lambda number: True)
    ASKED.clear()
    with Workers(1) as workers, Memory(site / MEMORY, engine, began, workers) as found:
        assert results(found, fn, items, lambda number: True) == expected
    return list(ASKED)


def file(path: str, **numbers: int) -> Stamp:
    """A file that was left alone for long."""
    return Stamp(path=path, **({"size": 1, "modified": OLD, "changed": OLD} | numbers))


def alter(site: Path, order: str, *given: object) -> None:
    """Do something to the tables of a memory."""
    with closing(sqlite3.connect(site / MEMORY)) as opened, opened:
        assert opened.execute(order, given).rowcount > 0


A, B = file("a"), file("b")
