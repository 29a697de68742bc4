"""A file of content/ → its digest and, for a photo, its size. Opens files."""

from __future__ import annotations

import struct
import warnings
from io import BytesIO
from pathlib import Path, PurePosixPath

import msgspec

from site_gen.digest import digest_bytes
from site_gen.failure import spell_failure
from site_gen.model import Facts, Stamp

PHOTOS = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP", ".gif": "GIF", ".avif": "AVIF"}
"""Suffix → what Pillow calls its format."""

_LARGEST = 100_000_000
"""Pixels; a photo of more would stop a cheap phone."""
_ORIENTATION, _GPS, _LATITUDE = 0x0112, 0x8825, 2
_TURNED = (5, 6, 7, 8)


class Measure(msgspec.Struct, frozen=True):
    """Looks into the files of one content folder; a value, equal to any other of that folder."""

    content: str
    """Path of the content folder."""

    @property
    def given(self) -> None:
        """What is in a file is the same wherever it stands."""

    def __call__(self, stamp: Stamp) -> tuple[Facts, None]:
        """The facts of one file; one that cannot be read has a fault instead."""
        try:
            content = (Path(self.content) / stamp.path).read_bytes()
        except OSError as wrong:
            fault = f"không đọc được tệp ({spell_failure(wrong)})"
            return Facts(content=b"", size=stamp.size, fault=fault, passing=True), None
        facts = Facts(content=digest_bytes(content), size=len(content))
        kind = PHOTOS.get(PurePosixPath(stamp.path).suffix.lower())
        return _measure_photo(content, kind, facts) if kind else facts, None


def _measure_photo(content: bytes, kind: str, facts: Facts) -> Facts:
    from PIL import Image, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = None  # only headers are read here; the size is judged below
    try:
        # What a camera got wrong in its notes is not the editor's affair.
        with warnings.catch_warnings(action="ignore"), Image.open(BytesIO(content)) as image:
            exif = Image.Image.getexif(image)  # not that of PNG, which unpacks every pixel first
            located = _LATITUDE in exif.get_ifd(_GPS)
            turned = exif.get(_ORIENTATION) in _TURNED
            width, height = reversed(image.size) if turned else image.size
            found = "JPEG" if image.format == "MPO" else image.format
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, struct.error):
        return msgspec.structs.replace(facts, fault="không đọc được ảnh, tệp có thể bị hỏng")
    if found != kind:
        return msgspec.structs.replace(
            facts, fault=f"tên tệp nói là ảnh {kind} nhưng bên trong là ảnh {found}"
        )
    if not _is_whole(content, kind):
        return msgspec.structs.replace(facts, fault="ảnh bị thiếu phần cuối, có thể do chép dở")
    if width * height > _LARGEST:
        return msgspec.structs.replace(facts, fault=f"ảnh {width} × {height} điểm, quá lớn")
    return msgspec.structs.replace(facts, width=width, height=height, located=located)


def _is_whole(content: bytes, kind: str) -> bool:
    """Whether the end of a photo is there, without unpacking it."""
    if kind == "PNG":
        return b"IEND" in content[-4096:]
    if kind != "JPEG":
        return True
    at = 2
    while content[at : at + 1] == b"\xff" and content[at + 1 : at + 2] != b"\xda":  # parts before the pixels
        at += 2 + int.from_bytes(content[at + 2 : at + 4], "big")
    return b"\xff\xd9" in content[at:]
