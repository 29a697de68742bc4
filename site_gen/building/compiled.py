"""Templates as Python runs them, handed on from one build to the next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from jinja2.bccache import Bucket, BytecodeCache

from site_gen.model import Record


class Compiled(Record, frozen=True, kw_only=True):
    """The templates that earlier builds compiled."""

    codes: Mapping[str, bytes]
    """By Jinja's key for a template; each holds the digest of the text that it was compiled from."""


class Codes(BytecodeCache):
    """Gives Jinja the code of templates that are still what they were, and takes up that of others."""

    def __init__(self, compiled: Compiled | None) -> None:
        self.codes = dict(compiled.codes) if compiled else {}
        self.fresh = False
        """Whether anything was compiled since."""

    def of(self, names: Iterable[str]) -> Compiled:
        """The code of templates called *names*, as far as it is known."""
        keys = [self.get_cache_key(name, name) for name in names]
        return Compiled(codes={key: self.codes[key] for key in keys if key in self.codes})

    def load_bytecode(self, bucket: Bucket) -> None:
        """Jinja asks for the code of a template, and looks itself whether it is of the same text."""
        code = self.codes.get(bucket.key)
        if code is not None:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Jinja compiled a template."""
        self.codes[bucket.key], self.fresh = bucket.bytecode_to_string(), True
