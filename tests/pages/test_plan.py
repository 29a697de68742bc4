from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from msgspec.structs import replace

from site_gen.model import Event, TextLink
from site_gen.pages.paths import path_of
from site_gen.pages.plan import plan
from site_gen.pages.recipes import Copy, Ready
from tests.samples import (
    FIRST,
    a_config,
    a_file,
    a_page,
    a_photo,
    an_article,
    an_attachment,
    articles,
    keys,
    planned,
    site_of,
    tiny_templates,
    view,
)


def test_every_page_of_a_site_is_planned() -> None:
    photo = a_photo()
    one = an_article(
        tags=("Đại hội",), photos=(photo,), attachments=(an_attachment(),),
        enclosed=(photo.file, an_attachment().file), aliases=("cu/1.html",),
    )  # fmt: skip
    pages = [a_page(), a_page("about", id="en/trang/about", url="/en/about/", lang="en")]
    shared = (a_file("logo.png", "anh"), a_file("favicon.ico", "goc", url="/favicon.ico"))

    steps = planned(site_of([one], pages, shared=shared))

    assert sorted(steps) == [
        "404.html",
        "_headers",
        "anh/logo.png",
        "api/2026/08.json",
        "api/schema.json",
        "assets/site.efe57b82.css",
        "cu/1.html",
        "en/about/index.html",
        "favicon.ico",
        "feed.json",
        "feed.xml",
        "gioi-thieu/index.html",
        "index.html",
        "luu-tru/2026/08/index.html",
        "luu-tru/2026/index.html",
        "luu-tru/index.html",
        "nginx-site-gen.conf",
        "robots.txt",
        "rss.xml",
        "sitemap-2026.xml",
        "sitemap-news.xml",
        "sitemap-trang.xml",
        "sitemap.xml",
        "so-do-cong/index.html",
        "su-kien.ics",
        "su-kien/index.html",
        "thong-bao/feed.xml",
        "thong-bao/index.html",
        "tin-tuc/feed.xml",
        "tin-tuc/index.html",
        "tin-tuc/mot-bai/anh.jpg",
        "tin-tuc/mot-bai/index.html",
        "tin-tuc/mot-bai/nghi-quyet.pdf",
        "tu-khoa/dai-hoi/index.html",
    ]


def test_a_site_without_articles_has_its_pages() -> None:
    steps = planned(site_of([]))

    assert {"index.html", "tin-tuc/index.html", "luu-tru/index.html", "feed.xml", "sitemap.xml"} <= set(steps)
    assert view(steps, "index.html").lead is None
    assert view(steps, "feed.xml").updated == "1970-01-01T00:00:00+08:00"  # Saigon then


def test_a_file_is_taken_over_from_where_it_stands() -> None:
    file = a_file("Tặng hoa.jpg", url="/tin-tuc/mot-bai/tang-hoa.jpg")

    step = planned(site_of([an_article(enclosed=(file,))]))["tin-tuc/mot-bai/tang-hoa.jpg"]

    source = "tin-tuc/mot-bai/Tặng hoa.jpg"
    assert step.recipe() == Copy(folder="content", source=source, content=file.content)
    assert step.parts == (("content", file.content),)


def test_two_files_at_one_address_are_told_with_both_their_names() -> None:
    twin = an_article("mot-bai", path="content/tin-tuc/mot-bai.md", id="tin-tuc/khac")

    _, problems = plan(site_of([an_article(), twin]), tiny_templates())

    (problem,) = problems
    assert {problem.file, *problem.message.split()} >= {
        "content/tin-tuc/mot-bai.md",
        "content/tin-tuc/mot-bai/index.md",
        "/tin-tuc/mot-bai/",
    }


def test_an_old_address_that_is_taken_is_told() -> None:
    _, problems = plan(site_of([an_article(aliases=("luu-tru/index.html",))]), tiny_templates())

    assert [(one.file, one.message) for one in problems] == [
        ("content/tin-tuc/mot-bai/index.md", "địa chỉ /luu-tru/ đã là của templates/archive-index.html")
    ]


def test_an_old_address_leads_to_the_new_one() -> None:
    found = view(planned(site_of([an_article(aliases=("cu/1.html",))])), "cu/1.html")

    assert (found.url, found.title, found.noindex) == ("/tin-tuc/mot-bai/", "Bài mot-bai", True)


