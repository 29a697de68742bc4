from __future__ import annotations

from array import array
from collections.abc import Mapping

import pytest

from site_gen.model import Mark, Reason, Signals
from site_gen.related.choose import Choice
from site_gen.related.marks import mark_terms
from site_gen.related.reasons import LONGEST, Asked, Reader, explain, reasons_in
from site_gen.vietnamese.terms import words_in
from tests.samples import an_article, signals_of


def said(text: str, *marks: Mark) -> Signals:
    found = signals_of(an_article(title=""), text)
    return Signals(
        title=0,
        syllables=found.syllables,
        syllable_counts=found.syllable_counts,
        pairs=found.pairs,
        pair_counts=found.pair_counts,
        marks=marks,
        text=text,
    )


def pairs(text: str) -> dict[int, int]:
    """Every pair of *text*, as heavy as any other."""
    return dict.fromkeys((word.pair for word in words_in(text) if word.pair), 10)


def quoted(text: str, shared: str) -> str:
    """The phrase quoted from *text* where *shared* is said too."""
    return Reader(said(text), pairs(text)).phrase(pairs(shared))


@pytest.mark.parametrize(
    ("text", "shared", "phrase"),
    [
        ("sáng nay nâng cấp hồ chứa lớn", "nâng cấp hồ chứa", "nâng cấp hồ chứa"),
        ("sáng nay Nâng Cấp hồ", "NÂNG CẤP", "Nâng Cấp"),
        ("nâng cấp, hồ chứa", "nâng cấp hồ chứa", "nâng cấp"),
        ("và nâng cấp của", "và nâng cấp của", "nâng cấp"),
        ("của và nên hồ chứa", "của và nên. hồ chứa", "hồ chứa"),
        ("của và nên", "của và nên", ""),
        ("và hồ", "và hồ", ""),
        ("một câu khác", "nâng cấp", ""),
        ("", "", ""),
    ],
)
def test_a_phrase_is_quoted_as_this_article_spells_it(text: str, shared: str, phrase: str) -> None:
    assert quoted(text, shared) == phrase


def test_of_phrases_in_several_lines_the_first_is_quoted() -> None:
    assert quoted("tin khác\nhồ chứa\nnâng cấp", "nâng cấp. hồ chứa") == "hồ chứa"


def test_in_one_line_the_heaviest_is_quoted() -> None:
    text = "hồ chứa, nâng cấp"
    light, heavy = words_in("hồ chứa")[0].pair, words_in("nâng cấp")[0].pair

    assert Reader(said(text), {light: 1, heavy: 1}).phrase({light: 1, heavy: 5}) == "nâng cấp"


def test_a_phrase_is_no_longer_than_a_reader_takes_in() -> None:
    text = " ".join(f"chữ{number}" for number in range(30))

    assert len(quoted(text, text).split()) == LONGEST


TAG = Mark(kind="tags", key="đất", spelled="Đất")
PEOPLE = [Mark(kind="people", key=name, spelled=name) for name in ("An", "Bình", "Cao")]


def told(marks: list[Mark], weights: Mapping[str, int]) -> tuple[Reason, ...]:
    """Why one is related that has the marks with these keys, with these weights."""
    one = said("hồ chứa", *marks)
    of = dict(zip((mark.key for mark in marks), mark_terms(one), strict=True))
    its = {of[key]: weight for key, weight in weights.items()}
    return Reader(one, dict.fromkeys(of.values(), 1) | pairs("hồ chứa")).reasons(its | pairs("hồ chứa"))


def test_things_in_common_are_told_in_the_order_of_their_kinds_and_two_of_each() -> None:
    assert told([TAG, *PEOPLE], {"đất": 9, "An": 1, "Bình": 3, "Cao": 2}) == (
        Reason(kind="people", evidence=("Bình", "Cao")),
        Reason(kind="tags", evidence=("Đất",)),
    )


def test_a_phrase_is_quoted_only_where_there_is_no_such_thing() -> None:
    assert told([TAG], {}) == (Reason(kind="phrase", evidence=("hồ chứa",)),)


def test_a_mark_that_weighs_nothing_is_no_reason() -> None:
    assert told([TAG], {"đất": 0}) == (Reason(kind="phrase", evidence=("hồ chứa",)),)


@pytest.mark.parametrize(
    ("why", "kind"), [(Choice.PINNED, "pinned"), (Choice.SECTION, "section"), (Choice.EXTRA, "section")]
)
def test_where_nothing_can_be_named_the_kind_alone_is_told(why: Choice, kind: str) -> None:
    nothing = array("I", [0]).tobytes(), array("H", [0]).tobytes()

    (((found,),),) = [reasons_in(explain(Asked(said("hồ"), nothing, ((why, nothing),))))]

    assert (found.kind, found.evidence) == (kind, ())
