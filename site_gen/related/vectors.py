"""The signals of articles as vectors of whole numbers, whose product says how near two articles are."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Any, ClassVar, NamedTuple

import numpy as np
from numpy.typing import NDArray

from site_gen.model import Bond, Signals
from site_gen.related.levels import Levels, Terms, read
from site_gen.related.marks import mark_terms
from site_gen.vietnamese.counts import MOST

Ints = NDArray[np.int64]

SYLLABLES, PAIRS = 72, 72
"""The heaviest terms of an article that its vector holds."""
MARKS: dict[Bond, int] = {"event": 1, "documents": 4, "people": 6, "series": 1, "tags": 4}
"""And its heaviest marks of each kind."""
WIDTH = SYLLABLES + PAIRS + sum(MARKS.values())
LENGTH = 1024
"""Of the syllables, and of the pairs, of a vector that has `FEW` or more."""
FEW = 24
"""Terms that a budget holds at least for its full length; those that say nothing are not among them.

One of fewer is shorter, as if its other terms were nobody else's: of ten words one in common is no nearness.
"""
WORTH: dict[Bond, int] = {"event": 600, "documents": 420, "series": 420, "people": 350, "tags": 330}
"""What the rarest mark of its kind adds to the score of two articles, as its root.

Two longer articles with the same words have 2 · 1024² = 2.1 million; two of one story 0.3 to 0.8 million.
"""
MOST_OF_A_KIND = 600
"""The root of what all marks of one kind can add to a score."""
BITS = 2048
"""Of a sketch: a pair lights one."""
SHARE = 8
"""How often all articles together may stand in the lists of the terms of one budget.

