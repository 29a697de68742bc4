"""A new article, a new site. Writes in content/ of the site it is told, and never over a file."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from site_gen.config.read import read_config
from site_gen.desk import starter
from site_gen.fields import nearest
from site_gen.model import Config
from site_gen.problems import Problem, Problems, error
from site_gen.vietnamese.text import normal, slug


def start_article(site: Path, title: str, section: str | None, now: datetime) -> str:
    """Write a draft titled *title* and return its path from the site's folder.

    Without *section* it goes to the first. Raises `Problems` for an unknown section, a title without
    letters, settings that cannot be read, or a folder that cannot be written.
    """
    settings = read_config(site / "content")
    if settings.config is None:
        raise Problems(settings.problems)
    config = settings.config
    title = " ".join(normal(title).split())
    wanted = slug(title)
    if not wanted:
        raise Problems([_problem("tiêu đề chưa có chữ nào", 'ví dụ site-gen new "Thông báo lịch nghỉ"')])
    chosen = _section(config, section)
    name = _free_name(site / "content" / chosen, wanted)
    local = now.astimezone(ZoneInfo(config.time_zone))
    words = starter.ARTICLE.format(
        title=title.replace("\\", "\\\\").replace('"', '\\"'),
        date=f"{local:%Y-%m-%d %H:%M}",
        section=chosen,
        folder=f"content/{chosen}/{name}",
    )
    path = f"content/{chosen}/{name}.md"
    _write(site / path, words)
    return path


def start_site(folder: Path, packaged: Path, with_templates: bool) -> None:
    """Make a site in *folder* that builds at once; *with_templates* with a copy of all templates.

    Raises `Problems` if the folder is not empty or cannot be written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        hint = "chọn một thư mục chưa có hoặc còn trống"
        raise Problems(
            [error(folder.as_posix(), 0, 0, "thư mục không trống nên không tạo trang ở đây", hint)]
        )
    content = folder / "content"
    _write(content / "site.toml", starter.SITE)
    _write(content / "people.toml", starter.PEOPLE)
    _write(content / "tin-tuc" / "bai-dau-tien.md", starter.FIRST.format(date="2026-01-01 08:00"))
    _write(content / "trang" / "gioi-thieu.md", starter.ABOUT)
    _write(content / "trang" / "lien-he.md", starter.CONTACT)
    if with_templates:
        shutil.copytree(
            packaged, folder / "templates", ignore=shutil.ignore_patterns("__pycache__", "README.md")
        )
    _write(folder / "templates" / "README.md", starter.TEMPLATES)


def _section(config: Config, typed: str | None) -> str:
    known = [section.slug for section in config.sections]
    if typed is None:
        return known[0]
    if typed not in known:
        hint = nearest(typed, known) or f"các chuyên mục: {', '.join(known)}"
        raise Problems([_problem(f"không có chuyên mục nào là “{typed}”", hint)])
    return typed


def _free_name(folder: Path, wanted: str) -> str:
    name, number = wanted, 1
    while (folder / name).exists() or (folder / f"{name}.md").exists():
        number += 1
        name = f"{wanted}-{number}"
    return name


def _write(path: Path, words: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(words)
    except OSError as wrong:
        hint = "kiểm tra quyền ghi và chỗ trống trên đĩa"
        raise Problems(
            [error(path.as_posix(), 0, 0, f"không ghi được tệp ({wrong.strerror})", hint)]
        ) from wrong


def _problem(message: str, hint: str) -> Problem:
    return error("site-gen new", 0, 0, message, hint)
