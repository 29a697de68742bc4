"""Keywords: which spellings are one, where each stands, and who bears it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from site_gen.digest import Digest, digest
from site_gen.mapper import Mapper
from site_gen.model import Lang, Listing, MenuLink, Record
from site_gen.vietnamese.order import Key, sort_key
from site_gen.vietnamese.text import canon, free_name, slug


class Spelling(Record, frozen=True, kw_only=True, array_like=True, gc=False):
    """What follows from a keyword."""

    order: Key
    slug: str


class Spell:
    """A keyword in canonical spelling → what follows from it."""

    @property
    def given(self) -> None:
        """Nothing but the keyword counts."""

    def __call__(self, identity: str) -> tuple[Spelling, None]:
        """Its place in the order of keywords, and its address."""
        return Spelling(order=sort_key(identity), slug=slug(identity)), None


class Keyword(NamedTuple):
    """One keyword with all who bear it."""

    link: MenuLink
    digest: Digest
    """Of the link."""
    articles: Sequence[Listing]
    """Newest first."""


def keywords_of(articles: Sequence[Listing], settled: Mapping[str, str], map: Mapper) -> dict[str, Keyword]:
    """Canonical spelling → keyword, in collation order.

    Two keywords with one slug: the first in order keeps it, others get a number; site.toml can
    settle it. A keyword is spelled as its oldest article spells it, which no new article changes,
    and is in that one's language.
    """
    names: dict[str, tuple[str, Lang]] = {}
    holders: dict[str, list[Listing]] = defaultdict(list)
    for article in articles:
        for identity, tag in zip(article.keywords, article.tags, strict=True):
            names[identity] = tag, article.lang
            held = holders[identity]
            if not held or held[-1] is not article:
                held.append(article)
    chosen = {canon(tag): address for tag, address in settled.items()}
    taken = {chosen[identity] for identity in names if identity in chosen}
    found: dict[str, Keyword] = {}
    spelled = zip(names, map.kept(Spell(), list(names)).heads, strict=True)
    for identity, one in sorted(spelled, key=lambda pair: pair[1].order):
        address = chosen.get(identity) or free_name(one.slug or "tu-khoa", taken)
        taken.add(address)
        name, lang = names[identity]
        link = MenuLink(name=name, url=f"/tu-khoa/{address}/", lang=lang)
        found[identity] = Keyword(link, digest(link), holders[identity])
    return found
