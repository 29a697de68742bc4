"""The articles of this build in the slots of the last one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, count

import numpy as np
from numpy.typing import NDArray

from site_gen.model import ArticleId, Listing
from site_gen.related.kept import Tie

AROUND = 20
"""Neighbours in the section, on either side, that may fill a list."""
_NOWHERE = 1 << 40


class Field:
    """*articles*, newest first, each in the slot it had in *before*, new ones in free slots or behind."""

    def __init__(self, articles: Sequence[Listing], before: Sequence[Tie] = ()) -> None:
        here = {one.id for one in articles}
        known = {tie.id: tie.signals for tie in before if tie.id}
        slots = {tie.id: slot for slot, tie in enumerate(before) if tie.id in here}
        self.gone = [slot for slot, tie in enumerate(before) if tie.id and tie.id not in here]
        """The slots of those that went, though another may have come there."""
        free = chain((slot for slot, tie in enumerate(before) if tie.id not in here), count(len(before)))
        for one in articles:
            if one.id not in slots:
                slots[one.id] = next(free)
        self.slots: Mapping[ArticleId, int] = slots
        self.changed = {slots[one.id] for one in articles if known.get(one.id) != one.signals}
        self.moved = here ^ known.keys()
        """Who came, and who went."""
        size = max(len(before), max(slots.values(), default=-1) + 1)
        self.listings: list[Listing | None] = [None] * size
        self.order: NDArray[np.int64] = np.full(size, _NOWHERE)
        """Of each slot the place of its article on the site."""
        for place, one in enumerate(articles):
            self.listings[slots[one.id]], self.order[slots[one.id]] = one, place

    @cached_property
    def ids(self) -> tuple[ArticleId, ...]:
        """The article in each slot; empty where it is free."""
        return tuple(one.id if one else "" for one in self.listings)

    @cached_property
    def taken(self) -> list[int]:
        """The slots of all articles, newest first."""
        found: list[int] = np.argsort(self.order, kind="stable")[: len(self.slots)].tolist()
        return found

    def at(self, slot: int) -> Listing:
        """The article in *slot*."""
        one = self.listings[slot]
        assert one is not None
        return one

    def pinned(self, slot: int) -> list[int]:
        """Those its editor wants first, as far as they are here."""
        found = [self.slots[one] for one in self.at(slot).related if one in self.slots]
        return [one for one in dict.fromkeys(found) if one != slot]

    def blocked(self, slot: int) -> set[int]:
        """Those she wants nowhere, and itself."""
        return {slot, *(self.slots[one] for one in self.at(slot).unrelated if one in self.slots)}

    @cached_property
    def sections(self) -> Mapping[str, list[int]]:
        """The slots of each section, newest first."""
        found: dict[str, list[int]] = defaultdict(list)
        for slot in self.taken:
            found[self.at(slot).section].append(slot)
        return found

    @cached_property
    def numbers(self) -> Mapping[int, int]:
        """Of each slot its place in its section."""
        return {slot: number for members in self.sections.values() for number, slot in enumerate(members)}

    def around(self, slot: int, reach: int = 0) -> Iterator[int]:
        """Its neighbours in the section: older ones, which stay as they are; then newer ones.

        At most *reach* on either side, `AROUND` unless given.
        """
        return chain(self.older(slot, reach), self.newer(slot, reach))

    def older(self, slot: int, reach: int = 0) -> Iterator[int]:
        """Those older than it in its section, the next one first."""
        members, number = self.sections[self.at(slot).section], self.numbers[slot]
        return (
            members[place] for place in range(number + 1, min(number + 1 + (reach or AROUND), len(members)))
        )

    def newer(self, slot: int, reach: int = 0) -> Iterator[int]:
        """Those newer than it, the next one first."""
        members, number = self.sections[self.at(slot).section], self.numbers[slot]
        return (members[place] for place in range(number - 1, max(number - (reach or AROUND), 0) - 1, -1))

    def naming_moved(self) -> set[int]:
        """Those whose editor names somebody who came or went."""
        return {
            self.slots[one.id]
            for one in self.listings
            if one
            and (one.related or one.unrelated)
            and not self.moved.isdisjoint((*one.related, *one.unrelated))
        }

    def beside_others(
        self, sections: Sequence[str], order: NDArray[np.int64], among: Collection[int]
    ) -> set[int]:
        """Those *among* all slots in whose section not all stand as they did by *sections* and *order*."""
        before: dict[str, list[int]] = defaultdict(list)
        for slot in np.argsort(order, kind="stable")[: int((order < _NOWHERE).sum())].tolist():
            before[sections[slot]].append(slot)
        same = {name for name, members in self.sections.items() if before.get(name) == members}
        # A slot may have passed to another article of the same place.
        fresh = {self.at(slot).section for slot in self.changed if self.ids[slot] in self.moved}
        return {
            slot
            for slot in among
            if slot < len(self.listings)
            and (one := self.listings[slot]) is not None
            and (one.section not in same or one.section in fresh)
        }
