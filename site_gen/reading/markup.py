"""Markdown → clean HTML in pieces, with the links, photos and headings that stand in it."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple
from urllib.parse import unquote

import nh3

from site_gen.model import Body, Mention, PhotoMention, Piece, Placed
from site_gen.problems import Problem, error, warning
from site_gen.reading.syntax import Findings, Syntax
from site_gen.vietnamese.text import normal

SCHEMES = ("http", "https", "mailto", "tel")

_TAGS = {
    "a", "abbr", "b", "blockquote", "br", "caption", "cite", "code", "dd", "del", "details", "div",
    "dl", "dt", "em", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark",
    "ol", "p", "pre", "q", "s", "small", "span", "strong", "sub", "summary", "sup", "table",
    "tbody", "td", "tfoot", "th", "thead", "time", "tr", "u", "ul", "var",
}  # fmt: skip
_ATTRIBUTES: dict[str, set[str]] = {
    "*": {"class", "dir", "id", "lang", "title"},
    "a": {"href"},
    "abbr": set(),
    "blockquote": {"cite"},
    "details": {"open"},
    "hr": {"data-photo"},
    "img": {"alt", "data-photo", "height", "src", "width"},
    "ol": {"reversed", "start", "type"},
    "td": {"colspan", "headers", "rowspan"},
    "th": {"colspan", "headers", "rowspan", "scope"},
    "time": {"datetime"},
}
_LINKS = {("a", "href"), ("img", "src")}
_PLACE = re.compile(r'<hr data-photo="(\d+)">')
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_RAW_TAG = re.compile(r"<([a-zA-Z][\w:-]*)([^>]*)")
_RAW_ATTRIBUTE = re.compile(r"""([a-zA-Z_:][\w:.-]*)\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)""")
_LETTER = re.compile(".[\u0300-\u036f]*")
_ANCHOR = re.compile(r' id="([^"]*)"')


class Markup(NamedTuple):
    """A text ready to be published, but for the addresses of what it names."""

    body: Body
    photos: tuple[PhotoMention, ...]
    """Those of the head, then those only the text names."""
    links: tuple[Mention, ...]
    lead: str
    """The first paragraph without markup."""
    problems: tuple[Problem, ...]


class _Places:
    """Finds again, in the text as saved, what was found in it."""

    def __init__(self, file: str, body: str, first_line: int) -> None:
        self.file, self.first_line = file, first_line
        self.lines, self.body = body.split("\n"), normal(body)
        self.seen: dict[str, int] = {}

    def next(self, needle: str) -> tuple[int, int]:
        """Line and column of the next *needle*; the last one's where there is no further one."""
        return self.place(needle, self.body.find(needle, self.seen.get(needle, -1) + 1))

    def target(self, needle: str) -> tuple[int, int]:
        """Line and column of the next link or picture that leads to *needle*."""
        leading = re.compile(rf"""(?:[(<"'=]|\]:[ \t]*){re.escape(needle)}(?=[)>"'\s]|$)""")
        found = leading.search(self.body, self.seen.get(needle, -1) + 1)
        return self.place(needle, found.end() - len(needle)) if found else self.next(needle)

    def place(self, needle: str, found: int) -> tuple[int, int]:
        start = self.seen.get(needle, -1) if found < 0 else found
        self.seen[needle] = start
        if start < 0:
            return self.first_line, 0
        line = self.body.count("\n", 0, start)
        offset = start - self.body.rfind("\n", 0, start) - 1
        return self.first_line + line, _saved(self.lines[line], offset) + 1

    def mention(self, target: str) -> Mention:
        line, column = self.target(target)
        return Mention(target=unquote(normal(target)).replace("\\", "/"), line=line, column=column)

    def warning(self, needle: str, message: str, hint: str) -> Problem:
        return warning(self.file, *self.next(needle), message, hint)


class _Writer:
    """One Markdown parser and one cleaner, for one text after another."""

    def __init__(self) -> None:
        self.syntax = Syntax(_refuses)
        self.hrefs: list[str] = []
        self.foreign: list[str] = []
        self.cleaner = nh3.Cleaner(
            tags=_TAGS,
            attributes=_ATTRIBUTES,
            attribute_filter=self.follow,
            url_schemes=set(SCHEMES),
            link_rel=None,
        )

    def follow(self, tag: str, name: str, value: str) -> str | None:
        """Note a link into the site, and leave its number in its place."""
        if (tag, name) == ("img", "src") and _is_foreign(value):
            self.foreign.append(value)
        elif (tag, name) in _LINKS and not value.startswith("#") and not _SCHEME.match(value):
            self.hrefs.append(value)
            return f"content:{len(self.hrefs) - 1}"
        return value

    def write(self, text: str) -> tuple[str, Findings, list[str]]:
        self.hrefs, self.foreign = [], []
        html, findings, raw = self.syntax.convert(text)
        return self.cleaner.clean(html), findings, raw


@cache
def _writer() -> _Writer:
    return _Writer()  # costs 2 ms to make


