"""A tiny site with its own tiny templates → every byte of its tree.

`SITE_GEN_GOLDEN=rewrite pytest tests/golden` writes the expected tree anew: then read `git diff`.
"""

from __future__ import annotations

import os
import shutil
from datetime import datetime
from pathlib import Path

from site_gen.building.build import Place, build
from site_gen.mapper import plain_map
from tests.samples import TINY

HERE = Path(__file__).parent
EXPECTED = HERE / "expected"
NOW = datetime(2022, 9, 2, 8, 0)
WRITTEN = {".html", ".xml", ".txt", ".css"}


def tree(folder: Path) -> dict[str, str | bytes]:
    """Every file below *folder* but what publishing keeps for itself; texts as text, to be compared well."""
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {
        name: files[name].read_bytes().decode() if files[name].suffix in WRITTEN else files[name].read_bytes()
        for name in sorted(files)
        if not name.startswith(".site-gen/")
    }


def made(output: Path) -> Path:
    where = Place(
        content=HERE / "site" / "content", templates=HERE / "none", packaged=TINY, output=output / "site"
    )
    build(where, now=NOW, strict=True, map=plain_map)
    return where.output


def test_the_tree_is_as_expected_to_the_byte(tmp_path: Path) -> None:
    output = made(tmp_path)
    if os.environ.get("SITE_GEN_GOLDEN") == "rewrite":
        shutil.rmtree(EXPECTED, ignore_errors=True)
        shutil.copytree(output, EXPECTED, ignore=shutil.ignore_patterns(".site-gen"))

    found, expected = tree(output), tree(EXPECTED)

    assert sorted(found) == sorted(expected)  # a file that nobody makes any more fails too
    assert found == expected


def test_what_was_made_is_written_for_every_system(tmp_path: Path) -> None:
    texts = [text for text in tree(made(tmp_path)).values() if isinstance(text, str)]

    assert texts
    assert [text for text in texts if "\r" in text] == []
