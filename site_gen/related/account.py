"""An account of one list for its editor: what every candidate scored, by what, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, Literal, TypeAlias

from site_gen.mapper import Mapper
from site_gen.model import ArticleId, Bond, Listing, Record, Signals
from site_gen.related.choose import NEAR, Choice, Named
from site_gen.related.engine import holds
from site_gen.related.field import Field
from site_gen.related.kept import NO_LISTS, Lists, known
from site_gen.related.marks import mark_terms
from site_gen.related.roll import Roll
from site_gen.related.search import search, twins
from site_gen.related.space import opened
from site_gen.vietnamese.terms import is_syllable, syllables_in, words_in

Outcome: TypeAlias = Literal[
    "pinned", "near", "twin", "section", "extra", "like another", "blocked", "too far", "no place"
]
"""How a candidate came into the list; the last four did not."""
_CHOICES: Mapping[Choice, Outcome] = {
    Choice.PINNED: "pinned",
    Choice.NEAR: "near",
    Choice.TWIN: "twin",
    Choice.SECTION: "section",
    Choice.EXTRA: "extra",
}
_QUOTED = 4
"""Phrases that are quoted of those in common."""


class Share(Record, frozen=True, kw_only=True):
    """A part of a score."""

    of: Bond | Literal["pairs", "syllables"]
    score: int
    evidence: tuple[str, ...]
    """What is shared, heaviest first, as the article spells it; the first few."""


class Candidate(Record, frozen=True, kw_only=True):
    """Another article, as one sees it."""

    id: ArticleId
    title: str
    score: int
    shares: tuple[Share, ...]
    """Heaviest first; together the score."""
    outcome: Outcome
    like: ArticleId = ""
    """Whom it repeats, of the list: told of those in and out of it for that."""


class Account:
    """Rankings and lists of all articles, for those who want to know how they came about."""

    def __init__(
        self, articles: Sequence[Listing], signals: Mapping[ArticleId, Signals], count: int, map: Mapper
    ) -> None:
        lists = map.last(Lists) or NO_LISTS
        last = known(lists, map)
        if last is not None and holds(lists, articles, count):
            self.field = Field(articles, lists)
            self.rows = opened(last, self.field.size)
        else:
            self.field, self.rows, lists, _ = search(articles, signals, count, lists, map)
        self.roll, self.signals = Roll(lists), signals
        self.twins = twins(self.field, self.rows, signals)

    def bare(self, limit: int) -> dict[ArticleId, list[ArticleId]]:
        """Of each article the nearest, before pins, twins and orphans are looked at: at most *limit*."""
        return {
            identity: [self.field.ids[other] for other, _ in self.rows.ranking(slot)[:limit]]
            for identity, slot in self.field.slots.items()
        }

    def shown(self) -> dict[ArticleId, list[ArticleId]]:
        """Of each article those that readers see."""
        return {identity: list(kin.to) for identity, kin in self.roll.items()}

    def of(self, identity: ArticleId) -> list[Candidate]:
        """Every candidate of one article: those that readers see, in their order, then the nearest others."""
        slot = self.field.slots[identity]
        named, scores = self.roll.named(slot), dict(self.rows.ranking(slot))
        among = {other for other, _ in named}
        like = {other: self._like(other, named) for other, why in named if why == Choice.TWIN}
        seen = [self._candidate(slot, other, _CHOICES[why], like.get(other, "")) for other, why in named]
        blocked = self.field.blocked(slot)
        for other, score in scores.items():
            if other in among:
                continue
            same = self._like(other, named)
            if other in blocked:
                outcome: Outcome = "blocked"
            elif score < NEAR:
                outcome = "too far"
            else:
                outcome = "like another" if same else "no place"
            seen.append(self._candidate(slot, other, outcome, same if outcome == "like another" else ""))
        return seen

    def _like(self, slot: int, named: Named) -> ArticleId:
        """The first of those *named* that says what the one in *slot* says; empty if none does."""
        return next((self.field.ids[one] for one, _ in named if one != slot and self.twins(slot, one)), "")

    def _candidate(self, slot: int, other: int, outcome: Outcome, like: ArticleId) -> Candidate:
        shares = self._shares(slot, other)
        return Candidate(
            id=self.field.ids[other],
            title=self.field.at(other).open_teaser().title,
            score=sum(share.score for share in shares),
            shares=shares,
            outcome=outcome,
            like=like,
        )

    def _shares(self, slot: int, other: int) -> tuple[Share, ...]:
        mine, its = self._weights(slot), self._weights(other)
        products = sorted(((mine[term] * its[term], term) for term in mine.keys() & its.keys()), reverse=True)
        spelled, kinds = self._spelled(slot)
        found: dict[Any, list[tuple[int, str]]] = {}
        for product, term in products:
            if product:
                kind = kinds.get(term) or ("syllables" if is_syllable(term) else "pairs")
                found.setdefault(kind, []).append((product, spelled.get(term, "…")))
        shares = [
            Share(
                of=kind,
                score=sum(product for product, _ in parts),
                evidence=tuple(word for _, word in parts[:_QUOTED]),
            )
            for kind, parts in found.items()
        ]
        return tuple(sorted(shares, key=lambda share: (-share.score, share.of)))

    def _weights(self, slot: int) -> dict[int, int]:
        (terms,), (weights,), *_ = self.rows.vectors.of([slot])
        return dict(zip(terms.tolist(), weights.tolist(), strict=True))

    def _spelled(self, slot: int) -> tuple[dict[int, str], dict[int, Bond]]:
        """The terms of an article as it spells them, and what kind of thing those of its marks are."""
        signals = self.signals[self.field.ids[slot]]
        text, spelled = signals.text, syllables_in(signals.text)
        for word, after in reversed(list(pairwise(words_in(text)))):
            if word.pair:
                spelled[word.pair] = text[word.start : after.end]
        marks = dict(zip(mark_terms(signals), signals.marks, strict=True))
        spelled |= {term: mark.spelled for term, mark in marks.items()}
        return spelled, {term: mark.kind for term, mark in marks.items()}
