"""The shape of map(): the one door through which memory and processes enter."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

A = TypeVar("A")
B = TypeVar("B")
A_contra = TypeVar("A_contra", contravariant=True)
B_co = TypeVar("B_co", covariant=True)
Head = TypeVar("Head")
Rest = TypeVar("Rest")


class Kept(NamedTuple, Generic[Head, Rest]):
    """Results of two parts, in the order of their items."""

    heads: Sequence[Head]
    """What is wanted of every item."""
    open: Callable[[int], Rest]
    """The rest of the n-th, wanted of few."""


class Lasting(Protocol[A_contra, B_co]):
    """A pure, importable callable: its results depend on its name, on `given` and on the item alone."""

    @property
    def given(self) -> Any:
        """All that it knows besides the item, as digest() can spell it."""
        ...

    def __call__(self, item: A_contra, /) -> B_co: ...


class Mapper(Protocol):
    """Ways of having work done, by whom and whether again being somebody else's affair."""

    def __call__(self, fn: Callable[[A], B], items: Iterable[A], /) -> Iterable[B]:
        """Apply *fn* to each of *items*; give the results in order."""
        ...

    def kept(self, fn: Lasting[A, tuple[Head, Rest]], items: Sequence[A], /) -> Kept[Head, Rest]:
        """The same for results of two parts, of which the second can wait."""
        ...

    def last(self, kind: type[B], /) -> B | None:
        """A record of *kind* that an earlier build handed to `keep`, or None: a start, never an answer."""
        ...

    def keep(self, record: object, /) -> None:
        """Hand *record* on to the next build."""
        ...

    def lasts(self, stamps: Iterable[object], /) -> bool:
        """Whether files with *stamps* will be seen to have changed if they change."""
        ...


class PlainMap:
    """A mapper that remembers nothing and uses one process."""

    def __call__(self, fn: Callable[[A], B], items: Iterable[A], /) -> Iterable[B]:
        return map(fn, items)

    def kept(self, fn: Lasting[A, tuple[Head, Rest]], items: Sequence[A], /) -> Kept[Head, Rest]:
        pairs = list(map(fn, items))
        return Kept([head for head, _ in pairs], lambda number: pairs[number][1])

    def last(self, kind: type[B], /) -> B | None:
        return None

    def keep(self, record: object, /) -> None:
        pass

    def lasts(self, stamps: Iterable[object], /) -> bool:
        return False


plain_map = PlainMap()
