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
    if isinstance(wrong, KeyError):  # a blank of an interface word, as `fill` fills it
        return f"thiếu giá trị cho {said}"
    return _told(said, _USE) or f"{type(wrong).__name__}: {said}"


_Tell: TypeAlias = str | Callable[[re.Match[str]], str]


def _told(said: str, rules: Iterable[tuple[str, _Tell]]) -> str:
    for pattern, tell in rules:
        if found := re.fullmatch(pattern, said, re.DOTALL):
            return tell if isinstance(tell, str) else tell(found)
    return ""


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


def _called(found: re.Match[str]) -> str:
    """`do_truncate`, as Jinja calls the filter `truncate`; `str.upper`."""
    name = found["name"].rpartition(".")[2]
    for prefix in ("sync_", "do_", "test_"):
        name = name.removeprefix(prefix)
    return f"`{name}`"


def _lacking(found: re.Match[str]) -> str:
    which = " và ".join(f"`{one}`" for one in re.findall(r"'(\w+)'", found["which"]))
    return f"lời gọi {_called(found)} thiếu {which}"


_WANTED = r"(?P<wanted>'.+?')\."
_OPEN = r" The innermost block that needs to be closed is '(?P<open>\w+)'\."
_LOOKING = r" Jinja was looking for the following tags: "
_NESTING = r" You probably made a nesting mistake\. Jinja is expecting this tag, but currently looking for "
# Where it may never be asked for, as within {% if %}, Jinja tells only those who ask.
_NO_FILTER = r"No (?P<kind>filter|test) named '(?P<name>.+?)'(?: found)?\."
_SYNTAX: Sequence[tuple[str, _Tell]] = (
    (
        rf"Unexpected end of template\.{_LOOKING}{_WANTED}{_OPEN}",
        lambda found: f"thiếu {_closing(found['wanted'])} để đóng {_tag(found['open'])}",
    ),
    (
        rf"Encountered unknown tag '(?P<tag>\w+)'\.{_NESTING}{_WANTED}(?:{_OPEN})?",
        lambda found: f"{_tag(found['tag'])} đặt sai chỗ: trước nó còn thiếu {_closing(found['wanted'])}",
    ),
    (rf"Encountered unknown tag '(?P<tag>\w+)'\.(?:{_LOOKING}{_WANTED})?(?:{_OPEN})?", _unknown_tag),
    (r"expected token '(?P<wanted>.+)', got '(?P<got>.+)'", _expected),
    (r"unexpected '(?P<got>.+)', expected '(?P<wanted>.+)'", _expected),
    (
        r"Expected an expression, got '(?P<got>.+)'",
        lambda found: f"thiếu giá trị trước {_token(found['got'])}",
    ),
    (
        r"unexpected end of template, expected '(?P<wanted>.+)'\.",
        lambda found: f"hết tệp mà còn thiếu {_token(found['wanted'])}",
    ),
    (r"unexpected char (?P<got>.+) at \d+", lambda found: f"không hiểu ký tự “{literal_eval(found['got'])}”"),
    (r"unexpected '(?P<got>.+)'", lambda found: f"{_token(found['got'])} không đứng ở đây được"),
    (_NO_FILTER, _no_filter),
    (r"block '(?P<name>.+)' defined twice", lambda found: f"khối “{found['name']}” được viết hai lần"),
    (r"Missing end of comment tag", "chú thích {# chưa có #} đóng lại"),
    (r"Missing end of raw directive", "{% raw %} chưa có {% endraw %} đóng lại"),
    (r"tag name expected", "thiếu tên thẻ sau {%"),
    (r"expected (?:name or number|subscript expression)", "thiếu tên hoặc số của phần tử"),
    (r"can't assign to .+", "chỉ đặt giá trị cho một tên được, không cho biểu thức này"),
    (r"cannot use extend from .+", "{% extends %} phải đứng ngoài mọi thẻ khác"),
    (r"invalid syntax for function call expression", "phần trong ngoặc của lời gọi viết sai"),
    (r"non-default argument follows .+", "tham số có giá trị sẵn phải đứng sau các tham số khác"),
    (r"expected call", "sau {% call %} phải là một lời gọi, ví dụ {% call khung() %}"),
    (r"Block names in Jinja .+", "tên khối không có dấu gạch ngang; dùng dấu gạch dưới"),
)
_USE: Sequence[tuple[str, _Tell]] = (
    (_NO_FILTER, _no_filter),
    (r"'(?P<module>[\w.]+)\.(?P<kind>\w+) object' has no attribute '(?P<name>\w+)'", _no_field),
    (
        r"'?None'? has no (?:attribute|element) '?(?P<name>.+?)'?",
        lambda found: f"giá trị trước “{found['name']}” đang để trống",
    ),
    (r"'NoneType' object (?:has no attribute|is not) .+", "giá trị ở đây đang để trống"),
    (
        r"'?[\w. ]+'?(?: object)? has no (?:attribute|element) '?(?P<name>.+?)'?",
        lambda found: f"giá trị ở đây không có “{found['name']}”",
    ),
    (r"'(?P<name>.+)' is undefined", lambda found: f"không có giá trị nào tên là “{found['name']}”"),
    (r"'\w+' object is not iterable", "giá trị này không phải là danh sách, không lặp qua được"),
    (r"'\w+' object is not callable", "giá trị này không phải là hàm, không gọi được"),
    (r"object of type '\w+' has no len\(\)", "giá trị này không phải là danh sách, không đếm được"),
    (r"No (?:first|last) item, sequence was empty\.", "danh sách ở đây đang trống"),
    (r"cannot unpack .+|(?:not enough|too many) values to unpack .+", "số tên và số phần tử không khớp nhau"),
    (
        r".+ does not export the requested name '(?P<name>\w+)'",
        lambda found: f"mẫu được gọi không có macro nào tên là `{found['name']}`",
    ),
    (r"parameter '(?P<name>\w+)' was not provided", lambda found: f"lời gọi thiếu `{found['name']}`"),
    (
        r"macro '(?P<name>\w+)' takes not more than (?P<most>\d+) argument\(s\)",
        lambda found: f"`{found['name']}` chỉ nhận {found['most']} giá trị",
    ),
    (
        r"macro '(?P<name>\w+)' takes no keyword argument '(?P<word>\w+)'",
        lambda found: f"`{found['name']}` không nhận giá trị nào tên là `{found['word']}`",
    ),
    (
        r"(?P<name>[\w.]+)\(\) got an unexpected keyword argument '(?P<word>\w+)'",
        lambda found: f"{_called(found)} không nhận giá trị nào tên là `{found['word']}`",
    ),
    (r"(?P<name>[\w.]+)\(\) missing \d+ required .+ arguments?: (?P<which>.+)", _lacking),
    (
        r"(?P<name>[\w.]+)(?:\(\) takes| expected) (?:at least .+|.+ \(0 given\))",
        lambda found: f"lời gọi {_called(found)} còn thiếu giá trị",
    ),
    (
        r"(?P<name>[\w.]+)(?:\(\) takes .+ given\)?| expected at most .+)",
        lambda found: f"{_called(found)} không nhận nhiều giá trị như vậy",
    ),
    (r"not (?:enough|all) arguments .+", "số chỗ trống và số giá trị không khớp nhau"),
    (r"cannot assign attribute .+", "chỉ đặt giá trị cho một tên được, không cho trường của giá trị khác"),
    (
        r"(?:unsupported operand|can only concatenate|can't multiply) .+",
        "hai loại giá trị này không tính với nhau được",
    ),
    (r"'.+' not supported between instances of .+", "hai loại giá trị này không so với nhau được"),
    (r".*(?:division|modulo)(?: or modulo)? by zero", "chia cho số không"),
    (r"too many statically nested blocks", "các thẻ {% for %} lồng nhau quá nhiều tầng"),
    (r"maximum recursion depth exceeded.*", "mẫu gọi đi gọi lại chính nó không dừng"),
    (r"surrogates not allowed", "có nửa ký tự, không ghi ra tệp được"),
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
