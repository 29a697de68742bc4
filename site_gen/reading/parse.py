"""One source → a manuscript, or problems: nothing else is looked at."""

from __future__ import annotations

import re
from dataclasses import dataclass

from site_gen.config.people import People
from site_gen.config.slugs import PAGE_SLUGS
from site_gen.decode import decode
from site_gen.digest import digest
from site_gen.fields import Form, nearest
from site_gen.model import (
    ArticleId,
    Filed,
    Lang,
    Manuscript,
    Names,
    PageManuscript,
    PhotoMention,
    Reading,
    Source,
    listed,
    spell_signals,
)
from site_gen.problems import Problem, Severity, error, warning
from site_gen.reading.attendees import read_attendees
from site_gen.reading.folder import PAGES
from site_gen.reading.head import Head, split
from site_gen.reading.markup import Markup, write
from site_gen.reading.schema import (
    ARTICLE_FIELDS,
    PAGE_FIELDS,
    read_aliases,
    read_attachments,
    read_cover,
    read_event,
    read_id,
    read_lang,
    read_mentions,
    read_photos,
    read_slug,
    read_times,
    read_updated,
)
from site_gen.reading.signals import read_signals
from site_gen.vietnamese.sentences import beginning

_FEW, _ENOUGH, _BARE, _MARKED = 12, 40, 0.8, 0.5
"""Words of an article that tell how it was typed, and how many without any mark are too many, or too few.

Of 10,000 Vietnamese news articles the barest had 45 %, the middle one 20 %; of a few words, all must be bare.
"""
_ADDRESS = re.compile(r"\S*(?:@|://|\w\.\w)\S*")
_WORD = re.compile(r"[^\W\d_]+")
ARTICLE_SLUGS = ("trang",)
"""Addresses a section needs for itself."""


@dataclass(frozen=True)
class Parse:
    """Reads sources, knowing the site's settings; a value, equal to any other that knows the same."""

    sections: tuple[str, ...]
    """Their slugs."""
    people: People

    def __call__(self, source: Source) -> Reading:
        """What *source* says, read on its own."""
        text = decode(source.path, source.content)
        if isinstance(text, Problem):
            return Reading(text=None, problems=(text,))
        head, problems = split(source.path, text)
        if head is None:
            return Reading(text=None, problems=tuple(problems))
        if source.id.rpartition("/")[0] in PAGES:
            return _page(source, head, problems, self)
        return _article(source, head, problems, self)


def file(source: Source, reading: Reading) -> Filed:
    """What a build wants to know of *source*, once it was read."""
    match reading.text:
        case Manuscript() as text:
            return Filed(
                id=text.id,
                listing=listed(text, digest(text.signals)),
                names=_none(text.names),
                problems=reading.problems,
            )
        case PageManuscript() as text:
            return Filed(id=text.id, names=_none(text.names), page=True, problems=reading.problems)
        case None:
            return Filed(id=source.id, problems=reading.problems)


def _none(names: Names) -> Names | None:
    return None if names == Names() else names


def _article(source: Source, head: Head, problems: list[Problem], known: Parse) -> Reading:
    form = Form(head.field, problems, ARTICLE_FIELDS)
    times, event = read_times(form), read_event(form)
    cover, no_cover = read_cover(form)
    lang = read_lang(form)
    markup = write(source.path, head.body, head.body_line, read_photos(form), lang)
    problems += markup.problems
    problems += _without_alt(source.path, markup.photos)
    title, tags = form.required("title", "Thông báo lịch tiếp công dân tháng 9"), _tags(form)
    chair = read_attendees(form, "chair", known.people)
    attendees = read_attendees(form, "attendees", known.people)
    attachments = read_attachments(form)
    signals = read_signals(
        title,
        form.text("summary"),
        markup.body,
        markup.photos,
        attachments,
        (*chair, *attendees),
        tags,
        event,
    )
    manuscript = Manuscript(
        id=read_id(form, source.id),
        path=source.path,
        slug=read_slug(form, _name(source.id), ARTICLE_SLUGS),
        title=title,
        summary=form.text("summary") or beginning(markup.lead),
        lang=lang,
        draft=form.flag("draft"),
        section=_section(form, source, known.sections),
        lead="summary" in form,
        published=times.published,
        updated=times.updated,
        author=form.text("author"),
        source=form.text("source"),
        tags=tags,
        event=event,
        chair=chair,
        attendees=attendees,
        groups=form.texts("groups"),
        pinned=form.flag("pinned"),
        expires=times.expires,
        aliases=read_aliases(form),
        body=markup.body,
        photos=markup.photos,
        attachments=attachments,
        cover=cover,
        no_cover=no_cover,
        links=markup.links,
        related=read_mentions(form, "related"),
        unrelated=read_mentions(form, "unrelated"),
        signals=spell_signals(signals),
    )
    form.text("privacy_ack")
    problems += _empty(source, head, markup)
    problems += _typed_otherwise(source, head, lang, signals.text)
    return Reading(text=manuscript, problems=tuple(problems))


