"""Stories of a site, one text file each: what is done and what must hold, then `-- path --` and files.

    build [OPTION …]            with --now 2026-09-01 08:00, unless told otherwise
    edit PATH OLD NEW           OLD stands there once; \\n in NEW is the end of a line
    move FROM TO · remove PATH · photo PATH WIDTHxHEIGHT COLOUR · articles NUMBER FOLDER

After a build may stand its exit code (`exit 1`), its counts, every file of output/ that is new (`+`),
other than before (`~`) or gone (`-`), and sentences of its problems (`says …`). `has PATH TEXT`,
`lacks PATH TEXT`, `missing PATH` and `related PATH LINK …` (all of its “Tin liên quan”, in order) look into
output/ at any time. What is after # is for people.
"""

from __future__ import annotations

import io
import re
import shlex
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from PIL import Image

from tests.conftest import NOW, TinySite, messages

_TELLS = ("exit", "made", "says", "+", "~", "-")
"""Words at the beginning of what must hold for the build before."""


class Scenario(NamedTuple):
    """One story."""

    lines: list[str]
    files: dict[str, str]


def read_scenario(path: Path) -> Scenario:
    """The story in a file."""
    script, *parts = ("\n" + path.read_text(encoding="utf-8")).split("\n-- ")
    files = {name: text for name, _, text in (part.partition(" --\n") for part in parts)}
    lines = [line.partition("  #")[0].strip() for line in script.splitlines()]
    return Scenario([line for line in lines if line and line[0] != "#"], files)


def perform(scenario: Scenario, site: TinySite) -> list[str]:
    """Do what the story tells on *site*; the same lines, with what really held."""
    for name, text in scenario.files.items():
        site.write(name, text)
    stage = _Stage(site)
    happened: list[str] = []
    for number, line in enumerate(scenario.lines):
        verb, *words = shlex.split(line)
        if verb == "build":
            stage.build(words)
            happened += [line, *stage.tell(_told(scenario.lines[number + 1 :]))]
        elif verb in ("has", "lacks"):
            happened.append(line.replace(verb, "has" if stage.has(*words) else "lacks", 1))
        elif verb == "missing":
            happened.append(line if stage.missing(*words) else f"has {words[0]}")
        elif verb == "related":
            happened.append(" ".join([verb, words[0], *stage.related(words[0])]))
        elif verb not in _TELLS:
            getattr(stage, verb)(*words)
            happened.append(line)
    return happened


def _told(lines: Iterable[str]) -> list[str]:
    told: list[str] = []
    for line in lines:
        if line.partition(" ")[0] not in _TELLS:
            break
        told.append(line)
    return told


class _Stage:
    """A site on which a story is played."""

    def __init__(self, site: TinySite) -> None:
        self.site = site
        self.before: dict[str, bytes] = {}
        self.after: dict[str, bytes] = {}
        self.report: dict[str, Any] = {}

    def build(self, options: list[str]) -> None:
        moment = [] if "--now" in options else ["--now", NOW]
        result = self.site.run("build", "--format", "json", "--jobs", "1", *moment, *options)
        self.before, self.after = self.after, self.site.made()
        self.report = {**result.report, "exit": result.code}

    def tell(self, told: list[str]) -> list[str]:
        """*told*, with what the last build really did."""
        lines = []
        if any(line.startswith("exit") for line in told) or self.report["exit"]:
            lines.append(f"exit {self.report['exit']}")
        lines += [self.counts(line) for line in told if line.startswith("made")]
        if any(line[0] in "+~-" for line in told):
            lines += self.differences()
        said = [line.removeprefix("says ") for line in told if line.startswith("says")]
        return lines + [f"says {one}" for one in said if one in "\n".join(messages(self.report))]

    def counts(self, told: str) -> str:
        made, kept, removed = (self.report[name] for name in ("made", "kept", "removed"))
        rest = "kept the rest" in told and kept == len(self.after) - made
        return f"made {made}, kept {'the rest' if rest else kept}, removed {removed}"

    def differences(self) -> list[str]:
        old, new = self.before, self.after
        return [
            *(f"+ {path}" for path in new if path not in old),
            *(f"~ {path}" for path in new if path in old and old[path] != new[path]),
            *(f"- {path}" for path in old if path not in new),
        ]

    def edit(self, path: str, old: str, new: str) -> None:
        file = self.site.folder / path
        text = file.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} has to stand in {path} once"
        self.site.write(path, text.replace(old, new.replace("\\n", "\n")))

    def move(self, old: str, new: str) -> None:
        target = self.site.folder / new
        target.parent.mkdir(parents=True, exist_ok=True)
        (self.site.folder / old).rename(target)

    def remove(self, path: str) -> None:
        self.site.remove(path)

    def photo(self, path: str, size: str, colour: str) -> None:
        width, height = map(int, size.split("x"))
        saved = io.BytesIO()
        Image.new("RGB", (width, height), colour).save(saved, "PNG")
        self.site.write(path, saved.getvalue())

    def articles(self, number: str, folder: str) -> None:
        for n in range(1, int(number) + 1):
            name = f"{folder}/bai-{n:03}"
            self.site.article(name, title=f"Bài số {n}", date=f"2025-{n % 12 + 1:02}-{n % 28 + 1:02} 08:00")

    def has(self, path: str, text: str) -> bool:
        return text in self.site.page(path)

    def related(self, path: str) -> list[str]:
        _, _, rest = self.site.main(path).partition('aria-labelledby="related_title"')
        return re.findall(r'href="([^"]*)"', rest.partition("</section>")[0])

    def missing(self, path: str) -> bool:
        return not (self.site.folder / "output" / path).exists()
