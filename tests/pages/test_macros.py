from __future__ import annotations

from collections import Counter

import pytest
from jinja2 import DictLoader, Environment

from site_gen.model import MenuLink
from site_gen.pages.frame import Frame
from site_gen.pages.macros import recalling
from tests.samples import planned, site_of, view

FRAME: Frame = view(planned(site_of([])), "404.html").frame
COUNTED = "{{ x | counted }}"


@pytest.fixture
def runs() -> Counter[str]:
    """How often each word was counted."""
    return Counter()


def made(runs: Counter[str], page: str, **values: object) -> str:
    """The template *page*, which may import a macro, made twice."""

    def counted(word: object) -> str:
        runs[str(word)] += 1
        return str(word)

    loader = DictLoader(
        {
            "_m.html": "{% macro m(x, y=0) %}"
            + COUNTED
            + "{{ caller() if caller is defined }}{% endmacro %}",
            "page.html": page,
        }
    )
    environment = Environment(loader=loader, autoescape=True)
    environment.context_class = recalling([FRAME])
    environment.filters["counted"] = counted
    template = environment.get_template("page.html")
    first = template.render(frame=FRAME, **values)
    assert template.render(frame=FRAME, **values) == first
    return first


def test_a_macro_runs_once_for_the_same_arguments(runs: Counter[str]) -> None:
    page = '{% from "_m.html" import m %}{{ m("a") }}{{ m("a") }}{{ m("b") }}{{ m("a", y=1) }}'

    assert made(runs, page) == "aaba"
    assert runs == {"a": 2, "b": 1}


def test_what_is_equal_and_of_another_type_is_something_else(runs: Counter[str]) -> None:
    assert made(runs, '{% from "_m.html" import m %}{{ m(1) }}{{ m(true) }}{{ m("1") }}') == "1True1"


def test_frames_and_links_are_known_again(runs: Counter[str]) -> None:
    page = '{% from "_m.html" import m %}{{ m("a", frame) }}{{ m("a", frame.words) }}{{ m("b", links) }}'
    made(runs, page, links=(MenuLink(name="A", url="/a/"),))

    assert runs == {"a": 2, "b": 1}


def test_what_nobody_can_tell_apart_safely_is_run_every_time(runs: Counter[str]) -> None:
    made(runs, '{% from "_m.html" import m %}{{ m("a", [1]) }}{{ m("b", "x" * 400) }}')

    assert runs == {"a": 2, "b": 2}


def test_a_macro_with_a_caller_is_run_every_time(runs: Counter[str]) -> None:
    page = '{% from "_m.html" import m %}{% call m("a") %}{{ n }}{% endcall %}'

    assert made(runs, page, n=1) == "a1"
    assert runs == {"a": 2}


@pytest.mark.parametrize(
    "page",
    [
        "{% macro own(x) %}" + COUNTED + "{{ n }}{% endmacro %}{{ own('a') }}",
        '{% from "_m.html" import m with context %}{{ m("a") }}',
    ],
    ids=["of the page itself", "imported with context"],
)
def test_a_macro_that_sees_more_than_its_arguments_is_run_every_time(runs: Counter[str], page: str) -> None:
    made(runs, page, n=1)

    assert runs == {"a": 2}
