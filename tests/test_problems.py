from __future__ import annotations

import pytest

from site_gen.problems import Problem, Problems, beside, error, refuse, stops, warning

ERROR, WARNING = error("b", 1, 1, "sai"), warning("a", 1, 1, "chưa hay")


def test_what_is_known_is_told_beside_what_is_raised() -> None:
    with pytest.raises(Problems) as caught, beside([WARNING]):
        refuse([ERROR])

    assert caught.value.found == (WARNING, ERROR)


def test_what_is_known_raises_nothing_by_itself() -> None:
    with beside([WARNING, ERROR]):
        told = refuse([])

    assert told == ()


@pytest.mark.parametrize(
    ("found", "strict", "stopped"),
    [([], True, False), ([WARNING], False, False), ([WARNING], True, True), ([WARNING, ERROR], False, True)],
)
def test_errors_stop_and_warnings_do_where_that_is_asked(
    found: list[Problem], strict: bool, stopped: bool
) -> None:
    assert stops(found, strict) == stopped
