from __future__ import annotations

from unicodedata import normalize

import pytest

from site_gen.vietnamese.text import canon, fold, free_name, is_device, normal, slug
from tests.cases.table import Case, cases

VIET = "Việt Nam, đường hoà bình"
FORMS = [
    pytest.param(normalize("NFC", VIET), id="NFC"),
    pytest.param(normalize("NFD", VIET), id="NFD"),
    pytest.param("Viê\u0323t Nam, đươ\u0300ng hoa\u0300 bi\u0300nh", id="cp1258"),
]


@cases("slug.txt")
def test_slug(case: Case) -> None:
    assert slug(case.given) == case.expected


@cases("canon.txt")
def test_canon(case: Case) -> None:
    assert canon(case.given) == case.expected


@pytest.mark.parametrize("text", FORMS)
def test_every_unicode_form_of_a_text_is_read_as_one(text: str) -> None:
    read = (normal(text), fold(text), slug(text), canon(text))

    assert read == (VIET, "viet nam, duong hoa binh", "viet-nam-duong-hoa-binh", "việt nam, đường hòa bình")


def test_letters_that_look_like_d_with_stroke_become_it() -> None:
    assert normal("\u00d0\u1ea1i \u0111\u1ed9i \u0189\u00e0 \u00f0\u0256") == "Đại đội Đà đđ"


def test_spaces_that_do_not_break_become_spaces() -> None:
    assert normal("1\u00a0234\u2007567\u202fđồng") == "1 234 567 đồng"


def test_what_nobody_sees_is_dropped() -> None:
    assert normal("\ufeffhợp\u00ad tác\u200b quốc\u2060 tế\u200c\u200d") == "hợp tác quốc tế"


def test_a_mark_behind_something_invisible_finds_its_letter() -> None:
    assert normal("e\u200b\u0302\u0323") == "ệ"


@pytest.mark.parametrize("break_", ["\n", "\r\n", "\r", "\u2028"])
def test_lines_stay_as_they_are(break_: str) -> None:
    assert normal(f"Một{break_}\u00a0\u200bhai{break_}") == f"Một{break_} hai{break_}"


def test_fold_keeps_punctuation_and_lines() -> None:
    assert fold("“Ủy ban”,\n15,5%") == "“uy ban”,\n15,5%"


def test_fold_puts_syllables_of_other_scripts_together_again() -> None:
    assert fold(normalize("NFD", "Hàn Quốc, 한국")) == "han quoc, 한국"


def test_fold_leaves_nothing_invisible() -> None:
    assert fold("Hợp\u00ad\u00a0tác\u200b") == "hop tac"


def test_a_slug_is_cut_at_the_last_hyphen_that_fits() -> None:
    assert [slug("mot hai ba", limit) for limit in (10, 9, 8, 7, 6)] == [
        "mot-hai-ba",
        "mot-hai",
        "mot-hai",
        "mot-hai",
        "mot",
    ]


def test_a_single_long_word_is_cut_hard() -> None:
    assert slug("a" * 100) == "a" * 80


def test_a_device_name_that_a_cut_leaves_is_kept_off_windows() -> None:
    assert slug("con " + "a" * 100) == "con-"


def test_a_letter_with_two_tones_has_one_canon() -> None:
    once = canon("ho\u1ea1\u0300")

    assert once == normalize("NFC", once) == canon(once)


def test_marks_tell_people_apart_and_case_does_not() -> None:
    assert canon("  Nguyễn  Thị  TAM ") == canon("nguyễn thị tam") != canon("Nguyễn Thị Tám")


def test_a_name_that_is_taken_gets_the_next_number() -> None:
    assert free_name("muc", {"muc-3"}) == "muc"
    assert free_name("muc", {"muc", "muc-2", "muc-4"}) == "muc-3"


def test_windows_keeps_names_for_devices() -> None:
    assert [name for name in ("con", "aux", "com0", "lpt9", "com10", "cong", "con-") if is_device(name)] == [
        "con",
        "aux",
        "com0",
        "lpt9",
    ]
