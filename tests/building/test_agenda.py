from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from msgspec.structs import replace

from site_gen.building.agenda import coming, ends, fresh, latest, next_due, recent
from site_gen.digest import digest
from site_gen.model import Event, Listing, listed
from tests.samples import a_config, an_article

NEVER = datetime.max


def an_event(day: date, end: date | None = None, **changes: Any) -> Event:
    return Event(start=day, end=end or day, **changes)


def of(name: str, event: Event | None, **changes: Any) -> Listing:
    return listed(an_article(name, event=event, **changes), digest(name))


@pytest.mark.parametrize(
    ("event", "end"),
    [
        (an_event(date(2026, 9, 1)), datetime(2026, 9, 2)),
        (an_event(date(2026, 9, 1), start_time="14:00"), datetime(2026, 9, 2)),
        (an_event(date(2026, 9, 1), start_time="14:00", end_time="16:30"), datetime(2026, 9, 1, 16, 30)),
        (an_event(date(2026, 9, 1), date(2026, 9, 3), end_time="11:00"), datetime(2026, 9, 3, 11)),
        (an_event(date(9999, 12, 31)), NEVER),
    ],
)
def test_an_event_ends_with_its_last_hour_or_its_last_day(event: Event, end: datetime) -> None:
    assert ends(event) == end


def test_an_event_is_coming_until_it_has_ended_then_recent_for_a_year() -> None:
    one = [of("a", an_event(date(2024, 2, 28), end_time="10:00"))]
    moment = datetime(2024, 2, 28, 9, 59, 59)

    assert (coming(one, moment), recent(one, moment)) == (("tin-tuc/a",), ())
    for moment in (datetime(2024, 2, 28, 10), datetime(2025, 2, 28, 9, 59)):
        assert (coming(one, moment), recent(one, moment)) == ((), ("tin-tuc/a",))
    assert recent(one, datetime(2025, 2, 28, 10)) == ()


def test_something_changes_when_an_event_ends_and_a_year_after() -> None:
    one = [of("a", an_event(date(2024, 2, 28)), published=datetime(2024, 1, 1))]
    begin = datetime(2023, 1, 1)
    changes = [datetime(2024, 1, 1), datetime(2024, 1, 3), datetime(2024, 2, 29), datetime(2025, 3, 1)]

    for now, due in zip([begin, *changes], [*changes, None], strict=True):
        assert next_due(one, a_config(), now, drafts=False) == due


def test_something_changes_when_another_office_takes_over() -> None:
    today = a_config().organisations[0]
    other = replace(today, name="Trung tâm mới", start=date(2027, 1, 1))
    config = a_config(organisations=(today, other))

    assert next_due([], config, datetime(2026, 9, 1), drafts=False) == datetime(2027, 1, 1)
    assert next_due([], config, datetime(2027, 1, 1), drafts=True) is None


def test_what_will_be_updated_is_not_yet_and_changes_something_then() -> None:
    one, two, three = datetime(2026, 8, 1), datetime(2026, 8, 5), datetime(2026, 9, 1)
    found = [of("b", None, published=two), of("a", None, published=one, updated=three)]

    assert (latest(found, two), latest(found, three), latest((), three)) == (two, three, None)
    assert next_due(found, a_config(), datetime(2026, 8, 20), drafts=False) == three
    assert next_due(found, a_config(), three, drafts=False) is None


def test_an_article_is_fresh_for_48_hours() -> None:
    one = [of("b", None, published=datetime(2026, 9, 1, 8)), of("a", None, published=datetime(2026, 8, 1))]

    assert fresh(one, datetime(2026, 9, 1, 8)) == ("tin-tuc/b",)
    assert fresh(one, datetime(2026, 9, 3, 7, 59, 59)) == ("tin-tuc/b",)
    assert fresh(one, datetime(2026, 9, 3, 8)) == ()


def test_the_first_and_the_last_days_of_the_calendar_are_days_like_others() -> None:
    last = [of("a", an_event(date(9999, 12, 31)), published=datetime(9999, 12, 31, 23))]

    assert fresh(last, datetime(9999, 12, 31, 23, 30)) == ("tin-tuc/a",)
    assert fresh(last, datetime(1, 1, 1)) == ("tin-tuc/a",)
    assert next_due(last, a_config(), datetime(9999, 12, 31, 23), drafts=False) == NEVER
    assert recent(last, datetime(9999, 12, 31, 23)) == ()


def test_the_soonest_stand_first_and_the_latest_of_those_past() -> None:
    found = [
        of("c", an_event(date(2026, 9, 5))),
        of("b", an_event(date(2026, 9, 3), start_time="14:00")),
        of("a", an_event(date(2026, 9, 3), start_time="08:00")),
        of("e", an_event(date(2026, 8, 3))),
        of("d", an_event(date(2026, 8, 3))),
        of("f", an_event(date(2026, 8, 4))),
        of("g", None),
    ]
    now = datetime(2026, 9, 1)

    assert coming(found, now) == ("tin-tuc/a", "tin-tuc/b", "tin-tuc/c")
    assert recent(found, now) == ("tin-tuc/f", "tin-tuc/d", "tin-tuc/e")
