"""What went wrong, where, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum

import msgspec


class Severity(StrEnum):
    """Only errors stop a build; warnings are said again on every build."""

    WARNING = "warning"
    ERROR = "error"


class Problem(msgspec.Struct, frozen=True, order=True):
    """A person's mistake, in the words of the person who has to mend it."""

    file: str
    """Path from the site's folder, with `/`: `content/tin-tuc/hoi-thao-ai.md`."""
    line: int
    """From 1; 0 is the whole file."""
    column: int
    """From 1, in characters of the text as saved; 0 is the whole line."""
    severity: Severity
    message: str
    """One Vietnamese sentence without a full stop."""
    hint: str = ""
    """What to type instead."""

    def __str__(self) -> str:
        place = ":".join([self.file, *(str(n) for n in (self.line, self.column) if n)])
        word = "" if self.severity is Severity.ERROR else "cảnh báo: "
        hint = f"\n    gợi ý: {self.hint}" if self.hint else ""
        return f"{place}: {word}{self.message}{hint}"


class Problems(Exception):
    """Raised once, at the end of a step, with everything the step found."""

    def __init__(self, found: Iterable[Problem]) -> None:
        self.found = tuple(sorted(set(found)))
        super().__init__(self.found)  # its only argument: so it survives a process pool

    def __str__(self) -> str:
        return "\n".join(map(str, self.found))


def error(file: str, line: int, column: int, message: str, hint: str = "") -> Problem:
    """A problem that stops the build."""
    return Problem(_said(file), line, column, Severity.ERROR, _said(message), _said(hint))


def warning(file: str, line: int, column: int, message: str, hint: str = "") -> Problem:
    """A problem that is said on every build and stops none."""
    return Problem(_said(file), line, column, Severity.WARNING, _said(message), _said(hint))


def _said(text: str) -> str:
    # Names from old archives hold bytes that are no UTF-8; a report must be spelled all the same.
    return text if text.isascii() else text.encode("utf-8", "replace").decode()


def refuse(found: Iterable[Problem], strict: bool = False) -> tuple[Problem, ...]:
    """Return the warnings of *found*; raise `Problems` with all of it if any is an error.

    With *strict* a warning is enough.
    """
    everything = tuple(sorted(set(found)))
    if stops(everything, strict):
        raise Problems(everything)
    return everything


def stops(found: Iterable[Problem], strict: bool = False) -> bool:
    """Whether any of *found* stops a build; with *strict* a warning does."""
    return any(strict or problem.severity is Severity.ERROR for problem in found)


@contextmanager
def beside(known: Iterable[Problem]) -> Iterator[None]:
    """Let the `Problems` that are raised within tell *known* too: a failure hides no warning."""
    try:
        yield
    except Problems as wrong:
        raise Problems([*known, *wrong.found]) from wrong