def _page(source: Source, head: Head, problems: list[Problem], known: Parse) -> Reading:
    form = Form(head.field, problems, PAGE_FIELDS)
    english = source.id.startswith("en/")
    lang = read_lang(form, "en" if english else "vi")
    if (lang == "en") != english:
        place = form.get("lang") or head.field
        hint = "trang tiếng Anh để trong content/en/trang/, trang tiếng Việt trong content/trang/"
        problems.append(place.problem(f"`lang: {lang}` không khớp với thư mục của trang", hint))
    markup = write(source.path, head.body, head.body_line, lang=lang)
    problems += markup.problems
    problems += _without_alt(source.path, markup.photos)
    page = PageManuscript(
        id=source.id,
        path=source.path,
        slug=read_slug(
            form, _name(source.id), () if english else PAGE_SLUGS, () if english else known.sections
        ),
        title=form.required("title", "Giới thiệu"),
        summary=form.text("summary") or beginning(markup.lead),
        lang=lang,
        draft=form.flag("draft"),
        order=form.whole("order", 0),
        updated=read_updated(form),
        body=markup.body,
        photos=markup.photos,
        links=markup.links,
    )
    problems += _empty(source, head, markup)
    return Reading(text=page, problems=tuple(problems))


def _section(form: Form, source: Source, sections: tuple[str, ...]) -> str:
    folder, name = source.path.removeprefix("content/").split("/", 1)
    typed = form.text("section", folder)
    if folder not in sections:
        hint = (
            nearest(folder, sections)
            or f'thêm dòng `{folder} = "Tên chuyên mục"` vào [sections] của site.toml'
        )
        message = f"thư mục “{folder}” không phải một chuyên mục của trang"
        form.problems.append(error(source.path, 0, 0, message, hint))
    elif typed not in sections:
        hint = nearest(typed, sections) or f"các chuyên mục: {', '.join(sections)}"
        form.problems.append(form.members["section"].problem(f"không có chuyên mục nào là “{typed}”", hint))
    elif typed != folder:
        message = f"bài nằm trong thư mục “{folder}” nhưng ghi chuyên mục “{typed}”"
        hint = f"chuyển bài đến content/{typed}/{name.partition('/')[0]}, hoặc xóa dòng `section`"
        form.problems.append(form.members["section"].problem(message, hint))
    return folder


def _without_alt(file: str, photos: tuple[PhotoMention, ...]) -> list[Problem]:
    hint = "thêm `alt: …` tả những gì thấy trong ảnh; ảnh chỉ để trang trí thì ghi `decorative: true`"
    return [
        warning(
            file,
            photo.file.line,
            photo.file.column,
            f"ảnh “{photo.file.target}” chưa có lời tả (`alt`)",
            hint,
        )
        for photo in photos
        if not photo.alt and not photo.decorative
    ]


def _empty(source: Source, head: Head, markup: Markup) -> list[Problem]:
    if markup.body.pieces or any(one.severity is Severity.ERROR for one in markup.problems):
        return []
    hint = "viết nội dung sau dòng `---` thứ hai"
    return [warning(source.path, head.body_line, 0, "chưa có nội dung sau phần đầu", hint)]


def _typed_otherwise(source: Source, head: Head, lang: Lang, text: str) -> list[Problem]:
    """A warning about words that are not those of *lang*.

    Nobody who searches finds Vietnamese typed without marks, nor do its relations; and screen readers
    read Vietnamese said to be English in a voice that nobody understands.
    """
    # Addresses and abbreviations are the same in every language.
    words = [one for one in _WORD.findall(_ADDRESS.sub(" ", text)) if not one.isupper()]
    bare = sum(map(str.isascii, words))
    if len(words) < _FEW:
        return []
    if lang == "vi" and bare >= len(words) * (_BARE if len(words) >= _ENOUGH else 1):
        hint = "gõ lại có dấu để bài được tìm thấy và có Tin liên quan; bài tiếng Anh thì ghi `lang: en`"
        return [warning(source.path, head.body_line, 0, "bài viết không có dấu tiếng Việt", hint)]
    if lang == "en" and len(words) >= _ENOUGH and bare < len(words) * _MARKED:
        message, hint = "bài ghi là tiếng Anh nhưng viết bằng tiếng Việt", "xóa dòng `lang: en`"
        return [warning(source.path, head.body_line, 0, message, hint)]
    return []


def _name(identity: ArticleId) -> str:
    return identity.rpartition("/")[2]


def _tags(form: Form) -> tuple[str, ...]:
    for field, typed in form.placed_texts("tags"):
        words = [word for part in typed.split(";") for word in part.split(",")]
        if len(words) > 1:
            hint = f"nếu là nhiều từ khóa, viết [{', '.join(word.strip() for word in words)}]"
            message = f"từ khóa “{typed}” có dấu phẩy"
            form.problems.append(field.problem(message, hint, Severity.WARNING))
    return _once(form.texts("tags"))


def _once(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
