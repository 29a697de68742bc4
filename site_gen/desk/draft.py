"""A new article, a new site. Writes in content/ of the site it is told, and never over a file."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from site_gen.config.read import read_config
from site_gen.desk import starter
from site_gen.failure import spell_failure
from site_gen.fields import nearest
from site_gen.model import Config
from site_gen.problems import Problem, Problems, error, refuse
from site_gen.vietnamese.text import CONTROL, is_spelled, normal, slug


def start_article(site: Path, title: str, section: str | None, now: datetime) -> str:
    """Write a draft titled *title* and return its path from the site's folder.

    Without *section* it goes to the first. Raises `Problems` for an unknown section, a title without
    letters or with characters that no text has, settings with errors, or a folder that cannot be written.
    """
    settings = read_config(site / "content")
    refuse(settings.problems)
    if settings.config is None:
        raise ValueError("settings are missing without an error")
    config = settings.config
    title, wanted = _titled(title)
    chosen = _section(config, section)
    with _telling(site / "content" / chosen, "không tạo được bài ở đây"):
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

    Raises `Problems` if the folder is not empty, is none, or cannot be read or written.
    """
    with _telling(folder, "không tạo được trang ở đây"):
        _refuse_what_stands(folder)
    content = folder / "content"
    _write(content / "site.toml", starter.SITE)
    _write(content / "people.toml", starter.PEOPLE)
    _write(content / "tin-tuc" / "bai-dau-tien.md", starter.FIRST.format(date="2026-01-01 08:00"))
    _write(content / "trang" / "gioi-thieu.md", starter.ABOUT)
    _write(content / "trang" / "lien-he.md", starter.CONTACT)
    if with_templates:
        with _telling(folder / "templates", "không chép được mẫu trang"):
            _copy(packaged, folder / "templates")
    _write(folder / "templates" / "README.md", starter.TEMPLATES)


_RESERVED = {"index", "trang"}
"""Names that a section needs for itself."""


def _titled(typed: str) -> tuple[str, str]:
    """A title as it will stand in the article, and the name made of it."""
    if CONTROL.search(typed) or not is_spelled(typed):
        hint = "gõ lại tiêu đề; ký tự đó thường do chép từ chương trình khác"
        raise Problems([_problem("tiêu đề có ký tự không dùng được trong bài", hint)])
    title = " ".join(normal(typed).split())
    if not (name := slug(title)):
        raise Problems([_problem("tiêu đề chưa có chữ nào", 'ví dụ site-gen new "Thông báo lịch nghỉ"')])
    return title, name


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
    while name in _RESERVED or (folder / name).exists() or (folder / f"{name}.md").exists():
        number += 1
        name = f"{wanted}-{number}"
    return name


def _refuse_what_stands(folder: Path) -> None:
    """Raise `Problems` unless *folder* is empty or is not there; `OSError` if that cannot be known."""
    hint = "chọn một thư mục chưa có hoặc còn trống"
    try:
        taken = any(folder.iterdir())
    except FileNotFoundError:
        return
    except NotADirectoryError:
        if folder.exists():
            message = "đây là một tệp, không phải thư mục, nên không tạo trang ở đây"
            raise Problems([error(folder.as_posix(), 0, 0, message, hint)]) from None
        raise  # it is above the folder that a file stands
    if taken:
        message = "thư mục không trống nên không tạo trang ở đây"
        raise Problems([error(folder.as_posix(), 0, 0, message, hint)])


def _copy(packaged: Path, target: Path) -> None:
    try:
        shutil.copytree(packaged, target, ignore=shutil.ignore_patterns("__pycache__", "README.md"))
    except shutil.Error as wrong:  # many failures in one, each with its text and no number
        hint = "kiểm tra quyền ghi và chỗ trống trên đĩa"
        message = "không chép được một số mẫu trang"
        raise Problems([error(target.as_posix(), 0, 0, message, hint)]) from wrong


def _write(path: Path, words: str) -> None:
    with _telling(path, "không ghi được tệp"):
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(words)


@contextmanager
def _telling(path: Path, what: str) -> Iterator[None]:
    """Turn an `OSError` into `Problems` that say *what* could not be done at *path*, and why."""
    try:
        yield
    except OSError as wrong:
        hint = "kiểm tra tên, quyền ghi và chỗ trống trên đĩa"
        raise Problems([error(path.as_posix(), 0, 0, f"{what} ({spell_failure(wrong)})", hint)]) from wrong


def _problem(message: str, hint: str) -> Problem:
    return error("site-gen new", 0, 0, message, hint)