def write(file: str, body: str, first_line: int, listed: tuple[PhotoMention, ...] = ()) -> Markup:
    """*body*, which begins on *first_line* of *file*, as HTML; *listed* are the photos of its head."""
    writer = _writer()
    try:
        html, findings, raw = writer.write(normal(body))
    except RecursionError:
        _writer.cache_clear()  # it stands in the middle of a text
        message = "nội dung lồng nhau quá nhiều tầng"
        problem = error(file, first_line, 0, message, "bớt các danh sách hoặc trích dẫn lồng nhau")
        return Markup(Body(pieces=()), listed, (), "", (problem,))
    places = _Places(file, body, first_line)
    photos, links = list(listed), [places.mention(href) for href in writer.hrefs]
    problems = [*_refused(findings, raw, places), *_dead_anchors(html, places)]
    problems += [_foreign(target, places) for target in writer.foreign]
    numbers: dict[int, str] = {}
    for number, image in enumerate(findings.images):
        mention = places.mention(image.target)
        if _is_foreign(image.target):
            problems.append(_foreign(image.target, places))
        elif image.block:
            numbers[number] = f"\0{_place_photo(photos, mention, image.alt, image.title)}\0"
        else:
            links.append(mention)
            numbers[number] = f"content:{len(links) - 1}"
    pieces = _pieces(html, numbers)
    headings = tuple(findings.headings)
    return Markup(
        Body(pieces=pieces, headings=headings), tuple(photos), tuple(links), findings.lead, tuple(problems)
    )


def _place_photo(photos: list[PhotoMention], mention: Mention, alt: str, title: str) -> int:
    """The index of the photo *mention* names; one the head does not list joins the list."""
    for index, photo in enumerate(photos):
        if photo.file.target == mention.target:
            alt, title = photo.alt or alt, photo.caption or title
            photos[index] = PhotoMention(
                file=photo.file, alt=alt, caption=title, credit=photo.credit, decorative=photo.decorative
            )
            return index
    photos.append(PhotoMention(file=mention, alt=alt, caption=title, credit="", decorative=False))
    return len(photos) - 1


def _pieces(html: str, numbers: dict[int, str]) -> tuple[Piece, ...]:
    html = re.sub(
        r'(<img [^>]*)data-photo="(\d+)"', lambda tag: f'{tag[1]}src="{numbers.get(int(tag[2]), "")}"', html
    )
    pieces: list[Piece] = []
    for index, part in enumerate(_PLACE.split(html)):
        if index % 2 == 0 and part.strip():
            pieces.append(part)
        elif index % 2 == 1 and (place := numbers.get(int(part), "")).startswith("\0"):
            pieces.append(Placed(photo=int(place.strip("\0"))))
    return tuple(pieces)


def _refused(findings: Findings, raw: list[str], places: _Places) -> list[Problem]:
    """What the cleaner takes out, told before it is gone."""
    found = [_attribute(name, value, places) for name, value in findings.refused]
    for block in raw:
        for tag, attributes in _RAW_TAG.findall(block):
            name = tag.lower()
            if name not in _TAGS:
                message = f"thẻ HTML <{tag}> không dùng được trong bài và đã bị bỏ"
                found.append(places.warning(f"<{tag}", message, "viết bằng Markdown, hoặc xóa thẻ này"))
                continue
            for attribute, value in _RAW_ATTRIBUTE.findall(attributes):
                if _refuses(name, attribute.lower(), value.strip("\"'")):
                    found.append(_attribute(attribute, value, places))
    return found


def _attribute(name: str, value: str, places: _Places) -> Problem:
    message = f"thuộc tính HTML `{name}` không dùng được trong bài và đã bị bỏ"
    needle = value.strip("\"'") if name in ("href", "src") else name
    return places.warning(needle, message, "xóa thuộc tính này")


def _refuses(tag: str, name: str, value: str) -> bool:
    if (tag, name) in _LINKS:
        scheme = _SCHEME.match(value)
        return scheme is not None and scheme[1].lower() not in SCHEMES
    return name not in _ATTRIBUTES["*"] and name not in _ATTRIBUTES.get(tag, ())


def _is_foreign(source: str) -> bool:
    return source.startswith("//") or _SCHEME.match(source) is not None


def _foreign(source: str, places: _Places) -> Problem:
    hint = "lưu ảnh vào thư mục của bài rồi ghi tên tệp ảnh"
    return error(places.file, *places.target(source), "ảnh nằm ở trang khác, không hiển thị được", hint)


def _dead_anchors(html: str, places: _Places) -> list[Problem]:
    targets = re.findall(r'href="#([^"]*)"', html)
    if not targets:
        return []
    known = set(_ANCHOR.findall(html))
    hint = "ghi đúng tên mục: chữ thường không dấu, nối bằng gạch ngang, ví dụ #thoi-gian-dia-diem"
    return [
        error(places.file, *places.target(f"#{target}"), f"trong bài không có mục nào tên là #{target}", hint)
        for target in targets
        if unquote(target) not in known and target
    ]


def _saved(line: str, offset: int) -> int:
    """Where in *line*, as saved, stands what stands at *offset* of its normal form."""
    for letter in _LETTER.finditer(line):
        length = len(normal(letter[0]))
        if length and offset < length:
            return letter.start()
        offset -= length
    return len(line)
