from __future__ import annotations

from collections.abc import Callable

from site_gen.related.choose import NEAR, Choice, Named, choose

PINNED, BY_WORDS, TWIN, SECTION = Choice.PINNED, Choice.NEAR, Choice.TWIN, Choice.SECTION


def chosen(
    *ranking: int,
    pinned: tuple[int, ...] = (),
    blocked: tuple[int, ...] = (),
    around: tuple[int, ...] = (),
    alike: Callable[[int, int], bool] = lambda one, other: False,
    count: int = 3,
    score: int = NEAR,
) -> Named:
    return choose([(slot, score) for slot in ranking], pinned, blocked, around, (), alike, count)


def same_ten(one: int, other: int) -> bool:
    return one // 10 == other // 10


def test_the_pinned_come_first_then_the_near_then_the_neighbours() -> None:
    assert chosen(5, pinned=(9, 4), around=(7, 8), count=4) == [
        (9, PINNED),
        (4, PINNED),
        (5, BY_WORDS),
        (7, SECTION),
    ]


def test_nobody_is_named_for_two_reasons() -> None:
    assert chosen(4, 5, pinned=(4,), around=(5, 4, 6)) == [(4, PINNED), (5, BY_WORDS), (6, SECTION)]


def test_the_blocked_are_neither_near_nor_neighbours() -> None:
    assert chosen(4, 5, blocked=(4, 6), around=(6, 7)) == [(5, BY_WORDS), (7, SECTION)]


def test_who_is_not_near_enough_is_named_as_a_neighbour_alone() -> None:
    assert chosen(5, 6, around=(6,), score=NEAR - 1) == [(6, SECTION)]


def test_a_twin_gives_its_place_to_the_next_and_comes_back_before_neighbours() -> None:
    assert chosen(11, 12, 21, 31, alike=same_ten) == [(11, BY_WORDS), (21, BY_WORDS), (31, BY_WORDS)]
    assert chosen(11, 12, 21, alike=same_ten, around=(7,)) == [(11, BY_WORDS), (21, BY_WORDS), (12, TWIN)]


def test_a_twin_of_a_pinned_one_gives_way_too() -> None:
    assert chosen(12, 21, pinned=(11,), alike=same_ten, count=2) == [(11, PINNED), (21, BY_WORDS)]


def test_two_twins_are_not_held_against_each_other_while_they_wait() -> None:
    assert chosen(11, 12, 13, alike=same_ten) == [(11, BY_WORDS), (12, TWIN), (13, TWIN)]


def test_all_of_the_pinned_are_named_and_nobody_else_once_there_are_enough() -> None:
    assert chosen(5, pinned=(1, 2), around=(6,), count=1) == [(1, PINNED), (2, PINNED)]
