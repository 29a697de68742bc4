from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_gen.building import workers
from site_gen.building.build import Maker, Place, keyed, place, prepare, release
from site_gen.building.publish import Keyed, Outcome, publish
from site_gen.building.rehearsal import unlike
from site_gen.model import UNDATED, Site
from site_gen.problems import error, warning
from tests.building.shelf import Plain
from tests.conftest import TinySite, messages
from tests.samples import FIRST, a_config, an_article, loaded, related_ids

NOW = datetime(2026, 9, 1, 8, 0)


def out(site: Site) -> list[str]:
    return [one.id.partition("/")[2] for one in site.articles]


# ── what is out at a moment ──────────────────────────────────────────────────────────────────


def test_an_article_is_out_from_its_very_moment() -> None:
    found = loaded(an_article(published=NOW))

    assert out(release(found, a_config(), NOW, drafts=False)) == ["mot-bai"]
    assert out(release(found, a_config(), NOW.replace(minute=59, hour=7), drafts=False)) == []


def test_drafts_and_tomorrows_news_are_shown_to_who_asks_for_them() -> None:
    found = loaded(
        an_article("nhap", draft=True, published=UNDATED), an_article("mai", published=datetime(2026, 9, 2))
    )

    assert out(release(found, a_config(), NOW, drafts=False)) == []
    site = release(found, a_config(), NOW, drafts=True)
    assert out(site) == ["mai", "nhap"]
    assert site.articles[1].published == site.articles[1].updated == NOW


def test_an_article_holds_up_to_its_very_moment() -> None:
    found = loaded(an_article(expires=NOW))

    assert release(found, a_config(), NOW.replace(minute=59, hour=7), drafts=False).expired == ()
    assert release(found, a_config(), NOW, drafts=False).expired == ("tin-tuc/mot-bai",)


def test_what_is_not_out_or_does_not_hold_is_related_to_nobody() -> None:
    found = loaded(
        an_article("mot", tags=("a",), related=("tin-tuc/cu", "tin-tuc/mai")),
        an_article("hai", tags=("a",)),
        an_article("cu", tags=("a",), expires=NOW),
        an_article("mai", tags=("a",), published=datetime(2026, 9, 2)),
        an_article("nhap", tags=("a",), draft=True),
    )

    site = release(found, a_config(), NOW, drafts=False)

    assert {one: related_ids(links) for one, links in site.related.items()} == {
        "tin-tuc/hai": ["tin-tuc/mot"],
        "tin-tuc/mot": ["tin-tuc/hai"],
    }


def test_a_text_with_a_mistake_is_left_out_and_one_with_a_warning_is_not() -> None:
    bad, good = an_article("sai"), an_article("dung")
    problems = (error(bad.path, 1, 1, "sai"), warning(good.path, 1, 1, "chưa hay"))

    assert out(release(loaded(bad, good, problems=problems), a_config(), NOW, drafts=False)) == ["dung"]


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 3), st.sampled_from("abcdef")), unique_by=lambda pair: pair[1], max_size=6
    )
)
def test_the_newest_stand_first_and_of_equals_the_id_decides(typed: list[tuple[int, str]]) -> None:
    found = [an_article(slug, published=FIRST.replace(hour=hour)) for hour, slug in typed]

    site = release(loaded(*found), a_config(), NOW, drafts=False)

    assert out(site) == [slug for _, slug in sorted(typed, key=lambda pair: (-pair[0], pair[1]))]


# ── the moment asked for ─────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("now", "shown"),
    [
        ("2026-09-01", False),
        ("2026-09-01 00:29", False),
        ("2026-09-01 00:30", True),
        ("2026-09-02", True),
        ("2026-08-31T17:29:00Z", False),
        ("2026-08-31T17:30:00Z", True),
        ("2026-08-31T18:30:00+01:00", True),
    ],
)
def test_a_moment_is_in_the_zone_of_the_site_unless_it_says_another(
    a_site: TinySite, now: str, shown: bool
) -> None:
    a_site.article("tin-tuc/bai", date="2026-09-01 00:30")

    assert a_site.build(now=now)["code"] == 0
    assert ("tin-tuc/bai/index.html" in a_site.made()) == shown


def test_a_build_says_when_something_changes_next(a_site: TinySite) -> None:
    a_site.article("tin-tuc/mai", date="2026-09-02 09:00")
    a_site.article("thong-bao/het-han", date="2026-08-01", expires="2026-09-03")
    a_site.article("thong-bao/nhap", date="2026-09-01 09:00", draft="true")

    assert a_site.build()["next_due"] == "2026-09-02T09:00:00"
    # The home page will say then that it was updated.
    assert a_site.build("--drafts")["next_due"] == "2026-09-02T09:00:00"
    assert a_site.build(now="2026-09-03")["next_due"] == "2026-09-04T00:00:00"
    assert a_site.build(now="2026-09-04")["next_due"] == "2026-09-04T09:00:00"  # no news any more
    assert a_site.build(now="2026-09-04 09:00")["next_due"] is None


