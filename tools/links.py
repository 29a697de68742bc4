"""Whether everything that files of a built site point at is there."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree

ADDRESSES = ("href", "src", "poster", "action", "data")
ELSEWHERE = ("mailto", "tel", "sms", "data", "blob")
_CSS_ADDRESS = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)""")


class Mention(NamedTuple):
    """An address as written in a file."""

    address: str
    line: int


class Paper(NamedTuple):
    """What one file of the site points at, what it can be pointed at by, and what is wrong with it."""

    mentions: tuple[Mention, ...] = ()
    anchors: frozenset[str] = frozenset()
    faults: tuple[str, ...] = ()


def violations(folder: Path) -> tuple[list[str], int]:
    """Sentences about what is wrong in the site of *folder*, in the order of its files; links looked at."""
    papers = {path.relative_to(folder).as_posix(): read(path) for path in _files(folder)}
    origin = _origin(folder)
    wrong = [f"{name}: {fault}" for name, paper in papers.items() for fault in paper.faults]
    for name, paper in papers.items():
        wrong.extend(_dead(name, paper.mentions, papers, origin))
    return wrong, sum(len(paper.mentions) for paper in papers.values())


def read(path: Path) -> Paper:
    """What is in the file *path*: pages, style sheets, XML and JSON are understood."""
    match path.suffix:
        case ".html":
            return _read_page(path.read_text(encoding="utf-8"))
        case ".css":
            return Paper(tuple(_in_css(path.read_text(encoding="utf-8"))))
        case ".xml" | ".svg":
            return _read_xml(path.read_bytes())
        case ".json" | ".webmanifest":
            return Paper(faults=tuple(_json_faults(path.read_text(encoding="utf-8"), "the file")))
        case _:
            return Paper()


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.mentions: list[Mention] = []
        self.anchors: set[str] = set()
        self.structured: list[str] = []
        self._in_structured = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self._in_structured = tag == "script" and attributes.get("type") == "application/ld+json"
        if self._in_structured:
            self.structured.append("")
        if "id" in attributes:
            self.anchors.add(attributes["id"])
        for address in _addresses(attributes):
            self.mentions.append(Mention(address, self.getpos()[0]))

    def handle_endtag(self, tag: str) -> None:
        self._in_structured = False

    def handle_data(self, data: str) -> None:
        if self._in_structured:
            self.structured[-1] += data


def _addresses(attributes: Mapping[str, str]) -> Iterator[str]:
    yield from (attributes[name] for name in ADDRESSES if name in attributes)
    if _is_whole(attributes.get("content", "")):
        yield attributes["content"]
    for name in ("srcset", "imagesrcset"):
        for choice in attributes.get(name, "").split(","):
            yield from choice.split()[:1]
    for found in _in_css(attributes.get("style", "")):
        yield found.address


def _read_page(text: str) -> Paper:
    page = _Page()
    page.feed(text)
    page.close()
    faults = [fault for one in page.structured for fault in _json_faults(one, "structured data")]
    return Paper(tuple(page.mentions), frozenset(page.anchors), tuple(faults))


def _in_css(text: str) -> Iterator[Mention]:
    for found in _CSS_ADDRESS.finditer(text):
        yield Mention(found[1].strip(), text.count("\n", 0, found.start()) + 1)


def _read_xml(content: bytes) -> Paper:
    try:
        root = ElementTree.fromstring(content)
    except ElementTree.ParseError as wrong:
        return Paper(faults=(f"not well-formed XML: {wrong}",))
    mentions: list[Mention] = []
    anchors: set[str] = set()
    for element in root.iter():
        anchors.update(value for name, value in element.attrib.items() if name == "id")
        # What is no whole address in a feed is prose; what has one is looked up if it is the site's own.
        typed = [element.text or "", *(value for name, value in element.attrib.items() if "href" in name)]
        mentions.extend(Mention(one.strip(), 0) for one in typed if _is_whole(one.strip()))
    return Paper(tuple(mentions), frozenset(anchors))


def _is_whole(text: str) -> bool:
    return text.startswith(("https://", "http://")) and len(text.split()) == 1


def _json_faults(text: str, what: str) -> Iterator[str]:
    try:
        json.loads(text)
    except ValueError as wrong:
        yield f"{what} is not JSON: {wrong}"


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _origin(folder: Path) -> str:
    robots = folder / "robots.txt"
    text = robots.read_text(encoding="utf-8") if robots.is_file() else ""
    found = re.search(r"^Sitemap:\s*(https?://[^/\s]+)/", text, re.MULTILINE)
    return found[1] if found else "http://site.invalid"


def _dead(name: str, mentions: Iterable[Mention], papers: Mapping[str, Paper], origin: str) -> Iterator[str]:
    base = f"{origin}/{name.removesuffix('index.html')}"
    for mention in mentions:
        reason = _reason(urljoin(base, mention.address), papers, origin)
        if reason:
            place = f"{name}:{mention.line}" if mention.line else name
            yield f"{place}: {mention.address or 'an empty address'} {reason}"


def _reason(address: str, papers: Mapping[str, Paper], origin: str) -> str:
    """Why the whole *address* leads nowhere; empty where it leads somewhere or out of the site."""
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https"):
        return "" if parts.scheme in ELSEWHERE else "is no address of the web"
    if f"{parts.scheme}://{parts.netloc}" != origin:
        return ""
    path = unquote(parts.path).removeprefix("/")
    target = f"{path}index.html" if path.endswith("/") or not path else path
    if target not in papers:
        return "needs a / at its end" if f"{target}/index.html" in papers else "leads to no file"
    fragment = unquote(parts.fragment)
    if fragment in ("", "top") or fragment.startswith(":~:") or not target.endswith((".html", ".svg")):
        return ""
    return "" if fragment in papers[target].anchors else "leads to a page without that anchor"
