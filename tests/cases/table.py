"""Tables of cases as plain text, one `vào => ra` a line, which editors can extend."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

FOLDER = Path(__file__).parent
MISTAKE = "lỗi: "


class Case(NamedTuple):
    """One line of a table."""

    kind: str
    """What stands before the first `: `, in tables that ask several questions; else empty."""
    given: str
    expected: str
    """With MISTAKE before it where it is a part of the sentence that tells the mistake."""

    @property
    def mistake(self) -> str:
        """What the sentence about the mistake holds; empty where none is expected."""
        return self.expected.removeprefix(MISTAKE) if self.expected.startswith(MISTAKE) else ""


def cases(name: str, *kinds: str) -> pytest.MarkDecorator:
    """A decorator that runs a test with every line of the table *name*; ValueError for a malformed line."""
    text = (FOLDER / name).read_text(encoding="utf-8-sig")
    found = read_cases(name, text, kinds)
    return pytest.mark.parametrize(
        "case", [pytest.param(case, id=f"{name}-{line}") for line, case in found.items()]
    )


def read_cases(name: str, text: str, kinds: tuple[str, ...] = ()) -> dict[int, Case]:
    """Every case of a table by its line; empty lines and those that begin with # are left out."""
    found: dict[int, Case] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        found[number] = _case(f"{name}:{number}", line, kinds)
    if not found:
        raise ValueError(f"{name}: no case")
    return found


def _case(place: str, line: str, kinds: tuple[str, ...]) -> Case:
    given, *expected = (part.strip() for part in f" {line} ".split(" => "))
    if len(expected) != 1:
        raise ValueError(f"{place}: not one ` => `")
    kind = ""
    if kinds:
        kind, _, given = given.partition(": ")
        if kind not in kinds:
            raise ValueError(f"{place}: begins with none of {', '.join(kinds)}")
    if not given or expected[0] == MISTAKE.strip():
        raise ValueError(f"{place}: one side is empty")
    return Case(kind, given, expected[0])
