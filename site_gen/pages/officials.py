"""Pages of public officials: who has one, where it stands, and what it shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from site_gen.digest import Digest, digest, digest_bytes
from site_gen.model import Article, KnownPerson, Listing, MenuLink, Person
from site_gen.pages.desk import Desk, Planned
from site_gen.pages.frame import Frame, Turn
from site_gen.pages.happenings import Appearance, OfficialView
from site_gen.pages.paging import leaves
from site_gen.pages.paths import path_of
from site_gen.pages.times import moment
from site_gen.vietnamese.order import name_key, sort_key
from site_gen.vietnamese.text import free_name, slug


class Official(NamedTuple):
    """A public official with all she took part in."""

    person: Person
    """As people.toml knows her today."""
    link: MenuLink
    digest: Digest
    """Of who she is and where her page stands."""
    articles: Sequence[Listing]
    """Newest first."""


def officials_of(known: Sequence[KnownPerson], articles: Sequence[Listing]) -> dict[str, Official]:
    """Id → official, by given name; one whom no article of *articles* names has no page.

    Two officials with one slug: the first in collation order keeps it, others get a number;
    people.toml can settle it. Nobody's slug depends on articles.
    """
    if not known:
        return {}
    met: dict[str, list[Listing]] = defaultdict(list)
    public = {one.id for one in known}
    for article in articles:
        for identity, _ in article.people:
            if identity in public:
                met[identity].append(article)
    urls = _urls(known)
    ordered = sorted(known, key=lambda one: (name_key(one.name), one.id))
    return {one.id: _official(one, urls[one.id], met[one.id]) for one in ordered if one.id in met}


def official_view(
    frame: Frame, official: tuple[Person, MenuLink], appearances: Sequence[Appearance], turn: Turn
) -> OfficialView:
    """One page of what an official took part in."""
    person, link = official
    return OfficialView(
        frame=frame,
        url=turn.url,
        title=person.name,
        description="",
        crumbs=(link,) if turn.number else (),
        person=person,
        appearances=tuple(appearances),
        turn=turn,
    )


def appearance(article: Article, person: str, section: str, zone: str) -> Appearance:
    """The part that *person*, an id, had in *article*; who chairs and attends is named once."""
    chair = [one for one in article.chair if one.person.id == person]
    found = (*chair, *(one for one in article.attendees if one.person.id == person))
    role = next((one.role for one in found if one.role), "")
    return Appearance(
        url=article.url,
        title=article.title,
        lang=article.lang,
        section=section,
        published=moment(article.published, zone),
        event=article.event,
        role=role,
        chair=bool(chair),
    )


def official_pages(desk: Desk, officials: Mapping[str, Official]) -> Iterator[Planned]:
    """The pages of all *officials*."""
    form = desk.form("official.html", official_view, ("official", "appearances", "turn"))
    for one in officials.values():
        for shown, turn in leaves(one.link.url, one.articles, desk.site.config.per_page):
            content = digest_bytes(b"".join([desk.index.named, *[article.whole for article in shown]]))
            inputs = partial(_inputs, desk, one, shown, turn)
            step = form.step((one.digest, content, digest(turn)), inputs)
            yield Planned(path_of(turn.url), "content/people.toml", step)


def _inputs(desk: Desk, one: Official, shown: Sequence[Listing], turn: Turn) -> tuple[Any, ...]:
    index = desk.index
    appearances = [
        appearance(
            desk.site.whole[article.id], one.person.id, index.sections[article.section].name, index.zone
        )
        for article in shown
    ]
    return (one.person, one.link), appearances, turn


def _official(known: KnownPerson, url: str, articles: Sequence[Listing]) -> Official:
    person = Person(id=known.id, name=known.name, title=known.title, unit=known.unit)
    link = MenuLink(name=known.name, url=url)
    return Official(person, link, digest((person, link)), articles)


def _urls(known: Sequence[KnownPerson]) -> dict[str, str]:
    taken = {one.slug for one in known if one.slug}
    found: dict[str, str] = {}
    for one in sorted(known, key=lambda one: (sort_key(one.name), one.id)):
        address = one.slug or free_name(slug(one.name) or "nguoi", taken)
        taken.add(address)
        found[one.id] = f"/nguoi/{address}/"
    return found
