from __future__ import annotations

from array import array
from collections.abc import Sequence

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from site_gen.model import Signals
from site_gen.related.levels import Levels, Terms
from site_gen.related.sheaf import bound
from site_gen.related.twins import Twins
from site_gen.related.vectors import BITS, vectors

PAIRS = st.frozensets(st.integers(0, 40) | st.integers(0, 3).map(lambda one: one * BITS), max_size=12)
"""Some of which light the same bit of a sketch."""


def signals(pairs: frozenset[int], title: int) -> Signals:
    return Signals(
        title=title,
        syllables=b"",
        syllable_counts=b"",
        pairs=array("I", sorted(pairs)).tobytes(),
        pair_counts=bytes([1] * len(pairs)),
        marks=(),
        text="",
    )


def compared(pairs: Sequence[frozenset[int]], titles: Sequence[int]) -> tuple[Twins, list[int]]:
    """What compares articles with these *pairs* and *titles*; and whose pairs it opened."""
    opened: list[int] = []

    def of(slot: int) -> Terms:
        opened.append(slot)
        return np.array(sorted(pairs[slot]), np.uint32)

    levels = Levels(1, np.empty(0, np.uint32), np.empty(0, np.uint8))
    return Twins(bound(vectors([*map(signals, pairs, titles)], levels)), of), opened


@given(PAIRS, PAIRS)
@example(frozenset(), frozenset())
@example(frozenset({0, BITS, 2 * BITS, 3 * BITS}), frozenset({0, BITS}))
@example(frozenset({0, BITS, 2 * BITS}), frozenset({3 * BITS}))
def test_what_the_sketches_spare_changes_no_answer(one: frozenset[int], other: frozenset[int]) -> None:
    alike, _ = compared([one, other], [1, 2])

    assert alike(0, 1) == (len(one & other) * 2 >= len(one) > 0)
    assert alike(1, 0) == (len(one & other) * 2 >= len(other) > 0)


def test_the_pairs_of_articles_whose_sketches_differ_are_not_opened() -> None:
    alike, opened = compared([frozenset(range(20)), frozenset(range(15, 60))], [1, 2])

    assert not alike(0, 1)
    assert opened == []


def test_articles_of_one_title_are_twins_whatever_they_say() -> None:
    alike, _ = compared([frozenset({1}), frozenset({2}), frozenset()], [7, 7, 7])

    assert alike(0, 1)
    assert alike(2, 0)


def test_a_short_one_is_a_twin_of_the_long_one_that_quotes_it_but_not_the_other_way_round() -> None:
    alike, _ = compared([frozenset(range(4)), frozenset(range(20))], [1, 2])

    assert alike(0, 1)
    assert not alike(1, 0)
