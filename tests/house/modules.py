"""The modules of site_gen as syntax trees, for tests that look at the code itself."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple, TypeAlias

TOP = Path(__file__).parents[2]
PACKAGE = TOP / "site_gen"

Function: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef


class Module(NamedTuple):
    """One module; its name is said without `site_gen.`"""

    name: str
    text: str
    tree: ast.Module

    @property
    def room(self) -> str:
        """The folder it stands in; its own name on the ground floor."""
        return self.name.partition(".")[0]


class Call(NamedTuple):
    """A call, by the whole name of what is called: `datetime.datetime.now`, `?.read_bytes`."""

    name: str
    node: ast.Call


def module(name: str, text: str) -> Module:
    """The module *name* with the code *text*."""
    return Module(name, text, ast.parse(text))


@cache
def every_module() -> tuple[Module, ...]:
    """All modules of site_gen, by path."""
    return tuple(
        module(_name(path), path.read_text(encoding="utf-8")) for path in sorted(PACKAGE.rglob("*.py"))
    )


def functions(one: Module) -> Iterator[Function]:
    """All functions and methods of a module, nested ones too."""
    return (node for node in ast.walk(one.tree) if isinstance(node, Function))


def calls(one: Module) -> Iterator[Call]:
    """All calls of a module."""
    known = _imported(one)
    for node in ast.walk(one.tree):
        if isinstance(node, ast.Call):
            yield Call(_whole_name(node.func, known), node)


def mentions(one: Module) -> set[str]:
    """The whole names of everything a module imports or takes from what it imports."""
    known = _imported(one)
    taken = (_whole_name(node, known) for node in ast.walk(one.tree) if isinstance(node, ast.Attribute))
    return {*known.values(), *(name for name in taken if not name.startswith("?"))}


def _name(path: Path) -> str:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts)


def _imported(one: Module) -> dict[str, str]:
    known: dict[str, str] = {}
    for node in ast.walk(one.tree):
        match node:
            case ast.Import():
                for alias in node.names:
                    top = alias.name.partition(".")[0]
                    known[alias.asname or top] = alias.name if alias.asname else top
            case ast.ImportFrom(module=str(source)):
                known |= {alias.asname or alias.name: f"{source}.{alias.name}" for alias in node.names}
    return known


def _whole_name(node: ast.expr, known: dict[str, str]) -> str:
    match node:
        case ast.Name(id=name):
            return known.get(name, name)
        case ast.Attribute(value=value, attr=attr):
            owner = _whole_name(value, known)
            imported = owner.partition(".")[0] in {name.partition(".")[0] for name in known.values()}
            return f"{owner}.{attr}" if imported else f"?.{attr}"
        case _:
            return "?"
