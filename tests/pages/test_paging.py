from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from site_gen.pages.paging import Leaf, leaves

URL = "/tin-tuc/"
SIZES, COUNTS = st.integers(1, 25), st.integers(0, 130)


def items(count: int) -> list[int]:
    """Numbered from the oldest, 1; newest first."""
    return list(range(count, 0, -1))


def sealed(pages: list[Leaf[int]]) -> dict[str, list[int]]:
    return {page.turn.url: list(page.items) for page in pages if page.turn.number}


def test_a_short_list_is_one_page() -> None:
    (page,) = leaves(URL, items(39), 20)

    assert list(page.items) == items(39)
    assert (page.turn.url, page.turn.number, page.turn.newer, page.turn.older) == (URL, 0, "", "")


def test_an_empty_list_is_one_empty_page() -> None:
    assert [list(page.items) for page in leaves(URL, items(0), 20)] == [[]]


def test_pages_are_numbered_from_the_oldest() -> None:
    front, first, second = leaves(URL, items(61), 20)

    assert list(front.items) == list(range(61, 40, -1))
    assert (first.turn.url, list(first.items)) == ("/tin-tuc/trang/1/", list(range(20, 0, -1)))
    assert (second.turn.url, list(second.items)) == ("/tin-tuc/trang/2/", list(range(40, 20, -1)))


def test_neighbours_lead_to_each_other() -> None:
    front, first, second = leaves(URL, items(61), 20)

    assert (front.turn.newer, front.turn.older) == ("", second.turn.url)
    assert (second.turn.newer, second.turn.older) == (URL, first.turn.url)
    assert (first.turn.newer, first.turn.older) == (second.turn.url, "")
    assert {page.turn.front for page in (front, first, second)} == {URL}


@settings(deadline=None)
@given(COUNTS, SIZES)
def test_a_new_item_never_changes_a_sealed_page(count: int, size: int) -> None:
    before, after = sealed(leaves(URL, items(count), size)), sealed(leaves(URL, items(count + 1), size))

    assert before.items() <= after.items()
    assert len(after) - len(before) in (0, 1)


@settings(deadline=None)
@given(COUNTS, SIZES)
def test_every_item_stands_on_one_page(count: int, size: int) -> None:
    front, *others = leaves(URL, items(count), size)

    assert [one for page in (front, *reversed(others)) for one in page.items] == items(count)


@settings(deadline=None)
@given(st.integers(20, 130))
def test_twenty_to_thirty_nine_stand_on_the_front_page_and_twenty_on_others(count: int) -> None:
    front, *others = leaves(URL, items(count), 20)

    assert 20 <= len(front.items) <= 39
    assert {len(page.items) for page in others} <= {20}
    assert len(others) == count // 20 - 1