def test_a_page_changes_when_its_moment_comes_and_not_before(a_site: TinySite) -> None:
    a_site.article("tin-tuc/bai", date="2026-08-01", expires="2026-09-03")
    a_site.build(now="2026-09-02")

    assert a_site.build(now="2026-09-03 23:59")["made"] == 0
    assert a_site.build(now="2026-09-04")["made"] > 0
    assert "hết hiệu lực từ 4/9/2026" in a_site.main("tin-tuc/bai/index.html")
    assert '<meta name="robots" content="noindex">' in a_site.page("tin-tuc/bai/index.html")
    for path in ("index.html", "tin-tuc/index.html", "feed.xml", "sitemap-trang.xml"):
        assert "/tin-tuc/bai/" not in a_site.page(path)


# ── whole builds ─────────────────────────────────────────────────────────────────────────────


def test_two_texts_with_one_address_are_told_with_both_their_names(a_site: TinySite) -> None:
    a_site.article("tin-tuc/mot", slug="bai").article("tin-tuc/hai", slug="bai")

    assert messages(a_site.build()) == [
        "content/tin-tuc/mot.md:0:0: địa chỉ /tin-tuc/bai/ đã là của content/tin-tuc/hai.md"
    ]


def test_a_text_and_a_folder_of_one_name_are_told(a_site: TinySite) -> None:
    a_site.article("tin-tuc/bai").article("tin-tuc/bai/index", "[a](../kia.md)").article("tin-tuc/kia")

    assert messages(a_site.build()) == [
        "content/tin-tuc/bai/index.md:0:0: mã bài “tin-tuc/bai” đã là của content/tin-tuc/bai.md"
    ]


def test_a_page_that_takes_the_place_of_a_section_is_told(a_site: TinySite) -> None:
    a_site.write("content/trang/tin-tuc.md", "---\ntitle: Tin\n---\nNội dung.\n")

    assert messages(a_site.build()) == [
        "content/trang/tin-tuc.md:2:1: địa chỉ `tin-tuc` đã là của chuyên mục `tin-tuc`"
    ]


def test_a_site_is_the_same_whatever_the_order_in_which_it_was_written(
    a_site: TinySite, tmp_path_factory: pytest.TempPathFactory
) -> None:
    names = ["tin-tuc/a", "thong-bao/b", "tin-tuc/c"]
    for name in names:
        a_site.article(name, tags="[x, y]")
    other = TinySite(tmp_path_factory.mktemp("other"), a_site.capture)
    for name in reversed(names):
        other.article(name, tags="[x, y]")

    a_site.build()
    other.build()

    assert a_site.made() == other.made()


def test_the_same_bytes_come_out_of_one_process_and_of_two(
    a_site: TinySite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "FEW", 1)
    for name in "abc":
        a_site.article(f"tin-tuc/{name}", f"[a](a.md)\n\n## {name}", tags=f"[x, {name}]")

    a_site.build("--jobs", "1")
    alone = a_site.made()
    a_site.remove("output")
    a_site.build("--jobs", "2")

    assert a_site.made() == alone


def test_a_template_mistake_is_told_once_however_many_pages_it_spoils(a_site: TinySite) -> None:
    a_site.article("tin-tuc/a").article("tin-tuc/b")
    a_site.write(
        "templates/article.html", '{% extends "base.html" %}\n{% block main %}{{ page.titel }}{% endblock %}'
    )

    report = a_site.build()

    assert messages(report) == [
        "templates/article.html:2:0: mẫu trang dùng một trường không có hoặc dùng sai"
    ]
    assert report["problems"][0]["hint"].endswith("(và 1 trang khác)")


def test_one_photo_that_cannot_be_read_does_not_hide_the_page(a_site: TinySite) -> None:
    a_site.article("tin-tuc/bai/index", "![a](a.jpg)").write("content/tin-tuc/bai/a.jpg", b"none")

    where = place(a_site.folder)
    planned = prepare(where, now=NOW, drafts=False)

    assert [one.file for one in planned.problems] == ["content/tin-tuc/bai/a.jpg"]
    ((_, content),) = Maker(where, planned.trial, planned.templates)(["tin-tuc/bai/index.html"])
    assert b"/tin-tuc/bai/a.jpg" in content


def test_settings_with_mistakes_plan_nothing(a_site: TinySite) -> None:
    a_site.write("content/site.toml", "name = \n")

    planned = prepare(place(a_site.folder), now=NOW, drafts=False)

    assert planned.plan == {}
    assert planned.problems != ()


