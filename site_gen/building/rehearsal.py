"""A site with mistakes, tried all the same: so that one run tells those too that show only while making."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path, PurePosixPath

import msgspec

from site_gen.building.claim import claim_of
from site_gen.building.manifest import Entry, Keyed, read_manifest
from site_gen.building.seal import read
from site_gen.building.staging import Maker
from site_gen.digest import digest_bytes
from site_gen.pages.templates import Templates
from site_gen.problems import Problem, Problems, Severity

_UNREADABLE = "{%"
_TEXTS = {".html", ".xml", ".txt", ".json", ".ics"}
_PLANNED_WITH = ("nav.home", "arch.title")
"""Words that stand in addresses' names before any template is asked for them."""


def spoil(templates: Templates, mistakes: Iterable[Problem]) -> Templates:
    """*templates* to plan with although there are *mistakes* in them.

    A template with a mistake fails at once wherever it is used, and under its own name: whatever
    is made with it tells of no other.
    """
    wrong = {_name(one): one.file for one in mistakes if _is_text(one)}
    closures = defaultdict(lambda: digest_bytes(b""), templates.closures)
    silent = dict.fromkeys(_PLANNED_WITH, "")
    return msgspec.structs.replace(
        templates,
        texts={**templates.texts, **dict.fromkeys(wrong, _UNREADABLE)},
        places={**templates.places, **wrong},
        closures=closures,
        words={lang: {**silent, **words} for lang, words in templates.words.items()},
    )


def can_be_made(mistakes: Iterable[Problem]) -> bool:
    """Whether pages of spoiled templates tell of nothing but their own: all words and assets are there."""
    return all(_is_text(one) for one in mistakes if one.severity is Severity.ERROR)


def rehearse(paths: Sequence[str], make: Maker, known: Iterable[Problem]) -> tuple[Problem, ...]:
    """What making *paths* tells, but for files of which an error is *known*; all that is made is let go."""
    told = {one.file for one in known if one.severity is Severity.ERROR}
    try:
        for _path, _content in make(paths):
            pass
    except Problems as problems:
        return tuple(one for one in problems.found if one.file not in told)
    return ()


def unlike(plan: Mapping[str, Keyed], output: Path) -> list[str]:
    """The paths of *plan* that were not published into *output* from the very same."""
    published: Mapping[str, Entry] = {}
    with suppress(OSError):  # what may not be read vouches for nothing; publishing would tell
        published = read_manifest(read(claim_of(output).manifest) or b"") or {}
    return [path for path, one in plan.items() if path not in published or published[path].key != one.key]


def _name(problem: Problem) -> str:
    return problem.file.removeprefix("templates/")


def _is_text(problem: Problem) -> bool:
    name = PurePosixPath(_name(problem))
    return name.suffix in _TEXTS and not name.is_relative_to("assets")
