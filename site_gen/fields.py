"""What a person typed, each value with its place, and how to ask for it.

YAML heads and TOML settings both become `Field`s, so one set of questions, and one set of
sentences about mistakes, serves both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TypeAlias, TypeVar

from site_gen.problems import Problem, Severity
from site_gen.vietnamese.text import CONTROL

T = TypeVar("T")
Value: TypeAlias = "str | tuple[Field, ...] | Mapping[str, Field] | None"

TRUE = {"true", "True", "TRUE"}
FALSE = {"false", "False", "FALSE"}


@dataclass(frozen=True, slots=True)
class Field:
    """One value as typed. Scalars are text, whatever they look like: the question decides the type."""

    file: str
    line: int
    column: int
    name: str
    """Where it stands in its file, as an editor would say it: `photos[2].caption`."""
    value: Value
    """None: the name was typed and nothing after it."""
    label: tuple[int, int] = (0, 0)
    """Line and column of the key; (0, 0) for members of a list."""

    def problem(self, message: str, hint: str = "", severity: Severity = Severity.ERROR) -> Problem:
        """A problem with this value, pointing at it."""
        return Problem(self.file, self.line, self.column, severity, message, hint)

    def label_problem(self, message: str, hint: str = "", severity: Severity = Severity.ERROR) -> Problem:
        """A problem with the name of this value, pointing at the name."""
        line, column = self.label
        return Problem(self.file, line, column, severity, message, hint)


class Form:
    """The members of one mapping, asked for one by one; what is wrong gathers in `problems`.

    Every question answers with a value of the asked type: the default where nothing was typed
    and where what was typed is wrong.
    """

    def __init__(self, field: Field, problems: list[Problem], known: Iterable[str] | None = None) -> None:
        self.field = field
        self.problems = problems
        self.members: Mapping[str, Field] = {}
        if isinstance(field.value, Mapping):
            self.members = field.value
        elif field.value is not None:
            problems.append(_wrong(field, "một nhóm trường có tên"))
        if known is not None:
            self.refuse_unknown(known)

    def refuse_unknown(self, known: Iterable[str]) -> None:
        """Tell every member whose name is not in *known*, with the nearest known name."""
        names = list(known)
        for name, member in self.members.items():
            if name not in names:
                self.problems.append(
                    member.label_problem(f"không có trường nào tên là `{name}`", nearest(name, names))
                )

    def __contains__(self, name: str) -> bool:
        member = self.members.get(name)
        return member is not None and member.value not in (None, "")

    def get(self, name: str) -> Field | None:
        """The member *name*, or None where nothing was typed."""
        return self.members[name] if name in self else None

    def ask(self, name: str, reading: Callable[[Field], T | Problem], default: T) -> T:
        """The member *name* as *reading* understands it."""
        member = self.get(name)
        if member is None:
            return default
        match reading(member):
            case Problem() as problem:
                self.problems.append(problem)
                return default
            case value:
                return value

    def text(self, name: str, default: str = "") -> str:
        """One line or paragraph of text, without white space around it."""
        return self.ask(name, text, default)

    def required(self, name: str, example: str) -> str:
        """Text that must be there; a missing one is told at the mapping with *example*."""
        if name not in self and isinstance(self.field.value, Mapping | None):
            member = self.members.get(name)
            place = member or self.field
            line = _spelled(self.field, name, example)
            self.problems.append(place.problem(f"thiếu trường `{name}`", f"thêm dòng `{line}`"))
        return self.text(name)

    def flag(self, name: str) -> bool:
        """true or false; false where nothing was typed."""
        return self.ask(name, flag, False)

    def choice(self, name: str, choices: Iterable[str], default: str = "") -> str:
        """One of *choices*."""
        allowed = list(choices)

        def one_of(field: Field) -> str | Problem:
            match text(field):
                case str(typed) if typed not in allowed:
                    hint = nearest(typed, allowed) or f"chọn một trong: {', '.join(allowed)}"
                    return field.problem(f"`{field.name}` không nhận giá trị “{typed}”", hint)
                case answer:
                    return answer

        return self.ask(name, one_of, default)

    def whole(self, name: str, default: int, at_least: int = 1) -> int:
        """A whole number not below *at_least*."""

        def number(field: Field) -> int | Problem:
            typed = field.value if isinstance(field.value, str) else ""
            # Ten digits count nothing here, and int() refuses some thousands of them.
            if not typed.isdecimal() or len(typed) > 9 or int(typed) < at_least:
                return _wrong(field, f"một số nguyên từ {at_least} trở lên", str(max(default, at_least)))
            return int(typed)

        return self.ask(name, number, default)

    def members_of(self, name: str) -> tuple[Field, ...]:
        """The members of a list; one value alone counts as a list of one."""
        member = self.get(name)
        if member is None:
            return ()
        if isinstance(member.value, tuple):
            return tuple(one for one in member.value if one.value not in (None, ""))
        return (member,)

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts, in the order typed."""
        return tuple(value for _, value in self.placed_texts(name))

    def placed_texts(self, name: str) -> tuple[tuple[Field, str], ...]:
        """A list of texts, each with its field."""
        found: list[tuple[Field, str]] = []
        for member in self.members_of(name):
            match text(member):
                case Problem() as problem:
                    self.problems.append(problem)
                case value:
                    found.append((member, value))
        return tuple(found)


def text(field: Field) -> str | Problem:
    """The value as one text with single spaces, or what is wrong with it."""
    if isinstance(field.value, str) and CONTROL.search(field.value):
        return field.problem(f"`{field.name}` có ký tự điều khiển", "xóa ký tự đó và gõ lại")
    if isinstance(field.value, str):
        return " ".join(field.value.split())
    if isinstance(field.value, Mapping) and len(field.value) == 1 and not _is_toml(field):
        key = next(iter(field.value))
        hint = f'đặt cả giá trị trong dấu ngoặc kép: "{key}: …"'
        return field.problem(f"`{field.name}` phải là một dòng chữ, dấu hai chấm làm nó bị hiểu khác", hint)
    return _wrong(field, "một dòng chữ")


def flag(field: Field) -> bool | Problem:
    """The value as true or false, or what is wrong with it."""
    if isinstance(field.value, str) and field.value in TRUE | FALSE:
        return field.value in TRUE
    return _wrong(field, "true hoặc false", "true")


def nearest(typed: str, known: Iterable[str]) -> str:
    """A hint that names the known word nearest to *typed*; empty where none is near."""
    near = get_close_matches(typed, list(known), n=1, cutoff=0.6)
    return f"có phải là `{near[0]}`?" if near else ""


def _is_toml(field: Field) -> bool:
    return field.file.endswith(".toml")


def _spelled(field: Field, name: str, example: str) -> str:
    """The line that gives *name* the value *example*, in the language of the file of *field*."""
    if not _is_toml(field):
        return f"{name}: {example}"
    plain = example.isdecimal() or example in TRUE | FALSE
    return f"{name} = {example}" if plain else f'{name} = "{example}"'


def _wrong(field: Field, wanted: str, example: str = "") -> Problem:
    hint = f"ví dụ `{_spelled(field, field.name.rpartition('.')[2], example)}`" if example else ""
    return field.problem(f"`{field.name}` phải là {wanted}, không phải {_kind(field.value)}", hint)


def _kind(value: Value) -> str:
    match value:
        case None:
            return "để trống"
        case tuple():
            return "một danh sách"
        case str():
            return f"“{value}”"
        case _:
            return "một nhóm trường có tên"
