"""What a template extends, includes and imports, and what those do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from jinja2 import Environment, TemplateSyntaxError, meta, nodes

from site_gen.digest import Digest, digest
from site_gen.problems import Problem, error

_CALLS = (nodes.Extends, nodes.FromImport, nodes.Import, nodes.Include)


def closures(
    texts: Mapping[str, str], places: Mapping[str, str], problems: list[Problem]
) -> dict[str, Digest]:
    """The digest of each of *texts* together with all that it reaches; mistakes go to *problems*."""
    environment = Environment(autoescape=True)
    named: dict[str, set[str]] = {}
    for name, text in texts.items():
        named[name] = set(_references(environment, name, text, texts, places, problems))
    return {name: digest([(one, texts[one]) for one in sorted(_reach(name, named))]) for name in texts}


def _references(
    environment: Environment,
    name: str,
    text: str,
    texts: Mapping[str, str],
    places: Mapping[str, str],
    problems: list[Problem],
) -> Iterable[str]:
    try:
        calls = list(environment.parse(text).find_all(_CALLS))
    except TemplateSyntaxError as wrong:
        hint = f"Jinja: {wrong.message}"
        problems.append(error(places[name], wrong.lineno, 0, "mẫu trang viết sai cú pháp", hint))
        return
    except RecursionError:
        message = "mẫu trang lồng nhau quá nhiều tầng"
        problems.append(error(places[name], 0, 0, message, "bớt các dấu ngoặc lồng nhau"))
        return
    for line, one in _named(calls):
        if one is None:
            hint = 'ghi thẳng tên mẫu trong dấu ngoặc kép, ví dụ {% include "_card.html" %}'
            problems.append(error(places[name], line, 0, "mẫu trang gọi mẫu khác bằng tên tính ra", hint))
        elif one not in texts:
            hint = "kiểm tra tên mẫu trong thư mục templates"
            problems.append(error(places[name], line, 0, f"không có mẫu nào tên là {one}", hint))
        else:
            yield one


def _named(calls: Iterable[nodes.Node]) -> Iterator[tuple[int, str | None]]:
    """The line and name of each template that is called for; None for a name that is computed."""
    for call in calls:
        for name in meta.find_referenced_templates(nodes.Template([call])):
            yield call.lineno, name


def _reach(name: str, named: Mapping[str, set[str]]) -> set[str]:
    reached, waiting = set[str](), [name]
    while waiting:
        one = waiting.pop()
        if one not in reached:
            reached.add(one)
            waiting.extend(named[one])
    return reached
