"""Times of day as editors type them (14:00, 14h30, 8 giờ 30), alone and beside a day."""

from __future__ import annotations

import re
from datetime import time
from typing import NamedTuple

from site_gen.vietnamese.mistake import DateMistake, quoted, tidy


class Timed(NamedTuple):
    """A text about a moment, in its parts."""

    day: str
    hour: str
    """The time of day as typed; empty where there is none."""
    offset: str
    """`+07:00`, `z`, `(gmt+7)`; mostly empty."""


def read_clock(text: str) -> tuple[str, str]:
    """Beginning and end as `08:05`, the end empty where one time stands alone.

    DateMistake for what is no time of day, cannot be one, or ends before it has begun.
    """
    begin, *rest = _BETWEEN.split(_BEFORE.sub("", tidy(text)), maxsplit=1)
    start = _minute(begin)
    if not rest:
        return _spelled(start), ""
    end = _minute(rest[0])
    if end <= start:
        message = f"giờ kết thúc {_spelled(end)} không sau giờ bắt đầu {_spelled(start)}"
        raise DateMistake(message, "viết giờ bắt đầu trước, giờ kết thúc sau, ví dụ 14:00–16:30")
    return _spelled(start), _spelled(end)


def read_time(typed: str) -> time:
    """The time of day that tidy *typed* spells; DateMistake for one that cannot be."""
    found = _TIME.fullmatch(typed)
    if not found:
        raise DateMistake(f"không hiểu giờ {quoted(typed)}", "viết giờ:phút, ví dụ 14:00 hoặc 14:00–16:30")
    hour, words, minute, second = (int(part or 0) for part in found.groups())
    minute += words
    if hour < 24 and minute < 60 and second < 60:
        return time(hour, minute, second)
    at_night = (hour, minute, second) == (24, 0, 0)
    hint = "viết 23:59, hoặc 00:00 của ngày hôm sau" if at_night else "viết từ 00:00 đến 23:59"
    raise DateMistake(f"giờ {quoted(typed)} không có thật", hint)


def split_moment(typed: str) -> Timed:
    """Day and time of day in tidy *typed*, whichever stands first."""
    for shape in _MOMENTS:
        if found := shape.fullmatch(typed):
            return Timed(found["day"], found["hour"], (found["offset"] or "").strip())
    return Timed(typed, "", "")


_BEFORE = re.compile(r"^(?:từ|lúc|vào lúc) ")
_BETWEEN = re.compile(r" ?(?:-|đến|tới) ?")

_TIME = re.compile(
    r"([0-9]{1,2})"
    r"(?: ?(?:giờ|[hg])(?: ?([0-9]{1,2})(?: ?phút)?)?"  # 17 giờ, 17h30, 8h5
    r"|:([0-9]{2})(?::([0-9]{2}))?)"  # 17:30, 17:30:15
)

_HOUR = r"(?P<hour>[0-9]{1,2}(?: ?(?:giờ|[hg])(?: ?[0-9]{1,2}(?: ?phút)?)?|(?::[0-9]+)+))"
_OFFSET = r"(?P<offset>(?:\.[0-9]+)? ?(?:z|\+[0-9]{2}(?::?[0-9]{2})?|\(?(?:gmt|utc)[^)]*\)?))?"
_MOMENTS = (
    # A day begins with one of these; else 17h 18 tháng 8 would begin at 17:18.
    re.compile(rf"(?:vào |lúc )*{_HOUR}(?:,| -)? (?P<day>(?:ngày|thứ|chủ|[0-9]).*?){_OFFSET}"),
    re.compile(rf"(?P<day>.+?)(?:,? (?:- )?(?:vào )?(?:lúc )?|,|t){_HOUR}{_OFFSET}"),
)


def _minute(typed: str) -> time:
    when = read_time(typed)
    if when.second:
        raise DateMistake(f"giờ {quoted(typed)} có cả giây", f"chỉ viết giờ:phút, ví dụ {_spelled(when)}")
    return when


def _spelled(when: time) -> str:
    return f"{when:%H:%M}"
