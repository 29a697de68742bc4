from __future__ import annotations

import json
from datetime import date, datetime

import pytest

from site_gen.model import Event
from site_gen.pages.filters import FILTERS
from site_gen.pages.times import moment

WHEN = moment(datetime(2022, 8, 18, 17, 30), "Asia/Ho_Chi_Minh")
MIDNIGHT = moment(datetime(2022, 8, 18), "Asia/Ho_Chi_Minh")


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
            "Chiều 18/8/2022",
        ),
        ("so", 1234567, "1.234.567"),
        ("dung_luong", 1_258_291, "1,2 MB"),
    ],
)
def test_a_value_is_said_as_offices_say_it(name: str, value: object, said: str) -> None:
    assert FILTERS[name](value) == said


def test_a_word_has_its_blanks_filled() -> None:
    assert FILTERS["fill"]("Trang {n} của {all}", n=3, all=5) == "Trang 3 của 5"


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
