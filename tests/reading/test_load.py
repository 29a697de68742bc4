from __future__ import annotations

from pathlib import Path

from site_gen.mapper import plain_map
from site_gen.model import Loaded
from site_gen.reading.load import load
from tests.samples import a_config, people

HEAD = "---\ntitle: Một\ndate: {}\n---\n\n{}\n"


def loaded(content: Path, **texts: str) -> Loaded:
    for name, text in texts.items():
        path = content / f"{name.replace('__', '/')}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return load(content, a_config(), people(), plain_map)


def article(day: str = "2026-08-18", body: str = "Nội dung.") -> str:
    return HEAD.format(day, body)


def test_articles_stand_newest_first_and_of_equals_the_id_decides(tmp_path: Path) -> None:
    found = loaded(
        tmp_path,
        **{"tin-tuc__b": article(), "tin-tuc__a": article(), "thong-bao__c": article("2026-08-19")},
    )

    assert [one.id for one in found.articles] == ["thong-bao/c", "tin-tuc/a", "tin-tuc/b"]


def test_pages_stand_by_language_and_order_and_those_without_an_order_last(tmp_path: Path) -> None:
    def page(title: str, order: int = 0) -> str:
        return f"---\ntitle: {title}\n{f'order: {order}' if order else ''}\n---\nNội dung.\n"

    found = loaded(
        tmp_path,
        **{
            "trang__a": page("Đất đai"),
            "trang__b": page("Dân cư"),
            "trang__c": page("Cuối", 2),
            "trang__d": page("Đầu", 1),
            "en__trang__e": page("About"),
        },
    )

    assert [one.title for one in found.pages] == ["About", "Đầu", "Cuối", "Dân cư", "Đất đai"]


def test_links_know_where_they_were_typed(tmp_path: Path) -> None:
    found = loaded(tmp_path, **{"tin-tuc__a": article(body="[b](b.md)"), "tin-tuc__b": article()})

    assert [(one.target, one.line, one.column) for one in found.mentions["tin-tuc/a"]] == [("b.md", 6, 5)]


def test_of_two_texts_with_one_id_the_first_keeps_its_own(tmp_path: Path) -> None:
    found = loaded(
        tmp_path,
        **{
            "tin-tuc__a": article(),
            "tin-tuc__a__index": article(body="[b](../b.md)"),
            "tin-tuc__b": article(),
        },
    )

    assert [(one.file, one.message) for one in found.problems] == [
        ("content/tin-tuc/a/index.md", "mã bài “tin-tuc/a” đã là của content/tin-tuc/a.md")
    ]
    assert "tin-tuc/a" not in found.mentions
    assert found.bodies["tin-tuc/a"].pieces == ("<p>Nội dung.</p>",)


def test_an_article_does_not_take_the_id_of_a_page(tmp_path: Path) -> None:
    found = loaded(
        tmp_path,
        **{
            "tin-tuc__a": "---\ntitle: Một\ndate: 2026-08-18\nid: trang/b\n---\nNội dung.\n",
            "trang__b": "---\ntitle: Hai\n---\nKhác.\n",
        },
    )

    assert [one.file for one in found.problems] == ["content/trang/b.md"]


def test_one_text_that_cannot_be_read_does_not_hide_the_others(tmp_path: Path) -> None:
    found = loaded(tmp_path, **{"tin-tuc__a": "Không có phần đầu", "tin-tuc__b": article()})

    assert [one.id for one in found.articles] == ["tin-tuc/b"]
    assert [one.file for one in found.problems] == ["content/tin-tuc/a.md"]


def test_a_text_that_takes_the_id_of_one_that_cannot_be_read_has_it(tmp_path: Path) -> None:
    head = HEAD.replace("title: Một", "title: Một\nid: tin-tuc/a")
    found = loaded(
        tmp_path,
        **{
            "tin-tuc__a": "---\ntitle: [\n---\n",
            "tin-tuc__b": head.format("2026-08-18", "[c](c.md)"),
            "tin-tuc__c": article(),
        },
    )

    assert found.whole["tin-tuc/a"].path == "content/tin-tuc/b.md"
    assert found.bodies["tin-tuc/a"].pieces
    assert [one.target for one in found.mentions["tin-tuc/a"]] == ["c.md"]
