"""Manuscripts with the answers to what they name → articles and pages."""

from __future__ import annotations

from typing import Any

import msgspec

from site_gen.digest import Digest, digest
from site_gen.model import (
    Answers,
    Article,
    Attachment,
    Listing,
    Manuscript,
    PageManuscript,
    Placed,
    StaticPage,
    Story,
    Text,
)
from site_gen.model.listing import signals_of, spell


def settle(listing: Listing, answers: Answers) -> Listing:
    """*listing*, as it was before anything was looked up, with *answers*."""
    return msgspec.structs.replace(
        listing,
        pictured=answers.cover is not None,
        whole=digest((listing.whole, answers)),
        shown=spell(msgspec.structs.replace(listing.open_teaser(), cover=answers.cover))
        if answers.cover
        else listing.shown,
        teaser=digest((listing.teaser, answers.cover)),
        signals=signals_of(listing.signals, answers),
        links=answers.links,
        related=answers.related,
        unrelated=answers.unrelated,
        enclosed=answers.enclosed,
    )


def article(one: Manuscript, answers: Answers, body: Digest) -> Article:
    """The article that *one*, whose text has the digest *body*, becomes with *answers* to its names."""
    files = answers.attachments or (None,) * len(one.attachments)
    return Article(
        **_shared(one, Story),
        body=body,
        url=one.url,
        photos=tuple(filter(None, answers.photos)),
        cover=answers.cover,
        placed=tuple(sorted({piece.photo for piece in one.body.pieces if isinstance(piece, Placed)})),
        attachments=tuple(
            Attachment(
                file=file,
                title=mention.title,
                number=mention.number,
                date=mention.date,
                issuer=mention.issuer,
                signer=mention.signer,
            )
            for mention, file in zip(one.attachments, files, strict=True)
            if file is not None
        ),
        enclosed=answers.enclosed,
        links=answers.links,
        related=answers.related,
        unrelated=answers.unrelated,
    )


def static_page(one: PageManuscript, answers: Answers) -> StaticPage:
    """The page that *one* becomes with *answers* to its names."""
    return StaticPage(
        **_shared(one, Text),
        body=digest(one.body),
        url=one.url,
        order=one.order,
        updated=one.updated,
        photos=tuple(filter(None, answers.photos)),
        enclosed=answers.enclosed,
        links=answers.links,
    )


def _shared(one: Text, kind: type[Text]) -> dict[str, Any]:
    return {name: getattr(one, name) for name in kind.__struct_fields__}
