"""Articles that no list names: each is named as an extra by the one nearest to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

MOST = 3
"""Extras of one list."""


def house(
    orphans: Iterable[int],
    hosts: Callable[[int], Iterable[int]],
    blocks: Callable[[int, int], bool],
) -> Mapping[int, list[int]]:
    """For each host the orphans it takes in, in their order.

    *hosts* gives those an orphan asks, nearest first: the first that has room and does not keep it
    out. Oldest orphans ask first, so that a new one changes nothing for them.
    """
    found: defaultdict[int, list[int]] = defaultdict(list)
    for orphan in orphans:
        for host in hosts(orphan):
            if len(found[host]) < MOST and host != orphan and not blocks(host, orphan):
                found[host].append(orphan)
                break
    return {host: taken for host, taken in found.items() if taken}
