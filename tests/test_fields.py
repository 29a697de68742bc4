from __future__ import annotations

from collections.abc import Callable

import pytest

from site_gen.fields import Field, Form, flag, nearest, text
from site_gen.problems import Problem
from tests.samples import a_head, member


def form(typed: str, known: tuple[str, ...] | None = None) -> tuple[Form, list[Problem]]:
    problems: list[Problem] = []
    return Form(a_head(typed), problems, known), problems


def told(problems: list[Problem]) -> list[str]:
    return [f"{one.line}:{one.column} {one.message} – {one.hint}".removesuffix(" – ") for one in problems]


def test_a_text_is_one_line_with_single_blanks() -> None:
    asked, problems = form("title: |\n  Một\n    bài  dài\n")

    assert asked.text("title") == "Một bài dài"
    assert problems == []


def test_what_was_not_typed_is_the_default() -> None:
    asked, problems = form("title:\nsummary: ''")

    assert asked.text("title", "a") == "a"
    assert asked.text("summary", "a") == "a"
    assert asked.text("author", "a") == "a"
    assert not asked.flag("draft")
    assert asked.texts("tags") == ()
    assert asked.whole("order", 3) == 3
    assert asked.choice("lang", ("vi", "en"), "vi") == "vi"
    assert problems == []


def test_what_was_typed_is_answered() -> None:
    asked, problems = form("draft: true\norder: 12\nlang: en\ntags: [một, hai]\ngroups: một")

    assert asked.flag("draft")
    assert asked.whole("order", 3) == 12
    assert asked.choice("lang", ("vi", "en")) == "en"
    assert asked.texts("tags") == ("một", "hai")
    assert asked.texts("groups") == ("một",)
    assert problems == []


@pytest.mark.parametrize(
    ("typed", "ask", "expected"),
    [
        (
            "draft: có",
            lambda asked: asked.flag("draft"),
            "2:8 `draft` phải là true hoặc false, không phải “có” – ví dụ `draft: true`",
        ),
        (
            "order: ba",
            lambda asked: asked.whole("order", 3),
            "2:8 `order` phải là một số nguyên từ 1 trở lên, không phải “ba” – ví dụ `order: 3`",
        ),
        (
            "order: 0",
            lambda asked: asked.whole("order", 3),
            "2:8 `order` phải là một số nguyên từ 1 trở lên, không phải “0” – ví dụ `order: 3`",
        ),
        (
            "lang: v",
            lambda asked: asked.choice("lang", ("vi", "en")),
            "2:7 `lang` không nhận giá trị “v” – có phải là `vi`?",
        ),
        (
            "lang: pháp",
            lambda asked: asked.choice("lang", ("vi", "en")),
            "2:7 `lang` không nhận giá trị “pháp” – chọn một trong: vi, en",
        ),
        (
            "title: [a]",
            lambda asked: asked.text("title"),
            "2:8 `title` phải là một dòng chữ, không phải một danh sách",
        ),
        (
            "tags: [{a: b}]",
            lambda asked: asked.texts("tags"),
            "2:8 `tags[1]` phải là một dòng chữ, dấu hai chấm làm nó bị hiểu khác – "
            'đặt cả giá trị trong dấu ngoặc kép: "a: …"',
        ),
        (
            "a: b",
            lambda asked: asked.required("title", "Thông báo"),
            "2:1 thiếu trường `title` – thêm dòng `title: Thông báo`",
        ),
        (
            "a: b\ntitle:",
            lambda asked: asked.required("title", "Thông báo"),
            "3:7 thiếu trường `title` – thêm dòng `title: Thông báo`",
        ),
    ],
)
def test_what_is_wrong_is_told_at_its_place(typed: str, ask: Callable[[Form], object], expected: str) -> None:
    asked, problems = form(typed)

    assert not ask(asked) or ask(asked) == 3
    assert told(problems)[0] == expected


def test_an_unknown_name_is_told_with_the_nearest_known_one() -> None:
    _, problems = form("event_dat: 18/8/2022\nabc: x", ("event_date", "title"))

    assert told(problems) == [
        "2:1 không có trường nào tên là `event_dat` – có phải là `event_date`?",
        "3:1 không có trường nào tên là `abc`",
    ]


def test_a_form_of_what_is_no_group_is_told() -> None:
    problems: list[Problem] = []

    Form(member(a_head("photos: a.jpg"), "photos"), problems)

    assert told(problems) == ["2:9 `photos` phải là một nhóm trường có tên, không phải “a.jpg”"]


def test_members_of_a_list_know_their_places() -> None:
    asked, _ = form("tags:\n  - một\n  -\n  - hai")

    assert [(one.line, one.column, said) for one, said in asked.placed_texts("tags")] == [
        (3, 5, "một"),
        (5, 5, "hai"),
    ]


def test_a_hint_in_settings_is_spelled_as_settings_are() -> None:
    problems: list[Problem] = []
    root = Field("content/site.toml", 1, 1, "", {})

    Form(root, problems).required("name", "Trung tâm")
    Form(root, problems).required("per_page", "20")

    assert [one.hint for one in problems] == ['thêm dòng `name = "Trung tâm"`', "thêm dòng `per_page = 20`"]


def test_nothing_near_is_no_hint() -> None:
    assert nearest("xyz", ["title"]) == ""
    assert nearest("tilte", ["title"]) == "có phải là `title`?"


def test_readings_answer_or_tell() -> None:
    field = Field("bai.md", 2, 8, "draft", "True")

    assert text(field) == "True"
    assert flag(field) is True
