"""The law of related news: who remembers the last state finds what one finds who starts anew."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from site_gen.building.memory import Memory
from site_gen.building.workers import Workers
from site_gen.digest import digest
from site_gen.mapper import Mapper, plain_map
from site_gen.model import Article, ArticleId, Listing, Signals, listed
from site_gen.related import choose, field, levels, ranking, scale, search, space, vectors
from site_gen.related.engine import relate
from site_gen.related.kept import NO_LISTS
from tests.related.plain import plain_rankings
from tests.related.press import Notebook
from tests.samples import FIRST, an_article, an_attendee, signals_of

SAMPLE, DEPTH = 4, 3
STATES = settings(deadline=None)
ON_DISK = settings(deadline=None, max_examples=settings().max_examples // 2)


class Written(NamedTuple):
    """What decides whom an article is related to, but for its name."""

    section: str = "tin-tuc"
    hour: int = 0
    tags: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    unrelated: tuple[str, ...] = ()
    text: str = ""
    title: str = ""


State = dict[str, Written]
NAMES = "abcdefghijkl"
WORDS = ("hồ sơ", "tiếp dân", "hộ tịch", "đất đai", "lệ phí", "tem thư", "mạng", "quầy")


@pytest.fixture(autouse=True, scope="module")
def narrow() -> Iterator[None]:
    """A site of twelve articles has a sample, short rankings, common words and far neighbours."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(levels, "SAMPLE", SAMPLE)
        patch.setattr(levels, "_LARGE", SAMPLE)
        patch.setattr(levels, "_DROPPED", 2)
        patch.setattr(choose, "NEAR", 20_000)
        patch.setattr(field, "AROUND", 2)
        patch.setattr(scale, "_LATER", 2)
        patch.setattr(space, "KEPT", DEPTH + 2)
        patch.setattr(vectors, "FEW", 4)
        patch.setattr(vectors, "SHARE", 2)
        patch.setattr(space, "_MOST", 1)
        patch.setattr(ranking, "_EVERY", 2)
        patch.setattr(space, "DEPTH", DEPTH)
        yield


def site(state: State) -> tuple[list[Listing], dict[ArticleId, Signals]]:
    """The articles of a state in the order of the site, and their signals."""
    written = sorted(state.items(), key=lambda one: (-one[1].hour, one[0]))
    articles = [(_article(name, one), one.text) for name, one in written]
    signals = {article.id: signals_of(article, text) for article, text in articles}
    return [listed(article, digest(signals[article.id])) for article, _ in articles], signals


def _article(name: str, one: Written) -> Article:
    return an_article(
        name,
        one.section,
        id=name,
        title=one.title or f"Bài {name}",
        published=FIRST + timedelta(hours=one.hour),
        tags=one.tags,
        attendees=tuple(map(an_attendee, one.people)),
        related=tuple(other for other in one.related if other != name),
        unrelated=one.unrelated,
    )


def found(state: State, count: int, map: Mapper) -> dict[ArticleId, Any]:
    """Of each article its kin, and its links with their reasons."""
    articles, signals = site(state)
    related = relate(articles, signals, count, map)
    return {one.id: (related.kin[one.id], related[one.id]) for one in articles}


def _few(letters: str) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(letters), max_size=2, unique=True).map(tuple)


_text = st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join)
_written = st.builds(
    Written,
    st.sampled_from(["tin-tuc", "tin-tuc", "thong-bao"]),
    st.integers(0, 5),
    _few("xyz"),
    _few("PQ"),
    st.one_of(st.just(()), _few(NAMES)),
    st.one_of(st.just(()), _few(NAMES)),
    _text,
    st.sampled_from(["", "", "Lịch tiếp dân tháng 3", "Lịch tiếp dân tháng 4"]),
)
_states = st.dictionaries(st.sampled_from(NAMES), _written, max_size=12)


@st.composite
def _histories(draw: st.DrawFn) -> list[State]:
    """States of which each is the one before with few changes, or all new."""
    history = [draw(_states)]
    for _ in range(draw(st.integers(1, 5))):
        edits = draw(st.dictionaries(st.sampled_from(NAMES), st.none() | _written, max_size=3))
        after = {**history[-1], **edits} if draw(st.integers(0, 5)) else draw(_states)
        history.append({name: one for name, one in after.items() if one is not None})
    return history


