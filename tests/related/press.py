"""Small sites whose articles say what a test needs, put in order and related."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any, TypeAlias, TypeVar

from site_gen.digest import digest
from site_gen.mapper import PlainMap
from site_gen.model import Article, ArticleId, Listing, Relations, Signals, listed
from site_gen.related.engine import relate
from tests.samples import FIRST, an_article, related_ids, signals_of

B = TypeVar("B")
Written: TypeAlias = tuple[Article, str]
"""An article and its text."""
Why: TypeAlias = tuple[str, tuple[str, ...]]


class Notebook(PlainMap):
    """A mapper that hands records on, and nothing else."""

    def __init__(self) -> None:
        self.records: dict[type, Any] = {}

    def last(self, kind: type[B], /) -> B | None:
        return self.records.get(kind)

    def keep(self, record: object, /) -> None:
        self.records[type(record)] = record


def written(slug: str, text: str = "", section: str = "tin-tuc", **changes: object) -> Written:
    """An article that says *text*; its title has nothing in common with others but what *changes* say."""
    return an_article(slug, section, **{"title": slug.replace("-", ""), **changes}), text


def others(count: int) -> list[Written]:
    """Articles of another section and older than any, of which each has its own words."""
    return [
        written(
            f"khac{number}",
            " ".join(f"chữ{number}{letter}" for letter in "abcdefgh"),
            "thong-bao",
            published=FIRST - timedelta(days=30 + number),
        )
        for number in range(count)
    ]


def site(found: Iterable[Written]) -> tuple[list[Listing], dict[ArticleId, Signals]]:
    """Articles in the order of the site, and their signals."""
    ordered = sorted(found, key=lambda one: one[0].id)
    ordered.sort(key=lambda one: one[0].published, reverse=True)
    signals = {article.id: signals_of(article, text) for article, text in ordered}
    return [listed(article, digest(signals[article.id])) for article, _ in ordered], signals


def related(found: Iterable[Written], count: int = 4) -> Relations:
    """All of them, related."""
    return relate(*site(found), count)


def names(found: Iterable[Written], to: str = "mot", count: int = 4) -> list[str]:
    """Whom the list of *to* names, without their section."""
    links = related(found, count)[f"tin-tuc/{to}"]
    return [one.partition("/")[2] for one in related_ids(links)]


def reasons(found: Iterable[Written], to: str = "mot", count: int = 4) -> dict[str, list[Why]]:
    """Why the list of *to* names whom it names."""
    links = related(found, count)[f"tin-tuc/{to}"]
    return {link.to.partition("/")[2]: [(why.kind, why.evidence) for why in link.reasons] for link in links}
