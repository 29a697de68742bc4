"""A build in which nothing would change, known before anything is planned.

What a site is made from has a digest. If it is that of the last build, the moment lies in the same
stretch of time, and the output folder stands as that build left it, there is nothing to plan.
"""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec

from site_gen.building.claim import Claim
from site_gen.building.inputs import Inputs
from site_gen.building.manifest import read_manifest
from site_gen.building.scout import Report
from site_gen.building.seal import read
from site_gen.building.standing import Folders, last_times, settled, survey
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


def still(inputs: Inputs, claim: Claim, now: datetime, report: Report, map: Mapper) -> Stood | None:
    """How the last build ended, if one from *inputs* at *now* would find all as that left it."""
    last = map.last(Stood)
    if (
        last is not None
        and last.top == claim.top
        and last.holds(now)
        and last.inputs == inputs.digest()
        and not any(os.path.lexists(path) for path in (claim.journal, claim.stage))
        and _untouched(last, claim, report, map)
    ):
        return last
    return None


def _untouched(last: Stood, claim: Claim, report: Report, map: Mapper) -> bool:
    content = b""
    with suppress(OSError):  # who publishes will meet the same, and tells
        content = read(claim.manifest) or b""
    manifest = read_manifest(content) if digest_bytes(content) == last.manifest else None
    if manifest is None:
        return False
    times = last_times(last.top, map)
    found = report.of(content, times)
    if found is None:  # nobody was sent
        with suppress(OSError):
            found = survey(last.top, manifest, times)
    if found is None:
        return False
    report.note(content, found)
    if found.missing or found.files or not times.keys() >= found.listed.keys():
        return False
    if known := settled(found.listed, map):
        map.keep(Folders(last.top, {**times, **known}))
    return True
