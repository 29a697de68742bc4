"""An output folder that is ours, held by one build."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec

from site_gen.building.files import make_folder, telling
from site_gen.building.lock import locked, sign
from site_gen.problems import Problems, error

OWN = ".site-gen"
"""The folder in output/ by which we know that it is ours; deploy and servers leave it out."""


class Claim(msgspec.Struct, frozen=True):
    """Where things are in an output folder. Paths are strings with `/`."""

    top: str

    @property
    def own(self) -> str:
        return f"{self.top}/{OWN}"

    @property
    def manifest(self) -> str:
        return f"{self.own}/manifest"

    @property
    def names(self) -> str:
        return f"{self.own}/names"

    @property
    def journal(self) -> str:
        return f"{self.own}/journal"

    @property
    def lock(self) -> str:
        return f"{self.own}/lock"

    @property
    def stage(self) -> str:
        return f"{self.own}/stage"


def claim_of(output: Path) -> Claim:
    """Where things are in the folder *output*, links followed."""
    return Claim(os.path.realpath(output).replace(os.sep, "/"))


@contextmanager
def claimed(output: Path) -> Iterator[Claim]:
    """Hold *output*, created if it is missing; after a failure, what was created is taken away again.

    Raises `Problems` for a folder that is not ours, that another build holds, or that may not be written.
    """
    claim = claim_of(output)
    created: list[Path] = []
    try:
        with telling():
            _enter(claim, output, created)
        with locked(claim.lock) as lock, _clean(claim, created):
            sign(lock)
            yield claim
    except BaseException:
        _withdraw(created)
        raise


def _enter(claim: Claim, output: Path, created: list[Path]) -> None:
    top, own = Path(claim.top), Path(claim.own)
    if own.is_dir():
        return
    if output.is_symlink() and not top.exists():
        raise _refusal("là liên kết trỏ tới một nơi không có", "sửa lại hoặc xóa liên kết ấy")
    if not top.exists():
        _create(top, created)
    elif not top.is_dir():
        raise _refusal("là một tệp, không phải thư mục", "chọn nơi khác bằng --output")
    elif (found := list(top.iterdir())) and own not in found:
        sentence = "thư mục này có sẵn tệp không do trình dựng tạo ra nên được giữ nguyên"
        raise _refusal(sentence, "chọn một thư mục trống bằng --output")
    _create(own, created)


def _create(folder: Path, created: list[Path]) -> None:
    if make_folder(str(folder)):
        created.append(folder)


def _refusal(sentence: str, hint: str) -> Problems:
    return Problems([error("output", 0, 0, sentence, hint)])


@contextmanager
def _clean(claim: Claim, created: list[Path]) -> Iterator[None]:
    try:
        yield
    except BaseException:
        if created and not any(Path(path).exists() for path in (claim.journal, claim.manifest)):
            # Still held, so that nobody takes a lock that is about to vanish. Windows keeps an open
            # file: there the folder stays, empty but for the lock.
            with suppress(OSError):
                Path(claim.lock).unlink()
        raise


def _withdraw(created: list[Path]) -> None:
    for folder in reversed(created):
        with suppress(OSError):  # not empty: published into; and what went wrong is on its way already
            folder.rmdir()
