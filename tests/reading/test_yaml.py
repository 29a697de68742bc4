from __future__ import annotations

from unicodedata import normalize

import pytest

from site_gen.fields import Field
from site_gen.reading.yaml import read_yaml
from tests.samples import member


def read(typed: str, line: int = 2) -> Field:
    root, problems = read_yaml("bai.md", typed, line)
    assert problems == []
    assert root is not None
    return root


def members(field: Field) -> list[Field]:
    """The values right below *field*."""
    match field.value:
        case tuple(listed):
            return list(listed)
        case dict(named):
            return [one for one in named.values() if isinstance(one, Field)]
    return []


def places(field: Field) -> dict[str, tuple[int, int]]:
    """The place of every text below *field*, by its name."""
    if isinstance(field.value, str):
        return {field.name: (field.line, field.column)}
    return {name: place for one in members(field) for name, place in places(one).items()}


def test_every_value_knows_its_line_and_column() -> None:
    typed = "title: Một bài\nphotos:\n  - file: a.jpg\n    caption: Ảnh\n  - b.jpg\ntags: [một, hai]"

    assert places(read(typed)) == {
        "title": (2, 8),
        "photos[1].file": (4, 11),
        "photos[1].caption": (5, 14),
        "photos[2]": (6, 5),
        "tags[1]": (7, 8),
        "tags[2]": (7, 13),
    }


@pytest.mark.parametrize(
    ("typed", "column"),
    [
        ("title:\tMột", 8),
        ("title:\u00a0Một", 8),
        ("title: Một: hai", 8),
        ("title: “Một”", 8),
        ("tags: [Đại hội, Chi bộ]", 7),
        (normalize("NFD", "tags: [Đại hội: hai, Chi bộ]"), 7),
    ],
)
def test_a_column_counts_characters_as_they_were_saved(typed: str, column: int) -> None:
    field = next(iter(members(read(typed))))

    assert (field.line, field.column) == (2, column)


def test_a_column_after_text_in_nfd_counts_its_marks() -> None:
    typed = normalize("NFD", "tags: [Đại hội, Chi bộ]")

    place = places(read(typed))["tags[2]"]

    assert typed[place[1] - 1 :].startswith("Chi b")


def test_text_in_nfd_is_read_in_nfc() -> None:
    assert member(read(normalize("NFD", "title: Đại hội")), "title").value == "Đại hội"


def test_a_name_knows_its_own_place() -> None:
    assert member(read("title: a\n  \ntags: b"), "tags").label == (4, 1)


def test_a_name_typed_twice_is_told_and_the_first_stays() -> None:
    root, problems = read_yaml("bai.md", "title: một\ntitle: hai", 2)

    assert [(one.line, one.column, one.message) for one in problems] == [
        (3, 1, "trường `title` đã có ở dòng 2")
    ]
    assert root is not None
    assert member(root, "title").value == "một"


def test_a_bomb_of_aliases_is_refused_before_it_is_expanded() -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"{name}: &{name} [*a, *a]\n" for name in "bcdefgh")

    root, problems = read_yaml("bai.md", bomb, 2)

    assert root is None
    assert [(one.line, one.column) for one in problems] == [(2, 4)]


def test_too_many_levels_are_refused() -> None:
    root, problems = read_yaml("bai.md", f"a: {'[' * 3000}{']' * 3000}", 2)

    assert root is None
    assert [one.message for one in problems] == ["phần đầu lồng nhau quá 20 tầng"]


def test_an_empty_head_has_no_fields() -> None:
    assert read("\n# chỉ có ghi chú\n").value == {}
