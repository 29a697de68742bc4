from __future__ import annotations

import pytest
from msgspec.structs import replace

from site_gen.pages.frame import Frame
from site_gen.pages.recipes import Page
from site_gen.pages.render import Press
from site_gen.pages.views import MissingView
from site_gen.problems import Problem
from tests.samples import planned, site_of, tiny_templates, view


def page(template: str = "404.html") -> Page:
    shown: MissingView = view(planned(site_of([])), "404.html")
    return Page(template=template, view=replace(shown, title="Mất & <b>"))


def made(text: str, name: str = "404.html", **others: str) -> bytes | Problem:
    """What a site with the template *text* makes of a page."""
    templates = tiny_templates()
    texts = {**templates.texts, name: text} | {f"{one}.html": its for one, its in others.items()}
    press = Press(replace(templates, texts=texts, places={one: f"templates/{one}" for one in texts}))
    path, content = press(("404.html", page(name)))
    assert path == "404.html"
    return content


def test_a_page_is_its_template_filled() -> None:
    assert made("{{ page.url }} {{ frame.name }}\n") == "/404.html Trung tâm Hành chính công\n".encode()


def test_what_people_typed_is_escaped_where_it_would_be_markup() -> None:
    assert made("{{ page.title }}") == "Mất &amp; &lt;b&gt;".encode()
    assert made("{{ page.title }}", "robots.txt") == "Mất & <b>".encode()


def test_a_line_with_a_tag_alone_leaves_no_trace() -> None:
    assert made("{% if page %}\n  {% if frame %}\na\n  {% endif %}\n{% endif %}\n") == b"a\n"


@pytest.mark.parametrize(
    "text",
    [
        "{{ page.titel }}",
        "{{ nobody }}",
        "{{ page.title.a.b }}",
        "{{ page.title | ngay }}",
        "{{ frame.words['x'] }}",
        "{{ page.title() }}",
        "{% for one in page.nothing %}{% endfor %}",
        "{{ 1 // 0 }}",
    ],
)
def test_a_mistake_is_told_at_the_line_of_its_template(text: str) -> None:
    problem = made(f"một\nhai\n{text}\nba")

    assert isinstance(problem, Problem)
    assert (problem.file, problem.line) == ("templates/404.html", 3)
    assert problem.hint.startswith("khi dựng 404.html: ")


def test_a_mistake_in_a_macro_is_told_at_the_line_of_the_macro() -> None:
    problem = made(
        '{% from "x.html" import x %}\n\n{{ x(page) }}',
        x="\n{% macro x(page) %}\n{{ page.titel }}\n{% endmacro %}",
    )

    assert isinstance(problem, Problem)
    assert (problem.file, problem.line) == ("templates/x.html", 3)


@pytest.mark.parametrize("text", ["{{ page | nothing }}", "{% if %}", "{{ [1, 2] | random }}"])
def test_a_mistake_in_the_syntax_is_told_at_its_line(text: str) -> None:
    problem = made(f"một\n{text}")

    assert isinstance(problem, Problem)
    assert (problem.file, problem.line) == ("templates/404.html", 2)


@pytest.mark.parametrize(
    "name", ["now", "range", "dict", "lipsum", "cycler", "joiner", "namespace", "random"]
)
def test_a_template_has_no_clock_and_no_chance_and_nothing_but_its_page(name: str) -> None:
    assert isinstance(made(f"{{{{ {name} }}}}"), Problem)


def test_a_template_that_calls_itself_without_end_is_told() -> None:
    problem = made('{% include "404.html" %}')

    assert isinstance(problem, Problem)
    assert problem.file == "templates/404.html"


def test_what_surrounds_a_page_is_in_reach_as_frame() -> None:
    shown: Frame = page().view.frame  # type: ignore[union-attr]

    assert made("{{ frame.base_url }}") == shown.base_url.encode()
