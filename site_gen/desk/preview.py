"""The site as an editor sees it while writing: planned, and made page by page when asked for."""

from __future__ import annotations

import mimetypes
import threading
from collections.abc import Callable
from datetime import datetime
from html import escape
from typing import NamedTuple

from site_gen.building.build import Maker, Place, Planned, prepare
from site_gen.digest import Digest
from site_gen.pages.plan import path_of
from site_gen.problems import Problem, Problems, Severity

OWN = "/_xem-truoc/"
"""Where the preview keeps its own files; no slug begins with `_`."""

_SCRIPT = f'<script src="{OWN}reload.js" defer></script>'


class Answer(NamedTuple):
    """What a browser gets for an address."""

    status: int
    kind: str
    """Content type."""
    content: bytes


class Preview:
    """Answers addresses from the plan in memory; one bad article does not hide the rest."""

    def __init__(self, where: Place, drafts: bool, clock: Callable[[], datetime]) -> None:
        self.where, self.drafts, self.clock = where, drafts, clock
        self.making = threading.Lock()
        self.made: dict[str, tuple[tuple[tuple[str, Digest], ...], bytes]] = {}
        self.planned = self._plan()

    def refresh(self) -> tuple[str, ...]:
        """Read and plan again; the paths that differ from before, sorted."""
        before = self.planned
        self.planned = self._plan()
        old, new = before.plan, self.planned.plan
        differ = {path for path in {*old, *new} if _parts(old, path) != _parts(new, path)}
        if before.problems != self.planned.problems:
            differ |= {path_of(self._address(one)) for one in {*before.problems, *self.planned.problems}}
        return tuple(sorted(differ))

    def answer(self, url: str) -> Answer:
        """What stands at the address *url*, a path beginning with `/`."""
        planned = self.planned
        broken = [one for one in planned.problems if one.severity is Severity.ERROR]
        here = [one for one in broken if self._address(one) == url]
        if not planned.plan or here:
            return Answer(500, "text/html; charset=utf-8", problem_page(here or broken, planned.problems))
        path = path_of(url)
        if path not in planned.plan and f"{path}/index.html" in planned.plan:
            return Answer(301, "text/plain; charset=utf-8", f"{url}/".encode())
        status = 200 if path in planned.plan else 404
        try:
            content = self._make(planned, path if status == 200 else "404.html")
        except Problems as problems:
            return Answer(500, "text/html; charset=utf-8", problem_page(problems.found, planned.problems))
        kind = mimetypes.guess_type(path if status == 200 else "404.html")[0] or "application/octet-stream"
        if kind == "text/html":
            content = content.replace(b"</body>", _SCRIPT.encode() + b"</body>")
        return Answer(status, f"{kind}; charset=utf-8" if _is_text(kind) else kind, content)

    def _plan(self) -> Planned:
        return prepare(self.where, now=self.clock(), drafts=self.drafts)

    def _make(self, planned: Planned, path: str) -> bytes:
        parts = planned.plan[path].parts
        with self.making:
            if path not in self.made or self.made[path][0] != parts:
                (_, content), *_ = Maker(self.where, planned)([path])
                self.made[path] = parts, content
            return self.made[path][1]

    def _address(self, problem: Problem) -> str:
        """Where the text with *problem* stands, or would stand."""
        name = problem.file.removeprefix("content/").removesuffix(".md").removesuffix("/index")
        for page_folder in ("en/trang/", "trang/"):
            if name.startswith(page_folder):
                return "/" + name.replace("trang/", "", 1) + "/"
        return f"/{name}/"


def problem_page(found: object, everything: object) -> bytes:
    """A page that says what is wrong, in place of the page it is wrong with."""
    raise NotImplementedError
