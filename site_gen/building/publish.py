"""Made files into the output folder: staged, moved in order, with a journal.

After any interruption, the next publication ends in the bytes of a clean one; and a reader who
starts at the front page and follows links meets no missing file, during a publication or after one
that was killed. (One exception: where a file becomes a folder of the same name, or the other way
round, the old one is gone for a moment before the new one is there.)
"""

from __future__ import annotations

import shutil
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

import msgspec

from site_gen.building.claim import Claim, claimed
from site_gen.building.files import telling
from site_gen.building.manifest import Keyed
from site_gen.building.moves import arrange, carry_out, close, prepare
from site_gen.building.obstacles import obstacles, strangers
from site_gen.building.past import Past, recall
from site_gen.building.scout import NOBODY, Report
from site_gen.building.seal import read
from site_gen.building.staging import Maker, stage
from site_gen.building.standing import Folders, built_before, last_times, look_again
from site_gen.digest import Digest, digest_bytes
from site_gen.mapper import Mapper, plain_map
from site_gen.problems import Problem, beside, refuse

__all__ = ["Keyed", "Maker", "Outcome", "publish"]


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What a publication did. Paths are sorted, with `/`, from the output folder."""

    made: tuple[str, ...]
    """Put in place: new ones, and those whose bytes are not what stood there."""
    removed: tuple[str, ...]
    kept: int
    """Left alone, whether their bytes were known to be right or were made again and came out the same."""
    problems: tuple[Problem, ...]
    """Warnings."""
    why: tuple[tuple[str, tuple[str, ...]], ...]
    """For each made path the names of the parts that differ, or `new`, `lost`, `engine`."""
    manifest: Digest
    """Of the file that says all this to the next publication."""


def publish(
    plan: Mapping[str, Keyed],
    make: Maker,
    output: Path,
    strict: bool = False,
    map: Mapper = plain_map,
    report: Report = NOBODY,
) -> Outcome:
    """Bring the folder *output* to hold exactly the files of *plan*, making only what differs.

    Raises `Problems`, its own and those of *make*; but for a disk that fails in the very moment of
    moving, output is then as it was. Files that are not ours are kept; with *strict* they are refused.
    """
    with claimed(output) as claim:
        with telling():
            times = last_times(claim.top, map)
            past = recall(claim, plan, times, report)
        todo = sorted(path for path, keyed in plan.items() if not _stands(path, keyed, past))
        gone = past.ours - plan.keys()
        blockers, problems = obstacles(todo, past, plan, claim.top)
        blocked = {problem.file for problem in problems}
        found = [one for one in strangers(past, plan) if one.file not in blocked]
        warnings = refuse([*problems, *found], strict)
        with beside(warnings):
            made, removed, new = _update(plan, make, claim, past, (todo, blockers, gone))
        _keep_times(plan, past, ([*made, *removed], new), times, map, claim)
        return Outcome(
            made=tuple(made),
            removed=tuple(removed),
            kept=len(plan) - len(made),
            problems=warnings,
            why=tuple((path, past.manifest.differing(path, plan[path])) for path in made),
            manifest=digest_bytes(read(claim.manifest) or b""),  # before anybody else may write another
        )


def _keep_times(
    plan: Collection[str],
    past: Past,
    work: tuple[Collection[str], dict[str, int]],
    times: Mapping[str, int],
    map: Mapper,
    claim: Claim,
) -> None:
    touched, new = work
    if touched or past.standing.listed or not times:
        foreign = past.standing.files.keys() - past.ours - set(plan)
        now = look_again(plan, past.standing, touched, foreign, map) | new
        if now != times:
            map.keep(Folders(claim.top, now))


def _stands(path: str, keyed: Keyed, past: Past) -> bool:
    return past.vouches(path) and past.manifest[path].key == keyed.key


def _update(
    plan: Mapping[str, Keyed],
    make: Maker,
    claim: Claim,
    past: Past,
    work: tuple[Sequence[str], Sequence[str], Collection[str]],
) -> tuple[list[str], list[str], dict[str, int]]:
    """What was made, what removed, and the times of new folders that hold what they held on the stage."""
    todo, blockers, gone = work
    if not (todo or gone or past.unfinished):
        return [], [], {}
    new: dict[str, int] = {}
    try:
        staged = stage(todo, plan, make, claim, past)
        moves = arrange(staged.units, blockers, gone, past)
        if any(moves):
            began = prepare(moves, staged.made, claim, past)
            carry_out(moves, staged.units, claim)
            new = built_before(began, claim.top, staged.folders)
        close(staged.manifest, staged.names, claim)
    finally:
        shutil.rmtree(claim.stage, ignore_errors=True)  # what is left of it is swept next time
    return staged.made, sorted([*moves.removed, *moves.blockers]), new
