"""Small modules, short functions, everything said in signatures."""

from __future__ import annotations

import ast
from statistics import median

from tests.house.modules import Function, every_module, functions

LONGEST = 300


def test_no_module_is_too_long() -> None:
    long = [one.name for one in every_module() if len(one.text.splitlines()) > LONGEST]

    assert long == []


def test_half_of_all_functions_are_shorter_than_ten_lines() -> None:
    assert median(_lines(each) for one in every_module() for each in functions(one)) < 10


def test_every_signature_is_annotated() -> None:
    bare = [f"{one.name}.{each.name}" for one in every_module() for each in functions(one) if _is_bare(each)]

    assert bare == []


def test_every_module_says_what_it_is() -> None:
    assert [one.name for one in every_module() if not ast.get_docstring(one.tree)] == []


def test_every_public_function_promises_something() -> None:
    silent = [
        f"{one.name}.{each.name}"
        for one in every_module()
        for each in one.tree.body
        if isinstance(each, Function) and not each.name.startswith("_") and not ast.get_docstring(each)
    ]

    assert silent == []


def _lines(function: Function) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def _is_bare(function: Function) -> bool:
    given = function.args
    named = [*given.posonlyargs, *given.args, *given.kwonlyargs, given.vararg, given.kwarg]
    asked = [one for one in named if one is not None and one.arg not in ("self", "cls")]
    return function.returns is None or any(one.annotation is None for one in asked)
