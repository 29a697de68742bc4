"""A build in which nothing would change, known before anything is planned.

What a site is made from has a digest. If it is that of the last build, the moment lies in the same
stretch of time, and the output folder stands as that build left it, there is nothing to plan.
"""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec

from site_gen.building.claim import Claim
from site_gen.building.inputs import Inputs
from site_gen.building.scout import Report
from site_gen.building.seal import read
from site_gen.building.standing import last_times
from site_gen.digest import Digest, digest_bytes
from site_gen.mapper import Mapper
from site_gen.problems import Problem


class Stood(msgspec.Struct, frozen=True, kw_only=True):
    """How a build ended that had no mistake."""

    top: str
    """Of the output folder."""
    inputs: Digest
    manifest: Digest
    zone: str
    since: datetime
    """The moment of that build, in *zone*."""
    until: datetime | None
    """When something will change by itself; None for never."""
    files: int
    problems: tuple[Problem, ...]
    """Warnings, which are said again."""

    def holds(self, now: datetime) -> bool:
        """Whether what was out then is out *now*, and nothing else."""
        return self.since <= local(now, self.zone) and (
            self.until is None or local(now, self.zone) < self.until
        )


def local(now: datetime, zone: str) -> datetime:
    """*now* as wall-clock time of *zone*; one without zone information is that already."""
    return now.astimezone(ZoneInfo(zone)).replace(tzinfo=None) if now.tzinfo else now


def stands(last: Stood | None, output: Path, inputs: Inputs, now: datetime) -> bool:
    """Whether a build from *inputs* at *now* would make what *last* left, as far as can be told from here."""
    claim = Claim(os.path.realpath(output).replace(os.sep, "/"))
    return (
        last is not None
        and last.top == claim.top
        and last.holds(now)
        and last.inputs == inputs.digest()
        and not any(map(os.path.lexists, (claim.journal, claim.stage)))
    )


def untouched(last: Stood, report: Report, map: Mapper) -> bool:
    """Whether the output folder is as *last* left it."""
    content = read(Claim(last.top).manifest) or b""
    if digest_bytes(content) != last.manifest:
        return False
    found = report.of(content)
    living = last_times(last.top, map).keys()
    return found is not None and not found.missing and not found.files and living >= {*found.folders}
