from __future__ import annotations

import os
import random
import shutil
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from site_gen.building import publish
from site_gen.building.journal import read_journal, spell_journal
from tests.building.child import FIRST, SECOND, kill, start
from tests.building.shelf import Files, a_site, broken, missing, own, page, put, standing

A = a_site("A", range(0, 16, 2))
B = a_site("B", range(0, 16, 3))
TURNED = {"index.html": b"", "x/index.html": b"1", "x/a.html": b"1", "y": b"1", "z/1/2.html": b"1"}
TURNED_BACK = {"x": b"2", "y/a/index.html": b"2", "y/index.html": b"2", "z/3.html": b"2"}


JOURNAL = ".site-gen/journal"


class Death(BaseException):
    """Stands for the end of the process: from then on nothing is done any more."""


def test_killed_at_any_step_no_reader_meets_a_missing_file_and_the_next_build_ends_clean(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for step in count(1):
        output = _fresh(tmp_path, A)
        if not _dies(monkeypatch, B, output, step):
            break
        between = standing(output)
        assert (broken(between), missing(between)) == ([], [])
        assert put(B, output).problems == ()
        _is_clean(output, B)

    assert step > len(A | B)


def test_killed_at_any_step_of_the_first_build_the_next_ends_clean(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for step in count(1):
        output = _fresh(tmp_path, None)
        if not _dies(monkeypatch, A, output, step):
            break
        assert missing(standing(output) if output.exists() else {}) == []
        assert put(B, output).problems == ()
        _is_clean(output, B)

    assert step > len(A)


def test_killed_at_any_step_while_files_turn_into_folders_the_next_build_ends_clean(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for step in count(1):
        output = _fresh(tmp_path, TURNED)
        if not _dies(monkeypatch, TURNED_BACK, output, step):
            break
        goal = TURNED if step % 2 else TURNED_BACK
        assert put(goal, output).problems == ()
        _is_clean(output, goal)

    assert step > len(TURNED | TURNED_BACK)


def test_killed_again_while_mending_the_third_build_ends_clean(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    third = a_site("C", range(1, 16, 2))
    for step in range(20, 100, 3):
        output = _fresh(tmp_path, A)
        _dies(monkeypatch, B, output, step)
        _dies(monkeypatch, third, output, 20 + step * 7 % 60)
        assert missing(standing(output)) == []
        assert put(A, output).problems == ()
        _is_clean(output, A)


def test_what_was_put_before_the_first_death_is_still_ours_after_the_second(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    step = _last_step(tmp_path, monkeypatch, A)
    output = _fresh(tmp_path, None)
    _dies(monkeypatch, A, output, step)
    assert standing(output) == A
    more = A | {"them.html": page("B")}
    for step in range(1, 40):
        copy = shutil.copytree(output, tmp_path / "copy")
        _dies(monkeypatch, more, copy, step)
        assert put(B, copy).problems == ()
        _is_clean(copy, B)
        shutil.rmtree(copy)


def test_the_journal_names_what_is_made_and_what_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put({"a.html": b"1", "b.html": b"1", "x": b"1", "d.html": b"1"}, tmp_path)
    monkeypatch.setattr(publish, "carry_out", _die)
    with pytest.raises(Death):
        put({"a.html": b"2", "c/c.html": b"2", "x/index.html": b"2", "d.html": b"1"}, tmp_path)

    named = read_journal(str(tmp_path / JOURNAL), [])
    assert named == {"a.html", "b.html", "c/c.html", "x", "x/index.html"}


def test_killed_for_good_at_any_moment_no_reader_meets_a_missing_file(tmp_path: Path) -> None:
    output, moments = tmp_path / "output", random.Random(20260901)
    put(FIRST, output)
    for number in range(20):
        child = start("by turns", output)
        time.sleep(moments.uniform(0, 0.12))
        kill(child)
        between = standing(output)
        assert (broken(between), missing(between)) == ([], [])
        if number % 3 == 2:
            goal = moments.choice([FIRST, SECOND])
            put(goal, output)
            _is_clean(output, goal)

    put(SECOND, output)
    _is_clean(output, SECOND)


def test_what_the_journal_names_is_ours(tmp_path: Path) -> None:
    put(A, tmp_path)
    (tmp_path / "moi").mkdir()
    (tmp_path / "moi/index.html").write_bytes(b"nua chung")
    (tmp_path / JOURNAL).write_bytes(spell_journal(["moi/index.html", "mat/index.html"]))
    (tmp_path / "mat").mkdir()
    outcome = put(A, tmp_path)

    assert (outcome.removed, outcome.problems) == (("moi/index.html",), ())
    assert not (tmp_path / "mat").exists()
    _is_clean(tmp_path, A)


def test_a_file_named_by_the_journal_is_believed_only_when_read(tmp_path: Path) -> None:
    put(A, tmp_path)
    file = tmp_path / "site.css"
    before = file.stat()
    file.write_bytes(file.read_bytes().swapcase())
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    (tmp_path / JOURNAL).write_bytes(spell_journal(["site.css", "index.html"]))
    outcome = put(A, tmp_path)

    assert (outcome.made, outcome.kept) == (("site.css",), len(A) - 1)
    _is_clean(tmp_path, A)


def test_of_a_damaged_journal_everything_is_made_again(tmp_path: Path) -> None:
    put(A, tmp_path)
    file = tmp_path / "site.css"
    before = file.stat()
    file.write_bytes(file.read_bytes().swapcase())
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    (tmp_path / JOURNAL).write_bytes(b"?")
    put(A, tmp_path)

    _is_clean(tmp_path, A)


def _fresh(folder: Path, files: Files | None) -> Path:
    output = folder / "output"
    shutil.rmtree(output, ignore_errors=True)
    if files is not None:
        put(files, output)
    return output


def _is_clean(output: Path, files: Files) -> None:
    assert standing(output) == files
    assert own(output) == ["lock", "manifest", "names"]
    folders = {path.relative_to(output).as_posix() for path in output.rglob("*") if path.is_dir()}
    assert folders == {".site-gen", *(_folders(files))}
    assert put(files, output).made == ()


def _folders(files: Files) -> set[str]:
    return {parent.as_posix() for path in files for parent in Path(path).parents} - {"."}


def _die(*given: object) -> None:
    raise Death


def _last_step(folder: Path, monkeypatch: pytest.MonkeyPatch, files: Files) -> int:
    """The step of the first build at which all files are in place, and no manifest says so yet."""
    for step in count(1):
        output = _fresh(folder, None)
        _dies(monkeypatch, files, output, step)
        if (output / ".site-gen/manifest").exists():
            break
    return step - 1


def _dies(monkeypatch: pytest.MonkeyPatch, files: Files, output: Path, step: int) -> bool:
    """Publish, and die at the *step*th call that alters the disk; whether there was one."""
    calls = [0]

    def mortal(real: Callable[..., Any]) -> Callable[..., Any]:
        def act(*given: Any, **named: Any) -> Any:
            calls[0] += 1
            if calls[0] >= step:
                if real is write and calls[0] == step:
                    write(given[0], given[1][: len(given[1]) // 2])
                raise Death
            return real(*given, **named)

        return act

    write = os.write
    with monkeypatch.context() as mortality:
        for name in ("open", "write", "replace", "unlink", "mkdir", "rmdir"):
            mortality.setattr(os, name, mortal(getattr(os, name)))
        try:
            put(files, output)
        except Death:
            return True
    return False
