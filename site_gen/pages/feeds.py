"""Views for machines: feeds, sitemaps, robots."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from urllib.parse import quote
from zoneinfo import ZoneInfo

from site_gen.model import Article, Config, Listing, MenuLink, StaticPage
from site_gen.pages.entries import (
    Entry,
    FeedView,
    News,
    NewsView,
    RobotsView,
    SitemapIndexView,
    SitemapView,
    Stop,
)
from site_gen.pages.frame import Frame
from site_gen.pages.times import moment

ENTRIES = 20
"""Articles in a feed."""
NEWS = 1000
"""Articles that news search takes from one file."""


def identity(article: Article, config: Config) -> str:
    """The id of an article for machines.

    It follows RFC 4151 and stays the same whatever the site's address becomes.
    """
    return f"tag:{config.feed_authority},{article.published:%Y-%m-%d}:{quote(article.id)}"


def entry(article: Article, section: MenuLink, config: Config) -> Entry:
    """An article as feeds show it."""
    return Entry(
        id=identity(article, config),
        url=config.base_url + article.url,
        title=article.title,
        summary=article.summary,
        author=article.author,
        section=section.name,
        tags=article.tags,
        image=config.base_url + article.cover.file.url if article.cover else "",
        lang=article.lang,
        published=moment(article.published, config.time_zone),
        updated=moment(article.updated, config.time_zone),
    )


def feed_view(
    frame: Frame, authority: str, zone: str, url: str, section: MenuLink | None, entries: Sequence[Entry]
) -> FeedView:
    """The feed at *url* of the newest articles, of the site or of one *section*.

    An empty one was updated at the beginning of time.
    """
    newest = max((one.updated.at for one in entries), default=datetime(1970, 1, 1))
    return FeedView(
        frame=frame,
        id=f"tag:{authority},1970-01-01:{'feed' if section is None else f'feed{section.url[:-1]}'}",
        title=frame.name if section is None else f"{section.name} – {frame.name}",
        url=frame.base_url + url,
        home=frame.base_url + (frame.home if section is None else section.url),
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


def news(articles: Sequence[Listing], config: Config) -> tuple[News, ...]:
    """The articles that are new, as news search reads them."""
    return tuple(
        News(
            url=config.base_url + one.url,
            title=teaser.title,
            lang=teaser.lang,
            published=moment(one.published, config.time_zone),
        )
        for one, teaser in ((one, one.open_teaser()) for one in articles)
    )


def news_view(name: str, news: Sequence[News]) -> NewsView:
    """What is new, or that nothing is."""
    return NewsView(name=name, news=tuple(news))


def robots_view(base_url: str) -> RobotsView:
    """Everything may be read; here are the sitemaps."""
    return RobotsView(sitemap=f"{base_url}/sitemap.xml", news=f"{base_url}/sitemap-news.xml")
