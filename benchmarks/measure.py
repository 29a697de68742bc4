"""One command, measured: wall time, processor time, and the memory of it and all it started."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Run:
    """What a command cost."""

    wall: float
    """Seconds."""
    cpu: float
    """Seconds of all its processes."""
    largest: int
    """Bytes of the largest process at its peak."""
    together: int
    """Bytes of all its processes at their common peak, as seen every 20 ms; shared pages count in each."""


def run(command: Sequence[str], folder: Path) -> Run:
    """Run *command* in *folder*; `subprocess.CalledProcessError` where it fails."""
    start = time.perf_counter()
    # As on a machine where the program was started before: its modules are compiled.
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with subprocess.Popen(
        command, cwd=folder, env=surroundings, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as process:
        watch = _Watch(process.pid)
        watch.start()
        assert process.stderr is not None
        said = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.perf_counter() - start
        watch.stop()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, stderr=said)
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024, watch.peak)


class _Watch(threading.Thread):
    def __init__(self, top: int) -> None:
        super().__init__(daemon=True)
        self.top, self.peak, self.over = top, 0, threading.Event()

    def run(self) -> None:
        while not self.over.wait(0.02):
            self.peak = max(self.peak, sum(map(_resident, _family(self.top))))

    def stop(self) -> None:
        self.over.set()
        self.join()


def _family(top: int) -> list[int]:
    found = [top]
    for one in found:
        try:
            found += map(int, Path(f"/proc/{one}/task/{one}/children").read_text().split())
        except OSError:
            continue  # it ended while we looked
    return found


def _resident(process: int) -> int:
    try:
        return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0
