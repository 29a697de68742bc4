"""What machines read: well formed, the same wherever the site stands, and made again only when it shows."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from site_gen.model import Site
from site_gen.pages.recipes import Page
from site_gen.pages.render import Press
from site_gen.pages.templates import Templates, read_templates
from tests.samples import FIRST, a_config, a_photo, an_article, articles, keys, planned, site_of, view

PACKAGED = Path(__file__).parents[2] / "templates"
NAMES = {
    "atom": "http://www.w3.org/2005/Atom",
    "dc": "http://purl.org/dc/elements/1.1/",
    "map": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "news": "http://www.google.com/schemas/sitemap-news/0.9",
}
BASE = "https://trung-tam.gov.vn"


@cache
def packaged() -> Templates:
    found, problems = read_templates(PACKAGED, None)
    assert problems == ()
    return found


def made(site: Site, path: str) -> bytes:
    """A file of *site* as the packaged templates make it."""
    recipe = planned(site, packaged())[path].recipe()
    assert isinstance(recipe, Page)
    _, content = Press(packaged())((path, recipe))
    assert isinstance(content, bytes), content
    return content


def xml(site: Site, path: str) -> ElementTree.Element:
    return ElementTree.fromstring(made(site, path))


def texts(tree: ElementTree.Element, where: str) -> list[str | None]:
    return [one.text for one in tree.findall(where, NAMES)]


@pytest.fixture
def site() -> Site:
    cover = a_photo()
    one = an_article(
        title="Hỏi & đáp <b>", summary='Một "câu" & hai', author="An", tags=("Đại hội",), photos=(cover,),
        cover=cover, updated=FIRST + timedelta(days=1),
    )  # fmt: skip
    other = an_article("nghi", "thong-bao", published=FIRST - timedelta(days=1), lang="en")
    return site_of([one, other])


# ── feeds ────────────────────────────────────────────────────────────────────────────────────


def test_atom_tells_the_newest_articles(site: Site) -> None:
    feed = xml(site, "feed.xml")

    assert texts(feed, "atom:id") == ["tag:trung-tam.gov.vn,1970-01-01:feed"]
    assert texts(feed, "atom:updated") == ["2026-08-02T08:00:00+07:00"]
    links = {one.get("rel"): one.get("href") for one in feed.findall("atom:link", NAMES)}
    assert links == {"self": f"{BASE}/feed.xml", "alternate": f"{BASE}/"}
    first, second = feed.findall("atom:entry", NAMES)
    assert texts(first, "atom:id") == ["tag:trung-tam.gov.vn,2026-08-01:tin-tuc/mot-bai"]
    assert texts(first, "atom:title") == ["Hỏi & đáp <b>"]
    assert texts(first, "atom:summary") == ['Một "câu" & hai']
    assert [one.get("term") for one in first.findall("atom:category", NAMES)] == ["Tin tức", "Đại hội"]
    assert second.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"


def test_rss_tells_the_same(site: Site) -> None:
    channel = xml(site, "rss.xml").find("channel")
    assert channel is not None

    assert texts(channel, "link") == [f"{BASE}/"]
    assert texts(channel, "item/guid") == texts(xml(site, "feed.xml"), "atom:entry/atom:id")
    assert [one.get("isPermaLink") for one in channel.findall("item/guid")] == ["false", "false"]
    assert texts(channel, "item/link") == [f"{BASE}/tin-tuc/mot-bai/", f"{BASE}/thong-bao/nghi/"]
    dates = [parsedate_to_datetime(one or "") for one in texts(channel, "item/pubDate")]
    assert [one.isoformat() for one in dates] == ["2026-08-01T08:00:00+07:00", "2026-07-31T08:00:00+07:00"]
    assert texts(channel, "item/dc:creator") == ["An"]
    assert texts(channel, "item/description") == ['Một "câu" & hai']


def test_json_feed_tells_the_same(site: Site) -> None:
    feed = json.loads(made(site, "feed.json"))

    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert (feed["home_page_url"], feed["feed_url"]) == (f"{BASE}/", f"{BASE}/feed.json")
    assert [one["id"] for one in feed["items"]] == texts(xml(site, "feed.xml"), "atom:entry/atom:id")
    first, second = feed["items"]
    assert first == {
        "id": "tag:trung-tam.gov.vn,2026-08-01:tin-tuc/mot-bai",
        "url": f"{BASE}/tin-tuc/mot-bai/",
        "title": "Hỏi & đáp <b>",
        "content_text": 'Một "câu" & hai',
        "summary": 'Một "câu" & hai',
        "image": f"{BASE}/tin-tuc/mot-bai/anh.jpg",
        "authors": [{"name": "An"}],
        "date_published": "2026-08-01T08:00:00+07:00",
        "date_modified": "2026-08-02T08:00:00+07:00",
        "tags": ["Tin tức", "Đại hội"],
        "language": "vi",
    }
    assert (second["content_text"], second["language"]) == ("Bài nghi", "en")


@pytest.mark.parametrize("path", ["feed.xml", "rss.xml", "feed.json", "tin-tuc/feed.xml"])
def test_a_feed_of_nothing_is_whole(path: str) -> None:
    content = made(site_of([]), path)

    if path.endswith(".xml"):
        ElementTree.fromstring(content)
    else:
        assert json.loads(content)["items"] == []


def test_a_section_has_a_feed_of_its_own(site: Site) -> None:
    feed = xml(site, "thong-bao/feed.xml")

    assert texts(feed, "atom:id") == ["tag:trung-tam.gov.vn,1970-01-01:feed/thong-bao"]
    assert texts(feed, "atom:title") == ["Thông báo – Trung tâm Hành chính công"]
    assert texts(feed, "atom:entry/atom:title") == ["Bài nghi"]
    links = {one.get("rel"): one.get("href") for one in feed.findall("atom:link", NAMES)}
    assert links == {"self": f"{BASE}/thong-bao/feed.xml", "alternate": f"{BASE}/thong-bao/"}


def test_no_id_depends_on_where_the_site_stands() -> None:
    def ids(base_url: str) -> list[Any]:
        site = site_of([an_article()], config=a_config(base_url=base_url))
        return [
            *(texts(xml(site, path), ".//atom:id") for path in ("feed.xml", "tin-tuc/feed.xml")),
            texts(xml(site, "rss.xml"), ".//guid"),
            [one["id"] for one in json.loads(made(site, "feed.json"))["items"]],
            [one["id"] for one in json.loads(made(site, "api/2026/08.json"))["articles"]],
        ]

    assert ids("https://moi.vn") == ids("https://cu.vn")


def changed(before: Site, after: Site) -> set[str]:
    """Files for machines that are made again, or for the first time."""
    old, new = keys(planned(before)), keys(planned(after))
    return {path for path in new if path.endswith((".xml", ".json", ".ics")) and old.get(path) != new[path]}


def test_a_new_article_remakes_only_the_feeds_that_show_it() -> None:
    others = [*articles(3), an_article("nghi", "thong-bao", published=datetime(2025, 1, 1))]
    new = an_article("moi", published=FIRST + timedelta(days=1))

    assert changed(site_of(others), site_of([new, *others])) == {
        "api/2026/08.json", "feed.json", "feed.xml", "rss.xml", "sitemap-2026.xml", "sitemap.xml",
        "tin-tuc/feed.xml",
    }  # fmt: skip


def test_an_old_article_remakes_no_feed() -> None:
    many = articles(25)
    old = an_article("cu", published=datetime(2025, 1, 1))

    assert changed(site_of(many), site_of([*many, old])) == {
        "api/2025/01.json", "sitemap-2025.xml", "sitemap.xml",
    }  # fmt: skip


# ── site maps ────────────────────────────────────────────────────────────────────────────────


def test_news_are_told_to_news_search() -> None:
    one = an_article("moi", title="Mới & hay", published=datetime(2026, 9, 1, 7))

    tree = xml(site_of([one, an_article()], fresh=(one.id,)), "sitemap-news.xml")

    assert texts(tree, "map:url/map:loc") == [f"{BASE}/tin-tuc/moi/"]
    assert texts(tree, ".//news:title") == ["Mới & hay"]
    assert texts(tree, ".//news:publication_date") == ["2026-09-01T07:00:00+07:00"]
    assert texts(tree, ".//news:publication/news:name") == ["Trung tâm Hành chính công"]
    assert texts(tree, ".//news:publication/news:language") == ["vi"]


def test_where_nothing_is_new_the_map_of_news_is_empty() -> None:
    assert list(xml(site_of([an_article()]), "sitemap-news.xml")) == []


def test_news_search_is_told_no_more_than_it_takes() -> None:
    many = articles(1001)

    news = view(planned(site_of(many, fresh=tuple(one.id for one in many))), "sitemap-news.xml").news

    assert len(news) == 1000
    assert news[0].url == f"{BASE}/tin-tuc/bai-1001/"


def test_every_map_of_the_site_is_found(site: Site) -> None:
    robots = made(site, "robots.txt").decode().splitlines()
    index = xml(site, "sitemap.xml")

    assert [line for line in robots if line.startswith("Sitemap:")] == [
        f"Sitemap: {BASE}/sitemap.xml",
        f"Sitemap: {BASE}/sitemap-news.xml",
    ]
    parts = texts(index, "map:sitemap/map:loc")
    assert parts == [f"{BASE}/sitemap-trang.xml", f"{BASE}/sitemap-2026.xml"]
    for part in parts:
        assert texts(xml(site, (part or "").removeprefix(f"{BASE}/")), "map:url/map:loc")


# ── facts ────────────────────────────────────────────────────────────────────────────────────


def test_facts_of_a_month_are_those_of_its_heads(site: Site) -> None:
    facts: Mapping[str, Any] = json.loads(made(site, "api/2026/08.json"))

    assert (facts["$schema"], facts["month"]) == (f"{BASE}/api/schema.json", "2026-08")
    (one,) = facts["articles"]
    assert (one["title"], one["author"], one["tags"]) == ("Hỏi & đáp <b>", "An", ["Đại hội"])
    assert one["section"] == {"slug": "tin-tuc", "name": "Tin tức", "url": f"{BASE}/tin-tuc/"}
    assert one["photos"][0]["url"] == f"{BASE}/tin-tuc/mot-bai/anh.jpg"
    assert "Nội dung" not in json.dumps(facts, ensure_ascii=False)
