from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from site_gen.building import standing
from site_gen.building.claim import claim_of
from site_gen.building.manifest import read_manifest
from site_gen.building.memory import Memory
from site_gen.building.publish import publish
from site_gen.building.standing import Deviations, last_times, survey
from site_gen.building.workers import Workers
from tests.building.shelf import Files, a_site, keyed, maker

A, B = a_site("A", range(6)), a_site("B", range(3, 16))
FOLDERS = {os.path.dirname(path) for path in A}  # noqa: PTH120 - paths of a plan are strings


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Memory]:
    """A memory of a build that began before any file was there: no folder that it lists is believed."""
    with Memory(tmp_path / ".cache" / "memory.db", b"engine", 0, Workers(1)) as memory:
        yield memory


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Folders are moved long after they were built."""
    monkeypatch.setattr(standing, "YOUNG", -1)


def put(files: Files, output: Path, memory: Memory) -> None:
    publish(keyed(files), maker(files), output, map=memory)


def looked(output: Path, memory: Memory) -> Deviations:
    """What the next build will see in *output*."""
    claim = claim_of(output)
    manifest = read_manifest(Path(claim.manifest).read_bytes())
    assert manifest is not None
    return survey(claim.top, manifest, last_times(claim.top, memory))


def dated(folder: Path, by: int) -> None:
    """Have *folder* say that it changed so many nanoseconds later."""
    known = folder.stat()
    os.utime(folder, ns=(known.st_atime_ns, known.st_mtime_ns + by))


@pytest.mark.usefixtures("slow")
def test_folders_that_were_built_long_before_they_came_are_not_listed_again(
    tmp_path: Path, memory: Memory
) -> None:
    put(A, tmp_path / "output", memory)

    assert looked(tmp_path / "output", memory).listed.keys() == {""}


def test_folders_that_came_as_soon_as_they_were_built_are(
    tmp_path: Path, memory: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(standing, "YOUNG", 1 << 60)
    put(A, tmp_path / "output", memory)

    assert looked(tmp_path / "output", memory).listed.keys() >= FOLDERS


@pytest.mark.usefixtures("slow")
def test_who_came_into_a_new_folder_is_seen(tmp_path: Path, memory: Memory) -> None:
    put(A, tmp_path / "output", memory)
    folder = tmp_path / "output" / "tin-tuc" / "3" / "bai-3"
    (folder / "la.txt").write_bytes(b"stranger")
    dated(folder, 4_000_000)
    found = looked(tmp_path / "output", memory)

    assert found.files.keys() == {"tin-tuc/3/bai-3/la.txt"}
    assert found.listed.keys() == {"", "tin-tuc/3/bai-3"}


@pytest.mark.usefixtures("slow")
def test_who_came_into_a_folder_while_it_stood_on_the_stage_is_seen(tmp_path: Path, memory: Memory) -> None:
    output = tmp_path / "output"

    def make(paths: Sequence[str]) -> Iterator[tuple[str, bytes]]:
        yield from maker(A)(paths)
        (Path(claim_of(output).stage) / "new/tin-tuc/3/bai-3/index.html.gz").write_bytes(b"stranger")

    publish(keyed(A), make, output, map=memory)
    found = looked(output, memory)

    assert found.files.keys() == {"tin-tuc/3/bai-3/index.html.gz"}
    assert found.listed.keys() == {"", "tin-tuc/3/bai-3"}


@pytest.mark.usefixtures("slow")
def test_folders_that_stood_before_are_listed_where_something_came_into_them(
    tmp_path: Path, memory: Memory
) -> None:
    put(A, tmp_path / "output", memory)
    put(B, tmp_path / "output", memory)
    found = looked(tmp_path / "output", memory)

    # bai-3 to bai-5 were replaced, bai-7 and so on came; bai-0 to bai-2 went.
    assert found.listed.keys() >= {"", "tin-tuc/0", "tin-tuc/3", "tin-tuc/3/bai-3"}
    assert not {f"tin-tuc/{number % 7}/bai-{number}" for number in range(7, 16)} & found.listed.keys()
    assert not found.files
    assert not found.missing
