"""A site of many articles in two states, between which paths come and go."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from site_gen.building.build import build, place
from tests.conftest import NOW, SITE_TOML
from tests.laws.rounds import standing


def texts(letter: str, articles: int) -> dict[str, str]:
    """One of two states of a site: of its articles some come and go, some move, some are called otherwise."""
    found = {"content/site.toml": SITE_TOML + ("" if letter == "A" else 'moi = "Mới"\n')}
    for number in range(articles):
        if (letter, number % 4) in (("A", 0), ("B", 1)):
            continue
        section = "thong-bao" if (letter, number % 5) in (("A", 0), ("B", 1)) else "tin-tuc"
        title = f"Bài {number}" if number % 3 else f"Bài {letter} {number}"
        head = (
            f"title: {title}\ndate: 2026-0{1 + number % 8}-1{number % 7}\ntags: [{letter}{number % 9}, t]\n"
        )
        found[f"content/{section}/bai-{number}.md"] = f"---\n{head}---\n\n" + f"Câu {number}. " * 40 + "\n"
    return found


def write(site: Path, state: dict[str, str]) -> None:
    """Bring content/ to a state; what is the same in both is not touched."""
    for file in (site / "content").rglob("*.md"):
        if file.relative_to(site).as_posix() not in state:
            file.unlink()
    for path, text in state.items():
        file = site / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            file.write_text(text, encoding="utf-8")


def clean(site: Path, state: dict[str, str]) -> dict[str, bytes]:
    """What is published of a state."""
    write(site, state)
    build(place(site), now=datetime.fromisoformat(NOW))
    return standing(site / "output")


def known_files(*goals: dict[str, bytes]) -> dict[str, set[bytes]]:
    """All that may stand at each path while one of *goals* becomes another."""
    return {path: {goal[path] for goal in goals if path in goal} for path in set().union(*goals)}
