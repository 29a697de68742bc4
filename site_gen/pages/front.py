"""The home page: what stands where."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from site_gen.digest import digest
from site_gen.model import Listing, MenuLink
from site_gen.pages.desk import Desk, Planned
from site_gen.pages.events import coming
from site_gen.pages.frame import Frame, Moment
from site_gen.pages.happenings import Happening
from site_gen.pages.recipes import Sealed
from site_gen.pages.times import moment
from site_gen.pages.views import Block, Card, HomeView

NOTICES = "thong-bao"
"""The section whose newest articles stand in a column of their own, where a site has one."""
BESIDE, BLOCK, NOTICED, COMING = 4, 4, 5, 4
"""Articles beside the lead, in a block, among the notices; events to come."""


class Front(NamedTuple):
    """The articles of the home page, by place."""

    lead: Listing | None
    beside: Sequence[Listing]
    notices: Sequence[Listing]
    blocks: Sequence[tuple[str, Sequence[Listing]]]
    """By section, those left out whose articles all stand above."""


def front(current: Sequence[Listing], by_section: dict[str, list[Listing]]) -> Front:
    """What stands where: a pinned article leads, else the newest with a picture, else the newest.

    Each stands once, events to come aside. Notices have their column: they lead only where pinned or
    where there is nothing else.
    """
    stories = [one for one in current if one.section != NOTICES]
    first = stories or current
    lead = next((one for one in current if one.pinned), None)
    lead = lead or next((one for one in first if one.pictured), next(iter(first), None))
    beside = [one for one in stories if one is not lead][:BESIDE]
    above = {one.id for one in (*beside, lead) if one}

    def below(slug: str, most: int) -> Sequence[Listing]:
        return list(islice((one for one in by_section.get(slug, ()) if one.id not in above), most))

    blocks = [(slug, _pictured_first(below(slug, BLOCK))) for slug in by_section if slug != NOTICES]
    return Front(
        lead=lead,
        beside=beside,
        notices=below(NOTICES, NOTICED),
        blocks=[(slug, members) for slug, members in blocks if members],
    )


def home(desk: Desk) -> Planned:
    """The home page."""
    index = desk.index
    found = front(index.current, index.by_section)
    first = index.cards([found.lead] if found.lead else [])
    notices = _blocks(desk, [(NOTICES, found.notices)] if found.notices else [])
    return desk.page(
        "/",
        "home.html",
        home_view,
        frame=index.frames["vi"],
        description=desk.site.config.description,
        lead=Sealed(first.digest, lambda: next(iter(first.open()), None)),
        beside=index.cards(found.beside),
        notices=Sealed(notices.digest, lambda: next(iter(notices.open()), None)),
        coming=coming(index, COMING),
        blocks=_blocks(desk, found.blocks),
        updated=moment(desk.site.updated, index.zone) if desk.site.updated else None,
    )


def home_view(
    frame: Frame,
    description: str,
    lead: Card | None,
    beside: Sequence[Card],
    notices: Block | None,
    coming: Sequence[Happening],
    blocks: Sequence[Block],
    updated: Moment | None,
) -> HomeView:
    """The front page."""
    return HomeView(
        frame=frame,
        url="/",
        title=frame.name,
        description=description,
        here="/",
        lead=lead,
        beside=tuple(beside),
        notices=notices,
        coming=tuple(coming),
        blocks=tuple(blocks),
        updated=updated,
    )


def _blocks(desk: Desk, members: Sequence[tuple[str, Sequence[Listing]]]) -> Sealed:
    blocks: list[tuple[MenuLink, Sealed]] = [
        (desk.index.sections[slug], desk.index.cards(articles)) for slug, articles in members
    ]
    return Sealed(
        digest([(link, cards.digest) for link, cards in blocks]),
        lambda: tuple(Block(section=link, cards=cards.open()) for link, cards in blocks),
    )


def _pictured_first(articles: Sequence[Listing]) -> Sequence[Listing]:
    """*articles* with the newest picture at the top, where there is one."""
    first = next((one for one in articles if one.pictured), None)
    return [first, *(one for one in articles if one is not first)] if first else articles
