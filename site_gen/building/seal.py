"""What publishing writes down for its next run, recognised only when whole."""

from __future__ import annotations

from errno import EISDIR
from pathlib import Path
from stat import S_ISREG
from typing import Any

import msgspec

from site_gen.digest import digest_bytes

_SIZE = len(digest_bytes(b""))


def seal(kind: bytes, record: Any) -> bytes:
    """Spell *record* with its kind and a digest of itself."""
    payload = msgspec.msgpack.encode(record)
    return kind + digest_bytes(payload) + payload


def unseal(kind: bytes, content: bytes) -> bytes | None:
    """The spelled record; None if *content* is damaged or of another kind or version."""
    body = content.removeprefix(kind)
    payload = body[_SIZE:]
    return payload if body != content and body[:_SIZE] == digest_bytes(payload) else None


def read(path: str) -> bytes | None:
    """The bytes of a file; None if there is none. `OSError` for what is no file: a pipe would never end."""
    file = Path(path)
    try:
        if not S_ISREG(file.stat().st_mode):
            raise OSError(EISDIR, "no file", path)
        return file.read_bytes()
    except FileNotFoundError:
        return None
