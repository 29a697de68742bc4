from __future__ import annotations

from array import array
from collections import Counter
from itertools import pairwise
from typing import NamedTuple
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_gen.vietnamese.counts import MOST, Tally, count_terms
from site_gen.vietnamese.terms import is_pair, numbered, pair_of, pairs_in, term_of, words_in
from site_gen.vietnamese.text import normal
from tests.vietnamese.typing import toned

WORDS = (
    *("hoà", "thúy", "đường", "nghiệp", "quyển", "xoá", "khoẻ", "giữa", "uỷ", "ươn", "quá", "gìn", "ở", "ý"),
    *("trường", "D2", "ubnd", "hợp"),
)
TEXTS = st.lists(st.sampled_from(WORDS) | st.sampled_from([",", ".", "\n", "–", "(", "”"]), max_size=20).map(
    " ".join
)


class Terms(NamedTuple):
    syllables: dict[int, int]
    pairs: dict[int, int]


def terms(text: str) -> Terms:
    return counted((text, 1))


def counted(*fields: tuple[str, int]) -> Terms:
    return Terms(*map(_opened, count_terms(fields)))


def _opened(tally: Tally) -> dict[int, int]:
    return dict(zip(array("I", tally.terms), tally.times, strict=True))


@given(TEXTS)
def test_however_a_text_is_typed_its_terms_are_the_same(text: str) -> None:
    plain = terms(text)

    assert terms(normalize("NFD", text)) == plain
    assert terms(text.upper()) == plain
    assert terms(normalize("NFD", text).upper()) == plain
    assert terms(toned(text, first=True)) == terms(toned(text, first=False)) == plain


@pytest.mark.parametrize("word", WORDS)
def test_a_syllable_with_another_tone_or_another_letter_is_another(word: str) -> None:
    numbers = {frozenset(terms(one).syllables) for one in (word, f"{word}\u0303x", f"{word}a")}

    assert len(numbers) == 3


@given(TEXTS)
def test_a_pair_is_two_neighbours_between_which_stands_no_mark(text: str) -> None:
    lines = [part.split() for part in _parts(text)]

    expected = {pair for words in lines for pair in pairwise(words)}
    numbers = {number for pair in expected for number in terms(" ".join(pair)).pairs}
    assert set(terms(text).pairs) == numbers


def _parts(text: str) -> list[str]:
    for mark in ",.–(”":
        text = text.replace(mark, "\n")
    return text.split("\n")


@given(TEXTS, st.integers(1, 5))
def test_terms_are_counted_as_plain_python_counts_them(text: str, weight: int) -> None:
    words = [numbered(part) for part in _parts(normal(text))]

    found = counted((text, weight))
    assert found.syllables == Counter(number for one in words for number in one * weight)
    assert found.pairs == Counter(pair_of(*pair) for one in words for pair in [*pairwise(one)] * weight)
    assert list(found.syllables) == sorted(found.syllables)


@pytest.mark.parametrize("mark", list('.,;:!?…()[]{}"“”\n–—|'))
def test_no_pair_reaches_across_a_mark(mark: str) -> None:
    assert terms(f"hồ{mark}chứa").pairs == {}
    assert len(terms(f"hồ{mark}chứa nước").pairs) == 1


@pytest.mark.parametrize("gap", [" ", "  ", "-", "/", "\u00a0", "\u200b "])
def test_what_is_no_mark_parts_two_syllables_and_no_pair(gap: str) -> None:
    assert terms(f"hồ{gap}chứa") == terms("hồ chứa")


def test_the_order_of_a_pair_counts() -> None:
    assert terms("hồ chứa").pairs.keys().isdisjoint(terms("chứa hồ").pairs)


def test_a_term_counts_as_often_as_its_text_says_and_no_more_than_a_byte_can() -> None:
    found = counted(("hồ chứa", 5), ("hồ", 1))

    assert sorted(found.syllables.values()) == [5, 6]
    assert list(found.pairs.values()) == [5]
    assert set(terms("hồ " * 999).syllables.values()) == {MOST}


def test_a_text_said_twice_makes_no_pair_of_its_end_and_its_beginning_with_another() -> None:
    assert len(counted(("hồ", 1), ("chứa", 1)).pairs) == 0


@given(TEXTS, st.sampled_from(" \t\n\u2028"))
def test_the_words_and_the_pair_that_each_begins_are_those_that_are_counted(text: str, blank: str) -> None:
    text = text.replace(" ", blank)
    words = words_in(normal(text))

    assert pairs_in(normal(text)) == [word.pair for word in words]
    assert {word.pair for word in words if word.pair} == set(terms(text).pairs)
    assert "".join(normal(text).split()) == "".join(
        normal(text)[word.start : word.end].strip() for word in words
    )


@given(TEXTS, st.text(max_size=9))
def test_pairs_syllables_and_names_are_told_apart(text: str, name: str) -> None:
    found = terms(text)

    assert all(map(is_pair, found.pairs))
    assert not any(map(is_pair, (*found.syllables, term_of(name))))
    assert term_of(name) not in found.syllables
    assert all(0 < number < 1 << 32 for number in (*found.pairs, *found.syllables, term_of(name)))


def test_a_number_is_the_same_on_every_machine() -> None:
    assert (list(terms("Hoà").syllables), term_of("a")) == (
        [653_167_699],
        2_995_311_381,
    )
