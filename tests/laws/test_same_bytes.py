"""The law of building: whatever was done, and whatever was killed, the bytes are those of a clean build."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.laws.first import first_site
from tests.laws.rounds import NARROW, AtMoment, AtTouch, Build, Round, play
from tests.laws.writing import DEEDS

SEQUENCES = settings().max_examples * 3 // 10
"""30 of an everyday 100."""
MOMENTS = ["2026-09-01 08:00", "2026-09-01 08:00", "2026-09-03 08:00", "2026-08-10 09:29"]
TOUCHES = st.integers(1, 35) | st.integers(1, 100)
"""A build of one edit alters the disk some thirty times, the first one some ninety."""
DEATHS = st.builds(AtTouch, TOUCHES) | st.builds(AtMoment, st.integers(0, 1100))
BUILDS = st.builds(
    Build,
    st.sampled_from(MOMENTS),
    st.sampled_from([False, False, True]),
    st.sampled_from([True, True, False]),
    st.one_of(st.none(), st.none(), DEATHS),
)
ROUNDS = st.lists(st.builds(Round, st.lists(DEEDS, max_size=4).map(tuple), BUILDS), min_size=1, max_size=6)


@pytest.fixture(autouse=True, scope="module")
def narrow() -> Iterator[None]:
    """Everything narrow enough for a small site."""
    with pytest.MonkeyPatch.context() as patch:
        for module, name, value in NARROW:
            patch.setattr(importlib.import_module(module), name, value)
        yield


@settings(
    max_examples=SEQUENCES,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # cutting a sequence short takes minutes
    suppress_health_check=[HealthCheck.too_slow],
)
@given(ROUNDS)
def test_whatever_was_done_and_killed_the_output_is_that_of_a_clean_build(rounds: list[Round]) -> None:
    with TemporaryDirectory() as folder:
        assert play(first_site(Path(folder, "site")), rounds) == []
