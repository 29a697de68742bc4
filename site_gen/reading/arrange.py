"""Every name that a text uses, looked up among files and texts."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from typing import NamedTuple

from site_gen.fields import nearest
from site_gen.model import (
    Answers,
    ArticleId,
    Enclosed,
    Inline,
    Mention,
    Names,
    Photo,
    PhotoMention,
    Target,
    TextLink,
)
from site_gen.problems import Problem, error, warning
from site_gen.reading.files import UNREADABLE_PHOTOS, Files
from site_gen.reading.folder import SHARED


class Named(NamedTuple):
    """A text by what it names."""

    id: ArticleId
    path: str
    """From the site's folder, with `/`, as on the disk."""
    url: str
    names: Names


class Arranged(NamedTuple):
    answers: list[Answers]
    """Of each text, in the order asked."""
    shared: tuple[Enclosed, ...]
    problems: list[Problem]


def arrange(
    named: Sequence[Named], files: Files, ids: Callable[[], tuple[Mapping[str, ArticleId], set[ArticleId]]]
) -> Arranged:
    """What is meant by all that texts name; a name that leads nowhere is told where it was typed.

    *ids* are those of all texts by path under content/, and those of articles; asked for where a text
    names another.
    """
    shared = files.shared()
    problems = files.faults()
    room = _Room(files, shared, ids)
    answers: list[Answers] = []
    for one in named:
        desk = _Desk(one, room)
        answers.append(desk.answers())
        problems += desk.problems
    return Arranged(answers, (*shared.values(), *files.rooted()), problems)


@dataclass(frozen=True)
class _Room:
    """What all texts are looked up among."""

    files: Files
    shared: Mapping[str, Enclosed]
    ask_ids: Callable[[], tuple[Mapping[str, ArticleId], set[ArticleId]]]

    @cached_property
    def ids(self) -> tuple[Mapping[str, ArticleId], set[ArticleId]]:
        return self.ask_ids()


