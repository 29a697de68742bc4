from __future__ import annotations

import errno
import re
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from site_gen.building.build import place
from site_gen.desk.draft import start_article, start_site
from site_gen.problems import Problems
from site_gen.reading.schema import ARTICLE_FIELDS
from tests.conftest import TinySite, messages

EVENING = datetime(2026, 8, 31, 18, 30, tzinfo=UTC)


def test_a_new_article_goes_to_the_first_section_under_its_title(a_site: TinySite) -> None:
    assert (
        start_article(a_site.folder, "Đại hội Chi bộ", None, EVENING) == "content/tin-tuc/dai-hoi-chi-bo.md"
    )


def test_a_section_may_be_chosen(a_site: TinySite) -> None:
    path = start_article(a_site.folder, "Lịch nghỉ", "thong-bao", EVENING)

    assert path == "content/thong-bao/lich-nghi.md"


def test_a_new_article_is_dated_in_the_zone_of_the_site(a_site: TinySite) -> None:
    assert "\ndate: 2026-09-01 01:30 " in started(a_site, "Lịch nghỉ")


def test_no_article_is_written_over(a_site: TinySite) -> None:
    a_site.article("tin-tuc/lich-nghi").article("tin-tuc/lich-nghi-2/index")

    assert start_article(a_site.folder, "Lịch nghỉ", None, EVENING) == "content/tin-tuc/lich-nghi-3.md"


@pytest.mark.parametrize("field", ARTICLE_FIELDS)
def test_every_field_is_explained(a_site: TinySite, field: str) -> None:
    assert re.search(rf"^(# )?{field}:", started(a_site, "Lịch nghỉ"), re.MULTILINE)


@pytest.mark.parametrize(
    "title",
    ['Nói "có"', "Thông báo: lịch nghỉ", r"Ổ đĩa C:\tep", "- một # hai", "{{ page }}", "  Hai   dấu cách "],
)
def test_any_title_is_kept(a_site: TinySite, title: str) -> None:
    path = start_article(a_site.folder, title, None, EVENING)
    report = a_site.build("--drafts")

    assert messages(report) == []
    heading = re.search("<h1[^>]*>(.*)</h1>", a_site.page(f"tin-tuc/{Path(path).stem}/index.html"))
    assert heading is not None
    assert unescaped(heading[1]) == " ".join(title.split())


def test_a_new_article_is_not_out_before_its_draft_line_is_removed(a_site: TinySite) -> None:
    path = a_site.folder / start_article(a_site.folder, "Lịch nghỉ", None, EVENING)
    a_site.build()
    assert "tin-tuc/lich-nghi/index.html" not in a_site.made()

    path.write_text(re.sub("(?m)^draft: true.*\n", "", path.read_text("utf-8")), "utf-8", newline="\n")
    report = a_site.build()

    assert messages(report) == []
    assert "tin-tuc/lich-nghi/index.html" in a_site.made()


@pytest.mark.parametrize(
    ("title", "section", "message", "hint"),
    [
        ("Lịch", "thong-bo", "không có chuyên mục nào là “thong-bo”", "có phải là `thong-bao`?"),
        ("Lịch", "xyz", "không có chuyên mục nào là “xyz”", "các chuyên mục: tin-tuc, thong-bao"),
        ("???", None, "tiêu đề chưa có chữ nào", 'ví dụ site-gen new "Thông báo lịch nghỉ"'),
    ],
)
def test_what_cannot_be_started_is_told(
    a_site: TinySite, title: str, section: str | None, message: str, hint: str
) -> None:
    problem = refused(lambda: start_article(a_site.folder, title, section, EVENING))

    assert problem == ("site-gen new", message, hint)


def test_without_settings_no_article_is_started(a_site: TinySite) -> None:
    a_site.write("content/site.toml", 'name = "Trung tâm\n')

    assert refused(lambda: start_article(a_site.folder, "Lịch", None, EVENING))[0] == "content/site.toml"
    assert sorted(path.name for path in a_site.folder.rglob("*.md")) == []


def test_a_new_site_builds_at_once_without_errors(a_site: TinySite, tmp_path: Path) -> None:
    site = new_site(a_site, tmp_path / "moi")
    report = site.build()

    assert (report["code"], [one["severity"] for one in report["problems"]]) == (0, ["warning"])
    assert "Trang thông tin bắt đầu hoạt động" in site.page("index.html")


def test_templates_copied_or_not_the_pages_are_the_same(a_site: TinySite, tmp_path: Path) -> None:
    bare, full = new_site(a_site, tmp_path / "bare"), new_site(a_site, tmp_path / "full", "--with-templates")
    for site in (bare, full):
        assert site.build()["code"] == 0

    assert [path.name for path in (bare.folder / "templates").iterdir()] == ["README.md"]
    assert (full.folder / "templates" / "base.html").is_file()
    assert full.made() == bare.made()


