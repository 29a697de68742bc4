"""The preview over HTTP on this machine alone: watch, plan again, answer, tell the browser."""

from __future__ import annotations

import asyncio
import json
import os
import socket
import threading
import warnings
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from datetime import datetime
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.routing import Route
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch

from site_gen.building.build import Place
from site_gen.building.memory import Memory
from site_gen.desk.preview import OWN, Preview
from site_gen.pages.hosting import POLICY
from site_gen.problems import Problem, Problems, Severity, error

HOST = "127.0.0.1"
QUIET = 0.05
"""Seconds without a further change before the site is planned again: one save is several events."""

_HEADERS = {"Cache-Control": "no-store", "Content-Security-Policy": POLICY}
_OWN_FILES = {
    "reload.js": (
        "text/javascript",
        f"""
const events = new EventSource("{OWN}events");
const path = (address) => decodeURI(new URL(address).pathname);
events.onmessage = (event) => {{
  const changed = new Set(JSON.parse(event.data));
  const shown = [location.href, ...performance.getEntriesByType("resource").map((one) => one.name)];
  if (changed.has("*") || shown.some((address) => changed.has(path(address)))) location.reload();
}};
""",
    ),
    "problems.css": (
        "text/css",
        """
:root { color-scheme: light dark; font: 1.1rem/1.6 system-ui, sans-serif; }
main { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; }
li { margin-block: 1.5rem; border-inline-start: 4px solid #97181c; padding-inline-start: 1rem; }
p { margin: .2rem 0; }
code { overflow-wrap: anywhere; }
""",
    ),
}


class Bell:
    """Tells every open page which addresses changed."""

    def __init__(self) -> None:
        self.listeners: set[asyncio.Queue[str | None]] = set()
        self.loop: asyncio.AbstractEventLoop | None = None

    def ring(self, addresses: list[str]) -> None:
        """Called from the watching thread."""
        if self.loop is not None:
            self.loop.call_soon_threadsafe(self._tell, json.dumps(addresses))

    def hush(self) -> None:
        """Let every listener go, so that stopping need not wait for open pages."""
        self._tell(None)

    def _tell(self, message: str | None) -> None:
        for listener in self.listeners:
            listener.put_nowait(message)

    async def listen(self) -> AsyncIterator[str]:
        queue: asyncio.Queue[str | None] = asyncio.Queue()
        self.listeners.add(queue)
        try:
            yield "retry: 500\n\n"
            while (message := await queue.get()) is not None:
                yield f"data: {message}\n\n"
        finally:
            self.listeners.discard(queue)


class Watch(FileSystemEventHandler):
    """Plans again when content or templates were saved."""

    def __init__(self, preview: Preview, bell: Bell, say: Callable[[str], None]) -> None:
        self.preview, self.bell, self.say = preview, bell, say
        self.timer: threading.Timer | None = None
        self.lock, self.planning = threading.Lock(), threading.Lock()

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in ("opened", "closed_no_write"):
            return
        with self.lock:
            if self.timer is not None:
                self.timer.cancel()
            self.timer = threading.Timer(QUIET, self.plan)
            self.timer.daemon = True
            self.timer.start()

    def plan(self) -> None:
        """Plan again and tell who looks at what changed."""
        with self.planning:  # or an older plan could take the place of a newer one
            before = self.preview.planned.problems
            changed = self.preview.refresh()
        now = self.preview.planned.problems
        for problem in now:
            if problem not in before:
                self.say(str(problem))
        if _has_error(before) and not _has_error(now):
            self.say("Đã hết lỗi.")
        if changed:
            self.bell.ring(_addresses(changed, everything=not self.preview.planned.plan))


