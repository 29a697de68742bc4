"""What templates may say of a value: spellings, nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from site_gen.model import Event
from site_gen.pages.frame import Moment
from site_gen.vietnamese.spelling import spell_day, spell_event, spell_moment, spell_number, spell_size


def ngay(when: date | Moment) -> str:
    """18/8/2022"""
    return spell_day(_local(when))


def ngay_gio(when: Moment) -> str:
    """Thứ Năm, 18/8/2022, 17:30"""
    return spell_moment(when.at)


def khoang_ngay(event: Event) -> str:
    """Chiều 18/8/2022"""
    return spell_event(event.start, event.end, event.session, event.start_time, event.end_time)


def fill(word: str, **values: object) -> str:
    """The interface word with its blanks filled: `Trang {n}` → `Trang 3`."""
    return word.format(**values)


def _local(when: date | Moment) -> date:
    if isinstance(when, Moment):
        return when.at.date()
    return when.date() if isinstance(when, datetime) else when


FILTERS: Mapping[str, Callable[..., Any]] = {
    "dung_luong": spell_size,
    "fill": fill,
    "khoang_ngay": khoang_ngay,
    "ngay": ngay,
    "ngay_gio": ngay_gio,
    "so": spell_number,
}
