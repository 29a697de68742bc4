"""What is coming, the months of events, and which of their pages an article changes."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from site_gen.model import Article, Event
from tests.samples import FIRST, an_article, articles, keys, planned, site_of, view


def on(day: date, **more: Any) -> Event:
    return Event(**{"start": day, "end": day} | more)


def an_event(slug: str, day: date, **changes: Any) -> Article:
    return an_article(slug, event=on(day), **changes)


AUGUST, JULY = date(2026, 8, 20), date(2026, 7, 5)


def changed(before: list[Article], after: list[Article], **site: Any) -> set[str]:
    """Paths that are made, made again or removed between two sites; pages of articles left out."""
    old, now = keys(planned(site_of(before, **site))), keys(planned(site_of(after, **site)))
    paths = {path for path in old.keys() | now.keys() if old.get(path) != now.get(path)}
    return {path for path in paths if "/bai" not in path and "/moi" not in path}


def test_a_site_without_events_says_so_and_has_no_months() -> None:
    steps = planned(site_of(articles(3)))

    page = view(steps, "su-kien/index.html")
    assert (page.title, page.coming, page.months) == ("Sự kiện", (), ())
    assert [path for path in steps if path.startswith("su-kien/")] == ["su-kien/index.html"]


def test_what_is_coming_stands_in_the_order_of_the_site_and_all_months_below() -> None:
    found = [an_event("a", AUGUST), an_event("b", date(2026, 8, 2)), an_event("c", date(2025, 12, 31))]

    page = view(planned(site_of(found, coming=("tin-tuc/b", "tin-tuc/a"))), "su-kien/index.html")

    assert [(one.url, one.event.start) for one in page.coming] == [
        ("/tin-tuc/b/", date(2026, 8, 2)),
        ("/tin-tuc/a/", AUGUST),
    ]
    assert [(one.link.name, one.link.url, one.count) for one in page.months] == [
        ("Tháng 8 năm 2026", "/su-kien/2026/08/", 2),
        ("Tháng 12 năm 2025", "/su-kien/2025/12/", 1),
    ]


def test_a_month_has_the_events_that_began_in_it_in_their_order() -> None:
    found = [
        an_article("dai", event=Event(start=date(2026, 7, 31), end=date(2026, 8, 2))),
        an_article("som", event=on(JULY, start_time="08:00")),
        an_article("tre", event=on(JULY, start_time="14:00")),
        an_article("cung", event=on(JULY, start_time="14:00")),
    ]

    page = view(planned(site_of(found)), "su-kien/2026/07/index.html")

    assert [one.url for one in page.events] == [
        "/tin-tuc/som/",
        "/tin-tuc/cung/",
        "/tin-tuc/tre/",
        "/tin-tuc/dai/",
    ]


def test_a_month_leads_to_its_neighbours_that_have_events_and_to_all_of_them() -> None:
    found = [
        an_event("a", date(2026, 8, 1)),
        an_event("b", date(2026, 3, 1)),
        an_event("c", date(2025, 9, 1)),
    ]

    page = view(planned(site_of(found)), "su-kien/2026/03/index.html")

    assert (page.title, page.name) == ("Sự kiện – Tháng 3 năm 2026", "Tháng 3 năm 2026")
    assert (page.newer.url, page.older.url) == ("/su-kien/2026/08/", "/su-kien/2025/09/")
    assert [(one.name, one.url) for one in page.crumbs] == [("Sự kiện", "/su-kien/")]


def test_a_month_with_very_many_events_has_older_pages() -> None:
    found = [
        an_event(f"bai-{n}", date(2026, 8, 1 + n % 28), published=FIRST + timedelta(n)) for n in range(200)
    ]

    steps = planned(site_of(found))

    assert len(view(steps, "su-kien/2026/08/trang/1/index.html").events) == 100
    assert view(steps, "su-kien/2026/08/index.html").turn.older == "/su-kien/2026/08/trang/1/"


def test_what_has_expired_is_no_event() -> None:
    steps = planned(site_of([an_event("a", AUGUST, expires=FIRST)], expired=("tin-tuc/a",)))

    assert view(steps, "su-kien/index.html").months == ()
    assert "su-kien/2026/08/index.html" not in steps


# ── which pages an article changes ───────────────────────────────────────────────────────────

NEWER = FIRST + timedelta(days=9)


def test_an_article_without_an_event_changes_no_page_of_events() -> None:
    before = [an_event("bai-9", AUGUST), *articles(3)]
    new = an_article("moi", published=NEWER)

    found = changed(before, [new, *before], coming=("tin-tuc/bai-9",))

    assert [path for path in found if path.startswith(("su-kien/", "so-do-cong/"))] == []


def test_an_event_changes_its_month_and_the_way_there() -> None:
    before = [an_event("bai-1", AUGUST), an_event("bai-2", JULY), an_event("bai-3", date(2025, 1, 1))]

    found = changed(before, [an_event("moi", date(2026, 7, 9), published=NEWER), *before])

    assert {path for path in found if path.startswith(("su-kien/", "so-do-cong/"))} == {
        "su-kien/index.html",
        "su-kien/2026/07/index.html",
    }


def test_a_new_month_changes_its_neighbours_too() -> None:
    before = [
        an_event("bai-1", AUGUST),
        an_event("bai-3", date(2025, 1, 1)),
        an_event("bai-4", date(2024, 1, 1)),
    ]

    found = changed(before, [an_event("moi", JULY, published=NEWER), *before])

    assert {path for path in found if path.startswith("su-kien/")} == {
        "su-kien/index.html",
        "su-kien/2025/01/index.html",
        "su-kien/2026/07/index.html",
        "su-kien/2026/08/index.html",
    }


def test_an_event_that_ends_changes_what_is_coming_and_no_month() -> None:
    found = [an_event("bai-1", AUGUST), an_event("bai-2", JULY)]
    was: dict[str, Any] = {"coming": ("tin-tuc/bai-1",)}
    now: dict[str, Any] = {"recent": ("tin-tuc/bai-1",)}

    before, after = (keys(planned(site_of(found, **site))) for site in (was, now))

    assert {path for path in before if before[path] != after[path]} == {
        "index.html",
        "su-kien/index.html",
        "tin-tuc/bai-1/index.html",
    }