@pytest.mark.parametrize("alias", ["Luu-Tru/index.html", "luu-tru/INDEX.html", "THONG-BAO/index.html"])
def test_addresses_that_differ_in_case_alone_are_one(alias: str) -> None:
    _, (problem,) = plan(site_of([an_article(aliases=(alias,))]), tiny_templates())

    assert problem.message.startswith(f"địa chỉ /{alias.removesuffix('index.html')} đã là của ")


def test_a_file_of_the_root_takes_no_page_in_other_letters() -> None:
    shared = (a_file("Index.html", "goc", url="/Index.html"), a_file("Tin-tuc", "goc", url="/Tin-tuc"))

    _, problems = plan(site_of([], shared=shared), tiny_templates())

    assert [(one.file, one.message) for one in problems] == [
        ("content/goc/Index.html", "địa chỉ /Index.html đã là của templates/home.html"),
        ("content/goc/Tin-tuc", "địa chỉ /Tin-tuc cũng là thư mục của những trang khác"),
    ]


def test_an_old_address_that_is_the_own_one_in_other_letters_is_dropped() -> None:
    one = an_article(
        aliases=("Tin-Tuc/Mot-Bai/index.html", "tin-tuc/mot-bai/index.html", "Cu.html", "cu.html")
    )

    steps = planned(site_of([one]))

    assert [path for path in steps if path.lower() in ("cu.html", "tin-tuc/mot-bai/index.html")] == [
        "tin-tuc/mot-bai/index.html",
        "cu.html",
    ]


# ── lists ────────────────────────────────────────────────────────────────────────────────────


def test_lists_stand_in_the_order_of_the_site() -> None:
    same = [an_article(slug, published=FIRST) for slug in ("b", "a")]
    newer = an_article("z", published=FIRST + timedelta(hours=1))

    cards = view(planned(site_of([*same, newer])), "tin-tuc/index.html").cards

    assert [card.url for card in cards] == ["/tin-tuc/z/", "/tin-tuc/a/", "/tin-tuc/b/"]


def test_a_new_article_changes_no_sealed_page_of_any_list() -> None:
    before = articles(61, tags=("a",))
    new = an_article("moi", tags=("a",), published=before[0].published + timedelta(hours=1))

    old, now = keys(planned(site_of(before))), keys(planned(site_of([new, *before])))

    sealed = [path for path in old if "/trang/" in path]
    assert sorted(sealed) == [
        f"{folder}/trang/{n}/index.html" for folder in ("tin-tuc", "tu-khoa/a") for n in (1, 2)
    ]
    assert [path for path in sealed if old[path] != now[path]] == []


def test_an_article_stands_in_its_month_and_its_year() -> None:
    steps = planned(site_of([an_article(), an_article("cu", published=datetime(2026, 1, 31, 23, 59))]))

    year, month = view(steps, "luu-tru/2026/index.html"), view(steps, "luu-tru/2026/01/index.html")
    assert [line.url for line in year.lines] == ["/tin-tuc/mot-bai/", "/tin-tuc/cu/"]
    assert [link.url for link in year.months] == ["/luu-tru/2026/01/", "/luu-tru/2026/08/"]
    assert [line.url for line in month.lines] == ["/tin-tuc/cu/"]


def test_the_archive_has_two_hundred_lines_a_page() -> None:
    steps = planned(site_of(articles(400)))

    assert len(view(steps, "luu-tru/2026/trang/1/index.html").lines) == 200


def test_the_front_page_leads_with_a_pin_then_a_picture_then_the_newest() -> None:
    plain, newest = articles(2)
    pictured = an_article("anh", cover=a_photo(), published=FIRST - timedelta(days=1))
    pinned = an_article("ghim", pinned=True, published=FIRST - timedelta(days=2))

    def lead(*found: object) -> str:
        return str(view(planned(site_of(found)), "index.html").lead.url)  # type: ignore[arg-type]

    assert lead(plain, newest, pictured, pinned) == "/tin-tuc/ghim/"
    assert lead(plain, newest, pictured) == "/tin-tuc/anh/"
    assert lead(plain, newest) == "/tin-tuc/bai-2/"


# ── keywords ─────────────────────────────────────────────────────────────────────────────────


def keyword_urls(*tags: str, **config: object) -> dict[str, str]:
    site = site_of([an_article(tags=tags)], config=a_config(**config))
    return {link.name: link.url for link in view(planned(site), "tin-tuc/mot-bai/index.html").keywords}


