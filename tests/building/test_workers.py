from __future__ import annotations

import errno
import gc
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from site_gen.building import workers
from site_gen.building.workers import Workers
from site_gen.problems import Problems


@pytest.fixture
def eager(monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes are started for however little work."""
    monkeypatch.setattr(workers, "FEW", 1)


def test_little_work_is_done_here() -> None:
    with Workers(2) as work:
        assert set(work(_process, range(workers.FEW - 1))) == {os.getpid()}


def test_one_job_is_done_here(eager: None) -> None:
    with Workers(1) as work:
        assert set(work(_process, range(3))) == {os.getpid()}


def test_much_work_is_done_elsewhere_and_comes_back_in_order(eager: None) -> None:
    with Workers(2) as work:
        done = list(work(_numbered, range(50)))

    assert [number for number, _ in done] == list(range(50))
    assert os.getpid() not in {process for _, process in done}


def test_nothing_to_do_is_done_at_once(eager: None) -> None:
    with Workers(2) as work:
        assert list(work(_process, [])) == []


def test_our_own_mistakes_come_back_as_they_are(eager: None) -> None:
    with Workers(2) as work, pytest.raises(ValueError, match="invalid literal"):
        list(work(int, ["1", "hai", "3"]))


def test_one_step_after_the_other_is_shared_by_the_same_processes(eager: None) -> None:
    with Workers(1) as one, Workers(2) as two:
        first, second = set(two(_process, range(20))), set(two(_process, range(20)))

        assert len(first | second) <= 2
        assert list(one(_process, range(2))) == [os.getpid()] * 2


def test_nothing_is_collected_while_a_build_lasts() -> None:
    with Workers(1):
        assert not gc.isenabled()

    assert gc.isenabled()


def test_no_number_of_jobs_stands_for_as_many_as_there_are_processors() -> None:
    assert Workers().jobs == Workers(0).jobs == (os.cpu_count() or 1)


@pytest.mark.parametrize("jobs", [1, 2])
def test_how_far_a_work_has_come_is_told_piece_by_piece(eager: None, jobs: int) -> None:
    told: list[tuple[str, int, int]] = []
    with Workers(jobs, lambda *what: told.append(what)) as work:
        assert list(work(_numbered, range(3)))

    assert [(done, total) for _, done, total in told] == [(1, 3), (2, 3), (3, 3)]


def test_more_items_than_fit_are_never_on_their_way_at_once(
    eager: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "CHUNK", 1)
    taken: list[int] = []

    def items() -> Iterator[int]:
        for number in range(40):
            taken.append(number)
            yield number

    with Workers(2) as work:
        next(work(_numbered, items()))
        assert len(taken) < 20


def test_a_worker_that_is_killed_ends_the_command_and_not_in_a_crash(eager: None) -> None:
    with Workers(2) as work, pytest.raises(Problems, match="một tiến trình làm cùng đã bị ngắt"):
        list(work(_die, range(3)))


class _Long:
    """A callable that is long to spell."""

    def __init__(self) -> None:
        self.weight = bytes(1 << 21)

    def __call__(self, number: int) -> tuple[int, int]:
        return len(self.weight) + number, os.getpid()


def _unwritten(_: int, __: bytes) -> None:
    raise OSError(errno.ENOSPC, "full")


def _unfound(_: Path) -> bool:
    return False


@pytest.mark.parametrize("refused", [None, ("pour", _unwritten), ("_finds", _unfound)])
def test_what_is_long_to_spell_is_read_from_a_file_where_there_is_room_and_a_way(
    eager: None,
    refused: tuple[str, Callable[..., Any]] | None,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    if refused:
        monkeypatch.setattr(workers, *refused)
    with Workers(2) as work:
        done = list(work(_Long(), range(300)))

    assert [number for number, _ in done] == [(1 << 21) + number for number in range(300)]
    assert os.getpid() not in {process for _, process in done}
    assert not list(tmp_path.iterdir())


def test_a_file_for_workers_holds_what_is_long_to_spell() -> None:
    with workers._laid_out(_Long(), workers._finds) as laid:
        assert isinstance(laid, bytes) == (sys.platform != "linux")
        if isinstance(laid, Path):
            assert len(laid.read_bytes()) > 1 << 21
    with workers._laid_out(_numbered, workers._finds) as laid:
        assert isinstance(laid, bytes)


ORPHANS = """
import os, signal
from site_gen.building import workers

def number(_):
    return os.getpid()

if __name__ == "__main__":
    workers.FEW = 1
    with workers.Workers(2) as work:
        print(*set(work(number, range(400))), flush=True)
        os.kill(os.getpid(), signal.SIGKILL)
"""


def test_workers_end_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(ORPHANS, encoding="utf-8")
    parent = subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, cwd=tmp_path, text=True)
    said = parent.communicate(timeout=30)[0]  # which ends when nobody is left who could write to it

    assert parent.returncode == -signal.SIGKILL
    assert said.split()


def _die(_: int) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _process(_: int) -> int:
    return os.getpid()


def _numbered(number: int) -> tuple[int, int]:
    return number, os.getpid()
