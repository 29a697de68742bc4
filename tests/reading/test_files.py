from __future__ import annotations

from unicodedata import normalize

import pytest

from site_gen.reading.files import is_name, one_file
from tests.samples import files


def names(*found: str) -> list[str]:
    """The names under which files of one folder are published, in their order."""
    paths = [f"tin-tuc/bai/{name}" for name in found]
    enclosed = files(*paths).enclose(paths, "/tin-tuc/bai/")
    return [enclosed[path].url.removeprefix("/tin-tuc/bai/") for path in paths]


def test_names_are_published_in_ascii() -> None:
    assert names("Tặng hoa.JPG", "Nghị quyết số 12.pdf", "ảnh.tar.gz", "!!!.png") == [
        "tang-hoa.jpg",
        "nghi-quyet-so-12.pdf",
        "anh-tar.gz",
        "tep.png",
    ]


def test_names_that_become_equal_are_numbered() -> None:
    assert names("hòa.jpg", "hoa.jpg", "hoá.jpg") == ["hoa-3.jpg", "hoa.jpg", "hoa-2.jpg"]


def test_no_file_takes_the_place_of_the_page() -> None:
    assert names("index.html") == ["index-2.html"]


@pytest.mark.parametrize(("saved", "typed"), [("NFD", "NFC"), ("NFC", "NFD"), ("NFC", "NFC")])
def test_a_name_is_found_however_it_is_composed(saved: str, typed: str) -> None:
    path = "tin-tuc/bai/tặng hoa.jpg"

    found = files(normalize(saved, path)).find(normalize(typed, path))  # type: ignore[arg-type]

    assert found == normalize(saved, path)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("tin-tuc/bai/ANH.jpg", "có phải là `anh.jpg`?"),
        ("tin-tuc/bai/anh.png", "có phải là `anh.jpg`?"),
        ("tin-tuc/bai/ahn.jpg", "có phải là `anh.jpg`?"),
        ("tin-tuc/bai/khac.pdf", ""),
        ("tin-tuc/kia/anh.jpg", ""),
    ],
)
def test_the_nearest_name_in_the_folder_is_hinted_at(typed: str, hint: str) -> None:
    assert files("tin-tuc/bai/anh.jpg").hint(typed) == hint


def test_shared_folders_keep_their_names_in_ascii() -> None:
    shared = files("anh/Biểu trưng/Lô gô.png", "anh/a.pdf", "tin-tuc/bai/b.png").shared()

    assert {path: one.url for path, one in shared.items()} == {
        "anh/Biểu trưng/Lô gô.png": "/anh/bieu-trung/lo-go.png",
        "anh/a.pdf": "/anh/a.pdf",
    }


def test_files_of_the_root_keep_their_own_names() -> None:
    rooted = files("goc/.well-known/security.txt", "goc/Google1.html").rooted()

    assert [one.url for one in rooted] == ["/.well-known/security.txt", "/Google1.html"]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("tin-tuc/bai/a.heic", ["chưa dùng được ảnh dạng HEIC"]),
        ("anh/a.svg", ["chưa dùng được ảnh dạng SVG"]),
        ("tin-tuc/bai/a.exe", ["không đăng tệp dạng EXE"]),
        ("anh/a.html", ["không đăng tệp dạng HTML"]),
        ("goc/a.html", []),
        ("goc/a.svg", []),
        ("anh/a.pdf", []),
    ],
)
def test_a_kind_that_is_not_published_is_told(path: str, expected: list[str]) -> None:
    assert [one.message for one in files(path).faults()] == expected


def test_a_photo_that_tells_where_it_was_taken_is_a_warning() -> None:
    (problem,) = files("anh/a.jpg", located=True).faults()

    assert (problem.file, problem.severity) == ("content/anh/a.jpg", "warning")


@pytest.mark.parametrize(
    "name",
    [
        *("", ".", "..", "cu.", "cu ", ".site-gen", ".SITE-GEN", ".Site-Gen.", "a:b", "a?b"),
        *("nul", "NUL.txt", "Aux", "com1.tar.gz", "lpt9 .txt", "đ" * 101),
    ],
)
def test_a_name_that_some_system_refuses_is_none(name: str) -> None:
    assert not is_name(name)


@pytest.mark.parametrize("name", ["Google1.html", ".well-known", "nulo.txt", "com", "com10", "tin cũ.htm"])
def test_a_name_that_every_system_takes_is_one(name: str) -> None:
    assert is_name(name)


def test_case_and_composition_tell_no_files_apart() -> None:
    assert one_file("Tin-Tuc/INDEX.html") == one_file("tin-tuc/index.html")
    assert one_file(normalize("NFD", "cu/ĐẠI HỘI.htm")) == one_file("cu/đại hội.htm")
    assert one_file("cu/đại hội.htm") != one_file("cu/dai hoi.htm")
