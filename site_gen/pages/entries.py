"""What templates for machines see: feeds, site maps, robots."""

from __future__ import annotations

from site_gen.model import Record
from site_gen.pages.frame import Frame, Moment


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
    published: Moment
    updated: Moment


class FeedView(Record, frozen=True, kw_only=True):
    """The newest articles, for programs that follow the site."""

    frame: Frame
    id: str
    url: str
    """Absolute, of the feed itself."""
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


class RobotsView(Record, frozen=True, kw_only=True):
    """Where search engines find the map of the site."""

    sitemap: str
