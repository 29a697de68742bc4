"""The shape of map(): the one door through which memory and processes enter."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol, TypeVar

A = TypeVar("A")
B = TypeVar("B")


class Mapper(Protocol):
    """Apply a pure, importable callable to records; give the results back in order."""

    def __call__(self, fn: Callable[[A], B], items: Iterable[A], /) -> Iterable[B]: ...


def plain_map(fn: Callable[[A], B], items: Iterable[A], /) -> Iterable[B]:
    """A mapper that remembers nothing and uses one process."""
    return map(fn, items)
