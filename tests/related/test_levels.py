from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import timedelta
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_gen.model import Listing
from site_gen.related import levels
from site_gen.related.levels import Counts, Levels, Terms, sampled
from tests.related.press import site, written
from tests.samples import FIRST


def terms(*found: int) -> Terms:
    return np.array(found, np.uint32)


def levels_of(size: int, articles: Sequence[Terms]) -> Levels:
    return Levels.of_sample(size, len(articles), Counts.of(articles))


def listings(count: int) -> list[Listing]:
    return site(
        written(f"bai{number}", published=FIRST + timedelta(hours=number)) for number in range(count)
    )[0]


def in_plain_arithmetic(size: int, df: int) -> int:
    """The largest n for which 2^(n/2) is not above 2·size / df."""
    ratio = Fraction(2 * size, df) ** 2
    return max((n for n in range(80) if 2**n <= ratio), default=0)


@given(st.integers(1, 255), st.data())
def test_the_level_is_twice_the_logarithm_without_its_fraction(size: int, data: st.DataObject) -> None:
    df = data.draw(st.integers(1, size))
    found = levels_of(size, [terms(7)] * df)

    assert found.of(terms(7)).tolist() == [in_plain_arithmetic(size, df)]


def test_what_nobody_of_the_sample_says_counts_like_what_one_of_it_says() -> None:
    found = levels_of(64, [terms(1, 2), terms(1)])

    assert found.of(terms(1, 2, 3)).tolist() == [12, 14, 14]
    assert found.top == 2 * math.log2(2 * 64)


def test_in_a_large_sample_what_two_of_it_say_counts_like_what_one_says() -> None:
    found = levels_of(2048, [terms(1, 2, 3), terms(1, 2), terms(1)])

    assert found.of(terms(1, 2, 3, 4)).tolist() == [20, 22, 22, 22]


@pytest.mark.parametrize(("df", "level"), [(64, 6), (65, 0)])
def test_of_a_large_sample_what_more_than_a_fourth_says_says_nothing(df: int, level: int) -> None:
    assert levels_of(256, [terms(7)] * df).of(terms(7)).tolist() == [level]


def test_of_a_small_sample_even_what_all_say_says_something() -> None:
    assert levels_of(255, [terms(7)] * 255).of(terms(7)).tolist() == [2]


ARTICLES = st.lists(st.frozensets(st.integers(1, 9)).map(lambda found: terms(*found)), max_size=9)


@given(ARTICLES, ARTICLES, ARTICLES)
def test_who_came_and_who_went_is_counted_as_if_all_were_counted_anew(
    stay: list[Terms], came: list[Terms], gone: list[Terms]
) -> None:
    amended, anew = Counts.of([*stay, *gone]).after(came, gone), Counts.of([*stay, *came])

    held = amended.counts > 0
    assert amended.terms[held].tolist() == anew.terms.tolist()
    assert amended.counts[held].tolist() == anew.counts.tolist()


@given(
    st.lists(st.frozensets(st.integers(1, 9)), max_size=9),
    st.lists(st.frozensets(st.integers(1, 9)), max_size=9),
)
def test_those_that_moved_are_those_whose_level_is_another(
    one: list[frozenset[int]], other: list[frozenset[int]]
) -> None:
    before, now = (levels_of(8, [terms(*found) for found in state]) for state in (one, other))
    every = terms(*range(1, 11))

    fell, rose = now.moved(before)

    assert fell.tolist() == every[now.of(every) < before.of(every)].tolist()
    assert rose.tolist() == every[now.of(every) > before.of(every)].tolist()


@pytest.mark.parametrize(("count", "size"), [(0, 0), (1, 1), (2, 2), (3, 2), (7, 4), (8, 8)])
def test_the_sample_is_the_oldest_of_the_largest_power_of_two(count: int, size: int) -> None:
    found = listings(count)

    assert sampled(found) == (size, found[count - size :])


def test_a_newest_article_leaves_the_sample_as_it_is_up_to_the_next_power_of_two() -> None:
    found = listings(33)

    samples = [sampled(found[33 - count :]) for count in (16, 17, 31, 32)]

    assert samples[0] == samples[1] == samples[2] != samples[3]


def test_of_many_the_sample_is_drawn_by_their_ids_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(levels, "SAMPLE", 16)
    found = listings(300)

    size, drawn = sampled(found)

    assert size == 16
    assert 4 < len(drawn) < 40
    assert sampled(found[40:]) == (size, drawn)
