"""All of content/, and what of it is out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from site_gen.model.content import Article, Enclosed, Relations, StaticPage
from site_gen.model.listing import Listing
from site_gen.model.record import ArticleId, Record
from site_gen.model.settings import Config, KnownPerson, Organisation
from site_gen.model.writing import Body, Mention, Signals
from site_gen.problems import Problem


class Loaded(Record, frozen=True, kw_only=True):
    """All of content/, read and looked up."""

    articles: tuple[Listing, ...]
    """Published descending, then id ascending; drafts and tomorrow's news included."""
    pages: tuple[StaticPage, ...]
    """By language, order, title; those without an order last."""
    whole: Mapping[ArticleId, Article]
    """Opened when asked for."""
    bodies: Mapping[ArticleId, Body]
    """The same."""
    signals: Mapping[ArticleId, Signals]
    """The same, of articles."""
    mentions: Mapping[ArticleId, tuple[Mention, ...]]
    """Where its `links` were typed, of each text that has any."""
    pins: Mapping[ArticleId, tuple[Mention, ...]]
    """Where its `related` were typed, of each article that has any; their targets are ids."""
    shared: tuple[Enclosed, ...]
    """Files of content/anh/ and content/goc/."""
    problems: tuple[Problem, ...]


class Site(Record, frozen=True, kw_only=True):
    """Everything pages are made from. There is no other input."""

    config: Config
    articles: tuple[Listing, ...]
    """Those that are out, expired ones included; published descending, then id ascending."""
    expired: tuple[ArticleId, ...]
    coming: tuple[ArticleId, ...]
    """Those that have not expired and whose event has not ended, soonest first."""
    recent: tuple[ArticleId, ...]
    """Those that have not expired and whose event ended less than a year ago, latest first."""
    fresh: tuple[ArticleId, ...]
    """Those that have not expired and came out in the last 48 hours, newest first."""
    organisation: Organisation
    """Who runs the site today."""
    pages: tuple[StaticPage, ...]
    shared: tuple[Enclosed, ...]
    whole: Mapping[ArticleId, Article]
    """The articles, opened when asked for."""
    bodies: Mapping[ArticleId, Body]
    """The texts of articles and pages, opened when asked for."""
    related: Relations
    updated: datetime | None = None
    """When one of those that have not expired came out or was updated last."""
    officials: tuple[KnownPerson, ...] = ()
    """Those who may have a page of their own, in the order of people.toml."""

    @property
    def texts(self) -> tuple[Listing | StaticPage, ...]:
        """All that was written: articles, then pages."""
        return (*self.articles, *self.pages)
