"""Who alone may open files, write files, print, and ask the clock.

A new module that has to do one of these is entered in the table, with the reason.
"""

from __future__ import annotations

import ast
from collections.abc import Callable

import pytest

from tests.house.modules import Call, Module, calls, every_module, mentions, module

OPENERS = {
    "config.read": "site.toml and people.toml",
    "pages.templates": "the template folder, once a build",
    "reading.folder": "which files content/ has",
    "reading.load": "the articles",
    "reading.measure": "what is in photos and attachments",
}
"""Below building/."""

WRITERS = {
    "building": "output/ and .cache/",
    "desk.draft": "new articles and new sites, which editors asked for",
}
"""Rooms or modules."""

SPEAKERS = {
    "cli": "what a person reads on the terminal",
    "desk.progress": "what she sees there while she waits",
}
CLOCKS = {"cli": "the one moment that is now"}
SURROUNDED = {
    "building": "the number of processors",
    "cli": "the terminal it speaks to",
    "desk": "the network and the files it watches",
}

GROUND = {"building", "desk", "cli", "__init__", "__main__"}
LOOKS = {
    "read_text",
    "read_bytes",
    "iterdir",
    "glob",
    "rglob",
    "exists",
    "is_file",
    "is_dir",
    "stat",
    "lstat",
}
WRITES = {
    *("write_text", "write_bytes", "mkdir", "touch", "unlink", "rmdir", "rename"),
    *("symlink_to", "hardlink_to", "chmod", "truncate"),
}
ALTERS = {
    *("replace", "remove", "rename", "renames", "makedirs", "mkdir", "rmdir", "removedirs"),
    *("unlink", "link", "symlink", "truncate", "utime", "open"),
}
MOMENTS = {
    *("datetime.datetime.now", "datetime.datetime.utcnow", "datetime.datetime.today", "datetime.date.today"),
    *("time.time", "time.time_ns", "time.localtime", "time.gmtime", "time.ctime", "time.strftime"),
}
TONGUES = {"print", "input", "click.echo", "click.secho", "click.style", "click.confirm", "click.prompt"}
CHANCES = ("locale", "random", "secrets", "uuid", "getpass", "platform", "socket", "os.environ", "os.getenv")


def opens(one: Module) -> bool:
    """Whether a module looks into the file system.

    A file is always opened with a mode or an encoding: `.open()` with nothing in it opens no file.
    """
    return any(_looks(call) for call in calls(one))


def writes(one: Module) -> bool:
    """Whether a module changes the file system."""
    return any(_alters(call) for call in calls(one))


def speaks(one: Module) -> bool:
    """Whether a module prints or logs."""
    loud = any(name.startswith(("sys.std", "rich", "logging")) for name in mentions(one))
    return loud or any(call.name in TONGUES for call in calls(one))


def asks_the_clock(one: Module) -> bool:
    """Whether a module finds out what time it is."""
    return not MOMENTS.isdisjoint(mentions(one))


def asks_around(one: Module) -> bool:
    """Whether a module takes from the machine, the environment or chance."""
    inside = {name for name in mentions(one) if not name.startswith("site_gen")}
    return any(name == chance or name.startswith(f"{chance}.") for name in inside for chance in CHANCES)


@pytest.mark.parametrize(
    ("does", "allowed", "everywhere"),
    [
        pytest.param(opens, OPENERS, False, id="opens files"),
        pytest.param(writes, WRITERS, True, id="writes files"),
        pytest.param(speaks, SPEAKERS, True, id="prints"),
        pytest.param(asks_the_clock, CLOCKS, True, id="asks the clock"),
        pytest.param(asks_around, SURROUNDED, True, id="asks its surroundings"),
    ],
)
def test_only_named_modules_do(
    does: Callable[[Module], bool], allowed: dict[str, str], everywhere: bool
) -> None:
    doing = [one.name for one in every_module() if (everywhere or one.room not in GROUND) and does(one)]

    assert [name for name in doing if not _named(name, allowed)] == []


