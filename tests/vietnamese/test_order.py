from __future__ import annotations

from random import Random
from unicodedata import normalize

from site_gen.vietnamese.order import name_key, sort_key
from tests.cases.table import Case, cases

KEYS = {"chữ": sort_key, "tên người": name_key}


@cases("order.txt", *KEYS)
def test_order(case: Case) -> None:
    wanted = case.expected.split(", ")
    given = case.given.split(", ")

    assert sorted(given, key=KEYS[case.kind]) == wanted
    assert sorted(wanted) == sorted(given)


def test_the_order_does_not_depend_on_where_one_starts() -> None:
    wanted = ["an", "An", "Ân", "bà", "Bà", "hoà", "hòa", "hòa bình"]
    start = Random(1).sample(wanted, k=len(wanted))

    assert sorted(start, key=sort_key) == sorted(wanted, key=sort_key)


def test_both_unicode_forms_of_a_word_stand_at_one_place() -> None:
    apart = normalize("NFD", "Đà Nẵng")

    assert sorted(["Đà Nẵng A", apart, "Đà Nẵn", "Đà Nẵng"], key=sort_key) == [
        "Đà Nẵn",
        apart,
        "Đà Nẵng",
        "Đà Nẵng A",
    ]


def test_a_mark_on_a_wrong_letter_does_not_break_the_syllable() -> None:
    assert sort_key("b\u0301an")[0] == sort_key("bán")[0]


def test_old_and_new_tone_placement_stand_at_one_place() -> None:
    assert sort_key("thuỷ")[0] == sort_key("thủy")[0]
    assert sort_key("thuỷ") != sort_key("thủy")


def test_a_name_of_one_word_is_a_given_name() -> None:
    assert sorted(["Lê Bình", "Bình", "An"], key=name_key) == ["An", "Bình", "Lê Bình"]
