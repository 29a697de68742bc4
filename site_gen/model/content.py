"""Texts with everything looked up that they name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import Literal, TypeAlias

from site_gen.digest import Digest
from site_gen.model.record import ArticleId, Record
from site_gen.model.writing import Bond, Story, Text


class Enclosed(Record, frozen=True, kw_only=True, tag=True):
    """A file of content/ that is published as it is."""

    source: str
    """Path under content/, with `/`, as on the disk."""
    content: Digest
    size: int
    """Bytes."""
    url: str


class Photo(Record, frozen=True, kw_only=True):
    """A picture of one text, with what that text says of it: two texts may tell the same file differently."""

    file: Enclosed
    width: int
    """Pixels, after the orientation in its EXIF."""
    height: int
    alt: str
    caption: str = ""
    credit: str = ""


class Attachment(Record, frozen=True, kw_only=True):
    """A file to take away, with what is printed on the document itself."""

    file: Enclosed
    title: str
    number: str = ""
    date: date | None = None
    issuer: str = ""
    signer: str = ""


class TextLink(Record, frozen=True, kw_only=True, tag=True):
    """A link to another text of the site: where that stands is the other's affair."""

    id: ArticleId
    fragment: str = ""


class Inline(Record, frozen=True, kw_only=True, tag=True):
    """A picture within a line."""

    url: str
    width: int
    height: int


Target: TypeAlias = TextLink | Inline | Enclosed | str
"""Where a link leads; a str is an address of the site."""


class Answers(Record, frozen=True, kw_only=True):
    """What was found for the names of one text, in their order."""

    photos: tuple[Photo | None, ...] = ()
    attachments: tuple[Enclosed | None, ...] = ()
    cover: Photo | None = None
    links: tuple[Target, ...] = ()
    related: tuple[ArticleId, ...] = ()
    unrelated: tuple[ArticleId, ...] = ()
    enclosed: tuple[Enclosed, ...] = ()
    """The files beside the text that it names."""


NO_ANSWERS = Answers()


class Article(Story, frozen=True, kw_only=True):
    """One piece of news, whatever its day: whether it is out is for `build.release` to say."""

    body: Digest
    """Of its Body."""
    url: str
    photos: tuple[Photo, ...]
    cover: Photo | None
    placed: tuple[int, ...]
    """Indices of the photos that stand in the text."""
    attachments: tuple[Attachment, ...]
    enclosed: tuple[Enclosed, ...]
    """Every file published beside it, photos and attachments included."""
    links: tuple[Target, ...]
    related: tuple[ArticleId, ...]
    unrelated: tuple[ArticleId, ...]


class StaticPage(Text, frozen=True, kw_only=True):
    """A page that stays and stands in no list: who we are, how to reach us."""

    body: Digest
    url: str
    order: int
    updated: datetime | None
    photos: tuple[Photo, ...]
    enclosed: tuple[Enclosed, ...]
    links: tuple[Target, ...]


class Reason(Record, frozen=True, kw_only=True):
    """Why two articles belong together, as a reader is told."""

    kind: Bond | Literal["pinned", "phrase", "words", "section"]
    evidence: tuple[str, ...]
    """What they have in common, as spelled; only bonds and phrases have any."""


class RelatedLink(Record, frozen=True, kw_only=True):
    """A way from one article to another; the way back may be missing."""

    to: ArticleId
    reasons: tuple[Reason, ...]


class Kin(Record, frozen=True, kw_only=True, array_like=True, gc=False):
    """The ways from one article to others, without their reasons."""

    to: tuple[ArticleId, ...]
    """Nearest first."""
    digest: Digest
    """Of the ways with their reasons."""


class Relations(Mapping[ArticleId, tuple[RelatedLink, ...]]):
    """The ways from every article, nearest first; the reasons are found when they are asked for."""

    def __init__(
        self, kin: Mapping[ArticleId, Kin], links: Callable[[ArticleId], tuple[RelatedLink, ...]]
    ) -> None:
        self.kin, self.links = kin, links

    def __getitem__(self, identity: ArticleId) -> tuple[RelatedLink, ...]:
        if identity not in self.kin:
            raise KeyError(identity)
        return self.links(identity)

    def __iter__(self) -> Iterator[ArticleId]:
        return iter(self.kin)

    def __len__(self) -> int:
        return len(self.kin)
