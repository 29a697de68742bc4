"""A tiny site in a temporary folder: write files, build, look, edit, build again."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from site_gen.cli import run

SITE_TOML = """\
name = "Trung tâm Phục vụ hành chính công"
base_url = "https://trung-tam.gov.vn"

[sections]
tin-tuc = "Tin tức"
thong-bao = "Thông báo"
"""
NOW = "2026-09-01 08:00"


class Result(NamedTuple):
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def report(self) -> dict[str, Any]:
        """The JSON object on standard output."""
        found: dict[str, Any] = json.loads(self.out)
        return found


class TinySite:
    """One site on the disk, with the commands that work on it."""

    def __init__(self, folder: Path, capture: Callable[[], tuple[str, str]]) -> None:
        self.folder, self.capture = folder, capture
        if not (folder / "content" / "site.toml").exists():
            self.write("content/site.toml", SITE_TOML)

    def write(self, path: str, text: str | bytes) -> TinySite:
        """Write a file of the site, its folders with it."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode() if isinstance(text, str) else text)
        return self

    def article(self, path: str, body: str = "Nội dung.", **head: str) -> TinySite:
        """Write an article: a title and a date are there unless given."""
        fields = {"title": "Một bài", "date": "2026-08-18 08:00"} | head
        lines = "".join(f"{name}: {value}\n" for name, value in fields.items())
        return self.write(f"content/{path}.md", f"---\n{lines}---\n\n{body}\n")

    def remove(self, path: str) -> TinySite:
        """Remove a file or a folder of the site."""
        file = self.folder / path
        if file.is_dir():
            shutil.rmtree(file)
        else:
            file.unlink()
        return self

    def run(self, *arguments: str) -> Result:
        """Run one command line on this site."""
        self.capture()
        code = run([*arguments, "--site", str(self.folder)])
        return Result(code, *self.capture())

    def build(self, *options: str, now: str = NOW) -> dict[str, Any]:
        """Build, and return the JSON report with the exit code as `code`."""
        result = self.run("build", "--format", "json", "--jobs", "1", "--now", now, *options)
        return result.report | {"code": result.code}

    def page(self, path: str) -> str:
        """A file of output/ as text."""
        return (self.folder / "output" / path).read_text(encoding="utf-8")

    def main(self, path: str) -> str:
        """What stands between <main> and </main> of a made page."""
        return self.page(path).partition("<main")[2].partition("</main>")[0]

    def made(self) -> dict[str, bytes]:
        """Every file of output/ but what publishing keeps for itself."""
        top = self.folder / "output"
        return {
            name: path.read_bytes()
            for path in sorted(top.rglob("*"))
            if path.is_file() and not (name := path.relative_to(top).as_posix()).startswith(".site-gen/")
        }


def messages(report: dict[str, Any]) -> list[str]:
    """The problems of a report as an editor reads them: place and sentence."""
    return [f"{one['file']}:{one['line']}:{one['column']}: {one['message']}" for one in report["problems"]]


@pytest.fixture
def a_site(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> TinySite:
    """A site with two sections and no article."""
    return TinySite(tmp_path / "site", lambda: tuple(capsys.readouterr()))  # type: ignore[arg-type,return-value]
