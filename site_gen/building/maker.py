"""Files of a planned site, made when they are asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from site_gen.building.inputs import Place
from site_gen.building.memory import touched
from site_gen.digest import digest_bytes
from site_gen.failure import spell_failure
from site_gen.mapper import Mapper, plain_map
from site_gen.pages.recipes import Copy, Page, Plan
from site_gen.pages.templates import Templates
from site_gen.problems import Problem, error, refuse


class Maker:
    """Makes files of a planned site."""

    def __init__(self, where: Place, plan: Plan, templates: Templates, map: Mapper = plain_map) -> None:
        self.where, self.plan, self.templates, self.map = where, plan, templates, map

    def __call__(self, paths: Sequence[str]) -> Iterator[tuple[str, bytes]]:
        """Each path with its bytes; raises `Problems` at the end if any could not be made."""
        from site_gen.pages.render import Press

        problems: list[Problem] = []
        copies: list[tuple[str, Copy]] = []
        for path, made in self.map(Press(self.templates, self.plan.frames), self._pages(paths, copies)):
            if isinstance(made, Problem):
                problems.append(made)
            else:
                yield path, made
        for path, taken in copies:
            yield from self._take(path, taken, problems)
        refuse(_once(problems))

    def _pages(self, paths: Sequence[str], copies: list[tuple[str, Copy]]) -> Iterator[tuple[str, Page]]:
        for path in paths:
            match self.plan[path].recipe():
                case Page() as page:
                    yield path, page
                case taken:
                    copies.append((path, taken))

    def _take(self, path: str, taken: Copy, problems: list[Problem]) -> Iterator[tuple[str, bytes]]:
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