class _Desk:
    """One text being looked up: its own files, the shared ones, and the other texts."""

    def __init__(self, text: Named, room: _Room) -> None:
        self.text, self.room, self.files, self.shared = text, room, room.files, room.shared
        self.problems: list[Problem] = []
        path = text.path.removeprefix("content/")
        self.folder, _, name = path.rpartition("/")
        self.alone = not name.lower().startswith("index.")
        """Whether the text is a single file, without files of its own."""
        self.own = {} if self.alone else self.files.enclose(self.files.beside(self.folder), text.url)
        self.used: set[str] = set()

    def answers(self) -> Answers:
        """What is meant by each name of the text."""
        names = self.text.names
        photos = tuple(self.photo(mention) for mention in names.photos)
        attachments = tuple(self.file(mention, "tài liệu") for mention in names.attachments)
        links = tuple(self.link(mention) for mention in names.links)
        cover = self.cover(photos)
        self.problems += self.unused()
        self.problems += self.torn()
        return Answers(
            photos=photos,
            attachments=attachments,
            cover=cover,
            links=links,
            related=self.articles(names.related),
            unrelated=self.articles(names.unrelated),
            enclosed=tuple(self.own[path] for path in sorted(self.used)),
        )

    def error(self, mention: Mention, message: str, hint: str = "") -> None:
        self.problems.append(error(self.text.path, mention.line, mention.column, message, hint))

    def file(self, mention: Mention, what: str) -> Enclosed | None:
        """The file *mention* names; *what* it should be, for the sentence where there is none."""
        path = self.path(mention)
        if path is None:
            return None
        found = self.files.find(path)
        if found is not None and found in self.own:
            self.used.add(found)
            return self.own[found]
        if found is not None and found in self.shared:
            return self.shared[found]
        self.error(mention, f"không tìm thấy {what} “{mention.target}”", self.where(path, found))
        return None

    def path(self, mention: Mention) -> str | None:
        """Where *mention* leads, under content/; None and a problem where it leads out of it."""
        target = mention.target
        if target.startswith(f"/{SHARED}/"):
            joined = posixpath.normpath(target[1:])
        else:
            joined = posixpath.normpath(posixpath.join(self.folder, target))
        if joined.startswith(("/", "../")) or joined == ".." or ":" in target:
            hint = "để tệp trong thư mục của bài và chỉ ghi tên tệp, hoặc để trong content/anh/ và ghi /anh/…"
            self.error(mention, f"đường dẫn “{target}” ra ngoài thư mục content", hint)
            return None
        return joined

    def where(self, path: str, found: str | None) -> str:
        if self.alone and path.rpartition("/")[0] == self.folder:
            name = self.text.path.rpartition("/")[2].rpartition(".")[0]
            folder = f"content/{self.folder}/{name}"
            return f"chuyển bài thành {folder}/index.md và để tệp này trong {folder}/"
        if found is not None:
            return "tệp đó của bài khác; để tệp dùng chung trong content/anh/ và ghi /anh/…"
        if self.alone and not path.startswith(f"{SHARED}/"):
            return "bài một tệp chỉ dùng được tệp chung trong content/anh/, ghi là /anh/tên-tệp"
        return self.files.hint(path) or f"để tệp vào content/{path}"

    def photo(self, mention: PhotoMention) -> Photo | None:
        found = self.file(mention.file, "ảnh")
        if found is None:
            return None
        facts = self.files.facts[found.source]
        told = facts.fault or PurePosixPath(found.source).suffix.lower() in UNREADABLE_PHOTOS
        if not facts.width and not told:  # of the file itself
            message = f"“{mention.file.target}” không phải ảnh"
            self.error(mention.file, message, "đưa tệp này vào `attachments`")
            return None
        return Photo(
            file=found,
            width=facts.width,
            height=facts.height,
            alt="" if mention.decorative else mention.alt or mention.caption,
            caption=mention.caption,
            credit=mention.credit,
        )

    def link(self, mention: Mention) -> Target:
        """Where a link or a picture within a line leads; where nowhere, the address stays as typed."""
        target, mark, fragment = mention.target.partition("#")
        target = target.partition("?")[0]
        if target.startswith("//"):
            self.error(
                mention, "liên kết ra trang khác phải ghi đủ địa chỉ", f"viết `https:{mention.target}`"
            )
            return mention.target
        if target.startswith("/") and not target.startswith(f"/{SHARED}/"):
            return mention.target
        plain = Mention(target=target, line=mention.line, column=mention.column)
        path = self.path(plain)
        if path is None:
            return mention.target
        texts = self.room.ids[0]
        for candidate in (path, f"{path}.md", f"{path}/index.md"):
            if candidate in texts:
                return TextLink(id=texts[candidate], fragment=mark + fragment)
        if path.endswith(".md") or "." not in posixpath.basename(path):
            near = nearest(target, [posixpath.relpath(one, self.folder) for one in texts])
            self.error(
                mention, f"không tìm thấy bài “{target}”", near or "ghi đường dẫn đến tệp .md của bài đó"
            )
            return mention.target
        if target.startswith("www."):
            self.error(
                mention, "liên kết ra trang khác phải ghi đủ địa chỉ", f"viết `https://{mention.target}`"
            )
            return mention.target
        found = self.file(plain, "tệp")
        if found is None:
            return mention.target
        facts = self.files.facts[found.source]
        return Inline(url=found.url, width=facts.width, height=facts.height) if facts.width else found

    def unused(self) -> list[Problem]:
        """Files beside the text that it does not name."""
        hint = "thêm vào `photos` hoặc `attachments` của bài, hoặc xóa tệp"
        return [
            warning(f"content/{path}", 0, 0, "bài không nhắc đến tệp này nên tệp không được đăng", hint)
            for path in sorted(set(self.own) - self.used)
        ]

    def torn(self) -> list[Problem]:
        """Articles that the text wants among its related news and does not."""
        wanted = {one.target for one in self.text.names.related}
        hint = "xóa một trong hai dòng; để cả hai thì `related` được theo"
        return [
            warning(
                self.text.path,
                one.line,
                one.column,
                f"“{one.target}” có cả trong `related` lẫn `unrelated`",
                hint,
            )
            for one in self.text.names.unrelated
            if one.target in wanted
        ]

    def cover(self, photos: Sequence[Photo | None]) -> Photo | None:
        """The picture that stands for the text."""
        names = self.text.names
        if names.no_cover:
            return None
        if names.cover is None:
            return next(filter(None, photos), None)
        for mention, photo in zip(names.photos, photos, strict=True):
            if mention.file.target == names.cover.target:
                return photo
        listed = [mention.file.target for mention in names.photos]
        hint = nearest(names.cover.target, listed) or "ghi tên một tệp trong `photos`, hoặc `none`"
        self.error(names.cover, f"ảnh bìa “{names.cover.target}” không có trong `photos`", hint)
        return None

    def articles(self, mentions: Iterable[Mention]) -> tuple[ArticleId, ...]:
        """The ids that *mentions* are, each once."""
        found: list[ArticleId] = []
        for mention in mentions:
            if mention.target == self.text.id:
                self.error(mention, "bài không thể liên quan đến chính nó", "xóa dòng này")
            elif mention.target not in self.room.ids[1]:
                hint = (
                    nearest(mention.target, self.room.ids[1])
                    or "ghi mã bài: chuyên mục, dấu gạch chéo, tên tệp không có .md"
                )
                self.error(mention, f"không có bài nào mang mã “{mention.target}”", hint)
            else:
                found.append(mention.target)
        return tuple(dict.fromkeys(found))