def test_a_moment_of_another_zone_is_the_same_moment(a_site: TinySite) -> None:
    a_site.article("tin-tuc/bai", date="2026-09-01 08:00")
    where = place(a_site.folder)

    def paths(now: datetime) -> set[str]:
        return set(prepare(where, now=now, drafts=False).plan)

    assert paths(datetime(2026, 9, 1, 1, 0, tzinfo=UTC)) == paths(NOW)
    assert paths(datetime(2026, 9, 1, 0, 59, tzinfo=UTC)) != paths(NOW)


def test_a_site_has_its_folders_where_it_stands(a_site: TinySite) -> None:
    where = place(a_site.folder)

    assert where == Place(
        content=a_site.folder / "content",
        templates=a_site.folder / "templates",
        packaged=where.packaged,
        output=a_site.folder / "output",
    )
    assert (where.packaged / "base.html").is_file()


def test_every_path_has_a_key_of_its_own_parts(a_site: TinySite) -> None:
    planned = prepare(place(a_site.article("tin-tuc/bai").folder), now=NOW, drafts=False)

    found = keyed(planned.plan)

    assert found.keys() == planned.plan.keys()
    assert {path: one.parts for path, one in found.items()} == {
        path: step.parts for path, step in planned.plan.items()
    }
    assert len({one.key for one in found.values()}) == len(found)


def test_a_file_that_changes_while_the_site_is_made_is_not_published(
    a_site: TinySite, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_site.write("content/anh/so.txt", "AAA")

    def save_and_publish(plan: Mapping[str, Keyed], make: Maker, output: Path, *rest: Any) -> Outcome:
        a_site.write("content/anh/so.txt", "BBB")
        return publish(plan, make, output, *rest)

    monkeypatch.setattr("site_gen.building.build.publish", save_and_publish)

    report = a_site.build()

    assert messages(report) == ["content/anh/so.txt:0:0: tệp bị thay đổi trong khi dựng trang"]
    assert not (a_site.folder / "output/index.html").exists()


# ── every mistake in one run ─────────────────────────────────────────────────────────────────

UNKNOWN_FIELD = '{% extends "base.html" %}\n{% block main %}{{ page.khong_co }}{% endblock %}\n'
BAD_DATE = "content/tin-tuc/sai.md:3:7: ngày 31/2/2026 không có thật: tháng 2 năm 2026 chỉ có 28 ngày"
BAD_FIELD = "templates/article.html:2:0: mẫu trang dùng một trường không có hoặc dùng sai"
BAD_SYNTAX = "templates/404.html:1:0: mẫu trang viết sai cú pháp"


@pytest.mark.parametrize("command", ["build", "check"])
def test_a_broken_text_and_two_broken_templates_are_told_together(a_site: TinySite, command: str) -> None:
    a_site.article("tin-tuc/sai", date="31/2/2026").article("tin-tuc/dung")
    a_site.write("templates/404.html", "{% if %}\n").write("templates/article.html", UNKNOWN_FIELD)

    report = a_site.run(command, "--format", "json", "--now", "2026-09-01").report

    assert messages(report) == [BAD_DATE, BAD_SYNTAX, BAD_FIELD]
    assert not (a_site.folder / "output").exists()


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("_macros.html", b"{% macro %}"),
        ("base.html", b"\xff"),
        ("base.html", b"{{ " + b"(" * 5000 + b")" * 5000 + b" }}"),
        ("strings.toml", b"[nav"),
    ],
)
def test_a_template_that_others_use_is_told_alone(a_site: TinySite, path: str, text: bytes) -> None:
    a_site.article("tin-tuc/dung").write(f"templates/{path}", text)

    files = {one["file"] for one in a_site.build()["problems"]}

    assert f"templates/{path}" in files
    assert not any(one["message"].startswith("mẫu trang dùng") for one in a_site.build()["problems"])


def test_a_site_whose_templates_are_the_packaged_ones_is_read_in_spite_of_their_mistakes(
    a_site: TinySite,
) -> None:
    where = place(a_site.article("tin-tuc/sai", date="31/2/2026").folder)
    own = Place(content=where.content, templates=a_site.folder, packaged=a_site.folder, output=where.output)
    a_site.write("strings.toml", "[nav")

    planned = prepare(own, now=NOW, drafts=False)

    assert {one.file for one in planned.problems} == {"content/tin-tuc/sai.md", "templates/strings.toml"}
    assert planned.plan == {}


def test_settings_people_and_templates_are_told_together(a_site: TinySite) -> None:
    a_site.write("content/site.toml", "name = \n").write("content/people.toml", "people = \n")
    a_site.write("templates/404.html", "{% if %}\n")

    assert [one["file"] for one in a_site.build()["problems"]] == [
        "content/people.toml",
        "content/site.toml",
        "templates/404.html",
    ]


