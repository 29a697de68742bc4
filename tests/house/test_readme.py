"""What the papers say the program says is what it says."""

from __future__ import annotations

import re

import pytest

from tests.conftest import TinySite
from tests.house.modules import TOP

README = "README.md"
GUIDE = "docs/huong-dan-bien-tap.md"


def block(paper: str, first: str) -> str:
    """The fenced block of *paper* that begins with *first*."""
    text = (TOP / paper).read_text(encoding="utf-8")
    found = re.search(rf"^```\w*\n({re.escape(first)}.*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert found
    return found[1]


def told(site: TinySite) -> list[str]:
    """What a build tells, without its summary."""
    return site.run("build", "--now", "2026-09-01").err.splitlines()[:-1]


def test_the_article_of_the_readme_builds(a_site: TinySite) -> None:
    a_site.write("content/thong-bao/lich-tiep-dan.md", block(README, "---"))

    assert a_site.build()["problems"] == []


@pytest.mark.parametrize(
    ("paper", "path", "typed"),
    [
        (README, "content/thong-bao/lich-tiep-dan.md", "31/13/2026 08:00"),
        (GUIDE, "content/tin-tuc/hoi-nghi.md", "2026-13-40"),
    ],
)
def test_a_mistake_is_told_as_the_papers_say(a_site: TinySite, paper: str, path: str, typed: str) -> None:
    a_site.write(path, f"---\ntitle: Một bài\ndate: {typed}\n---\n\nNội dung.\n")

    assert told(a_site) == block(paper, path).splitlines()
