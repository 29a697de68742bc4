"""TOML as people type it → fields with places, or the one mistake that makes it no TOML."""

from __future__ import annotations

import tomllib
from bisect import bisect_right
from itertools import accumulate
from typing import Any
from unicodedata import normalize

from site_gen.config.marks import Mark, Steps, marks, spelled
from site_gen.config.mistake import explain
from site_gen.fields import Field, Value
from site_gen.problems import Problem, error


def read_toml(file: str, text: str) -> Field | Problem:
    """The fields of *text*; numbers, dates, true and false are text as typed, strings what they mean.

    The root stands at line 0, so that what is missing there is told of the whole file.
    """
    try:
        values = tomllib.loads(text)
        return _Tree(file, text).field(values, (), "")
    except tomllib.TOMLDecodeError as wrong:
        return explain(file, text, wrong)
    except RecursionError:
        return error(file, 0, 0, "các dấu ngoặc lồng vào nhau quá nhiều tầng", "viết đơn giản hơn")
    except ValueError:
        # tomllib lets int() speak for itself.
        return error(file, 0, 0, "có một số dài quá mức", "đặt dãy chữ số đó trong dấu ngoặc kép")


class _Tree:
    """Joins what tomllib understood with where it stands."""

    def __init__(self, file: str, text: str) -> None:
        self.file, self.text = file, text
        self.starts = list(accumulate((len(line) + 1 for line in text.split("\n")), initial=0))
        self.marks: dict[Steps, Mark] = {(): Mark((), -1, -1)}
        for mark in marks(text):
            if not mark.implied or mark.path not in self.marks:
                self.marks[mark.path] = mark

    def field(self, value: Any, path: Steps, name: str) -> Field:
        mark = self.marks[path]
        understood = self.value(value, mark, name)
        return Field(self.file, *self.place(mark.value), name, understood, self.place(mark.label))

    def value(self, value: Any, mark: Mark, name: str) -> Value:
        path = mark.path
        match value:
            case dict():
                names = {key: f"{name}.{key}" if name else key for key in value}
                return {key: self.field(one, (*path, key), names[key]) for key, one in value.items()}
            case list():
                return tuple(self.field(one, (*path, n), f"{name}[{n + 1}]") for n, one in enumerate(value))
            case str():
                return normalize("NFC", value)
            case _:
                return spelled(self.text, mark.value)

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column, from 1; (0, 0) for what stands nowhere."""
        if offset < 0:
            return 0, 0
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1
