"""Who ran the site, and when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise

from site_gen.config.table import table
from site_gen.fields import Field, Form, text
from site_gen.model import Organisation
from site_gen.problems import Problem
from site_gen.vietnamese.dates import DateMistake, read_date


def organisations(form: Form, name: str) -> tuple[Organisation, ...]:
    """The organisations of the site, oldest first; where none is typed, one named *name* since ever.

    One that has no last day ends on the day before the next begins.
    """
    typed = [table(one, form.problems, _KNOWN) for one in form.members_of("organisations")]
    if not typed:
        return (Organisation(name=name, parent="", start=None, end=None),)
    read = [_organisation(one) for one in typed]
    for (_, earlier), (place, later) in pairwise(zip(typed, read, strict=True)):
        form.problems.extend(_out_of_order(place, earlier, later))
    return tuple(_joined(read))


_KNOWN = ("name", "parent", "from", "to")
_ORDER = "viết các đơn vị theo thứ tự từ cũ đến mới, thời gian không chồng lên nhau"


def _organisation(form: Form) -> Organisation:
    name = form.required("name", "Trung tâm Phục vụ hành chính công tỉnh …")
    start = form.ask("from", _day, None)
    end = form.ask("to", _day, None)
    if start and end and end < start:
        place = form.members["to"]
        message = f"ngày cuối `to` trước ngày đầu `from` ({_spelled(start)})"
        form.problems.append(place.problem(message, f"viết một ngày từ {_spelled(start)} trở đi"))
        end = None
    return Organisation(name=name, parent=form.text("parent"), start=start, end=end)


def _day(field: Field) -> date | Problem | None:
    typed = text(field)
    if isinstance(typed, Problem):
        return typed
    try:
        return read_date(typed)
    except DateMistake as mistake:
        return field.problem(mistake.message, mistake.hint)


def _out_of_order(place: Form, earlier: Organisation, later: Organisation) -> Iterator[Problem]:
    if "from" not in place:
        message = f"thiếu trường `from`, ngày “{later.name}” thay “{earlier.name}”"
        yield place.field.problem(message, "thêm dòng `from = 2021-07-01` với ngày đúng")
        return
    limit = earlier.end or earlier.start or date.min
    if later.start and later.start <= limit:
        which = "ngày cuối" if earlier.end else "ngày đầu"
        message = f"`from` phải sau {_spelled(limit)} là {which} của “{earlier.name}”"
        yield place.members["from"].problem(message, _ORDER)


def _joined(found: Iterable[Organisation]) -> Iterator[Organisation]:
    waiting: Organisation | None = None
    for one in found:
        if waiting:
            yield _closed(waiting, one)
        waiting = one
    if waiting:
        yield waiting


def _closed(earlier: Organisation, later: Organisation) -> Organisation:
    if earlier.end or not later.start or later.start == date.min:
        return earlier
    eve = later.start - timedelta(days=1)
    return Organisation(name=earlier.name, parent=earlier.parent, start=earlier.start, end=eve)


def _spelled(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"
