"""What one search hands on to the next: a start, from which every build finds what a first one finds.

Rows stand in slots: an article keeps its own as long as it is there. Arrays are kept as bytes, as the
machine has them.
"""

from __future__ import annotations

from collections.abc import Iterable

from site_gen.digest import Digest, digest
from site_gen.model import ArticleId, Record
from site_gen.related.choose import Choice, Named


class Tie(Record, frozen=True, kw_only=True, array_like=True, gc=False):
    """One article as it was related, and to whom."""

    id: ArticleId
    """Empty where the slot is free."""
    signals: Digest
    """Of what relates it to others."""
    to: tuple[int, ...]
    """The slots of those chosen, nearest first."""
    why: bytes
    """For each a byte: its `Choice`."""
    extras: tuple[int, ...]
    """The slots of those it takes in because nobody names them."""
    digest: Digest
    """Of the reasons, with the articles they are for."""

    @property
    def named(self) -> Named:
        """All it names, each with why."""
        chosen = zip(self.to, map(Choice, self.why), strict=True)
        return [*chosen, *((orphan, Choice.EXTRA) for orphan in self.extras)]


NO_TIE = Tie(id="", signals=b"", to=(), why=b"", extras=(), digest=b"")


class Lists(Record, frozen=True, kw_only=True, array_like=True):
    """Whom each article was related to."""

    count: int
    """Members that a list was to have."""
    ties: tuple[Tie, ...]
    """Of each slot."""


NO_LISTS = Lists(count=0, ties=())


class Space(Record, frozen=True, kw_only=True, array_like=True):
    """The vectors of all slots and who is nearest to whom."""

    articles: Digest
    """Of the signals in all slots: the lists that belong to it have the same."""
    sample: Digest
    """Of the sample by whose levels the vectors were weighed."""

    sections: tuple[str, ...]
    """Of each slot, and its place on the site: who stood beside whom."""
    order: bytes
    terms: bytes
    weights: bytes
    titles: bytes
    sketches: bytes
    sizes: bytes
    nearest: bytes
    """Slots × `ranking.KEPT`: -1 behind the last."""
    scores: bytes
    whole: bytes
    """For each slot a byte: whether nobody behind those nearest has anything in common with it."""


class Scale(Record, frozen=True, kw_only=True, array_like=True):
    """The levels by which vectors were weighed."""

    size: int
    sample: Digest
    """Of the sample they come from."""
    terms: bytes
    levels: bytes


class Sample(Record, frozen=True, kw_only=True, array_like=True):
    """The terms of each article of that sample, to see what changes when one of them does."""

    signals: tuple[Digest, ...]
    lengths: tuple[int, ...]
    terms: bytes


def articles_of(slots: Iterable[tuple[ArticleId, Digest]]) -> Digest:
    """What tells which article stands in which slot, and what it says; a free one has an empty id."""
    return digest(tuple(slots))


def matching(space: Space | None, lists: Lists) -> Space | None:
    """*space* if it is that of *lists*: somebody may have been stopped between the two."""
    if space is None or space.articles != articles_of((tie.id, tie.signals) for tie in lists.ties):
        return None
    return space
