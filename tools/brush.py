"""Flat shapes and the things made of them: people, sheets of paper, screens, lanterns."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT = 1200, 800
LABEL = "Ảnh minh họa"
CROPPED = 80
"""What pages may cut off above and below: nothing that has to be seen stands there."""
FINENESS = 2
"""Drawn so many times larger and then reduced, for smooth edges."""

PAPER, TINT, LINE, INK = "#fcfbf8", "#f4efe6", "#e3ddd2", "#1d1b18"
RED, DEEP, ROSE = "#97181c", "#6f1114", "#d9a7a0"
GOLD, SAND = "#b58a2e", "#e7d3a1"
SLATE, MIST, NIGHT = "#5b7083", "#c9d3da", "#2f3e4c"


class Brush:
    """Flat shapes on one picture, in coordinates of the finished picture."""

    def __init__(self, font: Path, ground: str) -> None:
        self.font = font
        self.image = Image.new("RGB", (WIDTH * FINENESS, HEIGHT * FINENESS), ground)
        self.pen = ImageDraw.Draw(self.image)

    def box(self, x: float, y: float, w: float, h: float, colour: str, corner: float = 0) -> None:
        """A rectangle; *corner* is the radius of its corners."""
        self.pen.rounded_rectangle(_scaled(x, y, x + w, y + h), corner * FINENESS, fill=colour)

    def disc(self, x: float, y: float, rx: float, colour: str, ry: float = 0) -> None:
        """A circle, or an ellipse, round its middle."""
        ry = ry or rx
        self.pen.ellipse(_scaled(x - rx, y - ry, x + rx, y + ry), fill=colour)

    def shape(self, colour: str, *points: float) -> None:
        """A polygon."""
        self.pen.polygon(_scaled(*points), fill=colour)

    def line(self, colour: str, width: float, *points: float) -> None:
        """A line through points, with round ends."""
        self.pen.line(_scaled(*points), fill=colour, width=round(width * FINENESS), joint="curve")
        for n in range(0, len(points), 2):
            self.disc(points[n], points[n + 1], width / 2, colour)

    def arc(self, x: float, y: float, r: float, start: int, end: int, colour: str, width: float) -> None:
        """A part of a circle, in degrees clockwise from three o'clock."""
        around = _scaled(x - r, y - r, x + r, y + r)
        self.pen.arc(around, start, end, fill=colour, width=round(width * FINENESS))

    def word(self, x: float, y: float, text: str, size: float, colour: str) -> None:
        """Text around its middle."""
        font = ImageFont.truetype(self.font, round(size * FINENESS))
        self.pen.text((x * FINENESS, y * FINENESS), text, fill=colour, font=font, anchor="mm")

    def finished(self) -> Image.Image:
        """The picture with its label."""
        bottom = HEIGHT - CROPPED - 14
        self.box(WIDTH - 262, bottom - 42, 232, 42, PAPER, 21)
        self.word(WIDTH - 146, bottom - 21, LABEL, 26, INK)
        return self.image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)


def person(brush: Brush, x: float, foot: float, tall: float, colour: str, hair: str = NIGHT) -> None:
    """Somebody from the waist up, nobody in particular."""
    shoulders(brush, x, foot, tall, colour)
    brush.disc(x, foot - tall * 0.84, tall * 0.14, hair, tall * 0.155)
    brush.box(x - tall * 0.05, foot - tall * 0.72, tall * 0.1, tall * 0.17, SAND, tall * 0.05)
    brush.disc(x, foot - tall * 0.79, tall * 0.115, SAND, tall * 0.13)


def listener(brush: Brush, x: float, foot: float, tall: float, colour: str) -> None:
    """Somebody seen from behind."""
    brush.box(x - tall * 0.05, foot - tall * 0.72, tall * 0.1, tall * 0.17, ROSE)
    brush.disc(x, foot - tall * 0.82, tall * 0.13, INK, tall * 0.155)
    shoulders(brush, x, foot, tall, colour)


