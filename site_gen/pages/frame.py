"""What surrounds pages and lists, and times as they tell them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from site_gen.model import Contact, Lang, MenuLink, Record


class Moment(Record, frozen=True, kw_only=True):
    """A time as people and as machines read it."""

    at: datetime
    """Wall clock in the site's zone."""
    iso: str
    """The same with its offset: `2022-08-18T17:30:00+07:00`."""


class When(Record, frozen=True, kw_only=True):
    """When an event takes place, as machines read it."""

    first: date
    last: date
    start: Moment | None
    """None where no hour is told."""
    end: Moment | None

    @property
    def timed(self) -> bool:
        """Whether hours tell it, not days: both ends have one, or it has a beginning and lasts one day."""
        return self.start is not None and (self.end is not None or self.first == self.last)


class Frame(Record, frozen=True, kw_only=True):
    """What surrounds every page of one language. Adding an article must not change it."""

    lang: Lang
    name: str
    """Of who runs the site today."""
    site: str
    """Of the site itself, mostly the same."""
    parent: str
    """The governing body, above the name."""
    home: str
    base_url: str
    menu: tuple[MenuLink, ...]
    pages: tuple[MenuLink, ...]
    """Static pages, for the foot; after the Vietnamese ones those in English."""
    links: tuple[MenuLink, ...]
    """Sites of related offices."""
    contact: Contact
    assets: Mapping[str, str]
    """`site.css` → `/assets/site.3fa9c1d2.css`."""
    words: Mapping[str, str]
    """Interface words of this language by key: `art.related`; under `lang` that language itself."""


class Shown(Record, frozen=True, kw_only=True):
    """What every page of HTML has."""

    frame: Frame
    url: str
    title: str
    """Of the page alone, without the site's name."""
    description: str
    crumbs: tuple[MenuLink, ...] = ()
    """The way from home to above this page, home left out."""
    here: str = ""
    """The address of the menu entry this page belongs to."""
    noindex: bool = False


class Turn(Record, frozen=True, kw_only=True):
    """Where this page stands in a list of several."""

    url: str

    number: int
    """From 1, the oldest; 0 is the front page with the newest."""
    newer: str
    """Address of the page with newer items; empty where there is none."""
    older: str
    front: str
