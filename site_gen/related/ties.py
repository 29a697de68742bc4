"""What decided the relations of the last build, and whose can differ from them in this one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

import msgspec

from site_gen.digest import Digest
from site_gen.model import ArticleId, Kin, Listing, Record

Mark: TypeAlias = tuple[str, str]


class Tie(Record, frozen=True, kw_only=True, array_like=True, gc=False):
    """One article as it was related, and to whom."""

    section: str
    signals: Digest
    marks: msgspec.Raw
    """Spelled: they are looked at only where something differs."""
    to: tuple[ArticleId, ...]
    digest: Digest
    """As of its Kin."""


class Ties(Record, frozen=True, kw_only=True):
    """All that the relations of one build were found from, with the relations."""

    count: int
    ties: dict[ArticleId, Tie]
    """In the order of the site."""


NO_TIES = Ties(count=0, ties={})
_decode_marks = msgspec.msgpack.Decoder(list[Mark]).decode


def tie(article: Listing, kin: Kin) -> Tie:
    """What there is to know of *article* with its *kin*."""
    marks = msgspec.Raw(msgspec.msgpack.encode(sorted(_marks(article))))
    return Tie(section=article.section, signals=article.signals, marks=marks, to=kin.to, digest=kin.digest)


def known(one: Tie) -> Kin:
    """The kin that *one* tells of."""
    return Kin(to=one.to, digest=one.digest)


def affected(
    before: Mapping[ArticleId, Tie], articles: Sequence[Listing], common: int, around: int
) -> set[ArticleId]:
    """Those of *articles* whose relations can differ from those of *before*.

    They are the ones that changed themselves; that bear a mark which an article came to bear or bears
    no more, unless more than *common* do and did; that stand within *around* of a change in their
    section; and that name one which came or went.
    """
    changed = {
        one.id for one in articles if (tie := before.get(one.id)) is None or tie.signals != one.signals
    }
    gone = before.keys() - {one.id for one in articles} if len(before) != len(articles) or changed else set()
    if not before or not (changed or gone):
        return changed
    moved = changed | gone
    old = {one: set(_decode_marks(before[one].marks)) for one in moved if one in before}
    found = set(changed)
    found |= _bearers(old, articles, moved, common)
    found |= _neighbours(((one, tie.section) for one, tie in before.items()), moved, around)
    found |= _neighbours(((one.id, one.section) for one in articles), moved, around)
    found |= {
        one.id
        for one in articles
        if (one.related or one.unrelated) and not moved.isdisjoint((*one.related, *one.unrelated))
    }
    return found - gone


def _bearers(
    old: Mapping[ArticleId, set[Mark]], articles: Sequence[Listing], moved: set[ArticleId], common: int
) -> set[ArticleId]:
    """Who bears a mark that one of *moved* bears now, or bore as *old* says."""
    new = {one.id: _marks(one) for one in articles if one.id in moved}
    touched = set().union(*old.values(), *new.values())
    people = {mark for kind, mark in touched if kind == "people"}
    tags = {mark for kind, mark in touched if kind == "tags"}
    bearers: dict[Mark, list[ArticleId]] = defaultdict(list)
    for one in articles:
        if not tags.isdisjoint(one.keywords) or (people and one.people):
            for mark in touched.intersection(_marks(one)):
                bearers[mark].append(one.id)
    came = Counter(mark for marks in new.values() for mark in marks)
    went = Counter(mark for marks in old.values() for mark in marks)
    return {
        identity
        for mark, ids in bearers.items()
        if min(len(ids), len(ids) - came[mark] + went[mark]) <= common
        for identity in ids
    }


def _marks(one: Listing) -> set[Mark]:
    return {*(("people", identity) for identity, _ in one.people), *(("tags", mark) for mark in one.keywords)}


def _neighbours(
    articles: Iterable[tuple[ArticleId, str]], moved: set[ArticleId], around: int
) -> set[ArticleId]:
    """Who of *articles*, with their sections, stands within *around* of one of *moved* in its section."""
    sections: dict[str, list[ArticleId]] = defaultdict(list)
    for identity, section in articles:
        sections[section].append(identity)
    found: set[ArticleId] = set()
    for members in sections.values():
        if not moved.isdisjoint(members):
            for number, identity in enumerate(members):
                if identity in moved:
                    found.update(members[max(number - around, 0) : number + around + 1])
    return found
