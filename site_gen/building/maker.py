"""Files of a planned site, made when they are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, get_args

import msgspec

from site_gen.building.inputs import Place, touched
from site_gen.digest import digest_bytes
from site_gen.failure import spell_failure
from site_gen.mapper import Mapper, plain_map
from site_gen.model import Contact
from site_gen.pages.frame import Frame
from site_gen.pages.recipes import COPIED, READY, Copy, Page, Plan, Ready
from site_gen.pages.templates import Templates
from site_gen.pages.views import View
from site_gen.problems import Problem, error, refuse

if TYPE_CHECKING:
    from site_gen.building.compiled import Codes


class Maker:
    """Makes files of a planned site."""

    def __init__(self, where: Place, plan: Plan, templates: Templates, map: Mapper = plain_map) -> None:
        self.where, self.plan, self.templates, self.map = where, plan, templates, map

    def __call__(self, paths: Sequence[str]) -> Iterator[tuple[str, bytes]]:
        """Each path with its bytes; raises `Problems` at the end if any could not be made."""
        problems: list[Problem] = []
        pages = [path for path in paths if self.plan[path].kind not in (COPIED, READY)]
        for path, made in self._made(pages):
            if isinstance(made, Problem):
                problems.append(made)
            else:
                yield path, made
        for path in paths:
            if self.plan[path].kind in (COPIED, READY):
                yield from self._take(path, problems)
        refuse(_once(problems))

    def _made(self, pages: Sequence[str]) -> Iterator[tuple[str, bytes | Problem]]:
        if not pages:
            return
        from site_gen.building.compiled import Codes, Compiled

        codes = Codes(self.map.last(Compiled))
        yield from self.map(Making(self.templates, self.plan.frames, codes), _Pages(self.plan, pages))
        if codes.fresh:
            self.map.keep(codes.of(self.templates.texts))

    def _take(self, path: str, problems: list[Problem]) -> Iterator[tuple[str, bytes]]:
        taken = self.plan[path].recipe()
        if isinstance(taken, Ready):
            yield path, taken.content
            return
        assert isinstance(taken, Copy)  # as its kind says
        folder: Path = getattr(self.where, taken.folder)
        name = "content" if taken.folder == "content" else "templates"
        try:
            content = (folder / taken.source).read_bytes()
            if digest_bytes(content) == taken.content:
                yield path, content
            else:
                # Published, it would stand under a key that is not its own, and never be mended.
                problems.append(touched(f"{name}/{taken.source}"))
        except OSError as wrong:
            hint = "kiểm tra quyền đọc của tệp, rồi dựng lại"
            message = f"không đọc được tệp ({spell_failure(wrong)})"
            problems.append(error(f"{name}/{taken.source}", 0, 0, message, hint))


Packed: TypeAlias = tuple[str, str, str, int, bytes]
"""A path and its page on the way to another process: template, kind of view, number of the frame, view."""


class Making:
    """A press, and how its pages travel: spelled short, without the frames, which both sides have."""

    def __init__(self, templates: Templates, frames: Sequence[Frame], codes: Codes) -> None:
        from site_gen.pages.render import Press

        self.templates, self.frames, self.codes = templates, tuple(frames), codes
        self.press = Press(templates, self.frames, codes)

    def __reduce__(self) -> tuple[type[Making], tuple[Templates, tuple[Frame, ...], Codes]]:
        return Making, (self.templates, self.frames, self.codes)

    def __call__(self, item: tuple[str, Page]) -> tuple[str, bytes | Problem]:
        return self.press(item)

    def pack(self, item: tuple[str, Page]) -> Packed:
        """A path and its page, spelled."""
        path, page = item
        view, frame = page.view, getattr(page.view, "frame", None)
        number = next((number for number, one in enumerate(self.frames) if one is frame), -1)
        if number >= 0:
            view = msgspec.structs.replace(view, frame=_NO_FRAME)
        return path, page.template, type(view).__name__, number, msgspec.msgpack.encode(view)

    def unpack(self, packed: Packed) -> tuple[str, Page]:
        """What was packed."""
        path, template, kind, number, spelled = packed
        view = _decoder(kind).decode(spelled)
        if number >= 0:
            view = msgspec.structs.replace(view, frame=self.frames[number])
        return path, Page(template=template, view=view)


_NO_FRAME = Frame(
    lang="vi",
    name="",
    site="",
    parent="",
    home="",
    base_url="",
    menu=(),
    pages=(),
    links=(),
    contact=Contact(),
    assets={},
    words={},
)


@cache
def _decoder(kind: str) -> msgspec.msgpack.Decoder[View]:
    return msgspec.msgpack.Decoder(next(one for one in get_args(View) if one.__name__ == kind))


class _Pages(Iterable[tuple[str, Page]]):
    """Pages with their views, composed one after the other: all at once they would fill the memory."""

    def __init__(self, plan: Plan, paths: Sequence[str]) -> None:
        self.plan, self.paths = plan, paths

    def __iter__(self) -> Iterator[tuple[str, Page]]:
        for path in self.paths:
            page = self.plan[path].recipe()
            assert isinstance(page, Page)  # as its kind says
            yield path, page

    def __length_hint__(self) -> int:
        return len(self.paths)


def _once(problems: Sequence[Problem]) -> list[Problem]:
    """One problem for each line of a template, however many pages it spoils."""
    found: dict[tuple[str, int], list[Problem]] = {}
    for problem in sorted(problems):
        found.setdefault((problem.file, problem.line), []).append(problem)
    return [
        msgspec.structs.replace(same[0], hint=f"{same[0].hint} (và {len(same) - 1} trang khác)")
        if len(same) > 1
        else same[0]
        for same in found.values()
    ]
