"""What a template extends, includes and imports, and what those do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from jinja2 import Environment, TemplateSyntaxError, meta, nodes

from site_gen.digest import Digest, digest
from site_gen.pages.mistake import explain_syntax
from site_gen.problems import Problem, error


class _Call(NamedTuple):
    """A template that another calls for."""

    name: str
    extends: bool


_CALLS = (nodes.Extends, nodes.FromImport, nodes.Import, nodes.Include)


def closures(
    texts: Mapping[str, str], places: Mapping[str, str], problems: list[Problem]
) -> dict[str, Digest]:
    """The digest of each of *texts* together with all that it reaches; mistakes go to *problems*."""
    environment = Environment(autoescape=True)
    named: dict[str, set[str]] = {}
    parents: dict[str, str] = {}
    for name, text in texts.items():
        calls = list(_references(environment, name, text, texts, places, problems))
        named[name] = {call.name for call in calls}
        parents.update((name, call.name) for call in calls if call.extends)
    problems += [_endless(name, places[name]) for name in parents if _leads_back(name, parents)]
    return {name: digest([(one, texts[one]) for one in sorted(_reach(name, named))]) for name in texts}


def _references(
    environment: Environment,
    name: str,
    text: str,
    texts: Mapping[str, str],
    places: Mapping[str, str],
    problems: list[Problem],
) -> Iterable[_Call]:
    try:
        calls = list(environment.parse(text).find_all(_CALLS))
    except TemplateSyntaxError as wrong:
        problems.append(
            error(places[name], wrong.lineno, 0, "mẫu trang viết sai cú pháp", explain_syntax(wrong))
        )
        return
    except RecursionError:
        message = "mẫu trang lồng nhau quá nhiều tầng"
        problems.append(error(places[name], 0, 0, message, "bớt các dấu ngoặc lồng nhau"))
        return
    for line, one, extends in _named(calls):
        if one is None:
            hint = 'ghi thẳng tên mẫu trong dấu ngoặc kép, ví dụ {% include "_card.html" %}'
            problems.append(error(places[name], line, 0, "mẫu trang gọi mẫu khác bằng tên tính ra", hint))
        elif one not in texts:
            hint = "kiểm tra tên mẫu trong thư mục templates"
            problems.append(error(places[name], line, 0, f"không có mẫu nào tên là {one}", hint))
        else:
            yield _Call(one, extends)


def _named(calls: Iterable[nodes.Node]) -> Iterator[tuple[int, str | None, bool]]:
    """The line and name of each template called for, None for a computed one; whether it is extended."""
    for call in calls:
        for name in meta.find_referenced_templates(nodes.Template([call])):
            yield call.lineno, name, isinstance(call, nodes.Extends)


def _leads_back(name: str, parents: Mapping[str, str]) -> bool:
    """Whether who extends whom, from *name* on, comes to *name* again."""
    above, seen = parents.get(name), set[str]()
    while above is not None and above not in seen:
        if above == name:
            return True
        seen.add(above)
        above = parents.get(above)
    return False


def _endless(name: str, place: str) -> Problem:
    hint = f"sửa dòng {{% extends … %}} trong {name} cho dẫn đến mẫu khác, ví dụ base.html"
    return error(place, 0, 0, "mẫu trang kế thừa chính nó", hint)


def _reach(name: str, named: Mapping[str, set[str]]) -> set[str]:
    reached, waiting = set[str](), [name]
    while waiting:
        one = waiting.pop()
        if one not in reached:
            reached.add(one)
            waiting.extend(named[one])
    return reached
