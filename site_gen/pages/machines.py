"""Every path that machines read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from site_gen.digest import digest
from site_gen.model import Article, Config, Listing, MenuLink
from site_gen.pages import calendars, facts, feeds
from site_gen.pages.compose import CALENDAR
from site_gen.pages.desk import Desk, Planned
from site_gen.pages.entries import Stop
from site_gen.pages.hosting import headers_file, nginx_file
from site_gen.pages.paths import ARCHIVE, EVENTS
from site_gen.pages.recipes import Sealed, ready
from site_gen.pages.times import moment


def machines(desk: Desk, urls: Sequence[str]) -> Iterator[Planned]:
    """Feeds, calendars, facts by month, the site maps of search engines, and what web servers are told.

    *urls* are pages that search engines should know besides articles, sections and static pages.
    """
    yield from _feeds(desk)
    yield from _calendars(desk)
    yield from _facts(desk)
    yield from _sitemap(desk, urls)
    yield desk.page("/robots.txt", "robots.txt", feeds.robots_view, base_url=desk.site.config.base_url)
    yield Planned("_headers", "", ready(headers_file()))
    yield Planned("nginx-site-gen.conf", "", ready(nginx_file()))


def _feeds(desk: Desk) -> Iterator[Planned]:
    index = desk.index
    all_news = _each(desk, index.current[: feeds.ENTRIES], feeds.entry)
    for url in ("/feed.xml", "/rss.xml", "/feed.json"):
        yield _feed(desk, url, url[1:], None, all_news)
    for slug, link in index.sections.items():
        newest = index.by_section[slug][: feeds.ENTRIES]
        yield _feed(desk, f"{link.url}feed.xml", "feed.xml", link, _each(desk, newest, feeds.entry))


def _feed(desk: Desk, url: str, template: str, section: MenuLink | None, entries: Sealed) -> Planned:
    return desk.page(
        url,
        template,
        feeds.feed_view,
        frame=desk.index.frames["vi"],
        authority=desk.site.config.feed_authority,
        zone=desk.zone,
        url=url,
        section=section,
        entries=entries,
    )


def _each(
    desk: Desk, articles: Sequence[Listing], tell: Callable[[Article, MenuLink, Config], Any]
) -> Sealed:
    """What *tell* says of each of *articles*, whose heads are opened when it is asked for."""
    site, sections = desk.site, desk.index.sections
    return Sealed(
        digest((desk.index.named, desk.config.digest, [one.whole for one in articles])),
        lambda: [tell(site.whole[one.id], sections[one.section], site.config) for one in articles],
    )


def _calendars(desk: Desk) -> Iterator[Planned]:
    site, authority = desk.site, desk.site.config.feed_authority
    known = [desk.index.by_id[one] for one in (*site.coming, *site.recent)]
    for one in known:
        yield desk.page(
            one.url + CALENDAR,
            "calendar.ics",
            calendars.calendar_view,
            one.path,
            authority=authority,
            name="",
            occasions=_each(desk, [one], calendars.occasion),
        )
    yield desk.page(
        f"/{CALENDAR}",
        "calendar.ics",
        calendars.calendar_view,
        authority=authority,
        name=site.organisation.name,
        occasions=_each(desk, known, calendars.occasion),
    )


def _facts(desk: Desk) -> Iterator[Planned]:
    base_url = desk.site.config.base_url
    for (year, month), articles in _months(desk).items():
        yield desk.page(
            f"/api/{year:04}/{month:02}.json",
            "facts.json",
            facts.facts_view,
            base_url=base_url,
            month=f"{year:04}-{month:02}",
            facts=_each(desk, articles, facts.fact),
        )
    yield desk.page(facts.SCHEMA, "schema.json", facts.schema_view, base_url=base_url)


def _months(desk: Desk) -> Mapping[tuple[int, int], Sequence[Listing]]:
    """All that is out, by month: what has expired keeps its page, and programs are told since when."""
    if not desk.site.expired:
        return desk.index.by_month
    found = defaultdict[tuple[int, int], list[Listing]](list)
    for one in desk.site.articles:
        found[one.published.year, one.published.month].append(one)
    return found


def _sitemap(desk: Desk, more: Sequence[str]) -> Iterator[Planned]:
    config, index = desk.site.config, desk.index
    sections = (link.url for link in index.sections.values())
    urls = ["/", *sections, ARCHIVE, EVENTS, "/so-do-cong/", *more]
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
        parts[url] = moment(latest, config.time_zone).iso
    yield desk.page(
        "/sitemap.xml",
        "sitemap-index.xml",
        feeds.sitemap_index_view,
        parts=[Stop(url=config.base_url + url, changed=changed) for url, changed in parts.items()],
    )
    fresh = [index.by_id[one] for one in desk.site.fresh[: feeds.NEWS]] if desk.site.fresh else []
    news = Sealed(digest((named, [one.line for one in fresh])), partial(feeds.news, fresh, config))
    yield desk.page("/sitemap-news.xml", "sitemap-news.xml", feeds.news_view, name=config.name, news=news)
