from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from site_gen.vietnamese.order import name_key, sort_key
from site_gen.vietnamese.text import canon

VIETNAMESE = "aàảãáạăằắâầấbcdđeèéêềếghiìíklmnoòóôồốơờớpqrstuùúưừứvxyỳý"
TEXTS = st.one_of(
    st.text(),
    st.text(st.sampled_from(VIETNAMESE + VIETNAMESE.upper() + "  -.0123456789fjwz\u0301\u0323")),
)
quietly = settings(deadline=None)


@quietly
@given(TEXTS, TEXTS)
def test_different_texts_never_tie(first: str, second: str) -> None:
    for key in (sort_key, name_key):
        assert (key(first) == key(second)) == (first == second)


@quietly
@given(TEXTS, TEXTS)
def test_of_two_texts_exactly_one_stands_first(first: str, second: str) -> None:
    for key in (sort_key, name_key):
        assert [key(first) < key(second), first == second, key(first) > key(second)].count(True) == 1


@quietly
@given(st.lists(TEXTS), st.randoms())
def test_the_order_does_not_depend_on_where_one_starts(texts: list[str], chance: Random) -> None:
    shuffled = list(texts)
    chance.shuffle(shuffled)

    for key in (sort_key, name_key):
        assert sorted(shuffled, key=key) == sorted(texts, key=key)


@quietly
@given(TEXTS)
def test_what_is_the_same_by_canon_stands_at_one_place(text: str) -> None:
    assert sort_key(canon(text))[0] == sort_key(text)[0]


@quietly
@given(st.lists(st.sampled_from(["hoa", "hòa", "hoan", "ho", "đa", "da", "ấ", "2", "20"]), min_size=1), TEXTS)
def test_a_text_stands_before_what_it_begins(words: list[str], more: str) -> None:
    text = " ".join(words)

    assert sort_key(text) <= sort_key(f"{text} {more}".rstrip())
