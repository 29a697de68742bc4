"""Events for calendars, read back by the library that wrote them."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar
from icalendar import Event as Component

from site_gen.model import Event, Site
from tests.pages.test_machines import changed, made
from tests.samples import FIRST, a_config, an_article, planned, site_of, view

DAY = date(2026, 9, 10)
BESIDE = "tin-tuc/mot-bai/su-kien.ics"


def a_site(event: Event, **changes: Any) -> Site:
    return site_of([an_article(event=event, **changes)], coming=("tin-tuc/mot-bai",))


def read(content: bytes) -> list[Component]:
    calendar = Calendar.from_ical(content)
    assert isinstance(calendar, Calendar)
    assert calendar.errors == []
    assert calendar["VERSION"] == "2.0"
    return calendar.events


def the_event(event: Event, **changes: Any) -> Component:
    (found,) = read(made(a_site(event, **changes), BESIDE))
    assert found.errors == []
    return found


def test_an_event_is_told_to_calendars() -> None:
    event = Event(
        start=DAY, end=DAY, session="chiều", start_time="14:00", end_time="16:30", place="Tầng 2, Hội trường"
    )
    found = the_event(event, title="Họp; bàn, quyết", summary="Tóm\\tắt", updated=FIRST + timedelta(days=1))

    assert found["UID"] == "tag:trung-tam.gov.vn,2026-08-01:tin-tuc/mot-bai"
    assert found["SUMMARY"] == "Họp; bàn, quyết"
    assert found["LOCATION"] == "Tầng 2, Hội trường"
    assert found["URL"] == "https://trung-tam.gov.vn/tin-tuc/mot-bai/"
    assert found["DESCRIPTION"] == "14:00–16:30, chiều 10/9/2026 (Thứ Năm)\nTóm\\tắt"
    assert found.decoded("DTSTART") == datetime(2026, 9, 10, 7, tzinfo=UTC)
    assert found.decoded("DTEND") == datetime(2026, 9, 10, 9, 30, tzinfo=UTC)
    for name in ("DTSTAMP", "LAST-MODIFIED"):
        assert found.decoded(name) == datetime(2026, 8, 2, 1, tzinfo=UTC)


def test_an_english_event_is_told_in_english() -> None:
    found = the_event(Event(start=DAY, end=DAY, session="chiều"), lang="en", summary="A talk")

    assert found["DESCRIPTION"] == "Thursday, 10 September 2026, afternoon\nA talk"


@pytest.mark.parametrize(
    ("event", "start", "end"),
    [
        (Event(start=DAY, end=DAY), DAY, DAY + timedelta(days=1)),
        (Event(start=DAY, end=DAY, session="sáng"), DAY, DAY + timedelta(days=1)),
        (Event(start=DAY, end=DAY + timedelta(days=2)), DAY, DAY + timedelta(days=3)),
        (Event(start=DAY, end=DAY + timedelta(days=2), start_time="08:00"), DAY, DAY + timedelta(days=3)),
        (Event(start=DAY, end=DAY, start_time="08:00"), datetime(2026, 9, 10, 1, tzinfo=UTC), None),
        (
            Event(start=DAY, end=DAY + timedelta(days=1), start_time="08:00", end_time="11:00"),
            datetime(2026, 9, 10, 1, tzinfo=UTC),
            datetime(2026, 9, 11, 4, tzinfo=UTC),
        ),
        (Event(start=date.max, end=date.max), date.max, None),
    ],
)
def test_whole_days_end_before_the_next_and_hours_are_those_of_greenwich(
    event: Event, start: date, end: date | None
) -> None:
    found = the_event(event)

    assert found.decoded("DTSTART") == start
    assert (found.decoded("DTEND") if "DTEND" in found else None) == end


def test_an_article_of_the_first_year_has_a_calendar() -> None:
    assert the_event(Event(start=DAY, end=DAY), published=datetime(1, 1, 1))["UID"]


def test_the_calendar_of_the_site_holds_what_is_coming_and_what_was_recently() -> None:
    found = [an_article(name, event=Event(start=DAY, end=DAY)) for name in ("a", "b", "c", "d")]
    site = site_of(found, coming=("tin-tuc/c", "tin-tuc/a"), recent=("tin-tuc/d",))

    content = made(site, "su-kien.ics")

    assert [str(one["UID"]).rpartition("/")[2] for one in read(content)] == ["c", "a", "d"]
    assert Calendar.from_ical(content)["X-WR-CALNAME"] == "Trung tâm Hành chính công"
    beside = [path for path in planned(site) if path.endswith("/su-kien.ics")]
    assert sorted(beside) == [f"tin-tuc/{name}/su-kien.ics" for name in "acd"]


def test_an_article_offers_its_event_while_that_is_coming() -> None:
    found = [an_article(name, event=Event(start=DAY, end=DAY)) for name in ("a", "b", "c")]
    steps = planned(site_of(found, coming=("tin-tuc/a",), recent=("tin-tuc/b",)))

    offered = {name: view(steps, f"tin-tuc/{name}/index.html").calendar for name in "abc"}

    assert offered == {"a": "/tin-tuc/a/su-kien.ics", "b": "", "c": ""}


def test_a_calendar_of_nothing_is_a_calendar() -> None:
    assert read(made(site_of([]), "su-kien.ics")) == []


def test_the_same_events_are_the_same_bytes_and_no_id_depends_on_the_address() -> None:
    event = Event(start=DAY, end=DAY, place="Hội trường rất dài " * 9)
    one, same = (made(a_site(event), BESIDE) for _ in range(2))
    config = a_config(base_url="https://moi.vn")
    moved = made(site_of([an_article(event=event)], coming=("tin-tuc/mot-bai",), config=config), BESIDE)

    assert one == same
    assert all(len(line) <= 75 for line in one.split(b"\r\n"))
    assert read(moved)[0]["UID"] == read(one)[0]["UID"]


def test_another_article_remakes_no_calendar() -> None:
    event = Event(start=DAY, end=DAY)
    one, other = an_article(event=event), an_article("khac")
    before, after = (site_of(found, coming=(one.id,)) for found in ([one], [one, other]))

    assert [path for path in changed(before, after) if path.endswith(".ics")] == []


def test_the_library_is_loaded_when_a_calendar_is_made() -> None:
    script = "import sys, site_gen.cli, site_gen.pages.render; sys.exit('icalendar' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
