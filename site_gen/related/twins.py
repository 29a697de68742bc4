"""Whether one article says what another says."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import numpy as np

from site_gen.related.levels import Terms
from site_gen.related.sheaf import Sheaf


class Twins:
    """Compares articles by slot; *pairs* opens the distinct pairs of one."""

    def __init__(self, known: Sheaf, pairs: Callable[[int], Terms]) -> None:
        self.known = known
        self.sketch = lru_cache(maxsize=1 << 16)(self._sketch)
        self.pairs = lru_cache(maxsize=1 << 14)(pairs)
        self.mostly = lru_cache(maxsize=1 << 16)(self._mostly)

    def __call__(self, one: int, other: int) -> bool:
        """Whether *one* has the title of *other*, marks aside, or half of its pairs are there too."""
        return bool(self.known.titles[one] == self.known.titles[other]) or self.mostly(one, other)

    def _mostly(self, one: int, other: int) -> bool:
        size, sketch = int(self.known.sizes[one]), self.sketch(one)
        # A pair in both lights one bit in both, alone or with others: more than these cannot be there.
        most = (sketch & self.sketch(other)).bit_count() + size - sketch.bit_count()
        if not size or most * 2 < size:
            return False
        both = np.sort(np.concatenate((self.pairs(one), self.pairs(other))))
        return int(np.count_nonzero(both[1:] == both[:-1])) * 2 >= size

    def _sketch(self, slot: int) -> int:
        return int.from_bytes(self.known.sketch(slot))
