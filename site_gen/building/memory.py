"""What earlier builds found out: losing it costs time and never correctness."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from types import NoneType
from typing import Any, Generic, Self, TypeVar, get_args, get_type_hints

import msgspec

from site_gen.building.files import YOUNG
from site_gen.building.inputs import touched
from site_gen.building.store import Block, Store
from site_gen.building.workers import Workers
from site_gen.digest import Digest, digest, digest_bytes
from site_gen.mapper import Kept, Lasting
from site_gen.problems import Problems

A = TypeVar("A")
B = TypeVar("B")
Head = TypeVar("Head")
Rest = TypeVar("Rest")

_FEW = 1000
"""Rests that do not outlast the build and need not go through the file."""
_BLOCK = 512
"""Results whose heads share a row: few rows to read, little to write where one changes."""
_encode = msgspec.msgpack.Encoder(order="deterministic").encode


class Memory:
    """A mapper that remembers results in a file, and has *workers* find the others.

    *engine* is part of every key. What is made of a file that was touched less than two seconds
    before *began*, in nanoseconds since 1970, is not remembered: it may be touched again unseen.
    Without a *file* nothing outlasts the command.
    """

    def __init__(self, file: Path | None, engine: Digest, began: int, workers: Workers) -> None:
        self.engine, self.settled, self.workers = engine, began - YOUNG, workers
        self.store = Store(file, engine)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def commit(self) -> None:
        """Have what was found so far outlast the command; it can still be opened."""
        self.store.commit()

    def close(self) -> None:
        """The same, and let go of the file: from now on rests are found anew."""
        # Each result is right by itself: a build that ends in mistakes has still read its texts.
        self.store.commit()
        self.store.close()

    def __call__(self, fn: Callable[[A], B], items: Iterable[A], /) -> Iterable[B]:
        return self.workers(fn, items)

    def kept(self, fn: Lasting[A, tuple[Head, Rest]], items: Sequence[A], /) -> Kept[Head, Rest]:
        shelf = _Shelf(self.store, self.engine, fn)
        keys = [key if len(key) < 512 else digest_bytes(key) for key in map(_encode, items)]
        heads = shelf.find(keys)
        missing = [number for number, head in enumerate(heads) if head is None]
        shelf.few = len(missing) <= _FEW
        made = self.workers(_Spelled(fn), [items[number] for number in missing])
        try:
            for number, (head, rest) in zip(missing, made, strict=True):
                heads[number] = shelf.add(keys[number], head, rest, self._lasts(items[number]))
        finally:
            shelf.write(keys)  # what was found before somebody stopped us is found
        return Kept(heads, lambda number: shelf.open(keys[number], items[number]))  # type: ignore[arg-type]

    def last(self, kind: type[B], /) -> B | None:
        spelled = self.store.record(*self._name(kind))
        return None if spelled is None else msgspec.msgpack.decode(spelled, type=kind)

    def keep(self, record: object, /) -> None:
        self.store.put_record(*self._name(type(record)), record)

    def _name(self, kind: type) -> tuple[str, bytes]:
        name = f"{kind.__module__}.{kind.__qualname__}"
        return name, digest((self.engine, name))

    def lasts(self, stamps: Iterable[object], /) -> bool:
        return all(map(self._lasts, stamps))

    def _lasts(self, item: object) -> bool:
        touched = max(getattr(item, "modified", 0), getattr(item, "changed", 0))
        return touched < self.settled


class _Spelled:
    """*fn* with its results spelled where they are made: whoever keeps them need not do it."""

    def __init__(self, fn: Callable[[Any], tuple[Any, Any]]) -> None:
        self.fn = fn

    def __call__(self, item: Any) -> tuple[bytes, bytes]:
        head, rest = self.fn(item)
        return _encode(head), _encode(rest)


class _Shelf(Generic[A, Head, Rest]):
    """The results of one function, found by their items as spelled."""

    def __init__(self, store: Store, engine: Digest, fn: Lasting[A, tuple[Head, Rest]]) -> None:
        kind = type(fn)
        returned = get_type_hints(kind.__call__)["return"]
        self.head, self.rest = get_args(returned)
        self.store, self.fn = store, fn
        self.kind = f"{kind.__module__}.{kind.__qualname__}"
        self.name = digest((engine, self.kind, fn.given))
        self.decode = msgspec.msgpack.Decoder(self.head).decode
        self.decode_rest = msgspec.msgpack.Decoder(self.rest).decode
        self.blocks = store.blocks(self.kind, self.name, list[self.head])  # type: ignore[name-defined]
        self.places = {
            key: place for block in self.blocks for key, place in zip(block.keys, block.places, strict=True)
        }
        """Of every known result, where its rest stands."""
        self.added: list[tuple[bytes, int, Head]] = []
        self.known: dict[bytes, Head] = {}
        self.made: dict[bytes, Head] = {}
        """Heads of this build alone."""
        self.few = False
        """Whether what does not last finds room here."""

    def find(self, keys: Iterable[bytes]) -> list[Head | None]:
        """The heads of *keys*, None for those that are not known."""
        for block in self.blocks:
            self.known.update(zip(block.keys, block.heads, strict=True))
        return list(map(self.known.get, keys))

    def add(self, key: bytes, head: bytes, rest: bytes, lasts: bool) -> Head:
        """Take up a result; what does not last is there for this build alone."""
        made: Head = self.decode(head)
        lasts = lasts and not getattr(made, "passing", False)
        self.made[key] = made
        self.places[key] = place = self._put(key, rest, lasts)
        if lasts:
            self.added.append((key, place, made))
        elif place:
            self.store.passing.append(place)
        return made

    def _put(self, key: bytes, rest: bytes, lasts: bool) -> int:
        if self.rest is NoneType:
            return 0
        if self.few and not lasts:
            self.store.spare[self.name + key] = rest
            return 0
        return self.store.put_rest(self.kind, self.name + key, rest)

    def write(self, keys: Sequence[bytes]) -> None:
        """Remember the results of *keys* and no others."""
        wanted = set(keys)
        gone = [key for key in self.known if key not in wanted]
        if not gone and not self.added:
            return
        left = [block for block in self.blocks if wanted.issuperset(block.keys)]
        moved = [block for block in self.blocks if not wanted.issuperset(block.keys)]
        last = next((block for block in left if len(block.keys) < _BLOCK), None)
        if last is not None:
            left.remove(last)
            moved.append(last)
        self.store.forget([block.number for block in moved], [self.places[key] for key in gone])
        entries = [
            entry
            for block in moved
            for entry in zip(block.keys, block.places, block.heads, strict=True)
            if entry[0] in wanted
        ]
        entries += self.added
        for start in range(0, len(entries), _BLOCK):
            some = entries[start : start + _BLOCK]
            block = Block(0, [one[0] for one in some], [one[1] for one in some], [one[2] for one in some])
            self.store.put_block(self.kind, self.name, block)

    def open(self, key: bytes, item: A) -> Rest:
        """The rest of a result; found anew where it was lost."""
        spelled = self.store.rest(self.name + key, self.places[key])
        if spelled is not None:
            rest: Rest = self.decode_rest(spelled)
            return rest
        head, rest = self.fn(item)
        if head != self.made.get(key, self.known.get(key, head)):
            raise Problems([touched(f"content/{getattr(item, 'path', '')}")])
        return rest
