"""What one search hands on to the next: a start, from which every build finds what a first one finds.

Rows stand in slots: an article keeps its own as long as it is there. Arrays are kept as bytes, as the
machine has them; numbers have four bytes unless something else is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from site_gen.digest import Digest
from site_gen.mapper import Mapper
from site_gen.model import ArticleId, Listing, Record


class Lists(Record, frozen=True, kw_only=True, array_like=True):
    """Whom each article was related to."""

    count: int
    """Members that a list was to have."""
    slots: Digest
    """Of the slots with their articles: the space that belongs to it has the same."""

    ids: tuple[ArticleId, ...]
    """Of the articles in the order of the site."""
    said: bytes
    """Of each of them the digest of what relates it to others."""
    order: bytes
    """And its slot."""
    sections: tuple[str, ...]
    section: bytes
    """Of each slot which of those: who stood beside whom."""

    to: bytes
    """Slots × as many as the longest list has: the slots it names, nearest first, -1 behind the last."""
    why: bytes
    """The same, each a byte: its `Choice`; 0 behind the last."""
    digests: bytes
    """Of each slot that of the reasons, with the articles they are for."""


NO_LISTS = Lists(
    count=0,
    slots=b"",
    ids=(),
    said=b"",
    order=b"",
    sections=(),
    section=b"",
    to=b"",
    why=b"",
    digests=b"",
)


class Base(Record, frozen=True, kw_only=True, array_like=True):
    """The vectors of all slots as they once were: a build writes those that became others, not all."""

    name: Digest
    """Of what they were made from."""
    terms: bytes
    weights: bytes
    titles: bytes
    sketches: bytes
    sizes: bytes


class Space(Record, frozen=True, kw_only=True, array_like=True):
    """The vectors of all slots and who is nearest to whom."""

    slots: Digest
    """Of the slots with their articles."""
    sample: Digest
    """Of the sample by whose levels the vectors were weighed."""

    base: Digest
    """Where the vectors stand but for those of `later`, which follow."""
    later: bytes
    """The slots whose vectors are not those of the base."""
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
    base: Digest
    """Of the sample that was counted last; theirs and those below are counted together."""
    came: tuple[tuple[Digest, bytes], ...]
    """Articles that are in the one and were not in the other: by their signals, with their terms."""


class Sample(Record, frozen=True, kw_only=True, array_like=True):
    """A sample as it was counted, with the terms of each article, to see what changes when one does."""

    name: Digest
    signals: tuple[Digest, ...]
    lengths: tuple[int, ...]
    said: bytes
    """The terms of each, one article after the other."""
    terms: bytes
    counts: bytes
    """How many hold each of `terms`."""


class Known(NamedTuple):
    """What lists were found from."""

    base: Base
    space: Space


def known(lists: Lists, map: Mapper) -> Known | None:
    """What *lists* were found from, if it was kept: somebody may have been stopped between the records."""
    space = map.last(Space)
    if space is None or space.slots != lists.slots:
        return None
    base = map.last(Base)
    return None if base is None or base.name != space.base else Known(base, space)


def said(articles: Sequence[Listing]) -> bytes:
    """Of each of *articles* the digest of what relates it to others."""
    return b"".join([one.signals for one in articles])
