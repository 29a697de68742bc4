"""Rankings that others enter."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_gen.related import space
from site_gen.related.sheaf import bound
from site_gen.related.space import Rows
from tests.related.test_sheaf import vectors

LONG = 4
"""Members of a ranking here."""
Ranked = tuple[list[tuple[int, int]], bool]
"""Members with their scores, and whether there is nobody else."""


@pytest.fixture(autouse=True, scope="module")
def narrow() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(space, "KEPT", LONG)
        yield


def ranked(first: Ranked, *coming: tuple[int, int]) -> Ranked:
    """The first ranking of ten, after others come with their scores; the lower slot is the newer one."""
    members, whole = first
    rows = Rows(
        bound(vectors([])),
        np.full((10, LONG), -1, np.int32),
        np.zeros((10, LONG), np.int32),
        np.zeros(10, bool),
    )
    rows.nearest[0, : len(members)] = [member for member, _ in members]
    rows.scores[0, : len(members)] = [score for _, score in members]
    rows.whole[0] = whole
    order = np.arange(10)
    ends = space._ends(rows, order, [9])
    for new, score in coming:
        scores = np.zeros(10, np.int64)
        scores[0] = score
        space._enter(rows, new, scores, order, ends)
    found = zip(rows.nearest[0].tolist(), rows.scores[0].tolist(), strict=True)
    return [(member, score) for member, score in found if member >= 0], bool(rows.whole[0])


SCORES = st.lists(st.tuples(st.integers(1, 9), st.integers(0, 3)), max_size=8, unique_by=lambda one: one[0])


@given(SCORES)
def test_in_a_ranking_of_all_each_stands_where_it_would_stand_at_first(scores: list[tuple[int, int]]) -> None:
    best = sorted((one for one in scores if one[1]), key=lambda one: (-one[1], one[0]))

    assert ranked(([], True), *scores) == (best[:LONG], len(best) <= LONG)


@given(SCORES, st.integers(0, 8))
def test_a_ranking_is_entered_no_deeper_than_it_is_known(scores: list[tuple[int, int]], known: int) -> None:
    best = sorted((one for one in scores if one[1]), key=lambda one: (-one[1], one[0]))
    first = best[: min(known, LONG)]
    coming = [one for one in scores if one not in best[:known]]

    found, whole = ranked((first, False), *coming)

    assert (found, whole) == (first, False)


def test_a_better_one_enters_a_ranking_that_is_full_and_the_last_one_goes() -> None:
    full = [(1, 9), (2, 8), (3, 7), (4, 6)]

    assert ranked((full, False), (5, 8)) == ([(1, 9), (2, 8), (5, 8), (3, 7)], False)
    assert ranked((full, True), (5, 2)) == (full, False)
    assert ranked((full[:2], True), (5, 2)) == ([(1, 9), (2, 8), (5, 2)], True)
