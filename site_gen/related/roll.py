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
    def ids(self) -> Mapping[int, ArticleId]:
        """The article in each slot."""
        return dict(zip(memoryview(self.lists.order).cast("i"), self.lists.ids, strict=True))

    def members(self, slot: int) -> list[int]:
        """The slots of those whom the list of one slot names."""
        row = self.to[slot * self.width : (slot + 1) * self.width].tolist()
        return row[: row.index(-1)] if -1 in row else row

    def named(self, slot: int) -> Named:
        """The same, each with why."""
        why = self.why[slot * self.width : (slot + 1) * self.width]
        return [(other, Choice(one)) for other, one in zip(self.members(slot), why, strict=False)]

    def __getitem__(self, identity: ArticleId) -> Kin:
        slot, ids = self.slots[identity], self.ids
        to = tuple([ids[other] for other in self.members(slot)])
        return Kin(to=to, digest=self.digests[16 * slot : 16 * slot + 16])

    def __contains__(self, identity: object) -> bool:
        return identity in self.slots

    def __iter__(self) -> Iterator[ArticleId]:
        return iter(self.slots)

    def __len__(self) -> int:
        return len(self.slots)
