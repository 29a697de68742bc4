"""A view is finite, and holds nothing by which a template could wander through the site."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args, get_type_hints

import pytest

from site_gen.model import Article, Loaded, Record, Site, StaticPage
from site_gen.pages.views import View

VIEWS: tuple[type[Record], ...] = get_args(View)


def records(hint: Any) -> Iterator[type[Record]]:
    """The records in a type: `tuple[Card | None, ...]` → Card."""
    if isinstance(hint, type) and issubclass(hint, Record):
        yield hint
    for part in get_args(hint):
        yield from records(part)


def below(kind: type[Record], above: tuple[type[Record], ...] = ()) -> Iterator[type[Record]]:
    """Every record a template can reach from one of *kind*; ValueError where it can come round again."""
    if kind in above:
        raise ValueError([one.__name__ for one in (*above, kind)])
    for hint in get_type_hints(kind).values():
        for one in records(hint):
            yield one
            yield from below(one, (*above, kind))


@pytest.mark.parametrize("kind", VIEWS)
def test_no_view_holds_its_like(kind: type[Record]) -> None:
    reached = set(below(kind))

    assert kind not in reached


@pytest.mark.parametrize("kind", VIEWS)
def test_no_view_holds_the_site(kind: type[Record]) -> None:
    assert {Site, Loaded, Article, StaticPage}.isdisjoint(below(kind))


class Wanderer(Record, frozen=True, kw_only=True):
    near: tuple[Wanderer | None, ...]


def test_a_view_that_comes_round_again_would_be_found() -> None:
    with pytest.raises(ValueError, match="Wanderer"):
        list(below(Wanderer))
