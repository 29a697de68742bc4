"""The levels of this build, from those of the last one as far as the sample is the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from site_gen.digest import Digest, digest_bytes
from site_gen.mapper import Mapper
from site_gen.model import ArticleId, Listing, Signals
from site_gen.related.field import Field
from site_gen.related.kept import Sample, Scale
from site_gen.related.levels import Counts, Levels, Terms, drawn_from, read, sampled, terms_of

_LATER = 8
"""Where more than an eighth of a sample came since it was counted, it is counted anew."""


class Weighed(NamedTuple):
    sample: Digest
    """Of the sample, its size included."""
    levels: Levels
    shifts: tuple[Terms, Terms] | None
    """The terms that fell and those that rose; None where all may have."""


def weigh(
    field: Field,
    signals: Mapping[ArticleId, Signals],
    before: Digest | None,
    map: Mapper,
) -> Weighed:
    """The levels for the articles of *field*, and what changed since those of the sample *before*."""
    last = map.last(Scale)
    if before is not None and last is not None and last.sample == before and _stands(field):
        return Weighed(before, _levels(last), (_NONE, _NONE))
    size, members = sampled(field.articles)
    sample = digest_bytes(b"".join((size.to_bytes(8), *(one.signals for one in members))))
    if last is not None and last.sample == sample == before:
        return Weighed(sample, _levels(last), (_NONE, _NONE))
    counted = _counted(sample, members, signals, last, map)
    levels = Levels.of_sample(size, len(members), counted.counts)
    map.keep(
        Scale(
            size=size,
            sample=sample,
            terms=levels.terms.tobytes(),
            levels=levels.levels.tobytes(),
            base=counted.base,
            came=tuple((one, terms.tobytes()) for one, terms in counted.came.items()),
        )
    )
    comparable = last is not None and last.sample == before and last.size == size
    return Weighed(sample, levels, levels.moved(_levels(last)) if last and comparable else None)


def _stands(field: Field) -> bool:
    """Whether the sample is that of the last build: nobody came or changed among those it is drawn from."""
    count = drawn_from(len(field.articles))
    return drawn_from(len(field.before.order) // 4) == count and field.oldest_stand(count)


_NONE: Terms = np.empty(0, np.uint32)


def _levels(last: Scale) -> Levels:
    return Levels(last.size, read(last.terms), np.frombuffer(last.levels, np.uint8))


class _Counted(NamedTuple):
    """How many of a sample hold each term."""

    counts: Counts
    base: Digest
    came: Mapping[Digest, Terms]
    """Those who were not in `base`."""


def _counted(
    sample: Digest,
    members: Sequence[Listing],
    signals: Mapping[ArticleId, Signals],
    last: Scale | None,
    map: Mapper,
) -> _Counted:
    """The *members* of *sample*, counted as far as they are not those counted before."""
    base, known = map.last(Sample), dict[Digest, Terms]()
    if last is not None and base is not None and base.name == last.base:
        parts = np.split(read(base.said), np.cumsum(base.lengths, dtype=np.int64))[:-1]
        known = dict(zip(base.signals, parts, strict=True))
        now, before = Counter(one.signals for one in members), Counter(base.signals)
        came, gone = now - before, before - now
        if came.total() * _LATER <= len(members):
            ids, later = {one.signals: one.id for one in members}, dict(last.came)
            terms = {one: read(later[one]) if one in later else terms_of(signals[ids[one]]) for one in came}
            first = Counts(read(base.terms), np.frombuffer(base.counts, np.int32))
            counts = first.after(
                [terms[one] for one in came.elements()], [known[one] for one in gone.elements()]
            )
            return _Counted(counts, base.name, terms)
    said = [known[one.signals] if one.signals in known else terms_of(signals[one.id]) for one in members]
    counts = Counts.of(said)
    map.keep(
        Sample(
            name=sample,
            signals=tuple(one.signals for one in members),
            lengths=tuple(len(one) for one in said),
            said=b"".join([one.tobytes() for one in said]),
            terms=counts.terms.tobytes(),
            counts=counts.counts.tobytes(),
        )
    )
    return _Counted(counts, sample, {})
