"""What templates see: `page` is one of these, and nothing else is in reach.

A view is finite: a card has no card within it, so no template can wander through the site.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, TypeAlias

from site_gen.model import Event, Lang, MenuLink, Reason, Record
from site_gen.pages.entries import (
    CalendarView,
    FactsView,
    FeedView,
    NewsView,
    RobotsView,
    SchemaView,
    SitemapIndexView,
    SitemapView,
)
from site_gen.pages.frame import Moment, Shown, Turn, When
from site_gen.pages.happenings import EventMonthView, EventsView, Guest, Happening, OfficialView


class Picture(Record, frozen=True, kw_only=True):
    """A photo as a page shows it, in pixels of the file."""

    src: str
    width: int
    height: int
    alt: str
    caption: str
    credit: str


class Card(Record, frozen=True, kw_only=True):
    """An article as other pages show it."""

    url: str
    title: str
    summary: str
    lang: Lang
    section: MenuLink
    published: Moment
    cover: Picture | None


class RelatedCard(Record, frozen=True, kw_only=True):
    """Another article, and why it is here."""

    card: Card
    reasons: tuple[Reason, ...]


class Download(Record, frozen=True, kw_only=True):
    """A file to take away."""

    url: str
    title: str
    kind: str
    """`PDF`."""
    size: int
    """Bytes."""
    number: str
    date: date | None
    issuer: str
    signer: str


Part: TypeAlias = str | Picture
"""A stretch of finished HTML, or a picture that stands between two of them."""


class ArticleView(Shown, frozen=True, kw_only=True):
    """The page of one article."""

    card: Card
    updated: Moment | None
    """None where it was not updated."""
    expired: Moment | None
    """None while it holds."""
    author: str
    source: str
    event: Event | None
    when: When | None
    """The same for machines."""
    calendar: str
    """Address of the event for calendars; empty unless it is coming."""
    publisher: str
    """Who ran the site on the day it was published."""
    published_by: str
    """The same where that is not who runs it today; else empty."""
    chair: tuple[Guest, ...]
    attendees: tuple[Guest, ...]
    groups: tuple[str, ...]
    parts: tuple[Part, ...]
    gallery: tuple[Picture, ...]
    attachments: tuple[Download, ...]
    keywords: tuple[MenuLink, ...]
    newer: MenuLink | None
    """The neighbours in the section."""
    older: MenuLink | None
    related: tuple[RelatedCard, ...]
    lead: bool
    """Whether the summary was written by the editor and stands above the text."""


class StaticView(Shown, frozen=True, kw_only=True):
    """A page that stays: no day of publishing, no related news."""

    parts: tuple[Part, ...]
    updated: Moment | None


class Block(Record, frozen=True, kw_only=True):
    """A section on the home page."""

    section: MenuLink
    cards: tuple[Card, ...]


class HomeView(Shown, frozen=True, kw_only=True):
    """The front: one article large, the newest beside it, notices, what is coming, then the sections."""

    lead: Card | None
    """None while there is no article."""
    beside: tuple[Card, ...]
    notices: Block | None
    """None where nothing is announced."""
    coming: tuple[Happening, ...]
    """Soonest first; empty where nothing is."""
    blocks: tuple[Block, ...]
    """The other sections; one without articles has none."""
    updated: Moment | None
    """When one of the articles that hold came out or was updated last; None while there is none."""


Listed: TypeAlias = Literal["section", "keyword"]


class Topic(Record, frozen=True, kw_only=True):
    """What a list is of."""

    kind: Listed
    link: MenuLink


class ListView(Shown, frozen=True, kw_only=True):
    """A section or a keyword."""

    kind: Listed
    name: str
    lang: Lang
    """Of the name."""
    cards: tuple[Card, ...]
    turn: Turn


class Line(Record, frozen=True, kw_only=True):
    """An article in one plain line."""

    url: str
    title: str
    lang: Lang
    section: str
    published: Moment


class Span(Record, frozen=True, kw_only=True):
    """A year or a month of the archive."""

    link: MenuLink
    above: tuple[MenuLink, ...]
    """The way to it from home."""
    months: tuple[MenuLink, ...]
    """Of a year; empty for a month."""


class ArchiveView(Shown, frozen=True, kw_only=True):
    """A year or a month."""

    months: tuple[MenuLink, ...]
    """Of a year; empty for a month."""
    lines: tuple[Line, ...]
    turn: Turn


class Year(Record, frozen=True, kw_only=True):
    """One year of the archive with its months, oldest first."""

    year: MenuLink
    months: tuple[MenuLink, ...]


class ArchiveIndexView(Shown, frozen=True, kw_only=True):
    """The way into the archive."""

    years: tuple[Year, ...]
    """Newest first."""


class SiteMapView(Shown, frozen=True, kw_only=True):
    """The site map for people."""

    sections: tuple[MenuLink, ...]
    pages: tuple[MenuLink, ...]
    """In Vietnamese."""
    english: tuple[MenuLink, ...]
    keywords: tuple[MenuLink, ...]
    years: tuple[MenuLink, ...]
    events: tuple[MenuLink, ...]
    """Empty where there are none."""
    officials: tuple[MenuLink, ...]
    """Those with a page, by given name."""


class MissingView(Shown, frozen=True, kw_only=True):
    """The page for addresses that lead nowhere."""


class MovedView(Shown, frozen=True, kw_only=True):
    """An old address: `url` is where the page stands now."""

    lang: Lang
    """Of the title."""


View: TypeAlias = (
    ArticleView
    | StaticView
    | HomeView
    | ListView
    | ArchiveView
    | ArchiveIndexView
    | EventsView
    | EventMonthView
    | OfficialView
    | SiteMapView
    | MissingView
    | MovedView
    | FeedView
    | SitemapView
    | SitemapIndexView
    | NewsView
    | RobotsView
    | CalendarView
    | FactsView
    | SchemaView
)
