"""Markdown → clean HTML in pieces, with the links, photos and headings that stand in it."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from html import unescape
from typing import NamedTuple
from urllib.parse import unquote

import nh3

from site_gen.model import Body, Lang, Mention, PhotoMention, Piece, Placed
from site_gen.problems import Problem, error, warning
from site_gen.reading.effort import too_much
from site_gen.reading.places import Places
from site_gen.reading.syntax import PHOTO, Findings, Syntax
from site_gen.reading.tags import attribute, ids
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
    "img": {"alt", "height", "src", "width"},
    "ol": {"reversed", "start", "type"},
    "td": {"colspan", "headers", "rowspan"},
    "th": {"colspan", "headers", "rowspan", "scope"},
    "time": {"datetime"},
}
_LINKS = {("a", "href"), ("img", "src")}
_OURS = {"hr": {PHOTO}, "img": _ATTRIBUTES["img"] | {PHOTO}}
_PLACE = re.compile(rf'<hr {PHOTO}="(\d+)">')
_INLINE = attribute("img", PHOTO, r"\d+")
_ANCHOR = attribute("a", "href", '#[^"]+')
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_RAW_TAG = re.compile(r"<([a-zA-Z][\w:-]*)([^>]*)")
_RAW_ATTRIBUTE = re.compile(r"""([a-zA-Z_:][\w:.-]*)\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)""")


class Markup(NamedTuple):
    """A text ready to be published, but for the addresses of what it names."""

    body: Body
    photos: tuple[PhotoMention, ...]
    """Those of the head, then those only the text names."""
    links: tuple[Mention, ...]
    lead: str
    """The first paragraph without markup."""
    problems: tuple[Problem, ...]


class _Writer:
    """One Markdown parser and one cleaner, for one text after another."""

    def __init__(self, lang: Lang) -> None:
        self.syntax = Syntax(_refuses, lang)
        self.hrefs: list[str] = []
        self.foreign: list[str] = []
        self.cleaner = nh3.Cleaner(
            tags=_TAGS,
            attributes=_ATTRIBUTES | _OURS,
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
def _writer(lang: Lang) -> _Writer:
    return _Writer(lang)  # costs 2 ms to make


def write(
    file: str, body: str, first_line: int, listed: tuple[PhotoMention, ...] = (), lang: Lang = "vi"
) -> Markup:
    """*body*, in *lang*, as HTML. It begins on *first_line* of *file*, whose head has the photos *listed*."""
    text, writer = normal(body), _writer(lang)
    if (line := too_much(text)) is not None:
        message = "đoạn này có quá nhiều dấu của Markdown, hoặc quá nhiều dấu ngoặc chưa đóng"
        hint = "đóng các dấu ngoặc còn mở, hoặc tách đoạn này thành nhiều đoạn bằng dòng trống"
        return _unread(error(file, first_line + line, 0, message, hint), listed)
    try:
        html, findings, raw = writer.write(text)
    except RecursionError:
        _writer.cache_clear()  # it stands in the middle of a text
        message = "nội dung lồng nhau quá nhiều tầng"
        hint = "bớt các danh sách hoặc trích dẫn lồng nhau"
        return _unread(error(file, first_line, 0, message, hint), listed)
    places = Places(file, body, first_line)
    photos, links = list(listed), [places.mention(href) for href in writer.hrefs]
    problems = [*_refused(findings, raw, places), *_twins(html, places), *_dead_anchors(html, places)]
    problems += [_unasked(name, places) for name in findings.unasked]
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


def _unread(problem: Problem, listed: tuple[PhotoMention, ...]) -> Markup:
    return Markup(Body(pieces=()), listed, (), "", (problem,))


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
    html = _INLINE.sub(lambda tag: f'{tag["before"]} src="{numbers.get(int(tag["value"]), "")}"', html)
    pieces: list[Piece] = []
    for index, part in enumerate(_PLACE.split(html)):
        if index % 2 == 0 and part.strip():
            pieces.append(part)
        elif index % 2 == 1 and (place := numbers.get(int(part), "")).startswith("\0"):
            pieces.append(Placed(photo=int(place.strip("\0"))))
    return tuple(pieces)


def _refused(findings: Findings, raw: list[str], places: Places) -> list[Problem]:
    """What the cleaner takes out, told before it is gone."""
    found = [_attribute(name, value, places) for name, value in findings.refused]
    found += [_unplaced(name, value, places) for name, value in findings.unplaced]
    for block in raw:
        for tag, attributes in _RAW_TAG.findall(block):
            name = tag.lower()
            if name not in _TAGS:
                message = f"thẻ HTML <{tag}> không dùng được trong bài và đã bị bỏ"
                found.append(places.warning(f"<{tag}", message, "viết bằng Markdown, hoặc xóa thẻ này"))
                continue
            for typed, value in _RAW_ATTRIBUTE.findall(attributes):
                if _refuses(name, typed.lower(), value.strip("\"'")):
                    found.append(_attribute(typed, value, places))
    return found


def _attribute(name: str, value: str, places: Places) -> Problem:
    message = f"thuộc tính HTML `{name}` không dùng được trong bài và đã bị bỏ"
    if name in ("href", "src"):
        return places.warning(value.strip("\"'"), message, "xóa thuộc tính này")
    return warning(places.file, *places.attribute(name, value), message, "xóa thuộc tính này")


def _unplaced(name: str, value: str, places: Places) -> Problem:
    message = f"ảnh đứng riêng một dòng không mang thuộc tính `{name}`, thuộc tính này đã bị bỏ"
    return warning(places.file, *places.attribute(name, value), message, "xóa thuộc tính này")


def _unasked(note: str, places: Places) -> Problem:
    hint = f"ghi [^{note}] vào chỗ cần chú thích, hoặc xóa chú thích này"
    return places.warning(f"[^{note}]:", f"chú thích [^{note}] không được nhắc đến trong bài", hint)


def _twins(html: str, places: Places) -> list[Problem]:
    """Ids that were given twice; headings without one of their own make way for all of them."""
    hint = "đổi tên một trong hai mục"
    return [
        error(places.file, *places.twin(name), f"trong bài có hai mục cùng mang tên #{name}", hint)
        for name, count in Counter(ids(html)).items()
        if count > 1
    ]


def _refuses(tag: str, name: str, value: str) -> bool:
    if (tag, name) in _LINKS:
        scheme = _SCHEME.match(value)
        return scheme is not None and scheme[1].lower() not in SCHEMES
    return name not in _ATTRIBUTES["*"] and name not in _ATTRIBUTES.get(tag, ())


def _is_foreign(source: str) -> bool:
    return source.startswith("//") or _SCHEME.match(source) is not None


def _foreign(source: str, places: Places) -> Problem:
    hint = "lưu ảnh vào thư mục của bài rồi ghi tên tệp ảnh"
    return error(places.file, *places.target(source), "ảnh nằm ở trang khác, không hiển thị được", hint)


def _dead_anchors(html: str, places: Places) -> list[Problem]:
    targets = [unescape(found["value"][1:]) for found in _ANCHOR.finditer(html)] if ' href="#' in html else []
    if not targets:
        return []
    known = set(ids(html))
    hint = "ghi đúng tên mục: chữ thường không dấu, nối bằng gạch ngang, ví dụ #thoi-gian-dia-diem"
    return [
        error(places.file, *places.target(f"#{target}"), f"trong bài không có mục nào tên là #{target}", hint)
        for target in targets
        if unquote(target) not in known
    ]
