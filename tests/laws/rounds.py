"""Builds of a small site, whole ones and killed ones, and the clean build that all are held against."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from typing import NamedTuple, TypeAlias

from site_gen.building.build import build, place, workshop
from site_gen.building.claim import OWN
from site_gen.mapper import Mapper, plain_map
from site_gen.problems import Problem, Problems, Severity
from tests.laws.deeds import Deed
from tests.laws.first import first_site

TOP = Path(__file__).parents[2]
NARROW = (
    ("site_gen.related.choose", "NEAR", 20_000),
    ("site_gen.related.field", "AROUND", 1),
    ("site_gen.related.levels", "SAMPLE", 4),
    ("site_gen.related.levels", "_LARGE", 4),
    ("site_gen.related.levels", "_DROPPED", 2),
    ("site_gen.related.space", "DEPTH", 4),
    ("site_gen.related.space", "KEPT", 6),
    ("site_gen.related.space", "_MOST", 1),
    ("site_gen.building.memory", "_BLOCK", 3),
    ("site_gen.building.scout", "WORTH", 0),
)
"""What is wide for large sites, so narrow that a small one reaches the ends of it."""
SETTLED = 10_000_000_000
"""Nanoseconds after which no file is young."""


class AtTouch(NamedTuple):
    """Killed as it is about to alter the disk for the *number*th time."""

    number: int


class AtMoment(NamedTuple):
    """Killed after so many thousandths of the time a whole build takes."""

    thousandths: int


Death: TypeAlias = AtTouch | AtMoment


class Build(NamedTuple):
    """How the site is built once."""

    now: str = "2026-09-01 08:00"
    drafts: bool = False
    settled: bool = True
    """Whether the files have been left alone for a while: only then is remembered what they say."""
    death: Death | None = None


class Round(NamedTuple):
    """Deeds, and a build after them."""

    deeds: tuple[Deed, ...]
    build: Build = Build()


class Found(NamedTuple):
    """What came of a build."""

    problems: tuple[Problem, ...]
    touched: tuple[str, ...]
    """Made or removed."""

    @property
    def wrong(self) -> set[str]:
        """The files with errors; because of them nothing was published."""
        return {one.file for one in self.problems if one.severity is Severity.ERROR}


def play(site: Path, rounds: Sequence[Round]) -> list[str]:
    """All that is not as the law has it, after the last of *rounds* on the first site in *site*."""
    how = Build()
    for deeds, how in rounds:
        _wait_for_the_next_tick(site)
        for deed in deeds:
            deed.apply(site)
        if how.death is not None:
            kill(site, how)
        else:
            _build_and_mend(site, how)
    how = how._replace(death=None)
    return [*differences(site, how, _build_and_mend(site, how)), *again(site, how)]


def differences(site: Path, how: Build, found: Found) -> list[str]:
    """Where output/ and what was told are not those of a clean build."""
    told, made = clean(site, how)
    stands = standing(site / "output")
    paths = sorted(path for path in stands.keys() | made.keys() if stands.get(path) != made.get(path))
    return [*paths, *(str(one) for one in set(told) ^ set(found.problems))]


def again(site: Path, how: Build) -> list[str]:
    """What a further build finds to do."""
    return [f"again {path}" for path in build_once(site, how).touched]


def build_once(site: Path, how: Build) -> Found:
    """Build in this process, with the memory of the site."""
    began = time.time_ns() + (SETTLED if how.settled else 0)
    with workshop(site, 1, began) as map:
        return _build(site, how, map)


def clean(site: Path, how: Build) -> tuple[tuple[Problem, ...], dict[str, bytes]]:
    """What a build that knows nothing tells and makes of the same content and templates elsewhere."""
    with TemporaryDirectory() as folder:
        twin = Path(folder, "twin")
        for name in ("content", "templates"):
            copytree(site / name, twin / name)
        found = _build(twin, how, plain_map)
        return found.problems, standing(twin / "output")


def standing(output: Path) -> dict[str, bytes]:
    """Every file of an output folder but what publishing keeps for itself."""
    files = [one for one in output.rglob("*") if one.is_file() and OWN not in one.parts]
    return {one.relative_to(output).as_posix(): one.read_bytes() for one in files}


def kill(site: Path, how: Build) -> None:
    """Build in a process of its own, and end it as a power cut does."""
    number = how.death.number if isinstance(how.death, AtTouch) else 0
    child = _start(site, how, number)
    if isinstance(how.death, AtMoment):
        time.sleep(_whole() * how.death.thousandths / 1000)
        child.kill()
    child.communicate()
    assert child.returncode in (0, -signal.SIGKILL)  # or there is a mistake in the child


def _build_and_mend(site: Path, how: Build) -> Found:
    """Build; as long as texts have mistakes, output/ stays as it was, and they are taken away."""
    before = standing(site / "output")
    found = build_once(site, how)
    while found.wrong:
        assert standing(site / "output") == before
        for file in found.wrong:
            assert file.endswith(".md"), found.problems  # nobody writes other mistakes here
            (site / file).unlink()
        found = build_once(site, how)
    return found


def _build(site: Path, how: Build, map: Mapper) -> Found:
    try:
        now = datetime.fromisoformat(how.now)
        built = build(place(site), now=now, drafts=how.drafts, map=map)
    except Problems as refused:
        return Found(tuple(sorted(set(refused.found))), ())
    told = tuple(sorted({*built.problems, *built.outcome.problems}))
    return Found(told, (*built.outcome.made, *built.outcome.removed))


def _wait_for_the_next_tick(site: Path) -> None:
    """Until a file written now bears another time than all that are there.

    A build that takes the files for settled has seconds between them and itself; here they are missing.
    """
    latest = max((one.stat().st_ctime_ns for one in site.rglob("*") if one.is_file()), default=0)
    clock = site.parent / "clock"
    while not clock.exists() or clock.stat().st_ctime_ns <= latest:
        clock.write_bytes(b"")


def _start(site: Path, how: Build, touch: int) -> subprocess.Popen[str]:
    told = [str(site), how.now, *(str(int(one)) for one in (how.drafts, how.settled, touch))]
    command = [sys.executable, "-X", "utf8", "-m", "tests.laws.child", *told]
    child = subprocess.Popen(command, cwd=TOP, stdout=subprocess.PIPE, encoding="utf-8")
    assert child.stdout is not None
    assert child.stdout.readline() == "ready\n"
    return child


@cache
def _whole() -> float:
    """Seconds that a child builds when nobody ends it."""
    with TemporaryDirectory() as folder:
        child = _start(first_site(Path(folder, "site")), Build(), 0)
        start = time.monotonic()
        child.communicate()
        return time.monotonic() - start
