"""The law of places: a site has the same bytes in every folder, zone and tongue, by however many hands."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import settings

from tests.conftest import NOW
from tests.laws.crowd import clean, texts, write
from tests.laws.deeds import Retouch
from tests.laws.first import ARTICLES, first_site
from tests.laws.rounds import TOP, Build, again, build_once, differences, standing
from tests.laws.rounds import clean as made_anew

THOROUGH = settings().max_examples > 1000
FEWER = """
import sys
from site_gen.building import workers
from site_gen.cli import run
workers.FEW, workers.CHUNK = 1, 5
sys.exit(run(sys.argv[1:]))
"""
"""The program, with processes for however little work."""
SURROUNDINGS = [
    ("1", {"PYTHONHASHSEED": "1", "TZ": "America/New_York", "LANG": "C", "LC_ALL": "C"}),
    ("2", {"PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo", "LANG": "vi_VN.UTF-8", "LC_ALL": "vi_VN.UTF-8"}),
    ("3", {"PYTHONHASHSEED": "3", "TZ": "Pacific/Apia", "LANG": "tr_TR.UTF-8", "PYTHONUTF8": "1"}),
]


def there(site: Path, jobs: str, surroundings: dict[str, str], *program: str) -> dict[str, bytes]:
    """What a process in other surroundings makes of *site*."""
    command = [sys.executable, *(program or ("-m", "site_gen")), "build", "--site", str(site), "--jobs", jobs]
    environment = {**os.environ, "PYTHONPATH": str(TOP), **surroundings}
    quiet = subprocess.DEVNULL
    subprocess.run([*command, "--now", NOW], cwd=site.parent, env=environment, check=True, stdout=quiet)
    return standing(site / "output")


@pytest.mark.parametrize(("jobs", "surroundings"), SURROUNDINGS)
def test_a_site_is_the_same_elsewhere(tmp_path: Path, jobs: str, surroundings: dict[str, str]) -> None:
    site = first_site(tmp_path / "Một trang, nơi khác")

    assert there(site, jobs, surroundings, "-c", FEWER) == made_anew(site, Build())[1]


@pytest.mark.parametrize("along", [(), (".cache",), ("output",), (".cache", "output")], ids=" and ".join)
def test_a_site_goes_elsewhere_with_whatever_builds_left(tmp_path: Path, along: tuple[str, ...]) -> None:
    site, other = first_site(tmp_path / "a"), tmp_path / "b"
    build_once(site, Build())
    for name in ("content", "templates", *along):
        shutil.copytree(site / name, other / name)
    Retouch(ARTICLES[0], quietly=True).apply(site)
    Retouch(ARTICLES[1], quietly=True).apply(other)

    for one in (other, site):
        assert [*differences(one, Build(), build_once(one, Build())), *again(one, Build())] == []


def test_two_sites_that_change_places_keep_nothing_of_each_other(tmp_path: Path) -> None:
    one, other, aside = first_site(tmp_path / "a"), first_site(tmp_path / "b"), tmp_path / "c"
    for path in ARTICLES[:3]:
        Retouch(path).apply(other)
    for site in (one, other):
        build_once(site, Build())
    for source, target in ((one, aside), (other, one), (aside, other)):
        source.rename(target)

    for site in (one, other):
        assert [*differences(site, Build(), build_once(site, Build())), *again(site, Build())] == []


@pytest.mark.parametrize("jobs", ["1", "2", "3"] if THOROUGH else ["2"])
def test_many_texts_are_the_same_by_however_many_hands(tmp_path: Path, jobs: str) -> None:
    state = texts("A", 640)
    expected = clean(tmp_path / "a", state)
    write(tmp_path / "b", state)

    assert there(tmp_path / "b", jobs, {"PYTHONHASHSEED": jobs}) == expected
