from __future__ import annotations

import errno

import pytest

from site_gen.failure import spell_failure


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.EACCES, "không có quyền, hoặc đang được chương trình khác giữ"),
        (errno.ENOENT, "không có tệp hoặc thư mục ấy"),
        (errno.ENAMETOOLONG, "tên dài quá mức mà hệ thống tệp cho phép"),
        (errno.EBUSY, f"lỗi số {errno.EBUSY} của hệ thống"),
    ],
)
def test_a_failure_has_its_reason_whatever_language_the_system_speaks(number: int, reason: str) -> None:
    assert spell_failure(OSError(number, "in another language")) == reason


def test_a_failure_without_a_number_has_a_reason_too() -> None:
    assert spell_failure(OSError("odd")) == "lỗi số 0 của hệ thống"
