"""A site of nearly equal notices beside one of varied articles, built in turn, as a table in Markdown.

python benchmarks/alike.py [--data DIR] [--size 20000]
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from bench import SETTLING, TOP
from corpus import Story, real, stories
from measure import run
from sites import write_ours

KINDS = 5
"""Texts that all notices repeat, each with another day and number."""


def notices(amount: int, data: Path) -> Iterator[Story]:
    """*amount* notices of a few kinds, in which nothing differs but the day and the number."""
    kinds = list(stories(KINDS, data))
    for number in range(amount):
        kind = kinds[number % KINDS]
        day, month, year = 1 + number % 28, 1 + number // 28 % 12, 2000 + number // (28 * 12) % 25
        yield replace(
            kind,
            slug=f"thong-bao-{number}",
            title=f"{kind.title} ngày {day}/{month}/{year}",
            date=f"{year}-{month:02}-{day:02} 08:00:00",
            body=f"{kind.body}\n\nNgày {day}/{month}/{year}, thông báo số {number}.",
        )


def main() -> None:
    """Make both sites, build each, print the table."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--data", type=Path, default=TOP.parent / "shared")
    asked.add_argument("--size", type=int, default=20_000)
    chosen = asked.parse_args()
    print(f"Stories: {'real' if real(chosen.data) else 'drawn (no data at hand)'}\n")
    print("| articles | site | wall | CPU |\n|--:|---|--:|--:|", flush=True)
    walls = []
    for name, told in (("varied", stories), ("nearly equal", notices)):
        with tempfile.TemporaryDirectory() as folder:
            write_ours(Path(folder), told(chosen.size, chosen.data))
            time.sleep(SETTLING)
            cost = run([sys.executable, "-m", "site_gen", "build", "--site", folder], TOP)
        walls.append(cost.wall)
        print(f"| {chosen.size:,} | {name} | {cost.wall:.1f} s | {cost.cpu:.1f} s |", flush=True)
    print(f"\nNearly equal against varied: {walls[1] / walls[0]:.2f} ×")


if __name__ == "__main__":
    main()