def test_of_a_broken_build_only_what_was_not_published_is_tried(
    a_site: TinySite, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_site.article("tin-tuc/mot").build()
    tried: list[str] = []
    make = Maker.__call__

    def noting(self: Maker, paths: Sequence[str]) -> Iterator[tuple[str, bytes]]:
        tried.extend(paths)
        return make(self, paths)

    monkeypatch.setattr(Maker, "__call__", noting)
    a_site.article("tin-tuc/sai", date="31/2/2026").build()

    assert tried == []


def test_an_output_that_may_not_be_read_spares_nothing(tmp_path: Path) -> None:
    (tmp_path / ".site-gen/manifest").mkdir(parents=True)

    assert unlike({"index.html": Plain(b"1", ())}, tmp_path) == ["index.html"]


def test_warnings_are_told_beside_what_a_template_does_wrong(a_site: TinySite) -> None:
    a_site.article("tin-tuc/mot/index").write("content/tin-tuc/mot/thua.txt", "không ai nhắc đến")
    a_site.write("templates/article.html", UNKNOWN_FIELD)

    assert [one["severity"] for one in a_site.build()["problems"]] == ["warning", "error"]


def test_warnings_are_told_beside_a_refused_output(a_site: TinySite) -> None:
    a_site.article("tin-tuc/mot/index").write("content/tin-tuc/mot/thua.txt", "không ai nhắc đến")
    a_site.write("output/luan-van.docx", b"PK")

    assert [one["file"] for one in a_site.build()["problems"]] == ["content/tin-tuc/mot/thua.txt", "output"]


# ── where the site is published ──────────────────────────────────────────────────────────────


@pytest.mark.parametrize("output", ["content/thong-bao", "content", "templates/moi", ".", ".."])
def test_pages_are_not_published_among_what_they_are_made_from(a_site: TinySite, output: str) -> None:
    before = everything(a_site.folder)

    report = a_site.build("--output", str(a_site.folder / output))

    assert messages(report) == ["output:0:0: không đặt trang đã tạo lẫn với content/ hoặc templates/"]
    assert everything(a_site.folder) == before


def everything(folder: Path) -> list[Path]:
    """All but what builds remember."""
    return sorted(path for path in folder.rglob("*") if ".cache" not in path.parts)


def test_under_strict_a_stranger_is_refused_before_anything_moves(a_site: TinySite) -> None:
    a_site.article("tin-tuc/mot").build()
    a_site.article("tin-tuc/hai").write("output/la.txt", "la")
    before = a_site.made()

    report = a_site.build("--strict")

    assert (report["code"], [one["file"] for one in report["problems"]]) == (1, ["output/la.txt"])
    assert a_site.made() == before
    assert (a_site.build()["code"], "tin-tuc/hai/index.html" in a_site.made()) == (0, True)


def test_an_event_is_offered_to_calendars_as_long_as_site_md_says(a_site: TinySite) -> None:
    a_site.article("tin-tuc/hop", date="2026-08-01", event_date="10/9/2026", event_time='"14:00–16:30"')
    one, every = "tin-tuc/hop/su-kien.ics", "su-kien.ics"

    def offered(now: str) -> tuple[bool, bool, object]:
        report = a_site.build(now=now)
        assert report["code"] == 0
        made = a_site.made()
        return one in made, b"BEGIN:VEVENT" in made[every], report["next_due"]

    assert offered("2026-09-01") == (True, True, "2026-09-10T16:30:00")
    assert offered("2026-09-10 16:30") == (True, True, "2027-09-10T16:30:00")
    assert offered("2027-09-10 16:29") == (True, True, "2027-09-10T16:30:00")
    assert offered("2027-09-10 16:30") == (False, False, None)


def test_head_and_foot_carry_the_name_of_today(a_site: TinySite) -> None:
    settings = (a_site.folder / "content/site.toml").read_text(encoding="utf-8")
    names = (
        '\n[[organisations]]\nname = "Tên cũ"\n'
        '[[organisations]]\nname = "Tên mới"\nparent = "Sở mới"\nfrom = 2027-01-01\n'
    )
    a_site.write("content/site.toml", settings + names).article("tin-tuc/a", date="2026-08-01")

    assert a_site.build(now="2026-12-31")["next_due"] == "2027-01-01T00:00:00"
    assert "Tên cũ" in a_site.page("tin-tuc/a/index.html").partition("<header")[2].partition("<main")[0]
    assert a_site.build(now="2027-01-01")["next_due"] is None
    page = a_site.page("tin-tuc/a/index.html")
    top = page.partition("<header")[2].partition("<main")[0]
    assert "Tên mới" in top
    assert "Sở mới" in top
    assert '"publisher":{"@type":"Organization","name":"Tên cũ"' in page