def test_every_module_of_the_tables_exists() -> None:
    there = {one.name for one in every_module()}
    named = [*OPENERS, *WRITERS, *SPEAKERS, *CLOCKS, *SURROUNDED]

    assert [name for name in named if name not in there] == []


def test_every_module_that_may_open_files_does() -> None:
    assert [one.name for one in every_module() if one.name in OPENERS and not opens(one)] == []


@pytest.mark.parametrize(
    ("does", "code"),
    [
        (opens, "from pathlib import Path\nPath('a').read_text()"),
        (opens, "open('a')"),
        (opens, "import os\nos.scandir('.')"),
        (opens, "def f(p):\n    return p.open('rb')"),
        (opens, "from PIL import Image\nImage.open('a.jpg')"),
        (writes, "def f(p):\n    p.write_bytes(b'')"),
        (writes, "def f(p, q):\n    p.replace(q)"),
        (writes, "import os\nos.replace('a', 'b')"),
        (writes, "import shutil\nshutil.rmtree('a')"),
        (writes, "open('a', 'w')"),
        (writes, "def f(p):\n    p.open(mode='ab')"),
        (speaks, "print('a')"),
        (speaks, "from click import echo as say\nsay('a')"),
        (speaks, "import sys\nsys.stderr.write('a')"),
        (speaks, "def f():\n    from rich.console import Console"),
        (asks_the_clock, "import datetime as dt\ndt.datetime.now()"),
        (asks_the_clock, "from datetime import date\ndate.today()"),
        (asks_the_clock, "from time import time as now"),
        (asks_around, "import os\nos.environ['LANG']"),
        (asks_around, "from random import shuffle"),
    ],
)
def test_who_does_it_is_seen(does: Callable[[Module], bool], code: str) -> None:
    assert does(module("one", code))


@pytest.mark.parametrize(
    ("does", "code"),
    [
        (opens, "def f(sealed):\n    return sealed.open()"),
        (writes, "'a'.replace('a', 'b')"),
        (writes, "def f(p):\n    return p.open('rb')"),
        (speaks, "import click\nclick.option('--a')"),
        (asks_the_clock, "from datetime import datetime\ndatetime(2026, 9, 1)"),
        (asks_around, "import os\nos.fspath('a')"),
    ],
)
def test_who_does_not_is_left_alone(does: Callable[[Module], bool], code: str) -> None:
    assert not does(module("one", code))


def _named(name: str, allowed: dict[str, str]) -> bool:
    return name in allowed or name.partition(".")[0] in allowed


def _looks(call: Call) -> bool:
    owner, _, attr = call.name.rpartition(".")
    if call.name == "open" or (
        owner == "os.path" and attr not in {"join", "basename", "dirname", "splitext"}
    ):
        return True
    if owner == "os":
        return attr in {"scandir", "walk", "listdir", "stat", "open", "readlink"}
    return attr in LOOKS or (bool(owner) and attr == "open" and bool(call.node.args or call.node.keywords))


def _alters(call: Call) -> bool:
    owner, _, attr = call.name.rpartition(".")
    if owner == "os":
        return attr in ALTERS
    if call.name.startswith(("shutil.", "tempfile.")) or attr in WRITES:
        return True
    if attr == "replace":  # a text replaces one thing by another, a path takes the place of one
        return owner == "?" and len(call.node.args) == 1 and not call.node.keywords
    return attr == "open" and any(set(mode) & set("wax+") for mode in _modes(call.node, path=not owner))


def _modes(call: ast.Call, path: bool) -> list[str]:
    """What may be the mode in a call of open(), which is given a path first, or of a path's open()."""
    typed = [
        *call.args[1 if path else 0 :][:1],
        *(word.value for word in call.keywords if word.arg == "mode"),
    ]
    return [one.value for one in typed if isinstance(one, ast.Constant) and isinstance(one.value, str)]
