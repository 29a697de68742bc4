"""Articles in slots: who keeps which, and around whom others stand now."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_gen.digest import digest
from site_gen.model import Listing, listed
from site_gen.related import field
from site_gen.related.field import Field
from site_gen.related.kept import NO_LISTS, Lists
from tests.samples import FIRST, an_article

NAMES = "abcdefghijkl"
STATES = st.dictionaries(
    st.sampled_from(NAMES), st.tuples(st.sampled_from(["tin-tuc", "thong-bao"]), st.integers(0, 9))
)
State = dict[str, tuple[str, int]]
"""Articles in sections, at hours."""


def articles(state: State) -> list[Listing]:
    found = [
        an_article(name, section, id=name, published=FIRST + timedelta(hours=hour))
        for name, (section, hour) in sorted(state.items(), key=lambda one: (-one[1][1], one[0]))
    ]
    return [listed(one, digest(one.id)) for one in found]


def lists(one: Field) -> Lists:
    """What the next build knows of the slots of *one*."""
    return Lists(
        count=0,
        slots=b"",
        ids=one.names,
        said=one.said,
        order=one.taken.tobytes(),
        sections=one.sections,
        section=one.section.tobytes(),
        to=b"",
        why=b"",
        digests=bytes(16 * one.size),
    )


def after(*states: State) -> Field:
    """The field of the last of some builds."""
    found = Field([], NO_LISTS)
    for state in states:
        found = Field(articles(state), lists(found))
    return found


def row(names: str) -> State:
    """Articles of one section, the first one newest."""
    return {name: ("tin-tuc", 20 - place) for place, name in enumerate(names)}


def test_who_stays_keeps_its_slot_and_who_comes_takes_a_free_one() -> None:
    found = after(row("abc"), row("ac"), row("dace"))

    assert found.slots == {"a": 0, "d": 1, "c": 2, "e": 3}
    assert found.ids == ("a", "d", "c", "e")
    assert found.moved == {"d", "e"}
    assert found.changed == {1, 3} | {found.slots[one] for one in "ac"}  # an hour earlier or later


def test_a_slot_may_stay_free() -> None:
    found = after(row("abc"), row("a"))

    assert found.ids == ("a", "", "")
    assert [slot for slot in range(found.size) if found.holds(slot)] == [0]
    assert found.gone == [1, 2]
    assert found.section.tolist() == [0, -1, -1]


@given(STATES, STATES, STATES)
def test_however_slots_passed_each_article_stands_in_its_section_in_order(
    one: State, other: State, last: State
) -> None:
    found = after(one, other, last)

    for name, (section, _) in last.items():
        assert found.sections[found.section[found.slots[name]]] == section
    expected = [listing.id for listing in articles(last)]
    assert [found.ids[slot] for slot in found.taken.tolist()] == expected
    for number, members in enumerate(found.rows):
        named = [found.ids[slot] for slot in members]
        assert named == [name for name in expected if last[name][0] == found.sections[number]]


@given(STATES, STATES)
def test_beside_others_are_all_whose_neighbours_are_not_those_they_had(one: State, other: State) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(field, "AROUND", 2)
        before, now = after(one), after(one, other)

        found = now.beside_others(np.ones(before.size, bool))

        for name in one.keys() & other.keys():
            slot = now.slots[name]
            then = [before.ids[near] for near in before.around(before.slots[name])]
            if then != [now.ids[near] for near in now.around(slot)]:
                assert slot in found


def test_a_new_article_changes_who_stands_around_the_newest_alone() -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(field, "AROUND", 2)
        before = row("abcdefgh")
        found = after(before, {"z": ("tin-tuc", 30), **before})

        assert {found.ids[slot] for slot in found.beside_others(np.ones(8, bool))} == {"a", "b"}


def test_whether_the_oldest_stand_is_told_by_place_and_by_what_they_say() -> None:
    before = row("abcd")

    assert after(before, {"z": ("tin-tuc", 30), **before}).oldest_stand(4)
    assert not after(before, {**before, "z": ("tin-tuc", 1)}).oldest_stand(4)
    assert not after(before, {**before, "b": ("thong-bao", 19)}).oldest_stand(4)
    assert after(before, {**before, "a": ("thong-bao", 20)}).oldest_stand(3)
