"""Lists → links with their reasons, told when somebody asks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property

from site_gen.mapper import Mapper
from site_gen.model import ArticleId, RelatedLink, Signals
from site_gen.related.choose import Named
from site_gen.related.kept import Known, known
from site_gen.related.reasons import Asked, Vector, explain, reasons_in
from site_gen.related.roll import Roll


class Links:
    """Tells the links of every article of *roll*."""

    def __init__(
        self,
        roll: Roll,
        told: dict[ArticleId, bytes],
        signals: Mapping[ArticleId, Signals],
        map: Mapper,
        anew: Callable[[], dict[ArticleId, bytes]],
    ) -> None:
        """*told* are reasons that this build spelled already; *anew* spells all, if nothing else is left."""
        self.roll, self.told, self.signals, self.map, self.anew = roll, told, signals, map, anew

    @cached_property
    def vectors(self) -> Vectors | None:
        """What the lists were found from, where that was kept."""
        found = known(self.roll.lists, self.map)
        return None if found is None else Vectors(found)

    def __call__(self, identity: ArticleId) -> tuple[RelatedLink, ...]:
        """The links of one article, nearest first."""
        slot = self.roll.slots[identity]
        named = self.roll.named(slot)
        if not named:
            return ()
        if identity not in self.told and self.vectors is None:
            self.told = self.anew()
        reasons = reasons_in(self.told.get(identity) or self._tell(slot, named))
        ids = (self.roll.ids[other] for other, _ in named)
        return tuple(RelatedLink(to=to, reasons=why) for to, why in zip(ids, reasons, strict=True))

    def _tell(self, slot: int, named: Named) -> bytes:
        assert self.vectors is not None  # else all was told anew
        return explain(asked(self.vectors.of, self.signals[self.roll.ids[slot]], slot, named))


class Vectors:
    """The vectors of all slots, as they are kept."""

    def __init__(self, known: Known) -> None:
        base, space = known
        self.later = {slot: row for row, slot in enumerate(memoryview(space.later).cast("i"))}
        self.parts = (base.terms, base.weights), (space.terms, space.weights)
        self.width = len(base.weights) // 2 // max(len(base.sizes) // 4, 1)

    def of(self, slot: int) -> Vector:
        """That of one slot."""
        row = self.later.get(slot)
        terms, weights = self.parts[row is not None]
        first = (slot if row is None else row) * self.width
        last = first + self.width
        return terms[4 * first : 4 * last], weights[2 * first : 2 * last]


def asked(vector: Callable[[int], Vector], signals: Signals, slot: int, members: Named) -> Asked:
    """The question why the article in *slot*, with *signals*, is related to *members*."""
    return Asked(signals, vector(slot), tuple((why, vector(other)) for other, why in members))
