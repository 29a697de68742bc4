"""The site as an editor sees it while writing: planned, and made page by page when asked for."""

from __future__ import annotations

import mimetypes
import threading
from collections.abc import Callable, Sequence
from datetime import datetime
from html import escape
from typing import NamedTuple

from site_gen.building.build import Maker, Place, Planned, prepare
from site_gen.building.memory import Memory
from site_gen.digest import Digest
from site_gen.mapper import plain_map
from site_gen.pages.paths import path_of
from site_gen.pages.recipes import Plan
from site_gen.problems import Problem, Problems, Severity
from site_gen.vietnamese.text import slug

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

    def __init__(
        self,
        where: Place,
        drafts: bool,
        clock: Callable[[], datetime],
        remember: Callable[[], Memory] | None = None,
    ) -> None:
        """*remember* opens what earlier plans found out; each plan has its own as long as it is shown."""
        self.where, self.drafts, self.clock, self.remember = where, drafts, clock, remember
        self.memory: Memory | None = None
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
            for planned in (before, self.planned):
                differ |= {path_of(self._address(planned, one)) for one in planned.problems}
        return tuple(sorted(differ))

    def answer(self, url: str) -> Answer:
        """What stands at the address *url*, a path beginning with `/`."""
        planned = self.planned
        broken = [one for one in planned.problems if one.severity is Severity.ERROR]
        here = [one for one in broken if self._address(planned, one) == url]
        if not planned.plan or here:
            return Answer(500, "text/html; charset=utf-8", problem_page(here or broken))
        path = path_of(url)
        if path not in planned.plan and f"{path}/index.html" in planned.plan:
            return Answer(301, "text/plain; charset=utf-8", f"{url}/".encode())
        status = 200 if path in planned.plan else 404
        try:
            content = self._make(planned, path if status == 200 else "404.html")
        except Problems as problems:
            return Answer(500, "text/html; charset=utf-8", problem_page(problems.found))
        kind = mimetypes.guess_type(path if status == 200 else "404.html")[0] or "application/octet-stream"
        if kind == "text/html":
            content = content.replace(b"</body>", _SCRIPT.encode() + b"</body>")
        return Answer(status, f"{kind}; charset=utf-8" if _is_text(kind) else kind, content)

    def _plan(self) -> Planned:
        before, self.memory = self.memory, self.remember() if self.remember else None
        try:
            return prepare(self.where, now=self.clock(), drafts=self.drafts, map=self.memory or plain_map)
        finally:
            if self.memory is not None:
                self.memory.commit()
            with self.making:
                if before is not None:
                    before.close()

    def _make(self, planned: Planned, path: str) -> bytes:
        parts = planned.plan[path].parts
        with self.making:
            if path not in self.made or self.made[path][0] != parts:
                (_, content), *_ = Maker(self.where, planned.trial, planned.templates)([path])
                self.made[path] = parts, content
            return self.made[path][1]

    def _address(self, planned: Planned, problem: Problem) -> str:
        """Where the text with *problem* stands, or, where it could not be read, would stand."""
        if problem.file in planned.addresses:
            return planned.addresses[problem.file]
        name = problem.file.removeprefix("content/").removesuffix(".md").removesuffix("/index")
        parts = [slug(part) for part in name.split("/")]
        return "/" + "/".join(part for part in parts if part != "trang") + "/"


def problem_page(found: Sequence[Problem]) -> bytes:
    """A page that says what is wrong, in place of the page it is wrong with."""
    entries = "".join(
        f"<li><p><code>{escape(place)}</code></p><p><strong>{escape(problem.message)}</strong></p>"
        f"<p>{escape(problem.hint)}</p></li>"
        for problem in found
        for place in [f"{problem.file}:{problem.line}:{problem.column}"]
    )
    page = (
        '<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Cần sửa</title>'
        f'<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="{OWN}problems.css">'
        f"{_SCRIPT}</head><body><main><h1>Trang này chưa dựng được</h1><ol>{entries}</ol>"
        "<p>Sửa xong và lưu tệp, trang tự tải lại.</p></main></body></html>"
    )
    return page.encode()


def _parts(plan: Plan, path: str) -> object:
    return plan[path].parts if path in plan else None


def _is_text(kind: str) -> bool:
    return kind.startswith("text/") or kind in ("application/xml", "application/atom+xml", "image/svg+xml")
