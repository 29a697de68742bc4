"""What stands where on the home page."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from site_gen.model import Article, Event, Section
from tests.samples import FIRST, a_config, a_photo, an_article, articles, keys, planned, site_of, view


def front(*found: Article, **site: Any) -> Any:
    return view(planned(site_of(found, **site)), "index.html")


def notices(count: int, **changes: Any) -> list[Article]:
    return [
        an_article(f"tb-{number}", "thong-bao", published=FIRST + timedelta(days=number), **changes)
        for number in range(count)
    ]


def urls(cards: Any) -> list[str]:
    return [one.url for one in cards]


def test_the_newest_notices_have_a_column_and_stand_nowhere_else() -> None:
    page = front(*articles(6), *notices(7))

    assert page.notices.section.name == "Thông báo"
    assert urls(page.notices.cards) == [f"/thong-bao/tb-{number}/" for number in (6, 5, 4, 3, 2)]
    assert [block.section.url for block in page.blocks] == ["/tin-tuc/"]
    assert page.lead.url == "/tin-tuc/bai-6/"
    assert urls(page.beside) == [f"/tin-tuc/bai-{number}/" for number in (5, 4, 3, 2)]


def test_what_stands_at_the_top_is_not_repeated_below() -> None:
    page = front(*articles(7))

    assert urls([page.lead, *page.beside]) == [f"/tin-tuc/bai-{number}/" for number in (7, 6, 5, 4, 3)]
    (block,) = page.blocks
    assert urls(block.cards) == ["/tin-tuc/bai-2/", "/tin-tuc/bai-1/"]


def test_a_section_whose_only_article_leads_has_no_block() -> None:
    sections = (*a_config().sections, Section(slug="cai-cach", name="Cải cách"))
    alone = an_article("mot", "cai-cach", pinned=True)

    page = front(alone, *articles(5), config=a_config(sections=sections))

    assert page.lead.url == "/cai-cach/mot/"
    assert [block.section.url for block in page.blocks] == ["/tin-tuc/"]


def test_a_pinned_notice_leads_and_is_not_repeated() -> None:
    pinned = an_article("ghim", "thong-bao", pinned=True)

    page = front(*articles(1), pinned)

    assert page.lead.url == "/thong-bao/ghim/"
    assert page.notices is None


def test_where_there_are_notices_alone_they_lead() -> None:
    page = front(*notices(3))

    assert page.lead.url == "/thong-bao/tb-2/"
    assert urls(page.notices.cards) == ["/thong-bao/tb-1/", "/thong-bao/tb-0/"]


def test_a_site_without_that_section_has_no_column() -> None:
    sections = a_config().sections[:1]

    assert front(*articles(2), config=a_config(sections=sections)).notices is None


def test_an_empty_site_has_no_boxes() -> None:
    page = front()

    assert (page.lead, page.beside, page.notices, page.coming, page.blocks) == (None, (), None, (), ())


def test_four_events_at_most_are_announced() -> None:
    found = [
        an_article(f"e-{number}", event=Event(start=date(2026, 9, number), end=date(2026, 9, number)))
        for number in range(1, 7)
    ]

    page = front(*found, coming=tuple(f"tin-tuc/e-{number}" for number in range(1, 7)))

    assert [one.event.start.day for one in page.coming] == [1, 2, 3, 4]


def test_a_block_begins_with_its_newest_picture() -> None:
    pictured = an_article("anh", cover=a_photo(), published=FIRST - timedelta(days=1))

    page = front(*articles(6), pictured, an_article("ghim", "thong-bao", pinned=True))

    (block,) = page.blocks
    assert urls(block.cards) == ["/tin-tuc/anh/", "/tin-tuc/bai-2/", "/tin-tuc/bai-1/"]


def test_the_home_page_stays_where_an_article_shows_nothing_of_itself_there() -> None:
    before = [*articles(9), *notices(5)]
    old = an_article("cu", published=FIRST - timedelta(days=900))

    one, other = (keys(planned(site_of(found))) for found in (before, [*before, old]))

    assert one["index.html"] == other["index.html"]


def test_the_home_page_tells_when_anything_was_updated_last() -> None:
    assert front(an_article(), updated=FIRST).updated.at == FIRST
    assert front().updated is None
