"""Vectors → of each article, those nearest to it, nearest first.

A ranking is kept as a prefix: exact as far as it goes. One that loses members stays right and grows
shorter; it is sought again only when it no longer reaches as deep as lists need.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from site_gen.mapper import Mapper
from site_gen.related.levels import Terms
from site_gen.related.vectors import WIDTH

Ints = NDArray[np.int64]
Scores = NDArray[np.int64]

DEPTH = 20
"""Members that a ranking has at least, if so many have anything in common with the article."""
KEPT = 28
"""Members of a new one: so many fewer may be left before it is sought again."""
_ROWS = 1250
"""Articles that are ranked together: a process needs all vectors to rank any."""
_EVERY = 16


class Postings:
    """Who holds each term, and with which weight."""

    def __init__(
        self, terms: NDArray[np.uint32], weights: NDArray[np.uint16], rows: Sequence[int] | None = None
    ) -> None:
        """Of all terms of the vectors, or of those that some *rows* hold."""
        flat, heavy = terms.ravel(), weights.ravel()
        wanted = heavy > 0
        if rows is not None:
            wanted &= _among(flat, np.unique(terms[rows]))
        places = np.flatnonzero(wanted)
        # One number for term and place, whose order is theirs: sorting it is quickest.
        key = np.sort(flat[places].astype(np.uint64) << np.uint64(32) | places.astype(np.uint64))
        places = (key & np.uint64(0xFFFFFFFF)).astype(np.int64)
        in_order = key >> np.uint64(32)
        opens = np.append(True, in_order[1:] != in_order[:-1])[: len(key)]
        self.terms, self.mine = terms, weights
        lists = np.full(flat.shape, -1, np.int32)
        lists[places] = np.cumsum(opens) - 1
        self.lists = lists.reshape(terms.shape)
        """Of each term of each vector the number of its list."""
        self.starts = np.append(np.flatnonzero(opens), len(key))
        self.articles = (places // WIDTH).astype(np.int32)
        self.weights = heavy[places].astype(np.float64)  # every sum is a whole number below 2^53

    def scores(self, row: int) -> Scores:
        """What every article scores with the one in *row*."""
        held = np.flatnonzero(self.lists[row] >= 0)
        lists = self.lists[row, held]
        starts = self.starts[lists]
        lengths = self.starts[lists + 1] - starts
        # Where each list lies in one array of all of them: one look-up instead of one for each term.
        ends = np.cumsum(lengths)
        at = np.arange(ends[-1] if len(ends) else 0) + np.repeat(starts - ends + lengths, lengths)
        products = self.weights[at] * np.repeat(self.mine[row, held], lengths)
        return np.bincount(self.articles[at], products, minlength=len(self.lists)).astype(np.int64)


def _among(terms: Terms, wanted: Terms) -> NDArray[np.bool_]:
    """Which of *terms* are *wanted*, of which there are some, ascending."""
    # Few of many are wanted: their lowest bits tell nearly all others apart.
    low = np.zeros(1 << 16, bool)
    low[wanted & np.uint32(0xFFFF)] = True
    found: NDArray[np.bool_] = low[terms & np.uint32(0xFFFF)]
    likely = np.flatnonzero(found)
    at = np.searchsorted(wanted, terms[likely])
    at[at == len(wanted)] = 0
    found[likely] = wanted[at] == terms[likely]
    return found


def best(scores: Scores, order: Ints, row: int, count: int) -> tuple[Ints, Scores]:
    """The *count* articles with the highest *scores* above 0 but for *row*, the first in *order* first."""
    scores[row] = 0
    # The count-th of some is never above the count-th of all: whoever is below it is none of the best.
    some = scores[::_EVERY]
    least = max(int(np.partition(some, -count)[-count]), 1) if len(some) > count else 1
    likely = np.flatnonzero(scores >= least)
    chosen = likely[np.lexsort((order[likely], -scores[likely]))[:count]]
    return chosen, scores[chosen]


@dataclass(frozen=True)
class Rank:
    """Ranks some rows of these vectors: an importable callable that other processes can be given."""

    terms: NDArray[np.uint32]
    weights: NDArray[np.uint16]
    order: Ints
    """Of each article, its place on the site: of equal scores, the first stands first."""
    depth: int
    few: ClassVar[int] = 2
    chunk: ClassVar[int] = 1
    """Its items are work for many: see `Workers`."""

    @cached_property
    def postings(self) -> Postings:
        return Postings(self.terms, self.weights)

    def __call__(self, rows: Sequence[int]) -> list[tuple[bytes, bytes]]:
        """Of each row its nearest and their scores, as arrays of four bytes each."""
        found = []
        for row in rows:
            scores = self.postings.scores(row)
            nearest, score = best(scores, self.order, row, self.depth)
            found.append((nearest.astype(np.int32).tobytes(), score.astype(np.int32).tobytes()))
        return found


def rank_all(rank: Rank, map: Mapper) -> Iterator[tuple[bytes, bytes]]:
    """Of every article its nearest and their scores."""
    count = len(rank.terms)
    rows = [range(start, min(start + _ROWS, count)) for start in range(0, count, _ROWS)]
    for found in map(rank, rows):
        yield from found


def rank_some(rank: Rank, rows: Iterable[int]) -> dict[int, tuple[Ints, Scores]]:
    """Of some articles: only what they hold is looked up."""
    chosen = list(rows)
    if not chosen:
        return {}
    postings = Postings(rank.terms, rank.weights, chosen)
    return {row: best(postings.scores(row), rank.order, row, rank.depth) for row in chosen}
