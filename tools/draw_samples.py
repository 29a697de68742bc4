"""Draws the sample pictures and sample forms of content/: python tools/draw_samples.py FONT [CONTENT].

FONT is a TrueType font with Vietnamese letters. The same font and the same Pillow give the same files.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import scenes
from brush import DEEP, MIST, RED, TINT, Brush
from PIL import Image, ImageDraw, ImageFont

Scene: TypeAlias = tuple[Callable[[Brush], None], str]
PICTURES: dict[str, Scene] = {
    "anh/cau-song-hoi.png": (scenes.river, TINT),
    "anh/quay-tiep-nhan.png": (scenes.counters, TINT),
    "cai-cach-hanh-chinh/lay-y-kien-ve-muc-do-hai-long/phieu-khao-sat.png": (scenes.survey, TINT),
    "chuyen-doi-so/duong-di-cua-mot-ho-so-dien-tu/giay-len-man-hinh.avif": (scenes.paper_to_screen, TINT),
    "chuyen-doi-so/duong-di-cua-mot-ho-so-dien-tu/kho-luu-tru.png": (scenes.shelves, TINT),
    "chuyen-doi-so/giu-an-toan-tai-khoan/khoa.webp": (scenes.padlock, TINT),
    "dang-doan-the/dai-hoi-chi-bo-nhiem-ky-2022-2025/tang-hoa.png": (scenes.giving_flowers, RED),
    "dang-doan-the/doan-vien-ho-tro-nguoi-cao-tuoi/ban-huong-dan.png": (scenes.advice_table, TINT),
    "dang-doan-the/doan-vien-ho-tro-nguoi-cao-tuoi/cung-thao-tac.jpg": (scenes.helping, MIST),
    "huong-dan-thu-tuc/chuan-bi-ho-so-truoc-khi-den/bia-ho-so.png": (scenes.folder, TINT),
    "tin-tuc/hoi-nghi-so-ket-cong-tac-tiep-nhan/hoi-truong.png": (scenes.hall, DEEP),
    "tin-tuc/trai-nghiem-dich-vu-cong-truc-tuyen/cho-den-luot.png": (scenes.waiting_room, TINT),
    "tin-tuc/trai-nghiem-dich-vu-cong-truc-tuyen/man-hinh-tra-cuu.png": (scenes.look_up, MIST),
    "tin-tuc/trai-nghiem-dich-vu-cong-truc-tuyen/lop-huong-dan.jpg": (scenes.classroom, TINT),
}
FORMS: dict[str, tuple[str, tuple[str, ...]]] = {
    "cai-cach-hanh-chinh/lay-y-kien-ve-muc-do-hai-long/phieu-mau.pdf": (
        "Phiếu lấy ý kiến (mẫu)",
        (
            "Thời gian chờ đến lượt",
            "Thái độ của người tiếp nhận",
            "Hướng dẫn có dễ hiểu",
            "Trả kết quả đúng hẹn",
        ),
    ),
    "huong-dan-thu-tuc/chuan-bi-ho-so-truoc-khi-den/danh-muc-tu-kiem-tra.pdf": (
        "Danh mục tự kiểm tra (mẫu)",
        ("Đã xem thành phần hồ sơ", "Đã điền đủ tờ khai", "Đã đối chiếu bản chính", "Đã ghi số điện thoại"),
    ),
}


def draw(font: Path, content: Path) -> None:
    """Every picture and form, into its place under *content*."""
    for name, (scene, ground) in PICTURES.items():
        brush = Brush(font, ground)
        scene(brush)
        _save(brush.finished(), content / name)
    for name, (title, questions) in FORMS.items():
        _save_form(_form(font, title, questions), title, content / name)


def _form(font: Path, title: str, questions: tuple[str, ...]) -> Image.Image:
    """One A4 sheet at 150 dots an inch that says it is a sample."""
    image = Image.new("1", (1240, 1754), 1)
    pen = ImageDraw.Draw(image)
    large, small = ImageFont.truetype(font, 56), ImageFont.truetype(font, 36)
    pen.text((620, 200), title, font=large, anchor="mm")
    pen.text((620, 290), "Tệp mẫu để minh họa, không phải biểu mẫu chính thức", font=small, anchor="mm")
    for n, question in enumerate(questions):
        top = 420 + n * 110
        pen.rectangle((160, top, 210, top + 50), outline=0, width=4)
        pen.text((250, top + 25), question, font=small, anchor="lm")
    return image


def _save_form(image: Image.Image, title: str, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    day = time.struct_time((2026, 1, 1, 0, 0, 0, 3, 1, 0))  # else two runs give two files
    image.save(path, "PDF", resolution=150, title=title, creationDate=day, modDate=day)


def _save(image: Image.Image, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".png":
        image.quantize(64, dither=Image.Dither.NONE).save(path, optimize=True)
    else:
        image.save(path, quality=80)


if __name__ == "__main__":
    draw(Path(sys.argv[1]), Path(sys.argv[2] if len(sys.argv) > 2 else "content"))
