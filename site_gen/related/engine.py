"""Which articles belong together, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Literal, TypeAlias

from site_gen.model import Article, ArticleId, Reason, RelatedLink
from site_gen.vietnamese.text import canon

Kind: TypeAlias = Literal["people", "tags"]
Mark: TypeAlias = tuple[Kind, str]
"""Something two articles can have in common."""

POINTS: dict[Kind, int] = {"people": 4, "tags": 3}
"""For each mark in common; a section in common counts 1."""


def relate(articles: Sequence[Article], count: int) -> dict[ArticleId, tuple[RelatedLink, ...]]:
    """The *count* nearest articles of each article, each with its reasons; *articles* are newest first.

    First those the editor names; then by points, then newer, then id. What is missing to *count* is
    taken from the section, first the next older ones: a new article leaves old lists as they are.
    """
    by_id = {article.id: article for article in articles}
    sections: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        sections[article.section].append(article)
    holders = _holders(articles)
    places = {one.id: place for members in sections.values() for place, one in enumerate(members)}
    return {
        article.id: (
            *(pinned := _pinned(article, by_id)),
            *_nearest(
                article,
                holders,
                sections[article.section],
                places[article.id],
                {article.id, *article.unrelated, *article.related},
                by_id,
            ),
        )[: max(count, len(pinned))]
        for article in articles
    }


def _pinned(article: Article, by_id: Mapping[ArticleId, Article]) -> tuple[RelatedLink, ...]:
    reason = Reason(kind="pinned", evidence=())
    return tuple(RelatedLink(to=one, score=0, reasons=(reason,)) for one in article.related if one in by_id)


def _marks(article: Article) -> dict[Mark, str]:
    """The marks of an article, each as a reader would spell it."""
    found: dict[Mark, str] = {}
    for attendee in (*article.chair, *article.attendees):
        if attendee.person.id:
            found["people", attendee.person.id] = attendee.person.name
    for tag in article.tags:
        found.setdefault(("tags", canon(tag)), tag)
    return found


def _holders(articles: Sequence[Article]) -> Mapping[Mark, list[ArticleId]]:
    """Who bears each mark, without marks so common that they say nothing."""
    holders: dict[Mark, list[ArticleId]] = defaultdict(list)
    for article in articles:
        for mark in _marks(article):
            holders[mark].append(article.id)
    common = max(40, len(articles) // 20)
    return {mark: ids for mark, ids in holders.items() if 1 < len(ids) <= common}


def _nearest(
    article: Article,
    holders: Mapping[Mark, list[ArticleId]],
    section: Sequence[Article],
    place: int,
    out: set[ArticleId],
    by_id: Mapping[ArticleId, Article],
) -> list[RelatedLink]:
    shared: dict[ArticleId, list[tuple[Mark, str]]] = defaultdict(list)
    for mark, spelled in _marks(article).items():
        for other in holders.get(mark, ()):
            if other not in out:
                shared[other].append((mark, spelled))
    links = [
        RelatedLink(
            to=other,
            score=sum(POINTS[kind] for (kind, _), _ in marks) + (by_id[other].section == article.section),
            reasons=_reasons(marks),
        )
        for other, marks in shared.items()
    ]
    links.sort(key=lambda link: link.to)
    links.sort(key=lambda link: (link.score, by_id[link.to].published), reverse=True)
    reason = Reason(kind="section", evidence=())
    around = (*section[place + 1 : place + 21], *reversed(section[max(place - 20, 0) : place]))
    links += [
        RelatedLink(to=one.id, score=1, reasons=(reason,))
        for one in around
        if one.id not in shared and one.id not in out
    ]
    return links


def _reasons(marks: Sequence[tuple[Mark, str]]) -> tuple[Reason, ...]:
    kinds: tuple[Kind, ...] = ("people", "tags")
    named = {kind: tuple(spelled for (one, _), spelled in marks if one == kind) for kind in kinds}
    return tuple(Reason(kind=kind, evidence=named[kind]) for kind in kinds if named[kind])
