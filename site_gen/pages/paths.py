"""Paths of the site's files, with `/`, from the top of output/."""

from __future__ import annotations

from collections.abc import Iterable

ARCHIVE, EVENTS = "/luu-tru/", "/su-kien/"
"""Addresses that several rooms of the site lead to."""


def path_of(url: str) -> str:
    """The file that stands at an address of the site: `/a/` → `a/index.html`."""
    return url[1:] + "index.html" if url.endswith("/") else url[1:]


def folders_of(paths: Iterable[str]) -> set[str]:
    """Every folder on the way to one of *paths*, without the top."""
    folders: set[str] = set()
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder and folder not in folders:
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    return folders