COUNTS = st.lists(st.integers(0, 3), min_size=6, max_size=6) | st.integers(1, 4).map(lambda one: [one] * 6)
CROWD: State = {name: Written(tags=("x",), hour=hour) for hour, name in enumerate("abc")}
ROW: State = {name: Written(hour=hour) for hour, name in zip((3, 1, 4, 0, 5, 2), "abcdef", strict=True)}
PINNED: State = {name: Written(hour=hour) for hour, name in enumerate("abcdef")} | {
    "g": Written(related=("a", "b", "c", "d", "e"))
}
FULL: State = {name: Written(text=WORDS[hour], hour=hour) for hour, name in enumerate("abcdefgh")}


@STATES
@given(_histories(), COUNTS)
@example([CROWD, CROWD | {"d": Written(tags=("x",))}, CROWD], [2] * 6)
@example([ROW, {name: one for name, one in ROW.items() if name != "b"}], [2] * 6)
@example([FULL, {name: one for name, one in FULL.items() if name != "h"}, FULL], [2] * 6)
@example([PINNED, PINNED | {"g": Written(related=("b",))}, PINNED, PINNED | {"h": Written()}], [2] * 6)
@example([PINNED, PINNED, PINNED | {"h": Written()}, PINNED, PINNED], [0, 2, 2, 0, 4, 0])
@example([FULL, {}, FULL, {}, {}], [2, 2, 2, 0, 2, 2])
def test_who_remembers_finds_the_links_of_who_does_not(history: list[State], counts: list[int]) -> None:
    notebook = Notebook()
    for state, count in zip(history, counts, strict=False):
        assert found(state, count, notebook) == found(state, count, plain_map)


@ON_DISK
@given(_histories(), st.integers(1, 4))
@example([ROW, {name: one for name, one in ROW.items() if name != "b"}], 2)
def test_so_it_is_with_what_the_disk_remembers(history: list[State], count: int) -> None:
    with TemporaryDirectory() as folder, Workers(1) as workers:
        for state in history:
            with Memory(Path(folder, "memory"), b"", 0, workers) as memory:
                assert found(state, count, memory) == found(state, count, plain_map)


@STATES
@given(_states)
def test_plain_python_finds_the_same_numbers(state: State) -> None:
    articles, signals = site(state)
    rows = search.survey(articles, signals, NO_LISTS, plain_map).rows

    rankings = [
        [(int(other), int(score)) for other, score in zip(nearest, scores, strict=True) if other >= 0]
        for nearest, scores in zip(rows.nearest, rows.scores, strict=True)
    ]

    assert rankings == plain_rankings(articles, signals, depth=DEPTH + 2)


@STATES
@given(_states, st.integers(1, 4))
def test_nobody_is_left_alone_who_has_anything_in_common(state: State, count: int) -> None:
    articles, signals = site(state)
    related = relate(articles, signals, count)
    named = {link.to for one in articles for link in related[one.id]}
    blocked = {other for one in state.values() for other in one.unrelated}

    for one in articles:
        shares = any(link.reasons[0].kind not in {"pinned", "section"} for link in related[one.id])
        assert one.id in named or one.id in blocked or not shares


def test_what_nobody_touched_is_not_opened_again() -> None:
    notebook = Notebook()
    state: State = {name: Written(hour=hour, tags=(name,)) for hour, name in enumerate(NAMES)}
    before = found(state, 2, notebook)
    opened: list[ArticleId] = []
    articles, signals = site(state | {"l": Written(hour=11, tags=("l",), text="thêm")})

    class Watched(dict[ArticleId, Signals]):
        def __getitem__(self, identity: ArticleId) -> Signals:
            opened.append(identity)
            return super().__getitem__(identity)

    after = relate(articles, Watched(signals), 2, notebook)

    naming = {one for one in NAMES if "l" in (*before[one][0].to, *after.kin[one].to)}
    assert {"l"} <= set(opened) <= {"l"} | naming | set("jk") < set(NAMES)
