"""Lists of related articles, from the last ones as far as these still hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from site_gen.digest import Digest, digest
from site_gen.mapper import Mapper
from site_gen.model import ArticleId, Listing, Signals
from site_gen.related import orphans
from site_gen.related.choose import Choice, Named, choose
from site_gen.related.field import Field
from site_gen.related.kept import NO_LISTS, Lists, known
from site_gen.related.levels import read
from site_gen.related.links import asked
from site_gen.related.reasons import Explain
from site_gen.related.scale import weigh
from site_gen.related.space import Rows, keep, made, opened, renewed
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
    field, rows, sample, again, changed = survey(articles, signals, last, map)
    if last.count != count:
        again = set(field.taken.tolist())
    lists = _Lists(field, rows, signals, count)
    ties = Ties.writable(field.before, field.size, field.gone)
    named = lists.written(ties, again, changed)
    told = lists.told(_otherwise(named, Ties(field.before), changed), map)
    ids = {slot: [field.at(to).id for to, _ in named[slot]] for slot in told}
    ties.sign({slot: digest((ids[slot], one)) for slot, one in told.items()})
    found = kept(field, ties, count)
    # All or none, as far as it goes: what is between them may be stopped.
    keep(rows, found.slots, sample, map)
    map.keep(found)
    return Found(field, rows, found, {field.at(slot).id: one for slot, one in told.items()})


def _otherwise(lists: Mapping[int, Named], former: Ties, changed: Set[int]) -> dict[int, Named]:
    """The *lists* whose reasons can be others: they name others than the *former*, or somebody *changed*."""
    return {
        slot: named
        for slot, named in lists.items()
        if not changed.isdisjoint([slot, *(to for to, _ in named)]) or named != former.named(slot)
    }


def kept(field: Field, ties: Ties, count: int) -> Lists:
    """The lists of *ties*, as they are kept."""
    others = [(slot, field.at(slot).id, field.at(slot).signals) for slot in sorted(field.changed)]
    return Lists(
        count=count,
        slots=digest((field.before.slots, field.gone, others)),
        ids=field.names,
        said=field.said,
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
    changed: set[int]
    """The slots whose article, or its vector, is other than it was."""


def survey(
    articles: Sequence[Listing], signals: Mapping[ArticleId, Signals], last: Lists, map: Mapper
) -> Surveyed:
    """Where each article stands, who is near to whom, and whose list must be chosen again."""
    start = known(last, map) if last.ids else None
    field = Field(articles, last if start else NO_LISTS)
    sample, levels, shifts = weigh(field, signals, start.space.sample if start else None, map)
    if start is None or shifts is None:
        field = Field(articles)
        rows, every = made(field.ids, field.order, signals, levels, map), set(field.taken.tolist())
        return Surveyed(field, rows, sample, every, every)
    ties = Ties(last)
    rows, again, changed = renewed(opened(start, field.size), field, signals, levels, shifts, map)
    wanting = ties.wanting(last.count)
    again |= field.beside_others(wanting)
    again |= field.naming_moved()
    # What rankings do not tell: a pin decides who is a twin, and so does whoever stands around.
    beside = {near for slot in changed for near in field.around(slot)}
    again |= {slot for slot in beside if slot < len(wanting) and wanting[slot]}
    again |= ties.pinning(changed)
    return Surveyed(field, rows, sample, set(filter(field.holds, again)), changed)


class _Lists:
    """Chooses whom an article names."""

    def __init__(self, field: Field, rows: Rows, signals: Mapping[ArticleId, Signals], count: int) -> None:
        self.field, self.rows, self.signals, self.count = field, rows, signals, count
        self.twins = twins(field, rows, signals)

    def written(self, ties: Ties, again: Set[int], changed: Set[int]) -> dict[int, Named]:
        """The lists of *again*, and those whose extras are others or *changed*, written to *ties*."""
        ties.put({slot: self.chosen(slot) for slot in again})
        before, extras = ties.extras(), self.extras(ties)
        hosts = {one for one in before.keys() | extras.keys() if before.get(one) != extras.get(one)}
        hosts |= {host for host, taken in extras.items() if not changed.isdisjoint(taken)}
        found = {
            slot: [*ties.chosen(slot), *((orphan, Choice.EXTRA) for orphan in extras.get(slot, ()))]
            for slot in sorted(again | hosts)
        }
        ties.put(found)
        return found

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
        lonely = lonely[self.rows.vectors.say(lonely)]
        nearest = dict(zip(lonely.tolist(), self.rows.named(lonely), strict=True))
        found = orphans.house(
            nearest,
            lambda orphan: self._hosts(orphan, nearest[orphan]),
            self.field.blocks,
        )
        return {host: tuple(taken) for host, taken in found.items()}

    def _hosts(self, orphan: int, nearest: Iterable[int]) -> Iterator[int]:
        for other in nearest:
            if other < 0:
                break
            yield other
        yield from self.field.around(orphan, self.field.size)

    def told(self, named: Mapping[int, Named], map: Mapper) -> dict[int, bytes]:
        """The reasons of the links of some slots, spelled."""
        asking = (
            asked(self.rows.vectors.vector, self.signals[self.field.at(slot).id], slot, members)
            for slot, members in named.items()
        )
        return dict(zip(named, map(Explain(), asking), strict=True))


def twins(field: Field, rows: Rows, signals: Mapping[ArticleId, Signals]) -> Twins:
    """What compares articles by slot."""
    return Twins(rows.vectors, lambda slot: read(signals[field.at(slot).id].pairs))
