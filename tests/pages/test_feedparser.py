"""Our feeds, as the programs of readers understand them."""

from __future__ import annotations

import warnings

import pytest

from site_gen.model import Site
from tests.pages.test_machines import made
from tests.samples import a_photo, an_article, site_of

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # of its own use of the standard library
    import feedparser  # type: ignore[import-untyped]  # it has no types


@pytest.fixture
def site() -> Site:
    one = an_article(title="Hỏi & đáp <b>", summary='Một "câu" & hai', author="An", photos=(a_photo(),))
    return site_of([one, an_article("hai", "thong-bao")])


@pytest.mark.parametrize("path", ["feed.xml", "rss.xml", "tin-tuc/feed.xml", "thong-bao/feed.xml"])
def test_a_reader_forgives_nothing(site: Site, path: str) -> None:
    found = feedparser.parse(made(site, path))

    assert not found.bozo, found.get("bozo_exception")
    assert found.feed.title
    assert found.entries


def test_both_kinds_tell_the_same_entries(site: Site) -> None:
    atom, rss = (feedparser.parse(made(site, path)) for path in ("feed.xml", "rss.xml"))

    told = [
        [(one.id, one.link, one.title, one.published_parsed) for one in each.entries] for each in (atom, rss)
    ]
    assert told[0] == told[1]
    assert len(told[0]) == 2
    assert all(identity.startswith("tag:trung-tam.gov.vn,2026-08-01:") for identity, *_ in told[0])