def application(preview: Preview, bell: Bell) -> Starlette:
    """The preview as a web application; only this machine's own names reach it."""

    async def events(_request: Request) -> Response:
        return StreamingResponse(bell.listen(), media_type="text/event-stream", headers=_HEADERS)

    def own(request: Request) -> Response:
        found = _OWN_FILES.get(request.path_params["name"])
        if found is None:
            return Response(status_code=404)
        return Response(found[1], media_type=found[0], headers=_HEADERS)

    def any_page(request: Request) -> Response:
        answer = preview.answer(request.scope["path"])  # decoded, and `?` in a name is no query
        if answer.status == 301:
            return RedirectResponse(answer.content.decode(), status_code=301)
        headers = {**_HEADERS, "Content-Type": answer.kind}
        return Response(answer.content, status_code=answer.status, headers=headers)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        bell.loop = asyncio.get_running_loop()
        yield

    return Starlette(
        routes=[
            Route(f"{OWN}events", events),
            Route(f"{OWN}{{name}}", own),
            Route("/{path:path}", any_page),
        ],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=[HOST, "localhost"])],
        lifespan=lifespan,
    )


def serve(
    where: Place,
    *,
    port: int,
    drafts: bool,
    clock: Callable[[], datetime],
    say: Callable[[str], None],
    remember: Callable[[], Memory],
) -> None:
    """Answer on 127.0.0.1:*port* until interrupted; *say* is told where, what goes wrong and is mended.

    Raises `Problems` where the port is taken.
    """
    with _listen(port) as door:
        preview, bell = Preview(where, drafts, clock, remember), Bell()
        for problem in preview.planned.problems:
            say(str(problem))
        with watching(where, Watch(preview, bell, say)):
            say(f"Mở http://{HOST}:{port}/ trong trình duyệt; bấm Ctrl-C để dừng.")
            config = uvicorn.Config(
                application(preview, bell), log_level="error", timeout_graceful_shutdown=1
            )
            _Server(config, bell).run([door])


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, bell: Bell) -> None:
        super().__init__(config)
        self.bell = bell

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self.bell.hush()
        await super().shutdown(sockets)


class Arrivals(FileSystemEventHandler):
    """Has *watch* look into content/ and templates/ when one of them is made while the site is shown."""

    def __init__(self, where: Place, watch: Watch, observer: BaseObserver) -> None:
        self.folders = {folder.name: folder for folder in (where.content, where.templates)}
        self.watch, self.observer = watch, observer

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type not in ("created", "moved", "deleted"):
            return
        names = {Path(os.fsdecode(path)).name for path in (event.src_path, event.dest_path) if path}
        for name in sorted(names & self.folders.keys()):
            _watch(self.observer, self.watch, self.folders[name])  # what was watched before is gone
            self.watch.on_any_event(event)


@contextmanager
def watching(where: Place, watch: Watch) -> Iterator[None]:
    """Tell *watch* of every change in content/ and templates/, and of no other, until the end."""
    # A folder that went and came again: watchdog says so in English, and watches it all the same.
    warnings.filterwarnings("ignore", category=RuntimeWarning, module="watchdog")
    observer = Observer()
    observer.start()
    try:
        _watch(observer, Arrivals(where, watch, observer), where.content.parent, recursive=False)
        for folder in (where.content, where.templates, where.packaged):
            _watch(observer, watch, folder)
        yield
    finally:
        observer.stop()
        observer.join()


def _watch(
    observer: BaseObserver, watch: FileSystemEventHandler, folder: Path, *, recursive: bool = True
) -> None:
    path = os.path.realpath(folder)
    with suppress(KeyError):  # it was not watched before
        observer.unschedule(ObservedWatch(path, recursive=recursive))
    with suppress(OSError):  # not there, or closed to us: reading the site tells
        observer.schedule(watch, path, recursive=recursive)


def _listen(port: int) -> socket.socket:
    try:
        return socket.create_server((HOST, port))
    except OSError as wrong:
        hint = (
            f"dừng chương trình kia, hoặc chọn cổng khác: --port {port + 1 if 1023 < port < 65535 else 8000}"
        )
        message = f"cổng {port} đang có chương trình khác dùng, hoặc không được phép dùng"
        problem = error("site-gen serve", 0, 0, message, hint)
        raise Problems([problem]) from wrong


def _has_error(problems: tuple[Problem, ...]) -> bool:
    return any(problem.severity is Severity.ERROR for problem in problems)


def _addresses(paths: tuple[str, ...], everything: bool) -> list[str]:
    if everything or any(path.startswith("assets/") for path in paths):
        return ["*"]
    return ["/" + path.removesuffix("index.html") for path in paths]
