"""A file of content/ → its digest and, for a photo, its size. Opens files."""

from __future__ import annotations

import struct
from io import BytesIO
from pathlib import Path, PurePosixPath

import msgspec

from site_gen.digest import digest_bytes
from site_gen.model import Facts, Stamp

PHOTOS = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP", ".gif": "GIF", ".avif": "AVIF"}
"""Suffix → what Pillow calls its format."""

_LARGEST = 100_000_000
"""Pixels; a photo of more would stop a cheap phone."""
_ORIENTATION, _GPS, _LATITUDE = 0x0112, 0x8825, 2
_TURNED = (5, 6, 7, 8)


class Measure(msgspec.Struct, frozen=True):
    """Looks into the files of one content folder; a value, so that it can be sent to a process."""

    content: str
    """Path of the content folder."""

    def __call__(self, stamp: Stamp) -> Facts:
        """The facts of one file; one that cannot be read has a fault instead."""
        try:
            content = (Path(self.content) / stamp.path).read_bytes()
        except OSError as wrong:
            return Facts(content=b"", size=stamp.size, fault=f"không đọc được tệp ({wrong.strerror})")
        facts = Facts(content=digest_bytes(content), size=len(content))
        kind = PHOTOS.get(PurePosixPath(stamp.path).suffix.lower())
        return _measure_photo(content, kind, facts) if kind else facts


def _measure_photo(content: bytes, kind: str, facts: Facts) -> Facts:
    from PIL import Image, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = None  # only headers are read here; the size is judged below
    try:
        with Image.open(BytesIO(content)) as image:
            exif = image.getexif()
            located = _LATITUDE in exif.get_ifd(_GPS)
            turned = exif.get(_ORIENTATION) in _TURNED
            width, height = reversed(image.size) if turned else image.size
            found = image.format
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, struct.error):
        return msgspec.structs.replace(facts, fault="không đọc được ảnh, tệp có thể bị hỏng")
    if found != kind:
        return msgspec.structs.replace(
            facts, fault=f"tên tệp nói là ảnh {kind} nhưng bên trong là ảnh {found}"
        )
    if width * height > _LARGEST:
        return msgspec.structs.replace(facts, fault=f"ảnh {width} × {height} điểm, quá lớn")
    return msgspec.structs.replace(facts, width=width, height=height, located=located)
