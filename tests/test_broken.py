"""One deliberately broken site for each message, with the report an editor gets of it.

`SITE_GEN_REWRITE=1 pytest tests/test_broken.py` writes every expected.txt anew: then read `git diff`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from site_gen.cli import run
from tests.broken.laying import CASES, Told, cases, expected, lay, standing, told
from tests.broken.made import CLOSED, ELSEWHERE, MADE
from tests.broken.sentences import TEMPLATES, UNTOLD, sentences
from tests.broken.unprivileged import NOBODY, OPTIONS

FULL = {"disk-full-indeed": "2000"}
"""Case → the bytes of the largest file that can be written then."""


@pytest.fixture(scope="session")
def good_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site that all cases are laid over, already built."""
    site = tmp_path_factory.mktemp("good") / "site"
    shutil.copytree(CASES / "_base", site)
    assert run(["build", "--site", str(site), *OPTIONS]) == 0
    assert (site / "output/tin-tuc/tiep-cong-dan/index.html").is_file()
    return site


@pytest.fixture
def site(good_site: Path, tmp_path: Path) -> Path:
    """A copy of the good site."""
    return shutil.copytree(good_site, tmp_path / "site")


@pytest.fixture
def open_site(good_site: Path) -> Iterator[Path]:
    """A copy of the good site where others than root may go."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        yield shutil.copytree(good_site, Path(folder, "site"))


@pytest.mark.parametrize("case", [case for case in cases() if case not in {*CLOSED, *FULL}])
def test_a_broken_site_is_explained_and_what_was_published_stays(
    case: str, site: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(case, site)
    if case in MADE:
        MADE[case](site, monkeypatch)
    before = standing(site)
    capsys.readouterr()

    output = site / ELSEWHERE.get(case, "output")
    code = run(["build", "--site", str(site), "--output", str(output), *OPTIONS])

    assert_told(case, told(code, capsys.readouterr().err))
    assert code == 0 or standing(site) == before


@pytest.mark.parametrize("case", sorted({*CLOSED, *FULL}))
def test_what_may_not_be_read_or_written_is_explained_and_what_was_published_stays(
    case: str, open_site: Path
) -> None:
    lay(case, open_site)
    give_away(open_site.parent)
    if case in CLOSED:
        CLOSED[case](open_site)
    before = standing(open_site)

    found = build_as_nobody(open_site, FULL.get(case, ""))

    assert_told(case, found)
    assert standing(open_site) == before


def test_a_disk_that_writes_little_at_a_time_changes_no_byte(
    site: Path, good_site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = os.write
    shutil.rmtree(site / "output")
    monkeypatch.setattr(os, "write", lambda descriptor, content: write(descriptor, content[:1000]))

    code = run(["build", "--site", str(site), *OPTIONS])

    assert code == 0
    assert contents(site) == contents(good_site)


def test_every_sentence_stands_in_an_expected_report() -> None:
    report = "\n".join(file.read_text(encoding="utf-8") for file in sorted(CASES.glob("*/expected.txt")))

    untold = {str(one) for one in sentences() if one.module != TEMPLATES and not one.told_in(report)}

    assert untold == set(UNTOLD)


def assert_told(case: str, found: Told) -> None:
    assert found == expected(case, found)
    assert found.report


def build_as_nobody(site: Path, largest: str) -> Told:
    command = [sys.executable, "-m", "tests.broken.unprivileged", str(site), *filter(None, [largest])]
    ended = subprocess.run(
        command, cwd=CASES.parents[1], capture_output=True, encoding="utf-8", check=False, timeout=60
    )
    return told(ended.returncode, ended.stderr)


def give_away(top: Path) -> None:
    """Let nobody own *top*, if we are root; else it is ours already."""
    if sys.platform != "win32" and os.geteuid() == 0:
        for path in [top, *top.rglob("*")]:
            os.chown(path, NOBODY, NOBODY)


def contents(site: Path) -> dict[str, bytes]:
    return {name: content for name, (content, _) in standing(site).items()}
