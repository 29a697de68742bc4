"""A page's recipe → its bytes. Opens no file: the templates are a value."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence

from jinja2 import BytecodeCache, Environment, FunctionLoader, StrictUndefined, TemplateSyntaxError

from site_gen.pages.filters import FILTERS
from site_gen.pages.frame import Frame
from site_gen.pages.macros import recalling
from site_gen.pages.mistake import explain_syntax, explain_use
from site_gen.pages.recipes import Page
from site_gen.pages.templates import Templates
from site_gen.problems import Problem, error


class Press:
    """Makes pages from one set of templates; *frames* are those that many of them share.

    *codes* gives templates that were compiled before, and takes up those that are compiled here.
    """

    def __init__(
        self, templates: Templates, frames: Sequence[Frame] = (), codes: BytecodeCache | None = None
    ) -> None:
        self.templates = templates
        self.environment = _environment(templates.texts, frames, codes)

    def __call__(self, item: tuple[str, Page]) -> tuple[str, bytes | Problem]:
        """A path and its page → the path and its bytes; a template's mistake is a problem at its line."""
        return item[0], self._make(*item)

    def _make(self, path: str, page: Page) -> bytes | Problem:
        try:
            template = self.environment.get_template(page.template)
            return template.render(page=page.view, frame=getattr(page.view, "frame", None)).encode()
        except TemplateSyntaxError as wrong:
            place = self.templates.places.get(wrong.name or "", "templates")
            return error(place, wrong.lineno, 0, "mẫu trang viết sai cú pháp", explain_syntax(wrong))
        except (SyntaxError, UnicodeEncodeError) as wrong:
            # Jinja took it, Python refuses what became of it: loops in loops, half a character.
            place = self.templates.places[page.template]
            hint = f"khi dựng {path}: {explain_use(wrong)}"
            return error(place, 0, 0, "mẫu trang không dựng thành trang được", hint)
        except Exception as wrong:
            where = _template_line(self.templates.places)
            if where is None:
                raise
            hint = f"khi dựng {path}: {explain_use(wrong)}"
            return error(*where, 0, "mẫu trang dùng một trường không có hoặc dùng sai", hint)


def _environment(
    texts: Mapping[str, str], frames: Sequence[Frame], codes: BytecodeCache | None
) -> Environment:
    def load(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        # The name stands in for a file name, so that a traceback tells the template.
        return (texts[name], name, lambda: True) if name in texts else None

    environment = Environment(
        loader=FunctionLoader(load),
        undefined=StrictUndefined,
        autoescape=lambda name: name is None or not name.endswith(".txt"),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        bytecode_cache=codes,
    )
    environment.context_class = recalling(frames)
    environment.filters.update(FILTERS)
    # No clock, no chance: a page is made from its view alone.
    environment.globals.clear()
    del environment.filters["random"]
    return environment


def _template_line(places: Mapping[str, str]) -> tuple[str, int] | None:
    """The innermost line of a template on the way to the exception being handled."""
    found, step = None, sys.exc_info()[2]
    while step is not None:
        name = step.tb_frame.f_code.co_filename
        if name in places:
            found = places[name], step.tb_lineno
        step = step.tb_next
    return found
