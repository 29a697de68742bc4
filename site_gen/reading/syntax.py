"""Python-Markdown set up for us: which syntax editors have, and what becomes of it.

Tables, attribute lists and footnotes; headings with ids from our own slug; photos on their own
lines marked as places; nothing that would need a style attribute.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from html import unescape
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.attr_list import AttrListExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.tables import TableExtension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from site_gen.model import Heading
from site_gen.vietnamese.text import slug

# Inline patterns that can match must find one of these in the text.
_MARKED = re.compile(r"[\\`*_\[<&]|  \n")
_STASHED = re.compile("\x02([^\x03]*)\x03")
_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|\w+);")
_ALIGNED = re.compile(r"text-align: (left|right|center);")
_HEADING = re.compile(r"h([1-6])$")
_ID = re.compile(r"[a-z][a-z0-9-]*$")


@dataclass(slots=True)
class Image:
    """A picture named in a text."""

    target: str
    alt: str
    title: str
    block: bool
    """Whether it stands on a line of its own; else its place is within a sentence."""


@dataclass(slots=True)
class Findings:
    """What the text was found to hold besides its HTML; one for each conversion."""

    headings: list[Heading] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    lead: str = ""
    """The first paragraph without markup."""
    refused: list[tuple[str, str]] = field(default_factory=list)
    """Attributes that will not be published: (name, value)."""


class Syntax:
    """Converts one text after another."""

    def __init__(self, refuses: Callable[[str, str, str], bool]) -> None:
        """*refuses* says of (tag, attribute, value) whether the cleaner will take the attribute out."""
        self.refuses = refuses
        self.findings = Findings()
        footnotes = FootnoteExtension(BACKLINK_TITLE="Trở lại vị trí của chú thích {} trong bài")
        self.markdown = Markdown(extensions=[TableExtension(), AttrListExtension(), footnotes])
        # In office style a paragraph begins with blanks; nobody here means a block of code by them.
        self.markdown.parser.blockprocessors.deregister("code")
        trees = self.markdown.treeprocessors
        trees.register(_PlainText(self.markdown), "plain_text", 25)  # before "inline", 20
        trees.register(_Finish(self.markdown, self), "finish", 7)  # after "attr_list", 8

    def convert(self, text: str) -> tuple[str, Findings, list[str]]:
        """HTML that has still to be cleaned, what was found, and the raw HTML that was typed."""
        self.findings = Findings()
        self.markdown.reset()
        html = self.markdown.convert(text)
        raw = [str(block) for block in self.markdown.htmlStash.rawHtmlBlocks if isinstance(block, str)]
        return html, self.findings, raw


class _PlainText(Treeprocessor):
    """Text without a Markdown character is final: the inline parser, the dearest step, passes it by."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.text and not _MARKED.search(element.text):
                element.text = AtomicString(element.text)


class _Finish(Treeprocessor):
    def __init__(self, md: Markdown, syntax: Syntax) -> None:
        super().__init__(md)
        self.syntax = syntax

    def run(self, root: Element) -> None:
        found = self.syntax.findings
        plain = _Plain(self.md.htmlStash.rawHtmlBlocks)
        found.headings = _finish_headings(root, plain)
        found.lead = next(filter(None, map(plain, root.findall("p"))), "")
        found.refused = list(_refused(root, self.syntax.refuses))
        for parent in list(root.iter()):
            _finish_tables(parent)
            _finish_images(parent, found.images)


def _finish_headings(root: Element, plain: _Plain) -> list[Heading]:
    """Ids of their own for all headings; the text's first level is 2, for the title is level 1."""
    elements = [(element, int(found[1])) for element in root.iter() if (found := _HEADING.match(element.tag))]
    shift = 1 if any(level == 1 for _, level in elements) else 0
    taken: set[str] = set()
    headings: list[Heading] = []
    for element, typed in elements:
        level, text = min(typed + shift, 6), plain(element)
        wanted = element.get("id", "")
        element.tag = f"h{level}"
        element.set("id", _free(wanted if _ID.match(wanted) else slug(text) or "muc", taken))
        headings.append(Heading(level=level, id=element.get("id", ""), text=text))
    return headings


def _free(wanted: str, taken: set[str]) -> str:
    name, number = wanted, 1
    while name in taken:
        number += 1
        name = f"{wanted}-{number}"
    taken.add(name)
    return name


def _finish_tables(parent: Element) -> None:
    for index, child in enumerate(list(parent)):
        if child.tag in ("td", "th") and (aligned := _ALIGNED.search(child.get("style", ""))):
            del child.attrib["style"]
            child.set("class", aligned[1])
        if child.tag == "th" and "scope" not in child.attrib:
            child.set("scope", "col")
        if child.tag == "table" and parent.get("class") != "table":
            frame = Element("div", {"class": "table"})
            frame.tail, child.tail = child.tail, None
            frame.append(child)
            parent[index] = frame


def _finish_images(parent: Element, images: list[Image]) -> None:
    """Photos alone in a paragraph become places; others stay within their sentence."""
    for child in list(parent):
        if child.tag == "img":
            child.set("data-photo", str(len(images)))
            images.append(_image(child, block=False))
        elif child.tag == "p" and len(child) and _only_images(child):
            places = [Element("hr", {"data-photo": str(len(images) + n)}) for n in range(len(child))]
            images.extend(_image(image, block=True) for image in child)
            index = list(parent).index(child)
            parent[index : index + 1] = places
            child.clear()  # it is still on the list of those to be looked into


def _only_images(paragraph: Element) -> bool:
    between = [paragraph.text, *(child.tail for child in paragraph)]
    return all(child.tag == "img" for child in paragraph) and not "".join(filter(None, between)).strip()


def _image(element: Element, block: bool) -> Image:
    # Without its src: what still has one when the text is cleaned was typed as HTML.
    return Image(element.attrib.pop("src", ""), element.get("alt", ""), element.get("title", ""), block)


def _refused(root: Element, refuses: Callable[[str, str, str], bool]) -> Iterator[tuple[str, str]]:
    for element in root.iter():
        for name, value in element.attrib.items():
            is_photo = (element.tag, name) == ("img", "src")  # judged with the photos
            if not is_photo and refuses(element.tag, name, value) and not _ALIGNED.match(value):
                yield name, value


class _Plain:
    """An element → its text as people read it, without markup."""

    def __init__(self, raw: Sequence[str | Element]) -> None:
        self.raw = raw

    def __call__(self, element: Element) -> str:
        text = _STASHED.sub(self.unstash, "".join(element.itertext()))
        return " ".join(_ENTITY.sub(lambda found: unescape(found[0]), text).split())

    def unstash(self, found: re.Match[str]) -> str:
        """What a place holder of Python-Markdown stands for; nothing for a tag."""
        kind, _, number = found[1].partition(":")
        if kind == "amp":
            return "&"
        if kind == "wzxhzdk" and str(raw := self.raw[int(number)]).startswith("&"):
            return str(raw)
        return chr(int(kind)) if kind.isdecimal() else ""  # escaped with a backslash
