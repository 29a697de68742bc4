from __future__ import annotations

import os

import pytest

from site_gen.building import workers
from site_gen.building.workers import Workers


@pytest.fixture
def eager(monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes are started for however little work."""
    monkeypatch.setattr(workers, "FEW", 1)


def test_little_work_is_done_here() -> None:
    assert set(Workers(2)(_process, range(workers.FEW - 1))) == {os.getpid()}


def test_one_job_is_done_here(eager: None) -> None:
    assert set(Workers(1)(_process, range(3))) == {os.getpid()}


def test_much_work_is_done_elsewhere_and_comes_back_in_order(eager: None) -> None:
    done = list(Workers(2)(_numbered, range(50)))

    assert [number for number, _ in done] == list(range(50))
    assert os.getpid() not in {process for _, process in done}


def test_nothing_to_do_is_done_at_once(eager: None) -> None:
    assert list(Workers(2)(_process, [])) == []


def test_our_own_mistakes_come_back_as_they_are(eager: None) -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        list(Workers(2)(int, ["1", "hai", "3"]))


def test_no_number_of_jobs_stands_for_as_many_as_there_are_processors() -> None:
    assert Workers().jobs == Workers(0).jobs == (os.cpu_count() or 1)


def _process(_: int) -> int:
    return os.getpid()


def _numbered(number: int) -> tuple[int, int]:
    return number, os.getpid()
