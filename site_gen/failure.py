"""Why the system would not do something with a file, in Vietnamese whatever language it speaks."""

from __future__ import annotations

from errno import EACCES, EDQUOT, EFBIG, EIO, EISDIR, ENAMETOOLONG, ENOENT, ENOSPC, ENOTDIR, EPERM, EROFS

_REASONS = {
    EACCES: "không có quyền, hoặc đang được chương trình khác giữ",
    EDQUOT: "đã dùng hết phần đĩa được cấp",
    EISDIR: "chỗ ấy là một thư mục hoặc một thứ khác, không phải một tệp",
    EFBIG: "tệp lớn hơn mức mà hệ thống cho ghi",
    EIO: "ổ đĩa đọc ghi bị lỗi",
    ENAMETOOLONG: "tên dài quá mức mà hệ thống tệp cho phép",
    ENOENT: "không có tệp hoặc thư mục ấy",
    ENOSPC: "đĩa đã đầy",
    ENOTDIR: "nằm dưới một tệp, không phải dưới một thư mục",
    EPERM: "hệ thống không cho phép",
    EROFS: "đĩa chỉ cho đọc",
}


def spell_failure(wrong: OSError) -> str:
    """The reason for *wrong*, to stand in brackets behind what could not be done."""
    number = wrong.errno or 0
    return _REASONS.get(number, f"lỗi số {number} của hệ thống")
