"""How one file of the site is made, and from what."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, Literal, NamedTuple, TypeAlias

from site_gen.digest import Digest, digest, digest_bytes
from site_gen.model import Record
from site_gen.pages.views import View


class Page(Record, frozen=True, kw_only=True, tag=True):
    """A file made by a template."""

    template: str
    view: View


class Copy(Record, frozen=True, kw_only=True, tag=True):
    """A file taken over as it is."""

    folder: Literal["content", "templates", "packaged"]
    source: str
    """Path under that folder, with `/`."""
    content: Digest
    """Of the bytes that were planned with."""


Recipe: TypeAlias = Page | Copy


class Sealed(NamedTuple):
    """A value whose digest was taken once, however many pages are made from it."""

    digest: Digest
    open: Callable[[], Any]


class Step(NamedTuple):
    """One file of the site: the digests of all that goes into it, and, for later, how to make it."""

    parts: tuple[tuple[str, Digest], ...]
    """Named, so that a build can say why it makes a file again."""
    recipe: Callable[[], Recipe]


Plan: TypeAlias = Mapping[str, Step]
"""Path of a file of the site, with `/`, → its step."""


def seal(value: Any) -> Sealed:
    """*value* with its digest."""
    return Sealed(digest(value), lambda: value)


def gather(sealed: Sequence[Sealed]) -> Sealed:
    """Many sealed values as one tuple; their digests are digested, not they."""
    return Sealed(
        digest_bytes(b"".join(one.digest for one in sealed)), lambda: tuple(one.open() for one in sealed)
    )


def page(template: str, content: Digest, compose: Callable[..., View], /, **inputs: Sealed | Any) -> Step:
    """The step of a page: *compose* makes its view from *inputs*, and the key covers exactly those."""
    sealed = {name: value if isinstance(value, Sealed) else seal(value) for name, value in inputs.items()}
    parts = (("template", content), *((name, one.digest) for name, one in sealed.items()))
    return Step(parts, partial(_page, template, compose, sealed))


def copy(folder: Literal["content", "templates", "packaged"], source: str, content: Digest) -> Step:
    """The step of a file taken over as it is; *content* is the digest of its bytes."""
    return Step((("content", content),), partial(Copy, folder=folder, source=source, content=content))


def _page(template: str, compose: Callable[..., View], inputs: Mapping[str, Sealed]) -> Page:
    return Page(template=template, view=compose(**{name: one.open() for name, one in inputs.items()}))
