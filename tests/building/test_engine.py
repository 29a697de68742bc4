from __future__ import annotations

import sys
from importlib.metadata import version

import pytest

from site_gen.building import engine as module
from site_gen.building.engine import LIBRARIES, engine


def test_the_engine_is_the_same_while_nothing_changes() -> None:
    assert engine() == engine()


@pytest.mark.parametrize("library", LIBRARIES)
def test_another_version_of_a_library_is_another_engine(
    monkeypatch: pytest.MonkeyPatch, library: str
) -> None:
    before = engine()
    monkeypatch.setattr(module, "version", lambda name: "0" if name == library else version(name))

    assert engine() != before


def test_another_python_is_another_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    before = engine()
    monkeypatch.setattr(sys, "version", "3.99")

    assert engine() != before
