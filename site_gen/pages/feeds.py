"""Views for machines: Atom, sitemaps, robots."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from urllib.parse import quote
from zoneinfo import ZoneInfo

from site_gen.model import Article, Config, Listing, MenuLink, StaticPage
from site_gen.pages.compose import moment
from site_gen.pages.entries import Entry, FeedView, RobotsView, SitemapIndexView, SitemapView, Stop
from site_gen.pages.frame import Frame

ENTRIES = 20
"""Articles in a feed."""


def entry(article: Article, section: MenuLink, config: Config) -> Entry:
    """An article as feeds show it.

    Its id follows RFC 4151 and stays the same whatever the site's address becomes.
    """
    identity = f"tag:{config.feed_authority},{article.published:%Y-%m-%d}:{quote(article.id)}"
    return Entry(
        id=identity,
        url=config.base_url + article.url,
        title=article.title,
        summary=article.summary,
        author=article.author,
        section=section.name,
        published=moment(article.published, config.time_zone),
        updated=moment(article.updated, config.time_zone),
    )


def feed_view(frame: Frame, authority: str, zone: str, entries: Sequence[Entry]) -> FeedView:
    """The feed of the newest articles; an empty one was updated at the beginning of time."""
    newest = max((one.updated.at for one in entries), default=datetime(1970, 1, 1))
    return FeedView(
        frame=frame,
        id=f"tag:{authority},1970-01-01:feed",
        url=f"{frame.base_url}/feed.xml",
        updated=newest.replace(tzinfo=ZoneInfo(zone)).isoformat(),
        entries=tuple(entries),
    )


def article_stops(articles: Sequence[Listing], config: Config) -> tuple[Stop, ...]:
    """The articles of one year as a sitemap shows them."""
    return tuple(
        Stop(url=config.base_url + one.url, changed=moment(one.updated, config.time_zone).iso)
        for one in articles
    )


def page_stops(urls: Sequence[str], pages: Sequence[StaticPage], config: Config) -> tuple[Stop, ...]:
    """What is no article: the front pages of lists, and static pages."""
    lists = tuple(Stop(url=config.base_url + url, changed="") for url in urls)
    return lists + tuple(
        Stop(
            url=config.base_url + page.url,
            changed=moment(page.updated, config.time_zone).iso if page.updated else "",
        )
        for page in pages
    )


def sitemap_view(stops: Sequence[Stop]) -> SitemapView:
    """One part of the sitemap."""
    return SitemapView(stops=tuple(stops))


def sitemap_index_view(parts: Sequence[Stop]) -> SitemapIndexView:
    """The list of parts."""
    return SitemapIndexView(parts=tuple(parts))


def robots_view(base_url: str) -> RobotsView:
    """Everything may be read; here is the sitemap."""
    return RobotsView(sitemap=f"{base_url}/sitemap.xml")
