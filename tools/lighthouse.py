"""Measure pages of a built site with Lighthouse, as a phone gets them: `python tools/lighthouse.py output`.

Over loopback, the median of five runs of home, a list and an article, as a table in Markdown.
"""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from threading import Thread
from typing import Any

from browser import NAMES
from provide import Missing, provide

PROGRAM = Path(__file__).parent / "lighthouse/node_modules/lighthouse/cli/index.js"
ROUNDS = 5
KINDS = {".js": "text/javascript", ".woff2": "font/woff2", ".webp": "image/webp", ".avif": "image/avif"}
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
TIMES = (
    "first-contentful-paint",
    "largest-contentful-paint",
    "total-blocking-time",
    "cumulative-layout-shift",
)


def measure(address: str, browser: str) -> dict[str, float]:
    """The median of each figure of the page at *address*."""
    runs = [_run(address, browser) for _ in range(ROUNDS)]
    return {name: median(run[name] for run in runs) for name in runs[0]}


def _run(address: str, browser: str) -> dict[str, float]:
    flags = "--headless=new --no-sandbox --disable-gpu"
    command = ["node", str(PROGRAM), address, "--quiet", "--output=json", f"--chrome-flags={flags}"]
    made = subprocess.run(
        command, env={**os.environ, "CHROME_PATH": browser}, check=True, capture_output=True
    )
    told = json.loads(made.stdout)
    found = {name: 100 * told["categories"][name]["score"] for name in CATEGORIES}
    found |= {name: told["audits"][name]["numericValue"] for name in TIMES}
    return found | {"weight": told["audits"]["total-byte-weight"]["numericValue"]}


class _Host(SimpleHTTPRequestHandler):
    """Compresses texts and lets fingerprinted files be kept, as a careful host does."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        content, kind = path.read_bytes(), KINDS.get(path.suffix) or self.guess_type(path)
        self.send_response(200)
        if kind.startswith("text/") or kind.endswith(("xml", "json")):
            content = gzip.compress(content, 9)
            self.send_header("Content-Encoding", "gzip")
            kind += "; charset=utf-8"
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        kept = "public, max-age=31536000, immutable" if "/assets/" in self.path else "no-cache"
        self.send_header("Cache-Control", kept)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of *folder* on this machine while it is open."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()


def pages(folder: Path) -> dict[str, str]:
    """Home, the list with most on it, and the heaviest article, with facts of an event if any has some."""
    lists = sorted(
        folder.glob("*/index.html"), key=lambda path: (path.read_text().count('class="card"'), path)
    )
    texts = {path: path.read_text() for path in folder.glob("*/*/index.html")}
    articles = [path for path, text in texts.items() if '<article class="article' in text]
    told = [path for path in articles if '<aside class="event' in texts[path]]
    article = max(told or articles, key=lambda path: (path.stat().st_size, path))
    return {
        "home": "/",
        "list": f"/{lists[-1].parent.relative_to(folder).as_posix()}/",
        "article": f"/{article.parent.relative_to(folder).as_posix()}/",
    }


def main(folder: Path) -> None:
    """Print the table."""
    try:
        browser = provide(NAMES, ["chromium"])
    except Missing as missing:
        sys.exit(str(missing))
    print("| page | performance | accessibility | best practices | SEO | FCP | LCP | TBT | shift | bytes |")
    print("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|")
    with served(folder) as host:
        for name, path in pages(folder).items():
            found = measure(host + path, browser)
            scores = " | ".join(f"{found[one]:.0f}" for one in CATEGORIES)
            paints = " | ".join(f"{found[one] / 1000:.1f} s" for one in TIMES[:2])
            blocked, shift, weight = found[TIMES[2]], found[TIMES[3]], found["weight"]
            print(
                f"| {name} `{path}` | {scores} | {paints} | {blocked:.0f} ms | {shift:.3f} | {weight:,.0f} |"
            )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
