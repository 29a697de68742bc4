"""Whom lists name, in arrays."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from site_gen.related.choose import Choice, Named
from site_gen.related.kept import NO_LISTS
from site_gen.related.ties import Ties

PINNED, NEAR, TWIN, SECTION, EXTRA = Choice
COUNT = 3


@st.composite
def _lists(draw: st.DrawFn) -> Named:
    """A list as it is chosen: pins, however many; then up to `COUNT` others; then extras."""
    pins = draw(st.sampled_from([0, 0, 1, 2, 5]))
    room = max(COUNT - pins, 0)
    near = draw(st.integers(0, room))
    section = draw(st.integers(0, room - near))
    whys = [PINNED] * pins + [NEAR] * near + [SECTION] * section + [EXTRA] * draw(st.integers(0, 2))
    return list(enumerate(whys))


LISTS = st.dictionaries(st.integers(0, 9), _lists(), max_size=5)


def tied(lists: dict[int, Named], slots: int = 10) -> Ties:
    found = Ties.writable(NO_LISTS, slots, [])
    found.put(lists)
    return found


@given(LISTS, LISTS)
def test_what_was_written_last_is_found(before: dict[int, Named], after: dict[int, Named]) -> None:
    ties = tied(before)
    ties.put(after)
    lists = before | after

    for slot in range(10):
        named = lists.get(slot, [])
        assert ties.named(slot) == named
        assert ties.chosen(slot) == [one for one in named if one[1] != EXTRA]
    hosted = {slot: tuple(to for to, why in named if why == EXTRA) for slot, named in lists.items()}
    assert ties.extras() == {slot: taken for slot, taken in hosted.items() if taken}
    named_by = {to for named in lists.values() for to, why in named if why != EXTRA}
    assert {slot for slot, is_named in enumerate(ties.names()) if is_named} == named_by


@given(LISTS, st.integers(0, 4))
def test_a_list_wants_what_its_section_gives_or_could_give(lists: dict[int, Named], slot: int) -> None:
    chosen = [why for _, why in lists.get(slot, []) if why != EXTRA]

    assert tied(lists).wanting(COUNT)[slot] == (SECTION in chosen or len(chosen) < COUNT)


def test_where_no_links_are_asked_for_no_list_wants_any() -> None:
    assert not tied({0: [(1, PINNED)]}).wanting(0).any()


@given(LISTS, st.sets(st.integers(0, 9), max_size=3))
def test_who_pins_and_names_some_is_found(lists: dict[int, Named], slots: set[int]) -> None:
    pinning = {
        slot
        for slot, named in lists.items()
        if PINNED in {why for _, why in named} and not slots.isdisjoint(to for to, _ in named)
    }

    assert tied(lists).pinning(slots) == pinning


def test_the_list_of_who_is_gone_names_nobody() -> None:
    last = tied({0: [(1, NEAR), (2, SECTION)], 1: [(0, NEAR)]}).spelled()
    ties = Ties.writable(replace(NO_LISTS, **last), 12, [0])

    assert (ties.named(0), ties.named(1)) == ([], [(0, NEAR)])


def test_no_lists_name_nobody() -> None:
    ties = tied({}, slots=0)

    assert (ties.extras(), ties.pinning({1}), len(ties.names())) == ({}, set(), 0)
    assert ties.spelled() == {"to": b"", "why": b"", "digests": b""}
