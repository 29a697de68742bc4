"""map() over processes."""

from __future__ import annotations

import gc
import io
import os
import pickle
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import chain, count, islice
from operator import length_hint
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, TypeAlias, TypeVar

from site_gen.building.files import pour
from site_gen.problems import Problems, error

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

A = TypeVar("A")
B = TypeVar("B")
Tell: TypeAlias = Callable[[str, int, int], None]
"""Called with the name of a work, how many pieces are done, and how many there are, 0 for who knows."""

FEW = 400
"""Items that one process makes sooner than others can be started."""
CHUNK = 100
"""Items that go to a process together."""
_MOST = 61
"""Processes: Windows waits for no more at a time, and no site has work for more."""
_LONG = 1 << 20
"""Bytes of a spelled callable that is laid into a file, where others read it once."""
_AHEAD = 3
"""Chunks on their way to each process: enough that none waits, few enough that they take little room."""


def _processors() -> int:
    """How many processors we may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Workers:
    """A mapper over *jobs* processes, started when there is enough to do and ended with the block.

    0 stands for as many as the machine has cores. While the block lasts nothing is collected: a
    build makes values by the hundred thousand and next to no cycles, and the collector would walk
    them all again and again. A callable with `pack` and `unpack` has its items spelled by the one
    here and read by the other there, if that is shorter than what pickle makes of them. One with
    `few` or `chunk` says itself how many of its items are worth a process, or go there together.
    """

    def __init__(self, jobs: int = 0, tell: Tell | None = None) -> None:
        """*tell* is told how far each work has come."""
        self.jobs, self.tell = min(jobs or _processors(), _MOST), tell
        self.pool: ProcessPoolExecutor | None = None
        self.collected = gc.isenabled()
        self.numbers = count()

    def __enter__(self) -> Self:
        gc.disable()
        return self

    def __exit__(self, *_: object) -> None:
        if self.collected:
            gc.enable()
        self._end()

    def _end(self) -> None:
        pool, self.pool = self.pool, None
        if pool is not None:
            pool.shutdown(wait=True, cancel_futures=True)

    def __call__(self, fn: Callable[[A], B], items: Iterable[A], /) -> Iterator[B]:
        amount = length_hint(items)
        done = self._done(fn, iter(items), amount)
        return done if self.tell is None else _telling(self.tell, fn, amount, done)

    def _done(self, fn: Callable[[A], B], todo: Iterator[A], amount: int) -> Iterator[B]:
        """*amount* of items to do, or 0 for who knows: only then are the first taken to count them."""
        few = getattr(fn, "few", FEW)
        first = [] if amount or self.jobs == 1 else list(islice(todo, few))
        if self.jobs == 1 or max(amount, len(first)) < few:
            return map(fn, chain(first, todo))
        return self._shared(fn, chain(first, todo))

    def _shared(self, fn: Callable[[A], B], items: Iterator[A]) -> Iterator[B]:
        from concurrent.futures.process import BrokenProcessPool

        try:
            yield from self._chunks(fn, items)
        except BrokenProcessPool as broken:
            self._end()
            message = "một tiến trình làm cùng đã bị ngắt giữa chừng, có thể vì máy hết bộ nhớ"
            hint = "dựng lại; nếu vẫn vậy, thêm --jobs 1"
            raise Problems([error("site-gen", 0, 0, message, hint)]) from broken

    def _chunks(self, fn: Callable[[A], B], items: Iterator[A]) -> Iterator[B]:
        pool, number = self._started(), next(self.numbers)
        chunk = getattr(fn, "chunk", CHUNK)
        packed: Iterator[Any] = map(getattr(fn, "pack", _as_it_is), items)
        running: deque[Future[list[B]]] = deque()
        with _laid_out(fn, lambda path: pool.submit(_finds, path).result()) as spelled:
            try:
                while some := list(islice(packed, chunk)):
                    running.append(pool.submit(_work, number, spelled, some))
                    if len(running) >= self.jobs * _AHEAD:
                        yield from running.popleft().result()
                while running:
                    yield from running.popleft().result()
            finally:
                for one in running:
                    one.cancel()

    def _started(self) -> ProcessPoolExecutor:
        if self.pool is None:
            import multiprocessing
            from concurrent.futures import ProcessPoolExecutor

            context = multiprocessing.get_context("spawn")
            self.pool = ProcessPoolExecutor(self.jobs, mp_context=context, initializer=_begin)
            with _uninterrupted():
                for _ in range(self.jobs):
                    self.pool.submit(_as_it_is, None)
        return self.pool


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Start processes that Ctrl-C does not reach before they know that it is not for them."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _laid_out(fn: object, found: Callable[[Path], bool]) -> Iterator[bytes | Path]:
    """*fn*, spelled; or, where that is long, a file in which it is for as long as the block lasts.

    It goes along with every chunk: the vectors of a large site would be on their way many times at once.
    The file has no name, and ends with us however we end; where it is not *found* by others, not every
    system having such ways and not every process the right to go them, nobody relies on it.
    """
    spelled = pickle.dumps(fn)
    with ExitStack() as stack:
        path = _written(spelled, stack) if len(spelled) >= _LONG else None
        if path is None or not found(path):
            yield spelled
        else:
            del spelled
            yield path


def _written(spelled: bytes, stack: ExitStack) -> Path | None:
    """The way to a file of what is *spelled*, which ends with *stack*; None where there is no room."""
    from tempfile import TemporaryFile

    with ExitStack() as own:
        try:
            file = own.enter_context(TemporaryFile(buffering=0))
            pour(file.fileno(), spelled)
        except OSError:
            return None
        stack.push(own.pop_all())
    return Path(f"/proc/{os.getpid()}/fd/{file.fileno()}")


def _telling(tell: Tell, fn: Callable[[A], B], total: int, done: Iterator[B]) -> Iterator[B]:
    work = type(getattr(fn, "fn", fn)).__name__
    for number, one in enumerate(done, 1):
        tell(work, number, total)
        yield one


_callable: tuple[int, Callable[[Any], Any]] = (-1, repr)
"""In a worker: the number of what it was last asked to apply, and that itself."""


def _begin() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's affair
    gc.disable()
    threading.Thread(target=_end_with_the_parent, daemon=True).start()


def _end_with_the_parent() -> None:
    """A parent that is killed tells nobody, and whoever waits for its work would wait for ever."""
    from multiprocessing import parent_process
    from multiprocessing.connection import wait

    if (parent := parent_process()) is not None:
        wait([parent.sentinel])
        os._exit(1)


def _work(number: int, spelled: bytes | Path, items: list[Any]) -> list[Any]:
    global _callable  # noqa: PLW0603  a worker is a process of its own, and this is its only memory
    if _callable[0] != number:
        with io.BytesIO(spelled) if isinstance(spelled, bytes) else spelled.open("rb") as file:
            _callable = number, pickle.load(file)
    fn = _callable[1]
    return [fn(item) for item in map(getattr(fn, "unpack", _as_it_is), items)]


def _finds(path: Path) -> bool:
    try:
        path.open("rb").close()
    except OSError:
        return False
    return True


def _as_it_is(item: A) -> A:
    return item
