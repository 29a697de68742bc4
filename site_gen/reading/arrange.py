"""Manuscripts + files → articles and pages: every name that one text uses is looked up here."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from site_gen.digest import digest
from site_gen.fields import nearest
from site_gen.model import (
    Article,
    ArticleId,
    Attachment,
    Enclosed,
    Inline,
    Manuscript,
    Mention,
    PageManuscript,
    Photo,
    PhotoMention,
    Placed,
    StaticPage,
    Story,
    Target,
    Text,
    TextLink,
)
from site_gen.problems import Problem, error, warning
from site_gen.reading.files import UNREADABLE_PHOTOS, Files
from site_gen.reading.folder import SHARED


class Arranged(NamedTuple):
    articles: list[Article]
    pages: list[StaticPage]
    shared: tuple[Enclosed, ...]
    problems: list[Problem]


def arrange(
    manuscripts: Sequence[Manuscript],
    pages: Sequence[PageManuscript],
    files: Files,
    unread: Mapping[str, ArticleId],
) -> Arranged:
    """All texts with what they name looked up; a name that leads nowhere is told where it was typed.

    *unread* are paths and ids of texts that could not be read: who names them has nothing to mend.
    """
    shared = files.shared()
    problems = files.faults()
    texts: dict[str, ArticleId] = {
        one.path.removeprefix("content/"): one.id for one in (*manuscripts, *pages)
    }
    texts |= unread
    known = {*unread.values(), *(one.id for one in manuscripts)}
    articles: list[Article] = []
    for one in manuscripts:
        desk = _Desk(one, f"/{one.section}/{one.slug}/", files, shared, texts)
        articles.append(_article(one, desk, known))
        problems += desk.problems
    statics: list[StaticPage] = []
    for page in pages:
        desk = _Desk(
            page, f"/en/{page.slug}/" if page.lang == "en" else f"/{page.slug}/", files, shared, texts
        )
        statics.append(_page(page, desk))
        problems += desk.problems
    return Arranged(articles, statics, (*shared.values(), *files.rooted()), problems)


class _Desk:
    """One text being looked up: its own files, the shared ones, and the other texts."""

    def __init__(
        self,
        text: Text,
        url: str,
        files: Files,
        shared: Mapping[str, Enclosed],
        texts: Mapping[str, ArticleId],
    ) -> None:
        self.text, self.url, self.files, self.shared, self.texts = text, url, files, shared, texts
        self.problems: list[Problem] = []
        path = text.path.removeprefix("content/")
        self.folder, _, name = path.rpartition("/")
        self.alone = not name.lower().startswith("index.")
        """Whether the text is a single file, without files of its own."""
        self.own = {} if self.alone else files.enclose(files.beside(self.folder), url)
        self.used: set[str] = set()

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
        for candidate in (path, f"{path}.md", f"{path}/index.md"):
            if candidate in self.texts:
                return TextLink(id=self.texts[candidate], fragment=mark + fragment)
        if path.endswith(".md") or "." not in posixpath.basename(path):
            near = nearest(target, [posixpath.relpath(one, self.folder) for one in self.texts])
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


def _article(one: Manuscript, desk: _Desk, known: set[ArticleId]) -> Article:
    photos = [desk.photo(mention) for mention in one.photos]
    attachments = tuple(
        Attachment(
            file=file,
            title=mention.title,
            number=mention.number,
            date=mention.date,
            issuer=mention.issuer,
            signer=mention.signer,
        )
        for mention in one.attachments
        if (file := desk.file(mention.file, "tài liệu")) is not None
    )
    links = tuple(desk.link(mention) for mention in one.links)
    cover = _cover(one, photos, desk)
    desk.problems += desk.unused()
    return Article(
        **_shared(one, Story),
        body=digest(one.body),
        url=desk.url,
        photos=tuple(filter(None, photos)),
        cover=cover,
        placed=tuple(sorted({piece.photo for piece in one.body.pieces if isinstance(piece, Placed)})),
        attachments=attachments,
        enclosed=tuple(desk.own[path] for path in sorted(desk.used)),
        links=links,
        related=_ids(one.related, known, desk),
        unrelated=_ids(one.unrelated, known, desk),
    )


def _page(one: PageManuscript, desk: _Desk) -> StaticPage:
    photos = tuple(photo for mention in one.photos if (photo := desk.photo(mention)) is not None)
    links = tuple(desk.link(mention) for mention in one.links)
    desk.problems += desk.unused()
    return StaticPage(
        **_shared(one, Text),
        body=digest(one.body),
        url=desk.url,
        order=one.order,
        updated=one.updated,
        photos=photos,
        enclosed=tuple(desk.own[path] for path in sorted(desk.used)),
        links=links,
    )


def _shared(one: Text, kind: type[Text]) -> dict[str, Any]:
    return {name: getattr(one, name) for name in kind.__struct_fields__}


def _cover(one: Manuscript, photos: Sequence[Photo | None], desk: _Desk) -> Photo | None:
    if one.no_cover:
        return None
    if one.cover is None:
        return next(filter(None, photos), None)
    for mention, photo in zip(one.photos, photos, strict=True):
        if mention.file.target == one.cover.target:
            return photo
    names = [mention.file.target for mention in one.photos]
    hint = nearest(one.cover.target, names) or "ghi tên một tệp trong `photos`, hoặc `none`"
    desk.error(one.cover, f"ảnh bìa “{one.cover.target}” không có trong `photos`", hint)
    return None


def _ids(mentions: Iterable[Mention], known: set[ArticleId], desk: _Desk) -> tuple[ArticleId, ...]:
    found: list[ArticleId] = []
    for mention in mentions:
        if mention.target == desk.text.id:
            desk.error(mention, "bài không thể liên quan đến chính nó", "xóa dòng này")
        elif mention.target not in known:
            hint = (
                nearest(mention.target, known)
                or "ghi mã bài: chuyên mục, dấu gạch chéo, tên tệp không có .md"
            )
            desk.error(mention, f"không có bài nào mang mã “{mention.target}”", hint)
        else:
            found.append(mention.target)
    return tuple(dict.fromkeys(found))
