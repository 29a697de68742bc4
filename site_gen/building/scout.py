"""Somebody who looks at the output folder while the site is read and planned.

Half of a build in which nothing changed is asking the system for the times of files. Where there is
a second processor, a child process asks them meanwhile; where there is none, or no fork, or the
folder is small, nobody is sent, and whoever publishes looks for himself.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path

import msgspec

from site_gen.building.claim import Claim, claim_of
from site_gen.building.manifest import read_manifest
from site_gen.building.seal import read
from site_gen.building.standing import Deviations, last_times, survey
from site_gen.digest import Digest, digest_bytes
from site_gen.mapper import Mapper

WORTH = 300_000
"""Bytes of a manifest whose files take longer to ask for than a child to send."""

_decode = msgspec.msgpack.Decoder(tuple[Digest, Deviations]).decode


class Report:
    """What the scout will have seen."""

    def __init__(self, door: int = -1) -> None:
        self.door = door
        self.noted: tuple[Digest, Deviations] | None = None

    def note(self, manifest: bytes, found: Deviations) -> None:
        """What somebody saw who looked for himself."""
        self.noted = digest_bytes(manifest), found

    def of(self, manifest: bytes, times: Mapping[str, int]) -> Deviations | None:
        """How the folder deviates from *manifest*; None if nobody looked, or at another manifest.

        Nor does it say anything to one who knows other *times* of folders than the one who looked: the
        memory they come from can be lost in between.
        """
        for said in filter(None, (self.noted, self.told)):
            if said[0] == digest_bytes(manifest) and said[1].known == len(times):
                return said[1]
        return None

    @cached_property
    def told(self) -> tuple[Digest, Deviations] | None:
        if self.door < 0:
            return None
        with open(self.door, "rb", closefd=False) as pipe:
            said = pipe.read()
        with suppress(msgspec.MsgspecError):  # it did not come back, or broke off
            return _decode(said)
        return None


NOBODY = Report()


@contextmanager
def scouting(output: Path, map: Mapper) -> Iterator[Report]:
    """Have *output* looked at while the block lasts; what *map* remembers saves the scout some way."""
    claim = claim_of(output)
    if not _is_worth_it(claim):
        yield Report()
        return
    times = last_times(claim.top, map)
    inward, outward = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(inward)
            _look(claim, times, outward)
        finally:
            os._exit(0)  # what went wrong here, who publishes will meet as well
    os.close(outward)
    try:
        yield Report(inward)
    finally:
        os.close(inward)
        with suppress(ProcessLookupError):
            os.kill(child, 9)
        os.waitpid(child, 0)


def _is_worth_it(claim: Claim) -> bool:
    # A fork takes one thread along: the locks of others would stay closed for ever.
    if not hasattr(os, "fork") or (os.cpu_count() or 1) < 2 or threading.active_count() > 1:
        return False
    try:
        return os.stat(claim.manifest).st_size > WORTH  # noqa: PTH116  a string, as all of a claim
    except OSError:
        return False


def _look(claim: Claim, times: Mapping[str, int], outward: int) -> None:
    """In the child: look, and tell."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_DFL)
    content = read(claim.manifest) or b""
    manifest = read_manifest(content)
    if manifest is not None:
        found = survey(claim.top, manifest, times)
        with open(outward, "wb") as pipe:
            pipe.write(msgspec.msgpack.encode((digest_bytes(content), found)))
