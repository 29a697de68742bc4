"""What publishing put into an output folder, file by file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol, TypeAlias

import msgspec

from site_gen.building.seal import seal, unseal
from site_gen.digest import Digest

Stamp: TypeAlias = tuple[int, int]
"""Size and time of change in nanoseconds: tells whether a file was touched, decides no byte."""


class Keyed(Protocol):
    """What a file is to be made from, as digests."""

    @property
    def key(self) -> Digest:
        """Equal keys, equal bytes."""
        ...

    @property
    def parts(self) -> tuple[tuple[str, Digest], ...]:
        """The same by name, for people who ask why a file was made again."""
        ...


class Entry(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One published file: what it was made from, and what came out."""

    key: Digest
    content: Digest
    stamp: Stamp
    kind: int
    """Which names its parts have."""
    parts: bytes
    """The beginnings of their digests."""


class Manifest(dict[str, Entry]):
    """Path → entry of every published file."""

    def __init__(self, files: Mapping[str, Entry], kinds: list[tuple[str, ...]]) -> None:
        super().__init__(files)
        self.kinds = kinds
        """Names of parts; each occurs once, however many files have them."""

    def entry(self, keyed: Keyed, content: Digest, stamp: Stamp) -> Entry:
        """The entry of a file made from *keyed*."""
        parts = keyed.parts
        names = tuple(name for name, _ in parts)
        if names not in self.kinds:
            self.kinds.append(names)
        short = b"".join(digest[:_SHORT] for _, digest in parts)
        return Entry(keyed.key, content, stamp, self.kinds.index(names), short)

    def differing(self, path: str, keyed: Keyed) -> tuple[str, ...]:
        """Why a file had to be made again.

        The names of the parts that differ; `engine` if the key differs and no part does, `new` for a
        path that was not published before, `lost` for a file that went missing or was altered.
        """
        old = self.get(path)
        if old is None:
            return ("new",)
        if old.key == keyed.key:
            return ("lost",)
        each = [old.parts[at : at + _SHORT] for at in range(0, len(old.parts), _SHORT)]
        before = set(zip(self.kinds[old.kind], each, strict=True))
        now = {(name, digest[:_SHORT]) for name, digest in keyed.parts}
        return tuple(sorted({name for name, _ in before ^ now})) or ("engine",)


_KIND = b"site-gen manifest 2\n"
_SHORT = 8
_Spelled: TypeAlias = tuple[list[tuple[str, ...]], dict[str, Entry]]
_decode = msgspec.msgpack.Decoder(_Spelled).decode


def read_manifest(content: bytes) -> Manifest | None:
    """The manifest that a file with *content* is; None if it is damaged, empty or of another version."""
    payload = unseal(_KIND, content)
    if payload is None:
        return None
    kinds, files = _decode(payload)
    return Manifest(files, kinds)


def spell_manifest(manifest: Manifest) -> bytes:
    """The content of a manifest's file."""
    return seal(_KIND, (manifest.kinds, manifest))
