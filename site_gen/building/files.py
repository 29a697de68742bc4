"""The few ways in which publishing touches the disk."""

# ruff: noqa: PTH102, PTH105, PTH106, PTH108, PTH116 - paths are strings: a site has a hundred thousand of them
from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from errno import (
    EACCES,
    EDQUOT,
    EEXIST,
    EFBIG,
    EISDIR,
    ENAMETOOLONG,
    ENOENT,
    ENOSPC,
    ENOTDIR,
    ENOTEMPTY,
    EPERM,
    EROFS,
)
from pathlib import Path

from site_gen.failure import spell_failure
from site_gen.problems import Problems, error

YOUNG = 2_000_000_000
"""Nanoseconds in which a file or a folder may change again without its times telling."""

_PAUSES = (0.02, 0.1, 0.5) if os.name == "nt" else ()
"""Windows moves and removes no file that somebody is reading, and readers are soon done."""

_ASK = "hỏi người quản trị máy để được quyền ghi vào thư mục này, rồi dựng lại"
_ROOM = "xóa bớt những gì không cần trên đĩa, rồi dựng lại"
_ELSEWHERE = "chọn nơi khác bằng --output"
_REMEDIES = {
    ENOSPC: _ROOM,
    EDQUOT: _ROOM,
    EISDIR: "xóa thứ đang ở chỗ ấy, rồi dựng lại",
    EFBIG: "dùng tệp nhỏ hơn, hoặc nâng mức ấy lên, rồi dựng lại",
    EACCES: _ASK,
    EPERM: _ASK,
    EROFS: _ELSEWHERE,
    ENOENT: "tạo thư mục chứa nó trước, hoặc chọn nơi khác bằng --output",
    ENOTDIR: _ELSEWHERE,
    ENAMETOOLONG: "đặt tên ngắn hơn",
}


def write(path: str, content: bytes) -> None:
    """Make the file *path* of *content*; `OSError` if not all of it could be written."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags, 0o666)
    try:
        pour(descriptor, content)
    finally:
        os.close(descriptor)


def pour(descriptor: int, content: bytes) -> None:
    """Write all of *content*, in as many goes as the system asks for."""
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def stamp(path: str) -> tuple[int, int]:
    """Size and time of change of a file, to be asked once it is closed: some systems date it only then."""
    known = os.stat(path)
    return known.st_size, known.st_mtime_ns


def replace(scratch: str, target: str) -> None:
    """Put *scratch* at *target* in one step."""
    _patiently(lambda: os.replace(scratch, target))


def remove(path: str) -> None:
    """Remove a file; that it is not there is what was wanted."""
    with suppress(FileNotFoundError):
        _patiently(lambda: os.unlink(path))


def remove_folder(path: str) -> None:
    """Remove a folder unless something is in it."""
    try:
        _patiently(lambda: os.rmdir(path))
    except OSError as wrong:
        if wrong.errno not in {ENOTEMPTY, EEXIST, ENOENT, ENOTDIR}:
            raise


def make_folder(path: str) -> bool:
    """Make a folder; whether it was missing."""
    try:
        os.mkdir(path)
    except FileExistsError:
        if not Path(path).is_dir():
            raise
        return False
    return True


@contextmanager
def telling(path: str = "") -> Iterator[None]:
    """Turn an `OSError` into `Problems` with *path*, a path in the output folder; "" is the folder."""
    try:
        yield
    except OSError as wrong:
        hint = _REMEDIES.get(wrong.errno or 0, "kiểm tra ổ đĩa, rồi dựng lại")
        sentence = f"không ghi được ({spell_failure(wrong)})"
        raise Problems([error(shown(path), 0, 0, sentence, hint)]) from wrong


def shown(path: str) -> str:
    """How problems name *path* of the output folder."""
    return f"output/{path}" if path else "output"


def _patiently(act: Callable[[], None]) -> None:
    for pause in _PAUSES:
        try:
            return act()
        except PermissionError:
            time.sleep(pause)
    return act()
