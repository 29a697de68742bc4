"""What templates may say of a value: spellings, nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Any

import msgspec
from markupsafe import Markup

from site_gen.model import Event
from site_gen.pages.entries import CalendarView
from site_gen.pages.frame import Moment, Shown
from site_gen.pages.linked import linked, meta
from site_gen.vietnamese.spelling import (
    spell_day,
    spell_event,
    spell_moment,
    spell_number,
    spell_size,
    spell_weekday,
)


def ngay(when: date | Moment) -> str:
    """18/8/2022"""
    return spell_day(_local(when))


def ngay_gio(when: Moment) -> str:
    """Thứ Năm, 18/8/2022, 17:30"""
    # Midnight is what a date without an hour means: nobody gave one.
    return spell_moment(when.at) if when.at.time() != time.min else spell_weekday(when.at)


def khoang_ngay(event: Event) -> str:
    """Chiều 18/8/2022"""
    return spell_event(event.start, event.end, event.session, event.start_time, event.end_time)


def fill(word: str, **values: object) -> str:
    """The interface word with its blanks filled: `Trang {n}` → `Trang 3`."""
    return word.format(**values)


def json(value: object) -> Markup:
    """*value* as JSON that cannot end the element <script> it stands in, and is one line to every reader."""
    spelled = msgspec.json.encode(value).decode()
    for harmful, harmless in _HARMLESS:
        spelled = spelled.replace(harmful, harmless)
    return Markup(spelled)


def json_ld(page: Shown) -> Markup:
    """What *page* says to machines, as JSON; empty where that is nothing."""
    found = linked(page)
    return json(found) if found else Markup()


def lich(view: CalendarView) -> Markup:
    """A calendar as programs read it."""
    from site_gen.pages.calendars import spell_calendar

    return Markup(spell_calendar(view))


def ngay_thu(iso: str) -> str:
    """Thu, 18 Aug 2022 17:30:00 +0700"""
    from email.utils import format_datetime

    return format_datetime(datetime.fromisoformat(iso))


_HARMLESS = [(one, f"\\u{ord(one):04x}") for one in "<>&\u2028\u2029"]


def _local(when: date | Moment) -> date:
    if isinstance(when, Moment):
        return when.at.date()
    return when.date() if isinstance(when, datetime) else when


FILTERS: Mapping[str, Callable[..., Any]] = {
    "dung_luong": spell_size,
    "fill": fill,
    "json": json,
    "json_ld": json_ld,
    "khoang_ngay": khoang_ngay,
    "lich": lich,
    "meta": meta,
    "ngay": ngay,
    "ngay_gio": ngay_gio,
    "ngay_thu": ngay_thu,
    "so": spell_number,
}
