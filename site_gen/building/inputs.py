"""All that a site is made from but the time, gathered before anything is made of it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import msgspec

import site_gen
from site_gen.building.engine import engine
from site_gen.config.read import Settings, read_config
from site_gen.digest import Digest, digest
from site_gen.mapper import Mapper, plain_map
from site_gen.pages.templates import Templates, read_templates
from site_gen.problems import Problem, error
from site_gen.reading.folder import Folder, survey


class Place(msgspec.Struct, frozen=True):
    """The folders of one site."""

    content: Path
    templates: Path
    """The site's own; may be missing."""
    packaged: Path
    output: Path


class Inputs(NamedTuple):
    """What was found in those folders; texts, photos and attachments are still closed."""

    settings: Settings
    templates: Templates
    mistakes: tuple[Problem, ...]
    """In the templates."""
    folder: Folder

    def digest(self) -> Digest:
        """Equal for equal sites, as far as files that keep their stamps keep what is in them."""
        return digest((engine(), self.settings, self.templates, self.mistakes, self.folder))


def place(site: Path, output: Path | None = None) -> Place:
    """The folders of the site in *site*."""
    package = Path(site_gen.__file__).parent
    packaged = package / "templates"
    return Place(
        content=site / "content",
        templates=site / "templates",
        packaged=packaged if packaged.is_dir() else package.parent / "templates",
        output=output or site / "output",
    )


def gather(where: Place, map: Mapper = plain_map) -> Inputs:
    """The settings, the templates, and which files content/ has; mistakes are in there."""
    settings = read_config(where.content)
    templates, mistakes = read_templates(where.packaged, where.templates, map)
    return Inputs(settings, templates, mistakes, survey(where.content))


def touched(file: str) -> Problem:
    """What to say of *file* when it is no more what the build began with."""
    return error(file, 0, 0, "tệp bị thay đổi trong khi dựng trang", "dựng lại trang")
