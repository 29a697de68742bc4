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
    found: dict[ArticleId, tuple[RelatedLink, ...]] = {}
    for members in sections.values():
        for place, article in enumerate(members):
            pinned = [_pinned(one) for one in article.related if one in by_id]
            missing = max(count - len(pinned), 0)
            out = {article.id, *article.unrelated, *article.related}
            near = _nearest(article, holders, by_id, out, missing)
            out.update(link.to for link in near)
            around = (*members[place + 1 : place + 21], *reversed(members[max(place - 20, 0) : place]))
            fill = [_neighbour(one) for one in around if one.id not in out]
            found[article.id] = tuple(pinned + near + fill[: missing - len(near)])
    return {article.id: found[article.id] for article in articles}


def _pinned(to: ArticleId) -> RelatedLink:
    return RelatedLink(to=to, score=0, reasons=(Reason(kind="pinned", evidence=()),))


def _neighbour(article: Article) -> RelatedLink:
    return RelatedLink(to=article.id, score=1, reasons=(Reason(kind="section", evidence=()),))


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
    by_id: Mapping[ArticleId, Article],
    out: set[ArticleId],
    count: int,
) -> list[RelatedLink]:
    """The *count* articles that share most with *article*, those in *out* left out."""
    shared: dict[ArticleId, list[tuple[Mark, str]]] = defaultdict(list)
    for mark, spelled in _marks(article).items():
        for other in holders.get(mark, ()):
            if other not in out:
                shared[other].append((mark, spelled))
    scores = {
        other: sum(POINTS[kind] for (kind, _), _ in marks) + (by_id[other].section == article.section)
        for other, marks in shared.items()
    }
    best = sorted(sorted(scores), key=lambda other: (scores[other], by_id[other].published), reverse=True)
    return [
        RelatedLink(to=other, score=scores[other], reasons=_reasons(shared[other])) for other in best[:count]
    ]


def _reasons(marks: Sequence[tuple[Mark, str]]) -> tuple[Reason, ...]:
    kinds: tuple[Kind, ...] = ("people", "tags")
    named = {kind: tuple(spelled for (one, _), spelled in marks if one == kind) for kind in kinds}
    return tuple(Reason(kind=kind, evidence=named[kind]) for kind in kinds if named[kind])
