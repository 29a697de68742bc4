from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from site_gen.building import files
from site_gen.problems import Problems
from tests.building.shelf import a_site, put, refused, standing

A = a_site("A", range(6))
B = a_site("B", range(3, 9))


def test_short_writes_are_carried_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, content: real(descriptor, content[:7]))
    put(A, tmp_path / "output")

    assert standing(tmp_path / "output") == A


def test_a_file_that_somebody_reads_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "_PAUSES", (0.0, 0.0))
    real, refusals = os.replace, [True, True]

    def replace(source: str, target: str) -> None:
        if target.endswith("site.css") and refusals:
            refusals.pop()
            raise PermissionError(errno.EACCES, "in use")
        real(source, target)

    monkeypatch.setattr(os, "replace", replace)
    put(A, tmp_path / "output")

    assert standing(tmp_path / "output") == A


def test_a_file_that_somebody_goes_on_reading_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(A, tmp_path / "output")
    real = os.replace

    def replace(source: str, target: str) -> None:
        if target.endswith("site.css"):
            raise PermissionError(errno.EACCES, "in use")
        real(source, target)

    monkeypatch.setattr(files, "_PAUSES", (0.0,))
    monkeypatch.setattr(os, "replace", replace)
    sentences = refused(B, tmp_path / "output")
    monkeypatch.undo()
    put(B, tmp_path / "output")

    assert sentences == [
        "output/site.css: không ghi được (không có quyền, hoặc đang được chương trình khác giữ)"
    ]
    assert standing(tmp_path / "output") == B


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.ENOSPC, "không ghi được (đĩa đã đầy)"),
        (errno.EDQUOT, "không ghi được (đã dùng hết phần đĩa được cấp)"),
        (errno.EFBIG, "không ghi được (tệp lớn hơn mức mà hệ thống cho ghi)"),
        (errno.EROFS, "không ghi được (đĩa chỉ cho đọc)"),
        (errno.EPERM, "không ghi được (hệ thống không cho phép)"),
        (errno.EIO, "không ghi được (ổ đĩa đọc ghi bị lỗi)"),
    ],
)
def test_every_trouble_with_the_disk_has_its_sentence(number: int, sentence: str) -> None:
    with pytest.raises(Problems) as caught, files.telling("a/b.html"):
        raise OSError(number, "vì sao đó")

    (problem,) = caught.value.found
    assert (problem.file, problem.line, problem.message) == ("output/a/b.html", 0, sentence)
    assert problem.hint
