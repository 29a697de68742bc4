from __future__ import annotations

import pytest

from site_gen.reading.head import LARGEST, split
from tests.samples import member


def told(text: str) -> tuple[int, int, str]:
    head, (problem,) = split("bai.md", text)
    assert head is None
    return problem.line, problem.column, problem.message


@pytest.mark.parametrize(
    "fence", ["---", "----------", "--- ", "---\u00a0", "—", "–-", "——", "---\t"], ids=ascii
)
def test_a_fence_is_whatever_word_makes_of_it(fence: str) -> None:
    head, problems = split("bai.md", f"{fence}\ntitle: Một\n{fence}\nNội dung.")

    assert problems == []
    assert head is not None
    assert (member(head.field, "title").value, head.body.strip()) == ("Một", "Nội dung.")


def test_empty_lines_before_the_head_count_as_lines() -> None:
    head, problems = split("bai.md", "\n\n---\ntitle: Một\n---\nNội dung.")

    assert problems == []
    assert head is not None
    assert member(head.field, "title").line == 4
    assert head.body_line + head.body[: head.body.index("Nội")].count("\n") == 6


def test_a_line_in_the_text_may_look_like_a_fence() -> None:
    head, _ = split("bai.md", "---\ntitle: Một\n---\nTrên\n\n---\n\nDưới")

    assert head is not None
    assert head.body.strip() == "Trên\n\n---\n\nDưới"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", (0, 0, "tệp trống")),
        (" \n\n", (0, 0, "tệp trống")),
        ("\nChỉ có chữ.\n", (2, 1, "bài viết chưa có phần đầu nằm giữa hai dòng `---`")),
        ("---\na: b\n\nc", (1, 1, "phần đầu mở bằng `---` ở đây nhưng không có dòng `---` kết thúc")),
        (f"---\ntitle: {'a' * LARGEST}\n---\n", (1, 1, f"phần đầu dài {LARGEST + 9} ký tự, quá dài")),
    ],
    ids=["empty", "blank", "no head", "open", "long"],
)  # fmt: skip
def test_a_text_without_a_head_is_told(text: str, expected: tuple[int, int, str]) -> None:
    assert told(text) == expected


def test_an_open_head_is_told_where_to_close_it() -> None:
    _, (problem,) = split("bai.md", "---\ntitle: Một\ntags:\n  - a\n\nNội dung: ở đây.\n")

    assert problem.hint == "thêm một dòng `---` sau dòng 4"
