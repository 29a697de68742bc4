"""The names of the files that are being moved, so that a build that was killed can be finished."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import msgspec

from site_gen.building.seal import read, seal, unseal

_KIND = b"site-gen journal 1\n"
_decode = msgspec.msgpack.Decoder(set[str]).decode


def read_journal(path: str, everything: Iterable[str]) -> set[str] | None:
    """The paths that a killed build may have moved; None after a build that came to its end.

    Of a damaged journal only its being there is known: then it stands for *everything*.
    """
    content = read(path)
    if content is None:
        return None
    payload = unseal(_KIND, content)
    return set(everything) if payload is None else _decode(payload)


def spell_journal(paths: Collection[str]) -> bytes:
    """The content of a journal's file."""
    return seal(_KIND, sorted(paths))
