from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple
from urllib.parse import unquote

import pytest
from starlette.applications import Starlette
from starlette.types import Message, Scope
from watchdog.events import DirModifiedEvent, FileClosedNoWriteEvent, FileModifiedEvent, FileOpenedEvent

from site_gen.building.build import place
from site_gen.cli import run
from site_gen.desk.preview import OWN, Preview
from site_gen.desk.serve import HOST, Bell, Watch, application
from site_gen.desk.serve import watching as watch_folders
from site_gen.pages.hosting import POLICY
from tests.conftest import NOW, TinySite

LONGEST = 30
"""Seconds after which what was waited for did not happen."""


class Listener:
    """A bell that keeps what it was rung for."""

    def __init__(self) -> None:
        self.rung: list[list[str]] = []
        self.once = threading.Event()

    def ring(self, addresses: list[str]) -> None:
        self.rung.append(addresses)
        self.once.set()


class Answer(NamedTuple):
    """What the application sends back."""

    status: int
    headers: dict[str, str]
    text: str


@pytest.fixture
def app(a_site: TinySite) -> Starlette:
    """The preview of a site with one good and one broken article."""
    a_site.article("tin-tuc/mot", title="Bài thứ nhất").article("tin-tuc/hai", date="31/2/2026")
    return application(preview(a_site), Bell())


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/", 200),
        ("/tin-tuc/mot/", 200),
        ("/tin-tuc/mot/?in=1", 200),
        ("/feed.xml", 200),
        ("/tin-tuc/hai/", 500),
        ("/tin-tuc/khong-co/", 404),
        ("/tin-tuc/mot%3F", 404),
        ("/%2e%2e/content/site.toml", 404),
        ("/..%2fcontent%2fsite.toml", 404),
        ("/%2e%2e%5ccontent%5csite.toml", 404),
        ("//etc/passwd", 404),
        ("/content/tin-tuc/mot.md", 404),
        (f"{OWN}reload.js", 200),
        (f"{OWN}khong-co.js", 404),
        (f"{OWN}%2e%2e/index.html", 404),
    ],
)
def test_every_address_has_its_status(app: Starlette, address: str, status: int) -> None:
    assert get(app, address).status == status


def test_a_forgotten_slash_leads_on(app: Starlette) -> None:
    answer = get(app, "/tin-tuc/mot")

    assert (answer.status, answer.headers["location"]) == (301, "/tin-tuc/mot/")


def test_a_broken_article_says_what_to_mend(app: Starlette) -> None:
    answer = get(app, "/tin-tuc/hai/")

    assert "ngày 31/2/2026 không có thật" in answer.text
    assert "content/tin-tuc/hai.md:3:7" in answer.text


@pytest.mark.parametrize("address", ["/", "/tin-tuc/hai/", "/khong-co/", f"{OWN}reload.js", "/robots.txt"])
def test_nothing_is_stored_and_nothing_comes_from_elsewhere(app: Starlette, address: str) -> None:
    headers = get(app, address).headers

    assert headers["content-security-policy"] == POLICY
    assert headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8000", 200),
        ("localhost:8000", 200),
        ("trung-tam.gov.vn", 400),
        ("127.0.0.1.trung-tam.gov.vn", 400),
        ("192.168.1.2:8000", 400),
    ],
)
def test_only_this_machine_is_answered(app: Starlette, host: str, status: int) -> None:
    assert get(app, "/", host=host).status == status


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_nothing_can_be_sent(app: Starlette, method: str) -> None:
    assert get(app, "/", method=method).status == 405


def test_a_ring_reaches_who_listens_and_hush_lets_go() -> None:
    async def listening() -> list[str]:
        bell = Bell()
        bell.loop = asyncio.get_running_loop()
        heard = bell.listen()
        first = await anext(heard)
        bell.ring(["/tin-tuc/"])
        second = await anext(heard)
        bell.hush()
        return [first, second, *[message async for message in heard], f"{len(bell.listeners)} left"]

    assert asyncio.run(listening()) == ["retry: 500\n\n", 'data: ["/tin-tuc/"]\n\n', "0 left"]


def test_a_saved_article_rings_for_the_pages_it_changes(a_site: TinySite) -> None:
    a_site.article("tin-tuc/mot", body="Cũ.").article("thong-bao/hai", title="Lịch trực")
    bell, watch, _ = watching(a_site)

    a_site.article("tin-tuc/mot", body="Mới.")
    watch.plan()

    (addresses,) = bell.rung
    assert "/tin-tuc/mot/" in addresses
    assert "/thong-bao/hai/" not in addresses


def test_a_save_that_changes_nothing_rings_for_nobody(a_site: TinySite) -> None:
    bell, watch, _ = watching(a_site.article("tin-tuc/mot"))

    a_site.article("tin-tuc/mot")
    watch.plan()

    assert bell.rung == []


def test_a_photo_rings_under_its_own_address(a_site: TinySite) -> None:
    bell, watch, _ = watching(a_site.write("content/anh/tep.txt", "một"))

    a_site.write("content/anh/tep.txt", "hai")
    watch.plan()

    assert bell.rung == [["/anh/tep.txt"]]


