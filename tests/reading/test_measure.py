from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from site_gen.digest import digest_bytes
from site_gen.model import Facts, Stamp
from site_gen.reading.measure import Measure

GPS, ORIENTATION = 0x8825, 0x0112
FORMATS = {"jpg": "JPEG", "jpeg": "JPEG", "png": "PNG", "webp": "WEBP", "gif": "GIF", "avif": "AVIF"}


def picture(kind: str, **options: Any) -> bytes:
    written = BytesIO()
    Image.new("RGB", (64, 48), "red").save(written, kind, **options)
    return written.getvalue()


def measured(folder: Path, name: str, content: bytes) -> Facts:
    (folder / name).write_bytes(content)
    return Measure(str(folder))(Stamp(path=name, size=len(content), modified=0))[0]


def exif(tag: int, value: Any) -> Image.Exif:
    found = Image.Exif()
    found[tag] = value
    return found


@pytest.mark.parametrize(("suffix", "kind"), FORMATS.items())
def test_the_size_of_a_photo_is_found_in_every_format(tmp_path: Path, suffix: str, kind: str) -> None:
    content = picture(kind)

    assert measured(tmp_path, f"anh.{suffix.upper()}", content) == Facts(
        content=digest_bytes(content), size=len(content), width=64, height=48
    )


@pytest.mark.parametrize(
    ("orientation", "size"), [(1, (64, 48)), (3, (64, 48)), (6, (48, 64)), (8, (48, 64))]
)
def test_a_photo_taken_upright_is_upright(tmp_path: Path, orientation: int, size: tuple[int, int]) -> None:
    facts = measured(tmp_path, "a.jpg", picture("JPEG", exif=exif(ORIENTATION, orientation)))

    assert (facts.width, facts.height) == size


def test_a_photo_that_tells_where_it_was_taken_is_seen(tmp_path: Path) -> None:
    where = {1: "N", 2: (15.0, 34.0, 0.0), 3: "E", 4: (108.0, 28.0, 0.0)}

    assert measured(tmp_path, "a.jpg", picture("JPEG", exif=exif(GPS, where))).located
    assert not measured(tmp_path, "b.jpg", picture("JPEG", exif=exif(ORIENTATION, 1))).located


def test_a_photo_with_a_smaller_one_inside_as_phones_take_them_is_a_jpeg(tmp_path: Path) -> None:
    content = picture("MPO", save_all=True, append_images=[Image.new("RGB", (8, 6))])

    facts = measured(tmp_path, "a.jpg", content)

    assert (facts.width, facts.height, facts.fault) == (64, 48, "")


def test_what_is_no_photo_has_no_size(tmp_path: Path) -> None:
    assert measured(tmp_path, "a.pdf", b"%PDF") == Facts(content=digest_bytes(b"%PDF"), size=4)


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("a.jpg", b"", "không đọc được ảnh, tệp có thể bị hỏng"),
        ("a.jpg", b"Not a photo", "không đọc được ảnh, tệp có thể bị hỏng"),
        ("a.png", picture("PNG")[:20], "không đọc được ảnh, tệp có thể bị hỏng"),
        ("a.jpg", picture("PNG"), "tên tệp nói là ảnh JPEG nhưng bên trong là ảnh PNG"),
    ],
    ids=["empty", "text", "cut", "misnamed"],
)
def test_a_photo_that_cannot_be_shown_has_a_fault(
    tmp_path: Path, name: str, content: bytes, fault: str
) -> None:
    facts = measured(tmp_path, name, content)

    assert (facts.fault, facts.width) == (fault, 0)


def test_a_photo_too_large_for_a_phone_has_a_fault(tmp_path: Path) -> None:
    content = bytearray(picture("PNG"))
    content[16:24] = (20_000).to_bytes(4, "big") * 2
    content[29:33] = _crc(bytes(content[12:29]))

    assert measured(tmp_path, "a.png", bytes(content)).fault == "ảnh 20000 × 20000 điểm, quá lớn"


def test_a_file_that_is_gone_has_a_fault(tmp_path: Path) -> None:
    facts, _ = Measure(str(tmp_path))(Stamp(path="a.jpg", size=3, modified=0))

    assert facts.fault.startswith("không đọc được tệp (")


def _crc(chunk: bytes) -> bytes:
    from zlib import crc32

    return crc32(chunk).to_bytes(4, "big")
