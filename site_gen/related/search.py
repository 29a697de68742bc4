"""Lists of related articles, from the last ones as far as these still hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
from msgspec.structs import replace

from site_gen.digest import Digest, digest
from site_gen.mapper import Mapper
from site_gen.model import ArticleId, Listing, Signals
from site_gen.related import links, orphans
from site_gen.related.choose import Choice, Named, choose
from site_gen.related.field import Field
from site_gen.related.kept import NO_TIE, Lists, Space, Tie, matching
from site_gen.related.levels import read
from site_gen.related.reasons import Explain
from site_gen.related.scale import weigh
from site_gen.related.space import Rows, made, opened, renewed, spelled
from site_gen.related.twins import Twins


class Found(NamedTuple):
    field: Field
    rows: Rows
    lists: Lists
    told: dict[ArticleId, bytes]
    """Reasons that were told anew, as `explain` spells them."""


def search(
    articles: Sequence[Listing],
    signals: Mapping[ArticleId, Signals],
    count: int,
    last: Lists,
    map: Mapper,
) -> Found:
    """The lists of *articles*, handed on to the next build with all they were found from."""
    field, rows, sample, again = survey(articles, signals, last, map)
    if last.count != count:
        again = set(field.taken)
    lists = _Lists(field, rows, signals, count)
    # Where all is chosen again, the slots are not those of the last build.
    ties = [*([] if len(again) == len(field.slots) else last.ties)]
    ties += [NO_TIE] * (len(field.ids) - len(ties))
    for slot in again:
        ties[slot] = _tie(field.at(slot), lists.chosen(slot))
    for slot in field.gone:
        if not field.ids[slot]:
            ties[slot] = NO_TIE
    extras = lists.extras(ties)
    stale = again | {slot for slot, tie in enumerate(ties) if tie.extras != extras.get(slot, ())}
    stale |= {host for host, taken in extras.items() if not again.isdisjoint(taken)}
    for slot in stale:
        ties[slot] = replace(ties[slot], extras=extras.get(slot, ()))
    order = sorted(stale)
    told = lists.told({slot: ties[slot].named for slot in order}, map)
    for slot, reasons in told.items():
        ids = [field.ids[other] for other, _ in ties[slot].named]
        ties[slot] = replace(ties[slot], digest=digest((ids, reasons)))
    found = Lists(count=count, ties=tuple(ties))
    # Both or none, as far as it goes: what is between them may be stopped.
    map.keep(spelled(rows, field, sample))
    map.keep(found)
    return Found(field, rows, found, {field.ids[slot]: one for slot, one in told.items()})


class Surveyed(NamedTuple):
    field: Field
    rows: Rows
    sample: Digest
    """By which the vectors were weighed."""
    again: set[int]
    """The slots whose list can be other than it was."""


def survey(
    articles: Sequence[Listing], signals: Mapping[ArticleId, Signals], last: Lists, map: Mapper
) -> Surveyed:
    """Where each article stands, who is near to whom, and whose list must be chosen again."""
    space = matching(map.last(Space), last) if last.ties else None
    sample, levels, shifts = weigh(articles, signals, space.sample if space else None, map)
    if space is None or shifts is None:
        field = Field(articles)
        rows = made(field.ids, field.order, signals, levels, map)
        return Surveyed(field, rows, sample, set(field.taken))
    field = Field(articles, last.ties)
    rows, again, changed = renewed(opened(space), field, signals, levels, shifts, map)
    # Whose list the section fills, or would fill if it had anybody.
    wanting = [
        slot for slot, tie in enumerate(last.ties) if Choice.SECTION in tie.why or len(tie.to) < last.count
    ]
    again |= field.beside_others(space.sections, np.frombuffer(space.order, np.int64), wanting)
    again |= field.naming_moved()
    # What rankings do not tell: a pin decides who is a twin, and so does whoever stands around.
    beside = {near for slot in changed for near in field.around(slot)}
    again |= beside.intersection(wanting)
    again |= {
        slot
        for slot, tie in enumerate(last.ties)
        if Choice.PINNED in tie.why and not changed.isdisjoint(tie.to)
    }
    return Surveyed(field, rows, sample, again.intersection(field.taken))


class _Lists:
    """Chooses whom an article names."""

    def __init__(self, field: Field, rows: Rows, signals: Mapping[ArticleId, Signals], count: int) -> None:
        self.field, self.rows, self.signals, self.count = field, rows, signals, count
        self.twins = twins(field, rows, signals)

    def chosen(self, slot: int) -> Named:
        """Whom *slot* names, but for extras."""
        field = self.field
        return choose(
            self.rows.ranking(slot),
            field.pinned(slot),
            field.blocked(slot),
            field.older(slot),
            field.newer(slot),
            self.twins,
            self.count,
        )

    def extras(self, ties: Sequence[Tie]) -> Mapping[int, tuple[int, ...]]:
        """For each list the orphans it takes in: those with words or marks that anybody could share."""
        if not self.count:
            return {}
        named = set(chain.from_iterable([tie.to for tie in ties]))
        signs: list[bool] = np.any(self.rows.vectors.weights, axis=1).tolist()
        lonely = [slot for slot in reversed(self.field.taken) if slot not in named and signs[slot]]
        found = orphans.house(lonely, self._hosts, lambda host, orphan: orphan in self.field.blocked(host))
        return {host: tuple(taken) for host, taken in found.items()}

    def _hosts(self, orphan: int) -> Iterable[int]:
        nearest = (other for other, _ in self.rows.ranking(orphan))
        return chain(nearest, self.field.around(orphan, len(self.field.ids)))

    def told(self, named: Mapping[int, Named], map: Mapper) -> dict[int, bytes]:
        """The reasons of the links of some slots, spelled."""
        terms, weights = self.rows.vectors.terms, self.rows.vectors.weights
        vectors = links.Vectors(terms.tobytes(), weights.tobytes(), len(self.field.ids))
        asked = (
            vectors.asked(self.signals[self.field.ids[slot]], slot, members)
            for slot, members in named.items()
        )
        return dict(zip(named, map(Explain(), asked), strict=True))


def twins(field: Field, rows: Rows, signals: Mapping[ArticleId, Signals]) -> Twins:
    """What compares articles by slot."""
    return Twins(rows.vectors, lambda slot: frozenset(read(signals[field.ids[slot]].pairs).tolist()))


def _tie(one: Listing, named: Named) -> Tie:
    to, why = tuple(slot for slot, _ in named), bytes(why for _, why in named)
    return Tie(id=one.id, signals=one.signals, to=to, why=why, extras=(), digest=b"")
