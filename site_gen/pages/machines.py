"""Every path that machines read."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from site_gen.digest import digest
from site_gen.pages import compose, feeds
from site_gen.pages.desk import Desk, Planned
from site_gen.pages.entries import Stop
from site_gen.pages.hosting import headers_file, nginx_file
from site_gen.pages.recipes import Sealed, ready


def machines(desk: Desk) -> Iterator[Planned]:
    """The feed, the site maps of search engines, where they find them, and what web servers are told."""
    config, index = desk.site.config, desk.index
    newest = index.current[: feeds.ENTRIES]
    entries = Sealed(
        digest((index.named, config, [one.whole for one in newest])),
        lambda: [feeds.entry(desk.site.whole[one.id], index.sections[one.section], config) for one in newest],
    )
    yield desk.page(
        "/feed.xml",
        "feed.xml",
        feeds.feed_view,
        frame=index.frames["vi"],
        authority=config.feed_authority,
        zone=desk.zone,
        entries=entries,
    )
    yield from _sitemap(desk)
    yield desk.page("/robots.txt", "robots.txt", feeds.robots_view, base_url=config.base_url)
    yield Planned("_headers", "", ready(headers_file()))
    yield Planned("nginx-site-gen.conf", "", ready(nginx_file()))


def _sitemap(desk: Desk) -> Iterator[Planned]:
    config, index = desk.site.config, desk.index
    urls = ["/", *(link.url for link in index.sections.values()), "/luu-tru/", "/so-do-cong/"]
    pages = feeds.page_stops(urls, desk.site.pages, config)
    yield desk.page("/sitemap-trang.xml", "sitemap.xml", feeds.sitemap_view, stops=pages)
    parts = {"/sitemap-trang.xml": max((one.changed for one in pages), default="")}
    named = (config.base_url, config.time_zone)
    for year, months in index.years().items():
        articles = [one for month in months for one in index.by_month[year, month]]
        stops = Sealed(
            digest((named, [(one.url, one.updated) for one in articles])),
            partial(feeds.article_stops, articles, config),
        )
        url = f"/sitemap-{year}.xml"
        yield desk.page(url, "sitemap.xml", feeds.sitemap_view, stops=stops)
        latest = max(one.updated for one in articles)
        parts[url] = compose.moment(latest, config.time_zone).iso
    yield desk.page(
        "/sitemap.xml",
        "sitemap-index.xml",
        feeds.sitemap_index_view,
        parts=[Stop(url=config.base_url + url, changed=changed) for url, changed in parts.items()],
    )
