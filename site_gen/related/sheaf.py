"""The vectors of all slots, in two parts: those written together, and those that became others since."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from site_gen.digest import Digest
from site_gen.mapper import Mapper
from site_gen.related.kept import Base, Known, Space
from site_gen.related.levels import Terms, read
from site_gen.related.reasons import Vector
from site_gen.related.vectors import BITS, PAIRS, SYLLABLES, WIDTH, Vectors

Ints = NDArray[np.int64]
Slots = NDArray[np.int32]
_LATER = 8
"""Where more than an eighth of the vectors became others, all are written together again."""
_LOW, _PART = np.uint32(0xFFFF), 1 << 15


class Held(NamedTuple):
    """Where terms stand: each once for every vector that holds it."""

    numbers: NDArray[np.int32]
    """Which of the terms."""
    slots: Slots
    weights: NDArray[np.uint16]


class _Stand(NamedTuple):
    """In which of the two parts some vectors stand."""

    behind: NDArray[np.bool_]
    """Of each whether it is among those that became others."""
    base: Ints
    """The rows of the others, in their order."""
    later: Ints
    """And of those that are."""


@dataclass(frozen=True)
class Sheaf:
    """A vector of each slot."""

    base: Vectors
    later: Vectors
    slots: Slots
    """Those of `later`, ascending; all behind the base are among them."""
    count: int
    name: Digest = b""
    """Of the base, where it was kept."""

    @cached_property
    def titles(self) -> Terms:
        """The number of the title in each slot."""
        return self._whole(self.base.titles, self.later.titles)

    @cached_property
    def sizes(self) -> NDArray[np.uint32]:
        """How many distinct pairs each has."""
        return self._whole(self.base.sizes, self.later.sizes)

    def sketch(self, slot: int) -> bytes:
        """Which bits the pairs of one light."""
        part, row = self._at(slot)
        return bytes(part.sketches[row])

    def vector(self, slot: int) -> Vector:
        """The terms and weights of one."""
        part, row = self._at(slot)
        return part.terms[row].tobytes(), part.weights[row].tobytes()

    def of(self, slots: Sequence[int] | NDArray[np.integer]) -> Vectors:
        """Those of several."""
        stand = self._stand(slots)
        pairs = zip(self.base.arrays, self.later.arrays, strict=True)
        return Vectors(*(_joined(stand, base, later) for base, later in pairs))

    def say(self, slots: NDArray[np.integer]) -> NDArray[np.bool_]:
        """Of each of *slots* whether its vector says anything."""
        found: NDArray[np.bool_] = np.any(
            _joined(self._stand(slots), self.base.weights, self.later.weights), axis=1
        )
        return found

    def whole(self) -> Vectors:
        """All of them, by slot."""
        if not len(self.slots):
            return self.base
        pairs = zip(self.base.arrays, self.later.arrays, strict=True)
        return Vectors(*(self._whole(base, later) for base, later in pairs))

    def held(self, wanted: Terms) -> Held:
        """Where those *wanted*, ascending, stand."""
        parts = [
            _held(part, slots, wanted)
            for part, slots in ((self.base, self._current), (self.later, self.slots))
        ]
        return Held(*map(np.concatenate, zip(*parts, strict=True)))

    def lighting(self, bits: Terms) -> NDArray[np.bool_]:
        """Of each slot whether its pairs light one of *bits*."""
        found = np.zeros(self.count, bool)
        for part, slots in ((self.base, self._current), (self.later, self.slots)):
            lit = np.zeros(len(slots), bool)
            for bit in bits.tolist():
                lit |= (part.sketches[:, bit >> 3] & (0x80 >> (bit & 7))) > 0
            found[slots[lit & (slots >= 0)]] = True
        return found

    def unfilled(self) -> NDArray[np.bool_]:
        """Of each slot whether it holds fewer words than there is room for."""
        found = np.zeros(self.count, bool)
        for part, slots in ((self.base, self._current), (self.later, self.slots)):
            lacks = np.any(part.weights[:, : SYLLABLES + PAIRS] == 0, axis=1)
            found[slots[lacks & (slots >= 0)]] = True
        return found

    def written(self, slots: Sequence[int], found: Vectors) -> Sheaf:
        """With other vectors in some *slots*, and room for all behind the last."""
        every = np.union1d(self.slots, np.array(slots, np.int32)).astype(np.int32)
        known = every[every < self.count]
        later = Vectors(*(extended(array, len(every)) for array in self.of(known).arrays))
        for array, new in zip(later.arrays, found.arrays, strict=True):
            array[np.searchsorted(every, slots)] = new
        count = max(self.count, int(every.max(initial=-1)) + 1)
        return Sheaf(self.base, later, every, count, self.name)

    def without(self, slots: Sequence[int]) -> Sheaf:
        """With nothing in some *slots*."""
        if not slots:
            return self
        nothing = (np.zeros((len(slots), *array.shape[1:]), array.dtype) for array in self.base.arrays)
        return self.written(slots, Vectors(*nothing))

    @cached_property
    def _rows(self) -> Ints:
        """Of each slot its row: those of the base first, then those that came later."""
        found = np.arange(self.count)
        found[self.slots] = len(self.base.terms) + np.arange(len(self.slots))
        return found

    @cached_property
    def _current(self) -> Slots:
        """The slots of the base; -1 for those that became others."""
        found = np.arange(len(self.base.terms), dtype=np.int32)
        found[self.slots[self.slots < len(found)]] = -1
        return found

    def _stand(self, slots: Sequence[int] | NDArray[np.integer]) -> _Stand:
        row = self._rows[slots]
        behind = row >= len(self.base.terms)
        return _Stand(behind, row[~behind], row[behind] - len(self.base.terms))

    def _at(self, slot: int) -> tuple[Vectors, int]:
        row, behind = int(self._rows[slot]), len(self.base.terms)
        return (self.base, row) if row < behind else (self.later, row - behind)

    def _whole(self, base: NDArray[Any], later: NDArray[Any]) -> NDArray[Any]:
        found = extended(base, self.count)
        found[self.slots] = later
        return found


def bound(found: Vectors) -> Sheaf:
    """Vectors that were found together."""
    return Sheaf(found, picked(found, slice(0)), np.empty(0, np.int32), len(found.terms))


def picked(found: Vectors, rows: slice | NDArray[np.bool_]) -> Vectors:
    """Some *rows* of those *found*."""
    return Vectors(*(array[rows] for array in found.arrays))


def opened(known: Known) -> Sheaf:
    """Those that were kept."""
    slots = np.frombuffer(known.space.later, np.int32)
    count = len(known.space.whole)
    return Sheaf(_vectors_in(known.base), _vectors_in(known.space), slots, count, known.base.name)


def keep(sheaf: Sheaf, made_from: Digest, map: Mapper) -> Sheaf:
    """*sheaf*, whose base is kept: anew where that is time, under a name of what it was *made_from*."""
    if sheaf.name and len(sheaf.slots) * _LATER <= sheaf.count:
        return sheaf
    together = sheaf.whole()
    map.keep(Base(name=made_from, **spelled(together)))
    return replace(bound(together), name=made_from)


def spelled(found: Vectors) -> dict[str, bytes]:
    """*found*, as they are kept."""
    return {name: array.tobytes() for name, array in zip(Vectors._fields, found.arrays, strict=True)}


def _vectors_in(kept: Base | Space) -> Vectors:
    return Vectors(
        terms=read(kept.terms).reshape(-1, WIDTH),
        weights=np.frombuffer(kept.weights, np.uint16).reshape(-1, WIDTH),
        titles=read(kept.titles),
        sketches=np.frombuffer(kept.sketches, np.uint8).reshape(-1, BITS // 8),
        sizes=read(kept.sizes),
    )


def _joined(stand: _Stand, base: NDArray[Any], later: NDArray[Any]) -> NDArray[Any]:
    found = np.empty((len(stand.behind), *base.shape[1:]), base.dtype)
    found[~stand.behind], found[stand.behind] = base[stand.base], later[stand.later]
    return found


def extended(array: NDArray[Any], count: int, fill: int = 0) -> NDArray[Any]:
    """*array* with rows up to *count*, each of *fill*; it can be written to."""
    found = np.empty((count, *array.shape[1:]), array.dtype)
    found[: len(array)], found[len(array) :] = array, fill
    return found


def _held(part: Vectors, slots: Slots, wanted: Terms) -> Held:
    numbers, places = _places(part.terms.ravel(), wanted)
    holding = slots[places // WIDTH]
    current = holding >= 0
    weights = part.weights.ravel()[places[current]]
    return Held(numbers[current], holding[current], weights)


def _places(terms: Terms, wanted: Terms) -> tuple[NDArray[np.int32], Ints]:
    """Where in *terms* those *wanted*, ascending, stand: which of them, and the place."""
    if not len(wanted):
        return np.empty(0, np.int32), np.empty(0, np.int64)
    # Few of many are wanted: their lowest bits tell nearly all others apart. In parts, which processors
    # have at hand.
    low = np.zeros(1 << 16, bool)
    low[wanted & _LOW] = True
    starts = range(0, len(terms), _PART)
    some = (np.flatnonzero(low.take(terms[start : start + _PART] & _LOW)) + start for start in starts)
    likely: Ints = np.concatenate([np.empty(0, np.int64), *some])
    if np.count_nonzero(low) == len(wanted):  # then they tell those wanted apart as well
        number = np.zeros(1 << 16, np.int32)
        number[wanted & _LOW] = np.arange(len(wanted))
        at = number[terms[likely] & _LOW]
    else:
        at = np.searchsorted(wanted, terms[likely]).astype(np.int32)
        at[at == len(wanted)] = 0
    found = wanted[at] == terms[likely]
    return at[found], likely[found]
