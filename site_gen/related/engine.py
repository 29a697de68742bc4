"""Which articles belong together, and why."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from heapq import nsmallest
from itertools import chain
from typing import Literal, TypeAlias

from site_gen.digest import digest
from site_gen.mapper import Mapper, plain_map
from site_gen.model import ArticleId, Kin, Listing, Reason, RelatedLink, Relations
from site_gen.related.ties import NO_TIES, Ties, affected, known, tie

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


def relate(articles: Sequence[Listing], count: int, map: Mapper = plain_map) -> Relations:
    """The *count* nearest articles of each article, each with its reasons.

    *articles* are in the order of the site: newest first, then by id; so are those with equal
    points. First stand those the editor names. What is missing to *count* is taken from the section,
    the next older ones first: a new article leaves old lists as they are.
    """
    field = _Field(articles, count)
    last = map.last(Ties) or NO_TIES
    before = last.ties if last.count == count else {}
    todo = affected(before, articles, COMMON, AROUND)
    kin = {
        one.id: field.kin(place) if one.id in todo else known(before[one.id])
        for place, one in enumerate(articles)
    }
    if todo or before.keys() != kin.keys():
        map.keep(Ties(count=count, ties={one.id: tie(one, kin[one.id]) for one in articles}))
    return Relations(kin, lambda identity: field.links(field.places[identity]))


class _Field:
    """All articles among which relations are sought; nothing is looked up before it is needed."""

    def __init__(self, articles: Sequence[Listing], count: int) -> None:
        self.articles, self.count = articles, count
        self.found: dict[int, tuple[RelatedLink, ...]] = {}
        """Of places that were asked for once: pages will ask again."""

    @cached_property
    def places(self) -> Mapping[ArticleId, int]:
        return {article.id: place for place, article in enumerate(self.articles)}

    @cached_property
    def holders(self) -> Mapping[Mark, Sequence[int]]:
        """The places of the articles that bear each mark, without marks that say nothing."""
        people: dict[str, list[int]] = defaultdict(list)
        tags: dict[str, list[int]] = defaultdict(list)
        for place, article in enumerate(self.articles):
            for identity, _ in article.people:
                people[identity].append(place)
            for identity in dict.fromkeys(article.keywords):
                tags[identity].append(place)
        kinds: tuple[tuple[Kind, dict[str, list[int]]], ...] = (("people", people), ("tags", tags))
        return {
            (kind, mark): places
            for kind, held in kinds
            for mark, places in held.items()
            if 1 < len(places) <= COMMON
        }

    @cached_property
    def sections(self) -> Mapping[str, Sequence[int]]:
        """The places of the articles of each section."""
        sections: dict[str, list[int]] = defaultdict(list)
        for place, article in enumerate(self.articles):
            sections[article.section].append(place)
        return sections

    @cached_property
    def numbers(self) -> Sequence[int]:
        """Of each article, its place among those of its section."""
        found = [0] * len(self.articles)
        for members in self.sections.values():
            for number, place in enumerate(members):
                found[place] = number
        return found

    @cached_property
    def section_of(self) -> Sequence[str]:
        """Of each article, its section."""
        return [article.section for article in self.articles]

    def kin(self, place: int) -> Kin:
        """What is known of an article's ways without opening them."""
        links = self.found[place] = self._links(place)
        return Kin(to=tuple(link.to for link in links), digest=digest([link.reasons for link in links]))

    def links(self, place: int) -> tuple[RelatedLink, ...]:
        """The ways from the article at *place*, nearest first."""
        return self.found.pop(place, None) or self._links(place)

    def _links(self, place: int) -> tuple[RelatedLink, ...]:
        article, own = self.articles[place], marks_of(self.articles[place])
        pinned = [one for one in article.related if one in self.places]
        out = {place, *(self.places[one] for one in (*article.unrelated, *pinned) if one in self.places)}
        missing = max(self.count - len(pinned), 0)
        near = self._nearest(article, own, out, missing)
        out.update(other for other, _ in near)
        fill = [other for other in self._around(place) if other not in out][: missing - len(near)]
        return (
            *(RelatedLink(to=one, score=0, reasons=(_bare("pinned"),)) for one in pinned),
            *(
                RelatedLink(to=self.articles[other].id, score=score, reasons=self._reasons(own, other))
                for other, score in near
            ),
            *(
                RelatedLink(to=self.articles[other].id, score=1, reasons=(_bare("section"),))
                for other in fill
            ),
        )

    def _around(self, place: int) -> Iterable[int]:
        """The places of its neighbours in the section: older ones, then newer ones."""
        members, number = self.sections[self.articles[place].section], self.numbers[place]
        newer = members[max(number - AROUND, 0) : number]
        return chain(members[number + 1 : number + 1 + AROUND], reversed(newer))

    def _nearest(
        self, article: Listing, own: Iterable[Mark], out: Collection[int], count: int
    ) -> list[tuple[int, int]]:
        """Places and points of the *count* articles that share most with *article*, but for *out*."""
        shared, worth = self._shared(own)
        for other in out:
            shared.pop(other, None)
        if not shared or not count:
            return []
        # Who has less than the last of the best, but for the section's one point, cannot be among them.
        levels = Counter(shared.values())
        least = enough = 0
        for level in sorted(levels, reverse=True):
            least, enough = level, enough + levels[level]
            if enough >= count:
                break
        section, sections = article.section, self.section_of
        scores = [(-worth * level, other) for other, level in shared.items() if level > least]
        scores += [(-worth * least, other) for other in self._first(shared, least, section, count)]
        if worth == 1:
            scores += [
                (1 - least, other)
                for other, level in shared.items()
                if level == least - 1 and sections[other] == section
            ]
        found = [(score - (sections[other] == section), other) for score, other in scores]
        return [(other, -score) for score, other in nsmallest(count, found)]

    def _first(self, shared: Mapping[int, int], level: int, section: str, count: int) -> Iterable[int]:
        """Of those with *level*, the first *count* of the section and the first *count* of all."""
        level_with = [other for other, one in shared.items() if one == level]
        beside = [other for other in level_with if self.section_of[other] == section]
        return {*nsmallest(count, level_with), *nsmallest(count, beside)}

    def _shared(self, own: Iterable[Mark]) -> tuple[dict[int, int], int]:
        """Who shares a mark of *own*, with points in units of the second number."""
        found: list[tuple[Counter[int], int]] = []
        for kind, worth in POINTS.items():
            holders = [self.holders[mark] for mark in own if mark[0] == kind and mark in self.holders]
            if holders:
                found.append((Counter(chain.from_iterable(holders)), worth))
        if len(found) == 1:
            return found[0]
        points: Counter[int] = Counter()
        for shared, worth in found:
            for other, number in shared.items():
                points[other] += worth * number
        return points, 1

    def _reasons(self, own: Marks, other: int) -> tuple[Reason, ...]:
        others = marks_of(self.articles[other])
        shared = [mark for mark in own if mark in others and mark in self.holders]
        kinds: tuple[Kind, ...] = ("people", "tags")
        named = {kind: tuple(own[mark] for mark in shared if mark[0] == kind) for kind in kinds}
        return tuple(Reason(kind=kind, evidence=named[kind]) for kind in kinds if named[kind])


def marks_of(article: Listing) -> Marks:
    """The marks of *article*: everybody who took part, and its keywords."""
    found: dict[Mark, str] = {("people", identity): name for identity, name in article.people}
    for identity, tag in zip(article.keywords, article.tags, strict=True):
        found.setdefault(("tags", identity), tag)
    return found


def _bare(kind: Literal["pinned", "section"]) -> Reason:
    return Reason(kind=kind, evidence=())
