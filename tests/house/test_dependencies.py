"""Every library has a line that says why it is here."""

from __future__ import annotations

import json
import tomllib

from packaging.requirements import Requirement

from tests.house.modules import TOP


def test_every_library_is_explained() -> None:
    explained = (TOP / "docs/dependencies.md").read_text(encoding="utf-8")

    assert [name for name in _libraries() if f"| `{name}` |" not in explained] == []


def test_no_library_is_explained_that_is_not_used() -> None:
    rows = (TOP / "docs/dependencies.md").read_text(encoding="utf-8").splitlines()
    explained = {row.split("`")[1] for row in rows if row.startswith("| `")}

    assert explained - set(_libraries()) == set()


def _libraries() -> list[str]:
    project = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))
    node = [
        one
        for name in ("package.json", "tools/lighthouse/package.json")
        for one in json.loads((TOP / name).read_text(encoding="utf-8"))["devDependencies"]
    ]
    asked = [
        *project["build-system"]["requires"],
        *project["project"]["dependencies"],
        *(one for extra in project["project"]["optional-dependencies"].values() for one in extra),
        "colorama",  # of requirements/besides.in
    ]
    return sorted({*(Requirement(one).name for one in asked), *node})
