"""Made files, written down whole beside the output folder's files before any of those is touched."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TypeAlias

from site_gen.building.claim import Claim
from site_gen.building.files import make_folder, stamp, telling, write
from site_gen.building.journal import spell_journal
from site_gen.building.manifest import Entry, Keyed, Manifest, spell_manifest
from site_gen.building.past import Past
from site_gen.digest import Digest, digest_bytes

Maker: TypeAlias = Callable[[Sequence[str]], Iterable[tuple[str, bytes]]]
"""Paths to (path, bytes), in any order; raises `Problems` if any of them cannot be made."""


class Staged(NamedTuple):
    made: list[str]
    """The paths whose bytes are not what stands there."""
    units: dict[str, str]
    """Where on the stage stands what is moved in one go: a file, or a whole folder that is new."""
    folders: Mapping[str, int]
    """Those that are built on the stage, whole, each with how many files and folders it holds."""
    manifest: str
    """Where on the stage stands the next manifest."""
    names: str
    """Where on the stage stand the paths of the plan, alone."""


def stage(paths: Sequence[str], plan: Mapping[str, Keyed], make: Maker, claim: Claim, past: Past) -> Staged:
    """Make *paths* and stage what differs from what stands; a full disk is met here, as `Problems`."""
    with telling():
        make_folder(claim.stage)
    shelves = _Shelves(claim.stage, past.standing.folders)
    fresh: dict[str, Entry] = {}
    for path, content in make(paths) if paths else ():
        keyed, fingerprint = plan[path], digest_bytes(content)
        with telling(path):
            if _stands(path, content, fingerprint, claim, past):
                known = past.standing.files[path]
            else:
                room = shelves.room(path)
                write(room, content)
                known = stamp(room)
        fresh[path] = past.manifest.entry(keyed, fingerprint, known)
    if fresh.keys() != set(paths):
        raise ValueError(f"asked for {len(paths)} files, {len(fresh)} were made")
    return Staged(
        sorted(shelves.made),
        shelves.units,
        {path: held for path, held in shelves.built.items() if path not in past.standing.folders},
        _stage_manifest(plan, fresh, claim, past),
        _stage_names(plan, claim),
    )


class _Shelves:
    """Files for folders that stand are numbered; new folders are built whole, to be moved in one go."""

    def __init__(self, stage: str, standing: set[str]) -> None:
        self.stage, self.standing = stage, standing
        self.built: dict[str, int] = {}
        self.made: list[str] = []
        self.units: dict[str, str] = {}

    def room(self, path: str) -> str:
        """Where to write the file for *path*."""
        self.made.append(path)
        folder = path.rpartition("/")[0]
        if not folder or folder in self.standing:
            return self.units.setdefault(path, f"{self.stage}/{len(self.made)}")
        self._build(folder)
        self.built[folder] += 1
        return f"{self.stage}/new/{path}"

    def _build(self, folder: str) -> None:
        if folder in self.built:
            return
        above = folder.rpartition("/")[0]
        if above:
            self._build(above)
            self.built[above] += 1
        else:
            make_folder(f"{self.stage}/new")
        make_folder(f"{self.stage}/new/{folder}")
        self.built[folder] = 0
        if folder not in self.standing and (not above or above in self.standing):
            self.units[folder] = f"{self.stage}/new/{folder}"


def _stands(path: str, content: bytes, fingerprint: Digest, claim: Claim, past: Past) -> bool:
    known = past.standing.files.get(path)
    if known is None or known[0] != len(content):
        return False
    if past.vouches(path):
        return past.manifest[path].content == fingerprint
    return Path(claim.top, path).read_bytes() == content


def _stage_manifest(plan: Mapping[str, Keyed], fresh: Mapping[str, Entry], claim: Claim, past: Past) -> str:
    entries = {path: fresh.get(path) or past.manifest[path] for path in plan}
    path = f"{claim.stage}/manifest"
    with telling():
        write(path, spell_manifest(Manifest(entries, past.manifest.kinds)))
    return path


def _stage_names(plan: Mapping[str, Keyed], claim: Claim) -> str:
    path = f"{claim.stage}/names"
    with telling():
        write(path, spell_journal(plan))
    return path
