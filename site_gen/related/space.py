"""The vectors of all articles and who is nearest to whom, carried from one build to the next."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from site_gen.digest import Digest
from site_gen.mapper import Mapper
from site_gen.model import ArticleId, Signals
from site_gen.related.field import Field
from site_gen.related.kept import Space
from site_gen.related.levels import Levels, Terms, read
from site_gen.related.ranking import DEPTH, KEPT, Ints, Postings, Rank, Scores, best, rank_all, rank_some
from site_gen.related.vectors import BITS, WIDTH, Vectors, vectors
from site_gen.vietnamese.terms import is_pair

_BATCH = 2048
"""Articles whose signals are in memory at a time."""
_MOST = 5
"""Where more than a fifth of the articles have other vectors than before, all are ranked anew."""


class Rows(NamedTuple):
    """Of each slot."""

    vectors: Vectors
    nearest: NDArray[np.int32]
    """Slots × KEPT: -1 behind the last."""
    scores: NDArray[np.int32]
    whole: NDArray[np.bool_]
    """Whether nobody behind those has anything in common with it."""

    def ranking(self, slot: int) -> list[tuple[int, int]]:
        """Who is nearest to *slot*, at most `DEPTH`, each with the score."""
        nearest, scores = self.nearest[slot, :DEPTH].tolist(), self.scores[slot, :DEPTH].tolist()
        return [(other, score) for other, score in zip(nearest, scores, strict=True) if other >= 0]

    def named(self, slots: NDArray[np.int32]) -> list[list[int]]:
        """The same of several, without scores; -1 behind the last."""
        found: list[list[int]] = self.nearest[slots, :DEPTH].tolist()
        return found


def made(
    ids: Sequence[ArticleId],
    order: Ints,
    signals: Mapping[ArticleId, Signals],
    levels: Levels,
    map: Mapper,
) -> Rows:
    """The rows of articles of which nothing is known yet."""
    found = _vectors(ids, signals, levels)
    rows = _empty(found)
    _rank_anew(rows, order, map)
    return rows


def _vectors(ids: Sequence[ArticleId], signals: Mapping[ArticleId, Signals], levels: Levels) -> Vectors:
    """The vectors of articles; their signals are not in memory together."""
    names = iter(ids)
    parts = []
    while some := list(islice(names, _BATCH)):
        parts.append(vectors([signals[one] for one in some], levels))
    return Vectors(*map(np.concatenate, zip(*parts, strict=True))) if parts else vectors([], levels)


def _empty(found: Vectors) -> Rows:
    count = len(found.terms)
    nearest, scores = np.full((count, KEPT), -1, np.int32), np.zeros((count, KEPT), np.int32)
    return Rows(found, nearest, scores, np.zeros(count, bool))


def _rank_anew(rows: Rows, order: Ints, map: Mapper) -> None:
    rank = Rank(rows.vectors.terms, rows.vectors.weights, order, KEPT)
    for slot, (nearest, scores) in enumerate(rank_all(rank, map)):
        _put(rows, slot, np.frombuffer(nearest, np.int32), np.frombuffer(scores, np.int32))


def _put(rows: Rows, slot: int, nearest: NDArray[np.integer], scores: NDArray[np.integer]) -> None:
    """Write a ranking that is as long as there is anybody, or as rankings are at first."""
    length = len(nearest)
    rows.nearest[slot], rows.scores[slot] = -1, 0
    rows.nearest[slot, :length], rows.scores[slot, :length] = nearest, scores
    rows.whole[slot] = length < KEPT


def renewed(
    rows: Rows,
    field: Field,
    signals: Mapping[ArticleId, Signals],
    levels: Levels,
    shifts: tuple[Terms, Terms],
    map: Mapper,
) -> tuple[Rows, set[int], set[int]]:
    """*rows* as they are for the articles of *field*, after the terms of *shifts* fell and rose.

    And the slots whose ranking is not what it was, or names somebody who changed; and who changed.
    """
    rows = _extended(rows, len(field.ids))
    for array in rows.vectors.arrays:
        array[field.gone] = 0
    rows.nearest[field.gone], rows.whole[field.gone] = -1, False
    suspects = [slot for slot in _suspects(rows, *shifts) if field.ids[slot] and slot not in field.changed]
    slots = np.array([*sorted(field.changed), *suspects], np.int64)
    found = _vectors([field.ids[slot] for slot in slots.tolist()], signals, levels)
    other = (found.terms != rows.vectors.terms[slots]) | (found.weights != rows.vectors.weights[slots])
    changed = field.changed | set(slots[np.any(other, axis=1)].tolist())
    for array, new in zip(rows.vectors.arrays, found.arrays, strict=True):
        array[slots] = new
    return rows, _moved(rows, changed, field.gone, field.order, map), changed


def _extended(rows: Rows, count: int) -> Rows:
    """*rows* with room for *count* slots, which can be written to."""

    def longer(array: NDArray[Any], fill: int = 0) -> NDArray[Any]:
        more = np.full((count - len(array), *array.shape[1:]), fill, array.dtype)
        return np.concatenate((array, more))

    return Rows(
        Vectors(*map(longer, rows.vectors.arrays)),
        longer(rows.nearest, -1),
        longer(rows.scores),
        longer(rows.whole),
    )


def _suspects(rows: Rows, fell: Terms, rose: Terms) -> Ints:
    """The slots whose vectors can change with these levels; few others.

    A term that falls takes a vector's place from those alone that hold it. One that rises can come
    into any vector whose article has it: the sketches tell for pairs, and nobody for others.
    """
    if not len(fell) and not len(rose):
        return np.empty(0, np.int64)
    found: NDArray[np.bool_] = np.any(np.isin(rows.vectors.terms, np.concatenate((fell, rose))), axis=1)
    if len(rose) and not is_pair(int(rose.min())):
        return np.arange(len(found))
    bits = np.unique(rose % BITS)
    for bit in bits.tolist():
        found |= (rows.vectors.sketches[:, bit >> 3] & (0x80 >> (bit & 7))) > 0
    return np.flatnonzero(found)


def _moved(rows: Rows, changed: Collection[int], gone: Collection[int], order: Ints, map: Mapper) -> set[int]:
    """Bring the rankings of *rows* up to date after the vectors of *changed* and *gone*.

    The slots whose ranking is not what it was, or names one of those.
    """
    if len(changed) * _MOST > len(order):
        _rank_anew(rows, order, map)
        return set(range(len(order)))
    touched = _without(rows, [*changed, *gone])
    fresh = sorted(changed)
    postings = Postings(rows.vectors.terms, rows.vectors.weights, fresh)
    for slot in fresh:
        scores = postings.scores(slot)
        scores[slot] = 0
        touched.update(_enter(rows, slot, scores, order, changed))
        _put(rows, slot, *best(scores, order, slot, KEPT))
    short = {slot for slot in touched if not rows.whole[slot] and rows.nearest[slot, DEPTH - 1] < 0}
    rank = Rank(rows.vectors.terms, rows.vectors.weights, order, KEPT)
    for slot, (nearest, scores) in rank_some(rank, sorted(short - set(changed))).items():
        _put(rows, slot, nearest, scores)
    return touched | set(changed)


def _without(rows: Rows, slots: Sequence[int]) -> set[int]:
    """Take *slots* out of all rankings; those that named one."""
    named = np.isin(rows.nearest, np.array(slots, np.int32))
    touched = np.flatnonzero(named.any(axis=1)).tolist()
    for slot in touched:
        kept = ~named[slot]
        nearest, scores = rows.nearest[slot, kept], rows.scores[slot, kept]
        rows.nearest[slot], rows.scores[slot] = -1, 0
        rows.nearest[slot, : len(nearest)], rows.scores[slot, : len(nearest)] = nearest, scores
    return set(touched)


def _enter(rows: Rows, new: int, scores: Scores, order: Ints, changed: Collection[int]) -> set[int]:
    """Put *new* where it belongs in the rankings of others: no deeper than they are known."""
    lengths = (rows.nearest >= 0).sum(axis=1)
    last = np.maximum(lengths - 1, 0)
    at = np.arange(len(order))
    least = np.where(lengths > 0, rows.scores[at, last], np.iinfo(np.int32).max)
    behind = order[rows.nearest[at, last]]
    better = (scores > least) | ((scores == least) & (order[new] < behind))
    wanting = np.flatnonzero((scores > 0) & (better | rows.whole))
    found = {slot for slot in wanting.tolist() if slot not in changed}
    for slot in found:
        _insert(rows, slot, new, int(scores[slot]), order)
    return found


def _insert(rows: Rows, slot: int, new: int, score: int, order: Ints) -> None:
    length = int((rows.nearest[slot] >= 0).sum())
    members = rows.nearest[slot, :length].tolist()
    scores = rows.scores[slot, :length].tolist()
    keys = [(-one, int(order[member])) for one, member in zip(scores, members, strict=True)]
    place = sum(key < (-score, int(order[new])) for key in keys)
    members.insert(place, new)
    scores.insert(place, score)
    if len(members) > KEPT:
        rows.whole[slot] = False
    rows.nearest[slot, : length + 1], rows.scores[slot, : length + 1] = members[:KEPT], scores[:KEPT]


def spelled(rows: Rows, slots: Digest, sample: Digest) -> Space:
    """*rows* of articles in *slots*, weighed by the levels of *sample*, as they are kept."""
    arrays: list[NDArray[Any]] = [*rows.vectors.arrays, rows.nearest, rows.scores, rows.whole]
    names = ("terms", "weights", "titles", "sketches", "sizes", "nearest", "scores", "whole")
    return Space(
        slots=slots,
        sample=sample,
        **{name: one.tobytes() for name, one in zip(names, arrays, strict=True)},
    )


def opened(kept: Space) -> Rows:
    """The rows that were kept; they cannot be written to."""
    found = Vectors(
        terms=read(kept.terms).reshape(-1, WIDTH),
        weights=np.frombuffer(kept.weights, np.uint16).reshape(-1, WIDTH),
        titles=read(kept.titles),
        sketches=np.frombuffer(kept.sketches, np.uint8).reshape(-1, BITS // 8),
        sizes=read(kept.sizes),
    )
    nearest = np.frombuffer(kept.nearest, np.int32).reshape(-1, KEPT)
    scores = np.frombuffer(kept.scores, np.int32).reshape(-1, KEPT)
    return Rows(found, nearest, scores, np.frombuffer(kept.whole, np.bool_))