Else twenty thousand notices of five kinds, with all their words on a fifth of the site, would look up
each other's every word (benchmarks/alike.py). Of news it takes words from few.
"""
_UNIT = 1 << 20
_COST = np.array([0, *(math.isqrt(4 * _UNIT * _UNIT >> level) for level in range(1, 64))], np.int64)
"""What part of the sample holds a term, by its level: 2 / √2^level, in whole units."""
_TF = np.array([0, *(round(8 * (1 + math.log(times))) for times in range(1, MOST + 1))], np.int64)


class Vectors(NamedTuple):
    """Of some articles, a row each."""

    terms: NDArray[np.uint32]
    """Articles × WIDTH; 0 where an article has fewer."""
    weights: NDArray[np.uint16]
    """The same; 0 for terms that say nothing."""
    titles: NDArray[np.uint32]
    """The number of each title."""
    sketches: NDArray[np.uint8]
    """Articles × BITS / 8: which bits their pairs light."""
    sizes: NDArray[np.uint32]
    """How many distinct pairs each has."""

    @property
    def arrays(self) -> list[NDArray[Any]]:
        """All of them."""
        return [self.terms, self.weights, self.titles, self.sketches, self.sizes]


def vectors(articles: Sequence[Signals], levels: Levels) -> Vectors:
    """The vector of each article.

    Each of its two budgets is scaled to one length before they are added, unless it holds fewer than
    `FEW` terms: in one vector, rare pairs would push the syllables out.
    """
    terms = np.zeros((len(articles), WIDTH), np.uint32)
    weights = np.zeros((len(articles), WIDTH), np.uint16)
    syllables = _heaviest(
        [one.syllables for one in articles], [one.syllable_counts for one in articles], levels, SYLLABLES
    )
    pairs = _heaviest([one.pairs for one in articles], [one.pair_counts for one in articles], levels, PAIRS)
    for start, (row, place, term, weight) in ((0, syllables), (SYLLABLES, pairs)):
        terms[row, start + place], weights[row, start + place] = term, weight
    marks = list(map(mark_terms, articles))
    known = iter(levels.of(np.array([*chain.from_iterable(marks)], np.uint32)).tolist())
    for number, (one, its) in enumerate(zip(articles, marks, strict=True)):
        heaviest = _marks(one, its, islice(known, len(its)), levels.top)
        for at, pair in enumerate(heaviest, SYLLABLES + PAIRS):
            terms[number, at], weights[number, at] = pair
    lengths = np.array([len(one.pairs) // 4 for one in articles], np.int64)
    lit = np.zeros((len(articles), BITS), bool)
    lit[np.repeat(np.arange(len(articles)), lengths), _joined([one.pairs for one in articles]) % BITS] = True
    return Vectors(
        terms=terms,
        weights=weights,
        titles=np.array([one.title for one in articles], np.uint32),
        sketches=np.packbits(lit, axis=1),
        sizes=lengths.astype(np.uint32),
    )


def joined(parts: Sequence[Vectors]) -> Vectors:
    """Vectors one behind the other."""
    return Vectors(*map(np.concatenate, zip(*parts, strict=True)))


class Weigh:
    """`vectors` for batches of articles; one is weighed before other processes could be started."""

    few: ClassVar[int] = 3
    chunk: ClassVar[int] = 1

    def __init__(self, levels: Levels) -> None:
        self.levels = levels

    def __call__(self, articles: Sequence[Signals]) -> Vectors:
        return vectors(articles, self.levels)


def _heaviest(
    numbers: Sequence[bytes], counts: Sequence[bytes], levels: Levels, budget: int
) -> tuple[Ints, Ints, Terms, Ints]:
    """Of each article the *budget* heaviest terms: its row, their places, the terms, the weights."""
    lengths = np.array([len(one) for one in counts], np.int64)
    row = np.repeat(np.arange(len(counts)), lengths)
    terms = _joined(numbers)
    times = np.frombuffer(b"".join(counts), np.uint8)
    level: Ints = levels.of(terms).astype(np.int64)
    weight = _TF[times] * level
    # One number for row, weight, term and its level, whose order is theirs: sorting it is quickest.
    key = np.sort((row << 49) | ((0x7FF - weight) << 38) | (terms.astype(np.int64) << 6) | level)
    row, weight, level = key >> 49, 0x7FF - (key >> 38 & 0x7FF), key & 0x3F
    terms = (key >> 6 & 0xFFFFFFFF).astype(np.uint32)
    begins = np.cumsum(lengths) - lengths
    place = np.arange(len(key)) - np.repeat(begins, lengths)
    spent = np.append(0, np.cumsum(_COST[level]))
    within = spent[1:] - np.repeat(spent[begins], lengths) <= SHARE * _UNIT
    chosen = (place < budget) & (weight > 0) & (within | (not levels.large))
    row, place, terms, weight = row[chosen], place[chosen], terms[chosen], weight[chosen]
    held = np.maximum(np.bincount(row, minlength=len(counts)), 1)
    squares = np.bincount(row, weight * weight, minlength=len(counts)).astype(np.int64)
    norm = np.maximum(np.sqrt(squares * np.maximum(held, FEW) // held).astype(np.int64), 1)
    return row, place, terms, weight * LENGTH // norm[row]


def _joined(numbers: Sequence[bytes]) -> Terms:
    return read(b"".join(numbers))


def _marks(one: Signals, terms: Sequence[int], known: Iterable[int], top: int) -> Iterator[tuple[int, int]]:
    """The heaviest marks of each kind, the first of equal ones first: term and weight.

    *known* are the levels of their *terms*, of which *top* is the highest. Together those of one kind
    weigh at most as much as an event: twenty people in common are no more.
    """
    weighed = defaultdict[Bond, list[tuple[int, int, int]]](list)
    for place, (mark, term, level) in enumerate(zip(one.marks, terms, known, strict=True)):
        if level:
            weighed[mark.kind].append((-(WORTH[mark.kind] * level // top), place, term))
    for kind, budget in MARKS.items():
        heaviest = sorted(weighed.get(kind, ()))[:budget]
        norm = math.isqrt(sum(weight * weight for weight, _, _ in heaviest))
        for weight, _, term in heaviest:
            yield term, -weight * MOST_OF_A_KIND // max(norm, MOST_OF_A_KIND)
