"""Whom the list of an article names, of those nearest to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import IntEnum
from typing import TypeAlias

NEAR = 100_000
"""The score from which two articles belong together; docs/related.md says how it was found."""


class Choice(IntEnum):
    """Why an article stands in a list."""

    PINNED = 1
    NEAR = 2
    TWIN = 3
    """As near, but it says what one before it says: there was nobody else."""
    SECTION = 4
    EXTRA = 5
    """Nobody else names it."""


Named: TypeAlias = list[tuple[int, Choice]]
"""Slots, nearest first, each with why it is named."""


def choose(
    ranking: Iterable[tuple[int, int]],
    pinned: Sequence[int],
    blocked: Iterable[int],
    older: Iterable[int],
    newer: Iterable[int],
    alike: Callable[[int, int], bool],
    count: int,
) -> Named:
    """At most *count* articles, each once, but for all of *pinned*.

    First those *pinned*; then those of *ranking*, pairs of article and score, that are near enough;
    one that is *alike* to one before it gives its place to the next, and comes back where the list
    would stay short. Then come *older* ones of its section, in the same way, then *newer* ones: where
    there are older ones enough, a new article leaves the list as it is.
    """
    out = {*blocked, *pinned}
    found: Named = [(slot, Choice.PINNED) for slot in pinned]
    twins: Named = []
    for slot, score in ranking:
        if len(found) >= count or score < NEAR:
            break
        if slot in out:
            continue
        if any(alike(slot, other) for other, _ in found):
            twins.append((slot, Choice.TWIN))
        else:
            found.append((slot, Choice.NEAR))
    found += twins[: max(count - len(found), 0)]
    for some in (older, newer):
        if len(found) < count:
            out.update(slot for slot, _ in found)
            found += _fill(found, (slot for slot in some if slot not in out), alike, count - len(found))
    return found


def _fill(before: Named, around: Iterable[int], alike: Callable[[int, int], bool], count: int) -> Named:
    found: Named = []
    twins: Named = []
    for slot in around:
        if len(found) == count:
            break
        same = any(alike(slot, other) for other, _ in (*before, *found))
        (twins if same else found).append((slot, Choice.SECTION))
    return [*found, *twins[: count - len(found)]]
