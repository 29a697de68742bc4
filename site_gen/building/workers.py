"""map() over processes: only imported when there is enough to do."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

A = TypeVar("A")
B = TypeVar("B")

FEW = 400
"""Items that one process makes sooner than others can be started."""
_CHUNKS = 4
"""For each worker: few, for each brings the callable along; more than one, for the last to be short."""


class Workers:
    """A mapper over *jobs* processes; 0 stands for as many as the machine has cores."""

    def __init__(self, jobs: int = 0) -> None:
        self.jobs = jobs or os.cpu_count() or 1

    def __call__(self, fn: Callable[[A], B], items: Iterable[A], /) -> Iterator[B]:
        todo = list(items)
        if self.jobs == 1 or len(todo) < FEW:
            yield from map(fn, todo)
            return
        context = multiprocessing.get_context("spawn")
        size = -(-len(todo) // (self.jobs * _CHUNKS))
        with ProcessPoolExecutor(self.jobs, mp_context=context, initializer=_deaf) as pool:
            try:
                yield from pool.map(fn, todo, chunksize=size)
            except BaseException:
                pool.shutdown(wait=True, cancel_futures=True)
                raise


def _deaf() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's affair
