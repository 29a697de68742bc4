"""Every type of page, with the real templates, as readers get it."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest
from PIL import Image
from playwright.sync_api import Route

from site_gen.cli import run
from tests.browser.conftest import Visit

TOP = Path(__file__).parents[2]
RARE = TOP / "tests/rare"
"""A small site of samples: what content/ has no example of."""
NOW = "2026-09-01 08:00"
KINDS = {
    "home": "index.html",
    "article": "dang-doan-the/dai-hoi-chi-bo-nhiem-ky-2022-2025/index.html",
    "list": "tin-tuc/index.html",
    "keyword": "tu-khoa/*/index.html",
    "archive": "luu-tru/index.html",
    "year": "luu-tru/[0-9]*/index.html",
    "month": "luu-tru/[0-9]*/[0-9]*/index.html",
    "static": "gioi-thieu/index.html",
    "missing": "khong-co/",
    "site map": "so-do-cong/index.html",
    "events": "su-kien/index.html",
    "events of a month": "su-kien/[0-9]*/[0-9]*/index.html",
    "official": "nguoi/*/index.html",
    "English": "en/*/index.html",
    "English article": "tin-tuc/english-article/index.html",
    "expired": "thong-bao/het-hieu-luc/index.html",
    "sealed list": "tin-tuc/trang/2/index.html",
}
MOVED = "tin-cu/1234.html"
REFRESH = re.compile('<meta http-equiv="refresh"[^>]*>')
WORD = "Nghiêng" * 30
SETTINGS = """\
name = "Trung tâm Phục vụ hành chính công kiêm Trung tâm Công nghệ thông tin và Truyền thông"
base_url = "https://trung-tam.gov.vn"

[sections]
tin-tuc = "Tin tức, sự kiện, hoạt động của lãnh đạo và của các cơ quan, đơn vị trực thuộc"
trong = "Chưa có bài"
"""
HARD = f"""\
---
title: {WORD} {"rất dài " * 30}
date: 18/8/2026
event_date: 18/8/2026
event_place: {WORD}
tags: [{WORD}]
chair:
  - {WORD} - {WORD}
attendees:
  - {WORD} - {WORD}
photos:
  - file: anh.png
    caption: {WORD}
    credit: {WORD}
    alt: Một hình màu đỏ
attachments:
  - file: {"t" * 100}.txt
    title: {WORD}
    number: {WORD}
source: {WORD}
---

{WORD} https://dichvucong.gov.vn/{"a" * 200}

![](anh.png)

## {WORD}

| {" | ".join(["Cột"] * 30)} |
|{"---|" * 30}
| {" | ".join(["1.234.567"] * 30)} |

    {"mã nguồn không xuống dòng " * 20}

> {WORD}

