"""Events → calendars, and those in iCalendar's spelling (RFC 5545)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from site_gen.model import Article, Config, MenuLink
from site_gen.pages.entries import CalendarView, Occasion
from site_gen.pages.feeds import identity
from site_gen.pages.frame import Moment
from site_gen.pages.spellings import SPELLINGS
from site_gen.pages.times import moment, when

if TYPE_CHECKING:
    from icalendar import Event as Component


def occasion(article: Article, section: MenuLink, config: Config) -> Occasion:
    """The event of *article*, which has one."""
    event = article.event
    assert event is not None
    spell = SPELLINGS[article.lang].spell_event
    return Occasion(
        id=identity(article, config),
        url=config.base_url + article.url,
        title=article.title,
        summary=article.summary,
        section=section.name,
        spelled=spell(event.start, event.end, event.session, event.start_time, event.end_time),
        place=event.place,
        when=when(event, config.time_zone),
        updated=moment(article.updated, config.time_zone),
    )


def calendar_view(authority: str, name: str, occasions: Sequence[Occasion]) -> CalendarView:
    """The calendar called *name*, or, without one, events for the reader's own."""
    return CalendarView(authority=authority, name=name, occasions=tuple(occasions))


def spell_calendar(view: CalendarView) -> str:
    """*view* as programs read it: the same view, the same text, with a line feed after each return."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", f"-//{view.authority}//site-gen//VI")
    calendar.add("version", "2.0")
    if view.name:
        calendar.add("x-wr-calname", view.name)
    for one in view.occasions:
        calendar.add_component(_component(one))
    spelled: bytes = calendar.to_ical()
    return spelled.decode()


def _component(one: Occasion) -> Component:
    from icalendar import Event

    event = Event()
    event.add("uid", one.id)
    event.add("dtstamp", _utc(one.updated))
    event.add("last-modified", _utc(one.updated))
    start, end = _span(one)
    event.add("dtstart", start)
    if end is not None:
        event.add("dtend", end)
    event.add("summary", one.title)
    event.add("description", "\n".join(filter(None, (one.spelled, one.summary))))
    if one.place:
        event.add("location", one.place)
    event.add("url", one.url)
    event.add("categories", [one.section])
    return event


def _span(one: Occasion) -> tuple[date, date | None]:
    """Beginning and end, the day after the last where no hours tell it."""
    start, end = one.when.start, one.when.end
    if one.when.timed and start is not None:
        return _utc(start), _utc(end) if end else None
    last = one.when.last
    return one.when.first, last + timedelta(days=1) if last < date.max else None


def _utc(moment: Moment) -> datetime:
    """The same moment at Greenwich, as far as the calendar goes."""
    at = datetime.fromisoformat(moment.iso)
    try:
        return at.astimezone(UTC)
    except OverflowError:
        return at.replace(tzinfo=UTC)
