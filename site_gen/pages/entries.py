"""What templates for machines see: feeds, site maps, robots, calendars, facts by month."""

from __future__ import annotations

from datetime import date

import msgspec

from site_gen.model import Event, Lang, Record
from site_gen.pages.frame import Frame, Moment, When


class Entry(Record, frozen=True, kw_only=True):
    """An article as a feed tells it."""

    id: str
    """`tag:<authority>,<date>:<article id>`, never from base_url."""
    url: str
    """Absolute."""
    title: str
    summary: str
    author: str
    section: str
    tags: tuple[str, ...]
    image: str
    """Absolute address of its cover; empty where it has none."""
    lang: Lang
    published: Moment
    updated: Moment


class FeedView(Record, frozen=True, kw_only=True):
    """The newest articles, for programs that follow the site or one section of it."""

    frame: Frame
    id: str
    title: str
    url: str
    """Absolute, of the feed itself."""
    home: str
    """Absolute, of the page for people."""
    updated: str
    """ISO with offset: the newest entry's."""
    entries: tuple[Entry, ...]


class Stop(Record, frozen=True, kw_only=True):
    """One address for search engines."""

    url: str
    """Absolute."""
    changed: str
    """ISO; empty where unknown."""


class SitemapView(Record, frozen=True, kw_only=True):
    """The articles of one year, or the pages, for search engines."""

    stops: tuple[Stop, ...]


class SitemapIndexView(Record, frozen=True, kw_only=True):
    """The site maps for search engines, each as a stop."""

    parts: tuple[Stop, ...]


class News(Record, frozen=True, kw_only=True):
    """An article of the last 48 hours."""

    url: str
    """Absolute."""
    title: str
    lang: Lang
    published: Moment


class NewsView(Record, frozen=True, kw_only=True):
    """The articles of the last 48 hours, for news search."""

    name: str
    """Of the site."""
    news: tuple[News, ...]


class RobotsView(Record, frozen=True, kw_only=True):
    """Where search engines find the maps of the site."""

    sitemap: str
    news: str


class Occasion(Record, frozen=True, kw_only=True):
    """An event as calendars tell it."""

    id: str
    """As in feeds."""
    url: str
    """Absolute, of the article."""
    title: str
    summary: str
    section: str
    spelled: str
    """When, as people read it."""
    place: str
    when: When
    updated: Moment


class CalendarView(Record, frozen=True, kw_only=True):
    """Events for calendars; without a name, one that is put into the reader's own."""

    authority: str
    name: str
    occasions: tuple[Occasion, ...]


class PhotoFact(Record, frozen=True, kw_only=True):
    """A photo; its address is absolute."""

    url: str
    width: int
    height: int
    alt: str
    caption: str
    credit: str


class FileFact(Record, frozen=True, kw_only=True):
    """A file to take away; its address is absolute."""

    url: str
    title: str
    size: int
    number: str
    date: date | None
    issuer: str
    signer: str


class PersonFact(Record, frozen=True, kw_only=True):
    """Somebody who took part."""

    name: str
    title: str
    role: str
    unit: str


class SectionFact(Record, frozen=True, kw_only=True):
    """A section; its address is absolute."""

    slug: str
    name: str
    url: str


class Fact(Record, frozen=True, kw_only=True):
    """What the head of one article says."""

    id: str
    """As in feeds."""
    url: str
    title: str
    lang: Lang
    section: SectionFact
    published: str
    """ISO with offset."""
    updated: str
    expires: str | None
    summary: str
    author: str
    source: str
    publisher: str
    """Who ran the site on the day it was published."""
    tags: tuple[str, ...]
    event: Event | None
    chair: tuple[PersonFact, ...]
    attendees: tuple[PersonFact, ...]
    groups: tuple[str, ...]
    photos: tuple[PhotoFact, ...]
    attachments: tuple[FileFact, ...]


class MonthFacts(Record, frozen=True, kw_only=True):
    """The articles of one month, newest first, without their texts."""

    schema: str = msgspec.field(name="$schema")
    """Absolute address of the description."""
    month: str
    """`2022-08`."""
    articles: tuple[Fact, ...]


class FactsView(Record, frozen=True, kw_only=True):
    """The facts of one month for programs."""

    facts: MonthFacts


class SchemaView(Record, frozen=True, kw_only=True):
    """What describes the facts of a month."""

    url: str
    """Absolute, of the description itself."""
