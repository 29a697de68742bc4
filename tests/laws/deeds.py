"""What people do to a site between two builds, as values: a sequence can be read, cut and replayed."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple, Protocol

TURN = bytes.maketrans(b"XYZ", b"YZX")
"""Every text and template here holds one of the letters: turned, it says something else in as many bytes."""
MEMORY = ".cache/site-gen.db"
LATER = 1_000_000_000
"""Nanoseconds."""


class Deed(Protocol):
    """One thing that somebody did."""

    def apply(self, site: Path) -> None:
        """Do it in the folder *site*; where there is nothing to do it to, nothing happens."""
        ...


class Save(NamedTuple):
    """A file written, whether it was there or not."""

    path: str
    content: str | bytes

    def apply(self, site: Path) -> None:
        file = site / self.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(self.content.encode() if isinstance(self.content, str) else self.content)


class Retouch(NamedTuple):
    """A file that says something else in as many bytes; *quietly*, its time is put back."""

    path: str
    quietly: bool = False

    def apply(self, site: Path) -> None:
        file = site / self.path
        if file.is_file():
            before = file.stat()
            file.write_bytes(file.read_bytes().translate(TURN))
            if self.quietly:
                os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


class Move(NamedTuple):
    """A file under a new name, in place of what bore it."""

    old: str
    new: str

    def apply(self, site: Path) -> None:
        if (site / self.old).is_file():
            (site / self.new).parent.mkdir(parents=True, exist_ok=True)
            (site / self.old).replace(site / self.new)


class Exchange(NamedTuple):
    """Two files that take each other's name."""

    one: str
    other: str

    def apply(self, site: Path) -> None:
        one, other, aside = site / self.one, site / self.other, site / "aside"
        if one.is_file() and other.is_file() and one != other:
            one.replace(aside)
            other.replace(one)
            aside.replace(other)


class Remove(NamedTuple):
    """A file or a folder gone."""

    path: str

    def apply(self, site: Path) -> None:
        file = site / self.path
        if file.is_dir():
            shutil.rmtree(file)
        else:
            file.unlink(missing_ok=True)


class Lose(NamedTuple):
    """A file of output/ gone, with *beside* all that stands in its folder."""

    share: int
    """Which, in thousandths of all."""
    beside: bool = False

    def apply(self, site: Path) -> None:
        for file in _published(site, self.share):
            if self.beside and file.parent.name != "output":
                shutil.rmtree(file.parent)
            else:
                file.unlink()


class Spoil(NamedTuple):
    """A file of output/ that somebody wrote into, in as many bytes."""

    share: int

    def apply(self, site: Path) -> None:
        for file in _published(site, self.share):
            before = file.stat()
            file.write_bytes(file.read_bytes().swapcase())
            os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns + LATER))


class Damage(NamedTuple):
    """One of our own files as a bad disk, a stranger or another version of ours leaves it."""

    path: str
    how: str
    share: int = 500
    """Where, in thousandths of the file."""

    def apply(self, site: Path) -> None:
        file = site / self.path
        if file.is_file():
            _DAMAGES[self.how](file, file.stat().st_size * self.share // 1000)


class KeepMemory(NamedTuple):
    """The memory copied elsewhere, in place of an earlier copy."""

    def apply(self, site: Path) -> None:
        shutil.rmtree(site.parent / "kept", ignore_errors=True)
        if (site / ".cache").is_dir():
            shutil.copytree(site / ".cache", site.parent / "kept")


class PutMemoryBack(NamedTuple):
    """The memory as it was when it was copied; without a copy, none."""

    def apply(self, site: Path) -> None:
        shutil.rmtree(site / ".cache", ignore_errors=True)
        if (site.parent / "kept").is_dir():
            shutil.copytree(site.parent / "kept", site / ".cache")


def _published(site: Path, share: int) -> list[Path]:
    """The file of output/ that stands at *share* thousandths of all; none where there is none."""
    output = site / "output"
    found = sorted(one for one in output.rglob("*") if one.is_file() and ".site-gen" not in one.parts)
    return [found[len(found) * share // 1000]] if found else []


def _cut_short(file: Path, place: int) -> None:
    os.truncate(file, place)


def _overwrite(file: Path, place: int) -> None:
    content = bytearray(file.read_bytes())
    content[place : place + 64] = bytes(byte ^ 0x5A for byte in content[place : place + 64])
    file.write_bytes(content)


def _replace_by_folder(file: Path, _: int) -> None:
    file.unlink()
    file.mkdir()


def _renumber(file: Path, place: int) -> None:
    # What an earlier deed of the round damaged stays as it is.
    with closing(sqlite3.connect(file)) as opened, suppress(sqlite3.DatabaseError):
        opened.execute(f"pragma user_version = {place + 2}")


def _retable(file: Path, _: int) -> None:
    file.unlink()
    # What an earlier deed of the round damaged stays as it is.
    with closing(sqlite3.connect(file)) as opened, suppress(sqlite3.DatabaseError):
        opened.execute("create table heads (something text)")
        opened.execute("pragma user_version = 1")


_DAMAGES = {
    "cut short": _cut_short,
    "emptied": lambda file, _: file.write_bytes(b""),
    "garbage": lambda file, _: file.write_bytes(b"khong phai " * 999),
    "overwritten": _overwrite,
    "a folder": _replace_by_folder,
    "of another version": _renumber,
    "with other tables": _retable,
}
ANY_FILE = ("cut short", "emptied", "garbage", "overwritten")
"""Damages that can happen to any file; the others are for the memory alone."""
MEMORY_ALONE = tuple(how for how in _DAMAGES if how not in ANY_FILE)
