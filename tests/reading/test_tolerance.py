from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from site_gen.fields import Field
from site_gen.reading.tolerance import tolerate
from site_gen.reading.yaml import read_yaml
from tests.cases.table import Case, cases

SHOWN = str.maketrans({"␉": "\t", "⍽": "\u00a0"})
TYPED = st.text(st.sampled_from("ab: \t\u00a0-“”\"'[]{}#|>&*\n\u2028đ,\\"), max_size=40)


def said(field: Field) -> str:
    match field.value:
        case tuple(members):
            return " | ".join(map(said, members))
        case None:
            return ""
        case value:
            return str(value)


@cases("yaml.txt")
def test_a_line_of_a_head_is_read_as_it_was_meant(case: Case) -> None:
    root, problems = read_yaml("bai.md", case.given.translate(SHOWN), 2)

    if case.mistake:
        assert case.mistake in " ".join(one.message for one in problems)
        return
    assert problems == []
    assert root is not None
    assert isinstance(root.value, dict)
    assert [said(one) for one in root.value.values()] == [case.expected]


def test_an_item_of_a_list_may_hold_a_colon() -> None:
    assert tolerate("groups:\n  - Đại diện: Công đoàn") == "groups:\n  - 'Đại diện: Công đoàn'"


def test_a_group_in_a_list_stays_a_group() -> None:
    typed = "photos:\n  - file: a.jpg\n    caption: Ảnh: toàn cảnh"

    assert tolerate(typed) == "photos:\n  - file: a.jpg\n    caption: 'Ảnh: toàn cảnh'"


def test_a_block_of_text_is_the_editors_own() -> None:
    typed = "summary: |\n  title: “không phải trường”\n  a: b: c\ntitle: Một: hai"

    assert tolerate(typed) == "summary: |\n  title: “không phải trường”\n  a: b: c\ntitle: 'Một: hai'"


def test_a_quoted_text_over_several_lines_is_the_editors_own() -> None:
    typed = 'summary: "Một\n  hai: ba\n  bốn"\ntitle: Một: hai'

    assert tolerate(typed) == "summary: \"Một\n  hai: ba\n  bốn\"\ntitle: 'Một: hai'"


def test_line_ends_that_only_yaml_knows_are_blanks() -> None:
    root, problems = read_yaml("bai.md", "title: Một\u2028hai\x85ba\u2029bốn\nsummary: x", 2)

    assert problems == []
    assert root is not None
    assert isinstance(root.value, dict)
    assert root.value["title"].value == "Một hai ba bốn"
    assert root.value["summary"].line == 3


@settings(deadline=None)
@given(TYPED)
def test_every_line_stays_on_its_line(typed: str) -> None:
    assert tolerate(typed).count("\n") == typed.count("\n")


@settings(deadline=None)
@given(TYPED)
def test_whatever_is_typed_is_read_or_told_at_a_line_that_exists(typed: str) -> None:
    root, problems = read_yaml("bai.md", typed, 1)

    assert (root is None) <= bool(problems)
    lines = typed.split("\n")
    for one in problems:
        assert 1 <= one.line <= len(lines) + 1
