"""What pages say to machines in their heads: schema.org, Open Graph, Dublin Core."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from html.parser import HTMLParser
from typing import Any

import pytest

from site_gen.model import Event, Organisation, Site
from tests.pages.test_machines import BASE, made
from tests.samples import (
    FIRST,
    a_config,
    a_page,
    a_photo,
    an_article,
    an_attendee,
    articles,
    planned,
    site_of,
    view,
)

DAY = date(2026, 9, 10)
URL = f"{BASE}/tin-tuc/mot-bai/"
THEN = Organisation(name="Trung tâm cũ", parent="", start=date(2017, 1, 1), end=date(2025, 12, 31))
TODAY = Organisation(name="Trung tâm mới", parent="UBND tỉnh", start=date(2026, 1, 1), end=None)
HERE = {"@type": "Organization", "name": "Trung tâm Hành chính công", "url": f"{BASE}/"}


class Head(HTMLParser):
    """The head of a page: what its metas, links and data say."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.metas: list[tuple[str, str]] = []
        self.links: list[tuple[str, str, str]] = []
        self.data: list[Any] = []
        self.inside = False
        self.feed(page.partition("</head>")[0])

    def handle_starttag(self, tag: str, attrs: Iterable[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "meta" and "content" in said:
            self.metas.append((said.get("property") or said.get("name") or "", said["content"]))
        if tag == "link":
            self.links.append((said["rel"], said.get("type", ""), said["href"]))
        self.inside = tag == "script" and said.get("type") == "application/ld+json"

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.data.append(json.loads(data))
            self.inside = False

    def said(self, name: str) -> list[str]:
        """What the metas called *name* say."""
        return [content for one, content in self.metas if one == name]

    def nodes(self) -> dict[str, Any]:
        """What the data say, by type."""
        (data,) = self.data
        assert data["@context"] == "https://schema.org"
        return {str(one["@type"]): one for one in data["@graph"]}


def head(site: Site, path: str = "tin-tuc/mot-bai/index.html") -> Head:
    return Head(made(site, path).decode())


def test_an_article_says_that_it_is_news() -> None:
    cover = a_photo()
    one = an_article(
        title="Hỏi </script> & đáp", summary="Tóm tắt", author="Lê An", tags=("Đại hội", "Tám"),
        photos=(cover,), cover=cover, updated=FIRST + timedelta(days=1),
    )  # fmt: skip

    nodes = head(site_of([one])).nodes()

    assert nodes["NewsArticle"] == {
        "@type": "NewsArticle",
        "@id": f"{URL}#article",
        "mainEntityOfPage": URL,
        "headline": "Hỏi </script> & đáp",
        "description": "Tóm tắt",
        "image": {"@type": "ImageObject", "url": f"{URL}anh.jpg", "width": 800, "height": 600},
        "datePublished": "2026-08-01T08:00:00+07:00",
        "dateModified": "2026-08-02T08:00:00+07:00",
        "inLanguage": "vi",
        "articleSection": "Tin tức",
        "keywords": ["Đại hội", "Tám"],
        "author": {"@type": "Person", "name": "Lê An"},
        "publisher": HERE,
    }
    assert nodes["BreadcrumbList"]["itemListElement"] == [
        {"@type": "ListItem", "position": 1, "name": "Trang chủ", "item": f"{BASE}/"},
        {"@type": "ListItem", "position": 2, "name": "Tin tức", "item": f"{BASE}/tin-tuc/"},
        {"@type": "ListItem", "position": 3, "name": "Hỏi </script> & đáp", "item": URL},
    ]
    assert "Event" not in nodes


@pytest.mark.parametrize(
    ("author", "kind"),
    [("Ban Biên tập", "Organization"), ("Văn phòng UBND tỉnh", "Organization"), ("Đoàn Văn Ban", "Person")],
)
def test_an_author_is_a_person_or_an_office(author: str, kind: str) -> None:
    assert head(site_of([an_article(author=author)])).nodes()["NewsArticle"]["author"] == {
        "@type": kind,
        "name": author,
    }


def test_what_nobody_signed_is_by_the_office() -> None:
    assert head(site_of([an_article()])).nodes()["NewsArticle"]["author"] == HERE


def test_an_article_with_an_event_says_when_where_and_who() -> None:
    event = Event(start=DAY, end=DAY, start_time="14:00", end_time="16:30", place="Hội trường")
    chair, attendees = (an_attendee("Lê An", "Giám đốc"),), (an_attendee("Bùi Bình"),)

    nodes = head(site_of([an_article(event=event, chair=chair, attendees=attendees)])).nodes()

    assert nodes["Event"] == {
        "@type": "Event",
        "@id": f"{URL}#event",
        "url": URL,
        "name": "Bài mot-bai",
        "startDate": "2026-09-10T14:00:00+07:00",
        "endDate": "2026-09-10T16:30:00+07:00",
        "eventStatus": "https://schema.org/EventScheduled",
        "location": {"@type": "Place", "name": "Hội trường"},
        "organizer": [{"@type": "Person", "name": "Lê An"}],
        "attendee": [{"@type": "Person", "name": "Bùi Bình"}],
    }
    assert nodes["NewsArticle"]["about"] == {"@id": f"{URL}#event"}


def test_whole_days_are_told_as_days() -> None:
    event = Event(start=DAY, end=DAY + timedelta(days=2), session="sáng")

    told = head(site_of([an_article(event=event)])).nodes()["Event"]

    assert (told["startDate"], told["endDate"]) == ("2026-09-10", "2026-09-12")


def test_home_says_whose_site_it_is() -> None:
    nodes = head(site_of([], organisation=TODAY), "index.html").nodes()

    office = nodes["['Organization', 'GovernmentOffice']"]
    assert (office["name"], office["url"]) == ("Trung tâm mới", f"{BASE}/")
    assert office["parentOrganization"] == {"@type": "GovernmentOrganization", "name": "UBND tỉnh"}
    assert office["telephone"] == "0235 3 123 456"
    assert "faxNumber" not in office
    assert nodes["WebSite"]["name"] == "Trung tâm Hành chính công"
    assert nodes["WebSite"]["publisher"] == {"@id": office["@id"]}


def test_an_article_from_before_a_renaming_names_who_published_it() -> None:
    config = a_config(organisations=(THEN, TODAY))
    found = [an_article(), an_article("cu", published=datetime(2025, 12, 31, 23))]
    site = site_of(found, config=config)
    steps = planned(site)

    assert view(steps, "tin-tuc/mot-bai/index.html").published_by == ""
    assert view(steps, "tin-tuc/cu/index.html").published_by == "Trung tâm cũ"
    old = head(site, "tin-tuc/cu/index.html")
    assert old.nodes()["NewsArticle"]["publisher"]["name"] == "Trung tâm cũ"
    assert old.said("DC.publisher") == ["Trung tâm cũ"]
    assert view(steps, "tin-tuc/cu/index.html").frame.name == "Trung tâm mới"


def test_an_article_is_told_to_those_who_share_it() -> None:
    cover = a_photo()
    one = an_article(
        title='Một "bài"', summary="Tóm tắt", author="An", tags=("a", "b"), cover=cover, photos=(cover,)
    )

    found = head(site_of([one]))

    assert {
        name: found.said(name) for name in dict(found.metas) if name[:3] in ("og:", "art", "DC.", "twi")
    } == {
        "og:title": ['Một "bài"'],
        "og:type": ["article"],
        "og:url": [URL],
        "og:site_name": ["Trung tâm Hành chính công"],
        "og:locale": ["vi_VN"],
        "og:description": ["Tóm tắt"],
        "og:image": [f"{URL}anh.jpg"],
        "og:image:width": ["800"],
        "og:image:height": ["600"],
        "og:image:alt": ["Quang cảnh hội nghị"],
        "twitter:card": ["summary_large_image"],
        "article:published_time": ["2026-08-01T08:00:00+07:00"],
        "article:modified_time": ["2026-08-01T08:00:00+07:00"],
        "article:section": ["Tin tức"],
        "article:tag": ["a", "b"],
        "DC.title": ['Một "bài"'],
        "DC.creator": ["An"],
        "DC.date": ["2026-08-01T08:00:00+07:00"],
        "DC.publisher": ["Trung tâm Hành chính công"],
        "DC.language": ["vi"],
        "DC.identifier": [URL],
        "DC.subject": ["a", "b"],
    }


def test_every_page_of_html_leads_to_the_feeds_and_says_what_it_is() -> None:
    english = a_page("about", id="en/trang/about", url="/en/about/", lang="en")
    site = site_of([an_article(tags=("a",)), *articles(45)], [a_page(), english])
    paths = [path for path in planned(site) if path.endswith(".html")]
    every = ["/feed.xml", "/rss.xml", "/feed.json"]

    for path in paths:
        found = head(site, path)
        feeds = [href for rel, _, href in found.links if rel == "alternate"]
        own = [f"/{path.partition('/')[0]}/feed.xml"] if path in sections(site) else []
        assert (path, feeds) == (path, every + own)
        if path != "404.html":
            assert len(found.data) == 1
            assert found.said("DC.language") == ["en" if path.startswith("en/") else "vi"]
            assert found.said("og:url") == [href for rel, _, href in found.links if rel == "canonical"]


def sections(site: Site) -> set[str]:
    """The paths of all pages of sections."""
    return {
        path
        for path in planned(site)
        for slug in ("tin-tuc", "thong-bao")
        if path == f"{slug}/index.html" or path.startswith(f"{slug}/trang/")
    }


def test_the_page_for_nothing_says_nothing() -> None:
    found = head(site_of([]), "404.html")

    assert found.data == []
    assert found.said("og:title") == []
