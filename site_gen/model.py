"""The nouns. Frozen, comparable, spellable by digest(): no floats, no sets.

Every `datetime` is wall-clock time in the site's zone, without zone information: the zone is
added where a moment is spelled for machines.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Literal, TypeAlias

import msgspec

from site_gen.digest import Digest
from site_gen.problems import Problem

ArticleId: TypeAlias = str
"""`tin-tuc/hoi-thao-ai`: folder and name of the source without suffix, NFC."""

Lang: TypeAlias = Literal["vi", "en"]


UNDATED = datetime(9999, 12, 31)


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """What all nouns are: values with named fields."""


# ── the site's settings ──────────────────────────────────────────────────────────────────────


class Section(Record, frozen=True, kw_only=True):
    slug: str
    name: str


class MenuLink(Record, frozen=True, kw_only=True):
    name: str
    url: str


class Organisation(Record, frozen=True, kw_only=True):
    """Who ran the site in a stretch of time."""

    name: str
    parent: str
    """The governing body, shown above the name; may be empty."""
    start: date | None
    """First day; None is "since ever"."""
    end: date | None
    """Last day; None is "to this day"."""


class Contact(Record, frozen=True, kw_only=True):
    """Facts of the page's foot, as typed; an empty one is not shown."""

    responsible: str = ""
    address: str = ""
    phone: str = ""
    fax: str = ""
    email: str = ""
    hours: str = ""


class Config(Record, frozen=True, kw_only=True):
    """What site.toml says."""

    name: str
    description: str
    base_url: str
    """Scheme and host, no path and no slash at the end."""
    feed_authority: str
    sections: tuple[Section, ...]
    organisations: tuple[Organisation, ...]
    """Oldest first; the last one is today's."""
    contact: Contact
    menu: tuple[MenuLink, ...]
    """Empty: home, the sections and the static pages with an order."""
    links: tuple[MenuLink, ...]
    """Sites of related offices."""
    keyword_slugs: Mapping[str, str]
    """Keyword as typed → slug, where the editor settles it."""
    per_page: int
    related_count: int
    time_zone: str


# ── people ───────────────────────────────────────────────────────────────────────────────────


class KnownPerson(Record, frozen=True, kw_only=True):
    """One entry of people.toml."""

    id: str
    name: str
    title: str
    unit: str
    units: tuple[str, ...]
    """Other units she belongs or belonged to: they tell namesakes apart."""
    spellings: tuple[str, ...]
    public_official: bool


class Directory(Record, frozen=True, kw_only=True):
    """What people.toml says."""

    people: tuple[KnownPerson, ...]


class Person(Record, frozen=True, kw_only=True):
    id: str
    """Decides identity; empty for an ambiguous name, which makes no relation."""
    name: str
    title: str = ""
    unit: str = ""


class Attendee(Record, frozen=True, kw_only=True):
    person: Person
    role: str = ""


# ── what stands in one article ───────────────────────────────────────────────────────────────


class Event(Record, frozen=True, kw_only=True):
    start: date
    end: date
    """Never before start; equal for one day."""
    session: str = ""
    start_time: str = ""
    """`14:00`, or empty."""
    end_time: str = ""
    place: str = ""


class Heading(Record, frozen=True, kw_only=True):
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


# ── a source read on its own: names of other files are still names ───────────────────────────


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
    file: Mention
    alt: str
    caption: str
    credit: str
    decorative: bool


class AttachmentMention(Record, frozen=True, kw_only=True):
    file: Mention
    title: str
    number: str
    date: date | None
    issuer: str
    signer: str


class Text(Record, frozen=True, kw_only=True):
    """What articles and static pages share."""

    id: ArticleId
    path: str
    slug: str
    title: str
    summary: str
    lang: Lang
    draft: bool


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


class PageManuscript(Text, frozen=True, kw_only=True, tag=True):
    """One static page read on its own."""

    order: int
    """Its place in the menu, from 1; 0: not in the menu, only in the foot."""
    updated: datetime | None
    body: Body
    photos: tuple[PhotoMention, ...]
    links: tuple[Mention, ...]


class Reading(Record, frozen=True, kw_only=True):
    """What one source gave."""

    text: Manuscript | PageManuscript | None
    problems: tuple[Problem, ...]


class Stamp(Record, frozen=True, kw_only=True):
    """A file of content/ other than a text, before anybody looked inside."""

    path: str
    """Under content/, with `/`, as on the disk."""
    size: int
    """Bytes."""
    modified: int
    """Nanoseconds; only ever used to see that a file was touched."""


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


# ── everything looked up ─────────────────────────────────────────────────────────────────────


class Enclosed(Record, frozen=True, kw_only=True, tag=True):
    """A file of content/ that is published as it is."""

    source: str
    """Path under content/, with `/`, as on the disk."""
    content: Digest
    size: int
    """Bytes."""
    url: str


class Photo(Record, frozen=True, kw_only=True):
    file: Enclosed
    width: int
    """Pixels, after the orientation in its EXIF."""
    height: int
    alt: str
    caption: str = ""
    credit: str = ""


class Attachment(Record, frozen=True, kw_only=True):
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


class Article(Story, frozen=True, kw_only=True):
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
    body: Digest
    url: str
    order: int
    updated: datetime | None
    photos: tuple[Photo, ...]
    enclosed: tuple[Enclosed, ...]
    links: tuple[Target, ...]


# ── related news ─────────────────────────────────────────────────────────────────────────────


class Reason(Record, frozen=True, kw_only=True):
    kind: Literal["pinned", "people", "tags", "section"]
    evidence: tuple[str, ...]


class RelatedLink(Record, frozen=True, kw_only=True):
    to: ArticleId
    score: int
    """Whole points."""
    reasons: tuple[Reason, ...]


# ── the whole ────────────────────────────────────────────────────────────────────────────────


class Loaded(Record, frozen=True, kw_only=True):
    """All of content/, read and looked up."""

    articles: tuple[Article, ...]
    """Published descending, then id ascending; drafts and tomorrow's news included."""
    pages: tuple[StaticPage, ...]
    """By language, order, title; those without an order last."""
    bodies: Mapping[ArticleId, Body]
    mentions: Mapping[ArticleId, tuple[Mention, ...]]
    """Of each text, where its `links` were typed."""
    shared: tuple[Enclosed, ...]
    """Files of content/anh/ and content/goc/."""
    problems: tuple[Problem, ...]


class Site(Record, frozen=True, kw_only=True):
    """Everything pages are made from. There is no other input."""

    config: Config
    articles: tuple[Article, ...]
    """Those that are out, expired ones included; published descending, then id ascending."""
    expired: tuple[ArticleId, ...]
    pages: tuple[StaticPage, ...]
    shared: tuple[Enclosed, ...]
    bodies: Mapping[ArticleId, Body]
    related: Mapping[ArticleId, tuple[RelatedLink, ...]]

    @property
    def texts(self) -> tuple[Article | StaticPage, ...]:
        """All that was written: articles, then pages."""
        return (*self.articles, *self.pages)
