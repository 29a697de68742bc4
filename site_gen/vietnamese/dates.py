"""Days as editors type them: 18/8/2022, 2022-08-18, 14–15/3/2023, từ 28/6 đến 02/8/2020.

The day comes before the month, always. Nothing is guessed: what can be understood in two ways,
or cannot be, is a DateMistake that says what to type. spelling.py writes the same forms.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime, time
from typing import NamedTuple

from site_gen.vietnamese.clock import read_clock, read_time, split_moment
from site_gen.vietnamese.mistake import DateMistake, quoted, tidy
from site_gen.vietnamese.spelling import WEEKDAYS, spell_day, spell_range

__all__ = ["DateMistake", "has_time", "read_clock", "read_date", "read_moment", "read_range"]


def read_date(text: str) -> date:
    """The one day that *text* names; DateMistake where it names none, or an hour too."""
    return _day_alone(tidy(text), text)


def read_moment(text: str) -> datetime:
    """Day and time of day in the site's zone, 00:00 where no time is typed; DateMistake for all else."""
    typed = split_moment(tidy(text))
    if typed.offset:
        message = f"{quoted(text)} có múi giờ, mà giờ ở đây luôn là giờ của trang"
        raise DateMistake(message, "chỉ viết ngày và giờ, ví dụ 2022-08-18 17:30")
    hour = read_time(typed.hour) if typed.hour else time()
    return datetime.combine(_day(typed.day, text), hour)


def has_time(text: str) -> bool:
    """Whether *text*, which read_moment() understands, names a time of day."""
    return bool(split_moment(tidy(text)).hour)


def read_range(text: str) -> tuple[date, date]:
    """First and last day, equal for one day; what the first leaves out it takes from the last.

    DateMistake where the last comes before the first, or days between them are left out.
    """
    typed = tidy(text)
    if not (members := _members(_BEFORE_DAYS.sub("", typed))):
        day = _day_alone(typed, text)
        return day, day
    first, word, last = members
    end = _real(last)
    start = _real(_completed(first, last))
    if end < start:
        raise _backwards(first, start, end)
    if word == "và" and (end - start).days > 1:
        hint = f"viết {spell_range(start, end)} nếu sự kiện diễn ra suốt những ngày đó"
        raise DateMistake(f"{quoted(text)} là hai ngày rời nhau", hint)
    return start, end


class _Typed(NamedTuple):
    """A day as typed; empty where a part is left out."""

    text: str
    day: str
    month: str
    year: str


_YEAR_FIRST = re.compile(
    r"(?P<year>[0-9]{4}) ?(?P<mark>[-/.]) ?(?P<month>[0-9]{1,2}) ?(?P=mark) ?(?P<day>[0-9]{1,2})"
)
_DAY_FIRST = re.compile(
    r"(?P<day>[0-9]{1,2})"
    r"(?: ?(?P<mark>[-/.]) ?(?P<month>[0-9]{1,2})(?: ?(?P=mark) ?(?P<year>[0-9]{1,4}))?)?"
)
_IN_WORDS = re.compile(
    r"(?P<day>[0-9]{1,2}) tháng (?P<month>[0-9]{1,2})(?:,? (?:năm )?(?P<year>[0-9]{1,4}))?"
)
_MONTH_ALONE = re.compile(r"(?:tháng )?[0-9]{1,2}(?: ?[-/.] ?|,? (?:năm )?)[0-9]{4}")

_EXAMPLE = "viết đủ ngày/tháng/năm, ví dụ 18/8/2022"

_BEFORE_DAY = re.compile(r"^(?:ngày ?)?(?:(?:mùng|mồng) )?")
_BEFORE_DAYS = re.compile(r"^(?:trong |từ )?(?:(?:các|hai|2) (?=ngày ))?")
_BETWEEN = re.compile(r" ?(?P<word>-|đến hết|đến|tới|và) ?")
_WEEKDAY = re.compile(r"(?P<name>thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)(?:,| -)? (?P<day>.+)")


_WEEKDAYS = {name.casefold(): number for number, name in enumerate(WEEKDAYS)} | {
    f"thứ {number + 2}": number for number in range(6)
}


def _day_alone(typed: str, text: str) -> date:
    if split_moment(typed).hour:
        raise DateMistake(f"{quoted(text)} có cả giờ, ở đây chỉ viết ngày", "bỏ phần giờ, ví dụ 18/8/2022")
    return _day(typed, text)


