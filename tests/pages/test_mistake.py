from __future__ import annotations

import pytest
from jinja2 import TemplateSyntaxError

from site_gen.pages.mistake import _TOKENS, explain_syntax, explain_use
from site_gen.problems import Problem
from tests.broken.sentences import TEMPLATES, sentences
from tests.pages.test_render import made

SYNTAX = {
    "{% for one in page %}": "thiếu {% endfor %} để đóng {% for %}",
    "{% block a %}": "thiếu {% endblock %} để đóng {% block %}",
    "{% if a %}{% endfor %}{% endif %}": (
        "trước {% endfor %} không có thẻ nào để nó đóng, hoặc còn thiếu {% endif %}"
    ),
    "{% for a in b %}{% end %}": "không có thẻ nào là {% end %}; ở đây đang chờ {% endfor %}",
    "{% if a %}{% elseif b %}{% endif %}": "không có thẻ nào là {% elseif %}; có phải là `elif`?",
    "{% IF a %}{% endif %}": "không có thẻ nào là {% IF %}; có phải là `if`?",
    "{% macro a(b=1, c) %}{% endmacro %}": "tham số có giá trị sẵn phải đứng sau các tham số khác",
    "{% call a %}{% endcall %}": "sau {% call %} phải là một lời gọi, ví dụ {% call khung() %}",
    "{{ a\\b }}": "không hiểu ký tự “\\”",
    "{% endfor %}": "trước {% endfor %} không có thẻ nào để nó đóng",
    "{% for a in b %}{% if a %}{% endfor %}": "{% endfor %} đặt sai chỗ: trước nó còn thiếu {% endif %}",
    "{% fo one in page %}": "không có thẻ nào là {% fo %}; có phải là `for`?",
    "{% endraw %}": "trước {% endraw %} không có thẻ nào để nó đóng",
    "{% xyzzy %}": "không có thẻ nào là {% xyzzy %}",
    "{{ page.title": "hết tệp mà còn thiếu }}",
    "{{ page title }}": "phải có }} ở chỗ của “title”",
    "{{ page.title } }": "“}” không đứng ở đây được",
    "{{ (a] }}": "phải có “)” ở chỗ của “]”",
    "{{ }}": "thiếu giá trị trước }}",
    "{{ a ? b }}": "không hiểu ký tự “?”",
    "{{ a | uper }}": "không có bộ lọc nào tên là “uper”; có phải là `upper`?",
    "{{ a is odder }}": "không có phép thử nào tên là “odder”; có phải là `odd`?",
    "{% block a %}{% endblock %}{% block a %}{% endblock %}": "khối “a” được viết hai lần",
    "{# chú thích": "chú thích {# chưa có #} đóng lại",
    "{% raw %}chữ": "{% raw %} chưa có {% endraw %} đóng lại",
    "{% %}": "thiếu tên thẻ sau {%",
    "{{ a. }}": "thiếu tên hoặc số của phần tử",
    "{% set 1 = 2 %}": "chỉ đặt giá trị cho một tên được, không cho biểu thức này",
    "{% macro a() %}{% extends 'x.html' %}{% endmacro %}": "{% extends %} phải đứng ngoài mọi thẻ khác",
    "{{ a(b=1, 2) }}": "phần trong ngoặc của lời gọi viết sai",
    "{% block a-b %}{% endblock %}": "tên khối không có dấu gạch ngang; dùng dấu gạch dưới",
}
USE = {
    "{{ page.titel }}": "không có trường nào tên là `titel`; có phải là `title`?",
    "{{ page.xyzzy }}": "không có trường nào tên là `xyzzy`",
    "{% if page %}{{ page.title | uper }}{% endif %}": (
        "không có bộ lọc nào tên là “uper”; có phải là `upper`?"
    ),
    "{% include '404.html' %}": "mẫu gọi đi gọi lại chính nó không dừng",
    "{{ nobody }}": "không có giá trị nào tên là “nobody”",
    "{{ page.title.a }}": "giá trị ở đây không có “a”",
    "{{ none.a }}": "giá trị trước “a” đang để trống",
    "{{ [1][5] }}": "giá trị ở đây không có “5”",
    "{{ frame.words['x'] }}": "giá trị ở đây không có “x”",
    "{{ page.title() }}": "giá trị này không phải là hàm, không gọi được",
    "{% for one in none %}{% endfor %}": "giá trị ở đây đang để trống",
    "{{ none[0] }}": "giá trị trước “0” đang để trống",
    "{{ none | ngay }}": "giá trị ở đây đang để trống",
    "{{ page.title | ngay }}": "giá trị ở đây không có “day”",
    "{{ 5 | length }}": "giá trị này không phải là danh sách, không đếm được",
    "{{ [] | first + 1 }}": "danh sách ở đây đang trống",
    "{% for a in 5 %}{% endfor %}": "giá trị này không phải là danh sách, không lặp qua được",
    "{% for a, b in [1] %}{% endfor %}": "số tên và số phần tử không khớp nhau",
    "{% set a, b = [1, 2, 3] %}": "số tên và số phần tử không khớp nhau",
    "{% macro a(b) %}{{ b }}{% endmacro %}{{ a() }}": "lời gọi thiếu `b`",
    "{% macro a(b) %}{{ b }}{% endmacro %}{{ a(1, 2) }}": "`a` chỉ nhận 1 giá trị",
    "{% macro a(b) %}{{ b }}{% endmacro %}{{ a(1, c=2) }}": "`a` không nhận giá trị nào tên là `c`",
    "{% from 'khac.html' import khung %}{{ khung() }}": "mẫu được gọi không có macro nào tên là `khung`",
    "{% set page.title = 3 %}": "chỉ đặt giá trị cho một tên được, không cho trường của giá trị khác",
    "{{ page.title | truncate(5, laenge=2) }}": "`truncate` không nhận giá trị nào tên là `laenge`",
    "{{ page.title | ngay(1, 2) }}": "`ngay` không nhận nhiều giá trị như vậy",
    "{{ page.title | join(1, 2, 3) }}": "`join` không nhận nhiều giá trị như vậy",
    "{{ page.title.join() }}": "lời gọi `join` còn thiếu giá trị",
    "{{ page.title.replace('b') }}": "lời gọi `replace` còn thiếu giá trị",
    "{{ page.title.strip(1, 2) }}": "`strip` không nhận nhiều giá trị như vậy",
    "{{ 1 is divisibleby }}": "lời gọi `divisibleby` thiếu `num`",
    "{{ 'Trang {n}' | fill(m=1) }}": "thiếu giá trị cho 'n'",
    "{{ page.title.upper(1) }}": "`upper` không nhận nhiều giá trị như vậy",
    "{{ page.title | replace('a') }}": "lời gọi `replace` thiếu `new`",
    "{{ page.title | replace }}": "lời gọi `replace` thiếu `old` và `new`",
    "{{ '%s %s' | format('a') }}": "số chỗ trống và số giá trị không khớp nhau",
    "{{ '%s' | format('a', 'b') }}": "số chỗ trống và số giá trị không khớp nhau",
    "{{ page.title * 'a' }}": "hai loại giá trị này không tính với nhau được",
    "{{ page.title + 1 }}": "hai loại giá trị này không tính với nhau được",
    "{{ page.title < 3 }}": "hai loại giá trị này không so với nhau được",
    "{{ 1.0 / 0 }}": "chia cho số không",
    "{{ 1 // 0 }}": "chia cho số không",
    "{{ 1 % 0 }}": "chia cho số không",
    "{% for a in 1 %}" * 21 + "{% endfor %}" * 21: "các thẻ {% for %} lồng nhau quá nhiều tầng",
}


@pytest.mark.parametrize(("text", "hint"), SYNTAX.items())
def test_a_template_that_jinja_cannot_read_is_explained(text: str, hint: str) -> None:
    assert told(text) == hint


@pytest.mark.parametrize(("text", "hint"), USE.items())
def test_a_template_that_asks_for_what_is_not_there_is_explained(text: str, hint: str) -> None:
    assert told(text) == f"khi dựng 404.html: {hint}"


def test_every_sentence_has_a_case() -> None:
    report = "\n".join((*SYNTAX.values(), *USE.values()))

    said = [one for one in sentences() if one.module == TEMPLATES and one.text not in _TOKENS.values()]
    assert [one.text for one in said if not one.told_in(report)] == [
        "có nửa ký tự, không ghi ra tệp được"  # tests/broken has it
    ]


def test_what_nobody_foresaw_is_told_as_jinja_and_python_say_it() -> None:
    assert explain_syntax(TemplateSyntaxError("some new mistake", 1)) == "Jinja: some new mistake"
    assert explain_use(TypeError("some new mistake")) == "TypeError: some new mistake"


def told(text: str) -> str:
    problem = made(text, khac="")
    assert isinstance(problem, Problem)
    return problem.hint
