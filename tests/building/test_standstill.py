from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from site_gen.building import build as module
from site_gen.building import scout
from site_gen.building.build import Built, build, place, workshop
from site_gen.building.publish import publish
from tests.conftest import TinySite

NOW = datetime(2026, 9, 1, 8)
LATER = 60 * 10**9
"""Nanoseconds after which files are old enough to be known by their times."""
Change = Callable[[TinySite], object]


@pytest.fixture(autouse=True)
def eager(monkeypatch: pytest.MonkeyPatch) -> None:
    """A scout is sent however small the folder."""
    monkeypatch.setattr(scout, "WORTH", 0)
    monkeypatch.setattr("site_gen.building.scout.os.cpu_count", lambda: 2)


def built(site: TinySite, now: datetime = NOW, *, drafts: bool = False) -> Built:
    """Build as somebody does who comes a minute later."""
    with workshop(site.folder, 1, time.time_ns() + LATER) as map:
        return build(place(site.folder), now=now, drafts=drafts, map=map)


def planned_again(site: TinySite, monkeypatch: pytest.MonkeyPatch, *, drafts: bool = False) -> bool:
    """Whether a build plans the site, rather than knowing that nothing changed."""
    plans: list[object] = []
    prepare = module.prepare

    def counted(*given: object, **named: object) -> object:
        plans.append(given)
        return prepare(*given, **named)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(module, "prepare", counted)
        built(site, drafts=drafts)
    return plans != []


def a_site_that_stands(site: TinySite) -> TinySite:
    site.article("tin-tuc/mot").article("tin-tuc/mai", date="2026-09-05 08:00")
    site.article("tin-tuc/anh/index", photos="[{file: a.png}]")
    site.write("content/tin-tuc/anh/a.png", b"no photo").remove("content/tin-tuc/anh")
    built(site)
    return site


def test_the_same_again_is_not_planned(a_site: TinySite, monkeypatch: pytest.MonkeyPatch) -> None:
    site = a_site_that_stands(a_site)

    assert not planned_again(site, monkeypatch)
    outcome, _, next_due = built(site)
    assert (outcome.made, outcome.removed, outcome.kept) == ((), (), len(site.made()))
    assert next_due == datetime(2026, 9, 5, 8)


CHANGES: dict[str, Change] = {
    "a text": lambda site: site.article("tin-tuc/mot", "Khác."),
    "a new text": lambda site: site.article("tin-tuc/hai"),
    "a text less": lambda site: site.remove("content/tin-tuc/mot.md"),
    "settings": lambda site: site.write("content/people.toml", '[[people]]\nname = "Lê An"\n'),
    "a template": lambda site: site.write("templates/404.html", "Không có"),
    "a file of output": lambda site: site.write("output/index.html", "khác"),
    "a file of output less": lambda site: site.remove("output/index.html"),
    "a stranger": lambda site: site.write("output/tin-tuc/la.txt", "lạ"),
    "a journal": lambda site: site.write("output/.site-gen/journal", "?"),
    "a manifest": lambda site: site.write("output/.site-gen/manifest", "?"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_whatever_changed_is_planned(
    a_site: TinySite, monkeypatch: pytest.MonkeyPatch, change: Change
) -> None:
    site = a_site_that_stands(a_site)
    change(site)

    assert planned_again(site, monkeypatch)


@pytest.mark.parametrize(
    ("now", "changed"),
    [(datetime(2026, 9, 1, 8), False), (datetime(2026, 9, 5, 7, 59), False), (datetime(2026, 9, 5, 8), True)],
    ids=["now", "before it is due", "due"],
)
def test_time_changes_nothing_until_something_is_due(a_site: TinySite, now: datetime, changed: bool) -> None:
    site = a_site_that_stands(a_site)
    before = site.made()
    built(site, now)

    assert (site.made() != before) == changed


def test_a_clock_that_was_put_back_is_noticed(a_site: TinySite) -> None:
    site = a_site_that_stands(a_site)
    built(site, datetime(2026, 9, 5, 8))
    built(site)

    assert "tin-tuc/mai/index.html" not in site.made()


def test_drafts_are_always_planned(a_site: TinySite, monkeypatch: pytest.MonkeyPatch) -> None:
    assert planned_again(a_site_that_stands(a_site), monkeypatch, drafts=True)


def test_warnings_are_said_again(a_site: TinySite) -> None:
    a_site.article("tin-tuc/mot", body="")
    first, second = built(a_site).problems, built(a_site).problems

    assert [one.message for one in second] == ["chưa có nội dung sau phần đầu"]
    assert first == second


def test_another_output_folder_is_another_matter(a_site: TinySite, tmp_path: Path) -> None:
    site = a_site_that_stands(a_site)
    with workshop(site.folder, 1, time.time_ns() + LATER) as map:
        outcome = build(place(site.folder, tmp_path / "khac"), now=NOW, map=map).outcome

    assert len(outcome.made) == len(site.made())


def test_a_stranger_that_came_while_pages_were_made_is_told_next_time(
    a_site: TinySite, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = a_site_that_stands(a_site)
    site.article("tin-tuc/hai")

    def late(plan: object, make: Callable[..., object], *rest: object) -> object:
        def slow(paths: object) -> object:
            site.write("output/tin-tuc/la.txt", "lạ")
            return make(paths)

        return publish(plan, slow, *rest)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr("site_gen.building.build.publish", late)
        built(site)

    for _ in range(2):
        assert [one.file for one in built(site).outcome.problems] == ["output/tin-tuc/la.txt"]
