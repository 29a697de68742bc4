"""YAML as editors type it → fields with places, or problems in their words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import yaml

from site_gen.fields import Field, Value
from site_gen.problems import Problem, error
from site_gen.reading.tolerance import tolerate
from site_gen.vietnamese.text import normal

DEEPEST = 20
"""Levels of nesting."""

_INDENTED = re.compile(r"[ \t]+[A-Za-z_]+:")
# `"C:\van-ban"` means no vertical tab; only what no path can be meant by is followed.
_ESCAPE = re.compile(r'(?:[^\\]|\\["\\/xuU \n])*?(\\)(?!["\\/xuU \n])')
_BACKSLASH = ("không dùng được dấu `\\` trong dấu ngoặc kép", "thay bằng dấu nháy đơn: '…'")
_EMPTY = {"", "~", "null", "Null", "NULL"}


class _Mark(NamedTuple):
    """A place in the head, both numbers from 0."""

    line: int
    column: int


class _Refused(Exception):
    """A head that is YAML but not ours."""

    def __init__(self, event: yaml.Event, message: str, hint: str, mark: _Mark | None = None) -> None:
        super().__init__(message)
        self.mark, self.message, self.hint = mark or _mark(event), message, hint


def read_yaml(file: str, text: str, line: int) -> tuple[Field | None, list[Problem]]:
    """The fields of *text*, whose first character stands on *line* of *file*; None where it is no YAML."""
    typed = tolerate(text)
    tree = _Tree(file, line, typed)
    try:
        root = tree.document(yaml.parse(typed, Loader=yaml.CSafeLoader))
    except _Refused as refused:
        return None, [tree.at(refused.mark, refused.message, refused.hint)]
    except yaml.MarkedYAMLError as wrong:
        return None, [tree.at(*_explain(text, wrong))]
    except yaml.reader.ReaderError as wrong:
        # libyaml's reader knows bytes, not lines: the character itself is what can be looked for.
        offset = max(typed.find(chr(wrong.character)), 0) if isinstance(wrong.character, int) else 0
        mark = _Mark(typed.count("\n", 0, offset), offset - typed.rfind("\n", 0, offset) - 1)
        return None, [tree.at(mark, "có ký tự lạ không dùng được ở phần đầu", "xóa ký tự đó và gõ lại")]
    return root, tree.problems


class _Tree:
    """Builds fields from YAML events, so that nothing is expanded that was not typed."""

    def __init__(self, file: str, line: int, typed: str) -> None:
        self.file, self.line, self.typed = file, line, typed
        self.problems: list[Problem] = []

    def at(self, mark: _Mark, message: str, hint: str = "") -> Problem:
        return error(self.file, *self.place(mark), message, hint)

    def place(self, mark: _Mark) -> tuple[int, int]:
        return self.line + mark.line, mark.column + 1

    def document(self, events: Iterator[yaml.Event]) -> Field:
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                break
            if isinstance(event, yaml.StreamEndEvent):
                return Field(self.file, self.line, 1, "", {})
        event = next(events)
        if isinstance(event, yaml.ScalarEvent) and re.match(r"[A-Za-z_]+:\S", event.value):
            hint = f"viết `{event.value.partition(':')[0]}: …`, có dấu cách sau dấu hai chấm"
            raise _Refused(event, "thiếu dấu cách sau dấu hai chấm", hint)
        if not isinstance(event, yaml.MappingStartEvent):
            example = "mỗi dòng gồm tên trường, dấu hai chấm, dấu cách rồi giá trị, ví dụ `title: Thông báo`"
            raise _Refused(event, "phần đầu phải gồm các trường có tên", example)
        root = self.field(event, events, "", 1)
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                raise _Refused(event, "phần đầu có dòng `---` thừa", "xóa dòng đó")
        return root

    def field(
        self,
        event: yaml.Event,
        events: Iterator[yaml.Event],
        name: str,
        depth: int,
        label: tuple[int, int] = (0, 0),
    ) -> Field:
        line, column = self.place(_mark(event))
        return Field(self.file, line, column, name, self.value(event, events, name, depth), label)

    def value(self, event: yaml.Event, events: Iterator[yaml.Event], name: str, depth: int) -> Value:
        if depth > DEEPEST:
            raise _Refused(event, f"phần đầu lồng nhau quá {DEEPEST} tầng", "viết đơn giản hơn")
        match event:
            case yaml.ScalarEvent(anchor=None):
                self.refuse_escape(event)
                plain = event.implicit[0] and event.value in _EMPTY
                return None if plain else normal(event.value)
            case yaml.SequenceStartEvent(anchor=None):
                return self.members(events, name, depth)
            case yaml.MappingStartEvent(anchor=None):
                return self.named(events, name, depth)
            case _:
                hint = "nếu đó là một phần của câu chữ, đặt cả giá trị trong dấu ngoặc kép"
                raise _Refused(event, "không dùng được ký hiệu `&` và `*` ở đầu giá trị", hint)

    def refuse_escape(self, event: yaml.ScalarEvent) -> None:
        if event.style != '"' or not event.start_mark or not event.end_mark:
            return
        said = self.typed[event.start_mark.index : event.end_mark.index]
        if (found := _ESCAPE.match(said)) is None:
            return
        line = said.count("\n", 0, found.start(1))
        column = found.start(1) - said.rfind("\n", 0, found.start(1)) - 1
        first = _mark(event)
        mark = _Mark(first.line + line, column if line else first.column + column)
        raise _Refused(event, *_BACKSLASH, mark)

    def members(self, events: Iterator[yaml.Event], name: str, depth: int) -> tuple[Field, ...]:
        found: list[Field] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            found.append(self.field(event, events, f"{name}[{len(found) + 1}]", depth + 1))
        return tuple(found)

    def named(self, events: Iterator[yaml.Event], name: str, depth: int) -> dict[str, Field]:
        found: dict[str, Field] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                raise _Refused(event, "tên trường phải là một từ", "đặt giá trị trong dấu ngoặc kép")
            key = normal(event.value).strip()
            label = self.place(_mark(event))
            field = self.field(next(events), events, f"{name}.{key}" if name else key, depth + 1, label)
            if key in found:
                first = found[key].label[0]
                message = f"trường `{key}` đã có ở dòng {first}"
                self.problems.append(error(self.file, *label, message, "giữ lại một trong hai dòng"))
            else:
                found[key] = field
        return found


def _mark(event: yaml.Event) -> _Mark:
    mark = event.start_mark
    return _Mark(mark.line, mark.column) if mark else _Mark(0, 0)


def _explain(text: str, wrong: yaml.MarkedYAMLError) -> tuple[_Mark, str, str]:
    """Where, what and how to mend it, in an editor's words."""
    mark, start = (
        _Mark(at.line, at.column) if at else _Mark(0, 0)
        for at in (wrong.problem_mark or wrong.context_mark, wrong.context_mark or wrong.problem_mark)
    )
    lines = text.split("\n")
    typed = lines[min(mark.line, len(lines) - 1)]
    context, problem = wrong.context or "", wrong.problem or ""
    if "quoted scalar" in context:
        if "escape" in problem:
            return mark, *_BACKSLASH
        return start, "dấu ngoặc mở ở đây không được đóng", "thêm dấu ngoặc ở cuối giá trị"
    if "flow" in context:
        hint = "viết như [một, hai]; mục nào có dấu hai chấm hoặc dấu phẩy thì đặt trong dấu ngoặc kép"
        return start, "danh sách mở ở đây không được đóng, hoặc có ký tự bị hiểu sai", hint
    if "mapping values" in problem and _INDENTED.match(typed):
        hint = (
            "trường mới thì bỏ dấu cách ở đầu dòng; phần tiếp của câu trên thì đặt cả câu trong dấu ngoặc kép"
        )
        return _Mark(mark.line, 0), "dòng này thụt vào nên bị hiểu là phần tiếp của dòng trên", hint
    if "mapping values" in problem:
        return mark, "dấu hai chấm ở đây làm giá trị bị hiểu sai", "đặt cả giá trị trong dấu ngoặc kép"
    if "could not find expected ':'" in problem:
        return _without_colon(lines, start)
    if "cannot start any token" in problem and typed[mark.column : mark.column + 1] in "@`%":
        message = f"giá trị không bắt đầu được bằng `{typed[mark.column]}`"
        return mark, message, "đặt cả giá trị trong dấu ngoặc kép"
    if "block collection" in context or "block mapping" in context:
        hint = "nếu giá trị có dấu ngoặc kép ở giữa, đặt cả giá trị trong dấu nháy đơn: '…'"
        return mark, "dòng này thụt vào không khớp với các dòng trên, hoặc có chữ thừa sau dấu ngoặc", hint
    hint = "các trường cùng cấp thụt vào bằng nhau; giá trị có ký tự đặc biệt thì đặt trong dấu ngoặc kép"
    return mark, "không hiểu được dòng này", hint


def _without_colon(lines: list[str], start: _Mark) -> tuple[_Mark, str, str]:
    typed = lines[min(start.line, len(lines) - 1)].strip()
    if ":" in typed:
        name, _, value = typed.partition(":")
        return start, "thiếu dấu cách sau dấu hai chấm", f"viết `{name.strip()}: {value.strip()}`"
    hint = "viết `tên trường: giá trị`; câu dài xuống dòng thì thụt vào hoặc đặt trong dấu ngoặc kép"
    return start, f"dòng “{typed}” không có tên trường và dấu hai chấm", hint
