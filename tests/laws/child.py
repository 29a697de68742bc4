"""A process of its own that builds once: `python -m tests.laws.child SITE NOW DRAFTS SETTLED TOUCH`."""

from __future__ import annotations

import importlib
import os
import signal
import sys
from itertools import count
from pathlib import Path
from typing import Any

from tests.laws.rounds import NARROW, Build, build_once

ALTERING = {"os.rename", "os.remove", "os.mkdir", "os.rmdir"}
"""Audit events; a file opened for writing is one more."""


def die_at(number: int) -> None:
    """End this process for good as it is about to alter the disk for the *number*th time."""
    touches = count(1)

    def look(event: str, given: tuple[Any, ...]) -> None:
        if _alters(event, given) and next(touches) == number:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(look)


def _alters(event: str, given: tuple[Any, ...]) -> bool:
    if event != "open":
        return event in ALTERING
    return isinstance(given[2], int) and bool(given[2] & (os.O_WRONLY | os.O_RDWR))


def main(site: str, now: str, drafts: str, settled: str, touch: str) -> None:
    """Build, and die on the way if *touch* says so."""
    for module, name, value in NARROW:
        setattr(importlib.import_module(module), name, value)
    print("ready", flush=True)
    if touch != "0":
        die_at(int(touch))
    build_once(Path(site), Build(now, drafts == "1", settled == "1"))


if __name__ == "__main__":
    main(*sys.argv[1:])
