"""What people.toml says → Directory, and whom a typed name means."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from site_gen.config.slugs import slug_field
from site_gen.fields import Field, Form
from site_gen.model import Directory, KnownPerson, Person
from site_gen.problems import Problem
from site_gen.vietnamese.text import canon, fold


def check_people(root: Field) -> tuple[Directory, tuple[Problem, ...]]:
    """The people who recur, in the order typed, and all that is wrong with their entries."""
    problems: list[Problem] = []
    form = Form(root, problems, ["people"])
    entries = [_entry(member, problems) for member in form.members_of("people")]
    named = [entry for entry in entries if entry.person.name]
    problems.extend(_doubles(named))
    problems.extend(_shared_slugs(named))
    return Directory(people=tuple(entry.person for entry in named)), tuple(sorted(set(problems)))


@dataclass(frozen=True)
class People:
    """A directory that answers whom a typed name means."""

    directory: Directory

    def find(self, name: str, person: str = "", unit_text: str = "") -> Person | None:
        """The person meant by *name* in a role or unit *unit_text*, or by the id *person*.

        None where nobody has the id *person*; a Person with an empty id where *name* may mean several.
        """
        if person:
            known = self._by_id.get(person)
            return _met(known) if known else None
        namesakes = self.namesakes(name)
        if not namesakes:
            return Person(id=canon(name), name=name)
        told = namesakes if len(namesakes) == 1 else [one for one in namesakes if _belongs(one, unit_text)]
        return _met(told[0]) if len(told) == 1 else Person(id="", name=name)

    def namesakes(self, name: str) -> tuple[KnownPerson, ...]:
        """All who bear *name* or are also spelled so, in the order of the directory."""
        return self._by_name.get(canon(name), ())

    @cached_property
    def _by_name(self) -> dict[str, tuple[KnownPerson, ...]]:
        found: dict[str, list[KnownPerson]] = defaultdict(list)
        for one in self.directory.people:
            for name in dict.fromkeys(map(canon, (one.name, *one.spellings))):
                found[name].append(one)
        return {name: tuple(people) for name, people in found.items()}

    @cached_property
    def _by_id(self) -> dict[str, KnownPerson]:
        return {one.id: one for one in self.directory.people}


class _Entry(NamedTuple):
    form: Form
    person: KnownPerson


_KNOWN = ("id", "name", "title", "unit", "units", "spellings", "public_official", "slug")


def _entry(member: Field, problems: list[Problem]) -> _Entry:
    form = Form(member, problems, _KNOWN)
    name = form.required("name", "Nguyễn Văn A")
    person = KnownPerson(
        id=form.text("id") or canon(name),
        name=name,
        title=form.text("title"),
        unit=form.text("unit"),
        units=form.texts("units"),
        spellings=form.texts("spellings"),
        public_official=form.flag("public_official"),
        slug=form.ask("slug", slug_field, ""),
    )
    return _Entry(form, person)


def _doubles(entries: Iterable[_Entry]) -> Iterator[Problem]:
    first: dict[str, Field] = {}
    for form, person in entries:
        place = form.get("id") or form.members["name"]
        other = first.setdefault(person.id, place)
        if other is place:
            continue
        if "id" in form:
            message = f"`id` “{person.id}” đã có ở dòng {other.line}"
            yield place.problem(message, "mỗi người một `id` riêng; cùng một người thì gộp hai mục làm một")
        else:
            hint = "cùng một người thì gộp hai mục làm một; trùng tên thì thêm `id` và `unit` cho từng người"
            yield place.problem(f"“{person.name}” đã có ở dòng {other.line}", hint)


def _shared_slugs(entries: Iterable[_Entry]) -> Iterator[Problem]:
    first: dict[str, Field] = {}
    for form, person in entries:
        place = form.members.get("slug")
        if place is None or not person.slug:
            continue
        other = first.setdefault(person.slug, place)
        if other is not place:
            message = f"địa chỉ “{person.slug}” đã dùng cho một người khác ở dòng {other.line}"
            yield place.problem(message, "chọn địa chỉ khác")


def _met(known: KnownPerson) -> Person:
    return Person(id=known.id, name=known.name, title=known.title, unit=known.unit)


def _belongs(one: KnownPerson, unit_text: str) -> bool:
    said = _words(unit_text)
    return any(_words(unit) in said for unit in (one.unit, *one.units) if unit)


def _words(text: str) -> str:
    """The folded words of *text* between single spaces, so that no word is found inside another."""
    words = re.findall(r"\w+", fold(text))
    return f" {' '.join(words)} "
