from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from site_gen.vietnamese.dates import DateMistake, has_time, read_clock, read_date, read_moment, read_range
from site_gen.vietnamese.spelling import spell_day, spell_moment, spell_range

DAYS = st.dates()
MOMENTS = st.datetimes().map(lambda moment: moment.replace(second=0, microsecond=0))
RANGES = st.tuples(DAYS, DAYS).map(lambda days: (min(days), max(days)))
NEAR = st.builds(
    lambda start, length: (start, date.fromordinal(start.toordinal() + length)),
    st.dates(max_value=date(9999, 1, 1)),
    st.integers(0, 90),
)
HOURS = st.times().map(lambda hour: f"{hour:%H:%M}")
TYPED = st.text(st.sampled_from("0123456789/-–. :hgz+,ngàytháđếnvừ"))
quietly = settings(deadline=None)


def formal(day: date) -> str:
    """As official letters have it: ngày 05 tháng 02 năm 2022."""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year:04}"


@quietly
@given(DAYS)
def test_a_spelled_day_is_read_as_that_day(day: date) -> None:
    assert read_date(spell_day(day)) == read_date(formal(day)) == read_date(day.isoformat()) == day


@quietly
@given(MOMENTS)
def test_a_spelled_moment_is_read_as_that_moment(moment: datetime) -> None:
    assert read_moment(spell_moment(moment)) == moment
    assert has_time(spell_moment(moment))


@quietly
@given(st.datetimes().map(lambda moment: moment.replace(microsecond=0)))
def test_a_moment_for_machines_is_read_as_that_moment(moment: datetime) -> None:
    assert read_moment(moment.isoformat()) == read_moment(str(moment)) == moment


@quietly
@given(DAYS)
def test_a_day_alone_is_its_first_moment(day: date) -> None:
    for spelled in (spell_day(day), formal(day), day.isoformat()):
        assert read_moment(spelled) == datetime(day.year, day.month, day.day)
        assert not has_time(spelled)
        assert read_range(spelled) == (day, day)


@quietly
@given(st.one_of(RANGES, NEAR))
def test_spelled_days_are_read_as_those_days(days: tuple[date, date]) -> None:
    start, end = days

    assert read_range(spell_range(start, end)) == days
    assert read_range(f"{spell_day(start)} - {spell_day(end)}") == days
    assert read_range(f"{start}–{end}") == days
    assert read_range(f"từ {formal(start)} đến hết {formal(end)}") == days


@quietly
@given(HOURS, HOURS)
def test_hours_are_read_as_those_hours(one: str, other: str) -> None:
    start, end = min(one, other), max(one, other)

    assert read_clock(start) == read_clock(start.replace(":", " giờ ")) == (start, "")
    if start < end:
        assert read_clock(f"{start}–{end}") == read_clock(f"{start} đến {end}") == (start, end)


def _told(read: Callable[[str], object], typed: str) -> tuple[str, str] | None:
    try:
        read(typed)
    except DateMistake as mistake:
        return mistake.message, mistake.hint
    return None


@quietly
@given(st.one_of(TYPED, st.text()))
def test_whatever_is_typed_is_read_or_told(typed: str) -> None:
    for read in (read_date, read_moment, read_range, read_clock):
        told = _told(read, typed)
        assert told is None or all(told)
