"""Lists of related articles, from the last ones as far as these still hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from site_gen.digest import Digest, digest
from site_gen.mapper import Mapper
from site_gen.model import ArticleId, Listing, Signals
from site_gen.related import links, orphans
from site_gen.related.choose import Choice, Named, choose
from site_gen.related.field import Field
from site_gen.related.kept import NO_LISTS, Lists, Space, held, matching
from site_gen.related.levels import read
from site_gen.related.reasons import Explain
from site_gen.related.scale import weigh
from site_gen.related.space import Rows, made, opened, renewed, spelled
from site_gen.related.ties import Ties
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
        again = set(field.slots.values())
    lists = _Lists(field, rows, signals, count)
    # Where all is chosen again, the slots are not those of the last build.
    ties = Ties(NO_LISTS if len(again) == len(field.slots) else last)
    ties.extend(field.size)
    ties.clear(again.union(field.gone))
    ties.put({slot: lists.chosen(slot) for slot in again})
    before, extras = ties.extras(), lists.extras(ties)
    stale = again | {host for host in before.keys() | extras.keys() if before.get(host) != extras.get(host)}
    stale |= {host for host, taken in extras.items() if not again.isdisjoint(taken)}
    named = {
        slot: [*ties.chosen(slot), *((orphan, Choice.EXTRA) for orphan in extras.get(slot, ()))]
        for slot in sorted(stale)
    }
    told = lists.told(named, map)
    ids = field.ids
    ties.put(named, [digest(([ids[to] for to, _ in named[slot]], told[slot])) for slot in named])
    found = kept(field, ties, count)
    # Both or none, as far as it goes: what is between them may be stopped.
    map.keep(spelled(rows, found.slots, sample))
    map.keep(found)
    return Found(field, rows, found, {ids[slot]: one for slot, one in told.items()})


def kept(field: Field, ties: Ties, count: int) -> Lists:
    """The lists of *ties*, as they are kept."""
    return Lists(
        count=count,
        held=held(field.articles),
        slots=digest((field.ids, field.signals)),
        ids=field.ids,
        signals=field.signals,
        order=field.taken.tobytes(),
        sections=field.sections,
        section=field.section.tobytes(),
        **ties.spelled(),
    )


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
    space = matching(map.last(Space), last) if last.ids else None
    sample, levels, shifts = weigh(articles, signals, space.sample if space else None, map)
    if space is None or shifts is None:
        field = Field(articles)
        rows = made(field.ids, field.order, signals, levels, map)
        return Surveyed(field, rows, sample, set(field.slots.values()))
    field, ties = Field(articles, last), Ties(last)
    rows, again, changed = renewed(opened(space), field, signals, levels, shifts, map)
    wanting = ties.wanting(last.count)
    again |= field.beside_others(wanting)
    again |= field.naming_moved()
    # What rankings do not tell: a pin decides who is a twin, and so does whoever stands around.
    beside = {near for slot in changed for near in field.around(slot)}
    again |= {slot for slot in beside if slot < len(wanting) and wanting[slot]}
    again |= ties.pinning(changed)
    return Surveyed(field, rows, sample, again.intersection(field.slots.values()))


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

    def extras(self, ties: Ties) -> Mapping[int, tuple[int, ...]]:
        """For each list the orphans it takes in: those with words or marks that anybody could share."""
        if not self.count:
            return {}
        oldest = self.field.taken[::-1]
        lonely = oldest[~ties.names()[oldest]]
        lonely = lonely[np.any(self.rows.vectors.weights[lonely], axis=1)]
        nearest = dict(zip(lonely.tolist(), self.rows.named(lonely), strict=True))
        found = orphans.house(
            nearest,
            lambda orphan: self._hosts(orphan, nearest[orphan]),
            lambda host, orphan: orphan in self.field.blocked(host),
        )
        return {host: tuple(taken) for host, taken in found.items()}

    def _hosts(self, orphan: int, nearest: Iterable[int]) -> Iterator[int]:
        yield from (other for other in nearest if other >= 0)
        yield from self.field.around(orphan, self.field.size)

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
