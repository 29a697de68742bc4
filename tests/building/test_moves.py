from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.building.shelf import a_site, own, put, standing

A = a_site("A", range(6))


def test_new_files_come_before_changed_ones_and_those_before_removals(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(dict.fromkeys(["index.html", "a/b/c.html", "cu.html"], b"1"), tmp_path)
    seen = _watch(monkeypatch, tmp_path)
    put(dict.fromkeys(["index.html", "a/b/c.html", "a/b/d.html", "moi.html"], b"2"), tmp_path)

    assert seen == ["+a/b/d.html", "+moi.html", "+a/b/c.html", "+index.html", "-cu.html"]


def test_a_new_folder_comes_as_a_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put({"a/b.html": b""}, tmp_path)
    seen = _watch(monkeypatch, tmp_path)
    put(dict.fromkeys(["a/b.html", "a/c/d.html", "a/c/e/f.html", "g/h.html", "g/i/j.html"], b""), tmp_path)

    assert seen == ["+a/c", "+g"]


def test_a_new_front_page_comes_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = _watch(monkeypatch, tmp_path)
    put(dict.fromkeys(["index.html", "zz.css", "a/index.html", "a/b/c.html"], b""), tmp_path)

    assert seen == ["+a", "+zz.css", "+index.html"]


def test_a_file_becomes_a_folder_and_a_folder_a_file(tmp_path: Path) -> None:
    put({"x": b"1", "y/a/index.html": b"1", "y/b.html": b"1"}, tmp_path)
    there = {"x/index.html": b"2", "x/a/b.html": b"2", "y": b"2"}
    outcome = put(there, tmp_path)

    assert standing(tmp_path) == there
    assert outcome.made == ("x/a/b.html", "x/index.html", "y")
    assert outcome.removed == ("x", "y/a/index.html", "y/b.html")


def test_a_front_page_comes_after_a_folder_that_had_to_wait(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put({"x": b"1"}, tmp_path)
    seen = _watch(monkeypatch, tmp_path)
    put(dict.fromkeys(["index.html", "x/index.html", "z.css"], b"2"), tmp_path)

    assert seen == ["+z.css", "-x", "+x", "+index.html"]


def test_emptied_folders_go_and_others_stay(tmp_path: Path) -> None:
    put({"a/b/c/d.html": b"", "a/e.html": b"", "f/g.html": b""}, tmp_path)
    (tmp_path / "f/la.txt").write_bytes(b"")
    put({"a/e.html": b""}, tmp_path)

    folders = {path.name for path in tmp_path.rglob("*") if path.is_dir()}
    assert folders == {".site-gen", "a", "f"}


def test_folders_of_files_that_somebody_removed_go_too(tmp_path: Path) -> None:
    put({"a/b.html": b"", "index.html": b""}, tmp_path)
    (tmp_path / "a/b.html").unlink()
    put({"index.html": b""}, tmp_path)

    assert not (tmp_path / "a").exists()
    assert own(tmp_path) == ["lock", "manifest", "names"]


def test_where_case_does_not_count_a_renamed_file_is_not_removed_under_its_old_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put({"Anh.jpg": b"1", "khac.jpg": b"1"}, tmp_path)
    monkeypatch.setattr(Path, "samefile", lambda self, other: True)
    seen = _watch(monkeypatch, tmp_path)
    put({"anh.jpg": b"2"}, tmp_path)

    assert seen == ["+anh.jpg", "-khac.jpg"]


def _watch(monkeypatch: pytest.MonkeyPatch, output: Path) -> list[str]:
    """The files that readers see come (+) and go (-), in order, as they do."""
    seen: list[str] = []

    def watching(sign: str, real: Callable[..., None], place: int) -> Callable[..., None]:
        def act(*given: Any, **named: Any) -> None:
            real(*given, **named)
            path = os.path.relpath(given[place], output)
            if not path.startswith((".site-gen", "..")):
                seen.append(sign + path)

        return act

    monkeypatch.setattr(os, "replace", watching("+", os.replace, 1))
    monkeypatch.setattr(os, "unlink", watching("-", os.unlink, 0))
    return seen
