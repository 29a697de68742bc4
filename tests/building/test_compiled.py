from __future__ import annotations

import pickle
from collections.abc import Callable
from datetime import datetime

import pytest
from jinja2 import Environment

from site_gen.building.build import build, place, workshop
from site_gen.building.compiled import Codes, Compiled
from site_gen.building.maker import Making
from site_gen.building.memory import Memory
from site_gen.pages.recipes import Page
from tests.conftest import TinySite
from tests.samples import planned, site_of, tiny_templates, view

NOW = datetime(2026, 9, 1, 8, 0)
Names = list[str]


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> Names:
    """The names of templates in the order in which they are compiled."""
    names: Names = []
    generate: Callable[..., str] = Environment._generate

    def told(self: Environment, source: object, name: str, *more: object, **named: object) -> str:
        names.append(name)
        return generate(self, source, name, *more, **named)

    monkeypatch.setattr(Environment, "_generate", told)
    return names


def built(site: TinySite, began: int = 1 << 62) -> None:
    with workshop(site.folder, 1, began) as map:
        build(place(site.folder), now=NOW, map=map)


def test_a_template_is_compiled_once_however_many_builds_use_it(a_site: TinySite, compiled: Names) -> None:
    a_site.article("tin-tuc/bai")
    built(a_site)
    assert "article.html" in compiled
    compiled.clear()

    a_site.article("tin-tuc/bai", "Nội dung khác.")
    built(a_site)

    assert compiled == []
    assert "Nội dung khác." in a_site.page("tin-tuc/bai/index.html")


def test_a_template_with_another_text_is_compiled_anew_and_no_other(
    a_site: TinySite, compiled: Names
) -> None:
    a_site.article("tin-tuc/bai").write("templates/article.html", "một {{ page.title }}")
    built(a_site)
    compiled.clear()

    a_site.write("templates/article.html", "hai {{ page.title }}")
    built(a_site)

    assert compiled == ["article.html"]
    assert a_site.page("tin-tuc/bai/index.html").startswith("hai ")


def test_code_that_is_of_another_text_is_not_run(a_site: TinySite, compiled: Names) -> None:
    a_site.article("tin-tuc/bai").write("templates/article.html", "một {{ page.title }}")
    built(a_site)
    with workshop(a_site.folder, 1, 1 << 62) as map:
        assert isinstance(map, Memory)
        last = map.last(Compiled)
        assert last is not None
        others = [*last.codes.values()]
        map.keep(Compiled(codes=dict(zip(last.codes, others[1:] + others[:1], strict=True))))
    compiled.clear()

    a_site.write("content/tin-tuc/hai.md", "---\ntitle: Hai\ndate: 2026-08-01\n---\nNội dung.\n")
    built(a_site)

    assert "article.html" in compiled
    assert a_site.page("tin-tuc/hai/index.html") == "một Hai"


def test_code_travels_to_another_process(compiled: Names) -> None:
    item = "404.html", Page(template="404.html", view=view(planned(site_of([])), "404.html"))
    here = Making(tiny_templates(), (), Codes(None))
    made = here(item)
    compiled.clear()

    there: Making = pickle.loads(pickle.dumps(here))

    assert there(item) == made
    assert compiled == []
