"""Readers of an output folder, who start at its front page and follow every link there is."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path
from random import Random
from threading import Event, Thread
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from site_gen.pages.paths import path_of

HOST = "trung-tam.gov.vn"
FRONT = "index.html"


class Read(NamedTuple):
    """A file as a reader got it."""

    path: str
    content: bytes
    identity: tuple[int, int]
    """Tells one file from another that stands at the path later."""


class Reader(Thread):
    """Walks through *output* again and again, until told to stop."""

    def __init__(self, output: Path, known: Mapping[str, Collection[bytes]]) -> None:
        super().__init__()
        self.output, self.known = output, known
        self.enough = Event()
        self.complaints: list[str] = []
        self.walks = 0

    def run(self) -> None:
        while not self.enough.is_set():
            self.complaints += walk(self.output, self.known, Random(self.walks))
            self.walks += 1

    def stop(self) -> None:
        """Let the reader finish the walk, and wait for it."""
        self.enough.set()
        self.join()


def walk(output: Path, known: Mapping[str, Collection[bytes]], chance: Random | None = None) -> list[str]:
    """What one reader complains of: files that are not whole, links that lead nowhere.

    *known* are the whole files of each path. A link counts only if the way from the front page to it
    is still there, page by page, after it led nowhere: who comes now would take it as well.
    """
    complaints: list[str] = []
    seen = {FRONT}
    todo: list[tuple[tuple[Read, ...], str]] = [((), FRONT)]
    while todo:
        way, path = todo.pop(chance.randrange(len(todo)) if chance else -1)
        read = _read(output, path)
        if read is None:
            complaints += _missed(output, way, path)
            continue
        if read.content not in known.get(path, ()):
            complaints.append(f"{path} is not whole")
        new = [link for link in _links(path, read.content) if link not in seen]
        seen.update(new)
        todo += [((*way, read), link) for link in new]
    return complaints


def _missed(output: Path, way: tuple[Read, ...], path: str) -> Iterator[str]:
    if all(_read(output, page.path) == page for page in way):
        yield f"{path} is missing, {way[-1].path if way else 'nothing'} names it"


def _read(output: Path, path: str) -> Read | None:
    try:
        with (output / path).open("rb") as file:
            known = os.fstat(file.fileno())
            return Read(path, file.read(), (known.st_ino, known.st_mtime_ns))
    except (FileNotFoundError, NotADirectoryError):
        return None


@lru_cache(maxsize=10_000)
def _links(path: str, content: bytes) -> tuple[str, ...]:
    """The files of the site that a page names, each once."""
    if not path.endswith(".html"):
        return ()
    page = _Page()
    page.feed(content.decode(errors="replace"))  # half a letter, where half a file is read
    found = (_inside(path, address) for address in page.addresses)
    return tuple(dict.fromkeys(one for one in found if one))


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.addresses += [value for name, value in attrs if name in ("href", "src") and value]


def _inside(path: str, address: str) -> str:
    """The file at *address* as *path* names it; "" for one that is not of the site."""
    parts = urlsplit(address)
    if (
        parts.scheme not in ("", "https")
        or parts.netloc not in ("", HOST)
        or not (parts.path or parts.netloc)
    ):
        return ""
    return path_of(posixpath.join("/" + posixpath.dirname(path), unquote(parts.path) or "/"))