def test_two_keywords_with_one_slug_are_numbered_in_the_order_of_dictionaries() -> None:
    assert keyword_urls("Tám", "Tạm", "Tam") == {
        "Tam": "/tu-khoa/tam/",
        "Tám": "/tu-khoa/tam-2/",
        "Tạm": "/tu-khoa/tam-3/",
    }


def test_a_keyword_that_looks_like_a_number_takes_nobodys_place() -> None:
    urls = keyword_urls("Tám", "Tam", "Tam 2")

    assert len(set(urls.values())) == 3
    assert urls["Tam"] == "/tu-khoa/tam/"


def test_the_editor_settles_whose_slug_it_is() -> None:
    assert keyword_urls("Tám", "Tam", keyword_slugs={"TÁM": "tam"}) == {
        "Tám": "/tu-khoa/tam/",
        "Tam": "/tu-khoa/tam-2/",
    }


def test_spellings_of_one_keyword_are_one_keyword() -> None:
    assert keyword_urls("Hoà giải", "HÒA GIẢI") == {"HÒA GIẢI": "/tu-khoa/hoa-giai/"}


def test_a_keyword_without_letters_has_an_address() -> None:
    assert keyword_urls("!!!") == {"!!!": "/tu-khoa/tu-khoa/"}


# ── for machines ─────────────────────────────────────────────────────────────────────────────


def test_an_entry_keeps_its_id_when_the_site_moves() -> None:
    def ids(base_url: str) -> list[str]:
        site = site_of([an_article("đại-hội")], config=a_config(base_url=base_url))
        feed = view(planned(site), "feed.xml")
        return [feed.id, *(one.id for one in feed.entries)]

    assert ids("https://moi.vn") == ids("https://cu.vn")
    assert ids("https://moi.vn") == [
        "tag:trung-tam.gov.vn,1970-01-01:feed",
        "tag:trung-tam.gov.vn,2026-08-01:tin-tuc/%C4%91%E1%BA%A1i-h%E1%BB%99i",
    ]


def test_the_feed_holds_the_newest_twenty() -> None:
    feed = view(planned(site_of(articles(25))), "feed.xml")

    assert [one.url for one in feed.entries] == [
        f"https://trung-tam.gov.vn/tin-tuc/bai-{number}/" for number in range(25, 5, -1)
    ]
    assert feed.updated == "2026-08-02T09:00:00+07:00"


def test_the_sitemap_has_a_part_for_each_year() -> None:
    old = an_article("cu", published=datetime(2025, 5, 1), updated=datetime(2026, 1, 2, 3, 4))

    steps = planned(site_of([an_article(), old], [a_page()]))

    assert [part.url.rpartition("/")[2] for part in view(steps, "sitemap.xml").parts] == [
        "sitemap-trang.xml",
        "sitemap-2026.xml",
        "sitemap-2025.xml",
    ]
    (stop,) = view(steps, "sitemap-2025.xml").stops
    assert (stop.url, stop.changed) == ("https://trung-tam.gov.vn/tin-tuc/cu/", "2026-01-02T03:04:00+07:00")
    assert "https://trung-tam.gov.vn/gioi-thieu/" in {
        stop.url for stop in view(steps, "sitemap-trang.xml").stops
    }


def test_robots_are_told_where_the_sitemap_is() -> None:
    assert view(planned(site_of([])), "robots.txt").sitemap == "https://trung-tam.gov.vn/sitemap.xml"


# ── what has expired, what has not come out ──────────────────────────────────────────────────


def test_an_expired_article_keeps_its_page_and_leaves_everything_else() -> None:
    gone = an_article("cu", tags=("a",), expires=FIRST + timedelta(days=1), aliases=("cu.html",))
    other = an_article(tags=("a",), published=FIRST - timedelta(days=1))

    steps = planned(site_of([gone, other], expired=(gone.id,)))

    page = view(steps, "tin-tuc/cu/index.html")
    assert page.noindex
    assert page.expired.iso == "2026-08-02T08:00:00+07:00"
    assert page.related == ()
    shown = [
        path
        for path in steps
        if path not in ("tin-tuc/cu/index.html", "cu.html", "api/2026/08.json")
        and not isinstance(steps[path].recipe(), (Copy, Ready))
        and gone.url in repr(view(steps, path))
    ]
    assert shown == []
    (fact,) = view(steps, "api/2026/08.json").facts.articles
    assert (fact.title, fact.expires) == (gone.title, "2026-08-02T08:00:00+07:00")


