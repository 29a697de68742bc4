"""The law of publishing: however often builds are killed, readers find every file, and each is whole."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from random import Random

import pytest
from hypothesis import settings

from tests.conftest import NOW
from tests.laws.crowd import clean, known_files, texts, write
from tests.laws.readers import Reader, walk
from tests.laws.rounds import TOP, standing

THOROUGH = settings().max_examples > 1000
CROWDS = [(240, 1, 500), (640, 2, 30)] if THOROUGH else [(240, 1, 20), (640, 2, 2)]
"""Articles, processes that share the work of so many, and builds that are killed."""
MOVING = 0.05
"""Seconds in which files are being moved."""


@contextmanager
def started(site: Path, jobs: int) -> Iterator[subprocess.Popen[bytes]]:
    """A build in a process of its own; nothing that it started outlasts the block."""
    command = [sys.executable, "-m", "site_gen", "build", "--site", str(site), "--jobs", str(jobs)]
    quiet = subprocess.DEVNULL
    child = subprocess.Popen(
        [*command, "--now", NOW], cwd=TOP, stdout=quiet, stderr=quiet, start_new_session=True
    )
    try:
        yield child
    finally:
        child.kill()
        child.wait()
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)


def finish(site: Path, jobs: int) -> float:
    """Build to the end; the seconds it took."""
    start = time.monotonic()
    with started(site, jobs) as child:
        assert child.wait() == 0
    return time.monotonic() - start


def kill_one(site: Path, jobs: int, whole: float, chance: Random) -> None:
    """Start a build and kill it: at any moment, or at one in which files are being moved."""
    with started(site, jobs) as child:
        if chance.random() < 0.5:
            time.sleep(chance.uniform(0, whole))
        else:
            _wait_for_moves(site / "output/.site-gen/journal", child)
            time.sleep(chance.uniform(0, MOVING))


def _wait_for_moves(journal: Path, child: subprocess.Popen[bytes]) -> None:
    before = journal.stat().st_ino if journal.exists() else 0
    while child.poll() is None and (not journal.exists() or journal.stat().st_ino == before):
        with suppress(subprocess.TimeoutExpired):
            child.wait(0.001)


@pytest.mark.parametrize(("articles", "jobs", "kills"), CROWDS)
def test_readers_find_every_file_and_each_is_whole(
    tmp_path: Path, articles: int, jobs: int, kills: int
) -> None:
    site, chance = tmp_path / "site", Random(20260901)
    states = {letter: texts(letter, articles) for letter in "AB"}
    goals = {letter: clean(tmp_path / letter, state) for letter, state in states.items()}
    known = known_files(*goals.values())
    write(site, states["B"])
    whole = finish(site, jobs)
    reader = Reader(site / "output", known)
    reader.start()
    try:
        for number in range(kills):
            letter = "AB"[number % 2]
            write(site, states[letter])
            kill_one(site, jobs, whole, chance)
            assert walk(site / "output", known) == []
            if number % 5 == 4:
                finish(site, jobs)
                assert standing(site / "output") == goals[letter]
    finally:
        reader.stop()

    assert (reader.complaints, reader.walks > kills) == ([], True)
