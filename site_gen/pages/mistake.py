"""What Jinja and Python say of a template → what its author has to mend, in Vietnamese."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from jinja2 import TemplateSyntaxError
from jinja2.filters import FILTERS as GIVEN
from jinja2.tests import TESTS

from site_gen.fields import nearest
from site_gen.pages.filters import FILTERS

_TAGS = (
    *("block", "call", "extends", "filter", "for", "from", "if", "import", "include", "macro", "set", "with"),
    *("raw", "autoescape", "else", "elif", "endblock", "endcall", "endfilter", "endfor", "endif", "endmacro"),
    *("endset", "endwith", "endraw", "endautoescape"),
)
_TOKENS = {
    "begin of comment": "{#",
    "end of comment": "#}",
    "begin of statement block": "{%",
    "end of statement block": "%}",
    "begin of print statement": "{{",
    "end of print statement": "}}",
    "end of template": "cuối tệp",
    "template data / text": "chữ của trang",
    "name": "một tên",
    "string": "một chuỗi",
    "integer": "một số",
    "float": "một số",
}


def explain_syntax(wrong: TemplateSyntaxError) -> str:
    """What is wrong with the syntax of a template; as Jinja says it where we do not know its words."""
    said = wrong.message or ""
    return _told(said, _SYNTAX) or f"Jinja: {said}"


def explain_use(wrong: Exception) -> str:
    """Why a template could not be made into a page; as Python says it where we do not know its words."""
    said = wrong.reason if isinstance(wrong, UnicodeEncodeError) else str(wrong)
    if isinstance(wrong, SyntaxError):
        said = wrong.msg
    return _told(said, _USE) or f"{type(wrong).__name__}: {said}"


_Tell: TypeAlias = Callable[[re.Match[str]], str]


def _told(said: str, rules: Iterable[tuple[str, _Tell]]) -> str:
    found = ((re.fullmatch(pattern, said, re.DOTALL), tell) for pattern, tell in rules)
    return next((tell(match) for match, tell in found if match), "")


def _plain(sentence: str) -> _Tell:
    return lambda _: sentence


def _unclosed(found: re.Match[str]) -> str:
    return f"thiếu {_closing(found['wanted'])} để đóng {_tag(found['open'])}"


def _misplaced(found: re.Match[str]) -> str:
    return f"{_tag(found['tag'])} đặt sai chỗ: trước nó còn thiếu {_closing(found['wanted'])}"


def _unknown_tag(found: re.Match[str]) -> str:
    if found["tag"] not in _TAGS:
        return _with(f"không có thẻ nào là {_tag(found['tag'])}", found["tag"], _TAGS)
    return _misplaced(found) if found["wanted"] else f"trước {_tag(found['tag'])} không có thẻ nào để nó đóng"


def _expected(found: re.Match[str]) -> str:
    return f"phải có {_token(found['wanted'])} ở chỗ của {_token(found['got'])}"


def _ended(found: re.Match[str]) -> str:
    return f"hết tệp mà còn thiếu {_token(found['wanted'])}"


def _unexpected(found: re.Match[str]) -> str:
    return f"{_token(found['got'])} không đứng ở đây được"


def _no_filter(found: re.Match[str]) -> str:
    # Whatever Jinja gives but chance: see render.
    known = {*GIVEN, *FILTERS} - {"random"} if found["kind"] == "filter" else {*TESTS}
    kind = "bộ lọc" if found["kind"] == "filter" else "phép thử"
    return _with(f"không có {kind} nào tên là “{found['name']}”", found["name"], known)


def _no_field(found: re.Match[str]) -> str:
    kind = getattr(sys.modules.get(found["module"]), found["kind"], None)
    return _with(
        f"không có trường nào tên là `{found['name']}`", found["name"], getattr(kind, "__struct_fields__", ())
    )


_WANTED = r"(?P<wanted>'.+?')\."
_OPEN = r" The innermost block that needs to be closed is '(?P<open>\w+)'\."
_LOOKING = r" Jinja was looking for the following tags: "
# Where it may never be asked for, as within {% if %}, Jinja tells only those who ask.
_NO_FILTER = r"No (?P<kind>filter|test) named '(?P<name>.+?)'(?: found)?\."
_SYNTAX: Sequence[tuple[str, _Tell]] = (
    (rf"Unexpected end of template\.{_LOOKING}{_WANTED}{_OPEN}", _unclosed),
    (
        rf"Encountered unknown tag '(?P<tag>\w+)'\. You probably made a nesting mistake\."
        rf" Jinja is expecting this tag, but currently looking for {_WANTED}(?:{_OPEN})?",
        _misplaced,
    ),
    (rf"Encountered unknown tag '(?P<tag>\w+)'\.(?:{_LOOKING}{_WANTED})?(?:{_OPEN})?", _unknown_tag),
    (r"expected token '(?P<wanted>.+)', got '(?P<got>.+)'", _expected),
    (r"unexpected '(?P<got>.+)', expected '(?P<wanted>.+)'", _expected),
    (
        r"Expected an expression, got '(?P<got>.+)'",
        lambda found: f"thiếu giá trị trước {_token(found['got'])}",
    ),
    (r"unexpected end of template, expected '(?P<wanted>.+)'\.", _ended),
    (r"unexpected char (?P<got>.+) at \d+", lambda found: f"không hiểu ký tự “{found['got'][1:-1]}”"),
    (r"unexpected '(?P<got>.+)'", _unexpected),
    (_NO_FILTER, _no_filter),
    (r"block '(?P<name>.+)' defined twice", lambda found: f"khối “{found['name']}” được viết hai lần"),
    (r"Missing end of comment tag", _plain("chú thích {# chưa có #} đóng lại")),
    (r"Missing end of raw directive", _plain("{% raw %} chưa có {% endraw %} đóng lại")),
    (r"tag name expected", _plain("thiếu tên thẻ sau {%")),
    (r"expected (?:name or number|subscript expression)", _plain("thiếu tên hoặc số của phần tử")),
    (r"can't assign to .+", _plain("chỉ đặt giá trị cho một tên được, không cho biểu thức này")),
    (r"cannot use extend from .+", _plain("{% extends %} phải đứng ngoài mọi thẻ khác")),
    (r"invalid syntax for function call expression", _plain("phần trong ngoặc của lời gọi viết sai")),
    (r"Block names in Jinja .+", _plain("tên khối không có dấu gạch ngang; dùng dấu gạch dưới")),
)
_USE: Sequence[tuple[str, _Tell]] = (
    (_NO_FILTER, _no_filter),
    (r"'(?P<module>[\w.]+)\.(?P<kind>\w+) object' has no attribute '(?P<name>\w+)'", _no_field),
    (
        r"'None' has no attribute '(?P<name>.+)'",
        lambda found: f"giá trị trước “.{found['name']}” đang để trống",
    ),
    (
        r"'?[\w. ]+'? has no (?:attribute|element) '?(?P<name>.+?)'?",
        lambda found: f"không có phần tử “{found['name']}”",
    ),
    (r"'(?P<name>.+)' is undefined", lambda found: f"không có giá trị nào tên là “{found['name']}”"),
    (r"'NoneType' object is not iterable", _plain("giá trị sau `in` đang để trống, không lặp qua được")),
    (r"'.+' object is not callable", _plain("giá trị này không phải là hàm, không gọi được")),
    (
        r"(?:division|integer modulo|modulo) by zero|integer division or modulo by zero",
        _plain("chia cho số không"),
    ),
    (r"too many statically nested blocks", _plain("các thẻ {% for %} lồng nhau quá nhiều tầng")),
    (r"maximum recursion depth exceeded.*", _plain("mẫu gọi đi gọi lại chính nó không dừng")),
    (r"surrogates not allowed", _plain("có nửa ký tự, không ghi ra tệp được")),
)


def _with(sentence: str, typed: str, known: Iterable[str]) -> str:
    near = nearest(typed, sorted(known))
    return f"{sentence}; {near}" if near else sentence


def _closing(wanted: str) -> str:
    """`'elif' or 'else' or 'endif'` → `{% endif %}`: the others close nothing."""
    every = re.findall(r"'(.+?)'", wanted)
    closing = [one for one in every if one.startswith("end")]
    return " hoặc ".join(map(_tag, closing or every))


def _tag(name: str) -> str:
    return f"{{% {name} %}}"


def _token(said: str) -> str:
    return _TOKENS.get(said, f"“{said}”")
