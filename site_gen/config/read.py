"""site.toml and people.toml of a site's content/ → Config and Directory."""

from __future__ import annotations

from pathlib import Path
from stat import S_ISREG
from typing import NamedTuple

from site_gen.config.people import check_people
from site_gen.config.site import check_site
from site_gen.config.toml import read_toml
from site_gen.decode import decode
from site_gen.fields import Field
from site_gen.model import Config, Directory
from site_gen.problems import Problem, error

SITE = "site.toml"
PEOPLE = "people.toml"
LARGEST = 1_000_000
"""Bytes of one file of settings."""


class Settings(NamedTuple):
    config: Config | None
    """None where there is no site.toml, or none that can be read as TOML."""
    directory: Directory
    problems: tuple[Problem, ...]


def read_config(content: Path) -> Settings:
    """The settings in the folder *content*; everything wrong with them is in `problems`, nothing raised."""
    config, wrong_site = _site(content / SITE)
    directory, wrong_people = _people(content / PEOPLE)
    return Settings(config, directory, (*wrong_site, *wrong_people))


def _site(path: Path) -> tuple[Config | None, tuple[Problem, ...]]:
    match _fields(path):
        case None:
            file = _file(path)
            return None, (error(file, 0, 0, f"không tìm thấy {file}", "chạy `site-gen init` để tạo tệp mẫu"),)
        case Problem() as problem:
            return None, (problem,)
        case root:
            return check_site(root)


def _people(path: Path) -> tuple[Directory, tuple[Problem, ...]]:
    match _fields(path):
        case None:
            return Directory(people=()), ()
        case Problem() as problem:
            return Directory(people=()), (problem,)
        case root:
            return check_people(root)


def _fields(path: Path) -> Field | Problem | None:
    """What stands in a file of settings; None where there is no such file."""
    file = _file(path)
    try:
        # Whoever opens a pipe waits for somebody to write into it.
        if not S_ISREG(path.stat().st_mode):
            return error(file, 0, 0, f"{file} không phải là một tệp", "thay bằng một tệp văn bản cùng tên")
        with path.open("rb") as opened:
            content = opened.read(LARGEST + 1)
    except FileNotFoundError:
        return None
    except OSError:
        return error(file, 0, 0, f"không mở được {file}", "kiểm tra quyền đọc của tệp")
    if len(content) > LARGEST:
        return error(file, 0, 0, f"tệp nặng quá {LARGEST // 1_000_000} MB", "bỏ bớt nội dung")
    match decode(file, content):
        case Problem() as problem:
            return problem
        case text:
            return read_toml(file, text)


def _file(path: Path) -> str:
    """The name in reports, whatever folder the site stands in."""
    return f"content/{path.name}"
