"""Records → views. Each function sees just what its page's key covers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import PurePosixPath

from site_gen.model import (
    Article,
    Attachment,
    Attendee,
    Body,
    Enclosed,
    Inline,
    Listing,
    MenuLink,
    Organisation,
    Photo,
    Placed,
    StaticPage,
    Target,
    Teaser,
    organisation_on,
)
from site_gen.pages.frame import Frame, Turn
from site_gen.pages.happenings import Guest
from site_gen.pages.paths import ARCHIVE, EVENTS
from site_gen.pages.times import moment, when
from site_gen.pages.views import (
    ArchiveIndexView,
    ArchiveView,
    ArticleView,
    Card,
    Download,
    Line,
    ListView,
    MissingView,
    MovedView,
    Part,
    Picture,
    RelatedCard,
    SiteMapView,
    Span,
    StaticView,
    Topic,
    Year,
)
from site_gen.reading.tags import attribute

CALENDAR = "su-kien.ics"
"""Beside an article, its event for calendars."""
_TABLE = '<div class="table">'
_LINK = attribute("a|img", "href|src", r"content:\d+")


def picture(photo: Photo) -> Picture:
    """A photo as templates see it."""
    return Picture(
        src=photo.file.url,
        width=photo.width,
        height=photo.height,
        alt=photo.alt,
        caption=photo.caption,
        credit=photo.credit,
    )


def card(article: Article | Listing, teaser: Teaser, section: MenuLink, zone: str) -> Card:
    """An article as other pages show it."""
    return Card(
        url=article.url,
        title=teaser.title,
        summary=teaser.summary,
        lang=teaser.lang,
        section=section,
        published=moment(article.published, zone),
        cover=picture(teaser.cover) if teaser.cover else None,
    )


def article_view(
    frame: Frame,
    zone: str,
    publishers: Sequence[Organisation],
    section: MenuLink,
    article: Article,
    body: Body,
    addresses: Sequence[str | None],
    expired: bool,
    coming: bool,
    keywords: Sequence[MenuLink],
    newer: MenuLink | None,
    older: MenuLink | None,
    related: Sequence[RelatedCard],
    officials: Mapping[str, str],
) -> ArticleView:
    """The page of an article; *addresses* are where its links lead, None for nowhere yet.

    *officials* are the pages of those who took part and have one, by id.
    """
    shown = set(article.placed)
    publisher = organisation_on(publishers, article.published.date()).name
    teaser = Teaser(title=article.title, summary=article.summary, lang=article.lang, cover=article.cover)
    return ArticleView(
        frame=frame,
        url=article.url,
        title=article.title,
        description=article.summary,
        crumbs=(section,),
        here=section.url,
        noindex=expired,
        card=card(article, teaser, section, zone),
        updated=moment(article.updated, zone) if article.updated != article.published else None,
        expired=moment(article.expires, zone) if expired and article.expires else None,
        author=article.author,
        source=article.source,
        event=article.event,
        when=when(article.event, zone) if article.event else None,
        calendar=f"{article.url}{CALENDAR}" if coming else "",
        publisher=publisher,
        published_by=publisher if publisher != frame.name else "",
        chair=_guests(article.chair, officials),
        attendees=_guests(article.attendees, officials),
        groups=article.groups,
        parts=_parts(frame, body, article.photos, article.links, addresses),
        gallery=tuple(picture(photo) for number, photo in enumerate(article.photos) if number not in shown),
        attachments=tuple(map(_download, article.attachments)),
        keywords=tuple(keywords),
        newer=newer,
        older=older,
        related=tuple(related),
        lead=article.lead,
    )


def static_view(
    frame: Frame, zone: str, page: StaticPage, body: Body, addresses: Sequence[str | None]
) -> StaticView:
    """A page about the office itself."""
    return StaticView(
        frame=frame,
        url=page.url,
        title=page.title,
        description=page.summary,
        here=page.url,
        parts=_parts(frame, body, page.photos, page.links, addresses),
        updated=moment(page.updated, zone) if page.updated else None,
    )


def list_view(frame: Frame, topic: Topic, cards: Sequence[Card], turn: Turn) -> ListView:
    """One page of a section or a keyword."""
    name = topic.link.name
    return ListView(
        frame=frame,
        url=turn.url,
        title=f"{frame.words['art.tags']}: {name}" if topic.kind == "keyword" else name,
        description="",
        crumbs=(topic.link,) if turn.number else (),
        here=turn.front,
        kind=topic.kind,
        name=name,
        lang=topic.link.lang,
        cards=tuple(cards),
        turn=turn,
    )


def archive_view(frame: Frame, span: Span, lines: Sequence[Line], turn: Turn) -> ArchiveView:
    """One page of a year or a month."""
    return ArchiveView(
        frame=frame,
        url=turn.url,
        title=span.link.name,
        description="",
        crumbs=(*span.above, span.link) if turn.number else span.above,
        months=() if turn.number else span.months,
        lines=tuple(lines),
        turn=turn,
    )


def archive_index_view(frame: Frame, years: Sequence[Year]) -> ArchiveIndexView:
    """All years with their months."""
    title = frame.words["arch.title"]
    return ArchiveIndexView(frame=frame, url=ARCHIVE, title=title, description="", years=tuple(years))


def site_map_view(
    frame: Frame,
    sections: Sequence[MenuLink],
    pages: Sequence[MenuLink],
    english: Sequence[MenuLink],
    keywords: Sequence[MenuLink],
    years: Sequence[MenuLink],
    events: bool,
    officials: Sequence[MenuLink],
) -> SiteMapView:
    """The site map for people; whether there are *events*, not how many, so that none of them remakes it."""
    event_link = MenuLink(name=frame.words["ev.title"], url=EVENTS)
    return SiteMapView(
        frame=frame,
        url="/so-do-cong/",
        title=frame.words["nav.sitemap"],
        description="",
        sections=tuple(sections),
        pages=tuple(pages),
        english=tuple(english),
        keywords=tuple(keywords),
        years=tuple(years),
        events=(event_link,) if events else (),
        officials=tuple(officials),
    )


def missing_view(frame: Frame) -> MissingView:
    """The page for addresses that lead nowhere."""
    title = frame.words["err.404.title"]
    return MissingView(frame=frame, url="/404.html", title=title, description="", noindex=True)


def moved_view(frame: Frame, link: MenuLink) -> MovedView:
    """An old address that leads to *link*."""
    return MovedView(frame=frame, url=link.url, title=link.name, lang=link.lang, description="", noindex=True)


def _guests(attendees: Sequence[Attendee], pages: Mapping[str, str]) -> tuple[Guest, ...]:
    return tuple(
        Guest(person=one.person, role=one.role, url=pages.get(one.person.id, "")) for one in attendees
    )


def _parts(
    frame: Frame,
    body: Body,
    photos: Sequence[Photo],
    links: Sequence[Target],
    addresses: Sequence[str | None],
) -> tuple[Part, ...]:
    """The text with pictures in their places and addresses in theirs."""
    # On a phone a wide table scrolls; who has no touch must be able to reach it with the keyboard.
    table = f'<div class="table" role="group" tabindex="0" aria-label="{escape(frame.words["art.table"])}">'

    def address(token: re.Match[str]) -> str:
        number = int(token["value"].removeprefix("content:"))
        leads = addresses[number]
        if leads is None:
            return token["before"]  # an <a> without href: its text leads nowhere until the other is out
        found = f'{token["before"]} {token["name"]}="{escape(leads)}"'
        target = links[number]
        if token["name"] == "src" and isinstance(target, Inline):
            found += f' width="{target.width}" height="{target.height}"'
        return found

    return tuple(
        picture(photos[piece.photo])
        if isinstance(piece, Placed)
        else _LINK.sub(address, piece).replace(_TABLE, table)
        for piece in body.pieces
    )


def addresses_of(links: Sequence[Target], urls: Mapping[str, str]) -> tuple[str | None, ...]:
    """Where each link leads; *urls* are the addresses of texts that are out, by id."""
    return tuple(_address(target, urls) for target in links)


def _address(target: Target, urls: Mapping[str, str]) -> str | None:
    match target:
        case str():
            return target
        case Inline() | Enclosed():
            return target.url
        case text_link:
            return urls[text_link.id] + text_link.fragment if text_link.id in urls else None


def _download(attachment: Attachment) -> Download:
    return Download(
        url=attachment.file.url,
        title=attachment.title,
        kind=PurePosixPath(attachment.file.url).suffix[1:].upper(),
        size=attachment.file.size,
        number=attachment.number,
        date=attachment.date,
        issuer=attachment.issuer,
        signer=attachment.signer,
    )
