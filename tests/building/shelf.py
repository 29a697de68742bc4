"""Small sites made of bytes, an output folder to publish them into, and ways to look at it."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from site_gen.building.claim import OWN
from site_gen.building.publish import Maker, Outcome, publish
from site_gen.digest import Digest, digest_bytes
from site_gen.problems import Problems

Files = Mapping[str, bytes]


class Plain(NamedTuple):
    """What a file of a small site is made from."""

    key: Digest
    parts: tuple[tuple[str, Digest], ...]


def page(text: str, *links: str) -> bytes:
    """A page that names *links*, and ends with a line by which one sees that it is whole."""
    body = "".join(f"{line}\n" for line in [text, *(f"link {link}" for link in links)])
    return body.encode() + digest_bytes(body.encode()).hex().encode() + b"\n"


def a_site(name: str, articles: Sequence[int], weight: int = 1) -> dict[str, bytes]:
    """A site whose front page names its articles; each names the next and the front page."""
    paths = [f"tin-tuc/{number % 7}/bai-{number}/index.html" for number in articles]
    files = {
        path: page(f"{name} " * weight, "index.html", after)
        for path, after in zip(paths, [*paths[1:], *paths[:1]], strict=True)
    }
    return files | {"index.html": page(name, *paths, "site.css"), "site.css": page(name)}


def keyed(files: Files) -> dict[str, Plain]:
    """A plan whose keys follow the bytes."""
    return {
        path: Plain(digest_bytes(content), (("view", digest_bytes(content)),))
        for path, content in files.items()
    }


def maker(files: Files, asked: list[str] | None = None) -> Maker:
    """Make what is asked, in an order of its own; what was asked is added to *asked*."""

    def make(paths: Sequence[str]) -> Iterator[tuple[str, bytes]]:
        if asked is not None:
            asked.extend(paths)
        for path in random.Random(len(paths)).sample(list(paths), len(paths)):
            yield path, files[path]

    return make


def put(files: Files, output: Path) -> Outcome:
    """Publish *files*."""
    return publish(keyed(files), maker(files), output)


def refused(files: Files, output: Path) -> list[str]:
    """Publish *files*, which must not work; the problems, without hints."""
    with pytest.raises(Problems) as caught:
        put(files, output)
    return [f"{one.file}: {one.message}" for one in caught.value.found]


def standing(output: Path) -> dict[str, bytes]:
    """What readers see: every file but what publishing keeps for itself."""
    found = {path.relative_to(output).as_posix(): path for path in output.rglob("*") if not path.is_dir()}
    return {name: path.read_bytes() for name, path in sorted(found.items()) if not name.startswith(f"{OWN}/")}


def untouched(output: Path) -> list[tuple[str, int, int]]:
    """All that publishing could alter, down to folders and times, but for its own folder."""
    found = sorted(path for path in output.rglob("*") if OWN not in path.parts)
    return [
        (path.as_posix(), known.st_ino, 0 if path.is_dir() else known.st_mtime_ns)
        for path in found
        for known in [path.lstat()]
    ]


def own(output: Path) -> list[str]:
    """What publishing keeps for itself."""
    return sorted(os.listdir(output / OWN))  # noqa: PTH208 - names are what is wanted


def broken(files: Files) -> list[str]:
    """Files that are not whole."""
    return [path for path, content in files.items() if not _is_whole(content)]


def missing(files: Files) -> list[str]:
    """Paths that a reader meets who starts at the front page and follows links, and that are not there."""
    seen = {"index.html"} & files.keys()
    todo = list(seen)
    while todo:
        for link in _links(files.get(todo.pop(), b"")):
            if link not in seen:
                seen.add(link)
                todo.append(link)
    return sorted(seen - files.keys())


def _is_whole(content: bytes) -> bool:
    body, trailer = content[:-33], content[-33:]
    return trailer == digest_bytes(body).hex().encode() + b"\n"


def _links(content: bytes) -> list[str]:
    return [line.removeprefix("link ") for line in content.decode().splitlines() if line.startswith("link ")]
