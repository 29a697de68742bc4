"""What each step of a build costs, in one process, as a table in Markdown.

python benchmarks/steps.py [--data DIR] [--size 2000]
"""

from __future__ import annotations

import argparse
import gc
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from bench import TOP
from corpus import stories
from sites import write_ours

from site_gen.building.build import Maker, keyed, place, release
from site_gen.building.publish import publish
from site_gen.config.people import People
from site_gen.config.read import read_config
from site_gen.pages.plan import plan
from site_gen.pages.templates import read_templates
from site_gen.reading.head import split
from site_gen.reading.load import load
from site_gen.reading.markup import write

NOW = datetime(2027, 1, 1)
T = TypeVar("T")


def timed(name: str, amount: int, work: Callable[[], T]) -> T:
    """Do *work*, print what it cost for each of *amount*, and return what came of it."""
    start = time.perf_counter()
    found = work()
    print(f"| {name} | {(time.perf_counter() - start) / amount * 1e6:.0f} |", flush=True)
    return found


def main() -> None:
    """Make a site and go through its build step by step."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--data", type=Path, default=TOP.parent / "shared")
    asked.add_argument("--size", type=int, default=2000)
    chosen = asked.parse_args()
    gc.disable()  # as in a build
    print("| step | microseconds each |\n|---|--:|")
    with tempfile.TemporaryDirectory() as folder:
        write_ours(Path(folder), stories(chosen.size, chosen.data))
        _steps(Path(folder), chosen.size)


def _steps(site: Path, size: int) -> None:
    where = place(site)
    texts = [path.read_text(encoding="utf-8") for path in sorted(where.content.rglob("*.md"))]
    heads = timed(
        "head: YAML to fields, each article", size, lambda: [split("x.md", one)[0] for one in texts]
    )
    bodies = [head.body for head in heads if head]
    timed(
        "body: Markdown to clean HTML, each article", size, lambda: [write("x.md", one, 1) for one in bodies]
    )
    settings, (templates, _) = read_config(where.content), read_templates(where.packaged, where.templates)
    config, people = settings.config, People(settings.directory)
    assert config is not None
    loaded = timed(
        "read and look up, all together, each article", size, lambda: load(where.content, config, people)
    )
    released = timed("release and relate, each article", size, lambda: release(loaded, config, NOW, False))
    steps, _ = timed("plan, each article", size, lambda: plan(released, templates))
    keys = timed("keys, each file", len(steps), lambda: keyed(steps))
    timed("compose views, each file", len(steps), lambda: [one.recipe() for one in steps.values()])
    make = Maker(where, steps, templates)
    made = dict(timed("compose and render, each file", len(steps), lambda: list(make(list(steps)))))

    def again(paths: Sequence[str]) -> Iterable[tuple[str, bytes]]:
        return _of(made, paths)

    timed("publish new files, each", len(steps), lambda: publish(keys, again, where.output))
    timed("publish nothing new, each file", len(steps), lambda: publish(keys, again, where.output))


def _of(made: dict[str, bytes], paths: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    return ((path, made[path]) for path in paths)


if __name__ == "__main__":
    main()
