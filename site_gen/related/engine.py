"""Which articles belong together, and why."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from heapq import nsmallest
from typing import Literal, TypeAlias

from site_gen.model import Article, ArticleId, Reason, RelatedLink
from site_gen.vietnamese.text import canon

Kind: TypeAlias = Literal["people", "tags"]
Mark: TypeAlias = tuple[Kind, str]
"""Something two articles can have in common."""
Marks: TypeAlias = Mapping[Mark, str]
"""The marks of one article, each as a reader would spell it."""

POINTS: dict[Kind, int] = {"people": 4, "tags": 3}
"""For each mark in common; a section in common counts 1."""
COMMON = 200
"""A mark on more articles says little of any two of them, and would cost work with the square."""
AROUND = 20
"""Neighbours in the section, on either side, that may fill a list."""


def relate(articles: Sequence[Article], count: int) -> dict[ArticleId, tuple[RelatedLink, ...]]:
    """The *count* nearest articles of each article, each with its reasons.

    *articles* are in the order of the site: newest first, then by id; so are those with equal
    points. First stand those the editor names. What is missing to *count* is taken from the section,
    the next older ones first: a new article leaves old lists as they are.
    """
    places = {article.id: place for place, article in enumerate(articles)}
    marks = [_marks(article) for article in articles]
    holders = _holders(marks)
    around = _around(articles)
    found: dict[ArticleId, tuple[RelatedLink, ...]] = {}
    for place, article in enumerate(articles):
        pinned = [one for one in article.related if one in places]
        out = {place, *(places[one] for one in (*article.unrelated, *pinned) if one in places)}
        missing = max(count - len(pinned), 0)
        near = _nearest(article, marks[place], holders, articles, out, missing)
        out.update(other for other, _ in near)
        fill = [other for other in around[place] if other not in out][: missing - len(near)]
        found[article.id] = (
            *(RelatedLink(to=one, score=0, reasons=(_bare("pinned"),)) for one in pinned),
            *(
                RelatedLink(
                    to=articles[other].id, score=score, reasons=_reasons(marks[place], marks[other], holders)
                )
                for other, score in near
            ),
            *(RelatedLink(to=articles[other].id, score=1, reasons=(_bare("section"),)) for other in fill),
        )
    return found


def _marks(article: Article) -> Marks:
    found: dict[Mark, str] = {}
    for attendee in (*article.chair, *article.attendees):
        if attendee.person.id:
            found["people", attendee.person.id] = attendee.person.name
    for tag in article.tags:
        found.setdefault(("tags", canon(tag)), tag)
    return found


def _holders(marks: Sequence[Marks]) -> Mapping[Mark, Sequence[int]]:
    """The places of the articles that bear each mark, without marks that say nothing."""
    holders: dict[Mark, list[int]] = defaultdict(list)
    for place, own in enumerate(marks):
        for mark in own:
            holders[mark].append(place)
    return {mark: places for mark, places in holders.items() if 1 < len(places) <= COMMON}


def _around(articles: Sequence[Article]) -> Sequence[Sequence[int]]:
    """For each article the places of its neighbours in the section: older ones, then newer ones."""
    sections: dict[str, list[int]] = defaultdict(list)
    for place, article in enumerate(articles):
        sections[article.section].append(place)
    found: list[Sequence[int]] = [()] * len(articles)
    for members in sections.values():
        for number, place in enumerate(members):
            newer = members[max(number - AROUND, 0) : number]
            found[place] = (*members[number + 1 : number + 1 + AROUND], *reversed(newer))
    return found


def _nearest(
    article: Article,
    own: Iterable[Mark],
    holders: Mapping[Mark, Sequence[int]],
    articles: Sequence[Article],
    out: set[int],
    count: int,
) -> list[tuple[int, int]]:
    """Places and points of the *count* articles that share most with *article*, without those in *out*."""
    points: Counter[int] = Counter()
    for mark in own:
        worth = POINTS[mark[0]]
        for other in holders.get(mark, ()):
            points[other] += worth
    scores = [
        (-score - (articles[other].section == article.section), other)
        for other, score in points.items()
        if other not in out
    ]
    return [(other, -score) for score, other in nsmallest(count, scores)]


def _reasons(own: Marks, others: Marks, holders: Mapping[Mark, Sequence[int]]) -> tuple[Reason, ...]:
    shared = [mark for mark in own if mark in others and mark in holders]
    kinds: tuple[Kind, ...] = ("people", "tags")
    named = {kind: tuple(own[mark] for mark in shared if mark[0] == kind) for kind in kinds}
    return tuple(Reason(kind=kind, evidence=named[kind]) for kind in kinds if named[kind])


def _bare(kind: Literal["pinned", "section"]) -> Reason:
    return Reason(kind=kind, evidence=())
