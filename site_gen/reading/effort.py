"""What a text costs to read: Markdown goes through the rest of a paragraph again for many of its signs."""

from __future__ import annotations

import re
from collections.abc import Iterator

MOST = 4_000_000
"""Characters gone through again: about a second's work."""

_SIGNS = (*"[`*_<&\\", "  \n")
_RULES = re.compile(r"^ {0,3}(?:#|=+ *$|-+ *$|(?:[-*_] *){3})", re.MULTILINE)
_BLANK = re.compile(r"\n[ \t]*\n")
_BRACKET = re.compile(r"\[|\]\(|[\]()]")
_HTML = re.compile(r"<(?:blockquote|details|div|dl|h[1-6]|hr|li|ol|p|pre|table|t[dhr]|tbody|thead|ul)\b")
"""Begins a block of HTML, through which Markdown goes once."""
_TAG = re.compile(r"<(?=[A-Za-z/!?])")


def too_much(text: str) -> int | None:
    """The line, from 0, of the paragraph of *text* with which reading it would take too long; else None."""
    if len(text) * sum(map(text.count, (*_SIGNS, "#", "=", "-"))) <= MOST:
        return None  # the usual case, without a closer look
    effort = 0
    for start, one in _paragraphs(text):
        effort += _tags(text, start, start + len(one))
        effort += sum(_brackets(alone) + _again(alone) for alone in _alone(one))
        if effort > MOST:
            return text.count("\n", 0, start)
    return None


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Each with the place where it begins."""
    start = 0
    for end, below in (*(blank.span() for blank in _BLANK.finditer(text)), (len(text), len(text))):
        one = text[start:end].lstrip()
        yield end - len(one), one
        start = below


def _alone(one: str) -> list[str]:
    """What of a paragraph is read on its own: each line of a table, else all of it."""
    lines = one.split("\n")
    is_table = len(lines) > 2 and "|" in lines[0] and "|" in lines[1] and not lines[1].strip(" |:-")
    return lines if is_table else [one]


def _brackets(one: str) -> int:
    """From each bracket that could begin a link to the one that closes it, or else to the end."""
    effort = 0
    square: list[int] = []
    round_: list[int] = []
    for found in _BRACKET.finditer(one):
        sign, at = found[0], found.start()
        if sign[0] == "]" and square:
            effort += at - square.pop()
        if sign == ")" and round_:
            effort += at - round_.pop()
        if sign == "[":
            square.append(at)
        elif sign == "](" or (sign == "(" and round_):
            round_.append(at)
    return effort + sum(len(one) - at for at in (*square, *round_))


def _again(one: str) -> int:
    """For each sign that is replaced, and for each line that ends a paragraph, the whole of it."""
    signs = sum(map(one.count, _SIGNS))
    rules = sum(1 for _ in _RULES.finditer(one))
    share = 5000 if _HTML.match(one) else 500
    return len(one) * signs // share + len(one) * rules // 20


def _tags(text: str, start: int, end: int) -> int:
    """From each tag to the next sign that can close one, however far below."""
    effort, closed = 0, -1
    for found in _TAG.finditer(text, start, end):
        if closed < found.start():
            closed = text.find(">", found.start())
            closed = len(text) if closed < 0 else closed
        effort += closed - found.start()
    return effort // 5
