"""Records can be compared and spelled: no floats, no sets, nothing that may be anything."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from importlib import import_module
from typing import Any, get_args, get_origin, get_type_hints

import msgspec

import site_gen

REFUSED = {float, set, frozenset, object}
EXCUSED = {"Report.seconds": "how long a build took is told to people and never digested"}
NO_RECORDS = {
    "Planned": "holds a step",
    "Step": "how to make a file; its digests stand beside the callable that opens what they are of",
    "_Keyed": "holds a step",
}
"""Structs for their speed, which are neither digested nor kept."""


def test_records_hold_nothing_that_cannot_be_digested() -> None:
    loose = [name for record in _records() for name in _loose(record) if name not in EXCUSED]

    assert loose == []


def test_records_never_change() -> None:
    assert [record.__name__ for record in _records() if not record.__struct_config__.frozen] == []


def test_a_float_deep_in_a_record_is_seen() -> None:
    class Score(msgspec.Struct, frozen=True):
        parts: tuple[tuple[str, float | None], ...]

    assert list(_loose(Score)) == ["Score.parts"]


def _records() -> list[type[msgspec.Struct]]:
    for found in pkgutil.walk_packages(site_gen.__path__, "site_gen."):
        if not found.name.endswith("__main__"):
            import_module(found.name)
    ours = (
        one
        for one in _below(msgspec.Struct)
        if one.__module__.startswith("site_gen.") and one.__name__ not in NO_RECORDS
    )
    return sorted(set(ours), key=lambda record: (record.__module__, record.__name__))


def _below(record: type[msgspec.Struct]) -> Iterator[type[msgspec.Struct]]:
    for one in record.__subclasses__():
        yield one
        yield from _below(one)


def _loose(record: type[msgspec.Struct]) -> Iterator[str]:
    for field, hint in get_type_hints(record).items():
        if any(part is Any or part in REFUSED for part in _parts(hint)):
            yield f"{record.__name__}.{field}"


def _parts(hint: Any) -> Iterator[Any]:
    yield get_origin(hint) or hint
    for part in get_args(hint):
        if not isinstance(part, str):
            yield from _parts(part)
