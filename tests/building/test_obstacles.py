from __future__ import annotations

from pathlib import Path

from tests.building.shelf import a_site, put, refused, standing, untouched

A = a_site("A", range(6))


def test_a_foreign_file_is_kept_and_named_on_every_build(tmp_path: Path) -> None:
    put(A, tmp_path)
    (tmp_path / "google123.html").write_bytes(b"xac minh")
    (tmp_path / "tin-tuc/ghi-chu.txt").write_bytes(b"")
    first, second = put(A, tmp_path), put({"index.html": b""}, tmp_path)

    assert standing(tmp_path) == {
        "index.html": b"",
        "google123.html": b"xac minh",
        "tin-tuc/ghi-chu.txt": b"",
    }
    assert first.problems == second.problems
    assert [str(one).splitlines()[0] for one in first.problems] == [
        "output/google123.html: cảnh báo: tệp này không do trình dựng tạo ra nên được giữ nguyên",
        "output/tin-tuc/ghi-chu.txt: cảnh báo: tệp này không do trình dựng tạo ra nên được giữ nguyên",
    ]


def test_a_foreign_folder_is_named_once(tmp_path: Path) -> None:
    put(A, tmp_path)
    (tmp_path / "tin-tuc/cu/anh").mkdir(parents=True)
    for name in ("tin-tuc/cu/1.txt", "tin-tuc/cu/anh/2.txt"):
        (tmp_path / name).write_bytes(b"")

    assert [f"{one.file}: {one.message}" for one in put(A, tmp_path).problems] == [
        "output/tin-tuc/cu: thư mục này có 2 tệp không do trình dựng tạo ra nên được giữ nguyên"
    ]


def test_a_foreign_link_is_kept(tmp_path: Path) -> None:
    put(A, tmp_path / "output")
    (tmp_path / "output/la").symlink_to(tmp_path)

    assert [one.file for one in put(A, tmp_path / "output").problems] == ["output/la"]


def test_a_foreign_file_at_a_path_we_need_is_an_error(tmp_path: Path) -> None:
    put(A, tmp_path)
    (tmp_path / "moi.html").write_bytes(b"cua nguoi khac")
    before = untouched(tmp_path)

    assert refused(A | {"moi.html": b"", "khac.html": b""}, tmp_path) == [
        "output/moi.html: chỗ này cần cho moi.html nhưng đang có tệp không do trình dựng tạo ra"
    ]
    assert untouched(tmp_path) == before


def test_a_foreign_file_where_we_need_a_folder_is_an_error(tmp_path: Path) -> None:
    put(A, tmp_path)
    (tmp_path / "moi").write_bytes(b"cua nguoi khac")
    before = untouched(tmp_path)

    assert refused(A | {"moi/a/index.html": b""}, tmp_path) == [
        "output/moi: chỗ này cần cho moi/a/index.html nhưng đang có tệp không do trình dựng tạo ra"
    ]
    assert untouched(tmp_path) == before


def test_a_foreign_file_in_a_folder_where_we_need_a_file_is_an_error(tmp_path: Path) -> None:
    put(A | {"x/a.html": b""}, tmp_path)
    (tmp_path / "x/la.txt").write_bytes(b"cua nguoi khac")
    before = untouched(tmp_path)

    assert refused(A | {"x": b""}, tmp_path) == [
        "output/x/la.txt: chỗ này cần cho x nhưng đang có tệp không do trình dựng tạo ra"
    ]
    assert untouched(tmp_path) == before


def test_an_empty_folder_where_we_need_a_file_is_no_obstacle(tmp_path: Path) -> None:
    put(A, tmp_path)
    (tmp_path / "x/y/z").mkdir(parents=True)
    put(A | {"x": b"tep"}, tmp_path)

    assert standing(tmp_path) == A | {"x": b"tep"}
