"""A process of its own that publishes: to be killed, to hold the lock, to have few rights."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from itertools import cycle
from pathlib import Path

from site_gen.building.publish import publish
from site_gen.problems import Problems
from tests.building.shelf import a_site, keyed, put

TOP = Path(__file__).parents[2]
FIRST = a_site("A", range(0, 300, 2), weight=300)
SECOND = a_site("B", range(0, 300, 3), weight=200)


def start(task: str, output: Path) -> subprocess.Popen[str]:
    """Start a child with *task*; wait for the line which it says when it is ready."""
    pipe = subprocess.PIPE
    child = subprocess.Popen(_command(task, output), cwd=TOP, stdin=pipe, stdout=pipe, encoding="utf-8")
    assert child.stdout is not None
    assert child.stdout.readline() == "ready\n"
    return child


def told(task: str, output: Path) -> list[str]:
    """The problems that a child meets, without hints."""
    done = subprocess.run(
        _command(task, output), cwd=TOP, stdout=subprocess.PIPE, encoding="utf-8", check=True
    )
    return done.stdout.splitlines()[1:]


def kill(child: subprocess.Popen[str]) -> None:
    """End a child as a power cut does, and wait until it is gone."""
    child.kill()
    child.communicate()


def work(task: str, output: Path) -> None:
    """What the child does."""
    if task != "hold":
        print("ready", flush=True)
    match task:
        case "hold":
            publish(keyed(FIRST), _endless, output)
        case "by turns":
            for site in cycle([FIRST, SECOND]):
                put(site, output)
        case "without rights":
            if os.getuid() == 0:
                os.setgroups([])
                os.setgid(65534)
                os.setuid(65534)
            put(a_site("B", range(9)), output)
        case "small files only":
            import resource

            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
            put(a_site("B", range(9)) | {"anh.jpg": bytes(50_000)}, output)


def main(task: str, output: Path) -> None:
    """Work, and say what went wrong."""
    import fcntl  # noqa: F401 - before rights are given up: who has none may not find it

    try:
        work(task, output)
    except Problems as problems:
        for one in problems.found:
            print(f"{one.file}: {one.message}")


def _command(task: str, output: Path) -> list[str]:
    return [sys.executable, "-X", "utf8", "-m", "tests.building.child", task, str(output)]


def _endless(paths: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    print("ready", flush=True)
    sys.stdin.read()
    yield from ((path, FIRST[path]) for path in paths)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
