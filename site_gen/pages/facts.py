"""Heads of articles → facts for programs. No texts."""

from __future__ import annotations

from collections.abc import Sequence

from site_gen.model import Article, Attachment, Attendee, Config, MenuLink, Photo, organisation_on
from site_gen.pages.entries import (
    Fact,
    FactsView,
    FileFact,
    MonthFacts,
    PersonFact,
    PhotoFact,
    SchemaView,
    SectionFact,
)
from site_gen.pages.feeds import identity
from site_gen.pages.times import moment

SCHEMA = "/api/schema.json"
"""Where facts are described."""


def fact(article: Article, section: MenuLink, config: Config) -> Fact:
    """What the head of *article* says."""
    base, zone = config.base_url, config.time_zone
    return Fact(
        id=identity(article, config),
        url=base + article.url,
        title=article.title,
        lang=article.lang,
        section=SectionFact(slug=article.section, name=section.name, url=base + section.url),
        published=moment(article.published, zone).iso,
        updated=moment(article.updated, zone).iso,
        expires=moment(article.expires, zone).iso if article.expires else None,
        summary=article.summary,
        author=article.author,
        source=article.source,
        publisher=organisation_on(config.organisations, article.published.date()).name,
        tags=article.tags,
        event=article.event,
        chair=tuple(map(_person, article.chair)),
        attendees=tuple(map(_person, article.attendees)),
        groups=article.groups,
        photos=tuple(_photo(one, base) for one in article.photos),
        attachments=tuple(_file(one, base) for one in article.attachments),
    )


def facts_view(base_url: str, month: str, facts: Sequence[Fact]) -> FactsView:
    """The facts of one *month*, newest first."""
    return FactsView(facts=MonthFacts(schema=base_url + SCHEMA, month=month, articles=tuple(facts)))


def schema_view(base_url: str) -> SchemaView:
    """What the facts of a month look like."""
    return SchemaView(url=base_url + SCHEMA)


def _person(one: Attendee) -> PersonFact:
    return PersonFact(name=one.person.name, title=one.person.title, role=one.role, unit=one.person.unit)


def _photo(one: Photo, base: str) -> PhotoFact:
    return PhotoFact(
        url=base + one.file.url,
        width=one.width,
        height=one.height,
        alt=one.alt,
        caption=one.caption,
        credit=one.credit,
    )


def _file(one: Attachment, base: str) -> FileFact:
    return FileFact(
        url=base + one.file.url,
        title=one.title,
        size=one.file.size,
        number=one.number,
        date=one.date,
        issuer=one.issuer,
        signer=one.signer,
    )
