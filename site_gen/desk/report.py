"""Problems and outcomes, spelled for people and for programs. Prints nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

import msgspec

from site_gen.decode import decode
from site_gen.problems import Problem, Severity
from site_gen.vietnamese.spelling import spell_moment, spell_number


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
    return f"Lần tới cần dựng lại: {spell_moment(next_due)} (có bài đến giờ đăng hoặc hết hiệu lực)."


def spell_count(problems: Iterable[Problem]) -> str:
    """2 lỗi, 1 cảnh báo"""
    severities = [problem.severity for problem in problems]
    errors, warnings = severities.count(Severity.ERROR), severities.count(Severity.WARNING)
    parts = [f"{spell_number(errors)} lỗi"] if errors else []
    parts += [f"{spell_number(warnings)} cảnh báo"] if warnings else []
    return ", ".join(parts)


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


def _lines(path: Path, name: str) -> list[str]:
    if not path.is_file():
        return []
    text = decode(name, path.read_bytes())
    return text.split("\n") if isinstance(text, str) else []
