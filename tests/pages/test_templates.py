from __future__ import annotations

import os
import sys
from pathlib import Path
from string import Formatter

import pytest

from site_gen.pages.templates import Templates, read_templates
from tests.samples import TINY, a_page, articles, keys, planned, site_of, tiny_templates

PACKAGED = Path(__file__).parents[2] / "templates"


def laid_over(folder: Path, **files: str) -> Templates:
    found, problems = read_templates(TINY, own(folder, files))
    assert problems == ()
    return found


def own(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8", newline="")
    return folder


def told(folder: Path, **files: str) -> list[str]:
    _, problems = read_templates(TINY, own(folder, files))
    return [f"{one.file}:{one.line} {one.message}" for one in problems]


def test_without_templates_of_its_own_a_site_has_the_packaged_ones(tmp_path: Path) -> None:
    assert read_templates(TINY, tmp_path / "none") == (tiny_templates(), ())


def test_own_templates_are_laid_over_file_by_file(tmp_path: Path) -> None:
    found = laid_over(tmp_path, **{"404.html": "Của tôi"})

    assert found.texts == {**tiny_templates().texts, "404.html": "Của tôi"}


def test_own_words_are_laid_over_key_by_key(tmp_path: Path) -> None:
    found = laid_over(tmp_path, **{"strings.toml": '[nav]\nhome = { vi = "Nhà" }\n'})

    assert found.words["vi"] == {**tiny_templates().words["vi"], "nav.home": "Nhà"}
    assert found.words["en"] == tiny_templates().words["en"]


def test_an_asset_has_a_new_address_when_it_changes(tmp_path: Path) -> None:
    (before,) = tiny_templates().assets
    (after,) = laid_over(tmp_path, **{"assets/site.css": "body {}"}).assets

    assert before.url == "/assets/site.efe57b82.css"
    assert after.url != before.url
    assert (after.folder, after.name) == ("templates", "site.css")


def test_a_template_is_read_as_people_save_it(tmp_path: Path) -> None:
    found = laid_over(tmp_path, **{"404.html": "\ufeffmột\r\nhai\r\n"})

    assert found.texts["404.html"] == "một\nhai\n"


def test_a_name_that_is_computed_is_told_at_its_line(tmp_path: Path) -> None:
    text = '{% include "_card.html" %}\n\n{% include page.name %}\n'

    assert told(tmp_path, **{"404.html": text}) == [
        "templates/404.html:3 mẫu trang gọi mẫu khác bằng tên tính ra"
    ]


def test_a_computed_parent_is_told_too(tmp_path: Path) -> None:
    assert told(tmp_path, **{"404.html": '\n{% extends "ba" ~ "se.html" %}'}) == [
        "templates/404.html:2 mẫu trang gọi mẫu khác bằng tên tính ra"
    ]


def test_a_template_that_is_not_there_is_told_at_its_line(tmp_path: Path) -> None:
    text = '{# _gone.html #}\n{% from "_gone.html" import gone %}'

    assert told(tmp_path, **{"404.html": text}) == ["templates/404.html:2 không có mẫu nào tên là _gone.html"]


def test_a_mistake_in_the_syntax_is_told_at_its_line(tmp_path: Path) -> None:
    assert told(tmp_path, **{"404.html": "một\n{% if %}"}) == [
        "templates/404.html:2 mẫu trang viết sai cú pháp"
    ]


def test_touching_a_template_changes_the_keys_of_pages_that_reach_it_and_no_others(tmp_path: Path) -> None:
    card = tiny_templates().texts["_card.html"]
    site = site_of(articles(3, tags=("a",)), [a_page()])

    before = keys(planned(site))
    after = keys(planned(site, laid_over(tmp_path, **{"_card.html": card + "{# khác #}"})))

    assert {path for path in before if before[path] != after[path]} == {
        "index.html",
        "thong-bao/index.html",
        "tin-tuc/bai-1/index.html",
        "tin-tuc/bai-2/index.html",
        "tin-tuc/bai-3/index.html",
        "tin-tuc/index.html",
        "tu-khoa/a/index.html",
    }


def test_a_template_reached_over_another_counts(tmp_path: Path) -> None:
    found = laid_over(
        tmp_path,
        **{"_card.html": '{% from "_x.html" import x %}{% macro card(one) %}{% endmacro %}', "_x.html": ""},
    )
    other = laid_over(tmp_path, **{"_x.html": "{% set x = 1 %}"})

    differ = {name for name, one in found.closures.items() if other.closures[name] != one}
    assert differ == {"_card.html", "_x.html", "article.html", "home.html", "list.html"}


def test_a_word_that_is_no_text_is_told_and_not_published(tmp_path: Path) -> None:
    found, problems = read_templates(TINY, own(tmp_path, {"strings.toml": '[nav]\nhome = { vi = ["a"] }\n'}))

    assert found.words == tiny_templates().words
    assert [(one.line, one.message) for one in problems] == [
        (2, "`nav.home.vi` phải là một dòng chữ, không phải một danh sách")
    ]


def test_a_word_that_nobody_asks_for_is_told_with_the_nearest(tmp_path: Path) -> None:
    words = '[nav]\nhom = { vi = "Nhà" }\n[nva]\nhome = { vi = "Nhà" }\n'

    _, problems = read_templates(PACKAGED, own(tmp_path, {"strings.toml": words}))

    assert [(one.line, one.message, one.hint) for one in problems] == [
        (3, "không có trường nào tên là `nva`", "có phải là `nav`?"),
        (2, "không có trường nào tên là `hom`", "có phải là `home`?"),
    ]


@pytest.mark.parametrize(
    ("word", "message"),
    [
        ("50% { dấu", "dấu `{` và `}` chỉ đặt quanh tên của chỗ điền"),
        ("Trang {n!r}", "dấu `{` và `}` chỉ đặt quanh tên của chỗ điền"),
        ("Trang {so}", "câu này không có chỗ điền nào tên là `{so}`"),
        ("Trang sau", "câu này thiếu chỗ điền `{n}`"),
    ],
)
def test_a_word_is_filled_as_the_packaged_one(tmp_path: Path, word: str, message: str) -> None:
    words = f'[page]\nn = {{ vi = "{word}" }}\n'

    _, problems = read_templates(PACKAGED, own(tmp_path, {"strings.toml": words}))

    assert [(one.line, one.message) for one in problems] == [(2, message)]


def test_the_words_of_both_languages_are_filled_alike() -> None:
    words = read_templates(PACKAGED, None)[0].words

    assert {key for key in words["vi"] if gaps(words["vi"][key]) != gaps(words["en"][key])} == set()


def gaps(word: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(word) if name is not None}


def test_a_link_out_of_the_templates_is_told_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.css").write_text("bí mật", encoding="utf-8")
    folder = tmp_path / "templates"
    (folder / "assets").mkdir(parents=True)
    (folder / "assets/p.css").symlink_to(tmp_path / "secret.css")
    (folder / "out").symlink_to(tmp_path, target_is_directory=True)

    found, problems = read_templates(TINY, folder)

    assert found == tiny_templates()
    assert sorted((one.file, one.message) for one in problems) == [
        ("templates/assets/p.css", "lối tắt dẫn ra ngoài thư mục templates"),
        ("templates/out", "lối tắt dẫn ra ngoài thư mục templates"),
    ]


def test_a_link_within_the_templates_is_followed(tmp_path: Path) -> None:
    laid_over(tmp_path, **{"one.html": "Một"})
    (tmp_path / "404.html").symlink_to(tmp_path / "one.html")

    assert laid_over(tmp_path).texts["404.html"] == "Một"


if sys.platform != "win32":

    def test_a_pipe_among_the_templates_is_told_and_not_waited_for(tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "404.html")

        assert told(tmp_path) == ["templates/404.html:0 đây không phải là tệp, cũng không phải là thư mục"]


def test_a_file_in_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "templates").write_text("", encoding="utf-8")

    found, problems = read_templates(TINY, tmp_path / "templates")

    assert found == tiny_templates()
    assert [(one.file, one.message) for one in problems] == [
        ("templates", "templates phải là một thư mục, không phải một tệp")
    ]
