"""Bytes, as people's programs save them → text."""

from __future__ import annotations

import codecs
import re

from site_gen.problems import Problem, error
from site_gen.vietnamese.text import CONTROL

LARGEST = 5_000_000
"""Bytes of one text; more is told without looking inside."""

_SAVE_AS = "mở tệp bằng Notepad, chọn Lưu thành (Save as), phần Mã hóa (Encoding) chọn UTF-8"
_WIDE_MARKS = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def decode(file: str, content: bytes) -> str | Problem:
    """The text of a file with `\\n` at the end of lines, or why it has none.

    UTF-8 and UTF-16 are understood, with or without a byte order mark; nothing else is guessed.
    """
    if len(content) > LARGEST:
        message = f"tệp nặng hơn {LARGEST // 1_000_000} MB, quá lớn đối với một bài viết"
        return error(file, 0, 0, message, "tách ảnh và tài liệu thành tệp riêng")
    try:
        text = content.decode(_encoding(content))
    except UnicodeDecodeError as wrong:
        return _undecodable(file, content, wrong)
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if found := CONTROL.search(text):
        return _uncontrolled(file, text, found)
    return text


def place(text: str, offset: int) -> tuple[int, int]:
    """Line and column, from 1, of a character of *text*."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _encoding(content: bytes) -> str:
    for mark, encoding in _WIDE_MARKS:
        if content.startswith(mark):
            return encoding
    # Vietnamese in UTF-16 without a mark still has a zero in every second byte of its markup.
    start = content[:200]
    if len(start) >= 8 and start[1::2].count(0) > len(start) // 4 and not start[::2].count(0):
        return "utf-16-le"
    if len(start) >= 8 and start[::2].count(0) > len(start) // 4 and not start[1::2].count(0):
        return "utf-16-be"
    return "utf-8"


def _uncontrolled(file: str, text: str, found: re.Match[str]) -> Problem:
    # A program's bytes are full of them; Word leaves one or two, where a line was broken by hand.
    if "\0" in text or len(CONTROL.findall(text)) * 20 > len(text):
        return error(file, 0, 0, "tệp này không phải tệp văn bản", _SAVE_AS)
    message = f"có ký tự điều khiển không nhìn thấy (mã {ord(found[0]):02X})"
    return error(
        file, *place(text, found.start()), message, "xóa ký tự đó, thường do chép từ Word, và gõ lại"
    )


def _undecodable(file: str, content: bytes, wrong: UnicodeDecodeError) -> Problem:
    if b"\0" in content or wrong.encoding != "utf-8":
        return error(file, 0, 0, "tệp này không phải tệp văn bản", _SAVE_AS)
    before = content[: wrong.start].decode("utf-8", "replace").removeprefix("\ufeff")
    before = before.replace("\r\n", "\n").replace("\r", "\n")
    message = "có ký tự không đọc được, vì tệp không được lưu theo bảng mã UTF-8"
    return error(file, *place(before, len(before)), message, _SAVE_AS)