1. {WORD}
"""


class Site(NamedTuple):
    """A published site."""

    folder: Path
    address: str
    beside: Site | None = None
    """Where a page is looked for that this one has not."""

    def page(self, pattern: str) -> str:
        """The address of the first page that fits."""
        for one in filter(None, (self, self.beside)):
            for found in sorted(one.folder.glob(pattern)):
                path = found.relative_to(one.folder).as_posix()
                return f"{one.address}/{path.removesuffix('index.html')}"
        return f"{self.address}/{pattern}"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, host: Callable[[Path], str]) -> Site:
    """The site of this repository, and the samples beside it."""
    return of_all_kinds(tmp_path_factory, host)


@pytest.fixture(scope="module")
def hard_site(tmp_path_factory: pytest.TempPathFactory, host: Callable[[Path], str]) -> Site:
    """A site whose words, tables and names are too long for any window, and a section without news."""
    top = tmp_path_factory.mktemp("hard")
    folder = top / "content" / "tin-tuc" / "dai"
    folder.mkdir(parents=True)
    picture = BytesIO()
    Image.new("RGB", (3000, 20), "red").save(picture, "PNG")
    (folder / "anh.png").write_bytes(picture.getvalue())
    (folder / f"{'t' * 100}.txt").write_bytes(b"t")
    (folder / "index.md").write_text(HARD, encoding="utf-8")
    (folder.parents[1] / "site.toml").write_text(SETTINGS, encoding="utf-8")
    return published(top, top / "made", host)


def test_only_what_is_meant_to_be_missing_is(site: Site) -> None:
    missing = {kind for kind, path in KINDS.items() if site.page(path) == f"{site.address}/{path}"}

    assert missing == {"missing"}


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("kind", KINDS)
def test_every_page_fits_and_asks_nobody_else(
    site: Site, visit: Callable[..., Visit], kind: str, width: int
) -> None:
    address = site.page(KINDS[kind])

    seen = visit(address, width)

    assert overflow(seen) == []
    assert (seen.complaints, seen.hosts) == ([], {urlsplit(address).netloc})


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize(
    "path", ["index.html", "tin-tuc/dai/", "tin-tuc/", "trong/", "so-do-cong/", "tu-khoa/*/index.html"]
)
def test_long_words_and_wide_tables_do_not_widen_a_page(
    hard_site: Site, visit: Callable[..., Visit], path: str, width: int
) -> None:
    seen = visit(hard_site.page(path), width)

    assert overflow(seen) == []
    assert seen.complaints == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_first_tab_reaches_the_way_past_the_menu(
    site: Site, visit: Callable[..., Visit], kind: str
) -> None:
    page = visit(site.page(KINDS[kind]), 390).page

    page.keyboard.press("Tab")
    box = page.locator(":focus").bounding_box()
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#" + str(
        page.locator("main").get_attribute("id")
    )
    assert box is not None
    assert min(box["x"], box["y"]) >= 0

    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.localName") == "main"


@pytest.mark.parametrize("kind", KINDS)
def test_everything_is_reached_by_keyboard_in_the_order_it_is_seen(
    site: Site, visit: Callable[..., Visit], kind: str
) -> None:
    page = visit(site.page(KINDS[kind])).page
    links = page.evaluate("Array.from(document.links, (one) => one.href)")
    places = page.locator("a, button, input, select, textarea, summary, [tabindex]").count()

    reached = []
    for _ in range(places):
        page.keyboard.press("Tab")
        reached += page.evaluate("[document.activeElement.href].filter(Boolean)")

    assert reached[: len(links)] == links


@pytest.mark.parametrize("kind", KINDS)
def test_without_javascript_readers_get_the_same(site: Site, visit: Callable[..., Visit], kind: str) -> None:
    address = site.page(KINDS[kind])

    with_script, without = visit(address).page, visit(address, javascript=False).page
    assert (
        without.locator("button, input, select, textarea, .display, .tools").locator("visible=true").count()
        == 0
    )
    with_script.evaluate("document.querySelector('.tools')?.remove()")
    assert without.locator("main").inner_text() == with_script.locator("main").inner_text()
    assert without.locator("a").count() == with_script.locator("a").count()


def test_what_is_not_there_is_answered_with_the_page_that_says_so(
    site: Site, visit: Callable[..., Visit]
) -> None:
    page = visit(site.page(KINDS["missing"])).page

    assert page.evaluate("performance.getEntriesByType('navigation')[0].responseStatus") == 404
    assert page.locator("main a").count() > 0


def test_an_old_address_leads_on_without_a_complaint(site: Site, visit: Callable[..., Visit]) -> None:
    seen = visit(site.page(MOVED), javascript=False)

    seen.page.wait_for_url("**/thong-bao/da-doi-dia-chi/")
    assert seen.complaints == []


def test_a_page_that_is_too_wide_would_be_seen(site: Site, visit: Callable[..., Visit]) -> None:
    seen = visit(site.page("index.html"), 320)
    seen.page.evaluate("document.querySelector('main').style.width = '400px'")

    assert overflow(seen) != []


def of_all_kinds(tmp_path_factory: pytest.TempPathFactory, host: Callable[[Path], str]) -> Site:
    """The site of this repository, and beside it the site of what it has no example of."""
    rare = published(RARE, tmp_path_factory.mktemp("rare"), host)
    return published(TOP, tmp_path_factory.mktemp("site"), host)._replace(beside=rare)


def stay(route: Route) -> None:
    """Let a page that leads on be looked at."""
    page = route.fetch()
    route.fulfill(response=page, body=REFRESH.sub("", page.text()))


def published(top: Path, output: Path, host: Callable[[Path], str]) -> Site:
    assert run(["build", "--site", str(top), "--output", str(output), "--now", NOW]) == 0
    return Site(output, host(output))


def overflow(seen: Visit) -> list[str]:
    """What makes a page wider than its window; the innermost elements that reach out of it."""
    found: list[str] = seen.page.evaluate(
        """() => {
          const room = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= innerWidth) return [];
          const hides = (one) => getComputedStyle(one).overflowX !== "visible";
          const rolls = (one) => one && (hides(one) || rolls(one.parentElement));
          const wide = Array.from(document.querySelectorAll("body *"))
            .filter((one) => one.getBoundingClientRect().right > room && !rolls(one.parentElement));
          const inner = wide.filter((one) => !wide.some((other) => one !== other && one.contains(other)));
          return inner.map((one) => `${one.localName}.${one.className}`).concat("a page too wide").slice(-6);
        }"""
    )
    return found
