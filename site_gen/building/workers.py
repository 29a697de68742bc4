"""map() over processes."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Self, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

A = TypeVar("A")
B = TypeVar("B")

FEW = 400
"""Items that one process makes sooner than others can be started."""
_CHUNKS = 4
"""For each worker: few, for each brings the callable along; more than one, for the last to be short."""


class Workers:
    """A mapper over *jobs* processes, started when there is enough to do and ended with the block.

    0 stands for as many as the machine has cores. While the block lasts nothing is collected: a
    build makes values by the hundred thousand and next to no cycles, and the collector would walk
    them all again and again.
    """

    def __init__(self, jobs: int = 0) -> None:
        self.jobs = jobs or os.cpu_count() or 1
        self.pool: ProcessPoolExecutor | None = None
        self.collected = gc.isenabled()

    def __enter__(self) -> Self:
        gc.disable()
        return self

    def __exit__(self, *_: object) -> None:
        if self.collected:
            gc.enable()
        if self.pool is not None:
            self.pool.shutdown(wait=True, cancel_futures=True)
            self.pool = None

    def __call__(self, fn: Callable[[A], B], items: Iterable[A], /) -> Iterator[B]:
        todo = list(items)
        if self.jobs == 1 or len(todo) < FEW:
            return map(fn, todo)
        size = -(-len(todo) // (self.jobs * _CHUNKS))
        return self._started().map(fn, todo, chunksize=size)

    def _started(self) -> ProcessPoolExecutor:
        if self.pool is None:
            import multiprocessing
            from concurrent.futures import ProcessPoolExecutor

            context = multiprocessing.get_context("spawn")
            self.pool = ProcessPoolExecutor(self.jobs, mp_context=context, initializer=_begin)
        return self.pool


def _begin() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's affair
    gc.disable()
