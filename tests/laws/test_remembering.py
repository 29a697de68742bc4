"""The law of memory: whatever befell its file, what is remembered is what map() would find."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_gen.building import memory
from site_gen.building.memory import Memory
from site_gen.building.workers import Workers
from site_gen.mapper import plain_map
from site_gen.model import Stamp
from tests.laws.deeds import ANY_FILE, MEMORY, MEMORY_ALONE, Damage
from tests.laws.remembering import BEGAN, OLD, Count, Note, Say, asked, file, results


class Round(NamedTuple):
    """What befell the file, and what a build asked then."""

    damage: Damage | None
    asked: tuple[Say, list[Stamp]] | tuple[Count, list[str]]
    opened: int
    """A bit for each item whose rest is wanted."""


_times = st.sampled_from([0, OLD, BEGAN])
_paths = st.sampled_from(["a", "b", "c", "?d", "e" * 600])
_stamps = st.builds(Stamp, path=_paths, size=st.integers(0, 2), modified=_times, changed=_times)
_questions = st.one_of(
    st.tuples(st.builds(Say, st.sampled_from("ab")), st.lists(_stamps, max_size=8)),
    st.tuples(st.builds(Count, st.integers(0, 1)), st.lists(st.text("xy", max_size=2), max_size=8)),
)
_damages = st.one_of(
    st.builds(
        Damage, st.sampled_from([MEMORY, f"{MEMORY}-wal"]), st.sampled_from(ANY_FILE), st.integers(0, 999)
    ),
    st.builds(Damage, st.just(MEMORY), st.sampled_from(MEMORY_ALONE)),
)
_rounds = st.builds(Round, st.none() | st.none() | _damages, _questions, st.integers(0, 255))


@settings(deadline=None)
@given(st.lists(_rounds, min_size=1, max_size=6), st.sampled_from([2, 512]))
def test_results_are_those_of_map_whatever_was_asked_before(rounds: list[Round], block: int) -> None:
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(memory, "_BLOCK", block)
        for damage, (fn, items), opened in rounds:
            if damage is not None:
                damage.apply(Path(folder))

            def wanted(number: int, opened: int = opened) -> bool:
                return bool(opened >> number & 1)

            with Workers(1) as workers, Memory(Path(folder, MEMORY), b"e", BEGAN, workers) as found:
                assert results(found, fn, items, wanted) == results(plain_map, fn, items, wanted)


MANY = [file(f"bai-{number}" * 3, size=number) for number in range(9)]


@settings(deadline=None)
@given(st.integers(0, 99_999), st.integers(1, 255))
def test_a_byte_that_is_another_loses_time_alone(place: int, mask: int) -> None:
    with TemporaryDirectory() as folder, Workers(1) as workers:
        site, path = Path(folder), Path(folder, MEMORY)
        asked(site, *MANY)
        with Memory(path, b"e", BEGAN, workers) as found:
            found.keep(Note("một"))
        content = bytearray(path.read_bytes())
        telling = [number for number, byte in enumerate(content) if byte]
        content[telling[place % len(telling)]] ^= mask
        path.write_bytes(content)

        asked(site, *MANY, file("moi"))
        asked(site, *MANY, file("moi"))
        with Memory(path, b"e", BEGAN, workers) as found:
            assert found.last(Note) in (None, Note("một"))
