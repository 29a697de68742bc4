from __future__ import annotations

import pytest

from tests.cases.table import Case, read_cases


def test_comments_and_empty_lines_are_no_cases() -> None:
    text = "# lời dặn\n\n  # lời dặn nữa\nĐoàn => doan\n"

    assert read_cases("slug.txt", text) == {4: Case("", "Đoàn", "doan")}


def test_a_question_stands_before_the_first_colon() -> None:
    assert read_cases("d.txt", "giờ: lúc: 8h => 08:00", ("giờ",)) == {1: Case("giờ", "lúc: 8h", "08:00")}


def test_a_mistake_is_expected_by_a_part_of_its_sentence() -> None:
    [case] = read_cases("d.txt", "18/8 => lỗi: thiếu năm").values()

    assert case.mistake == "thiếu năm"


def test_what_comes_out_may_be_empty() -> None:
    assert read_cases("slug.txt", "!!! =>") == {1: Case("", "!!!", "")}


@pytest.mark.parametrize("line", ["Đoàn", "Đoàn = doan", "a => b => c", "=> doan", "18/8 => lỗi:"])
def test_a_malformed_line_is_refused_with_its_place(line: str) -> None:
    with pytest.raises(ValueError, match=r"^slug\.txt:2: "):
        read_cases("slug.txt", f"# một\n{line}\n")


@pytest.mark.parametrize("line", ["ngay: 18/8/2022 => 2022-08-18", "18/8/2022 => 2022-08-18"])
def test_an_unknown_question_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match=r"^d\.txt:1: "):
        read_cases("d.txt", line, ("ngày",))


def test_an_empty_table_is_refused() -> None:
    with pytest.raises(ValueError, match="no case"):
        read_cases("slug.txt", "# không có gì\n")
