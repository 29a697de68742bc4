"""Where pages are planned: the site at hand, and how a page becomes a step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from site_gen.model import Lang
from site_gen.pages.index import Index
from site_gen.pages.paths import path_of
from site_gen.pages.recipes import Form, Sealed, Step, page, seal
from site_gen.pages.templates import Templates
from site_gen.pages.views import View


class Planned(msgspec.Struct, frozen=True, gc=False):
    """One path before it is known whether another wants it too."""

    path: str
    owner: str
    """The file to mend if two want the path."""
    step: Step


class Desk:
    """One site and its templates, ready to be planned."""

    def __init__(self, index: Index, templates: Templates) -> None:
        self.index, self.templates, self.site = index, templates, index.site
        self.zone = seal(index.zone)
        self.config = seal(index.site.config)
        self.links = {slug: seal(link) for slug, link in index.sections.items()}

    def page(
        self, url: str, template: str, view: Callable[..., View], owner: str = "", /, **inputs: Sealed | Any
    ) -> Planned:
        """A page that is the only one of its kind, wanted by the file *owner* or else by its template."""
        content = self.templates.closures[template]
        return Planned(
            path_of(url), owner or f"templates/{template}", page(template, content, view, **inputs)
        )

    def form(
        self, template: str, view: Callable[..., View], own: Sequence[str], lang: Lang = "vi", **given: Sealed
    ) -> Form:
        """The form of pages of one kind and language, each with inputs of its *own*."""
        frame = self.index.frames[lang]
        return Form(template, self.templates.closures[template], view, {"frame": frame, **given}, own)
