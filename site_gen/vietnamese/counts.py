"""How often a text says each of its terms."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from site_gen.vietnamese.terms import numbered, pair_of

MOST = 255
"""Times that are counted of one term."""


class Tally(NamedTuple):
    """Some terms and how often each was said."""

    terms: bytes
    """Their numbers, ascending, in four bytes each as the machine writes them."""
    times: bytes
    """A byte each, at most `MOST`."""


def count_terms(fields: Iterable[tuple[str, int]]) -> tuple[Tally, Tally]:
    """The syllables and the pairs of texts of which each counts as often as the number beside it says."""
    numbers: list[int] = []
    for text, weight in fields:
        numbers += [*numbered(text), 0] * weight  # short texts count more than once, long ones do not
    every = np.array(numbers, np.uint64)
    first, second = every[:-1], every[1:]
    both = np.minimum(first, second) > 0
    return _tally(every[every > 0]), _tally(pair_of(first[both], second[both]))


def distinct(numbers: NDArray[np.uint32]) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
    """Each of *numbers* once, ascending, and how often it is there."""
    in_order = np.sort(numbers)
    begins = np.flatnonzero(np.append(True, in_order[1:] != in_order[:-1])[: len(in_order)])
    return in_order[begins], np.diff(np.append(begins, len(in_order)))


def _tally(said: NDArray[np.uint64]) -> Tally:
    terms, times = distinct(said.astype(np.uint32))
    return Tally(terms.tobytes(), np.minimum(times, MOST).astype(np.uint8).tobytes())
