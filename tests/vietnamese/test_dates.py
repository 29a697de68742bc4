from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest

from site_gen.vietnamese.dates import DateMistake, has_time, read_clock, read_date, read_moment, read_range
from tests.cases.table import Case, cases


def _range(text: str) -> str:
    start, end = read_range(text)
    return f"{start} đến {end}"


READINGS: dict[str, Callable[[str], object]] = {
    "ngày": read_date,
    "lúc": read_moment,
    "có giờ": lambda text: "có" if has_time(text) else "không",
    "khoảng": _range,
    "giờ": lambda text: " đến ".join(filter(None, read_clock(text))),
}


@cases("dates.txt", *READINGS)
def test_dates(case: Case) -> None:
    read = READINGS[case.kind]
    if not case.mistake:
        assert str(read(case.given)) == case.expected
        return
    with pytest.raises(DateMistake) as told:
        read(case.given)
    assert case.mistake in told.value.message


@pytest.mark.parametrize(
    ("read", "typed", "hint"),
    [
        (read_date, "8/18/2022", "viết ngày trước, tháng sau: 18/8/2022"),
        (read_date, "2026-13-40", "viết năm-tháng-ngày, ví dụ 2026-12-31"),
        (read_date, "31/4/2022", "viết ngày/tháng/năm, ví dụ 31/12/2026"),
        (read_date, "18/8/22", "viết đủ năm, ví dụ 18/8/2022"),
        (read_date, "18/8", "viết đủ ngày/tháng/năm, ví dụ 18/8/2024"),
        (read_moment, "18/8/2022 24:00", "viết 23:59, hoặc 00:00 của ngày hôm sau"),
        (read_range, "15–14/3/2023", "viết ngày đầu trước: 14–15/3/2023"),
        (read_range, "30/12–2/1/2023", "viết cả năm của ngày đầu, ví dụ 30/12/2022 – 2/1/2023"),
        (read_range, "6 và 9/8/2022", "viết 6–9/8/2022 nếu sự kiện diễn ra suốt những ngày đó"),
        (read_clock, "16:30–14:00", "viết giờ bắt đầu trước, giờ kết thúc sau, ví dụ 14:00–16:30"),
        (read_clock, "14:00:30", "chỉ viết giờ:phút, ví dụ 14:00"),
    ],
)
def test_a_mistake_says_what_to_type(read: Callable[[str], object], typed: str, hint: str) -> None:
    with pytest.raises(DateMistake) as told:
        read(typed)
    assert told.value.hint == hint


def test_dates_pasted_from_word_are_read() -> None:
    assert read_date("nga\u0300y\u00a018\u200b/8/2022") == date(2022, 8, 18)


def test_a_moment_has_no_zone() -> None:
    assert read_moment("18/8/2022 17:30") == datetime(2022, 8, 18, 17, 30)


@pytest.mark.parametrize("read", [read_date, read_moment, read_range, read_clock])
@pytest.mark.parametrize(
    "typed", ["", " ", "18/8/2022" + " hoặc 18/8/2022" * 5000, "1:" * 50_000, "-" * 50_000]
)
def test_nothing_and_a_pasted_page_are_mistakes(read: Callable[[str], object], typed: str) -> None:
    with pytest.raises(DateMistake) as told:
        read(typed)
    assert len(told.value.message) < 100
