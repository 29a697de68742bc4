"""Pages of events: what is coming, and the months. An article without an event changes none of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple

from site_gen.digest import digest, digest_bytes
from site_gen.model import Listing, MenuLink
from site_gen.pages.desk import Desk, Planned
from site_gen.pages.frame import Frame, Turn
from site_gen.pages.happenings import EventMonthView, EventsView, Happening, Tally
from site_gen.pages.index import Index
from site_gen.pages.paging import leaves
from site_gen.pages.paths import EVENTS, path_of
from site_gen.pages.recipes import Sealed
from site_gen.vietnamese.spelling import spell_month

LINES = 100
"""Events on a page of a month."""


class Month(NamedTuple):
    """A month with all the events that began in it."""

    link: MenuLink
    articles: Sequence[Listing]
    """Newest event first."""


def months_of(current: Sequence[Listing]) -> list[Month]:
    """The months in which events of *current* began, newest first."""
    found: dict[tuple[int, int], list[tuple[str, str, Listing]]] = defaultdict(list)
    for one in current:
        if one.event is not None:
            start = one.event.start
            found[start.year, start.month].append((f"{start.day:02} {one.event.start_time}", one.id, one))
    months = []
    for (year, month), members in sorted(found.items(), reverse=True):
        members.sort(key=lambda member: member[:2], reverse=True)
        link = MenuLink(name=spell_month(year, month), url=f"{EVENTS}{year:04}/{month:02}/")
        months.append(Month(link, [one for _, _, one in members]))
    return months


def coming(index: Index, most: int | None = None) -> Sealed:
    """What is coming, soonest first."""
    return happenings(index, [index.by_id[identity] for identity in index.site.coming[:most]])


def happenings(index: Index, articles: Sequence[Listing]) -> Sealed:
    """The events of *articles*, in their order."""
    content = digest_bytes(
        b"".join([digest([one.event for one in articles]), *[one.line for one in articles]])
    )
    return Sealed(content, lambda: tuple(_happening(index, one) for one in articles))


def event_pages(desk: Desk, months: Sequence[Month]) -> Iterator[Planned]:
    """The page of what is coming, and those of *months*."""
    yield desk.page(
        EVENTS,
        "events.html",
        events_view,
        frame=desk.index.frames["vi"],
        coming=coming(desk.index),
        months=[Tally(link=month.link, count=len(month.articles)) for month in months],
    )
    form = desk.form("event-month.html", event_month_view, ("month", "events", "turn", "newer", "older"))
    around = [None, *(month.link for month in months), None]
    for place, month in enumerate(months):
        newer, older = around[place], around[place + 2]
        for shown, turn in leaves(month.link.url, month.articles, LINES):
            events = happenings(desk.index, shown[::-1])
            own = (month.link, turn, newer, older)
            digests = (digest(month.link), events.digest, digest(turn), digest(newer), digest(older))
            step = form.step(digests, partial(_inputs, events, *own))
            yield Planned(path_of(turn.url), "templates/event-month.html", step)


def events_view(frame: Frame, coming: Sequence[Happening], months: Sequence[Tally]) -> EventsView:
    """The way into the events."""
    return EventsView(
        frame=frame,
        url=EVENTS,
        title=frame.words["ev.title"],
        description="",
        here=EVENTS,
        coming=tuple(coming),
        months=tuple(months),
    )


def event_month_view(
    frame: Frame,
    month: MenuLink,
    events: Sequence[Happening],
    turn: Turn,
    newer: MenuLink | None,
    older: MenuLink | None,
) -> EventMonthView:
    """One page of the events that began in a month."""
    above = MenuLink(name=frame.words["ev.title"], url=EVENTS)
    return EventMonthView(
        frame=frame,
        url=turn.url,
        title=f"{frame.words['ev.title']} – {month.name}",
        description="",
        crumbs=(above, month) if turn.number else (above,),
        here=EVENTS,
        name=month.name,
        events=tuple(events),
        turn=turn,
        newer=newer,
        older=older,
    )


def _inputs(
    events: Sealed, month: MenuLink, turn: Turn, newer: MenuLink | None, older: MenuLink | None
) -> tuple[Any, ...]:
    return month, events.open(), turn, newer, older


def _happening(index: Index, article: Listing) -> Happening:
    assert article.event is not None
    title = index.card(article).title
    return Happening(url=article.url, title=title, lang=article.lang, event=article.event)
