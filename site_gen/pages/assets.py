"""Files that pages load: each at an address of its content, and calling others at theirs."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Literal, NamedTuple

from site_gen.digest import Digest, digest_bytes
from site_gen.model import Record
from site_gen.problems import Problem, error

ASSETS = "assets/"

_CALLS = {
    ".css": re.compile(rb"""(?P<before>url\(["']?)(?P<name>[^"'()#?\s]+)(?=["')#?])"""),
    ".js": re.compile(rb"""(?P<before>["'])(?P<name>\.\.?/[^"'\s]+)(?=["'])"""),
}
_COMMENT = re.compile(
    rb"""(?P<kept>\\.|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|(?i:url)\((?:[^"')\\]|\\.)*\)"""
    rb"""|/\*!.*?(?:\*/|\Z)|(?<=[^\s{};])/\*.*?(?:\*/|\Z))|/\*.*?(?:\*/|\Z)""",
    re.DOTALL,
)
"""In a stylesheet, but for those that begin with `!` or keep words apart; and what may look like one."""
_ELSEWHERE = re.compile(r"/|[a-z]+:")


class Found(NamedTuple):
    """A file of the template folders."""

    folder: Literal["templates", "packaged"]
    place: str
    content: bytes


class Asset(Record, frozen=True, kw_only=True):
    """A stylesheet, script, font or icon."""

    name: str
    folder: Literal["templates", "packaged"]
    source: str
    content: Digest
    url: str
    """With a fingerprint: the address changes with the file, and with every file that it calls."""
    written: bytes | None = None
    """The file as readers get it; None where that is the file as it is."""


def write_assets(found: Mapping[str, Found], problems: list[Problem]) -> tuple[Asset, ...]:
    """All assets by name. What a stylesheet or script calls by its own name gets its address.

    A stylesheet loses its comments but for those that begin with `!`, as licences do, and those that keep
    two words apart.
    Another name than that of an asset is told, and so are files that call each other in a circle.
    """
    made: dict[str, Asset] = {}

    def make(name: str, callers: tuple[str, ...] = ()) -> Asset:
        if name not in made:
            made[name] = write(name, (*callers, name))
        return made[name]

    def write(name: str, callers: tuple[str, ...]) -> Asset:
        one, calls = found[name], _CALLS.get(PurePosixPath(name).suffix)

        def address(call: re.Match[bytes]) -> bytes:
            said = call["name"].decode("utf-8", "replace")
            if _ELSEWHERE.match(said):
                return call[0]
            called = posixpath.normpath(posixpath.join(posixpath.dirname(name), said))
            line = one.content.count(b"\n", 0, call.start()) + 1
            if called in callers:
                message = f"{said} cũng gọi lại tệp này"
                problems.append(error(one.place, line, 0, message, "bỏ một trong hai chỗ gọi"))
                return call[0]
            if called not in found:
                message = f"không có tệp {said} trong thư mục templates/assets"
                problems.append(error(one.place, line, 0, message, "kiểm tra lại tên tệp"))
                return call[0]
            return call["before"] + make(called, callers).url.encode()

        text = calls.sub(address, _told(name, one.content)) if calls else one.content
        return _asset(name, one, text)

    return tuple(make(name) for name in sorted(found))


def _told(name: str, content: bytes) -> bytes:
    """*content* without what it says to those who write it, line by line as it was."""
    if not name.endswith(".css"):
        return content
    return _COMMENT.sub(lambda comment: comment["kept"] or b"\n" * comment[0].count(b"\n"), content)


def _asset(name: str, found: Found, text: bytes) -> Asset:
    content, path = digest_bytes(text), PurePosixPath(name)
    return Asset(
        name=name.removeprefix(ASSETS),
        folder=found.folder,
        source=name,
        content=content,
        url=f"/{path.parent}/{path.stem}.{content.hex()[:8]}{path.suffix}",
        written=None if text == found.content else text,
    )
