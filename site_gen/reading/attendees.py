"""`chair` and `attendees` → people with their roles, in the order of rank in which they were typed."""

from __future__ import annotations

import re
from typing import NamedTuple

from site_gen.config.people import People
from site_gen.fields import Field, Form, nearest
from site_gen.model import Attendee, Person
from site_gen.problems import Severity
from site_gen.vietnamese.text import canon

_KNOWN = ("name", "role", "unit", "person")
# A dash with a space on at least one side parts name and role: "Quyên- Phó" is usual, "Y-Blơ" is a name.
_PARTED = re.compile(r"\s+[-–—]\s*|\s*[-–—]\s+")
_ADDRESSES = ("đồng chí ", "đ/c ", "ông ", "bà ")


class _Typed(NamedTuple):
    """One attendee as typed, whichever form was used."""

    where: Field
    name: str
    role: str = ""
    unit: str = ""
    person: str = ""


def read_attendees(form: Form, name: str, people: People) -> tuple[Attendee, ...]:
    """The list *name*, its members in the long form or as "Tên - chức vụ"."""
    typed = [_typed(member, form) for member in form.members_of(name)]
    return tuple(_attendee(one, form, people) for one in typed if one is not None and one.name)


def _typed(member: Field, form: Form) -> _Typed | None:
    if isinstance(member.value, str):
        name, *role = _PARTED.split(" ".join(member.value.split()), maxsplit=1)
        if not role and ":" in name:
            hint = f"viết `- {name.replace(': ', ' - ', 1)}`"
            message = "giữa tên và chức vụ là dấu gạch ngang, không phải dấu hai chấm"
            form.problems.append(member.problem(message, hint))
        if not name.strip():
            form.problems.append(
                member.problem("thiếu họ tên trước dấu gạch ngang", "viết `- Tên - chức vụ`")
            )
        elif "," in name or ";" in name:
            hint = "mỗi người một dòng, viết `- Tên - chức vụ`"
            message = f"tên “{name.strip()}” có dấu phẩy"
            form.problems.append(member.problem(message, hint, Severity.WARNING))
        return _Typed(member, name.strip(), "".join(role).strip())
    one = Form(member, form.problems, _KNOWN)
    one.required("name", "Nguyễn Văn A")
    return _Typed(member, one.text("name"), one.text("role"), one.text("unit"), one.text("person"))


def _attendee(typed: _Typed, form: Form, people: People) -> Attendee:
    # Ông is a family name too: who bears it is in people.toml.
    if canon(typed.name).startswith(_ADDRESSES) and not people.namesakes(typed.name):
        hint = "chỉ viết họ và tên, không viết “đồng chí”, “ông”, “bà”"
        form.problems.append(
            typed.where.problem(f"tên “{typed.name}” có lời xưng hô ở đầu", hint, Severity.WARNING)
        )
    return Attendee(person=_person(typed, form, people), role=typed.role)


def _person(typed: _Typed, form: Form, people: People) -> Person:
    found = people.find(typed.name, typed.person, f"{typed.role} {typed.unit}")
    if found is None:
        known = [one.id for one in people.directory.people]
        hint = nearest(typed.person, known) or "ghi `id` của người đó trong content/people.toml"
        form.problems.append(typed.where.problem(f"people.toml không có ai mang mã “{typed.person}”", hint))
        return Person(id="", name=typed.name, unit=typed.unit)
    if not found.id:
        message = f"people.toml có nhiều người tên “{typed.name}”, chưa rõ là ai"
        hint = "thêm `person: …` với mã của người đó"
        form.problems.append(typed.where.problem(message, hint, Severity.WARNING))
    return Person(id=found.id, name=typed.name, title=found.title, unit=typed.unit)
