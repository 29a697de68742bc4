from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version

import pytest

from site_gen.building import engine as module
from site_gen.building.engine import LIBRARIES, engine, versions
from site_gen.digest import Digest


@pytest.fixture(autouse=True)
def forgotten() -> Iterator[None]:
    """What was found under other circumstances is for nobody else."""
    yield
    engine.cache_clear()


def fresh() -> Digest:
    engine.cache_clear()
    return engine()


def test_the_engine_is_the_same_while_nothing_changes() -> None:
    assert fresh() == fresh()


@pytest.mark.parametrize("library", LIBRARIES)
def test_another_version_of_a_library_is_another_engine(
    monkeypatch: pytest.MonkeyPatch, library: str
) -> None:
    before = fresh()
    told = [(name, "0" if name == library else number) for name, number in versions(LIBRARIES)]
    monkeypatch.setattr(module, "versions", lambda names: told)

    assert fresh() != before


def test_versions_are_those_that_libraries_tell_of_themselves() -> None:
    assert versions(LIBRARIES) == [(name, version(name)) for name in LIBRARIES]


def test_a_library_that_is_not_there_is_asked_for_by_name() -> None:
    with pytest.raises(PackageNotFoundError, match="no-such-library"):
        versions(["no-such-library"])


def test_another_python_is_another_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    before = fresh()
    monkeypatch.setattr(sys, "version", "3.99")

    assert fresh() != before
