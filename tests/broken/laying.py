"""A broken site is a good one with a case laid over it; its report is compared with the expected one.

`SITE_GEN_REWRITE=1 pytest tests/test_broken.py` writes every expected.txt anew: then read `git diff`.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import NamedTuple

CASES = Path(__file__).parent
EXPECTED = "expected.txt"


class Told(NamedTuple):
    """What an editor is told."""

    code: int
    report: str
    """Standard error without its last line, the summary."""


def cases() -> list[str]:
    """The names of all cases, by name."""
    return sorted(path.name for path in CASES.iterdir() if path.is_dir() and not path.name.startswith("_"))


def lay(case: str, site: Path) -> None:
    """Lay the files of *case* over the site in *site*."""
    shutil.copytree(CASES / case, site, dirs_exist_ok=True, ignore=shutil.ignore_patterns(EXPECTED))


def told(code: int, err: str) -> Told:
    """What a build that ended with *code* wrote to standard error, told apart from its summary."""
    lines = err.splitlines(keepends=True)
    return Told(code, "".join(lines[: -1 if code else None]))


def expected(case: str, found: Told) -> Told:
    """What has to be told of *case*: code 1 if its report has an error line, else 0."""
    file = CASES / case / EXPECTED
    if os.environ.get("SITE_GEN_REWRITE"):
        file.write_text(found.report, encoding="utf-8", newline="\n")
    report = file.read_text(encoding="utf-8")
    places = [line for line in report.splitlines() if not line.startswith("    ")]
    return Told(int(any(": cảnh báo: " not in line for line in places)), report)


def standing(site: Path) -> dict[str, tuple[bytes, int]]:
    """All that readers may get of output/, byte for byte, with its time of change."""
    top = site / "output"
    return {
        path.relative_to(top).as_posix(): (
            path.read_bytes() if path.is_file() else b"",
            path.stat().st_mtime_ns,
        )
        for path in sorted(top.rglob("*"))
        if not path.relative_to(top).as_posix().startswith(".site-gen")
    }
