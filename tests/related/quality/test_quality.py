from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import timedelta
from itertools import chain

import pytest
from quality import per_query

from site_gen.mapper import plain_map
from site_gen.model import ArticleId
from site_gen.related.engine import relate
from site_gen.related.kept import NO_LISTS
from site_gen.related.search import survey
from tests.related.press import Written, site, written
from tests.related.quality.notices import NOTICES
from tests.samples import FIRST, related_ids

CLUSTERS: dict[ArticleId, int] = {}
"""Of each notice the number of its story."""


def notices() -> list[Written]:
    """All of them, on days that tell nothing of their story."""
    found = []
    for place, (story, (title, text)) in enumerate(_told()):
        day = FIRST + timedelta(days=place * 7 % 24)
        found.append(written(f"bai-{place}", text, title=title, published=day))
        CLUSTERS[found[-1][0].id] = story
    return found


def _told() -> list[tuple[int, tuple[str, str]]]:
    return list(
        chain.from_iterable(((story, one) for one in some) for story, some in enumerate(NOTICES.values()))
    )


def ndcg(ranking: Mapping[ArticleId, Sequence[ArticleId]]) -> list[float]:
    """nDCG@5 of the lists of all notices: 1 where those of the same story stand first."""
    return [one.ndcg for one in per_query(CLUSTERS, ranking)]


def test_those_of_the_same_story_are_nearest() -> None:
    articles, signals = site(notices())
    field, rows, *_ = survey(articles, signals, NO_LISTS, plain_map)

    reached = ndcg(
        {
            one: [field.ids[other] for other in rows.nearest[slot].tolist() if other >= 0]
            for slot, one in enumerate(field.ids)
        }
    )

    assert len(reached) == 24
    assert sum(reached) / 24 >= 0.95, reached


def test_readers_are_led_to_them_too() -> None:
    found = relate(*site(notices()), 2)

    led = ndcg({one: related_ids(links) for one, links in found.items()})
    assert len(led) == 24
    assert sum(led) / 24 >= 0.9


def test_the_metric_is_that_of_the_paper() -> None:
    clusters = {"a": 1, "b": 1, "c": 1, "x": 2, "y": 2, "alone": None}
    ranking = {
        "a": ["b", "c", "x"],  # both mates first
        "b": ["x", "a", "y", "c"],  # second and fourth
        "c": ["x", "y", "alone", "b", "c", "a"],  # fourth and fifth: itself counts for nothing
        "x": ["a", "b", "c", "alone", "c", "y"],  # sixth: too late for five, not for the reciprocal rank
    }
    two = 1 + 1 / math.log2(3)
    expected = {
        "a": (1, 1, 1),
        "b": (1, 1 / 2, (1 / math.log2(3) + 1 / math.log2(5)) / two),
        "c": (1, 1 / 4, (1 / math.log2(5) + 1 / math.log2(6)) / two),
        "x": (0, 1 / 6, 0),
        "y": (0, 0, 0),
    }

    found = [(one.recall, one.reciprocal, one.ndcg) for one in per_query(clusters, ranking)]
    assert found == [pytest.approx(one) for one in expected.values()]
