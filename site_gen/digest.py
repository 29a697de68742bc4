"""Equal records, equal digests, in every process and on every machine."""

from __future__ import annotations

from hashlib import blake2b
from typing import Any, TypeAlias

import msgspec

Digest: TypeAlias = bytes
"""Sixteen bytes of BLAKE2b."""

_encode = msgspec.msgpack.Encoder(order="deterministic").encode


def digest(record: Any) -> Digest:
    """Digest of a record, or of a tuple or mapping of records; `TypeError` for what msgspec cannot spell."""
    return digest_bytes(_encode(record))


def digest_bytes(content: bytes) -> Digest:
    """Digest of *content* as it is."""
    return blake2b(content, digest_size=16).digest()
