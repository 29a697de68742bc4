"""Every text of every page is in the language that the nearest `lang` around it says (WCAG 3.1.1, 3.1.2)."""

from __future__ import annotations

from html.parser import HTMLParser
from io import BytesIO
from typing import NamedTuple

import pytest
from PIL import Image

from site_gen.pages.templates import read_templates
from tests.conftest import TinySite
from tests.pages.test_templates import PACKAGED

OFFICIAL = "Võ Văn Viên"
SETTINGS = """\
name = "Trung tâm Phục vụ hành chính công"
base_url = "https://trung-tam.gov.vn"
[sections]
tin-tuc = "Tin tức"
thong-bao = "Thông báo"
[[organisations]]
name = "Trung tâm Hành chính công cũ"
to = 2026-08-19
[[organisations]]
name = "Trung tâm Phục vụ hành chính công"
parent = "Văn phòng Ủy ban nhân dân tỉnh"
from = 2026-08-20
[contact]
address = "Đường Trần Quý Cáp"
[[links]]
name = "Cổng Dịch vụ công Quốc gia"
url = "https://dichvucong.gov.vn"
"""
PEOPLE = f"""\
[[people]]
name = "{OFFICIAL}"
title = "Đồng chí"
unit = "Văn phòng tỉnh"
public_official = true
"""
ENGLISH = f"""\
---
title: Help desk for residents
date: 2026-08-18 10:30
updated: 2026-08-19 08:00
lang: en
summary: The desk is open.
event_date: 24/9/2026
event_session: sáng
event_time: "08:00"
event_place: Desk hall
chair:
  - {OFFICIAL} - Head of the desk
attendees:
  - Jane Doe - Desk clerk
  - John Doe - Desk clerk
  - Jim Doe - Desk clerk
  - Jack Doe - Desk clerk
  - Joe Doe - Desk clerk
groups: [all of the desk]
tags: [desk of the centre, hành chính công]
author: The desk
aliases: [/desk/]
photos:
  - file: p.png
    caption: The desk
    alt: A desk
attachments:
  - file: guide.txt
    title: Guide to the desk
    date: 20/8/2026
---

The desk is open on every working day for residents.
"""
VIETNAMESE = {
    "title": "Họp về hành chính công",
    "tags": "[hành chính công]",
    "event_date": "24/9/2026",
    "event_place": "Hội trường",
}
PLACES = (
    *("index.html", "tin-tuc/index.html", "tin-tuc/truoc/index.html", "tin-tuc/help/index.html"),
    *("luu-tru/2026/index.html", "su-kien/index.html", "su-kien/2026/09/index.html", "desk/index.html"),
    *("nguoi/vo-van-vien/index.html", "so-do-cong/index.html", "tu-khoa/desk-of-the-centre/index.html"),
    *("tu-khoa/hanh-chinh-cong/index.html", "en/about/index.html"),
)
"""Where the English article or page is shown or named."""
PAIRS = (("vi", "en"), ("en", "vi"))


class Said(NamedTuple):
    """A text, or an attribute that is read out, and the language around it."""

    text: str
    lang: str


