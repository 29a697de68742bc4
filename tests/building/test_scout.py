from __future__ import annotations

import os
from pathlib import Path

import pytest

from site_gen.building import scout
from site_gen.building.claim import Claim
from site_gen.building.manifest import read_manifest
from site_gen.building.publish import publish
from site_gen.building.scout import Report, scouting
from site_gen.building.standing import survey
from site_gen.mapper import plain_map
from site_gen.pages.paths import folders_of
from tests.building.shelf import a_site, keyed, maker, put, standing

A, B = a_site("A", range(6)), a_site("B", range(3, 9))


@pytest.fixture(autouse=True)
def eager(monkeypatch: pytest.MonkeyPatch) -> None:
    """A scout is sent however small the folder."""
    monkeypatch.setattr(scout, "WORTH", 0)
    monkeypatch.setattr("site_gen.building.scout.os.cpu_count", lambda: 2)


def seen(output: Path) -> tuple[bytes, Report]:
    """The manifest of *output*, and what a scout who looked at it now has to say."""
    with scouting(output, plain_map) as report:
        assert report.told is not None
    return Path(Claim(str(output)).manifest).read_bytes(), report


def test_a_scout_sees_what_one_sees_oneself(tmp_path: Path) -> None:
    put(A, tmp_path)
    (tmp_path / "site.css").write_bytes(b"other")
    (tmp_path / "index.html").unlink()
    (tmp_path / "la.txt").write_bytes(b"stranger")
    content, report = seen(tmp_path)
    manifest = read_manifest(content)

    assert manifest is not None
    assert report.of(content, {}) == survey(str(tmp_path), manifest, {})


def test_of_another_manifest_a_scout_has_nothing_to_say(tmp_path: Path) -> None:
    put(A, tmp_path)
    _, report = seen(tmp_path)
    put(B, tmp_path)

    assert report.of(Path(Claim(str(tmp_path)).manifest).read_bytes(), {}) is None


def test_to_one_whose_memory_was_lost_since_a_scout_has_nothing_to_say(tmp_path: Path) -> None:
    put(A, tmp_path)
    content = Path(Claim(str(tmp_path)).manifest).read_bytes()
    manifest = read_manifest(content)
    assert manifest is not None
    times = dict.fromkeys(folders_of(manifest) | {""}, 1)
    report = Report()
    report.note(content, survey(str(tmp_path), manifest, times))

    assert report.of(content, times) is not None
    assert report.of(content, {}) is None
    publish(keyed(B), maker(B), tmp_path, report=report)
    assert put(B, tmp_path).made == ()


def test_no_scout_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[int] = []
    fork = os.fork

    def noted() -> int:
        sent.append(fork())
        return sent[-1]

    monkeypatch.setattr("site_gen.building.scout.os.fork", noted)
    put(A, tmp_path)
    with scouting(tmp_path, plain_map):
        pass

    with pytest.raises(ChildProcessError):
        os.waitpid(sent[0], os.WNOHANG)


def test_what_a_scout_saw_before_a_build_was_killed_is_not_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(A, tmp_path)
    _, report = seen(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr("site_gen.building.moves._remove", _killed)
        with pytest.raises(KeyboardInterrupt):
            put(B, tmp_path)
    publish(keyed(A), maker(A), tmp_path, report=report)

    assert standing(tmp_path) == A


def _killed(*_: object) -> None:
    raise KeyboardInterrupt
