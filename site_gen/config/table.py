"""One table of site.toml, asked as a form."""

from __future__ import annotations

from collections.abc import Iterable

from site_gen.fields import Field, Form, nearest
from site_gen.problems import Problem

FIRST = ("name", "description", "base_url", "feed_authority", "time_zone", "per_page", "related_count")
"""What stands above all tables."""


def table(field: Field, problems: list[Problem], known: Iterable[str]) -> Form:
    """The form of one table; a name that is not *known* is told in *problems*."""
    names = list(known)
    form = Form(field, problems)
    for name, member in form.members.items():
        if name not in names:
            problems.append(misplaced(name, member) or _unknown(name, member, names))
    return form


def misplaced(name: str, member: Field) -> Problem | None:
    """What is wrong where a setting of the whole site was typed below the header of a table."""
    # Whatever is typed at the end of a TOML file belongs to its last table: everybody's first mistake.
    if name not in FIRST:
        return None
    message = f"`{name}` không thuộc nhóm `{member.name.removesuffix(f'.{name}')}`"
    return member.label_problem(message, "chuyển dòng này lên đầu tệp, trước mọi dòng `[…]`")


def _unknown(name: str, member: Field, known: list[str]) -> Problem:
    return member.label_problem(f"không có trường nào tên là `{name}`", nearest(name, known))
