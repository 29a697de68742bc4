"""What stands in an output folder."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from site_gen.building.claim import OWN
from site_gen.building.manifest import Stamp

STRANGE: Stamp = (-1, 0)
"""Stamp of what is no plain file: a link, a device, a folder that may not be opened."""


class Standing(NamedTuple):
    """Files and folders, as paths with `/` from the output folder."""

    files: dict[str, Stamp]
    folders: set[str]


def survey(top: str) -> Standing:
    """All that stands in the folder *top* but what publishing keeps there for itself."""
    found = Standing({}, set())
    todo = [""]
    while todo:
        folder = todo.pop()
        try:
            entries = os.scandir(f"{top}/{folder}")
        except PermissionError:
            if not folder:
                raise
            found.files[folder] = STRANGE
            continue
        with entries:
            todo += _look(folder, entries, found)
        found.folders.add(folder)
    return found


def folders_of(paths: Iterable[str]) -> set[str]:
    """Every folder on the way to one of *paths*, without the output folder itself."""
    folders: set[str] = set()
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder and folder not in folders:
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    return folders


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
