"""The articles of this build in the slots of the last one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, count, islice
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
        self.names = names = [one.id for one in articles]
        self.said = said(articles)
        slots = {identity: slot for slot, identity in enumerate(before.ids)}
        slots.pop("", None)
        self.taken: Slots = np.array([slots.get(one, -1) for one in names], np.int32)
        """The slots of all articles, newest first."""
        came = np.flatnonzero(self.taken < 0).tolist()
        here = np.zeros(len(before.ids), bool)
        here[self.taken[self.taken >= 0]] = True
        self.gone: list[int] = np.flatnonzero(self._was & ~here).tolist()
        """The slots of those that went, though another may have come there."""
        went = [before.ids[slot] for slot in self.gone]
        free = chain(np.flatnonzero(~here).tolist(), count(len(here)))
        self.came: list[int] = list(islice(free, len(came)))
        """The slots of those that were not there."""
        self.taken[came] = self.came
        for identity in went:
            del slots[identity]
        slots.update((names[place], slot) for place, slot in zip(came, self.came, strict=True))
        self.slots: Mapping[ArticleId, int] = slots
        self.moved = {*went, *(names[place] for place in came)}
        """Who came, and who went."""
        self.size = max(len(here), int(self.taken.max(initial=-1)) + 1)
        self.order: NDArray[np.int64] = np.full(self.size, _NOWHERE)
        """Of each slot the place of its article on the site."""
        self.order[self.taken] = np.arange(len(articles))

    @cached_property
    def _was(self) -> Flags:
        """Of each slot of the last build whether an article stood there."""
        found = np.zeros(len(self.before.ids), bool)
        found[np.frombuffer(self.before.order, np.int32)] = True
        return found

    @cached_property
    def signals(self) -> bytes:
        """Of each slot the digest of what relates its article to others."""
        found = np.zeros(self.size, _SIGNALS)
        found[self.taken] = np.frombuffer(self.said, _SIGNALS)
        return found.tobytes()

    @cached_property
    def changed(self) -> set[int]:
        """The slots of those that came, or are not what they were."""
        then, now = (
            np.frombuffer(one, np.uint64).reshape(-1, 2) for one in (self.before.signals, self.signals)
        )
        other = np.any(now[: len(then)] != then, axis=1)
        return {*self.came, *np.flatnonzero(other & (self.order[: len(then)] < _NOWHERE)).tolist()}

    @cached_property
    def ids(self) -> tuple[ArticleId, ...]:
        """The article in each slot; empty where it is free."""
        found = [*self.before.ids, *([""] * (self.size - len(self.before.ids)))]
        for slot in self.gone:
            found[slot] = ""
        for slot in self.came:
            found[slot] = self.at(slot).id
        return tuple(found)

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
        return bool(self.at(slot).unrelated) and other in self.blocked(slot)

    def oldest_stand(self, count: int) -> bool:
        """Whether the *count* oldest are who they were, and what they were."""
        then, now = np.frombuffer(self.before.order, np.int32)[-count:], self.taken[-count:]
        return np.array_equal(then, now) and self.changed.isdisjoint(now.tolist())

    @cached_property
    def sections(self) -> tuple[str, ...]:
        """The names of all sections, those of the last build first."""
        return tuple(dict.fromkeys((*self.before.sections, *self._sections)))

    @cached_property
    def _sections(self) -> list[str]:
        return [one.section for one in self.articles]

    @cached_property
    def section(self) -> Slots:
        """Of each slot which of `sections` its article stands in; -1 where it is free."""
        number = {name: place for place, name in enumerate(self.sections)}
        found: Slots = np.full(self.size, -1, np.int32)
        found[self.taken] = [number[one] for one in self._sections]
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
        order = np.frombuffer(self.before.order, np.int32)
        section = np.frombuffer(self.before.section, np.int32)[order]
        # A slot may have passed to another article of the same place.
        then = np.where(np.isin(order, self.gone), -1, order)
        found: set[int] = set()
        for number, row in enumerate(self.rows):
            now = np.array(row, np.int32)
            found.update(row[_other(then[section == number], now)])
        return {slot for slot in found if slot < len(among) and among[slot]}


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
