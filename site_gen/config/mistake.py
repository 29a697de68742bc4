"""What tomllib says of a text that is no TOML → what a person has to mend."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from typing import NamedTuple

from site_gen.config.marks import Steps, marks
from site_gen.problems import Problem, error


def explain(file: str, text: str, wrong: tomllib.TOMLDecodeError) -> Problem:
    """The mistake at which tomllib stopped in *text*, with its place and its remedy."""
    typed = text.replace("\r\n", "\n")  # tomllib counts so too
    what, at = _read(typed, str(wrong))
    told = _teller(what, typed, at)(typed, at)
    line = typed.count("\n", 0, told.at) + 1
    return error(file, line, told.at - typed.rfind("\n", 0, told.at), told.message, told.hint)


class _Told(NamedTuple):
    at: int
    message: str
    hint: str


_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_ENTRY = re.compile(r"[ \t]*(?P<key>[^=#\n]*?)[ \t]*=[ \t]*(?P<value>[^\n]*)")
_HEADER = re.compile(r"\[{1,2}[A-Za-z0-9_-]+\]{1,2}[ \t]*$")
_ITEM = re.compile(r"[^,\]}#\n]*")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\b")
_CURLY = "“”„‘’«»"
_LIST = 'danh sách viết như ["một", "hai"]'
_LINE = 'mỗi dòng viết `tên = "giá trị"`'


def _teller(what: str, text: str, at: int) -> Callable[[str, int], _Told]:
    if at < len(text) and text[at] != "\n" and text[at].isspace():
        return _odd_space
    return next((tell for start, tell in _TELLERS if what.startswith(start)), _unknown)


def _read(text: str, said: str) -> tuple[str, int]:
    """What tomllib said, and the offset it spoke of."""
    found = _PLACE.search(said)
    if found is None or found[1] is None:
        return _PLACE.sub("", said), len(text)
    start = sum(len(line) + 1 for line in text.split("\n")[: int(found[1]) - 1])
    return said[: found.start()], start + int(found[2]) - 1


def _line(text: str, at: int) -> tuple[int, str]:
    """Start and text of the line of offset *at*; at the end, of the last line with something on it."""
    at = min(at, len(text.rstrip()))
    start = text.rfind("\n", 0, at) + 1
    return start, text[start:].partition("\n")[0]


def _value_on_line(text: str, at: int) -> tuple[int, str]:
    """Start and text of what follows the first `=` on the line of *at*; *at* itself where there is none."""
    start, line = _line(text, at)
    found = _ENTRY.match(line)
    return (start + found.start("value"), found["value"]) if found else (at, "")


def _odd_space(text: str, at: int) -> _Told:
    return _Told(at, "có dấu cách lạ không dùng được ở đây", "xóa dấu cách đó và gõ lại")


def _invalid_value(text: str, at: int) -> _Told:
    before = text[:at].rstrip()[-1:]
    _, line = _line(text, at)
    if before in "[," and (at == len(text) or _ENTRY.match(text[at:]) or _HEADER.match(line)):
        return _Told(at, "danh sách mở ở trên chưa được đóng", f"thêm dấu `]`; {_LIST}")
    found = _ITEM.match(text, at)
    value = found[0].strip() if found else ""
    if before == "=" and not value:
        name = line.partition("=")[0].strip()
        return _Told(at, f"thiếu giá trị của `{name}`", f'viết `{name} = "…"`')
    return _unquoted(at, value)


def _unquoted(at: int, value: str) -> _Told:
    if value.startswith(tuple(_CURLY)):
        hint = f'viết "{value.strip(_CURLY)}"'
        return _Told(at, "dấu ngoặc kép cong không dùng được ở đây, chỉ dùng dấu thẳng", hint)
    if value.lower() in ("true", "false"):
        return _Told(at, f"`{value}` phải viết thường", f"viết `{value.lower()}`")
    quoted = f"'{value}'" if '"' in value else f'"{value}"'
    return _Told(at, f"thiếu dấu ngoặc kép quanh “{value}”", f"viết {quoted}")


def _something_after(text: str, at: int) -> _Told:
    start, value = _value_on_line(text, at)
    if _DAY.match(value):
        return _no_date(text, start)
    if start < at and value[:1] not in ("", '"', "'", "[", "{"):
        return _unquoted(start, value.partition(" #")[0].strip())
    rest = text[at:].partition("\n")[0].strip()
    if value[:1] in ("", "[", "{"):
        return _Told(at, f"có chữ thừa ở cuối dòng: “{rest}”", "xóa đi, hoặc đặt dấu `#` trước lời ghi chú")
    hint = "trong giá trị có dấu ngoặc kép thì đặt cả giá trị trong dấu nháy đơn: '…'"
    return _Told(at, f"sau dấu ngoặc kép đóng còn chữ thừa: “{rest}”", hint)


def _no_equals(text: str, at: int) -> _Told:
    start, line = _line(text, at)
    rest = line[at - start :].lstrip()
    name = line[: at - start].strip()
    if rest.startswith(":"):
        return _Told(at, f"sau `{name}` phải là dấu `=`, không phải dấu hai chấm", f'viết `{name} = "…"`')
    if "=" in rest:
        return _odd_name(text, at)
    return _Told(at, f"thiếu dấu `=` sau `{name}`", f'viết `{name} = "…"`')


def _odd_name(text: str, at: int) -> _Told:
    start, line = _line(text, at)
    entry = _ENTRY.match(line)
    key = entry["key"] if entry else line.strip().strip("[]")
    place = start + len(line) - len(line.lstrip())
    if not key.strip(_CURLY):
        return _Told(place, "thiếu tên trước dấu `=`" if entry else "thiếu tên trong dấu ngoặc", _LINE)
    if line.lstrip()[0] in _CURLY:
        return _unquoted(place, key)
    message = f"tên “{key}” có dấu cách hoặc chữ có dấu nên phải đặt trong dấu ngoặc kép"
    return _Told(place, message, f'viết "{key}"')


def _no_statement(text: str, at: int) -> _Told:
    _, line = _line(text, at)
    if "=" in line:
        return _odd_name(text, at)
    hint = f"{_LINE}; lời ghi chú thì đặt dấu `#` ở đầu dòng"
    return _Told(at, f"dòng “{line.strip()}” không có tên và dấu `=`", hint)


def _unclosed_string(text: str, at: int) -> _Told:
    if text[at : at + 1] not in ("", "\n"):
        return _Told(at, "có ký tự lạ không dùng được", "xóa ký tự đó và gõ lại")
    opening = max(text.rfind('"""', 0, at), text.rfind("'''", 0, at))
    start, value = _value_on_line(text, at)
    if at == len(text) and opening >= 0 and opening < start:
        return _Told(opening, "dấu ngoặc ba mở ở đây không được đóng", f"thêm {text[opening : opening + 3]}")
    quote = value[:1] if value[:1] in ("'", '"') else '"'
    return _Told(start, "dấu ngoặc mở ở đây không được đóng", f"thêm dấu {quote} ở cuối giá trị")


