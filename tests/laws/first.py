"""The small site of the laws as every sequence finds it."""

from __future__ import annotations

import shutil
from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image

from tests.laws.deeds import Save
from tests.samples import TINY

ARTICLES = (
    "content/tin-tuc/a.md",
    "content/tin-tuc/b.md",
    "content/tin-tuc/c.md",
    "content/tin-tuc/d.md",
    "content/tin-tuc/hop/index.md",
    "content/thong-bao/a.md",
    "content/thong-bao/b.md",
    "content/thong-bao/le/index.md",
)
PAGES = ("content/trang/gioi-thieu.md", "content/en/trang/about.md")
PHOTOS = (
    "content/anh/x.png",
    "content/anh/y.png",
    "content/tin-tuc/hop/x.png",
    "content/thong-bao/le/x.png",
)
SHOWN = (
    "404.html",
    "moved.html",
    "robots.txt",
    "assets/site.css",
    "_card.html",
    "_parts.html",
    "article.html",
    "base.html",
    "list.html",
    "feed.xml",
)
SITE = """\
name = "Trung tâm X"
base_url = "https://trung-tam.gov.vn"
feed_authority = "trung-tam.gov.vn"
per_page = {per_page}
related_count = {related}

[sections]
tin-tuc = "Tin tức"
{sections}

[keywords]
"Đất đai" = "{slug}"
"""
SECTIONS = ('thong-bao = "Thông báo"', 'thong-bao = "Thông cáo"', 'thong-bao = "Thông báo"\nmoi = "Mới"')
PEOPLE = '[[people]]\nname = "Lê An"\ntitle = "TS. X"\nunit = "Sở Y"\n'


def first_site(site: Path) -> Path:
    """Write the site as every sequence finds it; its templates show everything, plainly."""
    shutil.copytree(TINY, site / "templates")
    for name in SHOWN:
        Save(f"templates/{name}", _marked(name, "X")).apply(site)
    Save("content/site.toml", a_setting(2, 3, SECTIONS[0], "dat-dai")).apply(site)
    Save("content/people.toml", PEOPLE).apply(site)
    for number, path in enumerate(PHOTOS):
        Save(path, a_photo(number)).apply(site)
    for number, path in enumerate(ARTICLES):
        head = {"title": f"Bài X {number}", "date": f"2026-08-{1 + number * 5 % 17:02} 08:00"}
        tags = {} if number % 3 else {"tags": f"[t{number % 2}]"}
        Save(path, a_text(path, head | tags, ["Câu X."])).apply(site)
    for path in PAGES:
        Save(path, a_text(path, {"title": "Trang X"}, ["Câu X."])).apply(site)
    return site


def a_text(path: str, head: dict[str, str], body: list[str]) -> str:
    """A text at *path*; in its body, ^ stands for the way up to content/."""
    lines = "".join(f"{name}: {value}\n" for name, value in head.items())
    up = "../" * (path.count("/") - 1)
    return f"---\n{lines}---\n\n" + "\n\n".join(body).replace("^", up) + "\n"


def a_setting(per_page: int, related: int, sections: str, slug: str) -> str:
    """A site.toml."""
    return SITE.format(per_page=per_page, related=related, sections=sections, slug=slug)


@cache
def a_photo(number: int) -> bytes:
    """A picture; one and two are of one size, but for their pixels."""
    file = BytesIO()
    Image.new("RGB", (8, 6 + number // 3), ("red", "blue", "green")[number % 3]).save(file, "PNG")
    return file.getvalue()


def _marked(name: str, letter: str) -> str:
    """A template that shows *letter*: at its end, or in the first element of its block."""
    text = (TINY / name).read_text(encoding="utf-8")
    if name[0] == "_":  # nothing outside a macro shows
        return text.replace("one.title", f'one.title ~ "{letter}"').replace("one.caption", f'"{letter}"')
    if name.endswith(".css"):
        return f"{text}/* {letter} */\n"
    place = next((one for one in ("<main>", "<h1>", "<p>") if one in text), "")
    return text.replace(place, f"{place}{letter} ", 1) if place else f"{text}{letter}\n"
