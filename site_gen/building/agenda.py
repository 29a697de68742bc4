"""What follows from the time: whose event is coming, who is new, and when that changes by itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from itertools import takewhile

from site_gen.model import ArticleId, Config, Event, Listing

FRESH = timedelta(hours=48)
"""How long an article is news to search engines."""


def coming(current: Sequence[Listing], now: datetime) -> tuple[ArticleId, ...]:
    """Those of *current* whose event has not ended at *now*, soonest first."""
    found = [
        (one.event.start, one.event.start_time, one.id)
        for one in current
        if one.event is not None and now < ends(one.event)
    ]
    return tuple(identity for _, _, identity in sorted(found))


def recent(current: Sequence[Listing], now: datetime) -> tuple[ArticleId, ...]:
    """Those of *current* whose event ended less than a year before *now*, latest first."""
    ended = [(ends(one.event), one.id) for one in current if one.event is not None]
    found = sorted((end, identity) for end, identity in ended if end <= now < year_after(end))
    found.sort(key=lambda pair: pair[0], reverse=True)
    return tuple(identity for _, identity in found)


def fresh(current: Sequence[Listing], now: datetime) -> tuple[ArticleId, ...]:
    """Those of *current*, which are newest first, that came out in the last 48 hours."""
    since = earlier(now, FRESH)
    return tuple(one.id for one in takewhile(lambda one: since < one.published, current))


def latest(current: Sequence[Listing], now: datetime) -> datetime | None:
    """When one of *current* came out or was updated last, up to *now*."""
    return max((one.updated for one in current if one.updated <= now), default=None)


def next_due(articles: Sequence[Listing], config: Config, now: datetime, drafts: bool) -> datetime | None:
    """When a site will next change by itself; with *drafts*, all its *articles* are out already."""
    lasting = [one for one in articles if not one.draft]
    times = [] if drafts else [one.published for one in lasting]
    times += [one.updated for one in lasting]
    times += [one.expires for one in lasting if one.expires is not None]
    for end in (ends(one.event) for one in lasting if one.event is not None):
        times += end, year_after(end)
    since = earlier(now, FRESH)
    times += [later(one.published, FRESH) for one in lasting if since < one.published]
    times += [datetime.combine(one.start, time()) for one in config.organisations if one.start]
    return min((time for time in times if now < time), default=None)


def ends(event: Event) -> datetime:
    """When *event* is over: at its last hour on its last day, where none is told with that day."""
    if event.end_time:
        return datetime.combine(event.end, time.fromisoformat(event.end_time))
    return later(datetime.combine(event.end, time()), timedelta(days=1))


def year_after(moment: datetime) -> datetime:
    """The same day and hour in the next year; the 1st of March for the 29th of February."""
    if moment.year == datetime.max.year:
        return datetime.max
    if (moment.month, moment.day) == (2, 29):
        return moment.replace(year=moment.year + 1, month=3, day=1)
    return moment.replace(year=moment.year + 1)


def later(moment: datetime, by: timedelta) -> datetime:
    """*moment* and some time more, as far as the calendar goes."""
    return moment + by if moment <= datetime.max - by else datetime.max


def earlier(moment: datetime, by: timedelta) -> datetime:
    """*moment* less some time, as far as the calendar goes."""
    return moment - by if moment >= datetime.min + by else datetime.min
