from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import TinySite
from tests.scenarios.scenario import Scenario, perform, read_scenario

STORIES = sorted(Path(__file__).parent.glob("*.txt"))


@pytest.mark.parametrize("story", STORIES, ids=lambda path: path.stem)
def test_scenario(a_site: TinySite, story: Path) -> None:
    scenario = read_scenario(story)

    assert perform(scenario, a_site) == scenario.lines


@pytest.mark.parametrize(
    "untrue",
    [
        ["build", "exit 1"],
        ["build", "made 1, kept the rest, removed 0"],
        ["build", "made 0, kept 1, removed 0"],
        ["build", "+ index.html"],
        ["build", "says không có thật"],
        ["build", "has index.html 'không có'"],
        ["build", "lacks index.html html"],
        ["build", "missing index.html"],
        ["build", "related index.html /tin-tuc/khong-co/"],
    ],
)
def test_what_does_not_hold_is_seen(a_site: TinySite, untrue: list[str]) -> None:
    assert perform(Scenario(untrue, {}), a_site) != untrue
