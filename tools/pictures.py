"""Take pictures of this repository's own site anew: `python tools/pictures.py docs/pictures`.

Each type of page stands there by day and by night, on a wide screen and on a phone, side by side; some in
high contrast or on paper. The moment is always the same, so that only what was changed looks different.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal, NamedTuple

from browser import NAMES
from lighthouse import served
from PIL import Image
from playwright.sync_api import Browser, sync_playwright
from provide import Missing, provide

TOP = Path(__file__).parents[1]
NOW = "2026-11-26 08:00"
ARTICLE = "dang-doan-the/dai-hoi-chi-bo-nhiem-ky-2022-2025/"
PAGES = {
    "home": "",
    "article": ARTICLE,
    "list": "tin-tuc/",
    "keyword": "tu-khoa/dich-vu-cong/",
    "archive": "luu-tru/",
    "archive-year": "luu-tru/2026/",
    "archive-month": "luu-tru/2026/11/",
    "events": "su-kien/",
    "events-month": "su-kien/2026/12/",
    "official": "nguoi/vo-van-vien/",
    "static": "gioi-thieu/",
    "site-map": "so-do-cong/",
    "missing": "404.html",
    "english": "en/about/",
}
PAPERS = {"print": ARTICLE, "print-home": "", "print-list": "tin-tuc/"}
WIDE, PHONE, TALL = 1280, 390, 2600
"""Of windows, and what is seen of a long page; in pictures half of it."""
GAP, GREY, SAND = 12, (119, 119, 119), (232, 228, 220)
SHEET = (580, 820)
"""A4."""
SHEETS = 3
COLOURS = 128


class Look(NamedTuple):
    """What a reader's device prefers."""

    scheme: Literal["light", "dark"] = "light"
    contrast: Literal["more", "no-preference"] = "no-preference"


DAY = Look()


class Camera(NamedTuple):
    """A browser before a site."""

    browser: Browser
    site: str

    def screen(self, path: str, width: int, look: Look = DAY) -> Image.Image:
        """The page at *path* in a window of *width*: at most TALL of it, one point for each pixel."""
        page = self.browser.new_page(
            viewport={"width": width, "height": TALL},  # so high that no photo waits for a reader to scroll
            color_scheme=look.scheme,
            contrast=look.contrast,
            reduced_motion="reduce",
        )
        page.clock.set_fixed_time(NOW)
        _reached(page.goto(f"{self.site}/{path}", wait_until="networkidle"), path)
        page.set_viewport_size({"width": width, "height": 800})
        seen = Image.open(BytesIO(page.screenshot(full_page=True))).convert("RGB")
        page.close()
        return seen.crop((0, 0, width, min(seen.height, TALL)))

    def paper(self, path: str, drawer: str) -> list[Image.Image]:
        """The first sheets of the page at *path* as it is printed; *drawer* makes pictures of a PDF."""
        page = self.browser.new_page(viewport={"width": WIDE, "height": TALL})
        page.clock.set_fixed_time(NOW)
        _reached(page.goto(f"{self.site}/{path}", wait_until="networkidle"), path)
        page.emulate_media(media="print")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        page.wait_for_load_state("networkidle")
        printed = page.pdf(format="A4")
        page.close()
        return _sheets(printed, drawer)


def _reached(answer: object, path: str) -> None:
    if not getattr(answer, "ok", False):
        sys.exit(f"/{path}: no such page")


def _sheets(printed: bytes, drawer: str) -> list[Image.Image]:
    with TemporaryDirectory() as folder:
        width, height = SHEET
        size = ["-scale-to-x", str(width), "-scale-to-y", str(height)]
        command = [drawer, "-png", "-l", str(SHEETS), *size, "-", str(Path(folder, "sheet"))]
        subprocess.run(command, input=printed, check=True)
        return [Image.open(path).convert("RGB") for path in sorted(Path(folder).iterdir())]


def row(pictures: Sequence[Image.Image]) -> Image.Image:
    """The *pictures* side by side on grey."""
    width = sum(one.width for one in pictures) + GAP * (len(pictures) - 1)
    found = Image.new("RGB", (width, max(one.height for one in pictures)), GREY)
    left = 0
    for one in pictures:
        found.paste(one, (left, 0))
        left += one.width + GAP
    return found


def scaled(picture: Image.Image, factor: float) -> Image.Image:
    """The *picture* at another size."""
    size = (int(picture.width * factor), int(picture.height * factor))
    return picture.resize(size, Image.Resampling.LANCZOS)


def pictures(camera: Camera, drawer: str) -> Iterator[tuple[str, Image.Image]]:
    """Name and content of every picture."""
    for name, path in PAGES.items():
        windows = [(width, look) for look in (DAY, Look("dark")) for width in (WIDE, PHONE)]
        yield name, row([scaled(camera.screen(path, width, look), 1 / 2) for width, look in windows])
    contrast = [camera.screen(ARTICLE, WIDE, Look(scheme, "more")) for scheme in ("light", "dark")]
    yield "contrast", row([scaled(one.crop((0, 0, WIDE, 1000)), 1 / 2) for one in contrast])
    for name, path in PAPERS.items():
        yield name, row(camera.paper(path, drawer))
    yield "readme", _readme(camera)


def _readme(camera: Camera) -> Image.Image:
    """An article on a wide screen, and before its edge a phone."""
    found = Image.new("RGB", (1140, 666), SAND)
    found.paste(scaled(camera.screen(ARTICLE, WIDE).crop((0, 0, WIDE, 999)), 2 / 3), (0, 0))
    found.paste(scaled(camera.screen(ARTICLE, PHONE).crop((0, 0, PHONE, 843)), 2 / 3), (880, 52))
    return found


@contextmanager
def camera(browser: str) -> Iterator[Camera]:
    """The program *browser* before the site of this repository, built at NOW."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    with TemporaryDirectory() as top, sync_playwright() as playwright:
        output = Path(top, "output")
        command = [sys.executable, "-m", "site_gen", "build", "--output", str(output), "--now", NOW]
        subprocess.run(command, cwd=TOP, check=True)
        # Root may not use the sandbox.
        started = playwright.chromium.launch(executable_path=browser, chromium_sandbox=not root)
        try:
            with served(output) as site:
                yield Camera(started, site)
        finally:
            started.close()


def main(folder: Path) -> None:
    """Write every picture into *folder*; the exit code is 1, with one line, where a command is missing."""
    try:
        browser, drawer = provide(NAMES, ["chromium"]), provide(["pdftoppm"], ["poppler-utils"])
    except Missing as missing:
        sys.exit(str(missing))
    with camera(browser) as before:
        for name, picture in pictures(before, drawer):
            few = picture.quantize(COLOURS, dither=Image.Dither.NONE)
            few.save(folder / f"{name}.png", optimize=True)
            print(f"{name}.png {picture.width} × {picture.height}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
