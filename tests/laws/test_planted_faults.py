"""Mistakes that such programs are known for, each planted here, and each found by the laws beside."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from site_gen.building import memory, moves, standing, standstill
from site_gen.building.build import place, prepare
from site_gen.building.inputs import Inputs
from site_gen.model import Stamp
from site_gen.pages.recipes import NOTHING, Form
from site_gen.related import search
from site_gen.related.field import Field
from tests.conftest import NOW
from tests.laws.deeds import Lose, Remove, Retouch, Save
from tests.laws.first import ARTICLES, SECTIONS, a_setting, a_text, first_site
from tests.laws.rounds import NARROW, Build, Round, again, build_once, differences, play

Fault = Callable[[pytest.MonkeyPatch], None]
AUGUST = {"title": "Bài X", "date": "2026-08-10 08:00", "summary": "Tóm tắt."}
BARE = tuple(Remove(path) for path in ARTICLES)
"""All articles gone: each story has its own."""


class Death(BaseException):
    """Stands for the end of the process."""


@pytest.fixture(autouse=True)
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything narrow enough for a small site."""
    for module, name, value in NARROW:
        monkeypatch.setattr(importlib.import_module(module), name, value)


def saved(name: str, body: str = "Câu.", /, **head: str) -> Save:
    """An article written."""
    path = f"content/{name}.md"
    return Save(path, a_text(path, AUGUST | head, [body]))


def official(slug: str) -> Save:
    """Lê An as a public official whose page stands at *slug*."""
    person = f'[[people]]\nname = "Lê An"\npublic_official = true\nslug = "{slug}"\n'
    return Save("content/people.toml", person)


def setting(related: int = 0, section: str = SECTIONS[0], slug: str = "dat-dai") -> Save:
    """Settings under which the menu, of all pages, tells nothing of the sections."""
    menu = '\n[[menu]]\nname = "Trang chủ"\nurl = "/"\n'
    return Save("content/site.toml", a_setting(20, related, section, slug) + menu)


def story(*rounds: tuple[Any, ...]) -> list[Round]:
    """What was done before each of some builds."""
    return [Round(deeds) for deeds in rounds]


# ── what is left out of a key ────────────────────────────────────────────────────────────────


def without_the_template(patch: pytest.MonkeyPatch) -> None:
    begin = Form.__init__

    def forgetful(form: Form, template: str, content: bytes, *rest: Any) -> None:
        begin(form, template, NOTHING, *rest)

    patch.setattr(Form, "__init__", forgetful)


def without(*parts: str) -> Fault:
    """Articles whose *parts* are not in their key."""

    def plant(patch: pytest.MonkeyPatch) -> None:
        step = Form.step

        def forgetful(form: Form, digests: tuple[bytes, ...], inputs: Any) -> Any:
            named = zip(form.own, digests, strict=True)
            left = tuple(NOTHING if name in parts else one for name, one in named)
            return step(form, left if form.template == "article.html" else digests, inputs)

        patch.setattr(Form, "step", forgetful)

    return plant


TWO = (saved("tin-tuc/mot"), saved("tin-tuc/hai", date="2026-08-11"))
PARTS = {
    "article": story((*BARE, setting(), saved("tin-tuc/mot")), (saved("tin-tuc/mot", author="Ban X"),)),
    "body": story((*BARE, setting(), saved("tin-tuc/mot")), (saved("tin-tuc/mot", "Câu khác."),)),
    "addresses": story(
        (*BARE, setting(), saved("tin-tuc/mot", "[a](^thong-bao/hai.md)"), saved("thong-bao/hai")),
        (saved("thong-bao/hai", slug="khac"),),
    ),
    "keywords": story((*BARE, setting(), saved("tin-tuc/mot", tags="[Đất đai]")), (setting(slug="dat"),)),
    "newer": story((*BARE, setting(), *TWO), (saved("tin-tuc/hai", date="2026-08-11", slug="khac"),)),
    "older": story((*BARE, setting(), *TWO), (saved("tin-tuc/mot", slug="khac"),)),
    "related": story(
        (*BARE, setting(1), saved("tin-tuc/mot", tags="[a]"), saved("thong-bao/hai", tags="[a]")),
        (saved("thong-bao/hai", tags="[a]", title="Tên khác"),),
    ),
    "officials": story(
        (*BARE, setting(), official("an"), saved("tin-tuc/mot", attendees="[Lê An]")), (official("le-an"),)
    ),
}
TWICE = ("related",)
"""Tells of sections too, and of who has expired that nobody is related."""
RENAMING = story((*BARE, setting(), saved("thong-bao/mot")), (setting(section=SECTIONS[1]),))
EXPIRING = [
    Round((*BARE, setting(), saved("tin-tuc/mot", expires="2026-09-01"))),
    Round((), Build("2026-09-03 08:00")),
]

ENDING = [
    Round((*BARE, setting(), saved("tin-tuc/mot", event_date="2026-09-01"))),
    Round((), Build("2026-09-03 08:00")),
]


# ── what is done wrong ───────────────────────────────────────────────────────────────────────


