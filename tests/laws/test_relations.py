"""The law of related news: who remembers the last state finds what one finds who starts anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple, TypeVar

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from site_gen.building.memory import Memory
from site_gen.building.workers import Workers
from site_gen.mapper import Mapper, PlainMap, plain_map
from site_gen.model import Article, ArticleId, Listing
from site_gen.related import engine
from site_gen.related.engine import relate
from tests.samples import FIRST, an_article, an_attendee, site_of

B = TypeVar("B")
COMMON, AROUND = 3, 2
STATES = settings(deadline=None)
ON_DISK = settings(deadline=None, max_examples=settings().max_examples // 2)


class Notebook(PlainMap):
    """A mapper that hands records on, and nothing else."""

    def __init__(self) -> None:
        self.records: dict[type, Any] = {}

    def last(self, kind: type[B], /) -> B | None:
        return self.records.get(kind)

    def keep(self, record: object, /) -> None:
        self.records[type(record)] = record


class Written(NamedTuple):
    """What decides whom an article is related to, but for its name."""

    section: str = "tin-tuc"
    hour: int = 0
    tags: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    unrelated: tuple[str, ...] = ()


State = dict[str, Written]
NAMES = "abcdefghij"


@pytest.fixture(autouse=True, scope="module")
def narrow() -> Iterator[None]:
    """Marks are common, and neighbours far, on a site of ten articles."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "COMMON", COMMON)
        patch.setattr(engine, "AROUND", AROUND)
        yield


def listings(state: State) -> list[Listing]:
    """The articles of a state in the order of the site; who pins somebody that is not there, pins nobody."""
    return list(site_of([_article(name, one) for name, one in state.items()]).articles)


def _article(name: str, one: Written) -> Article:
    return an_article(
        name,
        one.section,
        id=name,
        published=FIRST + timedelta(hours=one.hour),
        tags=one.tags,
        attendees=tuple(map(an_attendee, one.people)),
        related=tuple(other for other in one.related if other != name),
        unrelated=one.unrelated,
    )


def found(articles: Sequence[Listing], count: int, map: Mapper) -> dict[ArticleId, Any]:
    """Of each article its kin, and its links with their reasons."""
    related = relate(articles, count, map)
    return {one.id: (related.kin[one.id], related[one.id]) for one in articles}


def _few(letters: str) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(letters), max_size=2, unique=True).map(tuple)


_written = st.builds(
    Written,
    st.sampled_from(["tin-tuc", "tin-tuc", "thong-bao"]),
    st.integers(0, 5),
    _few("xyz"),
    _few("PQ"),
    st.one_of(st.just(()), _few(NAMES)),
    st.one_of(st.just(()), _few(NAMES)),
)
_states = st.dictionaries(st.sampled_from(NAMES), _written, max_size=10)


@st.composite
def _histories(draw: st.DrawFn) -> list[State]:
    """States of which each is the one before with few changes, or all new."""
    history = [draw(_states)]
    for _ in range(draw(st.integers(1, 4))):
        edits = draw(st.dictionaries(st.sampled_from(NAMES), st.none() | _written, max_size=3))
        after = {**history[-1], **edits} if draw(st.integers(0, 5)) else draw(_states)
        history.append({name: one for name, one in after.items() if one is not None})
    return history


COUNTS = st.lists(st.integers(0, 3), min_size=5, max_size=5) | st.integers(1, 4).map(lambda one: [one] * 5)
CROWD: State = {name: Written(tags=("x",), hour=hour) for hour, name in enumerate("abc")}
ROW: State = {name: Written(hour=hour) for hour, name in zip((3, 1, 4, 0, 5, 2), "abcdef", strict=True)}


@STATES
@given(_histories(), COUNTS)
@example([CROWD, CROWD | {"d": Written(tags=("x",))}, CROWD], [2] * 5)
@example([ROW, {name: one for name, one in ROW.items() if name != "b"}], [2] * 5)
def test_who_remembers_finds_the_links_of_who_does_not(history: list[State], counts: list[int]) -> None:
    notebook = Notebook()
    for state, count in zip(history, counts, strict=False):
        articles = listings(state)

        assert found(articles, count, notebook) == found(articles, count, plain_map)


@ON_DISK
@given(_histories(), st.integers(1, 4))
@example([ROW, {name: one for name, one in ROW.items() if name != "b"}], 2)
def test_so_it_is_with_what_the_disk_remembers(history: list[State], count: int) -> None:
    with TemporaryDirectory() as folder, Workers(1) as workers:
        for state in history:
            articles = listings(state)
            with Memory(Path(folder, "memory"), b"", 0, workers) as memory:
                assert found(articles, count, memory) == found(articles, count, plain_map)


def test_what_nobody_touched_is_not_sought_again(monkeypatch: pytest.MonkeyPatch) -> None:
    notebook, kin = Notebook(), engine._Field.kin
    sought: list[ArticleId] = []
    state = {name: Written(hour=hour, tags=(name,)) for hour, name in enumerate(NAMES)}
    before, after = listings(state), listings(state | {"a": Written(tags=("k",))})
    relate(before, 2, notebook)

    def noting(field: Any, place: int) -> Any:
        sought.append(field.articles[place].id)
        return kin(field, place)

    monkeypatch.setattr(engine._Field, "kin", noting)
    relate(after, 2, notebook)

    assert sorted(sought) == ["a", "b", "c"]
