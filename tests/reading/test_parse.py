from __future__ import annotations

from datetime import date, datetime
from unicodedata import normalize

import pytest

from site_gen.model import UNDATED, Event, Manuscript, PageManuscript, Reading, Source
from site_gen.reading.parse import Parse
from site_gen.reading.schema import ARTICLE_FIELDS
from tests.samples import a_manuscript, people

PARSE = Parse(sections=("tin-tuc", "thong-bao"), people=people())


def read(text: str | bytes, name: str = "tin-tuc/bai") -> Reading:
    content = text.encode() if isinstance(text, str) else text
    return PARSE(Source(id=name, path=f"content/{name}.md", content=content))


def a_page(text: str, name: str = "trang/gioi-thieu") -> PageManuscript:
    found = read(text, name)
    assert found.problems == ()
    assert isinstance(found.text, PageManuscript)
    return found.text


def test_every_field_of_an_article_is_read() -> None:
    typed = """---
title: "Đại hội Chi bộ, nhiệm kỳ 2022-2025"
date: 18/8/2022 17:30
updated: 2022-08-19
id: cu/12
slug: dai-hoi
section: tin-tuc
summary: Tóm tắt
author: An
source: Báo
tags: [Đại hội, nhiệm kỳ, Đại hội]
event_date: 14–15/3/2023
event_session: chiều
event_time: 14:00–16:30
event_place: Hội trường
chair: [Võ Văn Viên - Phó Bí thư]
attendees:
  - name: Lê An
    role: Giám đốc
    unit: Sở
groups: [đảng viên]
photos:
  - file: a.jpg
    caption: Lời
    credit: Bình
    alt: Tả
cover: none
attachments:
  - file: b.pdf
    title: Nghị quyết
    number: 12-NQ
    date: 18/8/2022
    issuer: Chi bộ
    signer: Viên
related: [tin-tuc/hai]
unrelated: [tin-tuc/ba]
pinned: true
draft: true
expires: 2026-01-31
aliases: [/cu/12]
privacy_ack: đã hỏi
lang: en
---

Nội dung.
"""
    assert {
        line.partition(":")[0] for line in typed.splitlines() if line[:1].isalpha() and ":" in line
    } == set(ARTICLE_FIELDS)

    found = read(typed)

    assert found.problems == ()
    one = found.text
    assert isinstance(one, Manuscript)
    assert (one.id, one.slug, one.section, one.title) == (
        "cu/12",
        "dai-hoi",
        "tin-tuc",
        "Đại hội Chi bộ, nhiệm kỳ 2022-2025",
    )
    assert (one.published, one.updated) == (datetime(2022, 8, 18, 17, 30), datetime(2022, 8, 19))
    assert (one.summary, one.lead, one.author, one.source) == ("Tóm tắt", True, "An", "Báo")
    assert one.tags == ("Đại hội", "nhiệm kỳ")
    assert one.event == Event(
        start=date(2023, 3, 14),
        end=date(2023, 3, 15),
        session="chiều",
        start_time="14:00",
        end_time="16:30",
        place="Hội trường",
    )
    assert [(who.person.name, who.role, who.person.unit) for who in (*one.chair, *one.attendees)] == [
        ("Võ Văn Viên", "Phó Bí thư", ""),
        ("Lê An", "Giám đốc", "Sở"),
    ]
    assert one.groups == ("đảng viên",)
    assert [(photo.file.target, photo.caption, photo.credit, photo.alt) for photo in one.photos] == [
        ("a.jpg", "Lời", "Bình", "Tả")
    ]
    assert (one.cover, one.no_cover) == (None, True)
    (file,) = one.attachments
    assert (file.file.target, file.title, file.number, file.date, file.issuer, file.signer) == (
        "b.pdf",
        "Nghị quyết",
        "12-NQ",
        date(2022, 8, 18),
        "Chi bộ",
        "Viên",
    )
    assert [mention.target for mention in (*one.related, *one.unrelated)] == ["tin-tuc/hai", "tin-tuc/ba"]
    assert (one.pinned, one.draft, one.lang) == (True, True, "en")
    assert one.expires == datetime(2026, 2, 1)
    assert one.aliases == ("cu/12/index.html",)


def test_what_is_not_typed_has_its_default() -> None:
    one = a_manuscript("tin-tuc/hội-thảo/index", "Câu đầu tiên.\n\nCâu sau.", date="2026-08-18")

    assert (one.id, one.slug, one.section) == ("tin-tuc/hội-thảo", "hoi-thao", "tin-tuc")
    assert (one.published, one.updated, one.expires) == (datetime(2026, 8, 18), datetime(2026, 8, 18), None)
    assert (one.summary, one.lead, one.lang, one.draft, one.pinned) == (
        "Câu đầu tiên.",
        False,
        "vi",
        False,
        False,
    )
    assert (one.tags, one.event, one.attendees, one.photos, one.links) == ((), None, (), (), ())