def _day(typed: str, text: str) -> date:
    """The day that tidy *typed*, all or a part of *text*, names."""
    weekday = _WEEKDAY.fullmatch(typed)
    found = _parts(weekday["day"] if weekday else typed)
    if not found:
        raise _unreadable(typed, text)
    day = _real(found)
    if weekday and (number := _WEEKDAYS[weekday["name"]]) != day.weekday():
        message = f"ngày {found.text} là {WEEKDAYS[day.weekday()]}, không phải {WEEKDAYS[number]}"
        raise DateMistake(message, "sửa ngày, hoặc bỏ thứ trong tuần")
    return day


def _parts(typed: str) -> _Typed | None:
    bare = _BEFORE_DAY.sub("", typed)
    for shape in (_YEAR_FIRST, _DAY_FIRST, _IN_WORDS):
        if found := shape.fullmatch(bare):
            return _Typed(bare, found["day"], found["month"] or "", found["year"] or "")
    return None


def _members(typed: str) -> tuple[_Typed, str, _Typed] | None:
    """The days on both sides of the dash or word between them; None where *typed* is no two days."""
    if _parts(typed):
        return None
    for between in _BETWEEN.finditer(typed):
        first, last = _parts(typed[: between.start()]), _parts(typed[between.end() :])
        if first and last:
            return first, between["word"], last
    return None


def _completed(first: _Typed, last: _Typed) -> _Typed:
    month, year = first.month or last.month, first.year or last.year
    return first if first.year else _Typed(f"{first.day}/{month}/{year}", first.day, month, year)


def _real(typed: _Typed) -> date:
    if not typed.year:
        raise _yearless(typed)
    if len(typed.year) != 4:
        count = ("một", "hai", "ba")[len(typed.year) - 1]
        full = f"{typed.day}/{typed.month}/20{typed.year[-2:]:0>2}"
        raise DateMistake(f"ngày {quoted(typed.text)} viết năm {count} chữ số", f"viết đủ năm, ví dụ {full}")
    day, month, year = int(typed.day), int(typed.month), int(typed.year)
    if fault := _fault(day, month, year):
        raise DateMistake(f"ngày {typed.text} không có thật: {fault}", _remedy(typed))
    return date(year, month, day)


def _fault(day: int, month: int, year: int) -> str:
    if year < 1:
        return "không có năm 0"
    if not 1 <= month <= 12:
        return f"không có tháng {month}"
    last = monthrange(year, month)[1]
    if 1 <= day <= last:
        return ""
    if not 1 <= day <= 31:
        return f"không có ngày {day}"
    return (
        f"tháng {month} năm {year} chỉ có {last} ngày" if month == 2 else f"tháng {month} chỉ có {last} ngày"
    )


def _remedy(typed: _Typed) -> str:
    if typed.text.startswith(typed.year):
        return "viết năm-tháng-ngày, ví dụ 2026-12-31"
    if int(typed.month) > 12 >= int(typed.day) and not _fault(
        int(typed.month), int(typed.day), int(typed.year)
    ):
        return f"viết ngày trước, tháng sau: {typed.month}/{typed.day}/{typed.year}"
    return "viết ngày/tháng/năm, ví dụ 31/12/2026"


def _yearless(typed: _Typed) -> DateMistake:
    if not typed.month:
        return DateMistake(f"ngày {quoted(typed.text)} thiếu tháng và năm", _EXAMPLE)
    full = f"{typed.day}/{typed.month}/2024"
    return DateMistake(f"ngày {quoted(typed.text)} thiếu năm", f"viết đủ ngày/tháng/năm, ví dụ {full}")


def _backwards(first: _Typed, start: date, end: date) -> DateMistake:
    message = f"ngày cuối {spell_day(end)} trước ngày đầu {spell_day(start)}"
    if first.year or start.month <= end.month:
        return DateMistake(message, f"viết ngày đầu trước: {spell_range(end, start)}")
    hint = f"viết cả năm của ngày đầu, ví dụ {start.day}/{start.month}/{end.year - 1} – {spell_day(end)}"
    return DateMistake(message, hint)


def _unreadable(typed: str, text: str) -> DateMistake:
    if "âm lịch" in typed:
        return DateMistake(f"{quoted(text)} là ngày âm lịch", "viết ngày dương lịch, ví dụ 18/8/2022")
    if _MONTH_ALONE.fullmatch(typed):
        return DateMistake(f"{quoted(text)} thiếu ngày", _EXAMPLE)
    return DateMistake(f"không hiểu ngày {quoted(text)}", _EXAMPLE)
