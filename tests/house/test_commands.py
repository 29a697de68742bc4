"""Every command and option is documented and explained, in Vietnamese alone."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

import click
import pytest

from site_gen.cli import program, run
from tests.house.modules import TOP

DOCUMENTS = ("docs/huong-dan-bien-tap.md", "README.md")
ENGLISH = (
    *("usage", "options", "commands", "arguments", "positional", "error", "show this", "and exit"),
    *("missing", "invalid", "no such", "did you mean", "required", "requires", "default", "try "),
    *("choose from", "is not", "does not", "unexpected", "got ", "x>=", "<=x", "<=", "aborted"),
)
WRONG = [
    *([], ["--"], ["sai"], ["--sai"], ["--version=1"], ["bui"]),
    *(["build", "a"], ["build", "a", "b"], ["build", "--sai"], ["build", "-x"], ["build", "--draft"]),
    *(["build", "--jobs"], ["build", "--jobs", "-1"], ["build", "--jobs", "x"], ["build", "--drafts=1"]),
    *(["build", "--format", "xml"], ["build", "--format"], ["build", "--now", "x"], ["build", "--now", ""]),
    *(["check", "--site"], ["check", "--output", "x"], ["new"], ["new", "a", "b"], ["new", "a", "--section"]),
    *(["init"], ["init", "a", "b"], ["serve", "--port", "0"], ["serve", "--port", "x"], ["serve", "a"]),
]


class Named(NamedTuple):
    """One command or option as it is typed."""

    command: str
    option: str
    help: str


def test_every_command_is_documented_with_all_its_options() -> None:
    text = "\n".join((TOP / name).read_text(encoding="utf-8") for name in DOCUMENTS)

    assert [one for one in everything_typed() if not _documented(one, text)] == []


def test_every_command_and_option_has_a_vietnamese_sentence() -> None:
    assert [one for one in everything_typed() if not _is_vietnamese_sentence(one.help)] == []


def test_every_command_but_init_takes_site() -> None:
    taking = {one.command for one in everything_typed() if one.option == "--site"}

    assert {*program.commands} - taking == {"init"}


@pytest.mark.parametrize("command", ["", *program.commands])
def test_help_speaks_no_english(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*command.split(), "--help"]) == 0

    captured = capsys.readouterr()
    assert captured.err == ""
    assert english_in(captured.out) == []


@pytest.mark.parametrize("arguments", WRONG, ids=lambda arguments: " ".join(arguments) or "nothing")
def test_wrong_usage_speaks_no_english(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == 2

    captured = capsys.readouterr()
    assert english_in(captured.out + captured.err) == []


def test_english_would_be_seen() -> None:
    assert english_in("Error: Missing option '--port'. [1<=x<=65535]") == ["error", "missing", "<=x", "<="]


def everything_typed() -> list[Named]:
    """All commands, each followed by its options."""
    found = []
    for name, command in program.commands.items():
        found.append(Named(name, "", command.help or ""))
        for one in command.params:
            if isinstance(one, click.Option):
                found += [Named(name, option, one.help or "") for option in one.opts]
    return found


def english_in(said: str) -> list[str]:
    """The words of click in what was said."""
    # What a command or an option is called is English on purpose.
    words = re.sub(r"--[a-z]+|\[text\|json\]", "", said.lower())
    return [one for one in ENGLISH if one in words]


def _documented(one: Named, text: str) -> bool:
    if not one.option:
        return f"site-gen {one.command}" in text
    return any(one.option in line for line in text.splitlines() if re.search(rf"\b{one.command}\b", line))


def _is_vietnamese_sentence(text: str) -> bool:
    marked = any(unicodedata.combining(letter) for letter in unicodedata.normalize("NFD", text))
    return marked and text.rstrip().endswith((".", ")."))
