from __future__ import annotations

import pytest
from jinja2 import TemplateSyntaxError

from site_gen.pages.mistake import explain_syntax, explain_use
from site_gen.problems import Problem
from tests.pages.test_render import made

SYNTAX = {
    "{% for one in page %}": "thiếu {% endfor %} để đóng {% for %}",
    "{% block a %}": "thiếu {% endblock %} để đóng {% block %}",
    "{% if a %}{% endfor %}{% endif %}": "{% endfor %} đặt sai chỗ: trước nó còn thiếu {% endif %}",
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
    "{{ page.title.a }}": "không có phần tử “a”",
    "{{ none.a }}": "giá trị trước “.a” đang để trống",
    "{{ [1][5] }}": "không có phần tử “5”",
    "{{ frame.words['x'] }}": "không có phần tử “x”",
    "{{ page.title() }}": "giá trị này không phải là hàm, không gọi được",
    "{% for one in none %}{% endfor %}": "giá trị sau `in` đang để trống, không lặp qua được",
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


def test_what_nobody_foresaw_is_told_as_jinja_and_python_say_it() -> None:
    assert explain_syntax(TemplateSyntaxError("some new mistake", 1)) == "Jinja: some new mistake"
    assert explain_use(TypeError("some new mistake")) == "TypeError: some new mistake"


def told(text: str) -> str:
    problem = made(text)
    assert isinstance(problem, Problem)
    return problem.hint