def test_an_empty_folder_may_become_a_site(tmp_path: Path) -> None:
    folder = tmp_path / "moi"
    folder.mkdir()
    start_site(folder, place(folder).packaged, with_templates=False)

    assert (folder / "content" / "site.toml").is_file()


def test_a_folder_with_anything_in_it_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thu.txt").write_bytes(b"")

    problem = refused(lambda: start_site(tmp_path, place(tmp_path).packaged, with_templates=True))

    assert problem[1] == "thư mục không trống nên không tạo trang ở đây"
    assert [path.name for path in tmp_path.iterdir()] == ["thu.txt"]


def test_a_file_is_no_place_for_a_site(tmp_path: Path) -> None:
    file = tmp_path / "moi"
    file.write_bytes(b"")

    problem = refused(lambda: start_site(file, place(file).packaged, with_templates=False))

    message = "đây là một tệp, không phải thư mục, nên không tạo trang ở đây"
    assert problem[:2] == (file.as_posix(), message)


@pytest.mark.parametrize(
    ("below", "reason"),
    [
        ("tep/moi", "nằm dưới một tệp, không phải dưới một thư mục"),
        ("a" * 300, "tên dài quá mức mà hệ thống tệp cho phép"),
    ],
)
def test_a_place_that_cannot_be_is_told(tmp_path: Path, below: str, reason: str) -> None:
    (tmp_path / "tep").write_bytes(b"")
    folder = tmp_path / below

    problem = refused(lambda: start_site(folder, place(folder).packaged, with_templates=False))

    assert problem[:2] == (folder.as_posix(), f"không tạo được trang ở đây ({reason})")


def test_what_is_written_has_plain_line_ends(a_site: TinySite, tmp_path: Path) -> None:
    folder = new_site(a_site, tmp_path / "moi").folder
    start_article(folder, "Lịch nghỉ", None, EVENING)

    assert [path.name for path in folder.rglob("*.*") if b"\r" in path.read_bytes()] == []


def test_without_sections_no_article_is_started(a_site: TinySite) -> None:
    a_site.write("content/site.toml", 'name = "Trung tâm"\nbase_url = "https://trung-tam.gov.vn"\n')

    assert refused(lambda: start_article(a_site.folder, "Lịch", None, EVENING))[0] == "content/site.toml"


@pytest.mark.parametrize("title", ["a\ab", "a\x1cb", "a\x7fb", "a\udcffb"])
def test_a_title_with_what_no_text_has_is_refused(a_site: TinySite, title: str) -> None:
    problem = refused(lambda: start_article(a_site.folder, title, None, EVENING))

    assert problem[:2] == ("site-gen new", "tiêu đề có ký tự không dùng được trong bài")
    assert sorted(a_site.folder.rglob("*.md")) == []


def test_a_closed_section_is_told(a_site: TinySite, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(_path: Path) -> bool:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "exists", closed)

    assert refused(lambda: start_article(a_site.folder, "Lịch", None, EVENING))[1] == (
        "không tạo được bài ở đây (không có quyền, hoặc đang được chương trình khác giữ)"
    )


def test_a_template_that_cannot_be_copied_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(source: str, target: str, **_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", target)

    folder = tmp_path / "moi"
    packaged = place(folder).packaged
    monkeypatch.setattr(shutil, "copystat", full)

    assert refused(lambda: start_site(folder, packaged, with_templates=True))[:2] == (
        (folder / "templates").as_posix(),
        "không chép được một số mẫu trang",
    )


def test_packaged_templates_that_are_not_there_are_told(tmp_path: Path) -> None:
    folder = tmp_path / "moi"

    assert refused(lambda: start_site(folder, tmp_path / "khong-co", with_templates=True))[1] == (
        "không chép được mẫu trang (không có tệp hoặc thư mục ấy)"
    )


def started(site: TinySite, title: str) -> str:
    """The words of a new article."""
    return (site.folder / start_article(site.folder, title, None, EVENING)).read_text(encoding="utf-8")


def refused(work: Callable[[], object]) -> tuple[str, str, str]:
    """Where, why and with what hint *work* is refused."""
    with pytest.raises(Problems) as wrong:
        work()
    (problem,) = wrong.value.found
    return problem.file, problem.message, problem.hint


def new_site(beside: TinySite, folder: Path, *options: str) -> TinySite:
    """A site made by `site-gen init`."""
    start_site(folder, place(folder).packaged, "--with-templates" in options)
    return TinySite(folder, beside.capture)


def unescaped(html: str) -> str:
    for entity, letter in (("&lt;", "<"), ("&gt;", ">"), ("&#34;", '"'), ("&quot;", '"'), ("&amp;", "&")):
        html = html.replace(entity, letter)
    return html


def test_a_title_that_is_a_reserved_word_gets_another_name(a_site: TinySite) -> None:
    for title in ("Index", "Trang"):
        assert a_site.run("new", title).code == 0

    assert (a_site.folder / "content/tin-tuc/index-2.md").is_file()
    assert (a_site.folder / "content/tin-tuc/trang-2.md").is_file()
    assert a_site.build("--drafts")["code"] == 0
