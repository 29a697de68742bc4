"""A text file → its head, each field with its place, and its body.

The head is YAML as editors type it: every scalar stays the text it is (`14:30`, `010`, `No`), and
what Word and careless fingers do to YAML is understood where there is only one way to read it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from frontmatter.default_handlers import YAMLHandler

from site_gen.decode import place
from site_gen.fields import Field
from site_gen.problems import Problem, error
from site_gen.reading.yaml import read_yaml

LARGEST = 64_000
"""Characters of a head."""

_FENCE = re.compile(r"^(?:-{3,}|[–—-]{1,3}(?<!-)[–—-]{0,2})[ \t\xa0]*$", re.MULTILINE)
_KEY = re.compile(r"^[ \t]*[A-Za-z_]+[ \t]*:", re.MULTILINE)
_EXAMPLE = "dòng đầu tiên của tệp là `---`, tiếp theo là `title: …`, `date: …`, rồi một dòng `---` nữa"


class Head(NamedTuple):
    """The two halves of a file."""

    field: Field
    body: str
    body_line: int
    """The line of the file on which the body begins, from 1."""


class _Handler(YAMLHandler):
    FM_BOUNDARY = _FENCE  # Word turns --- into —


def split(file: str, text: str) -> tuple[Head | None, list[Problem]]:
    """The head and the body of *text*, and what is wrong with the head; None where it cannot be read."""
    first = _FENCE.search(text)
    if not text.strip():
        return None, [error(file, 0, 0, "tệp trống", _EXAMPLE)]
    if first is None or text[: first.start()].strip():
        line = 1 + len(text[: len(text) - len(text.lstrip())].splitlines())
        return None, [error(file, line, 1, "bài viết chưa có phần đầu nằm giữa hai dòng `---`", _EXAMPLE)]
    if _FENCE.search(text, first.end()) is None:
        return None, [_unclosed(file, text, first)]
    typed, body = _Handler().split(text)
    line = place(text, first.end())[0]
    if len(typed) > LARGEST:
        message = f"phần đầu dài {len(typed)} ký tự, quá dài"
        return None, [error(file, line, 1, message, "có thể thiếu dòng `---` kết thúc phần đầu")]
    field, problems = read_yaml(file, typed, line)
    if field is None:
        return None, problems
    return Head(field, body, place(text, len(text) - len(body))[0]), problems


def _unclosed(file: str, text: str, first: re.Match[str]) -> Problem:
    line = place(text, first.start())[0]
    last = line
    for number, typed in enumerate(text[first.end() :].split("\n"), line):
        if _KEY.match(typed) or typed.startswith((" ", "\t", "-")):
            last = number
        elif number > line and typed.strip():
            break
    message = "phần đầu mở bằng `---` ở đây nhưng không có dòng `---` kết thúc"
    return error(file, line, 1, message, f"thêm một dòng `---` sau dòng {last}")
