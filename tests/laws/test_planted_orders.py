"""Files moved otherwise than they should be, and readers who see it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from site_gen.building import moves, publish
from site_gen.building.claim import Claim
from site_gen.building.moves import Moves
from tests.laws.crowd import clean, known_files, texts, write
from tests.laws.readers import walk

Fault = Callable[[pytest.MonkeyPatch], None]


def in_another_order(first: str, second: str) -> Fault:
    """Two kinds of moves, each made when it is the other's turn."""

    def plant(patch: pytest.MonkeyPatch) -> None:
        right = moves.carry_out

        def exchanged(found: Moves, units: Mapping[str, str], claim: Claim) -> None:
            turned = {first: getattr(found, second), second: getattr(found, first)}
            right(found._replace(**turned), units, claim)

        patch.setattr(publish, "carry_out", exchanged)

    return plant


def removals_first(patch: pytest.MonkeyPatch) -> None:
    right = moves.carry_out

    def early(found: Moves, units: Mapping[str, str], claim: Claim) -> None:
        moves._remove(found.removed, claim)
        right(found, units, claim)

    patch.setattr(publish, "carry_out", early)


def in_pieces(patch: pytest.MonkeyPatch) -> None:
    """Files written where they are read."""
    replace, remove = vars(moves)["replace"], vars(moves)["remove"]

    def careless(scratch: str, target: str) -> None:
        source = Path(scratch)
        if source.is_file():
            content = source.read_bytes()
            Path(target).write_bytes(content[: len(content) // 2])
            remove("")  # a reader comes by
        replace(scratch, target)

    patch.setattr(moves, "replace", careless)


def complaints(folder: Path, patch: pytest.MonkeyPatch, plant: Fault | None = None) -> list[str]:
    """What readers complain of who come by at every single move from one state of a site to the other."""
    states = [texts(letter, 24) for letter in "AB"]
    goals = [clean(folder / letter, state) for letter, state in zip("AB", states, strict=True)]
    site, told = folder / "site", list[str]()
    clean(site, states[0])
    write(site, states[1])

    def looked(act: Callable[..., None]) -> Callable[..., None]:
        def look(*given: Any) -> None:
            if given != ("",):
                act(*given)
            told.extend(walk(site / "output", known_files(*goals)))

        return look

    for name in ("replace", "remove", "remove_folder"):
        patch.setattr(moves, name, looked(getattr(moves, name)))
    if plant is not None:
        plant(patch)
    clean(site, states[1])
    return told


def test_readers_who_come_by_at_every_move_have_no_complaint(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert complaints(tmp_path, monkeypatch) == []


@pytest.mark.parametrize(
    ("plant", "told"),
    [
        (in_another_order("new", "changed"), r"tin-tuc/bai-\d+/index.html is missing"),
        (removals_first, r"is missing, index.html names it"),
        (in_pieces, r"is not whole"),
    ],
    ids=["changed before new", "removed first", "written in place"],
)
def test_readers_complain_of_files_moved_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, plant: Fault, told: str
) -> None:
    assert re.search(told, "\n".join(complaints(tmp_path, monkeypatch, plant)))
