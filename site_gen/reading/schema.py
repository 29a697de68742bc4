"""The head of an article or a page → its fields, checked: the contract with editors."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import NamedTuple, TypeVar
from urllib.parse import unquote

from site_gen.fields import Field, Form, text
from site_gen.model import UNDATED, AttachmentMention, Event, Lang, Mention, PhotoMention
from site_gen.problems import Problem
from site_gen.reading.files import is_name
from site_gen.vietnamese.dates import DateMistake, has_time, read_clock, read_date, read_moment, read_range
from site_gen.vietnamese.text import slug

ARTICLE_FIELDS = (
    "title", "date", "updated", "id", "slug", "section", "summary", "author", "source", "tags",
    "event_date", "event_session", "event_time", "event_place", "chair", "attendees", "groups",
    "photos", "cover", "attachments", "related", "unrelated", "pinned", "draft", "expires", "aliases",
    "privacy_ack", "lang",
)  # fmt: skip
PAGE_FIELDS = ("title", "slug", "summary", "updated", "order", "draft", "lang")
SESSIONS = ("sáng", "trưa", "chiều", "tối")
T = TypeVar("T")


class Times(NamedTuple):
    published: datetime
    updated: datetime
    expires: datetime | None


def read_times(form: Form) -> Times:
    """`date`, `updated` and `expires`; without `date` only a draft may be."""
    draft = form.flag("draft")
    if "date" not in form and not draft:
        form.required("date", "2026-08-18 17:30")
    published = form.ask("date", _moment, UNDATED)
    updated = form.ask("updated", _moment, published)
    expires = form.ask("expires", _end_of, None)
    if "date" in form and updated < published:
        _complain(form, "updated", "bài được cập nhật trước khi đăng", "sửa `updated` hoặc `date`")
        updated = published
    if expires is not None and published != UNDATED and expires <= published:
        _complain(form, "expires", "bài hết hiệu lực trước khi đăng", "sửa `expires` hoặc `date`")
    return Times(published, updated, expires)


def read_updated(form: Form) -> datetime | None:
    """`updated` of a static page."""
    return form.ask("updated", _moment, None)


def read_event(form: Form) -> Event | None:
    """The event an article reports, from its four `event_…` fields."""
    days = _days(form)
    session = form.choice("event_session", SESSIONS)
    start_time, end_time = form.ask("event_time", _clock, ("", ""))
    place = form.text("event_place")
    if "event_date" in form:
        if days is None:
            return None
        return Event(
            start=days[0], end=days[1], session=session, start_time=start_time, end_time=end_time, place=place
        )
    for name in ("event_session", "event_time", "event_place"):
        if name in form:
            _complain(
                form, name, f"có `{name}` mà không có `event_date`", "thêm dòng `event_date: 18/8/2026`"
            )
    return None


def read_slug(form: Form, name: str, reserved: tuple[str, ...], sections: tuple[str, ...] = ()) -> str:
    """The last part of the address: as typed, else from *name*, the name of the file or folder."""
    typed = form.text("slug")
    made = slug(typed or name)
    where = form.get("slug") or form.field
    if typed and typed != made:
        form.problems.append(
            where.problem("`slug` chỉ gồm chữ thường không dấu, chữ số và gạch ngang", f"viết `slug: {made}`")
        )
    elif not made:
        form.problems.append(
            where.problem(
                f"không đặt được địa chỉ từ tên tệp “{name}”", "thêm dòng `slug: ten-bai-khong-dau`"
            )
        )
    elif made in reserved:
        form.problems.append(
            where.problem(f"địa chỉ `{made}` đã dành cho trang khác của cổng", f"thêm dòng `slug: {made}-2`")
        )
    elif made in sections:
        message = f"địa chỉ `{made}` đã là của chuyên mục `{made}`"
        form.problems.append(where.problem(message, f"thêm dòng `slug: {made}-2`, hoặc đổi tên tệp"))
    return made


def read_lang(form: Form, default: Lang = "vi") -> Lang:
    """`vi` or `en`."""
    return "en" if form.choice("lang", ("vi", "en"), default) == "en" else "vi"


def read_photos(form: Form) -> tuple[PhotoMention, ...]:
    """`photos`: a list of groups, or of bare file names."""
    return tuple(
        PhotoMention(
            file=mention,
            alt=one.text("alt"),
            caption=one.text("caption"),
            credit=one.text("credit"),
            decorative=one.flag("decorative"),
        )
        for one, mention in _files(form, "photos", ("file", "caption", "credit", "alt", "decorative"))
    )


def read_attachments(form: Form) -> tuple[AttachmentMention, ...]:
    """`attachments`: a list of groups, or of bare file names."""
    known = ("file", "title", "number", "date", "issuer", "signer")
    return tuple(
        AttachmentMention(
            file=mention,
            title=one.text("title", mention.target.rpartition("/")[2]),
            number=one.text("number"),
            date=one.ask("date", _day, None),
            issuer=one.text("issuer"),
            signer=one.text("signer"),
        )
        for one, mention in _files(form, "attachments", known)
    )


def read_cover(form: Form) -> tuple[Mention | None, bool]:
    """The photo that stands for the article elsewhere, and whether there shall be none."""
    where = form.get("cover")
    typed = form.text("cover")
    if where is None or not typed or typed == "none":
        return None, typed == "none"
    return mention_of(where, typed), False


def read_mentions(form: Form, name: str) -> tuple[Mention, ...]:
    """A list of ids of other articles; the name of their file is understood too."""
    return tuple(
        mention_of(field, typed.strip("/").removesuffix(".md").removesuffix("/index"))
        for field, typed in form.placed_texts(name)
    )


def read_aliases(form: Form) -> tuple[str, ...]:
    """Old addresses on this site, as paths of files of the output: `cu/tin-1/index.html`."""
    found: list[str] = []
    for field, typed in form.placed_texts("aliases"):
        parts = unquote(typed).strip("/").split("/")
        if not typed.startswith("/") or not all(is_name(part) for part in parts):
            hint = "viết phần sau tên miền, ví dụ `/tin-tuc/bai-cu/`"
            form.problems.append(field.problem(f"“{typed}” không phải một địa chỉ cũ của trang này", hint))
            continue
        path = "/".join(parts)
        found.append(path if path.lower().endswith((".html", ".htm")) else f"{path}/index.html")
    return tuple(found)


def read_id(form: Form, default: str) -> str:
    """The identity of an article in feeds and related news; only ever typed to keep an old one."""
    return form.text("id", default)


def mention_of(field: Field, target: str) -> Mention:
    """What *field* names."""
    return Mention(target=target.replace("\\", "/"), line=field.line, column=field.column)


def _files(form: Form, name: str, known: tuple[str, ...]) -> list[tuple[Form, Mention]]:
    found: list[tuple[Form, Mention]] = []
    for member in form.members_of(name):
        short = isinstance(member.value, str)  # the short form is the long one with a file alone
        one = Form(replace(member, value={"file": member}) if short else member, form.problems, known)
        one.required("file", "ten-tep.jpg")
        if (file := one.get("file")) is not None and isinstance(typed := text(file), str):
            found.append((one, mention_of(file, typed)))
    return found


def _moment(field: Field) -> datetime | Problem:
    return _dated(field, read_moment)


def _day(field: Field) -> date | Problem:
    return _dated(field, read_date)


def _clock(field: Field) -> tuple[str, str] | Problem:
    return _dated(field, read_clock)


def _end_of(field: Field) -> datetime | Problem:
    """A date holds to its end, 24:00; a date and time to that time."""
    moment = _dated(field, read_moment)
    if isinstance(moment, datetime) and moment < UNDATED and not has_time(str(field.value)):
        return moment + timedelta(days=1)
    return moment


def _days(form: Form) -> tuple[date, date] | None:
    """`event_date`: one text, or a group of `start` and `end`."""
    where = form.get("event_date")
    if where is None or not isinstance(where.value, Mapping):
        return form.ask("event_date", _range, None)
    group = Form(where, form.problems, ("start", "end"))
    group.required("start", "18/8/2026")
    start = group.ask("start", _day, None)
    end = group.ask("end", _day, start)
    if start and end and end < start:
        hint = f"từ ngày {start.day}/{start.month}/{start.year} trở đi"
        _complain(group, "end", "sự kiện kết thúc trước khi bắt đầu", hint)
    return (start, end) if start and end and end >= start else None


def _range(field: Field) -> tuple[date, date] | Problem:
    return _dated(field, read_range)


def _dated(field: Field, read: Callable[[str], T]) -> T | Problem:
    match text(field):
        case Problem() as problem:
            return problem
        case typed:
            try:
                return read(typed)
            except DateMistake as mistake:
                return field.problem(mistake.message, mistake.hint)


def _complain(form: Form, name: str, message: str, hint: str) -> None:
    form.problems.append(form.members[name].problem(message, hint))
