from __future__ import annotations

from datetime import time

from site_gen.vietnamese.clock import Timed, read_time, split_moment


def test_an_hour_without_minutes_is_the_full_hour() -> None:
    assert read_time("17 giờ") == time(17, 0)


def test_the_hour_may_stand_before_or_behind_the_day() -> None:
    wanted = Timed(day="18/8/2022", hour="17:30", offset="")

    assert split_moment("18/8/2022, 17:30") == split_moment("17:30, 18/8/2022") == wanted


def test_an_offset_is_kept_apart_from_the_hour() -> None:
    assert split_moment("2022-08-18t17:30:15+07:00") == Timed("2022-08-18", "17:30:15", "+07:00")
