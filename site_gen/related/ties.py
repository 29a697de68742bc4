"""Whom each list names, in arrays: every build looks through the lists of all articles, and writes few."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any, Self, TypeAlias

import numpy as np
from numpy.typing import NDArray

from site_gen.digest import Digest
from site_gen.related.choose import Choice, Named
from site_gen.related.kept import Lists

Flags: TypeAlias = NDArray[np.bool_]
_DIGEST = 16


class Ties:
    """A row of each slot."""

    def __init__(self, last: Lists) -> None:
        """Those of *last*, to be looked at."""
        count = len(last.digests) // _DIGEST
        width = len(last.why) // max(count, 1)
        self.to: NDArray[np.int32] = np.frombuffer(last.to, np.int32).reshape(count, width)
        """Nearest first, extras last, -1 behind them."""
        self.why: NDArray[np.uint8] = np.frombuffer(last.why, np.uint8).reshape(count, width)
        self.digests: NDArray[np.uint8] = np.frombuffer(last.digests, np.uint8).reshape(count, _DIGEST)

    @classmethod
    def writable(cls, last: Lists, count: int, gone: Collection[int]) -> Self:
        """Those of *last* for *count* slots, to be written to; the lists of slots whose articles are *gone*
        name nobody.
        """
        found = cls(last)
        rows = ((0, count - len(found.to)), (0, 0))
        found.to = np.pad(found.to, rows, constant_values=-1)
        found.why, found.digests = np.pad(found.why, rows), np.pad(found.digests, rows)
        some = np.fromiter(gone, np.int64, len(gone))
        found.to[some], found.why[some], found.digests[some] = -1, 0, 0
        return found

    def put(self, lists: Mapping[int, Named]) -> None:
        """Write the *lists* of some slots."""
        if not lists:
            return
        lacking = max(map(len, lists.values())) - self.to.shape[1]
        if lacking > 0:
            columns = ((0, 0), (0, lacking))
            self.to = np.pad(self.to, columns, constant_values=-1)
            self.why = np.pad(self.why, columns)
        width = self.to.shape[1]
        slots = np.fromiter(lists, np.int64, len(lists))
        self.to[slots] = [[to for to, _ in one] + [-1] * (width - len(one)) for one in lists.values()]
        self.why[slots] = [[why for _, why in one] + [0] * (width - len(one)) for one in lists.values()]

    def sign(self, digests: Mapping[int, Digest]) -> None:
        """Write the *digests* of some slots."""
        slots = np.fromiter(digests, np.int64, len(digests))
        self.digests[slots] = np.frombuffer(b"".join(digests.values()), np.uint8).reshape(-1, _DIGEST)

    def named(self, slot: int) -> Named:
        """Whom one list names."""
        named = zip(self.to[slot].tolist(), self.why[slot].tolist(), strict=True)
        return [(to, Choice(why)) for to, why in named if to >= 0]

    def chosen(self, slot: int) -> Named:
        """The same, but for extras."""
        return [(to, why) for to, why in self.named(slot) if why != Choice.EXTRA]

    def extras(self) -> dict[int, tuple[int, ...]]:
        """The extras of each list that has some."""
        found = defaultdict[int, tuple[int, ...]](tuple)
        places = np.flatnonzero(self.why == Choice.EXTRA)
        hosts = places // max(self.why.shape[1], 1)
        for host, guest in zip(hosts.tolist(), self.to.ravel()[places].tolist(), strict=True):
            found[host] += (guest,)
        return dict(found)

    def names(self) -> Flags:
        """Of each slot whether a list names it, but for extras."""
        found = np.zeros(len(self.to), bool)
        found[self.to[(self.why > 0) & (self.why != Choice.EXTRA)]] = True
        return found

    def wanting(self, count: int) -> Flags:
        """Of each slot whether its section fills its list, or would fill up to *count* if it had anybody."""
        if not 0 < count <= self.why.shape[1]:
            return np.full(len(self.why), count > 0)
        # Who stands there for its section comes behind all the others, and only up to *count*.
        last = self.why[:, count - 1]
        found: Flags = (last == 0) | (last >= Choice.SECTION)
        return found

    def pinning(self, slots: Collection[int]) -> set[int]:
        """Those with a pin that name one of *slots*."""
        pinning = np.unique(np.flatnonzero(self.why == Choice.PINNED) // max(self.why.shape[1], 1))
        named = np.isin(self.to[pinning], np.fromiter(slots, np.int64, len(slots)))
        return set(pinning[np.any(named, axis=1)].tolist())

    def spelled(self) -> dict[str, Any]:
        """As they are kept: no wider than the longest list."""
        width = int(np.count_nonzero(self.why, axis=1).max(initial=0))
        return {
            "to": self.to[:, :width].tobytes(),
            "why": self.why[:, :width].tobytes(),
            "digests": self.digests.tobytes(),
        }
