"""What publishing put into an output folder, file by file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, TypeAlias

import msgspec

from site_gen.building.seal import read, seal, unseal
from site_gen.digest import Digest

Stamp: TypeAlias = tuple[int, int]
"""Size and time of change in nanoseconds: tells whether a file was touched, decides no byte."""


class Keyed(NamedTuple):
    """What a file is to be made from, as digests."""

    key: Digest
    """Equal keys, equal bytes."""
    parts: tuple[tuple[str, Digest], ...]
    """The same by name, for people who ask why a file was made again."""


class Entry(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One published file: what it was made from, and what came out."""

    key: Digest
    content: Digest
    stamp: Stamp
    parts: msgspec.Raw
    """Spelled, for they are looked at only where something differs."""


Manifest: TypeAlias = dict[str, Entry]

_KIND = b"site-gen manifest 1\n"
_decode = msgspec.msgpack.Decoder(Manifest).decode
_decode_parts = msgspec.msgpack.Decoder(tuple[tuple[str, Digest], ...]).decode


def read_manifest(path: str) -> Manifest | None:
    """The manifest in the file *path*; None if it is missing, damaged or of another version."""
    payload = unseal(_KIND, read(path) or b"")
    return None if payload is None else _decode(payload)


def spell_manifest(manifest: Manifest) -> bytes:
    """The content of a manifest's file."""
    return seal(_KIND, manifest)


def entry(keyed: Keyed, content: Digest, stamp: Stamp) -> Entry:
    """The entry of a file made from *keyed*."""
    return Entry(keyed.key, content, stamp, msgspec.Raw(msgspec.msgpack.encode(keyed.parts)))


def differing(old: Entry | None, keyed: Keyed) -> tuple[str, ...]:
    """Why a file had to be made again.

    The names of the parts that differ; `engine` if the key differs and no part does, `new` for a
    path that was not published before, `lost` for a file that went missing or was altered.
    """
    if old is None:
        return ("new",)
    if old.key == keyed.key:
        return ("lost",)
    before, now = set(_decode_parts(old.parts)), set(keyed.parts)
    return tuple(_names(now - before, before - now)) or ("engine",)


def _names(*parts: Iterable[tuple[str, Digest]]) -> list[str]:
    return sorted({name for some in parts for name, _ in some})
