"""Python-Markdown set up for us: which syntax editors have, and what becomes of it.

Tables, attribute lists and footnotes; headings with ids from our own slug; photos on their own
lines marked as places; nothing that would need a style attribute.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import OListProcessor
from markdown.extensions.attr_list import AttrListExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.tables import TableExtension
from markdown.treeprocessors import Treeprocessor

from site_gen.model import Heading, Lang
from site_gen.reading.shortcuts import take_shortcuts
from site_gen.vietnamese.text import slug

PHOTO = "data-photo\x01"
"""The attribute that numbers a photo until the text is clean.

Nobody can type it: texts have no control characters, and names of attributes no other spelling.
"""

_STASHED = re.compile("\x02([^\x03]*)\x03")
_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|\w+);")
_ALIGNED = re.compile(r"text-align: (left|right|center);")
_HEADING = re.compile(r"h([1-6])$")
_ID = re.compile(r"[a-z][a-z0-9-]*$")
_RAW_ID = re.compile(r"""\bid\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""", re.IGNORECASE)
_BACK_TITLES: Mapping[Lang, str] = {
    "vi": "Trở lại vị trí của chú thích {} trong bài",
    "en": "Back to where note {} stands",
}
_BACK = "#fnref:"
"""How links back from footnotes begin."""


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
    unplaced: list[tuple[str, str]] = field(default_factory=list)
    """The same, of photos on lines of their own: what those look like is not the text's affair."""
    unasked: list[str] = field(default_factory=list)
    """Names of footnotes that nothing refers to."""


class _Counting(OListProcessor):
    """A list that goes on after a paragraph goes on counting, as it was typed."""

    LAZY_OL = False


class Syntax:
    """Converts one text after another."""

    def __init__(self, refuses: Callable[[str, str, str], bool], lang: Lang = "vi") -> None:
        """Of texts in *lang*.

        *refuses* says of (tag, attribute, value) whether the cleaner will take the attribute out.
        """
        self.refuses = refuses
        self.findings = Findings()
        footnotes = FootnoteExtension(BACKLINK_TITLE=_BACK_TITLES[lang])
        self.markdown = Markdown(extensions=[TableExtension(), AttrListExtension(), footnotes])
        # In office style a paragraph begins with blanks; nobody here means a block of code by them.
        self.markdown.parser.blockprocessors.deregister("code")
        blocks = self.markdown.parser.blockprocessors
        blocks.register(_Counting(self.markdown.parser), "olist", 40)
        take_shortcuts(self.markdown)
        self.markdown.treeprocessors.register(
            _Finish(self.markdown, self), "finish", 7
        )  # after "attr_list", 8

    def convert(self, text: str) -> tuple[str, Findings, list[str]]:
        """HTML that has still to be cleaned, what was found, and the raw HTML that was typed."""
        self.findings = Findings()
        self.markdown.reset()
        html = self.markdown.convert(text)
        raw = [str(block) for block in self.markdown.htmlStash.rawHtmlBlocks if isinstance(block, str)]
        return html, self.findings, raw


class _Finish(Treeprocessor):
    def __init__(self, md: Markdown, syntax: Syntax) -> None:
        super().__init__(md)
        self.syntax = syntax

    def run(self, root: Element) -> None:
        found = self.syntax.findings
        plain = _Plain(self.md.htmlStash.rawHtmlBlocks)
        raw = self.md.htmlStash.rawHtmlBlocks
        found.unasked = _finish_footnotes(root)
        found.headings = _finish_headings(root, plain, _raw_ids(raw))
        found.lead = next(filter(None, map(plain, root.findall("p"))), "")
        found.refused = list(_refused(root, self.syntax.refuses))
        tags = {element.tag for element in root.iter()}
        if not tags.isdisjoint({"img", "table", "td", "th"}):
            for parent in list(root.iter()):
                _finish_tables(parent)
                _finish_images(parent, found)


def _finish_footnotes(root: Element) -> list[str]:
    """The names of footnotes that nothing refers to; they lead back to nowhere no more."""
    found: list[str] = []
    back = [parent for parent in root.iter("p") if parent.find("a[@class='footnote-backref']") is not None]
    ids = {element.get("id") for element in root.iter()} if back else set()
    for parent in back:
        for child in parent.findall("a[@class='footnote-backref']"):
            target = child.get("href", "")
            if target.startswith(_BACK) and target[1:] not in ids:
                parent.remove(child)
                found.append(target.removeprefix(_BACK))
    return found


