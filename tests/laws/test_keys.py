"""The law of the key: if the bytes of a page change, its key has changed.

Every field of every record that goes into a site is changed in turn. The templates show all there
is, so that no field can hide behind a template that does not use it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

import site_gen
from site_gen.building.build import Maker, keyed, place, prepare
from site_gen.digest import digest, digest_bytes
from site_gen.model import (
    Article,
    ArticleId,
    Attendee,
    Body,
    Config,
    Enclosed,
    Event,
    Inline,
    Kin,
    KnownPerson,
    Organisation,
    Placed,
    Record,
    RelatedLink,
    Relations,
    Site,
    StaticPage,
    TextLink,
    listed,
)
from site_gen.pages.recipes import NOTHING, Copy, Page, Plan, Ready, Sealed, Step, page
from site_gen.pages.render import Press
from site_gen.pages.templates import Templates
from tests.conftest import TinySite
from tests.samples import (
    FIRST,
    a_config,
    a_file,
    a_page,
    a_person,
    a_photo,
    an_article,
    an_attachment,
    an_official,
    planned,
    signals_of,
    site_of,
    tiny_templates,
)

LATER = timedelta(days=1)
KEPT = {
    # What other records find this one by; site_of changes them together, in the test after this.
    "Article.id", "Article.section", "Article.body", "Article.placed", "StaticPage.id", "StaticPage.body",
    "Section.slug", "Placed.photo", "TextLink.id", "RelatedLink.to", "StaticPage.lang", "Article.lang",
    "Enclosed.url",
}  # fmt: skip
OTHER = {
    "Config.time_zone": "Asia/Tokyo", "Event.end_time": "17:00", "Event.start_time": "13:00",
    "Reason.kind": "section",
}  # fmt: skip
"""Where not every value of the type will do."""
HIDDEN = {
    # What no page shows: it decided before, which pages there are and what stands on them.
    "Article.draft", "Article.path", "Article.pinned", "Article.related[]", "Article.slug",
    "Article.unrelated[]", "Config.related_count", "Enclosed.source", "KnownPerson.public_official",
    "Organisation.end", "Organisation.start", "StaticPage.draft", "StaticPage.path", "StaticPage.slug",
    # The order in which files are copied, and a link to which nothing in the text leads.
    "Article.enclosed[::-1]", "StaticPage.links[]",
}  # fmt: skip


class Written(Record, frozen=True, kw_only=True):
    """A site with its texts open, so that each field of them can be changed."""

    config: Config
    articles: tuple[Article, ...]
    expired: tuple[ArticleId, ...]
    coming: tuple[ArticleId, ...]
    recent: tuple[ArticleId, ...]
    fresh: tuple[ArticleId, ...]
    organisation: Organisation
    pages: tuple[StaticPage, ...]
    shared: tuple[Enclosed, ...]
    bodies: Mapping[ArticleId, Body]
    related: Mapping[ArticleId, tuple[RelatedLink, ...]]
    officials: tuple[KnownPerson, ...]


def published(written: Written) -> Site:
    """The site as pages are planned from it."""
    related = written.related
    kin = {
        one: Kin(to=tuple(link.to for link in links), digest=digest([link.reasons for link in links]))
        for one, links in related.items()
    }
    return Site(
        config=written.config,
        articles=tuple(listed(one, digest(signals_of(one))) for one in written.articles),
        expired=written.expired,
        coming=written.coming,
        recent=written.recent,
        fresh=written.fresh,
        organisation=written.organisation,
        pages=written.pages,
        shared=written.shared,
        whole={one.id: one for one in written.articles},
        bodies=written.bodies,
        related=Relations(kin, lambda identity: related[identity]),
        officials=written.officials,
    )


def whole_site() -> Written:
    """A site in which every field of every record says something."""
    photos = (a_photo("a.jpg", caption="Lời", credit="An"), a_photo("b.jpg"))
    attachment = an_attachment(number="12", date=date(2026, 8, 1), issuer="Sở", signer="An")
    event = Event(
        start=date(2026, 8, 1), end=date(2026, 8, 2), session="chiều",
        start_time="14:00", end_time="16:30", place="Hội trường",
    )  # fmt: skip
    past = Event(start=date(2026, 7, 1), end=date(2026, 7, 2))
    attendees = tuple(
        Attendee(person=a_person(name, title="TS.", unit="Sở"), role="Giám đốc")
        for name in ("Lê An", "Bùi Bình")
    )
    one = an_article(
        "mot", summary="Tóm tắt", author="An", source="Báo", tags=("Đại hội", "Tám", "Tam"), event=event,
        chair=attendees[:1], attendees=attendees[1:], groups=("đảng viên",), pinned=True,
        aliases=("cu/1.html",), photos=photos, cover=photos[0], placed=(0,), attachments=(attachment,),
        enclosed=(*(photo.file for photo in photos), attachment.file),
        links=(TextLink(id="trang/gioi-thieu", fragment="#a"), Inline(url="/anh/l.png", width=8, height=6),
               a_file("x.pdf", "anh"), "/luu-tru/"),
        related=("tin-tuc/hai",), unrelated=("tin-tuc/ba",), updated=FIRST + LATER,
    )  # fmt: skip
    others = [
        an_article("hai", published=FIRST - LATER, tags=("Tam",), attendees=attendees, lead=True, lang="en"),
        an_article("ba", published=FIRST - 2 * LATER, expires=FIRST, summary="Cũ"),
        an_article("bon", "thong-bao", published=datetime(2025, 3, 4, 5, 6), tags=("đại hội",), event=past),
        *(an_article(f"n-{number}", published=FIRST - number * LATER) for number in range(3, 9)),
    ]
    pages = [
        a_page(order=1, updated=FIRST, summary="Ai", photos=photos[:1], links=("/tin-tuc/",)),
        a_page("about", id="en/trang/about", url="/en/about/", lang="en"),
    ]
    then = Organisation(name="Trung tâm cũ", parent="Sở", start=date(2017, 1, 1), end=date(2025, 12, 31))
    today = Organisation(name="Trung tâm mới", parent="UBND tỉnh", start=date(2026, 1, 1), end=None)
    config = a_config(keyword_slugs={"Tám": "tam"}, per_page=2, organisations=(then, today))
    site = site_of(
        [one, *others], pages, config=config, expired=("tin-tuc/ba",),
        coming=("tin-tuc/mot",), recent=("thong-bao/bon",), fresh=("tin-tuc/mot", "tin-tuc/hai"),
    )  # fmt: skip
    written = Written(
        config=config,
        articles=tuple(site.whole[article.id] for article in site.articles),
        expired=site.expired,
        coming=site.coming,
        recent=site.recent,
        fresh=site.fresh,
        organisation=site.organisation,
        pages=site.pages,
        shared=(a_file("l.png", "anh"),),
        bodies=dict(site.bodies),
        related=dict(site.related),
        officials=(an_official("Lê An", title="TS.", unit="Sở", slug="an"), an_official("Bùi Bình")),
    )
    return with_body(written, one.id, Body(pieces=(
        '<p><a href="content:0">a</a> <img src="content:1" alt=""> <a href="content:2">b</a></p>',
        Placed(photo=0), '<p><a href="content:3">c</a></p>',
    )))  # fmt: skip


def with_body(site: Written, identity: str, body: Body) -> Written:
    articles = tuple(replace(one, body=digest(body)) if one.id == identity else one for one in site.articles)
    return replace(site, articles=articles, bodies={**site.bodies, identity: body})


def changes(value: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    """Every value that differs from *value* in one field, with the name of that field."""
    if name in KEPT:
        return
    if name in OTHER:
        yield name, OTHER[name]
    elif isinstance(value, Record):
        kind = type(value).__name__
        for field in value.__struct_fields__:
            for where, changed in changes(getattr(value, field), f"{kind}.{field}"):
                yield where, replace(value, **{field: changed})
    elif isinstance(value, tuple):
        for index, one in enumerate(value):
            for where, changed in changes(one, "" if isinstance(one, Record) else f"{name}[]"):
                yield where, (*value[:index], changed, *value[index + 1 :])
        if (
            len(value) > 1
            and name.startswith(("Article", "StaticPage", "Config"))
            and name != "Config.sections"
        ):
            yield f"{name}[::-1]", value[::-1]
    elif value is not None and not isinstance(value, Mapping):
        yield name, another(value)


def another(value: Any) -> Any:
    match value:
        case bool():
            return not value
        case int():
            return value + 1
        case str():
            return f"{value}x"
        case bytes():
            return digest_bytes(value)
        case datetime() | date():
            return value + LATER
    raise TypeError(value)


def plans(site: Written) -> Iterator[tuple[str, Written]]:
    """*site* and every site that differs from it in one field."""
    for name, changed in changes(site):
        if name.partition(".")[0] != "Written":
            yield name, changed
    for name, body in changes(site.bodies["tin-tuc/mot"]):
        yield name, with_body(site, "tin-tuc/mot", body)
    for name, links in changes(site.related["tin-tuc/mot"]):
        yield name, replace(site, related={**site.related, "tin-tuc/mot": links})
    mot = site.articles[0]
    yield "Article.lang", replace(site, articles=(replace(mot, lang="en"), *site.articles[1:]))
    yield "Article.placed", replace(site, articles=(replace(mot, placed=()), *site.articles[1:]))
    yield "Written.expired", replace(site, expired=())
    yield "Written.coming", replace(site, coming=(), recent=("tin-tuc/mot", "thong-bao/bon"))
    yield "Written.recent", replace(site, recent=())
    yield "Written.fresh", replace(site, fresh=("tin-tuc/mot",))
    left = tuple(one for one in site.articles if one.id != "tin-tuc/hai")
    yield "Written.articles", replace(site, articles=left, related={}, fresh=())
    yield "Written.pages", replace(site, pages=site.pages[:1])
    yield "Written.related", replace(site, related={})
    yield "Written.officials", replace(site, officials=site.officials[1:])
    yield "Config.keyword_slugs", replace(site, config=replace(site.config, keyword_slugs={}))


def shows_all(templates: Templates) -> Press:
    """A press whose templates show their whole page."""
    return Press(replace(templates, texts=dict.fromkeys(templates.texts, "{{ page }}\n")))


def bytes_of(steps: Plan, press: Press) -> dict[str, bytes]:
    made: dict[str, bytes] = {}
    for path, step in steps.items():
        match step.recipe():
            case Page() as found:
                content = press((path, found))[1]
                assert isinstance(content, bytes), content
                made[path] = content
            case Copy() | Ready():
                made[path] = step.parts[0][1]
    return made


def broken(before: tuple[Plan, dict[str, bytes]], after: tuple[Plan, dict[str, bytes]]) -> list[str]:
    """Paths with other bytes and the old key."""
    (old, old_bytes), (new, new_bytes) = before, after
    return [
        path
        for path in old.keys() & new.keys()
        if old_bytes[path] != new_bytes[path] and old[path].parts == new[path].parts
    ]


def test_whatever_field_changes_no_page_changes_under_its_old_key() -> None:
    site, press = whole_site(), shows_all(tiny_templates())
    steps = planned(published(site))
    before = steps, bytes_of(steps, press)
    seen: set[str] = set()
    effective: set[str] = set()
    for name, changed in plans(site):
        now = planned(published(changed))
        made = bytes_of(now, press)
        assert (name, broken(before, (now, made))) == (name, [])
        seen.add(name)
        if made != before[1]:
            effective.add(name)

    assert len(seen) > 80
    assert seen - effective == HIDDEN


def test_a_field_forgotten_in_the_key_would_be_found() -> None:
    def forgetful(title: str) -> Step:
        view = planned(site_of([]))["404.html"].recipe().view  # type: ignore[union-attr]
        said = Sealed(NOTHING, lambda: title)
        return page("404.html", NOTHING, lambda title: replace(view, title=title), title=said)

    press = shows_all(tiny_templates())
    one, other = (Plan({"404.html": forgetful(title)}) for title in ("một", "hai"))

    assert broken((one, bytes_of(one, press)), (other, bytes_of(other, press))) == ["404.html"]


SCRIPT = """
import json, sys
from datetime import datetime
from pathlib import Path
from site_gen.building.build import Maker, keyed, place, prepare
from site_gen.digest import digest_bytes
where = place(Path(sys.argv[1]))
planned = prepare(where, now=datetime(2026, 9, 1, 8), drafts=False)
keys = {path: one.key.hex() for path, one in keyed(planned.plan).items()}
make = Maker(where, planned.trial, planned.templates)
made = {path: digest_bytes(content).hex() for path, content in make(list(planned.plan))}
print(json.dumps([keys, made]))
"""


def here(site: Path) -> list[dict[str, str]]:
    where = place(site)
    found = prepare(where, now=datetime(2026, 9, 1, 8), drafts=False)
    keys = {path: one.key.hex() for path, one in keyed(found.plan).items()}
    made = Maker(where, found.trial, found.templates)(list(found.plan))
    return [keys, {path: digest_bytes(content).hex() for path, content in made}]


def elsewhere(site: Path, folder: Path, **surroundings: str) -> list[dict[str, str]]:
    top = Path(site_gen.__file__).parent.parent
    environment = {**os.environ, **surroundings, "PYTHONPATH": str(top)}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(site)],
        cwd=folder,
        env=environment,
        capture_output=True,
        check=True,
    )
    found: list[dict[str, str]] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize(
    "surroundings",
    [
        {"PYTHONHASHSEED": "1", "TZ": "America/New_York", "LANG": "C", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo", "LANG": "vi_VN.UTF-8", "LC_ALL": "vi_VN.UTF-8"},
    ],
)
def test_keys_and_bytes_are_the_same_in_other_surroundings(
    a_site: TinySite, tmp_path: Path, surroundings: dict[str, str]
) -> None:
    for name in ("a", "đại-hội", "c"):
        a_site.article(
            f"tin-tuc/{name}",
            "Xem [a](a.md).\n\n## Mục",
            tags="[Tám, Tam, Tạm]",
            attendees="[Lê An, Bùi Bình]",
        )

    assert elsewhere(a_site.folder, tmp_path, **surroundings) == here(a_site.folder)
