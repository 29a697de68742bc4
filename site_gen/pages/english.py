"""Days, hours and sizes as English pages tell them."""

from __future__ import annotations

from datetime import date, datetime

from site_gen.vietnamese.spelling import spell_size as spell_vietnamese_size

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SESSIONS = {"sáng": "morning", "trưa": "midday", "chiều": "afternoon", "tối": "evening"}
_SWAPPED = str.maketrans(",.", ".,")


def spell_day(day: date) -> str:
    """18 August 2022"""
    return f"{_within(day)} {day.year}"


def spell_weekday(day: date) -> str:
    """Thursday, 18 August 2022"""
    return f"{_WEEKDAYS[day.weekday()]}, {spell_day(day)}"


def spell_moment(moment: datetime) -> str:
    """Thursday, 18 August 2022, 17:30"""
    return f"{spell_weekday(moment)}, {moment:%H:%M}"


def spell_event(start: date, end: date, session: str, start_time: str, end_time: str) -> str:
    """Thursday, 18 August 2022, 14:00–16:30, afternoon; 14–15 March 2023; 28 June – 2 August 2020."""
    hours = "–".join(filter(None, (start_time, end_time)))
    days = spell_weekday(start) if start == end else _range(start, end)
    return ", ".join(filter(None, (days, hours, _SESSIONS.get(session, session))))


def spell_size(size: int) -> str:
    """345 KB, 1.2 MB"""
    return spell_vietnamese_size(size).translate(_SWAPPED)


def _range(start: date, end: date) -> str:
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{spell_day(end)}"
    return f"{_within(start) if start.year == end.year else spell_day(start)} – {spell_day(end)}"


def _within(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]}"