def test_an_article_that_holds_is_for_robots_too() -> None:
    page = view(planned(site_of([an_article(expires=datetime(2030, 1, 1))])), "tin-tuc/mot-bai/index.html")

    assert (page.noindex, page.expired) == (False, None)


def test_a_link_to_a_text_that_is_not_out_leads_nowhere_yet() -> None:
    body = site_of([an_article()]).bodies["tin-tuc/mot-bai"]
    linking = replace(body, pieces=('<p><a href="content:0">a</a> <a href="content:1">b</a></p>',))
    one = an_article(links=(TextLink(id="tin-tuc/mai"), TextLink(id="trang/gioi-thieu", fragment="#a")))

    site = site_of([one], [a_page()])
    site = replace(site, bodies={**site.bodies, one.id: linking})

    assert view(planned(site), "tin-tuc/mot-bai/index.html").parts == (
        '<p><a>a</a> <a href="/gioi-thieu/#a">b</a></p>',
    )


# ── an article ───────────────────────────────────────────────────────────────────────────────


def test_words_that_look_like_a_link_stay_words() -> None:
    words = 'Mã nguồn viết là a href="content:7" như vậy'
    one = an_article(links=("/thong-bao/",))
    site = site_of([one])
    pieces = (f'<p title="&gt; href=&quot;content:8&quot;">{words} <a class="x" href="content:0">a</a></p>',)
    site = replace(site, bodies={one.id: replace(site.bodies[one.id], pieces=pieces)})

    assert view(planned(site), "tin-tuc/mot-bai/index.html").parts == (
        pieces[0].replace("content:0", "/thong-bao/"),
    )


def test_neighbours_stand_in_the_section() -> None:
    newest, middle, oldest = articles(3)
    other = an_article("kia", "thong-bao", published=middle.published)

    steps = planned(site_of([newest, middle, oldest, other]))

    page = view(steps, "tin-tuc/bai-2/index.html")
    assert (page.newer.url, page.older.url) == (newest.url, oldest.url)
    alone = view(steps, "thong-bao/kia/index.html")
    assert (alone.newer, alone.older) == (None, None)


def test_photos_that_do_not_stand_in_the_text_are_the_gallery() -> None:
    photos = tuple(a_photo(f"{name}.jpg") for name in "abc")

    page = view(planned(site_of([an_article(photos=photos, placed=(1,))])), "tin-tuc/mot-bai/index.html")

    assert [one.src.rpartition("/")[2] for one in page.gallery] == ["a.jpg", "c.jpg"]


def test_an_article_shows_when_it_was_updated_only_if_it_was() -> None:
    def updated(moment: datetime) -> object:
        return view(planned(site_of([an_article(updated=moment)])), "tin-tuc/mot-bai/index.html").updated

    assert updated(FIRST) is None
    assert updated(FIRST + timedelta(hours=1)) is not None


def test_an_article_shows_its_event() -> None:
    event = Event(start=date(2026, 8, 1), end=date(2026, 8, 2), place="Hội trường")

    assert view(planned(site_of([an_article(event=event)])), "tin-tuc/mot-bai/index.html").event == event


def test_what_surrounds_a_page_is_in_the_language_of_the_page() -> None:
    english = a_page("about", id="en/trang/about", url="/en/about/", lang="en", order=1)

    steps = planned(site_of([], [a_page(order=1), english]))

    assert [one.name for one in view(steps, "en/about/index.html").frame.menu] == ["Home", "Trang about"]
    assert [one.name for one in view(steps, "gioi-thieu/index.html").frame.menu] == [
        "Trang chủ",
        "Tin tức",
        "Thông báo",
        "Trang gioi-thieu",
    ]


def test_no_article_changes_what_surrounds_every_page() -> None:
    one, other = planned(site_of([])), planned(site_of(articles(3, tags=("a",))))

    assert view(one, "404.html") == view(other, "404.html")


def test_an_address_stands_for_its_file() -> None:
    assert [path_of(url) for url in ("/", "/a/", "/a/b.xml")] == ["index.html", "a/index.html", "a/b.xml"]
