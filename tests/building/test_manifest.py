from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from site_gen.building.manifest import read_manifest
from tests.building.shelf import a_site, put, refused, standing

A = a_site("A", range(6))
B = a_site("B", range(3, 9))
MANIFEST = ".site-gen/manifest"
NAMES = ".site-gen/names"


def test_the_manifest_names_every_published_file(tmp_path: Path) -> None:
    put(A, tmp_path)

    assert (read_manifest((tmp_path / MANIFEST).read_bytes()) or {}).keys() == A.keys()


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: content[:-1],
        lambda content: content[:-40] + b"?" + content[-39:],
        lambda content: content.replace(b"manifest 2", b"manifest 1"),
        lambda content: b"",
    ],
    ids=["cut", "altered", "of another version", "empty"],
)
def test_with_a_damaged_manifest_everything_is_made_again(
    tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    put(A, tmp_path)
    manifest = tmp_path / MANIFEST
    manifest.write_bytes(damage(manifest.read_bytes()))
    outcome = put(A, tmp_path)

    assert read_manifest((tmp_path / MANIFEST).read_bytes()) is not None
    assert (outcome.made, outcome.kept, outcome.problems) == ((), len(A), ())


def test_without_a_manifest_what_was_withdrawn_is_still_taken_away(tmp_path: Path) -> None:
    put(A, tmp_path)
    (tmp_path / MANIFEST).unlink()
    outcome = put(B, tmp_path)

    assert standing(tmp_path) == B
    assert set(outcome.removed) == A.keys() - B.keys()


def test_without_any_list_files_at_planned_paths_are_ours_and_others_are_strangers(tmp_path: Path) -> None:
    put(A, tmp_path)
    (tmp_path / MANIFEST).unlink()
    (tmp_path / NAMES).unlink()
    outcome = put(B, tmp_path)

    assert standing(tmp_path) == A | B
    assert [one.file for one in outcome.problems] == [
        "output/tin-tuc/0/bai-0/index.html",
        "output/tin-tuc/1/bai-1/index.html",
        "output/tin-tuc/2/bai-2/index.html",
    ]


def test_without_any_list_a_file_where_we_need_a_folder_is_a_stranger(tmp_path: Path) -> None:
    put({"x": b"cu"}, tmp_path)
    (tmp_path / MANIFEST).unlink()
    (tmp_path / NAMES).unlink()

    assert refused({"x/index.html": b"moi"}, tmp_path) == [
        "output/x: chỗ này cần cho x/index.html nhưng đang có tệp không do trình dựng tạo ra"
    ]
    assert standing(tmp_path) == {"x": b"cu"}
