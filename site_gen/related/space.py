"""The vectors of all articles and who is nearest to whom, carried from one build to the next."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from operator import neg
from typing import NamedTuple

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from site_gen.digest import Digest, digest
from site_gen.mapper import Mapper
from site_gen.model import ArticleId, Signals
from site_gen.related import sheaf
from site_gen.related.field import Field
from site_gen.related.kept import Known, Space
from site_gen.related.levels import Levels, Terms, read
from site_gen.related.marks import mark_terms
from site_gen.related.ranking import DEPTH, KEPT, Ints, Rank, Scores, best, rank_all, rank_some, some
from site_gen.related.vectors import BITS, Vectors, Weigh, joined, vectors
from site_gen.vietnamese.terms import OTHER, PAIR

_BATCH = 512
"""Articles whose signals are in memory at a time."""
_MOST = 5
"""Where more than a fifth of the articles have other vectors than before, all are ranked anew."""
_LOW = 0xFFFF
_NOBODY, _BEHIND = 1 << 40, 1 << 41
"""A score that nobody has, and a place behind all."""


class Rows(NamedTuple):
    """Of each slot."""

    vectors: sheaf.Sheaf
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
    found = _vectors(ids, signals, levels, map)
    nearest, scores = np.full((len(ids), KEPT), -1, np.int32), np.zeros((len(ids), KEPT), np.int32)
    rows = Rows(sheaf.bound(found), nearest, scores, np.zeros(len(ids), bool))
    _rank_anew(rows, order, map)
    return rows


def _vectors(
    ids: Sequence[ArticleId], signals: Mapping[ArticleId, Signals], levels: Levels, map: Mapper
) -> Vectors:
    """The vectors of articles; their signals are not in memory together."""
    batches = (ids[start : start + _BATCH] for start in range(0, len(ids), _BATCH))
    parts = list(map(Weigh(levels), (_worded(some, signals) for some in batches)))
    return joined(parts) if parts else vectors([], levels)


def _worded(ids: Sequence[ArticleId], signals: Mapping[ArticleId, Signals]) -> list[Signals]:
    """The *signals* of some articles; without their texts, which nobody weighs and which would travel."""
    return [replace(signals[one], text="") for one in ids]


def _rank_anew(rows: Rows, order: Ints, map: Mapper) -> None:
    found = rows.vectors.whole()
    rank = Rank(found.terms, found.weights, order, KEPT)
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
    """*rows*, written to, as they are for the articles of *field*, after the terms of *shifts* fell and rose.

    And the slots whose ranking is not what it was, or names somebody who changed; and who changed.
    """
    rows.nearest[field.gone], rows.whole[field.gone] = -1, False
    changed = sorted(field.changed)
    slots = [*changed, *sorted(_suspects(rows.vectors, field, signals, levels, shifts) - field.changed)]
    found = _vectors([field.at(slot).id for slot in slots], signals, levels, map)
    other = np.ones(len(slots), bool)
    other[len(changed) :] = _differ(rows.vectors.of(slots[len(changed) :]), found, len(changed))
    changed = np.array(slots, np.int64)[other].tolist()
    vectors_now = rows.vectors.without(field.gone).written(changed, sheaf.picked(found, other))
    rows = rows._replace(vectors=vectors_now)
    return rows, _moved(rows, {*changed}, field.gone, field.order, map), {*changed}


def _differ(before: Vectors, found: Vectors, first: int) -> NDArray[np.bool_]:
    """Of each vector *before* whether its like among those *found*, from *first* on, is another."""
    terms, weights = found.terms[first:], found.weights[first:]
    differ: NDArray[np.bool_] = np.any((terms != before.terms) | (weights != before.weights), axis=1)
    return differ


def _suspects(
    known: sheaf.Sheaf,
    field: Field,
    signals: Mapping[ArticleId, Signals],
    levels: Levels,
    shifts: tuple[Terms, Terms],
) -> set[int]:
    """The slots whose vectors can change with these levels.

    A term that rises can come into any vector whose article has it. One that falls leaves those that
    hold it; and where common words were kept out of a vector that has room, it makes place for others.
    """
    fell, rose = shifts
    if not len(fell) and not len(rose):
        return set()
    found: set[int] = set(known.held(np.union1d(fell, rose)).slots.tolist())
    moved, likely = rose, _likely(known, rose)
    if levels.large:
        words = fell[(fell < OTHER) | (fell >= PAIR)]
        moved, likely = np.union1d(words, rose), likely | (known.unfilled() & _likely(known, words))
    likely[[*found]] = False
    asked = list(filter(field.holds, np.flatnonzero(likely).tolist()))
    found.update(_bearing(field, signals, asked, moved))
    return set(filter(field.holds, found))


def _likely(known: sheaf.Sheaf, terms: Terms) -> NDArray[np.bool_]:
    """Of each slot whether its article can have one of *terms*: of pairs the sketches tell who has not."""
    pairs = terms[terms >= PAIR]
    if len(pairs) < len(terms):
        return np.ones(known.count, bool)
    return known.lighting(np.unique(pairs % BITS))


def _bearing(
    field: Field, signals: Mapping[ArticleId, Signals], asked: Iterable[int], moved: Terms
) -> Iterator[int]:
    """Those *asked* whose articles have a term that *moved*."""
    wanted, low = set(moved.tolist()), np.zeros(1 << 16, bool)
    low[moved & _LOW] = True
    for slot in asked:
        one = signals[field.at(slot).id]
        terms = read(one.syllables + one.pairs)
        if not wanted.isdisjoint([*terms[low[terms & _LOW]].tolist(), *mark_terms(one)]):
            yield slot


def _moved(rows: Rows, changed: Collection[int], gone: Collection[int], order: Ints, map: Mapper) -> set[int]:
    """Bring the rankings of *rows* up to date after the vectors of *changed* and *gone*.

    The slots whose ranking is not what it was, or names one of those.
    """
    if len(changed) * _MOST > len(order):
        _rank_anew(rows, order, map)
        return set(range(len(order)))
    touched = _without(rows, [*changed, *gone])
    fresh, ends = sorted(changed), _ends(rows, order, changed)
    lookup = some(rows.vectors, fresh)
    for row, slot in enumerate(fresh):
        scores = lookup.scores(row)
        scores[slot] = 0
        touched.update(_enter(rows, slot, scores, order, ends))
        _put(rows, slot, *best(scores, order, slot, KEPT))
    short = {slot for slot in touched if not rows.whole[slot] and rows.nearest[slot, DEPTH - 1] < 0}
    for slot, nearest, scores in rank_some(rows.vectors, sorted(short - set(changed)), order, KEPT):
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


class _Ends(NamedTuple):
    """Where the ranking in each slot ends: who is no better than that has no place in it."""

    lengths: Ints
    scores: Scores
    places: Ints
    """On the site, of the last."""


def _ends(rows: Rows, order: Ints, changed: Collection[int]) -> _Ends:
    """The ends of all rankings but those of *changed*, which nobody enters."""
    lengths = np.count_nonzero(rows.nearest >= 0, axis=1)
    at, last = np.arange(len(order)), np.maximum(lengths - 1, 0)
    scores, places = rows.scores[at, last].astype(np.int64), order[rows.nearest[at, last]]
    scores[lengths == 0] = _NOBODY
    scores[rows.whole], places[rows.whole] = 1, _BEHIND
    scores[[*changed]] = _NOBODY
    return _Ends(lengths, scores, places)


def _enter(rows: Rows, new: int, scores: Scores, order: Ints, ends: _Ends) -> set[int]:
    """Put *new* where it belongs in the rankings of others: no deeper than they are known."""
    likely = np.flatnonzero(scores >= ends.scores)
    better = (scores[likely] > ends.scores[likely]) | (order[new] < ends.places[likely])
    found = likely[better].tolist()
    for slot in found:
        _insert(rows, slot, new, int(scores[slot]), order, ends)
    return set(found)


def _insert(rows: Rows, slot: int, new: int, score: int, order: Ints, ends: _Ends) -> None:
    length, nearest, scores = int(ends.lengths[slot]), rows.nearest[slot], rows.scores[slot]
    known = scores[:length].tolist()
    place = bisect_left(known, -score, key=neg)
    while place < length and known[place] == score and order[nearest[place]] < order[new]:
        place += 1
    if place < KEPT:
        nearest[place + 1 :], scores[place + 1 :] = nearest[place:-1].copy(), scores[place:-1].copy()
        nearest[place], scores[place] = new, score
    if length < KEPT:
        ends.lengths[slot] = length = length + 1
    else:
        rows.whole[slot] = False
    if not rows.whole[slot]:
        ends.scores[slot], ends.places[slot] = scores[length - 1], order[nearest[length - 1]]


def keep(rows: Rows, slots: Digest, sample: Digest, map: Mapper) -> None:
    """Keep *rows* of articles in *slots*, weighed by the levels of *sample*."""
    vectors = sheaf.keep(rows.vectors, digest((slots, sample)), map)
    map.keep(
        Space(
            slots=slots,
            sample=sample,
            base=vectors.name,
            later=vectors.slots.tobytes(),
            **sheaf.spelled(vectors.later),
            nearest=rows.nearest.tobytes(),
            scores=rows.scores.tobytes(),
            whole=rows.whole.tobytes(),
        )
    )


def opened(known: Known, count: int) -> Rows:
    """The rows that were kept, and empty ones up to *count*; rankings can be written to."""
    space = known.space
    return Rows(
        sheaf.opened(known),
        sheaf.extended(np.frombuffer(space.nearest, np.int32).reshape(-1, KEPT), count, -1),
        sheaf.extended(np.frombuffer(space.scores, np.int32).reshape(-1, KEPT), count),
        sheaf.extended(np.frombuffer(space.whole, np.bool_), count),
    )
