"""Vectors in two parts say what they would say in one."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from site_gen.related import sheaf
from site_gen.related.kept import Base, Known, Space
from site_gen.related.sheaf import Sheaf, bound
from site_gen.related.vectors import BITS, WIDTH, Vectors
from tests.related.press import Notebook

Row = tuple[int, int]
"""The first term of a vector and its weight; the rest follows from it."""
ROWS = st.lists(st.tuples(st.integers(1, 6) | st.just(2 + (1 << 16)), st.integers(0, 3)), max_size=8)
CHANGES = st.lists(st.tuples(st.integers(0, 9), st.tuples(st.integers(1, 6), st.integers(0, 3))), max_size=6)


def vectors(rows: list[Row]) -> Vectors:
    terms, weights = np.zeros((len(rows), WIDTH), np.uint32), np.zeros((len(rows), WIDTH), np.uint16)
    sketches = np.zeros((len(rows), BITS // 8), np.uint8)
    for place, (term, weight) in enumerate(rows):
        terms[place, :2], weights[place, 0] = (term, term + 1), weight
        sketches[place, term % 4] = 0x80
    numbers = np.array([term for term, _ in rows], np.uint32)
    return Vectors(terms, weights, numbers, sketches, numbers + np.uint32(1))


def changed(rows: list[Row], changes: list[tuple[int, Row]]) -> tuple[Sheaf, list[Row]]:
    """A sheaf of *rows* after *changes*, of which those too far behind are put at the end; and its rows."""
    found, now = bound(vectors(rows)), [*rows]
    for slot, row in changes:
        at = min(slot, len(now))
        now[at : at + 1] = [row]
        found = found.written([at], vectors([row]))
    return found, now


def same(one: Vectors, other: Vectors) -> bool:
    return all(np.array_equal(*both) for both in zip(one.arrays, other.arrays, strict=True))


@given(ROWS, CHANGES)
def test_what_was_written_is_found(rows: list[Row], changes: list[tuple[int, Row]]) -> None:
    found, now = changed(rows, changes)
    whole = vectors(now)

    assert found.count == len(now)
    assert same(found.whole(), whole)
    assert same(found.of(range(len(now))), whole)
    assert found.titles.tolist() == whole.titles.tolist()
    assert found.sizes.tolist() == whole.sizes.tolist()
    for slot in range(len(now)):
        assert found.sketch(slot) == whole.sketches[slot].tobytes()
        assert found.vector(slot) == (whole.terms[slot].tobytes(), whole.weights[slot].tobytes())


@given(ROWS, CHANGES, st.frozensets(st.integers(1, 7) | st.just(2 + (1 << 16)), max_size=3))
def test_who_holds_terms_is_found(
    rows: list[Row], changes: list[tuple[int, Row]], wanted: frozenset[int]
) -> None:
    found, now = changed(rows, changes)

    terms = np.array(sorted(wanted), np.uint32)
    held = found.held(terms)

    places = zip(terms[held.numbers].tolist(), held.slots.tolist(), held.weights.tolist(), strict=True)
    expected = [(term, slot, weight) for slot, (term, weight) in enumerate(now) if term in wanted]
    expected += [(term + 1, slot, 0) for slot, (term, _) in enumerate(now) if term + 1 in wanted]
    assert sorted(places) == sorted(expected)


@given(ROWS, CHANGES, st.integers(0, 3))
def test_whose_pairs_light_a_bit_is_found(rows: list[Row], changes: list[tuple[int, Row]], lit: int) -> None:
    found, now = changed(rows, changes)

    assert found.lighting(np.array([8 * lit], np.uint32)).tolist() == [term % 4 == lit for term, _ in now]


def test_nothing_stands_where_an_article_went() -> None:
    found = bound(vectors([(1, 1), (3, 2), (4, 3)])).without([1])

    assert not found.of([1]).weights.any()
    assert found.held(np.array([3, 4], np.uint32)).slots.tolist() == [2]


def test_a_few_are_written_beside_the_others_and_many_together_with_them() -> None:
    one, two, three = Notebook(), Notebook(), Notebook()

    first = sheaf.keep(bound(vectors([(1, 1)] * 16)), b"first", one)
    few = sheaf.keep(first.written([3, 5], vectors([(2, 2)] * 2)), b"few", two)
    many = sheaf.keep(few.written([7], vectors([(3, 3)])), b"many", three)

    assert one.records[Base].name == first.name == b"first"
    assert not two.records
    assert three.records[Base].name == many.name == b"many"
    assert (few.name, few.slots.tolist(), many.slots.tolist()) == (b"first", [3, 5], [])
    assert few.vector(3) == many.vector(3)


@given(ROWS, CHANGES)
def test_what_is_kept_is_opened(rows: list[Row], changes: list[tuple[int, Row]]) -> None:
    found, now = changed(rows, changes)
    space = Space(
        slots=b"",
        sample=b"",
        base=b"",
        later=found.slots.tobytes(),
        **sheaf.spelled(found.later),
        nearest=b"",
        scores=b"",
        whole=bytes(len(now)),
    )

    opened = sheaf.opened(Known(Base(name=b"", **sheaf.spelled(found.base)), space))

    assert same(opened.whole(), vectors(now))
