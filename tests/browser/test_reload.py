"""The preview as an editor uses it: the command runs, the page is open, a file is saved."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import NamedTuple

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.conftest import LONGEST, Visit
from tests.conftest import NOW, TinySite

COMMAND = """
import signal, sys
from site_gen.cli import main

signal.signal(signal.SIGINT, signal.default_int_handler)  # whatever our parent does with Ctrl-C
main(sys.argv[1:])
"""
CONNECTED = """new Promise((done) =>
  events.readyState === EventSource.OPEN ? done() : events.addEventListener("open", () => done()))"""
PICTURED = """\
---
title: Bài có ảnh
date: 18/8/2026
photos:
  - file: anh.png
    alt: Một hình một màu
---

Chữ.
"""
BROKEN = {"date": "31/2/2026"}


class Served(NamedTuple):
    """A site under preview."""

    site: TinySite
    address: str
    command: subprocess.Popen[str]


@pytest.fixture
def served(a_site: TinySite) -> Iterator[Served]:
    """The command `serve` on a free port, stopped at the end."""
    a_site.article("tin-tuc/mot", title="Bài một", body="Lời cũ.").article("tin-tuc/hai", title="Bài hai")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    arguments = ["serve", "--port", str(port), "--now", NOW, "--site", str(a_site.folder)]
    python, pipe = [sys.executable, "-X", "utf8", "-c", COMMAND], subprocess.PIPE
    with subprocess.Popen([*python, *arguments], stdout=pipe, stderr=pipe, encoding="utf-8") as command:
        try:
            assert command.stdout is not None
            address = f"http://127.0.0.1:{port}"
            first = command.stdout.readline()
            assert first == f"Mở {address}/ trong trình duyệt; bấm Ctrl-C để dừng.\n"
            yield Served(a_site, address, command)
        finally:
            command.kill()


def test_a_saved_article_shows_itself(served: Served, visit: Callable[..., Visit]) -> None:
    seen = opened(visit, served, "/tin-tuc/mot/")

    served.site.article("tin-tuc/mot", title="Bài một", body="Lời mới.")

    shows(seen.page, "Lời mới.")
    assert seen.complaints == []


def test_a_broken_article_shows_its_problem_and_comes_back_when_mended(
    served: Served, visit: Callable[..., Visit]
) -> None:
    page = opened(visit, served, "/tin-tuc/mot/").page

    served.site.article("tin-tuc/mot", **BROKEN)
    shows(page, "ngày 31/2/2026 không có thật")
    shows(visit(f"{served.address}/tin-tuc/hai/").page, "Bài hai")

    listens(page)
    served.site.article("tin-tuc/mot", title="Bài một", body="Đã sửa.")
    shows(page, "Đã sửa.")


def test_an_article_that_was_missing_appears_at_its_address(
    served: Served, visit: Callable[..., Visit]
) -> None:
    page = opened(visit, served, "/thong-bao/ba/").page

    served.site.article("thong-bao/ba", title="Bài ba")

    shows(page, "Bài ba")


def test_another_picture_of_the_same_size_is_loaded_again(
    served: Served, visit: Callable[..., Visit]
) -> None:
    photo = "content/tin-tuc/anh/anh.png"
    served.site.write(photo, picture("red"))
    served.site.write("content/tin-tuc/anh/index.md", PICTURED)
    page = opened(visit, served, "/tin-tuc/anh/").page

    with page.expect_event("load", timeout=LONGEST):
        served.site.write(photo, picture("blue"))


def test_ctrl_c_stops_at_once_though_a_page_is_open(served: Served, visit: Callable[..., Visit]) -> None:
    opened(visit, served, "/tin-tuc/mot/")

    served.command.send_signal(signal.SIGINT)
    _, said = served.command.communicate(timeout=LONGEST / 1000)

    assert (served.command.returncode, said.strip()) == (130, "Đã dừng.")


def opened(visit: Callable[..., Visit], served: Served, path: str) -> Visit:
    """A page of the preview, listening for changes."""
    seen = visit(served.address + path)
    listens(seen.page)
    return seen


def listens(page: Page) -> None:
    """Wait until the page would hear of a change."""
    page.wait_for_load_state()
    page.evaluate(CONNECTED)


def shows(page: Page, text: str) -> None:
    expect(page.locator("main")).to_contain_text(text, timeout=LONGEST)


def picture(colour: str) -> bytes:
    """A small photo of one colour."""
    saved = BytesIO()
    Image.new("RGB", (40, 30), colour).save(saved, "PNG")
    return saved.getvalue()
