"""A source read on its own: names of other files are still names."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal, TypeAlias

import msgspec

from site_gen.digest import Digest
from site_gen.model.record import ArticleId, Lang, Record
from site_gen.problems import Problem

Bond: TypeAlias = Literal["event", "documents", "people", "series", "tags"]
"""What kind of thing two articles have in common beside their words; as readers are told of them."""


class Person(Record, frozen=True, kw_only=True):
    """Who is meant by a name, with what people.toml knows of her."""

    id: str
    """Decides identity; empty for an ambiguous name, which makes no relation."""
    name: str
    title: str = ""
    unit: str = ""


class Attendee(Record, frozen=True, kw_only=True):
    """A person in the office held on that day."""

    person: Person
    role: str = ""


class Event(Record, frozen=True, kw_only=True):
    """What an article tells of, in days and hours of the place where it was."""

    start: date
    end: date
    """Never before start; equal for one day."""
    session: str = ""
    start_time: str = ""
    """`14:00`, or empty."""
    end_time: str = ""
    place: str = ""


class Heading(Record, frozen=True, kw_only=True):
    """A title within a text, for tables of contents and for links to it."""

    level: int
    id: str
    text: str


class Placed(Record, frozen=True, kw_only=True):
    """The place of a photo in a text."""

    photo: int
    """Index into the photos of the same text."""


Piece: TypeAlias = str | Placed


class Body(Record, frozen=True, kw_only=True):
    """A text as HTML in pieces, between which photos stand.

    A link into the site stands in it as `content:<n>`, n an index into `links` of the same text.
    """

    pieces: tuple[Piece, ...]
    headings: tuple[Heading, ...] = ()


class Source(Record, frozen=True, kw_only=True):
    """One Markdown file of content/, as found."""

    id: ArticleId
    path: str
    """From the site's folder, with `/`, as on the disk."""
    content: bytes


class Mention(Record, frozen=True, kw_only=True):
    """A name of something else in content/, and where it was typed."""

    target: str
    line: int
    column: int


class PhotoMention(Record, frozen=True, kw_only=True):
    """A photo as the head of a text names it; nobody has looked for the file."""

    file: Mention
    alt: str
    caption: str
    credit: str
    decorative: bool


class AttachmentMention(Record, frozen=True, kw_only=True):
    """An attachment as the head of an article names it; nobody has looked for the file."""

    file: Mention
    title: str
    number: str
    date: date | None
    issuer: str
    signer: str


class Names(Record, frozen=True, kw_only=True):
    """All that a text names of content/, looked up by nobody yet."""

    photos: tuple[PhotoMention, ...] = ()
    attachments: tuple[Mention, ...] = ()
    cover: Mention | None = None
    no_cover: bool = False
    links: tuple[Mention, ...] = ()
    related: tuple[Mention, ...] = ()
    unrelated: tuple[Mention, ...] = ()


class Text(Record, frozen=True, kw_only=True):
    """What articles and static pages share."""

    id: ArticleId
    path: str
    slug: str
    title: str
    summary: str
    lang: Lang
    draft: bool


class Mark(Record, frozen=True, kw_only=True, array_like=True):
    """Something that articles have in common beside their words."""

    kind: Bond
    key: str
    """Of its kind, the same for the same thing, however that is spelled."""
    spelled: str
    """As a reader is told."""


class Signals(Record, frozen=True, kw_only=True, array_like=True):
    """What relates an article to others: a function of its source alone."""

    title: int
    """A number of the title without marks, the same for the same title."""
    syllables: bytes
    """Their numbers, each once, ascending, in four bytes as the machine writes them."""
    syllable_counts: bytes
    """How often each occurs, a byte each."""
    pairs: bytes
    pair_counts: bytes
    marks: tuple[Mark, ...]
    text: str
    """Title, summary and body without markup: reasons are quoted from it."""


_decode_signals = msgspec.msgpack.Decoder(Signals).decode


def spell_signals(signals: Signals) -> msgspec.Raw:
    """*signals* as manuscripts carry them."""
    return msgspec.Raw(msgspec.msgpack.encode(signals))


class Story(Text, frozen=True, kw_only=True):
    """What an article says of itself, whether its files have been looked up or not."""

    section: str
    lead: bool
    """Whether the summary was written by the editor; else it is the beginning of the text."""
    published: datetime
    """UNDATED for a draft without a date."""
    updated: datetime
    author: str
    source: str
    tags: tuple[str, ...]
    event: Event | None
    chair: tuple[Attendee, ...]
    attendees: tuple[Attendee, ...]
    groups: tuple[str, ...]
    pinned: bool
    expires: datetime | None
    aliases: tuple[str, ...]


class Manuscript(Story, frozen=True, kw_only=True, tag=True):
    """One article read on its own."""

    body: Body
    photos: tuple[PhotoMention, ...]
    attachments: tuple[AttachmentMention, ...]
    cover: Mention | None
    no_cover: bool
    links: tuple[Mention, ...]
    related: tuple[Mention, ...]
    unrelated: tuple[Mention, ...]
    signals: msgspec.Raw
    """Its Signals, spelled: most who open it want something else."""

    @property
    def url(self) -> str:
        """Its address."""
        return f"/{self.section}/{self.slug}/"

    def open_signals(self) -> Signals:
        """What relates it to others."""
        return _decode_signals(self.signals)

    @property
    def names(self) -> Names:
        """All that it names."""
        return Names(
            photos=self.photos,
            attachments=tuple(one.file for one in self.attachments),
            cover=self.cover,
            no_cover=self.no_cover,
            links=self.links,
            related=self.related,
            unrelated=self.unrelated,
        )


class PageManuscript(Text, frozen=True, kw_only=True, tag=True):
    """One static page read on its own."""

    order: int
    """Its place in the menu, from 1; 0: not in the menu, only in the foot."""
    updated: datetime | None
    body: Body
    photos: tuple[PhotoMention, ...]
    links: tuple[Mention, ...]

    @property
    def url(self) -> str:
        """Its address."""
        return f"/en/{self.slug}/" if self.lang == "en" else f"/{self.slug}/"

    @property
    def names(self) -> Names:
        """All that it names."""
        return Names(photos=self.photos, links=self.links)


class Reading(Record, frozen=True, kw_only=True):
    """What one source gave."""

    text: Manuscript | PageManuscript | None
    problems: tuple[Problem, ...]


class Stamp(Record, frozen=True, kw_only=True, array_like=True, gc=False):
    """A file of content/, before anybody looked inside.

    The numbers but the size are only ever used to see that a file was touched.
    """

    path: str
    """Under content/, with `/`, as on the disk."""
    size: int
    """Bytes."""
    modified: int
    """Nanoseconds; as programs set it."""
    changed: int = 0
    """Nanoseconds; as the system sets it, where it does."""
    inode: int = 0


class TextStamp(Stamp, frozen=True, kw_only=True, array_like=True, gc=False):
    """A Markdown file in the place of an article or a page."""

    id: ArticleId


class Facts(Record, frozen=True, kw_only=True):
    """What was found inside such a file."""

    content: Digest
    size: int
    width: int = 0
    """Pixels, after the orientation in its EXIF; 0 for what is no photo."""
    height: int = 0
    located: bool = False
    """Whether it tells where it was taken."""
    fault: str = ""
    """Why it cannot be published, in one Vietnamese sentence."""
    passing: bool = False
    """Whether it could not be read this time."""
