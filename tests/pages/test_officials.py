"""Who has a page, where it stands, what it shows, and who is led there."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from site_gen.model import Article, Attendee, KnownPerson
from tests.samples import (
    FIRST,
    a_person,
    an_article,
    an_attendee,
    an_official,
    articles,
    keys,
    planned,
    site_of,
    view,
)

QUANG = "Lê Ngọc Quảng"


def attended(slug: str, *names: str, **changes: Any) -> Article:
    return an_article(slug, attendees=tuple(an_attendee(name) for name in names), **changes)


def people_pages(found: list[Article], *officials: KnownPerson) -> list[str]:
    steps = planned(site_of(found, officials=officials))
    return sorted(path for path in steps if path.startswith("nguoi/"))


def test_nobody_but_public_officials_has_a_page() -> None:
    found = [attended("mot", QUANG, "Nguyễn Văn Phúc")]

    assert people_pages(found) == []
    assert people_pages(found, an_official(QUANG)) == ["nguoi/le-ngoc-quang/index.html"]


def test_an_official_whom_no_article_names_has_no_page() -> None:
    assert people_pages(articles(2), an_official(QUANG)) == []
    gone = attended("cu", QUANG, expires=FIRST)
    steps = planned(site_of([gone], expired=(gone.id,), officials=(an_official(QUANG),)))
    assert [path for path in steps if path.startswith("nguoi/")] == []


def test_a_page_shows_the_offices_of_those_days_newest_first() -> None:
    old = an_article("cu", published=FIRST - timedelta(days=400), chair=(an_attendee(QUANG, "Phó Giám đốc"),))
    new = an_article("moi", "thong-bao", attendees=(an_attendee("Ai"), an_attendee(QUANG, "Giám đốc")))
    known = an_official(QUANG, title="ThS.", unit="Trung tâm")

    page = view(planned(site_of([old, new], officials=(known,))), "nguoi/le-ngoc-quang/index.html")

    assert (page.title, page.person.title, page.person.unit) == (QUANG, "ThS.", "Trung tâm")
    assert [(one.url, one.section, one.role, one.chair) for one in page.appearances] == [
        ("/thong-bao/moi/", "Thông báo", "Giám đốc", False),
        ("/tin-tuc/cu/", "Tin tức", "Phó Giám đốc", True),
    ]


def test_who_chairs_and_attends_stands_once() -> None:
    one = an_article("mot", chair=(an_attendee(QUANG),), attendees=(an_attendee(QUANG, "Giám đốc"),))

    page = view(planned(site_of([one], officials=(an_official(QUANG),))), "nguoi/le-ngoc-quang/index.html")

    assert [(one.role, one.chair) for one in page.appearances] == [("Giám đốc", True)]


def test_an_ambiguous_name_is_on_nobodys_page() -> None:
    nobody = Attendee(person=a_person(QUANG, id=""))

    assert people_pages([an_article("mot", attendees=(nobody,))], an_official(QUANG)) == []


def test_a_name_in_an_article_leads_to_its_page() -> None:
    one = an_article("mot", chair=(an_attendee(QUANG),), attendees=(an_attendee("Nguyễn Văn Phúc"),))

    page = view(planned(site_of([one], officials=(an_official(QUANG),))), "tin-tuc/mot/index.html")

    assert [one.url for one in (*page.chair, *page.attendees)] == ["/nguoi/le-ngoc-quang/", ""]


# ── addresses ────────────────────────────────────────────────────────────────────────────────

TAM = [an_official(f"Nguyễn Thị {name}") for name in ("Tám", "Tam")]


def test_two_officials_with_one_slug_are_numbered_in_the_order_of_dictionaries() -> None:
    found = [attended("mot", *(one.name for one in TAM))]

    steps = planned(site_of(found, officials=tuple(TAM)))

    assert view(steps, "nguoi/nguyen-thi-tam/index.html").person.name == "Nguyễn Thị Tam"
    assert view(steps, "nguoi/nguyen-thi-tam-2/index.html").person.name == "Nguyễn Thị Tám"


def test_an_address_does_not_depend_on_who_was_met() -> None:
    assert people_pages([attended("mot", "Nguyễn Thị Tám")], *TAM) == ["nguoi/nguyen-thi-tam-2/index.html"]


def test_the_editor_settles_whose_slug_it_is() -> None:
    settled = an_official("Nguyễn Thị Tám", slug="nguyen-thi-tam")

    steps = planned(site_of([attended("mot", *(one.name for one in TAM))], officials=(settled, TAM[1])))

    assert view(steps, "nguoi/nguyen-thi-tam/index.html").person.name == "Nguyễn Thị Tám"
    assert view(steps, "nguoi/nguyen-thi-tam-2/index.html").person.name == "Nguyễn Thị Tam"


def test_the_site_map_names_officials_by_given_name() -> None:
    names = ("Võ An", "Lê Bình", "Bùi An")
    site = site_of([attended("mot", *names)], officials=tuple(map(an_official, names)))

    assert [one.name for one in view(planned(site), "so-do-cong/index.html").officials] == [
        "Bùi An",
        "Võ An",
        "Lê Bình",
    ]


# ── which pages an article changes ───────────────────────────────────────────────────────────


def test_an_article_changes_the_front_page_of_those_who_took_part_alone() -> None:
    before = [attended(f"bai-{n}", QUANG, "Bùi An", published=FIRST + timedelta(hours=n)) for n in range(60)]
    new = attended("moi", QUANG, published=FIRST + timedelta(days=9))
    officials = an_official(QUANG), an_official("Bùi An")

    old, now = (keys(planned(site_of(found, officials=officials))) for found in (before, [new, *before]))

    pages = [path for path in old if path.startswith("nguoi/")]
    assert len(pages) == 6
    assert [path for path in pages if old[path] != now[path]] == ["nguoi/le-ngoc-quang/index.html"]
