"""Which articles belong together, and why: what docs/related.md explains."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from site_gen.mapper import Mapper, plain_map
from site_gen.model import ArticleId, Listing, Relations, Signals
from site_gen.related.kept import NO_LISTS, Lists, said
from site_gen.related.links import Links
from site_gen.related.roll import Roll


def relate(
    articles: Sequence[Listing],
    signals: Mapping[ArticleId, Signals],
    count: int,
    map: Mapper = plain_map,
) -> Relations:
    """The *count* nearest articles of each article, each with its reasons.

    *articles* are in the order of the site: newest first, then by id; so are those with equal scores.
    *signals* are opened for those alone whose relations can have changed.
    """
    lists, told = map.last(Lists) or NO_LISTS, dict[ArticleId, bytes]()
    if not holds(lists, articles, count):
        # Most builds change nothing here, and need not know how it is done.
        from site_gen.related.search import search

        found = search(articles, signals, count, lists, map)
        lists, told = found.lists, found.told

    def anew() -> dict[ArticleId, bytes]:
        from site_gen.related.search import search

        return search(articles, signals, count, NO_LISTS, plain_map).told

    roll = Roll(lists)
    return Relations(roll, Links(roll, told, signals, map, anew))


def holds(lists: Lists, articles: Sequence[Listing], count: int) -> bool:
    """Whether *lists* are those of *articles*."""
    if lists.count != count or len(lists.ids) != len(articles):
        return False
    return lists.ids == tuple([one.id for one in articles]) and lists.said == said(articles)
