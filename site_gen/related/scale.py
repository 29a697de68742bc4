"""The levels of this build, from those of the last one as far as the sample is the same."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from site_gen.digest import Digest, digest_bytes
from site_gen.mapper import Mapper
from site_gen.model import ArticleId, Signals
from site_gen.related.field import Field
from site_gen.related.kept import Sample, Scale
from site_gen.related.levels import Levels, Terms, read, sampled, terms_of


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
    known = _known(map)
    terms = [known[one.signals] if one.signals in known else terms_of(signals[one.id]) for one in members]
    levels = Levels.of_sample(size, terms)
    map.keep(
        Scale(
            size=size,
            sample=sample,
            terms=levels.terms.tobytes(),
            levels=levels.levels.tobytes(),
        )
    )
    map.keep(
        Sample(
            signals=tuple(one.signals for one in members),
            lengths=tuple(len(one) for one in terms),
            terms=b"".join(one.tobytes() for one in terms),
        )
    )
    comparable = last is not None and last.sample == before and last.size == size
    return Weighed(sample, levels, levels.moved(_levels(last)) if last and comparable else None)


def _stands(field: Field) -> bool:
    """Whether the sample is that of the last build: nobody came or changed among those it is drawn from."""
    count = 1 << max(len(field.articles).bit_length() - 1, 0)  # as in `sampled`
    return count <= len(field.before.order) // 4 < 2 * count and field.oldest_stand(count)


_NONE: Terms = np.empty(0, np.uint32)


def _levels(last: Scale) -> Levels:
    return Levels(last.size, read(last.terms), np.frombuffer(last.levels, np.uint8))


def _known(map: Mapper) -> dict[bytes, Terms]:
    last = map.last(Sample)
    if last is None:
        return {}
    parts = np.split(read(last.terms), np.cumsum(last.lengths, dtype=np.int64))[:-1]
    return dict(zip(last.signals, parts, strict=True))
