"""A browser of this machine, and a web server for a folder as a careful host would set it up."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import pytest
from browser import NAMES
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright
from provide import find

from site_gen.pages.hosting import POLICY

AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
FLAGS = (
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
LONGEST = 20_000
"""Milliseconds after which what was waited for did not happen."""


class Visit(NamedTuple):
    """A page in a window of its own, and what was noticed meanwhile."""

    page: Page
    complaints: list[str]
    """What the browser wrote to its console, breaches of the content security policy too."""
    hosts: set[str]
    """Whom the page asked for anything."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The browser named by SITE_GEN_BROWSER, or one that this machine has; nothing is downloaded."""
    path = os.environ.get("SITE_GEN_BROWSER") or find(NAMES)
    if path is None:
        pytest.fail("Không tìm thấy trình duyệt: hãy cài gói chromium rồi chạy lại.", pytrace=False)
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=path,
            args=list(FLAGS),
            chromium_sandbox=not root,  # root may not use it: Playwright then adds --no-sandbox
        )
        yield started
        started.close()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Visit]]:
    """Opens an address in a window of some width, with or without JavaScript."""
    windows = []

    def open_window(address: str, width: int = 1280, javascript: bool = True) -> Visit:
        window = browser.new_context(
            viewport={"width": width, "height": 800}, java_script_enabled=javascript, reduced_motion="reduce"
        )
        windows.append(window)
        window.set_default_timeout(LONGEST)
        seen = Visit(window.new_page(), [], set())
        seen.page.on("console", lambda message: seen.complaints.extend(_complaint(message, address)))
        seen.page.on("pageerror", lambda wrong: seen.complaints.append(str(wrong)))
        seen.page.on("request", lambda request: seen.hosts.add(urlsplit(request.url).netloc))
        seen.page.goto(address)
        return seen

    yield open_window
    for window in windows:
        window.close()


@pytest.fixture(scope="module")
def axe() -> str:
    """The program that knows the rules of accessibility."""
    if not AXE.is_file():
        pytest.fail("Không tìm thấy axe-core: hãy chạy npm ci rồi chạy lại.", pytrace=False)
    return AXE.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def host() -> Iterator[Callable[[Path], str]]:
    """Publishes folders on this machine alone; the address of each."""
    servers = []

    def publish(folder: Path) -> str:
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, directory=str(folder)))
        servers.append(server)
        Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_address[1]}"

    yield publish
    for server in servers:
        server.shutdown()
        server.server_close()


class _Host(SimpleHTTPRequestHandler):
    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        content = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: what matters is seen in the browser."""


def _complaint(message: ConsoleMessage, address: str) -> list[str]:
    """What the console says, but for the status of the page that is meant not to be there."""
    own_status = message.text.startswith("Failed to load resource") and message.location["url"] == address
    return [] if own_status or message.type not in ("error", "warning") else [message.text]
