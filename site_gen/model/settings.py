"""What site.toml and people.toml say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from site_gen.model.record import Lang, Record


class Section(Record, frozen=True, kw_only=True):
    """A folder of content/ with articles, and the first part of their addresses."""

    slug: str
    name: str


class MenuLink(Record, frozen=True, kw_only=True):
    """A name that leads somewhere; `url` is of the site, from `/`, or whole."""

    name: str
    url: str
    lang: Lang = "vi"
    """Of the name."""


class Organisation(Record, frozen=True, kw_only=True):
    """Who ran the site in a stretch of time."""

    name: str
    parent: str
    """The governing body, shown above the name; may be empty."""
    start: date | None
    """First day; None is "since ever"."""
    end: date | None
    """Last day; None is "to this day"."""


def organisation_on(organisations: Sequence[Organisation], day: date) -> Organisation:
    """Who ran the site on *day*: the last that had begun, or the first where none had."""
    begun = (one for one in reversed(organisations) if one.start is None or one.start <= day)
    return next(begun, organisations[0])


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
    """Oldest first; at least one."""
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
    slug: str = ""
    """Of her own page, where the editor settles it."""


class Directory(Record, frozen=True, kw_only=True):
    """What people.toml says."""

    people: tuple[KnownPerson, ...]

    @property
    def officials(self) -> tuple[KnownPerson, ...]:
        """Those who may have a page of their own."""
        return tuple(one for one in self.people if one.public_official)
