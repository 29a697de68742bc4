"""What stands in an output folder."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from stat import S_ISDIR, S_ISREG
from typing import NamedTuple

from site_gen.building.claim import OWN
from site_gen.building.manifest import Entry, Stamp
from site_gen.pages.paths import folders_of

STRANGE: Stamp = (-1, 0)
"""Stamp of what is no plain file: a link, a device, a folder that may not be opened."""

UNKNOWN, MISSING = -1, -2
"""Times of folders that are looked into every time, and that are not there."""


class Standing(NamedTuple):
    """Files and folders, as paths with `/` from the output folder."""

    files: dict[str, Stamp]
    folders: set[str]
    times: dict[str, int]
    """Of folders that hold what they held when their time was taken."""


def survey(top: str, published: Mapping[str, Entry], times: Mapping[str, int]) -> Standing:
    """All that stands in the folder *top* but what publishing keeps there for itself.

    A folder that still bears its time in *times* holds the names it held then, all of them
    *published*: it is not listed again, and its files are asked for one by one.
    """
    found = Standing({}, set(), {})
    now = {folder: _time(top, folder) for folder in times}
    odd = tuple(f"{folder}/" for folder, time in now.items() if time == MISSING)
    for folder, time in times.items():
        if now[folder] == time and time >= 0 and not (odd and folder.startswith(odd)):
            found.times[folder] = time
    for path, entry in published.items():
        if path.rpartition("/")[0] in found.times:
            _ask(top, path, entry, found.files)
    found.folders.update(found.times)
    todo = [""]
    below = _below(times) if found.times else {}
    while todo:
        folder = todo.pop()
        if folder in found.times:
            todo += below.get(folder, ())
        else:
            todo += _list(top, folder, found)
    return found


def look_again(
    top: str, plan: Iterable[str], before: Standing, touched: Iterable[str], foreign: Iterable[str]
) -> dict[str, int]:
    """The times of all folders of *plan*; of those that hold something *foreign* it is UNKNOWN.

    Those in which nothing was *touched* are as they were *before*.
    """
    fresh, living = folders_of(touched) | {""}, folders_of(plan) | {""}
    mixed = {path.rpartition("/")[0] for path in (*foreign, *(before.folders - living))}
    found: dict[str, int] = {}
    for folder in living:
        time = None if folder in fresh else before.times.get(folder)
        found[folder] = UNKNOWN if folder in mixed else _time(top, folder) if time is None else time
    return found


def _time(top: str, folder: str) -> int:
    try:
        known = os.lstat(f"{top}/{folder}" if folder else top)
    except OSError:
        return MISSING  # or closed to us: listing it tells which
    return known.st_mtime_ns if S_ISDIR(known.st_mode) else MISSING


def _ask(top: str, path: str, entry: Entry, files: dict[str, Stamp]) -> None:
    with suppress(FileNotFoundError):
        known = os.lstat(f"{top}/{path}")
        size, time = entry.stamp
        if known.st_mtime_ns == time and known.st_size == size and S_ISREG(known.st_mode):
            files[path] = entry.stamp
        else:
            files[path] = (known.st_size, known.st_mtime_ns) if S_ISREG(known.st_mode) else STRANGE


def _below(folders: Iterable[str]) -> Mapping[str, list[str]]:
    """Folder → the folders in it."""
    found: dict[str, list[str]] = {}
    for folder in folders:
        if folder:
            found.setdefault(folder.rpartition("/")[0], []).append(folder)
    return found


def _list(top: str, folder: str, found: Standing) -> list[str]:
    """Note what stands in *folder*; the folders in it."""
    try:
        entries = os.scandir(f"{top}/{folder}")
    except (FileNotFoundError, NotADirectoryError):
        if not folder:
            raise
        return []  # it went while we looked
    except PermissionError:
        if not folder:
            raise
        found.files[folder] = STRANGE
        return []
    with entries:
        below = list(_look(folder, entries, found))
    found.folders.add(folder)
    return below


def _look(folder: str, entries: Iterable[os.DirEntry[str]], found: Standing) -> Iterator[str]:
    within = f"{folder}/" if folder else ""
    for entry in entries:
        path = within + entry.name
        if entry.is_dir(follow_symlinks=False):
            if path != OWN:
                yield path
        else:
            found.files[path] = _stamp(entry)


def _stamp(entry: os.DirEntry[str]) -> Stamp:
    if not entry.is_file(follow_symlinks=False):
        return STRANGE
    try:
        known = entry.stat(follow_symlinks=False)
    except FileNotFoundError:  # taken away while we look; whoever needs the path will see
        return STRANGE
    return known.st_size, known.st_mtime_ns
