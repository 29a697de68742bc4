"""Every Vietnamese sentence that the program can tell an editor, as a pattern to be found in a report."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import NamedTuple

from tests.house.modules import Module, every_module

_ROOMS = {"reading", "config", "pages", "related", "building", "decode", "failure", "fields", "vietnamese"}
_QUIET = {
    "pages.hosting",
    "pages.linked",
    "reading.syntax",
    "vietnamese.functionwords",
    "vietnamese.order",
    "vietnamese.spelling",
    "vietnamese.text",
}
"""Modules whose Vietnamese is no message: letters, days, and words of a page."""
_VIETNAMESE = re.compile(r"[À-ỹ]")
_PATTERN = re.compile(r"\(\?|\[0-9\]")
"""What only regular expressions have: those read an editor's words, they say none."""

TEMPLATES = "pages.mistake"
"""A module whose sentences have cases of their own, without a site each: tests/pages/test_mistake.py."""


class Sentence(NamedTuple):
    """A message, a hint or a part of one; `…` stands for what is filled in."""

    module: str
    text: str

    def told_in(self, report: str) -> bool:
        """Whether *report* has this sentence."""
        return re.search(".*".join(map(re.escape, self.text.split(_GAP))), report) is not None

    def __str__(self) -> str:
        return f"{self.module}: {self.text.replace(_GAP, '{}')}"


_GAP = "\0"

_RACE = "needs a file saved between two steps of one build: tests/building/test_build.py"
_NO_FILE = "needs a folder or a pipe where publishing keeps its lists: tests/building/test_publish.py"
_KILLED = "needs a worker process killed: tests/building/test_workers.py"
_CLEAN = "decode() has refused all control characters before"
UNTOLD = {
    "building.files: xóa thứ đang ở chỗ ấy, rồi dựng lại": _NO_FILE,
    "building.inputs: dựng lại trang": _RACE,
    "building.inputs: tệp bị thay đổi trong khi dựng trang": _RACE,
    "building.workers: dựng lại; nếu vẫn vậy, thêm --jobs 1": _KILLED,
    "building.workers: một tiến trình làm cùng đã bị ngắt giữa chừng, có thể vì máy hết bộ nhớ": _KILLED,
    "config.mistake: {}, giá trị là chữ thì trong dấu ngoặc kép": "for what tomllib may say one day",
    "config.mistake: có ký tự lạ không dùng được": _CLEAN,
    "failure: chỗ ấy là một thư mục hoặc một thứ khác, không phải một tệp": _NO_FILE,
    "fields: để trống": "questions pass by what is empty; for readings of fields that are to come",
    "reading.yaml: có ký tự lạ không dùng được ở phần đầu": _CLEAN,
}
"""Sentences that stand in no report, each with its reason."""


def sentences() -> list[Sentence]:
    """All of them, by module."""
    return [
        Sentence(one.name, text)
        for one in every_module()
        if one.room in _ROOMS and one.name not in _QUIET
        for text in sorted(set(_spoken(one)))
    ]


def _spoken(one: Module) -> Iterator[str]:
    silent = set(_parts(one.tree))
    for node in ast.walk(one.tree):
        if node in silent:
            continue
        text = _spelled(node)
        if " " in text and not text.endswith(" ") and _VIETNAMESE.search(text) and not _PATTERN.search(text):
            yield text


def _parts(tree: ast.AST) -> Iterator[ast.AST]:
    """Docstrings, and the pieces that an f-string is made of."""
    for node in ast.walk(tree):
        match node:
            case ast.Expr(value=ast.Constant() as docstring):
                yield docstring
            case ast.JoinedStr(values=pieces):
                yield from pieces


def _spelled(node: ast.AST) -> str:
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=pieces):
            return "".join(_spelled(piece) or _GAP for piece in pieces)
        case _:
            return ""
