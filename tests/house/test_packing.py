"""What the wheel will hold."""

from __future__ import annotations

import tomllib

from tests.house.modules import PACKAGE, TOP

SETUP = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]


def test_every_room_and_the_templates_are_packed() -> None:
    rooms = [f"site_gen.{file.parent.name}" for file in PACKAGE.glob("*/__init__.py")]

    assert SETUP["packages"] == sorted(["site_gen", "site_gen.templates", *rooms])


def test_rooms_have_no_rooms_in_them() -> None:
    assert list(PACKAGE.glob("*/*/*.py")) == []


def test_rooms_hold_nothing_that_would_not_be_packed() -> None:
    files = (path for path in PACKAGE.rglob("*") if path.is_file() and path.suffix != ".pyc")

    assert [path.relative_to(TOP).as_posix() for path in files if path.suffix != ".py"] == []


def test_the_templates_are_packed_from_the_top_with_all_their_files() -> None:
    assert SETUP["package-dir"] == {"site_gen.templates": "templates"}
    assert SETUP["package-data"] == {"site_gen.templates": ["**/*"]}
