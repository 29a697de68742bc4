from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.building.child import told
from tests.building.shelf import a_site, own, put, refused, standing, untouched

A = a_site("A", range(6))


@pytest.fixture
def a_folder_for_all() -> Iterator[Path]:
    """A folder that can be reached without rights, unlike those of pytest."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o755)
    shutil.rmtree(folder)


def test_a_folder_with_files_that_is_not_ours_is_refused_and_kept(tmp_path: Path) -> None:
    (tmp_path / "luan-van.docx").write_bytes(b"quan trong")
    before = untouched(tmp_path)

    assert refused(A, tmp_path) == [
        "output: thư mục này có sẵn tệp không do trình dựng tạo ra nên được giữ nguyên"
    ]
    assert untouched(tmp_path) == before
    assert os.listdir(tmp_path) == ["luan-van.docx"]  # noqa: PTH208


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    put(A, tmp_path)

    assert standing(tmp_path) == A


def test_an_output_that_is_a_file_is_refused_and_kept(tmp_path: Path) -> None:
    (tmp_path / "output").write_bytes(b"mot tep")

    assert refused(A, tmp_path / "output") == ["output: là một tệp, không phải thư mục"]
    assert (tmp_path / "output").read_bytes() == b"mot tep"


def test_an_output_below_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")

    assert refused(A, tmp_path / "a/output") == [
        "output: không ghi được (nằm dưới một tệp, không phải dưới một thư mục)"
    ]


def test_an_output_without_a_parent_is_refused(tmp_path: Path) -> None:
    assert refused(A, tmp_path / "a/output") == ["output: không ghi được (không có tệp hoặc thư mục ấy)"]
    assert list(tmp_path.iterdir()) == []


def test_a_link_to_nowhere_is_refused(tmp_path: Path) -> None:
    (tmp_path / "output").symlink_to(tmp_path / "nowhere")

    assert refused(A, tmp_path / "output") == ["output: là liên kết trỏ tới một nơi không có"]
    assert not (tmp_path / "nowhere").exists()


def test_a_link_in_a_circle_is_refused(tmp_path: Path) -> None:
    (tmp_path / "output").symlink_to(tmp_path / "output")

    assert refused(A, tmp_path / "output") == ["output: là liên kết trỏ tới một nơi không có"]


def test_a_link_to_a_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    (tmp_path / "output").symlink_to(tmp_path / "disk")
    put(A, tmp_path / "output")

    assert (tmp_path / "output").is_symlink()
    assert standing(tmp_path / "disk") == A


def test_a_folder_that_may_not_be_created_is_told(a_folder_for_all: Path) -> None:
    a_folder_for_all.chmod(0o555)

    assert told("without rights", a_folder_for_all / "output") == [
        "output: không ghi được (không có quyền, hoặc đang được chương trình khác giữ)"
    ]
    assert list(a_folder_for_all.iterdir()) == []


def test_an_empty_folder_that_may_not_be_written_is_told(a_folder_for_all: Path) -> None:
    output = a_folder_for_all / "output"
    output.mkdir()
    output.chmod(0o555)

    assert told("without rights", output) == [
        "output: không ghi được (không có quyền, hoặc đang được chương trình khác giữ)"
    ]
    assert list(output.iterdir()) == []


def test_a_closed_folder_within_the_output_is_told_before_anything_moves(a_folder_for_all: Path) -> None:
    output = a_folder_for_all / "output"
    put(A, output)
    for path in [output, *output.rglob("*")]:
        path.chmod(0o777 if path.is_dir() else 0o666)
    (output / "tin-tuc/2/bai-2").chmod(0o555)
    before = untouched(output)

    assert told("without rights", output) == ["output/tin-tuc/2/bai-2: không có quyền ghi vào thư mục này"]
    assert untouched(output) == before
    assert own(output) == ["lock", "manifest", "names"]


def test_a_foreign_folder_that_may_not_be_opened_is_left_in_peace(a_folder_for_all: Path) -> None:
    output = a_folder_for_all / "output"
    put(A, output)
    (output / "lost+found").mkdir()
    for path in [output, *output.rglob("*")]:
        path.chmod(0o777 if path.is_dir() else 0o666)
    (output / "lost+found").chmod(0)

    assert told("without rights", output) == []
    assert standing(output) == a_site("B", range(9))
