"""Whole records with dull defaults: a test names what it is about and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from site_gen.config.people import People
from site_gen.digest import digest, digest_bytes
from site_gen.fields import Field
from site_gen.model import (
    Article,
    ArticleId,
    Attachment,
    Attendee,
    Body,
    Config,
    Contact,
    Directory,
    Enclosed,
    Facts,
    KnownPerson,
    Loaded,
    Manuscript,
    MenuLink,
    Organisation,
    Person,
    Photo,
    RelatedLink,
    Section,
    Signals,
    Site,
    Source,
    Stamp,
    StaticPage,
    listed,
)
from site_gen.pages.plan import plan
from site_gen.pages.recipes import Page, Plan
from site_gen.pages.templates import Templates, read_templates
from site_gen.problems import Problem
from site_gen.reading.files import Files
from site_gen.reading.head import split
from site_gen.reading.parse import Parse
from site_gen.reading.signals import read_signals
from site_gen.related.engine import relate

FIRST = datetime(2026, 8, 1, 8, 0)
TINY = Path(__file__).parent / "golden" / "templates"
"""Templates that show everything there is, plainly."""


def a_body(text: str = "Nội dung.") -> Body:
    return Body(pieces=(f"<p>{text}</p>",))


def a_person(name: str = "Lê Ngọc Quảng", **changes: Any) -> Person:
    return Person(**{"id": name.casefold(), "name": name} | changes)


def an_attendee(name: str = "Lê Ngọc Quảng", role: str = "") -> Attendee:
    return Attendee(person=a_person(name), role=role)


def an_official(name: str = "Lê Ngọc Quảng", **changes: Any) -> KnownPerson:
    """One who may have a page; she is whom a_person of that name is."""
    fields: dict[str, Any] = {
        "id": name.casefold(),
        "name": name,
        "title": "",
        "unit": "",
        "units": (),
        "spellings": (),
        "public_official": True,
    }
    return KnownPerson(**fields | changes)


def a_file(name: str = "anh.jpg", folder: str = "tin-tuc/mot-bai", **changes: Any) -> Enclosed:
    source = f"{folder}/{name}"
    fields: dict[str, Any] = {"source": source, "content": digest(source), "size": 1234, "url": f"/{source}"}
    return Enclosed(**fields | changes)


def a_photo(name: str = "anh.jpg", folder: str = "tin-tuc/mot-bai", **changes: Any) -> Photo:
    fields: dict[str, Any] = {
        "file": a_file(name, folder),
        "width": 800,
        "height": 600,
        "alt": "Quang cảnh hội nghị",
    }
    return Photo(**fields | changes)


def an_attachment(name: str = "nghi-quyet.pdf", **changes: Any) -> Attachment:
    fields: dict[str, Any] = {"file": a_file(name), "title": "Nghị quyết"}
    return Attachment(**fields | changes)


def an_article(slug: str = "mot-bai", section: str = "tin-tuc", **changes: Any) -> Article:
    """An article that is out; its id, path and address follow from *section* and *slug*."""
    published = changes.get("published", FIRST)
    fields: dict[str, Any] = {
        "id": f"{section}/{slug}",
        "path": f"content/{section}/{slug}/index.md",
        "slug": slug,
        "url": f"/{section}/{slug}/",
        "title": f"Bài {slug}",
        "summary": "",
        "lang": "vi",
        "draft": False,
        "section": section,
        "lead": False,
        "published": published,
        "updated": published,
        "author": "",
        "source": "",
        "tags": (),
        "event": None,
        "chair": (),
        "attendees": (),
        "groups": (),
        "pinned": False,
        "expires": None,
        "aliases": (),
        "body": digest(a_body()),
        "photos": (),
        "cover": None,
        "placed": (),
        "attachments": (),
        "enclosed": (),
        "links": (),
        "related": (),
        "unrelated": (),
    }
    return Article(**fields | changes)


def articles(count: int, **changes: Any) -> list[Article]:
    """*count* articles an hour apart, newest first: bai-1 is the oldest."""
    return [
        an_article(f"bai-{number}", published=FIRST + timedelta(hours=number), **changes)
        for number in range(count, 0, -1)
    ]


def a_page(slug: str = "gioi-thieu", **changes: Any) -> StaticPage:
    fields: dict[str, Any] = {
        "id": f"trang/{slug}",
        "path": f"content/trang/{slug}.md",
        "slug": slug,
        "url": f"/{slug}/",
        "title": f"Trang {slug}",
        "summary": "",
        "lang": "vi",
        "draft": False,
        "order": 0,
        "updated": None,
        "body": digest(a_body()),
        "photos": (),
        "enclosed": (),
        "links": (),
    }
    return StaticPage(**fields | changes)


def a_config(**changes: Any) -> Config:
    organisation = Organisation(
        name="Trung tâm Hành chính công", parent="UBND tỉnh", start=date(2017, 1, 1), end=None
    )
    fields: dict[str, Any] = {
        "name": "Trung tâm Hành chính công",
        "description": "Cổng tin của Trung tâm",
        "base_url": "https://trung-tam.gov.vn",
        "feed_authority": "trung-tam.gov.vn",
        "sections": (
            Section(slug="tin-tuc", name="Tin tức"),
            Section(slug="thong-bao", name="Thông báo"),
        ),
        "organisations": (organisation,),
        "contact": Contact(phone="0235 3 123 456"),
        "menu": (),
        "links": (MenuLink(name="UBND tỉnh", url="https://tinh.gov.vn/"),),
        "keyword_slugs": {},
        "per_page": 20,
        "related_count": 4,
        "time_zone": "Asia/Ho_Chi_Minh",
    }
    return Config(**fields | changes)


def signals_of(article: Article, text: str = "") -> Signals:
    """What relates *article* to others, if it says *text*."""
    return read_signals(
        article.title,
        article.summary,
        a_body(text),
        (),
        (),
        (*article.chair, *article.attendees),
        article.tags,
        article.event,
    )


def site_of(found: Iterable[Article], pages: Iterable[StaticPage] = (), **changes: Any) -> Site:
    """A site of articles and pages with the dull text, put in order and related."""
    by_id = sorted(found, key=lambda one: one.id)
    ordered = sorted(by_id, key=lambda one: one.published, reverse=True)
    expired = changes.get("expired", ())
    texts = (*ordered, *pages)
    config = changes.get("config", a_config())
    signals = {one.id: signals_of(one) for one in ordered}
    listings = [listed(one, digest(signals[one.id])) for one in ordered]
    current = [one for one in listings if one.id not in expired]
    fields: dict[str, Any] = {
        "config": config,
        "articles": tuple(listings),
        "expired": expired,
        "coming": (),
        "recent": (),
        "fresh": (),
        "organisation": config.organisations[-1],
        "pages": tuple(pages),
        "shared": (),
        "whole": {one.id: one for one in ordered},
        "bodies": {one.id: a_body() for one in texts},
        "related": relate(current, signals, config.related_count),
    }
    return Site(**fields | changes)


@cache
def tiny_templates() -> Templates:
    found, problems = read_templates(TINY, None)
    assert problems == ()
    return found


def planned(site: Site, templates: Templates | None = None) -> Plan:
    """The plan of a site that has no mistakes."""
    steps, problems = plan(site, templates or tiny_templates())
    assert problems == ()
    return steps


def view(steps: Plan, path: str) -> Any:
    """What the template of the page at *path* is given."""
    recipe = steps[path].recipe()
    assert isinstance(recipe, Page)
    return recipe.view


def keys(steps: Plan) -> dict[str, object]:
    """Of each path, what a build compares."""
    return {path: step.parts for path, step in steps.items()}


def related_ids(links: Iterable[RelatedLink]) -> list[ArticleId]:
    return [link.to for link in links]


def people(*known: KnownPerson) -> People:
    return People(Directory(people=known))


def a_head(typed: str) -> Field:
    """The fields of a head that has no mistakes, typed without its fences."""
    head, problems = split("content/tin-tuc/bai.md", f"---\n{typed}\n---\nNội dung.\n")
    assert problems == []
    assert head is not None
    return head.field


def member(field: Field, name: str) -> Field:
    """The value typed under *name*."""
    assert isinstance(field.value, Mapping)
    found = field.value[name]
    assert isinstance(found, Field)
    return found


def a_manuscript(name: str = "tin-tuc/bai/index", body: str = "Nội dung.", **head: str) -> Manuscript:
    """An article as read on its own: a title and a date are there unless given."""
    fields = {"title": "Một bài", "date": "2026-08-18 08:00"} | head
    lines = "".join(f"{key}: {value}\n" for key, value in fields.items())
    path = f"content/{name}.md"
    source = Source(
        id=name.removesuffix("/index"), path=path, content=f"---\n{lines}---\n\n{body}\n".encode()
    )
    reading = Parse(sections=("tin-tuc", "thong-bao"), people=people())(source)
    assert isinstance(reading.text, Manuscript), reading.problems
    return reading.text


def files(*paths: str, **facts: Any) -> Files:
    """Files of content/: photos of 800 × 600 where the name says so."""
    stamps = [Stamp(path=path, size=100, modified=0) for path in paths]
    return Files(stamps, [_facts(path, facts) for path in paths])


def _facts(path: str, changes: dict[str, Any]) -> Facts:
    photo = path.endswith((".jpg", ".png"))
    size = {"width": 800, "height": 600} if photo else {}
    fields: dict[str, Any] = {"content": digest_bytes(path.encode()), "size": 100} | size
    return Facts(**fields | changes)


def loaded(*articles: Article, problems: tuple[Problem, ...] = ()) -> Loaded:
    """Articles as they were read from content/."""
    site = site_of(articles)
    return Loaded(
        articles=site.articles,
        pages=(),
        whole=site.whole,
        bodies=site.bodies,
        signals={one: signals_of(article) for one, article in site.whole.items()},
        pins={},
        mentions={},
        shared=(),
        problems=problems,
    )
