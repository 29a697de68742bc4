"""Problems and outcomes, spelled for people and for programs. Prints nothing."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias

import msgspec

from site_gen.decode import decode
from site_gen.problems import Problem, Severity
from site_gen.vietnamese.spelling import spell_moment, spell_number

Part: TypeAlias = Literal["error", "warning", "quote", "caret", "hint"]

_INDENT = 4


class Line(NamedTuple):
    """One line of a problem on a terminal, and what it is."""

    part: Part
    text: str


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What `--format json` prints, one object on one line."""

    problems: tuple[Problem, ...]
    made: int
    kept: int
    removed: int
    seconds: float
    next_due: datetime | None = None


def spell_summary(made: int, kept: int, removed: int, seconds: float) -> str:
    """Đã tạo 3, giữ nguyên 12.953, gỡ bỏ 0 tệp trong 0,4 giây."""
    time = f"{seconds:.1f}".replace(".", ",")
    counts = (spell_number(made), spell_number(kept), spell_number(removed))
    return "Đã tạo {}, giữ nguyên {}, gỡ bỏ {} tệp trong {} giây.".format(*counts, time)


def spell_next(next_due: datetime) -> str:
    """When to build again though nobody wrote anything."""
    why = "có bài đến giờ đăng hoặc hết hiệu lực, có tin hoặc sự kiện đã qua"
    return f"Lần tới cần dựng lại: {spell_moment(next_due)} ({why})."


def spell_count(problems: Iterable[Problem]) -> str:
    """2 lỗi, 1 cảnh báo"""
    severities = [problem.severity for problem in problems]
    errors, warnings = severities.count(Severity.ERROR), severities.count(Severity.WARNING)
    parts = [f"{spell_number(errors)} lỗi"] if errors else []
    parts += [f"{spell_number(warnings)} cảnh báo"] if warnings else []
    return ", ".join(parts)


def spell_problem(problem: Problem, quoted: str | None, width: int) -> list[Line]:
    """*problem* for a terminal of *width* cells: the sentence, the *quoted* line, a caret, the hint."""
    first, _, rest = str(problem).partition("\n")
    lines = [Line("error" if problem.severity is Severity.ERROR else "warning", first)]
    if quoted is not None:
        shown, before = _clip(quoted.replace("\t", " "), problem.column, width - _INDENT)
        lines.append(Line("quote", " " * _INDENT + shown))
        if problem.column:
            lines.append(Line("caret", " " * (_INDENT + _cells(before)) + "^"))
    if rest:
        lines.append(Line("hint", rest))
    return lines


def quote_lines(problems: Sequence[Problem], site: Path) -> dict[Problem, str]:
    """For each problem with a line, that line as saved."""
    texts: dict[str, list[str]] = {}
    found: dict[Problem, str] = {}
    for problem in problems:
        if not problem.line:
            continue
        if problem.file not in texts:
            texts[problem.file] = _lines(site / problem.file, problem.file)
        lines = texts[problem.file]
        if problem.line <= len(lines):
            found[problem] = lines[problem.line - 1]
    return found


def _clip(line: str, column: int, room: int) -> tuple[str, str]:
    """What fits in *room* cells of a long line, and the part of it before *column*."""
    if _cells(line) < room:
        return line, line[: max(column - 1, 0)]
    start = max(0, column - 1 - room // 2)
    mark = "…" if start else ""
    inside = line[start : start + room - 3]
    more = "…" if start + len(inside) < len(line) else ""
    return mark + inside + more, mark + line[start : max(column - 1, 0)]


def _cells(text: str) -> int:
    """How many cells of a terminal *text* takes: a mark above a letter takes none."""
    return sum(
        0 if unicodedata.combining(one) else 2 if unicodedata.east_asian_width(one) in "WF" else 1
        for one in text
    )


def _lines(path: Path, name: str) -> list[str]:
    if not path.is_file():
        return []
    text = decode(name, path.read_bytes())
    return text.split("\n") if isinstance(text, str) else []
