"""How one file of the site is made, and from what."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, Literal, NamedTuple, TypeAlias

import msgspec

from site_gen.digest import Digest, digest, digest_bytes
from site_gen.model import Record
from site_gen.pages.frame import Frame
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


class Ready(Record, frozen=True, kw_only=True, tag=True):
    """A file that is at hand."""

    content: bytes


Recipe: TypeAlias = Page | Copy | Ready


class Sealed(NamedTuple):
    """A value whose digest was taken once, however many pages are made from it."""

    digest: Digest
    open: Callable[[], Any]


class Kind(NamedTuple):
    """What all files of one kind have in common."""

    names: tuple[str, ...]
    """Of the parts that go into one: those in common, then its own."""
    common: bytes
    """The digests of the former, one after the other."""
    recipe: Callable[[Callable[[], Any]], Recipe]
    """How one is made from its own inputs."""


class Step(msgspec.Struct, frozen=True, gc=False):
    """One file of the site: the digests of all that goes into it, and, for later, how to make it."""

    kind: Kind
    own: tuple[bytes, ...]
    """Of each of its own parts a digest, or several with their number before them."""
    inputs: Callable[[], Any]
    """Gives its own parts."""

    def recipe(self) -> Recipe:
        """How the file is made."""
        return self.kind.recipe(self.inputs)

    @property
    def parts(self) -> tuple[tuple[str, Digest], ...]:
        """What goes into it by name, so that a build can say why it makes a file again."""
        common = self.kind.common
        shared = [common[at : at + SIZE] for at in range(0, len(common), SIZE)]
        own = [one if len(one) == SIZE else digest_bytes(one) for one in self.own]
        return tuple(zip(self.kind.names, (*shared, *own), strict=True))


class Plan(dict[str, Step]):
    """Path of a file of the site, with `/`, → its step."""

    def __init__(self, steps: Mapping[str, Step] | None = None, frames: Sequence[Frame] = ()) -> None:
        super().__init__(steps or {})
        self.frames = frames
        """What surrounds its pages: the very objects that their views hold."""


SIZE = len(digest_bytes(b""))
NOTHING = bytes(SIZE)
"""Stands for the digest of what is not there."""


def several(digests: Sequence[Digest]) -> bytes:
    """Any number of digests as one part: with their number, which tells where the next part begins."""
    return b"%d:%b" % (len(digests), b"".join(digests))


COPIED = Kind(("content",), b"", lambda copy: copy())
"""Of files taken over as they are."""
READY = Kind(("content",), b"", lambda ready: ready())
"""Of files that are at hand."""


def seal(value: Any) -> Sealed:
    """*value* with its digest."""
    return Sealed(digest(value), lambda: value)


class Form:
    """Pages of one kind: *compose* makes their views from what all are *given* and from their own inputs.

    The key of a page covers exactly those: `compose` is a pure function and gets nothing else.
    """

    def __init__(
        self,
        template: str,
        content: Digest,
        compose: Callable[..., View],
        given: Mapping[str, Sealed],
        own: Sequence[str],
    ) -> None:
        self.template, self.compose, self.given, self.own = template, compose, given, tuple(own)
        common = b"".join([content, *(one.digest for one in given.values())])
        self.kind = Kind(("template", *given, *own), common, self._page)

    def step(self, digests: tuple[bytes, ...], inputs: Callable[[], Sequence[Any]]) -> Step:
        """The step of the page whose own inputs have *digests*; *inputs* gives them, in order."""
        return Step(self.kind, digests, inputs)

    def _page(self, inputs: Callable[[], Sequence[Any]]) -> Page:
        given = {name: one.open() for name, one in self.given.items()}
        own = dict(zip(self.own, inputs(), strict=True))
        return Page(template=self.template, view=self.compose(**given, **own))


def page(template: str, content: Digest, compose: Callable[..., View], /, **inputs: Sealed | Any) -> Step:
    """The step of a page that is the only one of its kind."""
    sealed = {name: value if isinstance(value, Sealed) else seal(value) for name, value in inputs.items()}
    return Form(template, content, compose, sealed, ()).step((), tuple)


def copy(folder: Literal["content", "templates", "packaged"], source: str, content: Digest) -> Step:
    """The step of a file taken over as it is; *content* is the digest of its bytes."""
    return Step(COPIED, (content,), partial(Copy, folder=folder, source=source, content=content))


def ready(content: bytes) -> Step:
    """The step of a file that is at hand."""
    return Step(READY, (digest_bytes(content),), partial(Ready, content=content))
