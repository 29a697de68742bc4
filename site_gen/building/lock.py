"""One build at a time: a lock that ends with the process that holds it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from site_gen.building.files import pour, telling
from site_gen.problems import Problems, error

_FAR = 1 << 30
"""Windows lets nobody read what is locked: so a byte is locked that is never written."""


@contextmanager
def locked(path: str) -> Iterator[int]:
    """Hold the lock file *path*, as a descriptor to sign; `Problems` name the process that holds it."""
    with telling():
        descriptor = _open(path)
    try:
        yield descriptor
    finally:
        with suppress(OSError):  # the number of a process that is no holder helps nobody, and harms nobody
            os.ftruncate(descriptor, 0)
        _release(descriptor)
        os.close(descriptor)


def sign(descriptor: int) -> None:
    """Write the number of this process into a lock that it holds."""
    with telling():
        os.ftruncate(descriptor, 0)
        pour(descriptor, b"%d\n" % os.getpid())


def _open(path: str) -> int:
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            _take(descriptor)
            if _stands(descriptor, path):
                return descriptor
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)  # its holder took it away with all that it had created


def _take(descriptor: int) -> None:
    if _acquire(descriptor):
        return
    number = os.read(descriptor, 20).decode("ascii", "replace").strip()
    named = f" (tiến trình số {number})" if number else ""
    sentence = f"một lần dựng khác{named} đang ghi vào thư mục này"
    raise Problems([error("output", 0, 0, sentence, "đợi lần dựng ấy xong, rồi dựng lại")])


def _stands(descriptor: int, path: str) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), Path(path).stat())
    except FileNotFoundError:
        return False


if sys.platform == "win32":

    def _acquire(descriptor: int) -> bool:
        import msvcrt

        os.lseek(descriptor, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        finally:
            os.lseek(descriptor, 0, os.SEEK_SET)
        return True

    def _release(descriptor: int) -> None:
        import msvcrt

        os.lseek(descriptor, _FAR, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)

else:

    def _acquire(descriptor: int) -> bool:
        import fcntl

        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _release(descriptor: int) -> None:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_UN)
