"""Names say what a thing is in the newsroom."""

from __future__ import annotations

import ast
import re

from tests.house.modules import every_module

FORBIDDEN = {
    *("manager", "managers", "helper", "helpers", "handler", "handlers", "util", "utils", "utility"),
    *("data", "info", "misc", "common", "stuff", "processor", "service"),
}


def test_no_module_is_named_by_an_empty_word() -> None:
    assert [one.name for one in every_module() if _words(one.name) & FORBIDDEN] == []


def test_no_public_class_is_named_by_an_empty_word() -> None:
    named = [
        f"{one.name}.{node.name}"
        for one in every_module()
        for node in ast.walk(one.tree)
        if isinstance(node, ast.ClassDef) and node.name[0] != "_" and _words(node.name) & FORBIDDEN
    ]

    assert named == []


def _words(name: str) -> set[str]:
    return {word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)}
