"""What stands in an output folder."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from stat import S_ISDIR, S_ISREG
from typing import NamedTuple

import msgspec

from site_gen.building.claim import OWN
from site_gen.building.files import YOUNG
from site_gen.building.manifest import Entry, Stamp
from site_gen.mapper import Mapper
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
    listed: dict[str, int]
    """The times, just before, of folders that were listed."""


class Deviations(msgspec.Struct, frozen=True):
    """What stands in an output folder, as far as it is not what was published."""

    missing: list[str]
    """Published paths at which nothing stands."""
    files: dict[str, Stamp]
    """Others than the published ones, and published ones that were touched."""
    listed: dict[str, int]
    """Folders that had to be listed, with the time each had just before."""
    changed: list[str]
    """Folders whose time is another, or that are gone."""
    known: int
    """Folders whose times were known: of the others nothing is said but what was listed."""


class _Dated(NamedTuple):
    modified: int


class Folders(msgspec.Struct, frozen=True):
    """The times of an output folder's folders when they held exactly what is planned."""

    top: str
    times: dict[str, int]
    """Nanoseconds; a folder whose time is another is looked into again."""


def last_times(top: str, map: Mapper) -> Mapping[str, int]:
    """The times of the folders of *top* as the last build left them."""
    last = map.last(Folders)
    return last.times if last is not None and last.top == top else {}


def survey(top: str, published: Mapping[str, Entry], times: Mapping[str, int]) -> Deviations:
    """What stands in the folder *top* but what publishing keeps there for itself.

    A folder that still bears its time in *times* holds the names it held then, all of them
    *published*: it is not listed again, and its files are asked for one by one.
    """
    now = {folder: _time(top, folder) for folder in times}
    odd = tuple(f"{folder}/" for folder, time in now.items() if time == MISSING)
    changed = {
        folder
        for folder, time in times.items()
        if now[folder] != time or time < 0 or (odd and folder.startswith(odd))
    }
    listed = Standing({}, set(), {}, {})
    todo, below = [""], _below(times) if len(changed) < len(times) else {}
    while todo:
        folder = todo.pop()
        if folder in times and folder not in changed:
            todo += below.get(folder, ())
        else:
            todo += _list(top, folder, listed)
    files = listed.files
    missing = []
    for path, entry in published.items():
        folder = path.rpartition("/")[0]
        if folder in times and folder not in changed:
            found = _ask(f"{top}/{path}", entry.stamp)
        else:
            found = files.get(path)
        if found is None:
            missing.append(path)
        elif found != entry.stamp:
            files[path] = found
        elif path in files:
            del files[path]
    return Deviations(missing, files, listed.listed, list(changed), len(times))


def standing(published: Mapping[str, Entry], times: Mapping[str, int], found: Deviations) -> Standing:
    """All that stands, where what was *found* is the rest."""
    files = {path: entry.stamp for path, entry in published.items()}
    for path in found.missing:
        del files[path]
    files.update(found.files)
    lasting = dict(times)
    for folder in found.changed:
        del lasting[folder]
    return Standing(files, {*lasting, *found.listed}, lasting, found.listed)


def look_again(
    plan: Iterable[str], before: Standing, touched: Iterable[str], foreign: Iterable[str], map: Mapper
) -> dict[str, int]:
    """The times of all folders of *plan*, as they were *before*.

    It is UNKNOWN of those in which something was *touched* since, of those that hold something
    *foreign*, who is told again, and of those that something may have come into unseen.
    """
    living = folders_of(plan) | {""}
    unsure = folders_of(touched) | {""} if touched else set()
    unsure |= {path.rpartition("/")[0] for path in (*foreign, *(before.folders - living))}
    known = before.times | settled(before.listed, map)
    return {folder: UNKNOWN if folder in unsure else known.get(folder, UNKNOWN) for folder in living}


def built_before(moved: int, top: str, folders: Mapping[str, int]) -> dict[str, int]:
    """The times of those *folders* that were last written to long before that nanosecond.

    They were *moved* into *top* at the earliest then, each with the number of files and folders beside
    it: whoever came into one while it stood on the stage is counted, and whoever came since gave it a
    later time.
    """
    times = {folder: _time(top, folder) for folder in folders}
    old = {folder: time for folder, time in times.items() if 0 <= time < moved - YOUNG}
    return {folder: time for folder, time in old.items() if _holds(f"{top}/{folder}", folders[folder])}


def _holds(folder: str, count: int) -> bool:
    try:
        with os.scandir(folder) as entries:
            return sum(1 for _ in entries) == count
    except OSError:
        return False


def settled(listed: Mapping[str, int], map: Mapper) -> dict[str, int]:
    """Those of the folders *listed* whose times will differ if anything comes into them."""
    return {folder: time for folder, time in listed.items() if map.lasts((_Dated(time),))}


def _time(top: str, folder: str) -> int:
    try:
        known = os.lstat(f"{top}/{folder}" if folder else top)
    except OSError:
        return MISSING  # or closed to us: listing it tells which
    return known.st_mtime_ns if S_ISDIR(known.st_mode) else MISSING


def _ask(path: str, stamp: Stamp) -> Stamp | None:
    """The stamp of what stands at *path*, where a file with *stamp* should; None where nothing does."""
    try:
        known = os.lstat(path)
    except FileNotFoundError:
        return None
    if not S_ISREG(known.st_mode):
        return STRANGE
    if known.st_mtime_ns == stamp[1] and known.st_size == stamp[0]:
        return stamp
    return known.st_size, known.st_mtime_ns


def _below(folders: Iterable[str]) -> Mapping[str, list[str]]:
    """Folder → the folders in it."""
    found: dict[str, list[str]] = {}
    for folder in folders:
        if folder:
            found.setdefault(folder.rpartition("/")[0], []).append(folder)
    return found


def _list(top: str, folder: str, found: Standing) -> list[str]:
    """Note what stands in *folder*; the folders in it."""
    time = _time(top, folder)
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
    found.listed[folder] = time
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
