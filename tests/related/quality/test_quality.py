from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import timedelta
from itertools import chain

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


def ndcg(identity: ArticleId, ranking: Sequence[ArticleId]) -> float:
    """nDCG@5 of one list: 1 where those of the same story stand first."""
    mates = list(CLUSTERS.values()).count(CLUSTERS[identity]) - 1
    gains = [
        1 / math.log2(place + 2)
        for place, other in enumerate(ranking[:5])
        if CLUSTERS[other] == CLUSTERS[identity]
    ]
    return sum(gains) / sum(1 / math.log2(place + 2) for place in range(min(mates, 5)))


def test_those_of_the_same_story_are_nearest() -> None:
    articles, signals = site(notices())
    field, rows, *_ = survey(articles, signals, NO_LISTS, plain_map)

    reached = {
        one: ndcg(one, [field.ids[other] for other in rows.nearest[slot].tolist() if other >= 0])
        for slot, one in enumerate(field.ids)
    }

    assert len(reached) == 24
    assert sum(reached.values()) / 24 >= 0.95, {one: value for one, value in reached.items() if value < 1}


def test_readers_are_led_to_them_too() -> None:
    found = relate(*site(notices()), 2)

    led = [ndcg(one, related_ids(links)) for one, links in found.items()]
    assert sum(led) / 24 >= 0.9


def test_a_list_of_others_would_be_found_wanting() -> None:
    notices()
    mates, strangers = ["tin-tuc/bai-1", "tin-tuc/bai-2"], ["tin-tuc/bai-3", "tin-tuc/bai-4"]

    assert ndcg("tin-tuc/bai-0", mates) == 1
    assert 0.5 < ndcg("tin-tuc/bai-0", [*strangers, *mates]) < 0.7
    assert ndcg("tin-tuc/bai-0", strangers) == 0
