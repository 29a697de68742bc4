"""The memory by examples: what it remembers, what it does not believe, and files it does without."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from site_gen.building.memory import Memory
from site_gen.building.workers import Workers
from site_gen.mapper import plain_map
from site_gen.problems import Problems
from tests.laws.deeds import MEMORY
from tests.laws.remembering import BEGAN, CONTENT, OLD, SAY, A, B, Note, Say, alter, asked, file, results

# ── what is remembered, and what is not ──────────────────────────────────────────────────────


def test_what_was_found_is_not_asked_again(tmp_path: Path) -> None:
    assert asked(tmp_path, A, B) == ["a", "b"]
    assert asked(tmp_path, A, file("c"), B) == ["c"]
    assert asked(tmp_path, B, A) == []


def test_what_was_not_wanted_last_time_is_forgotten(tmp_path: Path) -> None:
    asked(tmp_path, A, B)
    asked(tmp_path, A)

    assert asked(tmp_path, A, B) == ["b"]


@pytest.mark.parametrize("other", [{"size": 2}, {"modified": 1}, {"changed": 1}, {"inode": 1}])
def test_a_file_with_any_other_number_is_another(tmp_path: Path, other: dict[str, int]) -> None:
    asked(tmp_path, A)

    assert asked(tmp_path, file("a", **other)) == ["a"]


@pytest.mark.parametrize("time", ["modified", "changed"])
def test_what_was_touched_within_two_seconds_is_not_remembered(tmp_path: Path, time: str) -> None:
    young, old = file("a", **{time: OLD + 1}), file("b", **{time: OLD})
    asked(tmp_path, young, old)

    assert asked(tmp_path, young, old) == ["a"]
    assert asked(tmp_path, young, old, began=BEGAN + 1) == ["a"]
    assert asked(tmp_path, young, old) == []


def test_what_passes_is_not_remembered(tmp_path: Path) -> None:
    asked(tmp_path, A, file("?"))

    assert asked(tmp_path, A, file("?")) == ["?"]


def test_another_engine_and_another_setting_ask_again(tmp_path: Path) -> None:
    asked(tmp_path, A)

    assert asked(tmp_path, A, engine=b"f") == ["a"]
    assert asked(tmp_path, A, fn=Say("b"), engine=b"f") == ["a"]
    assert asked(tmp_path, A, fn=Say("b"), engine=b"f") == []


def test_a_record_is_handed_on_to_the_next_build_of_the_same_engine(tmp_path: Path) -> None:
    with Workers(1) as workers:
        with Memory(tmp_path / MEMORY, b"e", BEGAN, workers) as one:
            assert one.last(Note) is None
            one.keep(Note("một"))
        with Memory(tmp_path / MEMORY, b"e", BEGAN, workers) as two:
            assert two.last(Note) == Note("một")
        with Memory(tmp_path / MEMORY, b"f", BEGAN, workers) as other:
            assert other.last(Note) is None


def test_a_record_that_could_not_be_written_leaves_the_one_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        full = sqlite3.OperationalError("database or disk is full")
        full.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise full

    with Workers(1) as workers:
        with Memory(tmp_path / MEMORY, b"e", BEGAN, workers) as one:
            one.keep(Note("một"))
        with monkeypatch.context() as broken, Memory(tmp_path / MEMORY, b"e", BEGAN, workers) as two:
            broken.setattr("site_gen.building.store._pour", fail)
            two.keep(Note("hai"))
            assert two.last(Note) is None
        with Memory(tmp_path / MEMORY, b"e", BEGAN, workers) as three:
            assert three.last(Note) == Note("một")


def test_the_file_of_an_earlier_version_gets_the_pages_of_a_new_one(tmp_path: Path) -> None:
    with closing(sqlite3.connect(_made(tmp_path))) as file:
        file.execute("pragma page_size = 4096")
        file.execute("create table makers (engine blob)")
    asked(tmp_path, A)

    assert asked(tmp_path, A) == []
    with closing(sqlite3.connect(tmp_path / MEMORY)) as file:
        assert file.execute("pragma page_size").fetchone() == (1 << 16,)


def _made(folder: Path) -> Path:
    (folder / MEMORY).parent.mkdir()
    return folder / MEMORY


def test_without_a_file_nothing_outlasts_the_build() -> None:
    with Workers(1) as workers, Memory(None, b"e", BEGAN, workers) as found:
        assert results(found, SAY, [A], bool) == results(plain_map, SAY, [A], bool)
        found.keep(Note("một"))
        assert found.last(Note) is None


# ── what is not believed ─────────────────────────────────────────────────────────────────────


def test_a_rest_that_was_lost_is_found_anew(tmp_path: Path) -> None:
    asked(tmp_path, A, B)
    alter(tmp_path, "delete from rests where place = 1")

    assert asked(tmp_path, A, B) == ["a"]


def test_a_rest_found_anew_in_a_file_that_says_something_else_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked(tmp_path, A)
    alter(tmp_path, "delete from rests")
    monkeypatch.setitem(CONTENT, "a", "khác")

    with Workers(1) as workers, Memory(tmp_path / MEMORY, b"e", BEGAN, workers) as found:
        kept = found.kept(SAY, [A])
        with pytest.raises(Problems, match=r"content/a.*tệp bị thay đổi"):
            kept.open(0)


@pytest.mark.parametrize(
    "order",
    [
        "update rests set content = (select content from rests where place = 3 - rests.place)",
        "update rests set content = cast(content || x'00' as blob)",
        "update rests set content = cast(content as text)",
        "update rests set content = 'chữ'",
        "update rests set content = null",
    ],
)
def test_rests_that_were_altered_are_found_anew(tmp_path: Path, order: str) -> None:
    asked(tmp_path, A, B)
    alter(tmp_path, order)

    assert asked(tmp_path, A, B) == ["a", "b"]


@pytest.mark.parametrize(
    "content", ["cast(content || x'00' as blob)", "cast(content as text)", "x''", "null", "7"]
)
def test_heads_that_were_altered_are_asked_for_again(tmp_path: Path, content: str) -> None:
    asked(tmp_path, A, B)
    alter(tmp_path, f"update heads set content = {content}")

    assert asked(tmp_path, A, B) == ["a", "b"]
    asked(tmp_path, A, B)  # the first may have had to put the file away
    assert asked(tmp_path, A, B) == []


def test_a_build_does_not_take_what_another_remembers_for_its_own(tmp_path: Path) -> None:
    items = [A, B, file("c")]
    asked(tmp_path, A)
    with Workers(1) as workers, Memory(tmp_path / MEMORY, b"e", BEGAN, workers) as found:
        asked(tmp_path, A, B)  # by somebody who began later and ended sooner
        told = results(found, SAY, items, lambda number: True)

    assert told == results(plain_map, SAY, items, lambda number: True)


# ── files that do not take what they are given ───────────────────────────────────────────────


def test_a_file_that_somebody_holds_is_done_without(tmp_path: Path) -> None:
    asked(tmp_path, A)
    with closing(sqlite3.connect(tmp_path / MEMORY, isolation_level=None)) as other:
        other.execute("begin immediate")
        assert "b" in asked(tmp_path, A, B)
        other.execute("rollback")

    assert asked(tmp_path, A, B) == ["b"]
    assert asked(tmp_path, A, B) == []


def test_a_file_that_may_only_be_read_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked(tmp_path, A)
    _opened_with(monkeypatch, "pragma query_only = on")

    assert asked(tmp_path, A) == []
    assert all("b" in asked(tmp_path, A, B) for _ in range(2))


def test_a_disk_that_is_full_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    many = [file(f"bai-{number}" * 50) for number in range(999)]
    asked(tmp_path, A)
    before = (tmp_path / MEMORY).stat().st_size
    with monkeypatch.context() as full:
        _opened_with(full, "pragma max_page_count = 1")  # which stands for as many as there are
        assert len(asked(tmp_path, A, *many)) >= len(many)

    assert (tmp_path / MEMORY).stat().st_size == before

    assert asked(tmp_path, A) == []


@pytest.mark.parametrize("name", [".cache", MEMORY])
def test_where_something_else_stands_nothing_is_remembered(tmp_path: Path, name: str) -> None:
    if name == MEMORY:
        (tmp_path / MEMORY).mkdir(parents=True)
    else:
        (tmp_path / name).write_bytes(b"")

    assert [asked(tmp_path, A) for _ in range(2)] == [["a"], ["a"]]


def _opened_with(patch: pytest.MonkeyPatch, order: str) -> None:
    """From now on, whoever opens a file lays this down first."""
    connect = sqlite3.connect

    def opened(*given: Any, **named: Any) -> sqlite3.Connection:
        made: sqlite3.Connection = connect(*given, **named)
        made.execute(order)
        return made

    patch.setattr("site_gen.building.store.sqlite3.connect", opened)


@pytest.mark.parametrize("name", ["", "-wal", "-shm", "-journal"])
def test_a_pipe_in_the_place_of_a_file_is_done_without(tmp_path: Path, name: str) -> None:
    path = tmp_path / MEMORY
    path.parent.mkdir()
    os.mkfifo(path.with_name(path.name + name))

    assert asked(tmp_path, A, B) == ["a", "b"]
    assert asked(tmp_path, A, B) == ["a", "b"]


def test_what_was_found_before_an_interruption_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch, Workers(1) as workers:
        patch.setattr("tests.laws.remembering.CONTENT", _Interrupted())
        with Memory(tmp_path / MEMORY, b"e", BEGAN, workers) as found, pytest.raises(KeyboardInterrupt):
            found.kept(SAY, [A, B])

    assert asked(tmp_path, A, B) == ["b"]


class _Interrupted(dict[str, str]):
    """What files say, until somebody presses Ctrl-C at the second."""

    def get(self, path: str, default: str = "") -> str:  # type: ignore[override]
        if path == "b":
            raise KeyboardInterrupt
        return default
