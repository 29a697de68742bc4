"""What a page says in the words of schema.org (JSON-LD): values that are ready to be spelled."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple, TypeAlias

from site_gen.model import Lang, MenuLink
from site_gen.pages.frame import Frame, Shown, When
from site_gen.pages.happenings import Guest
from site_gen.pages.views import ArticleView, HomeView, ListView, MissingView, MovedView, Picture

Node: TypeAlias = dict[str, Any]

_OFFICES = (
    *("Ban ", "Bộ phận", "Chi bộ", "Chi đoàn", "Chi cục", "Công đoàn", "Cục ", "Đảng ủy", "Đoàn Thanh niên"),
    *("Phòng ", "Sở ", "Tổ ", "Trung tâm", "UBND", "Ủy ban", "Văn phòng"),
)
"""How the names of offices begin, and those of people do not."""


class Meta(NamedTuple):
    """What the head of a page says besides its title."""

    told: bool
    """Whether it says anything: pages that nobody should find do not."""
    article: bool
    lang: Lang
    picture: Picture | None
    feed: MenuLink | None
    """Of the section whose list it is."""


def meta(page: Shown) -> Meta:
    """What the head of *page* says."""
    frame = page.frame
    match page:
        case ArticleView():
            return Meta(True, True, frame.lang, page.card.cover, None)
        case HomeView():
            return Meta(True, False, frame.lang, page.lead.cover if page.lead else None, None)
        case ListView(kind="section"):
            feed = MenuLink(name=page.name, url=f"{page.turn.front}feed.xml")
            return Meta(not page.noindex, False, frame.lang, None, feed)
        case _:
            return Meta(not page.noindex, False, frame.lang, None, None)


def linked(page: Shown) -> Node | None:
    """What *page* says; None where it says nothing to machines."""
    match page:
        case ArticleView():
            nodes = list(_article(page))
        case HomeView():
            nodes = list(_home(page))
        case MissingView() | MovedView():
            nodes = []
        case _:
            nodes = [_crumbs(page)]
    return {"@context": "https://schema.org", "@graph": nodes} if nodes else None


def _article(page: ArticleView) -> Iterator[Node]:
    frame, card = page.frame, page.card
    url = frame.base_url + page.url
    publisher = _organisation(page.publisher, frame)
    yield _told(
        {
            "@type": "NewsArticle",
            "@id": f"{url}#article",
            "mainEntityOfPage": url,
            "headline": page.title,
            "description": page.description,
            "image": _image(card.cover, frame),
            "datePublished": card.published.iso,
            "dateModified": (page.updated or card.published).iso,
            "inLanguage": frame.lang,
            "articleSection": card.section.name,
            "keywords": [link.name for link in page.keywords],
            "author": _author(page.author) if page.author else publisher,
            "publisher": publisher,
            "about": {"@id": f"{url}#event"} if page.when else None,
        }
    )
    if page.event and page.when:
        start, end = _span(page.when)
        yield _told(
            {
                "@type": "Event",
                "@id": f"{url}#event",
                "url": url,
                "name": page.title,
                "description": page.description,
                "image": _image(card.cover, frame),
                "startDate": start,
                "endDate": end,
                "eventStatus": "https://schema.org/EventScheduled",
                "location": {"@type": "Place", "name": page.event.place} if page.event.place else None,
                "organizer": [_person(one) for one in page.chair],
                "attendee": [_person(one) for one in page.attendees],
            }
        )
    yield _crumbs(page)


def _span(when: When) -> tuple[str, str | None]:
    """Beginning and end."""
    if when.timed and when.start:
        return when.start.iso, when.end.iso if when.end else None
    return when.first.isoformat(), when.last.isoformat()


def _home(page: HomeView) -> Iterator[Node]:
    frame, contact = page.frame, page.frame.contact
    home = frame.base_url + page.url
    yield _told(
        {
            "@type": ["Organization", "GovernmentOffice"],
            "@id": f"{home}#office",
            "name": frame.name,
            "url": home,
            "parentOrganization": (
                {"@type": "GovernmentOrganization", "name": frame.parent} if frame.parent else None
            ),
            "address": contact.address,
            "telephone": contact.phone,
            "faxNumber": contact.fax,
            "email": contact.email,
        }
    )
    yield _told(
        {
            "@type": "WebSite",
            "@id": f"{home}#site",
            "name": frame.site,
            "description": page.description,
            "url": home,
            "inLanguage": frame.lang,
            "publisher": {"@id": f"{home}#office"},
        }
    )


def _crumbs(page: Shown) -> Node:
    frame = page.frame
    way = [(frame.words["nav.home"], frame.home), *((link.name, link.url) for link in page.crumbs)]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": frame.base_url + url}
            for position, (name, url) in enumerate([*way, (page.title, page.url)], 1)
        ],
    }


def _image(picture: Picture | None, frame: Frame) -> Node | None:
    if picture is None:
        return None
    url = frame.base_url + picture.src
    return {"@type": "ImageObject", "url": url, "width": picture.width, "height": picture.height}


def _organisation(name: str, frame: Frame) -> Node:
    return {"@type": "Organization", "name": name, "url": frame.base_url + "/"}


def _author(name: str) -> Node:
    return {"@type": "Organization" if name.startswith(_OFFICES) else "Person", "name": name}


def _person(one: Guest) -> Node:
    return {"@type": "Person", "name": one.person.name}


def _told(node: Node) -> Node:
    """*node* without what is not known."""
    return {name: value for name, value in node.items() if value not in (None, "", [])}
