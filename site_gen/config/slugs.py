"""Short addresses that the editor settles: of sections and of keywords."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from site_gen.config.table import misplaced
from site_gen.fields import Field, Form, text
from site_gen.model import Section
from site_gen.problems import Problem
from site_gen.vietnamese.text import canon, is_device, normal, slug

PAGE_SLUGS = (
    *("trang", "tu-khoa", "luu-tru", "su-kien", "nguoi", "tim-kiem", "so-do-cong"),
    *("anh", "assets", "api", "en", "404"),
)
"""First parts of addresses that are the site's own."""
RESERVED = (*PAGE_SLUGS, "goc")
"""The same, and the folders of content/ that are no section."""
LONGEST = 80


def sections(form: Form) -> tuple[Section, ...]:
    """The sections in the order typed; at least one must be there."""
    place = form.members.get("sections")
    found = Form(place, form.problems).members if place else {}
    if place is None or place.value == {}:
        message = "trang chưa có chuyên mục nào"
        hint = 'thêm dòng `[sections]`, dưới đó mỗi dòng một chuyên mục, ví dụ `tin-tuc = "Tin tức"`'
        form.problems.append((place or form.field).problem(message, hint))
    return tuple(one for key, member in found.items() if (one := _section(key, member, form.problems)))


def keyword_slugs(form: Form) -> Mapping[str, str]:
    """Keyword as typed → slug; one slug stands for one keyword, however that is spelled."""
    place = form.get("keywords")
    settled: dict[str, str] = {}
    seen: list[_Settled] = []
    for key, member in Form(place, form.problems).members.items() if place else ():
        keyword = " ".join(normal(key).split())
        match misplaced(key, member) or slug_field(member):
            case Problem() as problem:
                form.problems.append(problem)
            case str(typed):
                one = _Settled(canon(keyword), typed, member)
                form.problems.extend(_clashes(one, seen))
                seen.append(one)
                settled[keyword] = typed
    return settled


class _Settled(NamedTuple):
    keyword: str
    slug: str
    place: Field


_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def _section(key: str, member: Field, problems: list[Problem]) -> Section | None:
    wrong = misplaced(key, member) or _wrong_section_slug(key, member)
    name = _section_name(key, member)
    problems.extend(one for one in (wrong, name) if isinstance(one, Problem))
    if wrong or isinstance(name, Problem):
        return None
    return Section(slug=key, name=name)


def _wrong_section_slug(key: str, member: Field) -> Problem | None:
    if message := _fault(key):
        suggestion = _suggestion(member.value if isinstance(member.value, str) else key)
        return member.label_problem(message, suggestion)
    if key in RESERVED:
        return member.label_problem(f"`{key}` là địa chỉ dành riêng của trang", "chọn địa chỉ khác")
    return None


def _section_name(key: str, member: Field) -> str | Problem:
    name = text(member)
    return name or member.problem(f"chuyên mục `{key}` chưa có tên", f'viết `{key} = "Tên chuyên mục"`')


def slug_field(field: Field) -> str | Problem:
    """A part of an address as typed; one that no address may have is a problem."""
    typed = text(field)
    if isinstance(typed, Problem):
        return typed
    message = _fault(typed)
    return field.problem(message, _suggestion(typed or field.name.partition(".")[2])) if message else typed


def _fault(typed: str) -> str:
    if not _SLUG.fullmatch(typed):
        return f"địa chỉ “{typed}” chỉ được gồm chữ thường không dấu, chữ số và dấu `-` ở giữa"
    if len(typed) > LONGEST:
        return f"địa chỉ “{typed}” dài quá {LONGEST} ký tự"
    if is_device(typed):
        return f"Windows không cho đặt tên thư mục là “{typed}”"
    return ""


def _suggestion(words: str) -> str:
    near = slug(words)
    return f"ví dụ `{near}`" if near and not _fault(near) else "chọn địa chỉ khác"


def _clashes(one: _Settled, seen: list[_Settled]) -> Iterator[Problem]:
    for other in seen:
        line = other.place.line
        if one.keyword == other.keyword and one.slug != other.slug:
            message = f"từ khóa này đã có địa chỉ “{other.slug}” ở dòng {line}"
            yield one.place.problem(message, "giữ lại một trong hai dòng")
        if one.keyword != other.keyword and one.slug == other.slug:
            message = f"địa chỉ “{one.slug}” đã dùng cho một từ khóa khác ở dòng {line}"
            yield one.place.problem(message, "chọn địa chỉ khác")
