"""Staged files into their places, in an order in which no reader meets a missing one."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from errno import EISDIR
from pathlib import Path
from typing import NamedTuple

from site_gen.building.claim import Claim
from site_gen.building.files import (
    remove,
    remove_folder,
    replace,
    shown,
    stamp,
    telling,
    write,
)
from site_gen.building.journal import spell_journal
from site_gen.building.past import Past
from site_gen.pages.paths import folders_of
from site_gen.problems import Problems, error


class Moves(NamedTuple):
    """Paths, in the order in which they are seen to."""

    new: Sequence[str]
    """Files, and whole folders. Nothing reachable names them yet."""
    blockers: Sequence[str]
    """Files of ours where a folder has to be, or the other way round: these alone go early."""
    cleared: Sequence[str]
    """Folders where a file has to be."""
    late: Sequence[str]
    """New ones that waited for the blockers; then the front page, if it is new."""
    changed: Sequence[str]
    removed: Sequence[str]
    emptied: Sequence[str]
    """Folders in which nothing may be left."""


def arrange(units: Collection[str], blockers: Collection[str], gone: Collection[str], past: Past) -> Moves:
    """The moves that put *units* and take *gone* away; *gone* holds the blockers."""
    files, folders = past.standing.files, past.standing.folders
    filed = {unit for unit in units if unit in folders}
    changed = {unit for unit in units if unit in files}.difference(blockers)
    late = filed.union(blockers).intersection(units)
    front = {"index.html"}.intersection(units) - changed - late
    return Moves(
        new=_deepest_first(set(units) - changed - late - front),
        blockers=_deepest_first(blockers),
        cleared=_deepest_first(one for unit in filed for one in folders if f"{one}/".startswith(f"{unit}/")),
        late=[*_deepest_first(late), *front],
        changed=_deepest_first(changed),
        removed=sorted(path for path in set(gone).difference(blockers) if path in files),
        emptied=_deepest_first(folders_of(gone)),
    )


def prepare(moves: Moves, made: Iterable[str], claim: Claim, past: Past) -> int:
    """Open the journal: the last that can fail before a reader would see it, then with `Problems`.

    Gives its time, in nanoseconds by the disk's own clock: nothing is moved before.
    """
    _refuse_closed(moves, claim, past)
    for path in (claim.names, claim.manifest):
        if Path(path).is_dir():
            with telling():  # what would fail when all is moved has to fail now
                raise OSError(EISDIR, "no file", path)
    paths = past.journal.union(made, moves.blockers, moves.removed)
    with telling():
        scratch = f"{claim.stage}/journal"
        write(scratch, spell_journal(paths))
        replace(scratch, claim.journal)
        return stamp(claim.journal)[1]


def carry_out(moves: Moves, units: Mapping[str, str], claim: Claim) -> None:
    """Move; if this is cut short, the journal says which paths may be old or new."""
    _place(moves.new, units, claim)
    _remove(moves.blockers, claim)
    _remove_folders(moves.cleared, claim)
    _place(moves.late, units, claim)
    _place(moves.changed, units, claim)
    _remove(_without_twins(moves, claim), claim)
    _remove_folders(moves.emptied, claim)


def close(manifest: str, names: str, claim: Claim) -> None:
    """Say that what stands is what *manifest* says, and what of it is ours in *names*."""
    with telling():
        replace(names, claim.names)
        replace(manifest, claim.manifest)
        remove(claim.journal)


def _deepest_first(paths: Iterable[str]) -> list[str]:
    return sorted(paths, key=lambda path: (-path.count("/"), path))


def _refuse_closed(moves: Moves, claim: Claim, past: Past) -> None:
    touched = {path.rpartition("/")[0] for kind in moves for path in kind} & past.standing.folders
    closed = [one for one in sorted(touched) if not os.access(f"{claim.top}/{one}", os.W_OK | os.X_OK)]
    hint = "hỏi người quản trị máy để được quyền ghi, rồi dựng lại"
    if closed:
        raise Problems(error(shown(one), 0, 0, "không có quyền ghi vào thư mục này", hint) for one in closed)


def _place(paths: Iterable[str], units: Mapping[str, str], claim: Claim) -> None:
    for path in paths:
        with telling(path):
            replace(units[path], f"{claim.top}/{path}")


def _without_twins(moves: Moves, claim: Claim) -> Iterator[str]:
    # On Windows and on a Mac `Anh.jpg` and `anh.jpg` are one file: there the new name took it over.
    new = {path.casefold(): path for path in [*moves.new, *moves.late]}
    for path in moves.removed:
        twin = new.get(path.casefold())
        if twin is None or not Path(claim.top, path).samefile(Path(claim.top, twin)):
            yield path


def _remove(paths: Iterable[str], claim: Claim) -> None:
    for path in paths:
        with telling(path):
            remove(f"{claim.top}/{path}")


def _remove_folders(folders: Iterable[str], claim: Claim) -> None:
    for folder in folders:
        with telling(folder):
            remove_folder(f"{claim.top}/{folder}")
