"""Lists over several pages, numbered from the oldest, so that a full page never changes again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, NamedTuple, TypeVar

from site_gen.pages.frame import Turn

T = TypeVar("T")


class Leaf(NamedTuple, Generic[T]):
    """One page of a list."""

    items: Sequence[T]
    """In the order of the list."""
    turn: Turn


def leaves(url: str, items: Sequence[T], size: int) -> list[Leaf[T]]:
    """The pages of a list that begins at *url*, front page first; *items* are newest first.

    Of N items the oldest stand on sealed pages of *size*, 1 to ⌊N/size⌋−1; the newest, size to
    2·size−1 of them, stand on the front page.
    """
    count = max(len(items) // size - 1, 0)
    urls = [url, *(f"{url}trang/{number}/" for number in range(1, count + 1))]
    oldest_first = list(reversed(items))
    found: list[Leaf[T]] = []
    for number in range(count + 1):
        shown = (
            oldest_first[count * size :] if number == 0 else oldest_first[(number - 1) * size : number * size]
        )
        newer = (urls[number + 1] if number < count else url) if number else ""
        older = urls[number - 1] if number > 1 else (urls[count] if not number and count else "")
        turn = Turn(url=urls[number], number=number, newer=newer, older=older, front=url)
        found.append(Leaf(list(reversed(shown)), turn))
    return found
