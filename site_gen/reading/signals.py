"""An article as written → what relates it to others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import unescape

from site_gen.model import AttachmentMention, Attendee, Body, Event, Mark, PhotoMention, Signals
from site_gen.vietnamese.counts import count_terms
from site_gen.vietnamese.spelling import spell_range
from site_gen.vietnamese.terms import term_of
from site_gen.vietnamese.text import canon, fold, normal

TITLE, SUMMARY, BODY = 5, 3, 1
"""How much an occurrence counts; measured in docs/related.md."""

_BLOCK_END = re.compile(
    r"</(?:p|li|h\d|t[dhr]|div|blockquote|figcaption|d[dt]|pre|caption|summary)>|<[bh]r\b[^>]*>"
)
_TAG = re.compile(r'<a class="footnote-(?:ref|backref)"[^>]*>[^<]*</a>|<[^>]*>')
"""With what footnotes put into a text: a number is no part of the word before it."""
_ISSUED = re.compile(
    r"/[A-ZĐ][A-ZĐƯa-zđư0-9]*(?:[-–‑][A-ZĐ][A-ZĐƯa-zđư0-9]*)+(?![\w/])"  # 118/2025/NĐ-CP, 1595/QĐ-UBND
    r"|/QH\d{1,2}(?![\w/])"  # 59/2020/QH14
    r"|[-–‑][A-ZĐ]{2,4}/[A-ZĐ]{2,}(?![\w/])"  # 57-NQ/TW
)
"""What follows the number of a document: its kind, and of most who issued it.

Nghị định 30/2020/NĐ-CP, article 8; Hướng dẫn 36-HD/VPTW for the Party.
"""
_NUMBERED = re.compile(r"(?<![\w/])\d{1,5}(?:/\d{4})?$")
_COUNTING = {"số", "lần", "thứ", "kỳ", "đợt", "tháng", "quý", "năm", "tuần", "khóa", "nhiệm", "ngày", "từ"}
_SERIES = 4
"""Syllables before “tháng 9” or “lần thứ 2” by which a title is known as one of a series."""


def read_signals(
    title: str,
    summary: str,
    body: Body,
    photos: Iterable[PhotoMention],
    attachments: Sequence[AttachmentMention],
    people: Iterable[Attendee],
    tags: Iterable[str],
    event: Event | None,
) -> Signals:
    """What relates an article that says all this; *summary* is empty where the editor wrote none."""
    texts = [plain(body), *(one.caption for one in photos), *(one.title for one in attachments)]
    text = normal("\n".join(filter(None, texts)))
    syllables, pairs = count_terms(((title, TITLE), (summary, SUMMARY), (text, BODY)))
    whole = "\n".join((title, summary, text))
    marks = (
        *_event(event),
        *_documents([whole, *(one.number for one in attachments)]),
        *(
            Mark(kind="people", key=one.person.id, spelled=one.person.name)
            for one in people
            if one.person.id  # nobody knows who is meant by an ambiguous name
        ),
        *_series(title),
        *(Mark(kind="tags", key=canon(tag), spelled=tag) for tag in tags),
    )
    return Signals(
        title=term_of(" ".join(fold(title).split())),
        syllables=syllables.terms,
        syllable_counts=syllables.times,
        pairs=pairs.terms,
        pair_counts=pairs.times,
        marks=tuple({(one.kind, one.key): one for one in reversed(marks)}.values())[::-1],
        text=whole,
    )


def plain(body: Body) -> str:
    """The words of *body*, one line for each block."""
    html = "\n".join(piece for piece in body.pieces if isinstance(piece, str))
    return unescape(_TAG.sub("", _BLOCK_END.sub("\n", html)))


def _event(event: Event | None) -> Iterator[Mark]:
    if event is not None and event.place:
        when = f"{event.start.isoformat()}/{event.end.isoformat()}"
        yield Mark(
            kind="event", key=f"{when} {canon(event.place)}", spelled=spell_range(event.start, event.end)
        )


def _documents(texts: Iterable[str]) -> Iterator[Mark]:
    for text in texts:
        for issued in _ISSUED.finditer(text):
            numbered = _NUMBERED.search(text, max(issued.start() - 11, 0), issued.start())
            if numbered is not None:
                number = f"{numbered[0]}{issued[0]}".replace("–", "-").replace("‑", "-")
                yield Mark(kind="documents", key=canon(number), spelled=number)


def _series(title: str) -> Iterator[Mark]:
    """The words of “Thông báo lịch tiếp công dân tháng 9” before what counts it."""
    if (number := re.search(r"\d", title)) is not None:
        words = title[: number.start()].rstrip(" ,:(–-").split()
        name = list(words)
        while name and canon(name[-1].strip(",:(–-")) in _COUNTING:
            name.pop()
        if _SERIES <= len(name) < len(words):
            spelled = " ".join(name).rstrip(" ,:(–-")
            yield Mark(kind="series", key=canon(spelled), spelled=spelled)
