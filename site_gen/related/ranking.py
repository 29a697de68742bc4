"""Vectors → of each article, those nearest to it, nearest first.

A ranking is kept as a prefix: exact as far as it goes. One that loses members stays right and grows
shorter; it is sought again only when it no longer reaches as deep as lists need.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar, NamedTuple

import numpy as np
from numpy.typing import NDArray

from site_gen.mapper import Mapper
from site_gen.related.sheaf import Sheaf
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
    """Who holds each term, and with which weight: a list of each."""

    def __init__(
        self, starts: Ints, articles: NDArray[np.int32], weights: NDArray[np.uint16], count: int
    ) -> None:
        """Of *count* articles; who holds a term, and how, stands list by list, each from its start on."""
        self.starts, self.articles, self.count = starts, articles, count
        # Products are whole numbers below 2^24, and are added as float64.
        self.weights = weights.astype(np.float32)

    def scores(self, lists: NDArray[np.int32], weights: NDArray[np.uint16]) -> Scores:
        """What every article scores with one whose terms, with *weights*, have these *lists*."""
        starts = self.starts[lists]
        lengths = self.starts[lists + 1] - starts
        # Where each list lies in one array of all of them: one look-up instead of one for each term.
        ends = np.cumsum(lengths)
        at = np.arange(ends[-1] if len(ends) else 0) + np.repeat(starts - ends + lengths, lengths)
        products = self.weights[at] * np.repeat(weights, lengths)
        return np.bincount(self.articles[at], products, minlength=self.count).astype(np.int64)


class Lookup(NamedTuple):
    """Vectors, and the lists of their terms."""

    postings: Postings
    lists: NDArray[np.int32]
    """Of each term of each vector the number of its list; -1 where it says nothing."""
    weights: NDArray[np.uint16]

    def scores(self, row: int) -> Scores:
        """What every article scores with that of one vector."""
        held = np.flatnonzero(self.lists[row] >= 0)
        return self.postings.scores(self.lists[row, held], self.weights[row, held])


def _all(terms: NDArray[np.uint32], weights: NDArray[np.uint16]) -> Lookup:
    """The lists of all articles."""
    # In place wherever it can be: of a hundred thousand articles, each of these arrays has 130 MB.
    places = np.flatnonzero(weights)
    # One number for term and place, whose order is theirs: sorting it is quickest.
    key = terms.ravel()[places].astype(np.uint64)
    key <<= np.uint64(32)
    key |= places.astype(np.uint64)
    del places
    key.sort()
    at = key.astype(np.uint32)
    key >>= np.uint64(32)
    opens = np.append(True, key[1:] != key[:-1])[: len(key)]
    del key
    lists = np.full(terms.size, -1, np.int32)
    lists[at] = np.cumsum(opens, dtype=np.int32) - 1
    starts = np.append(np.flatnonzero(opens), len(at))
    articles = (at // np.uint32(WIDTH)).astype(np.int32)
    postings = Postings(starts, articles, weights.ravel()[at], len(terms))
    return Lookup(postings, lists.reshape(terms.shape), weights)


def some(sheaf: Sheaf, slots: Sequence[int]) -> Lookup:
    """The lists of those in some *slots*: only what they hold is looked up."""
    mine = sheaf.of(slots)
    says = mine.weights > 0
    wanted = np.unique(mine.terms[says])
    held = sheaf.held(wanted)
    starts = np.append(0, np.cumsum(np.bincount(held.numbers, minlength=len(wanted))))
    # Numbers of two bytes are put in order without comparing them.
    numbers = held.numbers.astype(np.uint16) if len(wanted) < 1 << 16 else held.numbers
    order = np.argsort(numbers, kind="stable")
    lists = np.full(mine.terms.shape, -1, np.int32)
    lists[says] = np.searchsorted(wanted, mine.terms[says])
    postings = Postings(starts, held.slots[order], held.weights[order], sheaf.count)
    return Lookup(postings, lists, mine.weights)


def best(scores: Scores, order: Ints, row: int, count: int) -> tuple[Ints, Scores]:
    """The *count* articles with the highest *scores* above 0 but for *row*, the first in *order* first.

    Of *row* itself the score is set to 0.
    """
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
    def lookup(self) -> Lookup:
        return _all(self.terms, self.weights)

    def __call__(self, rows: Sequence[int]) -> list[tuple[bytes, bytes]]:
        """Of each row its nearest and their scores, as arrays of four bytes each."""
        found = []
        for row in rows:
            scores = self.lookup.scores(row)
            nearest, score = best(scores, self.order, row, self.depth)
            found.append((nearest.astype(np.int32).tobytes(), score.astype(np.int32).tobytes()))
        return found


def rank_all(rank: Rank, map: Mapper) -> Iterator[tuple[bytes, bytes]]:
    """Of every article its nearest and their scores."""
    count = len(rank.terms)
    rows = [range(start, min(start + _ROWS, count)) for start in range(0, count, _ROWS)]
    for found in map(rank, rows):
        yield from found


def rank_some(
    sheaf: Sheaf, slots: Sequence[int], order: Ints, depth: int
) -> Iterator[tuple[int, Ints, Scores]]:
    """Of some slots the *depth* nearest, and their scores."""
    lookup = some(sheaf, slots)
    for row, slot in enumerate(slots):
        yield slot, *best(lookup.scores(row), order, slot, depth)