def test_broken_settings_ring_for_everybody_and_so_do_mended_ones(a_site: TinySite) -> None:
    settings = (a_site.article("tin-tuc/mot").folder / "content" / "site.toml").read_text(encoding="utf-8")
    bell, watch, _ = watching(a_site)

    a_site.write("content/site.toml", "name = sai\n")
    watch.plan()
    a_site.write("content/site.toml", settings)
    watch.plan()

    broken, mended = bell.rung
    assert broken == ["*"]
    assert "*" in mended or {"/", "/tin-tuc/mot/"} <= {*mended}


def test_a_new_mistake_is_said_once_and_its_end_too(a_site: TinySite) -> None:
    _, watch, said = watching(a_site.article("tin-tuc/mot"))

    a_site.article("tin-tuc/mot", date="31/2/2026")
    watch.plan()
    a_site.article("tin-tuc/hai")
    watch.plan()
    a_site.article("tin-tuc/mot")
    watch.plan()

    first, second = said
    assert first.startswith("content/tin-tuc/mot.md:3:7: ngày 31/2/2026")
    assert second == "Đã hết lỗi."


def test_many_events_of_one_save_are_planned_once(a_site: TinySite) -> None:
    bell, watch, _ = watching(a_site.article("tin-tuc/mot", body="Cũ."))
    a_site.article("tin-tuc/mot", body="Mới.")

    for event in (FileModifiedEvent("mot.md"), DirModifiedEvent("tin-tuc"), FileModifiedEvent("mot.md")):
        watch.on_any_event(event)
    assert bell.once.wait(LONGEST)
    assert watch.timer is not None
    watch.timer.join(LONGEST)

    assert len(bell.rung) == 1


def test_reading_is_no_change(a_site: TinySite) -> None:
    _, watch, _ = watching(a_site)

    watch.on_any_event(FileOpenedEvent("mot.md"))
    watch.on_any_event(FileClosedNoWriteEvent("mot.md"))

    assert watch.timer is None


def test_templates_made_while_the_site_is_shown_are_seen(a_site: TinySite) -> None:
    _, watch, _ = watching(a_site)

    def shown() -> bytes:
        return watch.preview.answer("/robots.txt").content

    packaged = shown()
    with watch_folders(place(a_site.folder), watch):
        for words in (b"one", b"two"):  # what was watched, and removed, is watched again
            a_site.write("templates/robots.txt", words)
            wait_until(lambda words=words: shown() == words)  # type: ignore[misc]
            a_site.write("templates/robots.txt", words * 2)
            wait_until(lambda words=words: shown() == words * 2)  # type: ignore[misc]
            a_site.remove("templates")
            wait_until(lambda: shown() == packaged)


def test_what_is_published_is_no_change(a_site: TinySite) -> None:
    _, watch, _ = watching(a_site.article("tin-tuc/mot"))
    seen: list[str] = []
    watch.on_any_event = lambda event: seen.append(str(event.src_path))  # type: ignore[method-assign]

    with watch_folders(place(a_site.folder), watch):
        a_site.build()
        a_site.write("output/la.txt", "la").write("ghi-chu.txt", "a").write("content/xong.md", "a")
        wait_until(lambda: any(path.endswith("xong.md") for path in seen))

    assert [path for path in seen if "output" in path or "ghi-chu" in path] == []


def test_a_taken_port_is_told_with_another(a_site: TinySite) -> None:
    with socket.create_server((HOST, 0)) as taken:
        port = taken.getsockname()[1]
        result = a_site.run("serve", "--port", str(port))

    assert (result.code, result.out) == (1, "")
    assert result.err.startswith(f"site-gen serve: cổng {port} đang có chương trình khác dùng")


def test_drafts_are_shown_without_asking_for_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["serve", "--drafts"]) == 2
    assert "--drafts" in capsys.readouterr().err


def wait_until(happened: Callable[[], bool]) -> None:
    """Return when it *happened*; a failure if it does not."""
    pause = threading.Event()
    for _ in range(LONGEST * 50):
        if happened():
            return
        pause.wait(0.02)
    pytest.fail("it did not happen")


def get(app: Starlette, url: str, host: str = f"{HOST}:8000", method: str = "GET") -> Answer:
    """Ask *app* for an address exactly as spelled: no client tidies it on the way."""
    path, _, query = url.partition("?")
    scope: Scope = {
        "type": "http",
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": unquote(path),
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [(b"host", host.encode())],
    }
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    asyncio.run(app(scope, receive, send))
    start, *bodies = sent
    headers = {name.decode(): value.decode() for name, value in start["headers"]}
    return Answer(start["status"], headers, b"".join(one["body"] for one in bodies).decode())


def preview(site: TinySite) -> Preview:
    return Preview(place(site.folder), True, lambda: datetime.fromisoformat(NOW))


def watching(site: TinySite) -> tuple[Listener, Watch, list[str]]:
    """A bell, the watch that rings it, and what is said meanwhile."""
    bell, said = Listener(), list[str]()
    return bell, Watch(preview(site), bell, said.append), said  # type: ignore[arg-type]
