from __future__ import annotations

import errno
import os
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from site_gen.problems import Problems
from tests.building.child import told
from tests.building.shelf import a_site, own, put, refused, standing, untouched

A = a_site("A", range(6))
B = a_site("B", range(3, 9))


@pytest.mark.parametrize(
    ("call", "number"),
    [("write", errno.ENOSPC), ("write", errno.EDQUOT), ("open", errno.ENOSPC), ("mkdir", errno.ENOSPC)],
)
def test_wherever_the_disk_gets_full_the_output_is_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int
) -> None:
    put(A, tmp_path / "output")
    before = untouched(tmp_path)
    refusals = 0
    for step in count(1):  # until it is reached no more
        with monkeypatch.context() as trouble:
            reached = _fail_at(trouble, call, step, OSError(number, "full"))
            sentences = _told(tmp_path / "output")
        if not reached():
            break
        if sentences:
            refusals += 1
            assert untouched(tmp_path) == before
            assert own(tmp_path / "output") == ["lock", "manifest", "names"]
        else:  # it was only the sweeping of the stage that failed
            assert standing(tmp_path / "output") == B
            put(A, tmp_path / "output")
            before = untouched(tmp_path)

    assert refusals > 3
    assert standing(tmp_path / "output") == B


def test_a_disk_that_is_full_at_first_leaves_no_output(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for step in range(1, 10):
        _fail_at(monkeypatch, "write", step, OSError(errno.ENOSPC, "full"))
        refused(A, tmp_path / "output")
        monkeypatch.undo()

        assert list(tmp_path.iterdir()) == []


def test_a_file_larger_than_the_system_allows_is_told(tmp_path: Path) -> None:
    put(A, tmp_path / "output")
    before = untouched(tmp_path)

    assert told("small files only", tmp_path / "output") == [
        "output/anh.jpg: không ghi được (tệp lớn hơn mức mà hệ thống cho ghi)"
    ]
    assert untouched(tmp_path) == before
    assert own(tmp_path / "output") == ["lock", "manifest", "names"]


def test_what_a_killed_build_left_on_the_stage_is_swept(tmp_path: Path) -> None:
    put(A, tmp_path / "output")
    (tmp_path / "output/.site-gen/stage").mkdir()
    (tmp_path / "output/.site-gen/stage/0").write_bytes(b"nua chung")
    put(A, tmp_path / "output")

    assert own(tmp_path / "output") == ["lock", "manifest", "names"]


def _told(output: Path) -> list[str]:
    try:
        put(B, output)
    except Problems as problems:
        return [one.message for one in problems.found]
    return []


def _fail_at(monkeypatch: pytest.MonkeyPatch, call: str, step: int, failure: OSError) -> Callable[[], bool]:
    """Let the *step*th call of a function of os fail; the answer tells whether that has happened."""
    real, calls = getattr(os, call), [0]

    def failing(*given: Any, **named: Any) -> Any:
        calls[0] += 1
        if calls[0] == step:
            raise failure
        return real(*given, **named)

    monkeypatch.setattr(os, call, failing)
    return lambda: calls[0] >= step
