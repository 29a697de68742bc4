from __future__ import annotations

from pathlib import Path

import pytest

from site_gen.reading.folder import Folder, survey


def surveyed(content: Path, *paths: str) -> Folder:
    for path in paths:
        (content / path).parent.mkdir(parents=True, exist_ok=True)
        (content / path).write_bytes(b"")
    return survey(content)


def test_every_file_has_its_role(tmp_path: Path) -> None:
    found = surveyed(
        tmp_path, "site.toml", "people.toml", "tin-tuc/a.md", "tin-tuc/b/index.md", "tin-tuc/b/anh.jpg",
        "trang/gioi-thieu.md", "en/trang/about.md", "anh/logo/to.png", "goc/.well-known/security.txt",
        "goc/favicon.ico", "tin-tuc/c.MD",
    )  # fmt: skip

    assert [text.id for text in found.texts] == [
        "en/trang/about",
        "tin-tuc/a",
        "tin-tuc/b",
        "tin-tuc/c",
        "trang/gioi-thieu",
    ]
    assert [file.path for file in found.files] == [
        "anh/logo/to.png",
        "goc/.well-known/security.txt",
        "goc/favicon.ico",
        "tin-tuc/b/anh.jpg",
    ]
    assert found.problems == ()


def test_what_programs_leave_behind_is_passed_by(tmp_path: Path) -> None:
    found = surveyed(
        tmp_path, "tin-tuc/.a.md.swp", "tin-tuc/~$a.docx", "tin-tuc/a.md~", "anh/Thumbs.db", ".git/x"
    )

    assert found == Folder((), (), ())


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("bai.md", "bài viết nằm không đúng chỗ"),
        ("tin-tuc/a/b/c.md", "bài viết nằm không đúng chỗ"),
        ("en/a.md", "bài viết nằm không đúng chỗ"),
        ("tin-tuc/a/khac.md", "thư mục của một bài chỉ có một tệp bài viết, tên là index.md"),
        ("logo.png", "tệp này không thuộc bài nào nên không được đăng"),
        ("tin-tuc/a.jpg", "tệp này không thuộc bài nào nên không được đăng"),
        ("tin-tuc/a/b/c.jpg", "tệp này không thuộc bài nào nên không được đăng"),
    ],
)
def test_a_file_without_a_place_is_told(tmp_path: Path, path: str, message: str) -> None:
    found = surveyed(tmp_path, path)

    assert [(one.file, one.message) for one in found.problems] == [(f"content/{path}", message)]
    assert found.texts == ()


def test_photos_without_their_text_are_told(tmp_path: Path) -> None:
    (problem,) = surveyed(tmp_path, "tin-tuc/a/anh.jpg").problems

    assert (problem.file, problem.severity) == ("content/tin-tuc/a", "warning")


def test_a_link_to_a_folder_that_is_there_already_is_told_once(tmp_path: Path) -> None:
    surveyed(tmp_path, "tin-tuc/bai.md", "anh/a.jpg")
    for name in ("tin-tuc/a", "tin-tuc/b"):
        (tmp_path / name).symlink_to(Path("../tin-tuc"), target_is_directory=True)
    (tmp_path / "a").symlink_to(Path("anh"), target_is_directory=True)
    (tmp_path / "tat-ca").symlink_to(Path(), target_is_directory=True)

    found = survey(tmp_path)

    assert [(one.file, one.message) for one in sorted(found.problems)] == [
        (f"content/{name}", "lối tắt dẫn đến một thư mục đã có trong content")
        for name in ("a", "tat-ca", "tin-tuc/a", "tin-tuc/b")
    ]
    assert [one.path for one in found.files] == ["anh/a.jpg"]
    assert [text.id for text in found.texts] == ["tin-tuc/bai"]


def test_a_link_to_a_folder_of_no_other_name_is_followed(tmp_path: Path) -> None:
    surveyed(tmp_path, ".kho/a.jpg")
    (tmp_path / "anh").symlink_to(Path(".kho"), target_is_directory=True)

    assert [one.path for one in survey(tmp_path).files] == ["anh/a.jpg"]
