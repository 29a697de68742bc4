from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from site_gen.vietnamese.spelling import (
    spell_day,
    spell_event,
    spell_moment,
    spell_month,
    spell_number,
    spell_range,
    spell_size,
    spell_year,
)
from tests.cases.table import Case, cases


def _month(text: str) -> str:
    year, month = text.split("-")
    return spell_month(int(year), int(month))


def _range(text: str) -> str:
    start, end = text.split(" | ")
    return spell_range(date.fromisoformat(start), date.fromisoformat(end))


def _event(text: str) -> str:
    start, end, *rest = (part.strip() for part in text.split("|"))
    session, start_time, end_time = rest
    return spell_event(date.fromisoformat(start), date.fromisoformat(end), session, start_time, end_time)


SPELLINGS: dict[str, Callable[[str], str]] = {
    "ngày": lambda text: spell_day(date.fromisoformat(text)),
    "lúc": lambda text: spell_moment(datetime.fromisoformat(text)),
    "tháng": _month,
    "năm": lambda text: spell_year(int(text)),
    "khoảng": _range,
    "sự kiện": _event,
    "số": lambda text: spell_number(int(text)),
    "dung lượng": lambda text: spell_size(int(text)),
}


@cases("spelling.txt", *SPELLINGS)
def test_spelling(case: Case) -> None:
    assert SPELLINGS[case.kind](case.given) == case.expected
