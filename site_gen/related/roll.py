"""Lists as they are kept, looked up by article: who only asks whom they name needs no arrays for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from site_gen.model import ArticleId, Kin
from site_gen.related.choose import Choice, Named
from site_gen.related.kept import Lists


class Roll(Mapping[ArticleId, Kin]):
    """Whom each article of *lists* names."""

    def __init__(self, lists: Lists) -> None:
        self.lists, self.why, self.digests = lists, lists.why, lists.digests
        self.width = len(lists.why) // max(len(lists.digests) // 16, 1)
        self.to = memoryview(lists.to).cast("i")

    @cached_property
    def slots(self) -> Mapping[ArticleId, int]:
        """Where each article stands in the lists."""
        return dict(zip(self.lists.ids, memoryview(self.lists.order).cast("i"), strict=True))

    @cached_property
    def ids(self) -> list[ArticleId]:
        """The article in each slot, nobody where it is free; and nobody last, for -1."""
        found = [""] * (len(self.digests) // 16 + 1)
        for identity, slot in self.slots.items():
            found[slot] = identity
        return found

    @cached_property
    def _kin(self) -> Mapping[ArticleId, Kin]:
        # Who asks for one asks for all: row by row, that is half the work.
        names = [map(self.ids.__getitem__, self.to.tolist())]
        rows = list(zip(*names * self.width, strict=True)) or [()] * len(self.ids)
        return {
            identity: Kin(to=_filled(rows[slot]), digest=self.digests[16 * slot : 16 * slot + 16])
            for identity, slot in self.slots.items()
        }

    def members(self, slot: int) -> list[int]:
        """The slots of those whom the list of one slot names."""
        row = self.to[slot * self.width : (slot + 1) * self.width].tolist()
        return row[: row.index(-1)] if -1 in row else row

    def named(self, slot: int) -> Named:
        """The same, each with why."""
        why = self.why[slot * self.width : (slot + 1) * self.width]
        return [(other, Choice(one)) for other, one in zip(self.members(slot), why, strict=False)]

    def __getitem__(self, identity: ArticleId) -> Kin:
        return self._kin[identity]

    def __contains__(self, identity: object) -> bool:
        return identity in self.slots

    def __iter__(self) -> Iterator[ArticleId]:
        return iter(self.slots)

    def __len__(self) -> int:
        return len(self.slots)


def _filled(row: tuple[ArticleId, ...]) -> tuple[ArticleId, ...]:
    return row[: row.index("")] if "" in row else row
