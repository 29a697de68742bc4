"""Days, times and numbers as Vietnamese offices write them; dates.py reads the same forms."""

from __future__ import annotations

from datetime import date, datetime

WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
"""As date.weekday() counts them."""


def spell_day(day: date) -> str:
    """18/8/2022"""
    return f"{day.day}/{day.month}/{_year(day)}"


def spell_moment(moment: datetime) -> str:
    """Thứ Năm, 18/8/2022, 17:30"""
    return f"{spell_weekday(moment)}, {moment:%H:%M}"


def spell_weekday(day: date) -> str:
    """Thứ Năm, 18/8/2022"""
    return f"{WEEKDAYS[day.weekday()]}, {spell_day(day)}"


def spell_month(year: int, month: int) -> str:
    """Tháng 8 năm 2022"""
    return f"Tháng {month} năm {year}"


def spell_year(year: int) -> str:
    """Năm 2022"""
    return f"Năm {year}"


def spell_range(start: date, end: date) -> str:
    """18/8/2022, or 14–15/3/2023, or từ ngày 28/6 đến ngày 02/8/2020."""
    if start == end:
        return spell_day(start)
    if _is_short(start, end):
        return f"{start.day}–{spell_day(end)}"
    year = "" if start.year == end.year else f"/{_year(start)}"
    return f"từ ngày {_within(start)}{year} đến ngày {_within(end)}/{_year(end)}"


def spell_event(start: date, end: date, session: str, start_time: str, end_time: str) -> str:
    """When an event takes place, hour first, as invitations have it, with a capital letter.

    Chiều 18/8/2022 (Thứ Năm); 14:00–16:30, chiều 18/8/2022 (Thứ Năm); Ngày 14–15/3/2023;
    Từ ngày 28/6 đến ngày 02/8/2020; 14:00 chiều, từ ngày 28/6 đến ngày 02/8/2020.
    """
    hours = "–".join(filter(None, (start_time, end_time)))
    days = spell_range(start, end)
    if start == end:
        days = f"{days} ({WEEKDAYS[start.weekday()]})"
    if _is_short(start, end):
        spelled = ", ".join(filter(None, (hours, f"{session or 'ngày'} {days}")))
    else:
        spelled = ", ".join(filter(None, (" ".join(filter(None, (hours, session))), days)))
    return spelled[0].upper() + spelled[1:]


def spell_number(number: int) -> str:
    """1.234.567"""
    return f"{number:,}".replace(",", ".")


def spell_size(size: int) -> str:
    """Bytes as Windows counts them, 1024 to the next unit, rounded half up: 512 B, 345 KB, 1,2 MB, 3 GB."""
    if size < 1024:
        return f"{size} B"
    if (whole := _divided(size, 1024)) < 1024:
        return f"{whole} KB"
    unit, name = (1024**2, "MB") if _divided(size * 10, 1024**2) < 10240 else (1024**3, "GB")
    whole, tenths = divmod(_divided(size * 10, unit), 10)
    return f"{spell_number(whole)},{tenths} {name}" if tenths else f"{spell_number(whole)} {name}"


def _is_short(start: date, end: date) -> bool:
    return (start.year, start.month) == (end.year, end.month)


def _within(day: date) -> str:
    return f"{day.day:02}/{_month(day)}"


def _month(day: date) -> str:
    return f"{day.month:02}" if day.month < 3 else str(day.month)


def _year(day: date) -> str:
    # Four digits, as they have to be typed: strftime("%Y") gives fewer on some systems.
    return f"{day.year:04}"


def _divided(number: int, by: int) -> int:
    return (2 * number + by) // (2 * by)
