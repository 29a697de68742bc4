"""What Python-Markdown need not look at: texts come out the same, in half the time.

Most of what editors write is plain paragraphs. Each shortcut here leaves out work that could find
nothing; `tests/reading/test_shortcuts.py` holds the outcome to what the library makes without them.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.inlinepatterns import Pattern
from markdown.preprocessors import HtmlBlockPreprocessor
from markdown.treeprocessors import InlineProcessor, Treeprocessor, UnescapeTreeprocessor
from markdown.util import STX, AtomicString

# Inline patterns that can match must find one of these in the text.
_MARKED = re.compile(r"[\\`*_\[<&]|  \n")
# Lines that begin with a letter, a quote or a bracket, and hold nothing that a table is made of.
_LINE = r"""[ ]{0,3}(?:[^\W\d_]|[“"'‘(«])[^|\n]*"""
_PARAGRAPH = re.compile(rf"{_LINE}(?:\n{_LINE})*\n*")
_NEEDS = {
    "autolink": "<",
    "automail": "<",
    "backtick": "`",
    "entity": "&",
    "escape": "\\",
    "footnote": "[^",
    "html": "<",
    "image_link": "![",
    "image_reference": "![",
    "linebreak": "  \n",
    "link": "[",
    "reference": "[",
    "short_image_ref": "![",
    "short_reference": "[",
}
"""Inline pattern → what must stand in a text for the pattern to find anything; others are always tried."""


def take_shortcuts(markdown: Markdown) -> None:
    """Have *markdown*, in which `attr_list` is registered, pass by what it would look through in vain."""
    markdown.preprocessors.register(_Html(markdown), "html_block", 20)
    markdown.parser.blockprocessors.register(_Paragraphs(markdown.parser), "plain_paragraphs", 200)
    markdown.treeprocessors.register(_PlainText(markdown), "plain_text", 25)  # before "inline", 20
    markdown.treeprocessors.register(_Inline(markdown), "inline", 20)
    markdown.treeprocessors.register(_Attributes(markdown), "attr_list", 8)
    markdown.treeprocessors.register(_Unescape(markdown), "unescape", 0)


class _Html(HtmlBlockPreprocessor):
    """The library's own, for texts in which there can be HTML."""

    def run(self, lines: list[str]) -> list[str]:
        return super().run(lines) if any("<" in line or "&" in line for line in lines) else lines


class _Paragraphs(BlockProcessor):
    """Plain paragraphs at the top of a text, one after the other, without asking what else they may be."""

    def test(self, parent: Element, block: str) -> bool:
        return parent.tag == "div" and not self.parser.state and _PARAGRAPH.fullmatch(block) is not None

    def run(self, parent: Element, blocks: list[str]) -> None:
        taken = 0
        for block in blocks:
            if not _PARAGRAPH.fullmatch(block):
                break
            SubElement(parent, "p").text = block.lstrip()
            taken += 1
        del blocks[:taken]


class _PlainText(Treeprocessor):
    """Text without a Markdown character is final: the inline parser, the dearest step, passes it by."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.text and not _MARKED.search(element.text):
                element.text = AtomicString(element.text)


class _Inline(InlineProcessor):
    """The library's own, but for patterns that a text gives no cause to try."""

    def __init__(self, markdown: Markdown) -> None:
        super().__init__(markdown)
        patterns = markdown.inlinePatterns
        needs = {id(patterns[name]): needed for name, needed in _NEEDS.items() if name in patterns}
        self.each: list[tuple[str, Pattern]] = [(needs.get(id(one), ""), one) for one in patterns]

    # The library's name for the loop over patterns, in which it spends its time.
    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:
        if isinstance(data, AtomicString):
            return data
        start = 0
        while patternIndex < len(self.each):
            needed, pattern = self.each[patternIndex]
            if needed in data:
                data, matched, start = self._InlineProcessor__applyPattern(  # type: ignore[attr-defined]
                    pattern, data, patternIndex, start
                )
                if matched:
                    continue
            else:
                start = 0
            patternIndex += 1
        return data


class _Attributes(AttrListTreeprocessor):
    """The library's own, for texts in which there can be a list of attributes."""

    def run(self, root: Element) -> None:
        if any("{" in text for text in root.itertext()):
            super().run(root)


class _Unescape(UnescapeTreeprocessor):
    """The library's own, for texts in which something was escaped."""

    def run(self, root: Element) -> None:
        if any(STX in text for text in root.itertext()) or any(
            STX in value for element in root.iter() if element.attrib for value in element.attrib.values()
        ):
            super().run(root)
