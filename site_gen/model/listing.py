"""What a build knows of every text without opening it."""

from __future__ import annotations

from datetime import datetime

import msgspec

from site_gen.digest import Digest, digest
from site_gen.model.content import NO_ANSWERS, Answers, Article, Enclosed, Photo, Target
from site_gen.model.record import ArticleId, Lang, Record
from site_gen.model.writing import Body, Event, Manuscript, Names
from site_gen.problems import Problem
from site_gen.vietnamese.text import canon


class Teaser(Record, frozen=True, kw_only=True, array_like=True):
    """What others show of an article besides its place and day."""

    title: str
    summary: str
    lang: Lang
    cover: Photo | None = None


class Listing(Record, frozen=True, kw_only=True, array_like=True, gc=False):
    """An article as the site knows it without opening it: where it stands, and the rest as digests."""

    id: ArticleId
    path: str
    url: str
    section: str
    lang: Lang
    draft: bool
    published: datetime
    updated: datetime
    expires: datetime | None
    pinned: bool
    pictured: bool
    """Whether it has a cover."""
    tags: tuple[str, ...]
    keywords: tuple[str, ...]
    """What each tag is in canonical spelling."""
    people: tuple[tuple[str, str], ...]
    """Id and name of everybody who took part and is known, once."""
    event: Event | None
    aliases: tuple[str, ...]
    whole: Digest
    """Of all that its page shows but the text."""
    body: Digest
    """Of the text."""
    shown: msgspec.Raw
    """Its Teaser, spelled: most builds show few."""
    teaser: Digest
    """Of what cards show of it."""
    line: Digest
    """Of what a plain line shows of it."""
    signals: Digest
    """Of what relates it to others."""
    links: tuple[Target, ...] = ()
    related: tuple[ArticleId, ...] = ()
    unrelated: tuple[ArticleId, ...] = ()
    enclosed: tuple[Enclosed, ...] = ()

    def open_teaser(self) -> Teaser:
        """What others show of it."""
        return _decode_teaser(self.shown)


_decode_teaser = msgspec.msgpack.Decoder(Teaser).decode


def spell(teaser: Teaser) -> msgspec.Raw:
    """*teaser* as listings carry it."""
    return msgspec.Raw(msgspec.msgpack.encode(teaser))


class Filed(Record, frozen=True, kw_only=True, array_like=True, gc=False):
    """A source that was read and put away: what a build wants to know of every one."""

    id: ArticleId
    listing: Listing | None = None
    """Of an article; it knows nothing yet of what the text names."""
    names: Names | None = None
    """None for a text that names nothing."""
    page: bool = False
    """Whether it is a static page."""
    problems: tuple[Problem, ...] = ()
    passing: bool = False
    """Whether it could not be read this time."""


def listed(text: Manuscript | Article, signals: Digest) -> Listing:
    """*text* as the site knows it without opening it; *signals* are a digest of its Signals.

    Of a manuscript it tells nothing of what that names: for one that names nothing, all there is to know.
    """
    people = {
        one.person.id: one.person.name
        for one in (*text.chair, *text.attendees)
        if one.person.id  # nobody knows who is meant by an ambiguous name
    }
    keywords = tuple(map(canon, text.tags))
    line = (text.url, text.title, text.lang, text.section, text.published)
    body = text.body if isinstance(text, Article) else digest(text.body)
    looked_up = _looked_up(text) if isinstance(text, Article) else NO_ANSWERS
    return Listing(
        id=text.id,
        path=text.path,
        url=text.url,
        section=text.section,
        lang=text.lang,
        draft=text.draft,
        published=text.published,
        updated=text.updated,
        expires=text.expires,
        pinned=text.pinned,
        pictured=looked_up.cover is not None,
        tags=text.tags,
        keywords=keywords,
        people=tuple(people.items()),
        event=text.event,
        aliases=text.aliases,
        whole=digest(_without_body(text)),
        body=body,
        shown=spell(Teaser(title=text.title, summary=text.summary, lang=text.lang, cover=looked_up.cover)),
        teaser=digest((*line, text.summary, looked_up.cover)),
        line=digest(line),
        signals=signals_of(digest((text.section, text.published, signals)), looked_up),
        links=looked_up.links,
        related=looked_up.related,
        unrelated=looked_up.unrelated,
        enclosed=looked_up.enclosed,
    )


def signals_of(signals: Digest, answers: Answers) -> Digest:
    """The *signals* of a text itself, with what it says of others."""
    named = (answers.related, answers.unrelated)
    return digest((signals, named)) if any(named) else signals


def _looked_up(article: Article) -> Answers:
    return Answers(
        cover=article.cover,
        links=article.links,
        related=article.related,
        unrelated=article.unrelated,
        enclosed=article.enclosed,
    )


def _without_body(text: Manuscript | Article) -> Record:
    if isinstance(text, Article):
        return msgspec.structs.replace(text, body=b"")
    return msgspec.structs.replace(text, body=_NO_BODY, signals=_NO_SIGNALS)


_NO_BODY = Body(pieces=())
_NO_SIGNALS = msgspec.Raw(b"\xc0")
"""Nothing, as MessagePack spells it."""
