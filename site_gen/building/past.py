"""What earlier builds left in an output folder, and what of it is ours."""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Mapping
from typing import NamedTuple

from site_gen.building.claim import Claim
from site_gen.building.journal import read_journal
from site_gen.building.manifest import Manifest, read_manifest
from site_gen.building.scout import Report
from site_gen.building.seal import read
from site_gen.building.standing import Standing, standing, survey


class Past(NamedTuple):
    manifest: Manifest
    journal: set[str]
    """What a build that was killed may have moved."""
    standing: Standing
    ours: set[str]
    """The paths whose files are ours to replace and to remove, whether they are there or not."""
    unfinished: bool
    """There is an open journal, or no manifest that can be read."""

    def vouches(self, path: str) -> bool:
        """Whether what stands at *path* is what the manifest says."""
        entry = self.manifest.get(path)
        known = entry is not None and self.standing.files.get(path) == entry.stamp
        return known and path not in self.journal


def recall(claim: Claim, plan: Collection[str], times: Mapping[str, int], report: Report) -> Past:
    """Look at the folder, and sweep what a killed build left on the stage.

    Without a manifest that can be read, the second list of names says what is ours, so that what was
    withdrawn is still taken away. Without that too, files at planned paths count as ours, for the
    folder bears our mark, and all others as strangers. *times* are those of folders that need not be
    listed again if they were not changed since; *report* may know already how the folder looks.
    """
    if os.path.lexists(claim.stage):
        shutil.rmtree(claim.stage)
    content = read(claim.manifest) or b""
    manifest = read_manifest(content)
    ours = {*plan, *(read_journal(claim.names, ()) or ())} if manifest is None else set(manifest)
    journal = read_journal(claim.journal, ours)
    unfinished = manifest is None or journal is not None
    journal = journal or set()
    if manifest is None:
        manifest, times = Manifest({}, []), {}
    # A build that was killed since somebody looked has moved files and left the manifest as it was.
    seen = None if unfinished else report.of(content, times)
    found = seen or survey(claim.top, manifest, times)
    known = standing(manifest, times, found)
    return Past(manifest, journal, known, ours | journal, unfinished)
