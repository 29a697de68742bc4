"""Lines and columns, in a text as saved, of what was found in its normal form."""

from __future__ import annotations

import re
from functools import cached_property
from urllib.parse import unquote

from site_gen.model import Mention
from site_gen.problems import Problem, warning
from site_gen.vietnamese.text import normal

_LETTER = re.compile(".[\u0300-\u036f]*")


class Places:
    """Finds again, in the text as saved, what was found in it."""

    def __init__(self, file: str, body: str, first_line: int) -> None:
        self.file, self.saved, self.first_line = file, body, first_line
        self.columns: dict[int, list[int]] = {}
        self.seen: dict[str, int] = {}

    @cached_property
    def body(self) -> str:
        return normal(self.saved)

    @cached_property
    def lines(self) -> list[str]:
        return self.saved.split("\n")

    @cached_property
    def plain(self) -> bool:
        return self.body == self.saved

    def next(self, needle: str) -> tuple[int, int]:
        """Line and column of the next *needle*; the last one's where there is no further one."""
        return self.place(needle, self.body.find(needle, self.seen.get(needle, -1) + 1))

    def target(self, needle: str) -> tuple[int, int]:
        """Line and column of the next link or picture that leads to *needle*."""
        leading = re.compile(rf"""(?:[(<"'=]|\]:[ \t]*){re.escape(needle)}(?=[)>"'\s]|$)""")
        found = leading.search(self.body, self.seen.get(needle, -1) + 1)
        return self.place(needle, found.end() - len(needle)) if found else self.next(needle)

    def attribute(self, name: str, value: str) -> tuple[int, int]:
        """Line and column of the next attribute: `name=…`, or `.value` and `#value` in a list of them."""
        sign = {"class": ".", "id": "#"}.get(name, "")
        needle = f"{sign}{(value.split() or [''])[0]}" if sign else f"{name}="
        given = rf"(?P<at>\b{re.escape(name)}\s*=)|{_listed(needle)}"
        found = re.compile(given).search(self.body, self.seen.get(needle, -1) + 1)
        return self.place(needle, _at(found)) if found else self.next(name)

    def twin(self, name: str) -> tuple[int, int]:
        """Line and column of the second place that was given the id *name*."""
        given = rf"""(?P<at>\b[iI][dD]\s*=\s*["']?){re.escape(name)}(?![\w:.-])|{_listed("#" + name)}"""
        found = [_at(one) for one in re.finditer(given, self.body)]
        return self.place(f"#{name}", found[1]) if len(found) > 1 else self.next(name)

    def place(self, needle: str, found: int) -> tuple[int, int]:
        start = self.seen.get(needle, -1) if found < 0 else found
        self.seen[needle] = start
        if start < 0:
            return self.first_line, 0
        line = self.body.count("\n", 0, start)
        offset = start - self.body.rfind("\n", 0, start) - 1
        return self.first_line + line, self.column(line, offset)

    def column(self, line: int, offset: int) -> int:
        """From 1, in the line as saved, of what stands at *offset* of its normal form."""
        if self.plain:
            return offset + 1
        if line not in self.columns:
            self.columns[line] = _columns(self.lines[line])
        columns = self.columns[line]
        return columns[min(offset, len(columns) - 1)]

    def mention(self, target: str) -> Mention:
        line, column = self.target(target)
        return Mention(target=unquote(normal(target)).replace("\\", "/"), line=line, column=column)

    def warning(self, needle: str, message: str, hint: str) -> Problem:
        return warning(self.file, *self.next(needle), message, hint)


def _columns(line: str) -> list[int]:
    """For each character of the normal form of *line* its column as saved, and one for the end."""
    letters = list(_LETTER.finditer(line))
    found = [letter.start() + 1 for letter in letters for _ in normal(letter[0])]
    return [*found, len(line) + 1]


def _listed(needle: str) -> str:
    """What finds *needle* in a list of attributes: `{: .class #id }`."""
    return rf"\{{[^}}\n]{{0,200}}?(?<=[{{:\s])(?P<listed>{re.escape(needle)})(?=[\s}}])"


def _at(found: re.Match[str]) -> int:
    return max(found.start("at"), found.start("listed"))
