"""Days, hours and sizes in the language of the page they stand on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Protocol

from site_gen.model import Lang
from site_gen.pages import english
from site_gen.vietnamese import spelling as vietnamese


class Spelling(Protocol):
    """How one language tells them."""

    def spell_day(self, day: date, /) -> str: ...
    def spell_weekday(self, day: date, /) -> str: ...
    def spell_moment(self, moment: datetime, /) -> str: ...
    def spell_event(self, start: date, end: date, session: str, hour: str, until: str, /) -> str: ...
    def spell_size(self, size: int, /) -> str: ...


SPELLINGS: Mapping[Lang, Spelling] = {"vi": vietnamese, "en": english}