class Page(HTMLParser):
    """What a page says below <body>, and in which languages."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.said: list[Said] = []
        self.around: list[tuple[str, str]] = []
        self.feed(content)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        lang = told.get("lang") or (self.around[-1][1] if self.around else "")
        self.said += [Said(told[name], lang) for name in ("alt", "aria-label") if told.get(name)]
        if tag not in ("img", "input", "meta", "link", "br", "hr"):
            self.around.append((tag, lang))

    def handle_endtag(self, tag: str) -> None:
        while self.around.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        inside = [tag for tag, _ in self.around]
        address = data.startswith("https://")
        if data.strip() and "body" in inside and "script" not in inside and not address:
            self.said.append(Said(data.strip(), self.around[-1][1]))


@pytest.fixture
def pages(a_site: TinySite) -> dict[str, Page]:
    """Every page of a site with articles and pages in both languages."""
    picture = BytesIO()
    Image.new("RGB", (60, 40), "red").save(picture, "PNG")
    a_site.write("content/site.toml", SETTINGS).write("content/people.toml", PEOPLE)
    a_site.write("content/tin-tuc/help/index.md", ENGLISH).write(
        "content/tin-tuc/help/guide.txt", "The desk."
    )
    a_site.write("content/tin-tuc/help/p.png", picture.getvalue())
    a_site.article("tin-tuc/truoc", **{**VIETNAMESE, "date": "2026-08-17"})
    a_site.article("tin-tuc/sau", **{**VIETNAMESE, "date": "2026-08-21"})
    a_site.article(
        "tin-tuc/khac",
        "Sổ tay dịch: open on every working day for residents.",
        date="2026-08-21",
        title="Khác",
    )
    a_site.article(
        "tin-tuc/hours",
        "It is open on every working day for residents.",
        **{"title": "Hours", "date": "2026-08-21", "lang": "en", "related": "[tin-tuc/help]"},
    )
    a_site.write(
        "content/en/trang/about.md", "---\ntitle: About the desk\nlang: en\norder: 1\n---\n\nThe desk.\n"
    )
    a_site.write("content/trang/gioi-thieu.md", "---\ntitle: Giới thiệu\norder: 1\n---\n\nGiới thiệu.\n")
    assert a_site.build()["code"] == 0
    made = (name for name in a_site.made() if name.endswith(".html"))
    return {name: Page(a_site.page(name)) for name in made}


def test_vietnamese_texts_are_told_as_vietnamese(pages: dict[str, Page]) -> None:
    found = [(name, one) for name, page in pages.items() for one in page.said if not one.text.isascii()]

    # A name is a name in every language; quotation marks and arrows are letters of none.
    wrong = [one for one in found if one[1].lang != "vi" and any(map(str.isalpha, _marked(one[1].text)))]
    assert [(name, one) for name, one in wrong if one.text != OFFICIAL] == []


def test_english_texts_are_told_as_english(pages: dict[str, Page]) -> None:
    found = [(name, one) for name, page in pages.items() for one in page.said if "desk" in one.text.lower()]

    assert [(name, one) for name, one in found if one.lang != "en"] == []
    assert {name for name, _ in found} == set(pages)  # the foot leads there from everywhere


def test_what_related_news_quote_from_a_text_is_in_its_language(pages: dict[str, Page]) -> None:
    quoted = [one for one in pages["tin-tuc/hours/index.html"].said if "working day" in one.text]

    assert Said("Both mention “on every working day for residents”", "en") in quoted
    assert {one.lang for one in quoted} == {"en"}


def test_the_walk_comes_by_every_place(pages: dict[str, Page]) -> None:
    def english(name: str) -> list[str]:
        return [one.text for one in pages[name].said if one.lang == "en" and "About" not in one.text]

    assert [name for name in PLACES if not english(name)] == []


def test_interface_words_are_in_the_language_around_them(pages: dict[str, Page]) -> None:
    words = read_templates(PACKAGED, None)[0].words
    own = {lang: set(words[lang].values()) - set(words[other].values()) for lang, other in PAIRS}

    wrong = [
        (name, one)
        for name, page in pages.items()
        for one in page.said
        for lang, texts in own.items()
        if one.text in texts and one.lang != lang
    ]

    assert wrong == []
    english = {one.text for one in pages["tin-tuc/help/index.html"].said}
    assert {"Event details", "Show 2 more", "Attachments", "Related news", "Older", "Keywords"} <= english
    assert {"Tuesday, 18 August 2026, 10:30", "Thursday, 24 September 2026, 08:00, morning"} <= english


def test_links_into_english_tell_so(pages: dict[str, Page], a_site: TinySite) -> None:
    foot = a_site.page("index.html").partition("<footer")[2]

    assert '<a href="/en/about/" hreflang="en">About the desk</a>' in foot


def _marked(text: str) -> str:
    return "".join(letter for letter in text if not letter.isascii())
