"""What templates see of events and of who took part."""

from __future__ import annotations

from site_gen.model import Event, Lang, MenuLink, Person, Record
from site_gen.pages.frame import Moment, Shown, Turn


class Guest(Record, frozen=True, kw_only=True):
    """Somebody who took part, in the office of that day."""

    person: Person
    role: str
    url: str
    """Of her page; empty for all but public officials."""


class Happening(Record, frozen=True, kw_only=True):
    """An event, by the article that tells of it."""

    url: str
    title: str
    lang: Lang
    """Of the article."""
    event: Event


class Tally(Record, frozen=True, kw_only=True):
    """A month, and how many events began in it."""

    link: MenuLink
    count: int


class EventsView(Shown, frozen=True, kw_only=True):
    """What is coming, and the way to the months."""

    coming: tuple[Happening, ...]
    """Soonest first."""
    months: tuple[Tally, ...]
    """Newest first; months to come are among them."""


class EventMonthView(Shown, frozen=True, kw_only=True):
    """The events that began in one month."""

    name: str
    """Of the month."""
    events: tuple[Happening, ...]
    """Those of this page, in the order in which they begin."""
    turn: Turn
    newer: MenuLink | None
    """The neighbouring months with events."""
    older: MenuLink | None


class Appearance(Record, frozen=True, kw_only=True):
    """What a public official took part in, by the article that tells of it."""

    url: str
    title: str
    lang: Lang
    """Of the article."""
    section: str
    published: Moment
    event: Event | None
    role: str
    """The office of that day."""
    chair: bool
    """Whether she chaired it."""


class OfficialView(Shown, frozen=True, kw_only=True):
    """A public official as people.toml knows her today, and what she took part in."""

    person: Person
    appearances: tuple[Appearance, ...]
    """Newest first."""
    turn: Turn
