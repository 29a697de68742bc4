"""What templates may say of a value: spellings, nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Any

import msgspec
from markupsafe import Markup

from site_gen.model import Event, Lang
from site_gen.pages.entries import CalendarView
from site_gen.pages.frame import Moment, Shown
from site_gen.pages.linked import linked, meta
from site_gen.pages.spellings import SPELLINGS
from site_gen.vietnamese.spelling import spell_number


def ngay(when: date | Moment, lang: Lang = "vi") -> str:
    """18/8/2022"""
    return SPELLINGS[lang].spell_day(_local(when))


def ngay_gio(when: Moment, lang: Lang = "vi") -> str:
    """Thứ Năm, 18/8/2022, 17:30"""
    # Midnight is what a date without an hour means: nobody gave one.
    spell = SPELLINGS[lang]
    return spell.spell_moment(when.at) if when.at.time() != time.min else spell.spell_weekday(when.at)


def khoang_ngay(event: Event, lang: Lang = "vi") -> str:
    """Chiều 18/8/2022"""
    spell = SPELLINGS[lang].spell_event
    return spell(event.start, event.end, event.session, event.start_time, event.end_time)


def dung_luong(size: int, lang: Lang = "vi") -> str:
    """1,2 MB"""
    return SPELLINGS[lang].spell_size(size)


def lang(own: Lang, around: Lang) -> Markup:
    """The attribute that tells the language of what is in another one than what is *around* it."""
    return Markup() if own == around else Markup(f' lang="{own}"')


def fill(word: str, **values: object) -> str:
    """The interface word with its blanks filled: `Trang {n}` → `Trang 3`; elements stay elements."""
    marked = any(isinstance(value, Markup) for value in values.values())
    return (Markup.escape(word) if marked else word).format(**values)


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
    "dung_luong": dung_luong,
    "fill": fill,
    "json": json,
    "json_ld": json_ld,
    "khoang_ngay": khoang_ngay,
    "lang": lang,
    "lich": lich,
    "meta": meta,
    "ngay": ngay,
    "ngay_gio": ngay_gio,
    "ngay_thu": ngay_thu,
    "so": spell_number,
}
