"""The articles of this build in the slots of the last one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, count, islice
from operator import ne
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from site_gen.model import ArticleId, Listing
from site_gen.related.kept import NO_LISTS, Lists, said

AROUND = 20
"""Neighbours in the section, on either side, that may fill a list."""
_NOWHERE = 1 << 40
_SIGNALS = "V16"
Slots: TypeAlias = NDArray[np.int32]
Flags: TypeAlias = NDArray[np.bool_]


class Field:
    """*articles*, newest first, each in the slot it had in *before*, new ones in free slots or behind."""

    def __init__(self, articles: Sequence[Listing], before: Lists = NO_LISTS) -> None:
        self.articles, self.before = articles, before
        self.names = names = tuple([one.id for one in articles])
        self.said = said(articles)
        self.was: Slots = np.frombuffer(before.order, np.int32)
        """The slots that were taken, newest first."""
        self.taken = _slots_of(names, before.ids, self.was)
        """The slots of all articles, newest first."""
        came = np.flatnonzero(self.taken < 0).tolist()
        here = np.zeros(len(before.section) // 4, bool)
        here[self.taken[self.taken >= 0]] = True
        went = np.flatnonzero(~here[self.was])
        self.gone: list[int] = np.sort(self.was[went]).tolist()
        """The slots of those that went, though another may have come there."""
        free = chain(np.flatnonzero(~here).tolist(), count(len(here)))
        self.came: list[int] = list(islice(free, len(came)))
        """The slots of those that were not there."""
        self.taken[came] = self.came
        self.moved = {*(before.ids[place] for place in went.tolist()), *(names[place] for place in came)}
        """Who came, and who went."""
        self.size = max(len(here), int(self.taken.max(initial=-1)) + 1)
        self.order: NDArray[np.int64] = np.full(self.size, _NOWHERE)
        """Of each slot the place of its article on the site."""
        self.order[self.taken] = np.arange(len(articles))

    @cached_property
    def slots(self) -> Mapping[ArticleId, int]:
        """Where each article stands."""
        return dict(zip(self.names, self.taken.tolist(), strict=True))

    @cached_property
    def changed(self) -> set[int]:
        """The slots of those that came, or are not what they were."""
        then, now = np.zeros((2, self.size), _SIGNALS)
        then[self.was] = np.frombuffer(self.before.said, _SIGNALS)
        now[self.taken] = np.frombuffer(self.said, _SIGNALS)
        other = self.taken[then[self.taken] != now[self.taken]]
        return {*self.came, *other.tolist()}

    @cached_property
    def ids(self) -> tuple[ArticleId, ...]:
        """The article in each slot; empty where it is free."""
        found = [""] * self.size
        for slot, identity in zip(self.taken.tolist(), self.names, strict=True):
            found[slot] = identity
        return tuple(found)

    def holds(self, slot: int) -> bool:
        """Whether an article stands in *slot*."""
        return bool(self.order[slot] < _NOWHERE)

    def at(self, slot: int) -> Listing:
        """The article in *slot*."""
        return self.articles[int(self.order[slot])]

    def pinned(self, slot: int) -> list[int]:
        """Those its editor wants first, as far as they are here."""
        found = [self.slots[one] for one in self.at(slot).related if one in self.slots]
        return [one for one in dict.fromkeys(found) if one != slot]

    def blocked(self, slot: int) -> set[int]:
        """Those she wants nowhere, and itself."""
        return {slot, *(self.slots[one] for one in self.at(slot).unrelated if one in self.slots)}

    def blocks(self, slot: int, other: int) -> bool:
        """Whether the editor of *slot* wants *other* nowhere."""
        # Nearly nobody blocks anybody, and every orphan asks.
        return bool(self.articles[self.order.item(slot)].unrelated) and other in self.blocked(slot)

    def oldest_stand(self, count: int) -> bool:
        """Whether the *count* oldest are who they were, and what they were."""
        then, now = self.was[-count:], self.taken[-count:]
        return np.array_equal(then, now) and self.changed.isdisjoint(now.tolist())

    @cached_property
    def sections(self) -> tuple[str, ...]:
        """The names of all sections, those of the last build first."""
        found = (self.at(slot).section for slot in sorted(self.changed))
        return tuple(dict.fromkeys((*self.before.sections, *found)))

    @cached_property
    def section(self) -> Slots:
        """Of each slot which of `sections` its article stands in; -1 where it is free."""
        number = {name: place for place, name in enumerate(self.sections)}
        found: Slots = np.full(self.size, -1, np.int32)
        found[: len(self.before.section) // 4] = np.frombuffer(self.before.section, np.int32)
        found[self.gone] = -1
        # Who moves to another section says something else.
        for slot in self.changed:
            found[slot] = number[self.at(slot).section]
        return found

    @cached_property
    def rows(self) -> list[list[int]]:
        """The slots of each section, newest first."""
        section = self.section[self.taken]
        return [self.taken[section == number].tolist() for number in range(len(self.sections))]

    @cached_property
    def places(self) -> NDArray[np.int64]:
        """Of each slot its place in its section."""
        found = np.zeros(self.size, np.int64)
        for row in self.rows:
            found[row] = np.arange(len(row))
        return found

    def around(self, slot: int, reach: int = 0) -> Iterator[int]:
        """Its neighbours in the section: older ones, which stay as they are; then newer ones.

        At most *reach* on either side, `AROUND` unless given.
        """
        return chain(self.older(slot, reach), self.newer(slot, reach))

    def older(self, slot: int, reach: int = 0) -> Iterator[int]:
        """Those older than it in its section, the next one first."""
        row, place = self.rows[self.section[slot]], int(self.places[slot])
        return (row[one] for one in range(place + 1, min(place + 1 + (reach or AROUND), len(row))))

    def newer(self, slot: int, reach: int = 0) -> Iterator[int]:
        """Those newer than it, the next one first."""
        row, place = self.rows[self.section[slot]], int(self.places[slot])
        return (row[one] for one in range(place - 1, max(place - (reach or AROUND), 0) - 1, -1))

    def naming_moved(self) -> set[int]:
        """Those whose editor names somebody who came or went."""
        if not self.moved:
            return set()
        naming = (one for one in self.articles if one.related or one.unrelated)
        return {
            self.slots[one.id] for one in naming if not self.moved.isdisjoint((*one.related, *one.unrelated))
        }

    def beside_others(self, among: Flags) -> set[int]:
        """Those *among* the slots of the last build around whom not all stand as they did."""
        section = np.frombuffer(self.before.section, np.int32)[self.was]
        # A slot may have passed to another article of the same place.
        then = np.where(np.isin(self.was, self.gone), -1, self.was)
        found: set[int] = set()
        for number, row in enumerate(self.rows):
            now = np.array(row, np.int32)
            found.update(row[_other(then[section == number], now)])
        return {slot for slot in found if slot < len(among) and among[slot]}


def _slots_of(names: Sequence[ArticleId], ids: Sequence[ArticleId], was: Slots) -> Slots:
    """The slots of articles called *names*, those with *ids* standing where each *was*; -1 for others."""
    found: Slots = np.full(len(names), -1, np.int32)
    # Few come or go: from the newest on, and from the oldest on, most are the same.
    head = _same(names, ids)
    rest = min(len(names), len(ids)) - head
    tail = _same(names[::-1][:rest], ids[::-1][:rest])
    found[:head], found[len(names) - tail :] = was[:head], was[len(ids) - tail :]
    slots = dict(zip(ids[head : len(ids) - tail], was[head : len(ids) - tail].tolist(), strict=True))
    found[head : len(names) - tail] = [slots.get(one, -1) for one in names[head : len(names) - tail]]
    return found


def _same(names: Sequence[ArticleId], others: Sequence[ArticleId]) -> int:
    """How many of both are the same before the first that is not."""
    length = min(len(names), len(others))
    if names[:length] == others[:length]:
        return length
    return next(place for place, pair in enumerate(zip(names, others, strict=False)) if ne(*pair))


def _other(then: Slots, now: Slots) -> slice:
    """The part of *now* whose neighbours are not all those that they had *then*."""
    if np.array_equal(then, now):
        return slice(0)
    head = _alike(then, now)
    rest = min(len(then), len(now)) - head
    tail = _alike(then[::-1][:rest], now[::-1][:rest])
    return slice(max(head - AROUND, 0), len(now) - tail + AROUND)


def _alike(one: Slots, other: Slots) -> int:
    """How many of both are the same before the first that is not."""
    length = min(len(one), len(other))
    differs = np.flatnonzero(one[:length] != other[:length])
    return int(differs[0]) if len(differs) else length
