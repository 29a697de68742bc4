"""Lock files name exact versions and hashes, and no place they came from."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house.modules import TOP

SITE = "requirements/site.txt"
TEST = "requirements/test.txt"
NODE = "package-lock.json"
LOCKS = [SITE, TEST, NODE]

_PINNED = re.compile(r"^([a-z0-9._-]+)==(\S+)((?:\s+--hash=sha256:[0-9a-f]{64})+)$")
_ADDRESS = re.compile(r"""://|(?<![\w./+=-])(?:/|~/|[A-Za-z]:\\)\w""")


@pytest.mark.parametrize("lock", LOCKS)
def test_no_lock_names_an_address_or_a_place_on_a_machine(lock: str) -> None:
    assert [line for line in _read(lock).splitlines() if _ADDRESS.search(line)] == []


@pytest.mark.parametrize(
    "line",
    [
        "--extra-index-url file:///srv/simple",
        "# via -r /home/an/requirements.in",
        '"resolved": "https://registry.example/vnu.tgz"',
        r"--find-links C:\wheels",
        "-f ~/wheels",
    ],
)
def test_an_address_in_a_lock_would_be_seen(line: str) -> None:
    assert _ADDRESS.search(line)


@pytest.mark.parametrize("lock", [SITE, TEST])
def test_every_line_of_a_lock_is_one_version_with_its_hashes(lock: str) -> None:
    assert [line for line in _requirements(lock) if not _PINNED.match(line)] == []


def test_every_package_of_node_has_its_hash_and_no_address() -> None:
    packages = {name: one for name, one in json.loads(_read(NODE))["packages"].items() if name}

    assert packages
    assert [name for name, one in packages.items() if not one.get("integrity") or "resolved" in one] == []


def test_the_site_is_tested_with_the_versions_it_runs_with() -> None:
    tested = _versions(TEST)

    assert {name: tested.get(name) for name in _versions(SITE)} == _versions(SITE)


@pytest.mark.parametrize(("lock", "extras"), [(SITE, []), (TEST, ["dev"])])
def test_the_locks_fulfil_what_the_project_asks_for(lock: str, extras: list[str]) -> None:
    versions = _versions(lock)

    assert [str(one) for one in _asked(extras) if not _fulfilled(one, versions)] == []


def _read(name: str) -> str:
    return (TOP / name).read_text(encoding="utf-8")


def _requirements(lock: str) -> Iterator[str]:
    joined = _read(lock).replace("\\\n", " ")
    return (line.strip() for line in joined.splitlines() if line.strip() and not line.strip().startswith("#"))


def _versions(lock: str) -> dict[str, str]:
    found = (_PINNED.match(line) for line in _requirements(lock))
    return {canonicalize_name(one[1]): one[2] for one in found if one}


def _asked(extras: list[str]) -> Iterator[Requirement]:
    project: dict[str, Any] = tomllib.loads(_read("pyproject.toml"))
    yield from map(Requirement, project["build-system"]["requires"])
    yield from map(Requirement, project["project"]["dependencies"])
    for extra in extras:
        yield from map(Requirement, project["project"]["optional-dependencies"][extra])


def _fulfilled(asked: Requirement, versions: Mapping[str, str]) -> bool:
    version = versions.get(canonicalize_name(asked.name))
    return version is not None and asked.specifier.contains(version, prereleases=True)
