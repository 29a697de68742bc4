from __future__ import annotations

import json
from datetime import date, datetime

import pytest
from markupsafe import Markup

from site_gen.model import Event
from site_gen.pages.filters import FILTERS
from site_gen.pages.times import moment

WHEN = moment(datetime(2022, 8, 18, 17, 30), "Asia/Ho_Chi_Minh")
MIDNIGHT = moment(datetime(2022, 8, 18), "Asia/Ho_Chi_Minh")


def an_event(start: str, end: str, **changes: str) -> Event:
    return Event(start=date.fromisoformat(start), end=date.fromisoformat(end), **changes)


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("ngay", WHEN, "18/8/2022"),
        ("ngay", date(2022, 2, 1), "1/2/2022"),
        ("ngay_gio", WHEN, "Thứ Năm, 18/8/2022, 17:30"),
        ("ngay_gio", MIDNIGHT, "Thứ Năm, 18/8/2022"),
        (
            "khoang_ngay",
            Event(start=date(2022, 8, 18), end=date(2022, 8, 18), session="chiều"),
            "Chiều 18/8/2022 (Thứ Năm)",
        ),
        ("so", 1234567, "1.234.567"),
        ("dung_luong", 1_258_291, "1,2 MB"),
    ],
)
def test_a_value_is_said_as_offices_say_it(name: str, value: object, said: str) -> None:
    assert FILTERS[name](value) == said


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("ngay", WHEN, "18 August 2022"),
        ("ngay_gio", WHEN, "Thursday, 18 August 2022, 17:30"),
        ("ngay_gio", MIDNIGHT, "Thursday, 18 August 2022"),
        (
            "khoang_ngay",
            an_event("2022-08-18", "2022-08-18", session="chiều"),
            "Thursday, 18 August 2022, afternoon",
        ),
        (
            "khoang_ngay",
            an_event("2022-08-18", "2022-08-18", start_time="14:00", end_time="16:30"),
            "Thursday, 18 August 2022, 14:00–16:30",
        ),
        ("khoang_ngay", an_event("2023-03-14", "2023-03-15"), "14–15 March 2023"),
        ("khoang_ngay", an_event("2020-06-28", "2020-08-02"), "28 June – 2 August 2020"),
        ("khoang_ngay", an_event("2020-12-28", "2021-01-02"), "28 December 2020 – 2 January 2021"),
        ("dung_luong", 1_258_291, "1.2 MB"),
    ],
)
def test_on_english_pages_a_value_is_said_in_english(name: str, value: object, said: str) -> None:
    assert FILTERS[name](value, "en") == said


def test_what_is_in_another_language_than_its_surroundings_tells_so() -> None:
    assert [FILTERS["lang"](own, "vi") for own in ("vi", "en")] == ["", ' lang="en"']


def test_a_word_has_its_blanks_filled() -> None:
    assert FILTERS["fill"]("Trang {n} của {all}", n=3, all=5) == "Trang 3 của 5"


def test_an_element_in_a_blank_stays_one_and_nothing_else_becomes_one() -> None:
    filled = FILTERS["fill"]("{a} & {b}", a=Markup("<b>một</b>"), b="<i>hai")

    assert (filled, type(filled)) == ("<b>một</b> &amp; &lt;i&gt;hai", Markup)


def test_a_moment_is_spelled_with_the_offset_of_its_zone() -> None:
    assert WHEN.iso == "2022-08-18T17:30:00+07:00"


def test_json_cannot_end_the_script_it_stands_in() -> None:
    typed = '</script><!--\u2028\u2029 & "ẩn" \\'

    spelled = FILTERS["json"]({"a": typed})

    assert not {"<", ">", "&", "\u2028", "\u2029"} & set(spelled)
    assert json.loads(spelled) == {"a": typed}
    assert "ẩn" in spelled


def test_a_moment_is_spelled_as_mail_spells_it() -> None:
    assert FILTERS["ngay_thu"](WHEN.iso) == "Thu, 18 Aug 2022 17:30:00 +0700"