def _backslash(text: str, at: int) -> _Told:
    place = max(text.rfind("\\", 0, at + 1), 0)
    hint = "viết `\\\\` thay cho `\\`, hoặc đặt cả giá trị trong dấu nháy đơn: '…'"
    return _Told(place, "dấu `\\` trong dấu ngoặc kép có nghĩa riêng", hint)


def _unclosed_array(text: str, at: int) -> _Told:
    return _Told(at, "danh sách thiếu dấu phẩy giữa hai mục hoặc dấu `]` ở cuối", _LIST)


def _unclosed_inline(text: str, at: int) -> _Told:
    hint = 'viết trên một dòng, như { name = "Trang chủ", url = "/" }'
    return _Told(at, "nhóm trong dấu `{ }` thiếu dấu phẩy hoặc dấu `}`", hint)


def _unclosed_header(text: str, at: int) -> _Told:
    hint = "tên trong dấu `[ ]` có dấu cách hoặc chữ có dấu thì đặt trong dấu ngoặc kép"
    return _Told(at, "tiêu đề nhóm thiếu dấu `]`", hint)


def _no_date(text: str, at: int) -> _Told:
    found = _ITEM.match(text, at)
    value = found[0].strip() if found else ""
    return _Told(at, f"ngày giờ {value} không có thật", "viết năm-tháng-ngày, ví dụ 2021-05-14")


def _twice(text: str, at: int) -> _Told:
    first: dict[Steps, int] = {}
    for mark in marks(text[:at]):
        if mark.path in first and not mark.implied:
            line = text.count("\n", 0, first[mark.path]) + 1
            message = f"khóa `{mark.path[-1]}` viết hai lần, lần đầu ở dòng {line}"
            hint = f"nếu là danh sách, viết `[[{mark.path[-1]}]]` ở mỗi chỗ"
            return _Told(mark.label, message, hint if mark.value < mark.label else "giữ lại một trong hai")
        if not mark.implied:
            first[mark.path] = mark.label
    start, line_text = _line(text, at)
    message = "khóa ở dòng này đã được viết ở trên theo một cách khác"
    return _Told(start + len(line_text) - len(line_text.lstrip()), message, "gộp hai chỗ làm một")


def _unknown(text: str, at: int) -> _Told:
    return _Told(at, "không hiểu được dòng này", f"{_LINE}, giá trị là chữ thì trong dấu ngoặc kép")


_TELLERS: tuple[tuple[str, Callable[[str, int], _Told]], ...] = (
    ("Invalid value", _invalid_value),
    ("Invalid date", _no_date),
    ("Expected newline or end of document", _something_after),
    ("Expected '=' after a key", _no_equals),
    ("Invalid statement", _no_statement),
    ("Invalid initial character for a key part", _odd_name),
    ("Unterminated string", _unclosed_string),
    ("Illegal character", _unclosed_string),
    ("Found invalid character", _unclosed_string),
    ("Expected ']", _unclosed_header),
    ("Expected ", _unclosed_string),
    ("Unescaped", _backslash),
    ("Invalid hex value", _backslash),
    ("Escaped character", _backslash),
    ("Unclosed array", _unclosed_array),
    ("Unclosed inline table", _unclosed_inline),
    ("Cannot ", _twice),
    ("Duplicate ", _twice),
)