def _raw_ids(raw: Sequence[str | Element]) -> set[str]:
    """What may be an id in HTML as typed."""
    return {
        unescape(next(filter(None, found.groups()), ""))
        for block in raw
        if isinstance(block, str)
        for found in _RAW_ID.finditer(block)
    }


def _finish_headings(root: Element, plain: _Plain, others: set[str]) -> list[Heading]:
    """Ids for all headings, those not typed unlike any other; the first level is 2, the title is level 1."""
    elements = [(element, int(found[1])) for element in root.iter() if (found := _HEADING.match(element.tag))]
    if not elements:
        return []
    shift = 1 if any(level == 1 for _, level in elements) else 0
    names = _Names({*others, *(element.get("id", "") for element in root.iter())})
    headings: list[Heading] = []
    for element, typed in elements:
        level, text = min(typed + shift, 6), plain(element)
        wanted = element.get("id", "")
        element.tag = f"h{level}"
        element.set("id", wanted if _ID.match(wanted) else names.free(slug(text) or "muc"))
        headings.append(Heading(level=level, id=element.get("id", ""), text=text))
    return headings


class _Names:
    """Gives names that are not taken: name, name-2, name-3 …"""

    def __init__(self, taken: set[str]) -> None:
        self.taken = taken
        self.last: dict[str, int] = {}

    def free(self, wanted: str) -> str:
        name, number = wanted, self.last.get(wanted, 1)
        while name in self.taken:
            number += 1
            name = f"{wanted}-{number}"
        self.last[wanted] = number
        self.taken.add(name)
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


def _finish_images(parent: Element, found: Findings) -> None:
    """Photos alone in a paragraph become places; others stay within their sentence."""
    images, children = found.images, list[Element]()
    for child in parent:
        if child.tag == "img":
            child.set(PHOTO, str(len(images)))
            images.append(_image(child, block=False))
        if child.tag == "p" and len(child) and _only_images(child):
            found.unplaced += [look for look in _looks(child) if look not in found.refused]
            children += [Element("hr", {PHOTO: str(len(images) + n)}) for n in range(len(child))]
            images.extend(_image(image, block=True) for image in child)
            child.clear()  # it is still on the list of those to be looked into
        else:
            children.append(child)
    parent[:] = children


def _looks(paragraph: Element) -> list[tuple[str, str]]:
    """The attributes of photos, and of the paragraph they stand in, that a place has no room for."""
    said = ("alt", "src", "title")
    return [pair for element in paragraph.iter() for pair in element.attrib.items() if pair[0] not in said]


def _only_images(paragraph: Element) -> bool:
    between = [paragraph.text, *(child.tail for child in paragraph)]
    return all(child.tag == "img" for child in paragraph) and not "".join(filter(None, between)).strip()


def _image(element: Element, block: bool) -> Image:
    # Without its src: what still has one when the text is cleaned was typed as HTML.
    return Image(element.attrib.pop("src", ""), element.get("alt", ""), element.get("title", ""), block)


def _refused(root: Element, refuses: Callable[[str, str, str], bool]) -> Iterator[tuple[str, str]]:
    for element in root.iter():
        if not element.attrib:
            continue
        for name, value in element.attrib.items():
            is_photo = (element.tag, name) == ("img", "src")  # judged with the photos
            if not is_photo and refuses(element.tag, name, value) and not _ALIGNED.match(value):
                yield name, value


def _said(element: Element) -> Iterator[str]:
    """The texts in *element*, but for numbers of footnotes: these are no part of the words before them."""
    yield element.text or ""
    for child in element:
        if child.get("class") != "footnote-ref":
            yield from _said(child)
        yield child.tail or ""


class _Plain:
    """An element → its text as people read it, without markup."""

    def __init__(self, raw: Sequence[str | Element]) -> None:
        self.raw = raw

    def __call__(self, element: Element) -> str:
        text = _STASHED.sub(self.unstash, "".join(_said(element)))
        return " ".join(_ENTITY.sub(lambda found: unescape(found[0]), text).split())

    def unstash(self, found: re.Match[str]) -> str:
        """What a place holder of Python-Markdown stands for; nothing for a tag."""
        kind, _, number = found[1].partition(":")
        if kind == "amp":
            return "&"
        if kind == "wzxhzdk" and str(raw := self.raw[int(number)]).startswith("&"):
            return str(raw)
        return chr(int(kind)) if kind.isdecimal() else ""  # escaped with a backslash