def shoulders(brush: Brush, x: float, foot: float, tall: float, colour: str) -> None:
    """The body of a person."""
    wide = tall * 0.48
    brush.box(x - wide / 2, foot - tall * 0.6, wide, tall * 0.6 + 2, colour, wide * 0.34)
    brush.box(x - wide / 2, foot - tall * 0.25, wide, tall * 0.25 + 2, colour)


def sheet(brush: Brush, x: float, y: float, w: float, h: float, lines: int, head: str = RED) -> None:
    """A sheet of paper with a heading and lines of writing."""
    brush.box(x + 8, y + 10, w, h, LINE, 6)
    brush.box(x, y, w, h, PAPER, 6)
    brush.box(x + w * 0.25, y + h * 0.09, w * 0.5, h * 0.04, head, 4)
    for n in range(lines):
        long = 0.76 if n % 3 < 2 else 0.5
        brush.box(x + w * 0.12, y + h * (0.22 + 0.68 * n / lines), w * long, h * 0.022, MIST, 3)


def screen(brush: Brush, x: float, y: float, w: float, h: float, foot: bool = True) -> None:
    """A screen with a page on it."""
    if foot:
        brush.box(x + w * 0.44, y + h, w * 0.12, h * 0.16, SLATE)
        brush.box(x + w * 0.3, y + h * 1.14, w * 0.4, h * 0.05, SLATE, 6)
    brush.box(x, y, w, h, NIGHT, 16)
    brush.box(x + 16, y + 16, w - 32, h - 32, PAPER, 6)
    brush.box(x + 16, y + 16, w - 32, h * 0.14, RED, 6)
    brush.box(x + 36, y + h * 0.1, w * 0.3, h * 0.04, SAND, 4)


def tick(brush: Brush, x: float, y: float, size: float, colour: str) -> None:
    """A tick in a circle."""
    brush.disc(x, y, size, colour)
    s = size * 0.45
    brush.line(PAPER, size * 0.2, x - s, y, x - s * 0.2, y + s * 0.8, x + s, y - s * 0.8)


def flowers(brush: Brush, x: float, y: float, size: float) -> None:
    """A bunch of flowers in paper."""
    brush.shape(SAND, x - size * 0.75, y - size * 0.2, x + size * 0.75, y - size * 0.2, x, y + size * 1.3)
    places = ((-0.5, -0.3), (0.5, -0.3), (0, -0.15), (-0.27, -0.68), (0.27, -0.68))
    for n, (dx, dy) in enumerate(places):
        brush.disc(x + dx * size, y + dy * size, size * 0.33, (GOLD, PAPER, ROSE)[n % 3])
        brush.disc(x + dx * size, y + dy * size, size * 0.13, RED)


def lantern(brush: Brush, x: float, y: float, size: float, colour: str) -> None:
    """A silk lantern on its string, its middle at (x, y)."""
    brush.line(SLATE, 3, x, 0, x, y - size)
    brush.disc(x, y, size, colour, size * 0.86)
    brush.disc(x, y, size * 0.55, mixed(colour, SAND), size * 0.86)
    brush.disc(x, y, size * 0.18, mixed(mixed(colour, SAND), SAND), size * 0.86)
    for dy in (-0.92, 0.78):
        brush.box(x - size * 0.34, y + dy * size, size * 0.68, size * 0.14, GOLD, 4)
    for dx in (-0.12, 0, 0.12):
        brush.line(GOLD, 4, x + dx * size, y + size * 0.92, x + dx * size, y + size * 1.45)


def mixed(one: str, other: str) -> str:
    """The colour halfway between two."""
    pairs = ((int(one[n : n + 2], 16), int(other[n : n + 2], 16)) for n in (1, 3, 5))
    return "#" + "".join(f"{(a + b) // 2:02x}" for a, b in pairs)


def _scaled(*numbers: float) -> list[float]:
    return [number * FINENESS for number in numbers]
