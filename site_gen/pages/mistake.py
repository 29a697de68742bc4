"""What Jinja and Python say of a template → what its author has to mend, in Vietnamese."""

from __future__ import annotations

import re
import sys
from ast import literal_eval
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
    tag = found["tag"]
    if tag in _TAGS:
        sentence = f"trước {_tag(tag)} không có thẻ nào để nó đóng"
        return f"{sentence}, hoặc còn thiếu {_closing(found['wanted'])}" if found["wanted"] else sentence
    sentence = f"không có thẻ nào là {_tag(tag)}"
    if tag.startswith("end") and found["wanted"]:
        return f"{sentence}; ở đây đang chờ {_closing(found['wanted'])}"
    return _with(sentence, "elif" if tag == "elseif" else tag.lower(), _TAGS)


def _expected(found: re.Match[str]) -> str:
    return f"phải có {_token(found['wanted'])} ở chỗ của {_token(found['got'])}"


def _ended(found: re.Match[str]) -> str:
    return f"hết tệp mà còn thiếu {_token(found['wanted'])}"


def _unexpected(found: re.Match[str]) -> str:
    return f"{_token(found['got'])} không đứng ở đây được"


def _odd_sign(found: re.Match[str]) -> str:
    return f"không hiểu ký tự “{literal_eval(found['got'])}”"


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


def _empty(found: re.Match[str]) -> str:
    return f"giá trị trước “{found['name']}” đang để trống"


def _no_part(found: re.Match[str]) -> str:
    return f"giá trị ở đây không có “{found['name']}”"


def _no_macro(found: re.Match[str]) -> str:
    return f"mẫu được gọi không có macro nào tên là `{found['name']}`"


def _too_many(found: re.Match[str]) -> str:
    return f"`{found['name']}` chỉ nhận {found['most']} giá trị"


def _no_word(found: re.Match[str]) -> str:
    return f"`{found['name']}` không nhận giá trị nào tên là `{found['word']}`"


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
    (r"unexpected char (?P<got>.+) at \d+", _odd_sign),
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
    (r"non-default argument follows .+", _plain("tham số có giá trị sẵn phải đứng sau các tham số khác")),
    (r"expected call", _plain("sau {% call %} phải là một lời gọi, ví dụ {% call khung() %}")),
    (r"Block names in Jinja .+", _plain("tên khối không có dấu gạch ngang; dùng dấu gạch dưới")),
)
_USE: Sequence[tuple[str, _Tell]] = (
    (_NO_FILTER, _no_filter),
    (r"'(?P<module>[\w.]+)\.(?P<kind>\w+) object' has no attribute '(?P<name>\w+)'", _no_field),
    (r"'?None'? has no (?:attribute|element) '?(?P<name>.+?)'?", _empty),
    (r"'NoneType' object (?:has no attribute|is not) .+", _plain("giá trị ở đây đang để trống")),
    (r"'?[\w. ]+'? has no (?:attribute|element) '?(?P<name>.+?)'?", _no_part),
    (r"'\w+' object has no attribute '(?P<name>\w+)'", _no_part),
    (r"'(?P<name>.+)' is undefined", lambda found: f"không có giá trị nào tên là “{found['name']}”"),
    (r"'\w+' object is not iterable", _plain("giá trị này không phải là danh sách, không lặp qua được")),
    (r"'\w+' object is not callable", _plain("giá trị này không phải là hàm, không gọi được")),
    (r"object of type '\w+' has no len\(\)", _plain("giá trị này không phải là danh sách, không đếm được")),
    (r"No (?:first|last) item, sequence was empty\.", _plain("danh sách ở đây đang trống")),
    (
        r"cannot unpack .+|(?:not enough|too many) values to unpack .+",
        _plain("số tên và số phần tử không khớp nhau"),
    ),
    (r".+ does not export the requested name '(?P<name>\w+)'", _no_macro),
    (r"parameter '(?P<name>\w+)' was not provided", lambda found: f"lời gọi thiếu `{found['name']}`"),
    (r"macro '(?P<name>\w+)' takes not more than (?P<most>\d+) argument\(s\)", _too_many),
    (r"macro '(?P<name>\w+)' takes no keyword argument '(?P<word>\w+)'", _no_word),
    (
        r"cannot assign attribute .+",
        _plain("chỉ đặt giá trị cho một tên được, không cho trường của giá trị khác"),
    ),
    (
        r"(?:unsupported operand|can only concatenate) .+",
        _plain("hai loại giá trị này không tính với nhau được"),
    ),
    (r"'.+' not supported between instances of .+", _plain("hai loại giá trị này không so với nhau được")),
    (r".*(?:division|modulo)(?: or modulo)? by zero", _plain("chia cho số không")),
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