def removing_nothing(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(moves, "_without_twins", lambda moves, claim: iter(()))


def ignoring_times(patch: pytest.MonkeyPatch) -> None:
    spell = memory._encode
    patch.setattr(
        memory, "_encode", lambda item: item.path.encode() if isinstance(item, Stamp) else spell(item)
    )


def without_the_texts(patch: pytest.MonkeyPatch) -> None:
    right = Inputs.digest

    def forgetful(found: Inputs) -> bytes:
        return right(found._replace(folder=found.folder._replace(texts=())))

    patch.setattr(Inputs, "digest", forgetful)


def without_the_designs(patch: pytest.MonkeyPatch) -> None:
    right = Inputs.digest
    patch.setattr(Inputs, "digest", lambda found: right(found._replace(templates=None)))


def without_the_settings(patch: pytest.MonkeyPatch) -> None:
    right = Inputs.digest
    patch.setattr(Inputs, "digest", lambda found: right(found._replace(settings=None)))


def at_any_moment(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(standstill.Stood, "holds", lambda last, now: True)


def whatever_stands(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(standstill, "_untouched", lambda last, claim, report, map: True)


def forgetting_neighbours(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Field, "beside_others", lambda *_: set())


def forgetting_who_pins(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Field, "naming_moved", lambda _: set())


def seeing_itself_alone(patch: pytest.MonkeyPatch) -> None:
    right = search.survey

    def forgetful(*given: Any) -> search.Surveyed:
        found = right(*given)
        return found._replace(again=found.again & found.field.changed)

    patch.setattr(search, "survey", forgetful)


ROW = tuple(saved(f"tin-tuc/{day}", date=f"2026-08-{day}") for day in (8, 9, 11, 13, 14))
"""More than the sample: who comes after them changes nothing but what stands beside."""
TAGGED = (saved("tin-tuc/mot", tags="[a]"), saved("thong-bao/hai"))
PINNED = saved("thong-bao/hai", date="2026-09-02")
PINNING = (saved("tin-tuc/mot", related="[thong-bao/hai]"), *ROW, PINNED)
FAULTS: dict[str, tuple[Fault, list[Round]]] = {
    "template": (without_the_template, story((), (Retouch("templates/article.html"),))),
    "expired": (without("expired", *TWICE), EXPIRING),
    "coming": (without("coming"), ENDING),
    "removal": (removing_nothing, story((), (Remove(ARTICLES[0]),))),
    "times": (ignoring_times, story((), (Retouch(ARTICLES[0], quietly=True),))),
    "texts": (without_the_texts, story((), (Retouch(ARTICLES[0]),))),
    "designs": (without_the_designs, story((), (Retouch("templates/base.html"),))),
    "settings": (without_the_settings, story((), (setting(),))),
    "moment": (at_any_moment, EXPIRING),
    "output": (whatever_stands, story((), (Lose(500),))),
    "neighbours": (
        forgetting_neighbours,
        story((*BARE, setting(2), *ROW), (saved("tin-tuc/8", date="2026-08-20"),)),
    ),
    "pins": (
        forgetting_who_pins,
        [Round((*BARE, setting(1), *PINNING)), Round((), Build("2026-09-03 08:00"))],
    ),
    "itself": (
        seeing_itself_alone,
        story((*BARE, setting(1), *TAGGED), (saved("thong-bao/hai", tags="[a]"),)),
    ),
    "section": (without("section", *TWICE), RENAMING),
    **{part: (without(part), rounds) for part, rounds in PARTS.items()},
}


@pytest.mark.parametrize("name", FAULTS)
def test_without_its_fault_each_story_ends_clean(tmp_path: Path, name: str) -> None:
    assert play(first_site(tmp_path / "site"), FAULTS[name][1]) == []


@pytest.mark.parametrize("name", FAULTS)
def test_with_its_fault_each_story_ends_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    plant, rounds = FAULTS[name]
    plant(monkeypatch)

    assert play(first_site(tmp_path / "site"), rounds) != []


def test_every_input_of_an_article_is_left_out_once(tmp_path: Path) -> None:
    site = first_site(tmp_path / "site")
    planned = prepare(place(site), now=datetime.fromisoformat(NOW), drafts=False)
    kind = planned.plan["tin-tuc/a/index.html"].kind

    assert set(kind.names) - {"template", "frame", "zone", "publishers"} == {
        *PARTS,
        "coming",
        "expired",
        "section",
    }


# ── what is believed of folders ──────────────────────────────────────────────────────────────


def left_behind(site: Path, patch: pytest.MonkeyPatch) -> list[str]:
    """What is wrong after a build that died with a new page in place, and one without that page."""
    for _ in range(2):  # what was put there by one is looked into by the next, and only then known
        build_once(site, Build())
    Save("content/tin-tuc/e.md", a_text("content/tin-tuc/e.md", AUGUST, ["Câu."])).apply(site)
    with patch.context() as mortality:
        mortality.setattr(moves, "_remove", _die)
        with pytest.raises(Death):
            build_once(site, Build())
    Remove("content/tin-tuc/e.md").apply(site)
    return [*differences(site, Build(), build_once(site, Build())), *again(site, Build())]


def test_a_page_left_by_a_build_that_died_is_taken_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert left_behind(first_site(tmp_path / "site"), monkeypatch) == []


def test_folders_believed_although_their_times_changed_would_be_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(standing, "_time", lambda top, folder: 7)

    assert "tin-tuc/e/index.html" in left_behind(first_site(tmp_path / "site"), monkeypatch)


def _die(*_: object) -> None:
    raise Death
