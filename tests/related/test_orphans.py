from __future__ import annotations

from collections.abc import Mapping

from site_gen.related.orphans import house


def housed(
    hosts: Mapping[int, list[int]], blocks: tuple[tuple[int, int], ...] = ()
) -> Mapping[int, list[int]]:
    return house(hosts, hosts.__getitem__, lambda host, orphan: (host, orphan) in blocks)


def test_each_goes_to_the_nearest_in_their_order() -> None:
    assert housed({5: [1, 2], 3: [2, 1], 4: [1]}) == {1: [5, 4], 2: [3]}


def test_the_fourth_goes_to_the_next() -> None:
    assert housed({orphan: [1, 2] for orphan in (9, 8, 7, 6)}) == {1: [9, 8, 7], 2: [6]}


def test_who_keeps_it_out_is_passed_by() -> None:
    assert housed({5: [1, 2]}, blocks=((1, 5),)) == {2: [5]}


def test_nobody_takes_in_itself() -> None:
    assert housed({5: [5, 2]}) == {2: [5]}


def test_whom_nobody_can_take_in_stays_alone() -> None:
    assert housed({5: [], 6: [1]}, blocks=((1, 6),)) == {}
