"""What was seen to go wrong in other generators, typed into ours: read rightly, or told at its place."""

from __future__ import annotations

import codecs

import pytest

from site_gen.pages.render import Press
from tests.conftest import TinySite, messages

HEAD = "---\ntitle: Đại hội chi bộ\ndate: 2026-08-18\n---\n\nNội dung.\n"


def test_a_day_comes_before_its_month(a_site: TinySite) -> None:
    a_site.article("tin-tuc/bai", date="03/10/2025").build()

    assert 'datetime="2025-10-03' in a_site.main("tin-tuc/bai/index.html")


def test_an_article_that_cannot_be_read_is_told_and_never_left_out(a_site: TinySite) -> None:
    a_site.article("tin-tuc/a").build()
    before = a_site.made()
    a_site.article("tin-tuc/b", date="31/13/2025").write(
        "content/tin-tuc/c.md", "---\nTitel: Bài\ndate: 2026-08-18\n---\n\nNội dung.\n"
    )

    report = a_site.build()

    assert report["code"] == 1
    assert messages(report) == [
        "content/tin-tuc/b.md:3:7: ngày 31/13/2025 không có thật: không có tháng 13",
        "content/tin-tuc/c.md:2:1: không có trường nào tên là `Titel`",
        "content/tin-tuc/c.md:2:1: thiếu trường `title`",
    ]
    assert a_site.made() == before


@pytest.mark.parametrize("template", ["{{ page.title", "{{ page.tieu_de }}", "{{ page.title | hoa }}"])
def test_a_mistake_in_a_template_leaves_the_site_as_it_was(a_site: TinySite, template: str) -> None:
    a_site.article("tin-tuc/a").build()
    before = a_site.made()

    report = a_site.write("templates/article.html", f"\n{template}\n").build()

    assert report["code"] == 1
    assert [(one["file"], one["line"]) for one in report["problems"]] == [("templates/article.html", 2)]
    assert a_site.made() == before


def test_a_crash_of_ours_leaves_the_site_as_it_was(a_site: TinySite, monkeypatch: pytest.MonkeyPatch) -> None:
    a_site.article("tin-tuc/a").build()
    before = a_site.made()

    def crash(press: Press, item: tuple[str, object]) -> None:
        raise RuntimeError(item[0])

    monkeypatch.setattr(Press, "__call__", crash)
    result = a_site.article("tin-tuc/b").run("build", "--jobs", "1", "--now", "2026-09-01")

    assert result.code == 70
    assert "Traceback" in result.err
    assert "RuntimeError" in result.err
    assert a_site.made() == before


def test_a_colon_in_a_title_belongs_to_the_title(a_site: TinySite) -> None:
    report = a_site.article("tin-tuc/bai", title="Thông báo: lịch nghỉ").build()

    assert report["problems"] == []
    assert "<h1>Thông báo: lịch nghỉ</h1>" in a_site.main("tin-tuc/bai/index.html")


def test_headings_keep_their_d(a_site: TinySite) -> None:
    a_site.article("tin-tuc/bai", "## Đăng ký đất đai\n\n## Đối tượng\n").build()

    page = a_site.main("tin-tuc/bai/index.html")

    assert 'id="dang-ky-dat-dai"' in page
    assert 'id="doi-tuong"' in page


@pytest.mark.parametrize(
    "content",
    [
        HEAD.encode("utf-8-sig"),
        HEAD.encode("utf-16"),
        codecs.BOM_UTF16_BE + HEAD.encode("utf-16-be"),
        HEAD.encode("utf-16-le"),
        HEAD.encode("utf-16-be"),
        HEAD.replace("\n", "\r\n").encode("utf-8-sig"),
    ],
    ids=["utf-8 bom", "utf-16", "utf-16-be bom", "utf-16-le", "utf-16-be", "notepad"],
)
def test_a_text_is_read_however_notepad_saved_it(a_site: TinySite, content: bytes) -> None:
    report = a_site.write("content/tin-tuc/bai.md", content).build()

    assert report["problems"] == []
    assert "<h1>Đại hội chi bộ</h1>" in a_site.main("tin-tuc/bai/index.html")


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        (
            "---\ntitle: Bài\ndate: 2026-08-18\n\nNội dung.\n",
            "1:1: phần đầu mở bằng `---` ở đây nhưng không có dòng `---` kết thúc",
            "thêm một dòng `---` sau dòng 3",
        ),
        (
            "---\ntitle: Bài\ndate: 2026-08-18\ntitle: Bài khác\n---\n\nNội dung.\n",
            "4:1: trường `title` đã có ở dòng 2",
            "giữ lại một trong hai dòng",
        ),
        (
            "---\ntitle: Bài\ndate: 2025-02-30\n---\n\nNội dung.\n",
            "3:7: ngày 2025-02-30 không có thật: tháng 2 năm 2025 chỉ có 28 ngày",
            "viết năm-tháng-ngày, ví dụ 2026-12-31",
        ),
    ],
    ids=["unclosed", "twice", "no such day"],
)
def test_what_others_lose_is_told_with_its_remedy(
    a_site: TinySite, text: str, message: str, hint: str
) -> None:
    a_site.article("tin-tuc/a").build()
    before = a_site.made()

    report = a_site.write("content/tin-tuc/bai.md", text).build()

    assert messages(report) == [f"content/tin-tuc/bai.md:{message}"]
    assert [one["hint"] for one in report["problems"]] == [hint]
    assert a_site.made() == before


@pytest.mark.parametrize(("typed", "shown"), [("14:30", "14:30"), ("8:30", "08:30")])
def test_a_time_is_no_number_to_the_base_of_sixty(a_site: TinySite, typed: str, shown: str) -> None:
    a_site.article("tin-tuc/bai", event_date="18/8/2026", event_time=typed).build()

    assert shown in a_site.main("tin-tuc/bai/index.html")


def test_a_number_keeps_its_zero(a_site: TinySite) -> None:
    a_site.write("content/tin-tuc/bai/qd.pdf", b"%PDF-1.4\n")

    report = a_site.article(
        "tin-tuc/bai/index", attachments="[{file: qd.pdf, title: Quyết định, number: 010}]"
    ).build()

    assert report["problems"] == []
    assert "010" in a_site.main("tin-tuc/bai/index.html")


@pytest.mark.parametrize("title", ["No", "on", "1e3", "2026-08-18", "0x1F", "null và void"])
def test_a_title_is_text_whatever_it_looks_like(a_site: TinySite, title: str) -> None:
    a_site.article("tin-tuc/bai", title=title).build()

    assert f"<h1>{title}</h1>" in a_site.main("tin-tuc/bai/index.html")


def test_a_tab_after_a_colon_is_a_space(a_site: TinySite) -> None:
    text = "---\ntitle:\tĐại hội\ndate:\t03/10/2025\n---\n\nNội dung.\n"

    report = a_site.write("content/tin-tuc/bai.md", text).build()

    assert report["problems"] == []
    assert 'datetime="2025-10-03' in a_site.main("tin-tuc/bai/index.html")
