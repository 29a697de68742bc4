"""What publishing writes down for its next run, recognised only when whole."""

from __future__ import annotations

from pathlib import Path
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
    """The bytes of a file; None if there is none."""
    try:
        return Path(path).read_bytes()
    except FileNotFoundError:
        return None
