from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from site_gen.building import lock
from site_gen.building.publish import publish
from site_gen.problems import Problems
from tests.building.child import kill, start
from tests.building.shelf import a_site, keyed, put, refused, standing

A = a_site("A", range(6))


def test_a_second_build_is_refused_and_told_who_is_building(tmp_path: Path) -> None:
    child = start("hold", tmp_path / "output")
    sentences = refused(A, tmp_path / "output")
    kill(child)

    assert sentences == [f"output: một lần dựng khác (tiến trình số {child.pid}) đang ghi vào thư mục này"]


def test_a_build_within_a_build_is_refused(tmp_path: Path) -> None:
    def make(paths: Sequence[str]) -> Iterator[tuple[str, bytes]]:
        inner.extend(refused(A, tmp_path / "output"))
        yield from ((path, A[path]) for path in paths)

    inner: list[str] = []
    publish(keyed(A), make, tmp_path / "output")

    assert len(inner) == 1
    assert standing(tmp_path / "output") == A


def test_the_lock_ends_with_the_process_that_holds_it(tmp_path: Path) -> None:
    kill(start("hold", tmp_path / "output"))
    put(A, tmp_path / "output")

    assert standing(tmp_path / "output") == A


def test_the_lock_ends_with_a_failure(tmp_path: Path) -> None:
    def fail() -> None:
        with lock.locked(str(tmp_path / "lock")):
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    with lock.locked(str(tmp_path / "lock")):
        pass
    assert (tmp_path / "lock").exists()


def test_a_lock_that_is_taken_away_before_it_is_ours_is_not_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, real, times = tmp_path / "lock", lock._acquire, [0]

    def acquire(descriptor: int) -> bool:
        times[0] += 1
        if times[0] == 1:  # its holder fails, and takes away the output that it had created
            path.unlink()
        return real(descriptor)

    monkeypatch.setattr(lock, "_acquire", acquire)
    with lock.locked(str(path)), pytest.raises(Problems), lock.locked(str(path)):
        pass

    assert times == [3]