def test_a_draft_needs_no_date() -> None:
    found = read("---\ntitle: Một\ndraft: true\n---\nNội dung.\n")

    assert found.problems == ()
    assert isinstance(found.text, Manuscript)
    assert found.text.published == UNDATED


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("2026-08-18 17:00", datetime(2026, 8, 18, 17)), ("18/8/2026", datetime(2026, 8, 19))],
)
def test_a_date_alone_holds_to_its_end(typed: str, expected: datetime) -> None:
    assert a_manuscript(date="2026-08-01", expires=typed).expires == expected


def test_an_event_may_be_a_group_of_two_dates() -> None:
    event = a_manuscript(event_date="{start: 14/3/2023, end: 15/3/2023}").event

    assert event == Event(start=date(2023, 3, 14), end=date(2023, 3, 15))


def test_old_addresses_are_files() -> None:
    one = a_manuscript(aliases="[/cu/1, /cu/2/, /cu/3.html]")

    assert one.aliases == ("cu/1/index.html", "cu/2/index.html", "cu/3.html")


@pytest.mark.parametrize(
    "change",
    [
        lambda text: b"\xef\xbb\xbf" + text.encode(),
        lambda text: text.encode("utf-16"),
        lambda text: text.encode("utf-16-le"),
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.replace("\n", "\r").encode(),
        lambda text: normalize("NFD", text).encode(),
        lambda text: text.replace(": ", ":\t").encode(),
    ],
    ids=["bom", "utf-16", "utf-16 without a mark", "windows", "old mac", "nfd", "tabs"],
)
def test_a_text_is_the_same_however_it_was_saved(change: object) -> None:
    plain = '---\ntitle: Đại hội\ndate: "2026-08-18"\n---\n\nĐăng ký đất đai.\n'

    assert read(change(plain)) == read(plain)  # type: ignore[operator]


def test_every_mistake_of_a_text_is_told_at_once() -> None:
    found = read("---\ntitel: Một\ndate: 31/2/2026\nsection: thong-bao\n---\n\n[a](#khong)\n")

    assert [(one.line, one.column) for one in sorted(found.problems)] == [
        (2, 1),
        (2, 1),
        (3, 7),
        (4, 10),
        (7, 5),
    ]


def test_a_photo_without_words_for_those_who_do_not_see_it_is_a_warning() -> None:
    found = read("---\ntitle: Một\ndate: 2026-08-18\n---\n\n![](/anh/a.jpg)\n")

    assert [(one.line, one.column, one.severity) for one in found.problems] == [(6, 5, "warning")]


ADDRESSES = (
    "so1.xd@tinh.gov.vn so2.yt@tinh.gov.vn https://tinh.gov.vn/so/danh-ba www.tinh.gov.vn/so so3@tinh.gov.vn"
)


@pytest.mark.parametrize(
    ("said", "bare"),
    [
        ("Van phong nghi tiep dan ngay mai. Moi ba con den (tuan sau).", True),
        ("Văn phòng nghi tiep dan ngay mai. Moi ba con den (tuan sau).", False),
        ("Moi ba con den.", False),
        (f"Trần Văn Lâm {ADDRESSES} {ADDRESSES}", False),
    ],
)
def test_a_short_text_is_bare_where_all_its_words_are(said: str, bare: bool) -> None:
    found = read(f"---\ntitle: Lich\ndate: 18/8/2026\n---\n\n{said}\n")

    told = [one.message for one in found.problems]
    assert told == (["bài viết không có dấu tiếng Việt"] if bare else [])


def test_a_page_is_read() -> None:
    page = a_page("---\ntitle: Giới thiệu\norder: 2\nupdated: 2026-01-02\n---\n\nTrung tâm.\n")

    assert (page.slug, page.title, page.order, page.updated) == (
        "gioi-thieu",
        "Giới thiệu",
        2,
        datetime(2026, 1, 2),
    )
    assert (page.summary, page.lang) == ("Trung tâm.", "vi")


def test_the_language_of_a_page_follows_from_its_folder() -> None:
    assert a_page("---\ntitle: About\n---\nUs.\n", "en/trang/about").lang == "en"


def test_a_field_of_articles_is_none_of_pages() -> None:
    found = read("---\ntitle: Một\ntags: [a]\n---\nNội dung.\n", "trang/mot")

    assert [(one.line, one.message) for one in found.problems] == [(3, "không có trường nào tên là `tags`")]


@pytest.mark.parametrize(
    ("name", "head", "place"),
    [
        ("trang/tin-tuc", "", (2, 1)),
        ("trang/mot", "slug: thong-bao\n", (3, 7)),
        ("en/trang/tin-tuc", "", None),
    ],
)
def test_a_page_at_the_address_of_a_section_is_told(
    name: str, head: str, place: tuple[int, int] | None
) -> None:
    found = read(f"---\ntitle: Một\n{head}---\nNội dung.\n", name).problems

    assert [(one.line, one.column) for one in found] == ([place] if place else [])
    assert all(one.message.startswith("địa chỉ `t") and "chuyên mục" in one.message for one in found)


def test_a_text_that_cannot_be_read_is_not_called_empty() -> None:
    (problem,) = read(f"---\ntitle: Một\ndate: 2026-08-18\n---\n{'[' * 5000}\n").problems

    assert (problem.line, problem.severity) == (5, "error")
