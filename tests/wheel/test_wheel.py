"""The packed program, away from the repository."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]
SOURCES = ("pyproject.toml", "README.md", "LICENSE", "site_gen", "templates")
PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input")


class Installed:
    """The program as pip puts it into a folder; its libraries are those of the tests."""

    def __init__(self, wheel: Path, folder: Path) -> None:
        self.wheel, self.folder = wheel, folder

    def run(self, command: Sequence[str | Path], where: Path) -> str:
        """What a command says that succeeds."""
        environment = {**os.environ, "PYTHONPATH": str(self.folder), "PYTHONUTF8": "1"}
        return say([*command], where, environment)

    @property
    def script(self) -> Path:
        return next((self.folder / "bin").glob("site-gen*"))


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel, built from a copy of the repository, so that nothing is left there."""
    top = tmp_path_factory.mktemp("wheel")
    for name in SOURCES:
        _copy(TOP / name, top / "copy" / name)
    packing = [*PIP, "wheel", "--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir"]
    say([*packing, top, top / "copy"], top)
    (wheel,) = top.glob("*.whl")
    say([*PIP, "install", "--no-deps", "--no-index", "--target", top / "there", wheel], top)
    return Installed(wheel, top / "there")


def test_the_wheel_has_every_module_and_template(installed: Installed) -> None:
    with zipfile.ZipFile(installed.wheel) as wheel:
        packed = {name for name in wheel.namelist() if name.startswith("site_gen/")}

    assert packed == {*_files("site_gen", "site_gen"), *_files("templates", "site_gen/templates")}


def test_the_wheel_asks_for_what_the_project_asks_for(installed: Installed) -> None:
    with zipfile.ZipFile(installed.wheel) as wheel:
        (name,) = (name for name in wheel.namelist() if name.endswith("/METADATA"))
        metadata = wheel.read(name).decode()

    assert "\nLicense-Expression: MIT\n" in metadata
    assert "\nRequires-Dist: jinja2" in metadata


def test_a_new_site_is_made_and_built_with_the_packed_templates(installed: Installed, tmp_path: Path) -> None:
    said = installed.run([installed.script, "init", "trang"], tmp_path)
    assert said.splitlines()[-1] == "Tiếp theo: site-gen serve --site trang"
    installed.run([installed.script, "build", "--site", "trang"], tmp_path)

    output = tmp_path / "trang" / "output"
    page = (output / "tin-tuc" / "bai-dau-tien" / "index.html").read_text(encoding="utf-8")
    assert "Trang thông tin bắt đầu hoạt động" in page
    script = (TOP / "templates" / "assets" / "early.js").read_bytes()
    assert script in [path.read_bytes() for path in output.rglob("*.js")]
    assert [path.suffix for path in output.rglob("be-vietnam-pro-*")] == [".woff2"] * 2


def test_python_runs_it_as_a_module_too(installed: Installed, tmp_path: Path) -> None:
    where = "import site_gen; print(site_gen.__file__)"
    assert Path(installed.run([sys.executable, "-c", where], tmp_path).strip()).parents[1] == installed.folder

    by_script = installed.run([installed.script, "--help"], tmp_path)
    assert installed.run([sys.executable, "-m", "site_gen", "--help"], tmp_path) == by_script


def test_the_same_site_comes_from_the_wheel_and_from_the_repository(
    installed: Installed, tmp_path: Path
) -> None:
    site = ["--site", str(TOP), "--now", "2026-09-01"]
    installed.run([sys.executable, "-m", "site_gen", "build", *site, "--output", "wheel"], tmp_path)
    say([sys.executable, "-m", "site_gen", "build", *site, "--output", tmp_path / "here"], TOP)

    assert _pages(tmp_path / "wheel") == _pages(tmp_path / "here")


def say(command: Sequence[str | Path], where: Path, environment: dict[str, str] | None = None) -> str:
    """Standard output of a command that has to succeed."""
    done = subprocess.run(
        [*map(str, command)], cwd=where, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        target.parent.mkdir(exist_ok=True)
        shutil.copyfile(source, target)


def _files(folder: str, packed_as: str) -> set[str]:
    return {
        f"{packed_as}/{path.relative_to(TOP / folder).as_posix()}"
        for path in (TOP / folder).rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }


def _pages(output: Path) -> dict[str, bytes]:
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in output.rglob("*.html")}
