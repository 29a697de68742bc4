"""How much a term says: the rarer it was among a fixed sample of the oldest articles, the more.

Document frequencies of all articles would change with every new one, and with them every vector.
The sample is drawn from the oldest 2^k articles, 2^k the largest power of two not above their number:
a new article leaves it as it is until their number passes the next power of two.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Self, TypeAlias
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from site_gen.model import Listing, Signals
from site_gen.related.marks import mark_terms
from site_gen.vietnamese.counts import distinct

Terms: TypeAlias = NDArray[np.uint32]

SAMPLE = 4096
"""Articles that are enough to know how rare a term is."""
_DROPPED = 4
"""Of a sample of `_LARGE`, terms in more than a fourth say nothing, and would cost most of the work."""
_LARGE = 256
_SURE = 2048
"""A sample in which terms of one article are no rarer than those of two: only chance tells them apart."""


def sampled(articles: Sequence[Listing]) -> tuple[int, list[Listing]]:
    """How many articles the sample of *articles*, newest first, stands for having; and the sample.

    Which of the oldest are drawn follows from their ids alone.
    """
    oldest = drawn_from(len(articles))
    every = max(oldest // SAMPLE, 1)
    drawn = articles[len(articles) - oldest :]
    if every > 1:
        drawn = [one for one in drawn if crc32(one.id.encode()) % every == 0]
    return oldest // every, list(drawn)


def drawn_from(count: int) -> int:
    """Of how many of *count* articles, the oldest, the sample is drawn."""
    return 1 << (count.bit_length() - 1) if count else 0


def terms_of(signals: Signals) -> Terms:
    """All terms of an article, each once: those of its marks behind those of its words."""
    marks = np.array(list(dict.fromkeys(mark_terms(signals))), dtype=np.uint32)
    return np.concatenate((read(signals.syllables), read(signals.pairs), marks))


def read(numbers: bytes) -> Terms:
    """Numbers of four bytes as an array."""
    return np.frombuffer(numbers, dtype=np.uint32)


_NONE: Terms = np.empty(0, np.uint32)


class Counts(NamedTuple):
    """How many articles hold each of some terms."""

    terms: Terms
    """Ascending."""
    counts: NDArray[np.int32]

    @classmethod
    def of(cls, articles: Sequence[Terms]) -> Self:
        """Those of *articles*, each by its terms."""
        terms, counts = distinct(np.concatenate(articles) if articles else _NONE)
        return cls(terms, counts.astype(np.int32))

    def after(self, came: Sequence[Terms], gone: Sequence[Terms]) -> Counts:
        """The same once articles *came* and others, which were among them, had *gone*."""
        more, less = Counts.of(came), Counts.of(gone)
        fresh = more.terms[~np.isin(more.terms, self.terms, assume_unique=True)]
        places = np.searchsorted(self.terms, fresh)
        terms, counts = np.insert(self.terms, places, fresh), np.insert(self.counts, places, 0)
        counts[np.searchsorted(terms, more.terms)] += more.counts
        counts[np.searchsorted(terms, less.terms)] -= less.counts
        return Counts(terms, counts)


class Levels:
    """The level of every term: floor(2·log2(2·size / df)), df the articles of the sample that hold it.

    0 for terms that say nothing. Whole numbers, so that every machine finds the same; half a step of
    the logarithm is fine enough, and an edit seldom moves a term by one.
    """

    def __init__(self, size: int, terms: Terms, levels: NDArray[np.uint8]) -> None:
        """Of a sample of *size*: *terms* that are not at the top, ascending, and their *levels*."""
        self.terms, self.levels = terms, levels
        self.top = _level(size, _least(size))
        """The level of hardly known terms."""
        self.large = size >= _LARGE
        """Whether looking up a common term costs anything."""

    @classmethod
    def of_sample(cls, size: int, members: int, known: Counts) -> Self:
        """The levels after what is *known* of the *members* of a sample of about *size*."""
        each = [0 if _says_nothing(size, df) else _level(size, df) for df in range(1, members + 1)]
        by_count, common = np.array([0, *each], np.uint8), known.counts > _least(size)
        return cls(size, known.terms[common], by_count[known.counts[common]])

    def of(self, terms: Terms) -> NDArray[np.uint8]:
        """The levels of *terms*."""
        if not len(self.terms):
            return np.full(len(terms), self.top, np.uint8)
        places = np.searchsorted(self.terms, terms)
        places[places == len(self.terms)] = 0
        return np.where(self.terms[places] == terms, self.levels[places], self.top).astype(np.uint8)

    def moved(self, before: Levels) -> tuple[Terms, Terms]:
        """The terms whose level is not what it was *before*: those that fell, and those that rose."""
        every = np.union1d(self.terms, before.terms)
        now, then = self.of(every), before.of(every)
        return every[now < then], every[now > then]


def _level(size: int, df: int) -> int:
    # floor(2·log2 x) = floor(log2 x²), without a fraction that could be rounded.
    return max((4 * size * size // (df * df)).bit_length() - 1, 0) if size else 0


def _least(size: int) -> int:
    return 2 if size >= _SURE else 1


def _says_nothing(size: int, df: int) -> bool:
    return size >= _LARGE and df * _DROPPED > size
