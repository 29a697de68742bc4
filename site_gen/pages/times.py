"""Wall-clock times of the site's zone → times as people and as machines read them."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from site_gen.model import Event
from site_gen.pages.frame import Moment, When


def moment(at: datetime, zone: str) -> Moment:
    """*at*, a wall-clock time of *zone*, as people and as machines read it."""
    return Moment(at=at, iso=at.replace(tzinfo=ZoneInfo(zone)).isoformat())


def when(event: Event, zone: str) -> When:
    """When *event* takes place."""
    return When(
        first=event.start,
        last=event.end,
        start=_hour(event.start, event.start_time, zone),
        end=_hour(event.end, event.end_time, zone),
    )


def _hour(day: date, hour: str, zone: str) -> Moment | None:
    return moment(datetime.combine(day, time.fromisoformat(hour)), zone) if hour else None
