"""Articles with many attendees and photos, and in English: on a phone, on paper, without scripts."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visit
from tests.browser.test_pages import Site, overflow, published
from tests.browser.test_reading import violations

SETTINGS = """\
name = "Trung tâm Phục vụ hành chính công"
base_url = "https://trung-tam.gov.vn"

[sections]
tin-tuc = "Tin tức"
"""
NAMES = [f"Nguyễn Văn {letter}" for letter in "ABCDEGHIKL"]
PHOTOS = [f"p{number}.png" for number in range(7)]
ARTICLE = """\
---
title: {title}
date: 2026-08-20 09:00
lang: {lang}
event_date: 25/9/2026
event_place: Hội trường
attendees:
{attendees}
photos:
{photos}
---

Hội nghị.
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, host: Callable[[Path], str]) -> Site:
    """Two articles with ten attendees and seven photos each, one of them in English."""
    top = tmp_path_factory.mktemp("crowd")
    picture = BytesIO()
    Image.new("RGB", (600, 400), "red").save(picture, "PNG")
    attendees = "\n".join(f"  - {name} - Trưởng phòng" for name in NAMES)
    photos = "\n".join(f"  - {{file: {name}, alt: Một hình, caption: Ảnh}}" for name in PHOTOS)
    for lang, title in (("vi", "Hội nghị triển khai"), ("en", "A conference")):
        folder = top / "content/tin-tuc" / lang
        folder.mkdir(parents=True)
        for name in PHOTOS:
            (folder / name).write_bytes(picture.getvalue())
        text = ARTICLE.format(title=title, lang=lang, attendees=attendees, photos=photos)
        (folder / "index.md").write_text(text, encoding="utf-8")
    (top / "content/site.toml").write_text(SETTINGS, encoding="utf-8")
    return published(top, top / "made", host)


def attending(page: Page) -> Locator:
    """The names that are seen."""
    return page.locator(".event li b").locator("visible=true")


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize("width", [320, 390])
def test_a_phone_shows_three_attendees_and_the_others_when_asked(
    site: Site, visit: Callable[..., Visit], width: int, javascript: bool
) -> None:
    seen = visit(f"{site.address}/tin-tuc/vi/", width, javascript)
    page = seen.page
    expect(attending(page)).to_have_text(NAMES[:3])

    page.locator(".event label").click()

    expect(attending(page)).to_have_text(NAMES)
    assert overflow(seen) == []


def test_the_others_are_asked_for_by_keyboard(site: Site, visit: Callable[..., Visit]) -> None:
    page = visit(f"{site.address}/tin-tuc/vi/", 390).page

    page.get_by_label("Hiện thêm 7 người").focus()
    page.keyboard.press("Space")

    expect(attending(page)).to_have_text(NAMES)


@pytest.mark.parametrize("width", [768, 1280])
def test_where_there_is_room_all_attendees_are_there(
    site: Site, visit: Callable[..., Visit], width: int
) -> None:
    page = visit(f"{site.address}/tin-tuc/vi/", width).page

    expect(attending(page)).to_have_text(NAMES)
    expect(page.locator(".event input")).to_be_hidden()


@pytest.mark.parametrize("javascript", [True, False])
def test_paper_bears_all_attendees_and_photos_two_in_a_row(
    site: Site, visit: Callable[..., Visit], javascript: bool
) -> None:
    page = visit(f"{site.address}/tin-tuc/vi/", 390, javascript).page
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 700, "height": 900})  # A4 between its margins

    expect(attending(page)).to_have_text(NAMES)
    expect(page.locator(".event :is(label, input, .calendar)").locator("visible=true")).to_have_count(0)
    boxes = [one.bounding_box() for one in page.locator(".gallery figure").all()]
    assert {round(box["width"] / 10) for box in boxes if box} == {34}


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_crowds_keep_the_rules_of_accessibility(
    site: Site, visit: Callable[..., Visit], axe: str, lang: str
) -> None:
    page = visit(f"{site.address}/tin-tuc/{lang}/", 320).page
    page.evaluate(axe)

    before = violations(page)
    page.locator(".event input").check(force=True)

    assert [*before, *violations(page)] == []


@pytest.mark.parametrize("javascript", [True, False])
def test_the_device_decides_between_day_and_night_without_scripts_too(
    site: Site, visit: Callable[..., Visit], javascript: bool
) -> None:
    page = visit(f"{site.address}/", 1280, javascript).page
    looks = ({"color_scheme": "light"}, {"color_scheme": "dark"}, {"contrast": "more"})

    seen = []
    for look in looks:
        page.emulate_media(**{"color_scheme": "light", "contrast": "no-preference", **look})  # type: ignore[arg-type]
        seen.append(ground(page))

    assert seen == [(252, 251, 248), (21, 20, 18), (255, 255, 255)]


def ground(page: Page) -> object:
    """The colour of the page's ground, as seen at its edge."""
    window = Image.open(BytesIO(page.screenshot())).convert("RGB")
    return window.getpixel((3, 300))
