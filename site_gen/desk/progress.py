"""How far a command has come, on the terminal of somebody who has waited for a second already."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress as Bars
    from rich.progress import TaskID

PATIENCE, PAUSE = 1.0, 0.1
"""Seconds before anything is shown, and between two pictures of it."""
_DOING = {"Read": "Đọc bài viết", "Measure": "Đo ảnh và tài liệu", "Making": "Dựng trang"}


@contextmanager
def progress(shown: bool) -> Iterator[Progress | None]:
    """What shows a person how far a command has come; None where nobody would see it."""
    one = Progress() if shown else None
    try:
        yield one
    finally:
        if one is not None:
            one.close()


class Progress:
    """A line for each kind of work that takes long; all of it is gone when the command ends."""

    def __init__(self) -> None:
        self.next = time.monotonic() + PATIENCE
        self.bars: Bars | None = None
        self.lines: dict[str, TaskID] = {}

    def __call__(self, work: str, done: int, total: int) -> None:
        """*done* of *total* pieces of *work*, the name of a step; 0 where nobody knows how many there are."""
        now = time.monotonic()
        ended = self.bars is not None and done == total
        if work not in _DOING or (now < self.next and not ended):
            return
        self.next = now + PAUSE
        bars = self.bars or self._begin()
        if work not in self.lines:
            self.lines[work] = bars.add_task(_DOING[work], total=total or None)
        bars.update(self.lines[work], completed=done, refresh=True)

    def _begin(self) -> Bars:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
        from rich.progress import Progress as Bars

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        self.bars = Bars(*columns, console=Console(stderr=True), transient=True, auto_refresh=False)
        self.bars.start()
        return self.bars

    def close(self) -> None:
        """Leave the terminal as it was."""
        if self.bars is not None:
            self.bars.stop()
