from __future__ import annotations

import unicodedata
from datetime import datetime
from pathlib import Path

from site_gen.desk.report import quote_lines, spell_count, spell_next, spell_problem, spell_summary
from site_gen.problems import Problem, error, warning

FILE = "content/tin-tuc/mot.md"


def test_a_summary_has_vietnamese_numbers() -> None:
    assert spell_summary(3, 12953, 0, 0.44) == "Đã tạo 3, giữ nguyên 12.953, gỡ bỏ 0 tệp trong 0,4 giây."


def test_the_next_change_is_said_with_its_day_and_hour() -> None:
    sentence = spell_next(datetime(2026, 12, 31, 17, 0))

    assert sentence.startswith("Lần tới cần dựng lại: Thứ Năm, 31/12/2026, 17:00")


def test_errors_are_counted_before_warnings() -> None:
    assert spell_count([warning("a", 1, 1, "x"), error("a", 1, 1, "y"), error("b", 0, 0, "z")]) == (
        "2 lỗi, 1 cảnh báo"
    )
    assert spell_count([]) == ""


def test_a_caret_stands_under_the_column() -> None:
    problem = error(FILE, 3, 7, "ngày 31/2/2026 không có thật", "sửa ngày")

    assert spelled(problem, "date: 31/2/2026") == [
        ("error", "content/tin-tuc/mot.md:3:7: ngày 31/2/2026 không có thật"),
        ("quote", "    date: 31/2/2026"),
        ("caret", "          ^"),
        ("hint", "    gợi ý: sửa ngày"),
    ]


def test_marks_above_letters_and_tabs_do_not_move_the_caret() -> None:
    line = unicodedata.normalize("NFD", "tiêu đề:\tmột")
    column = line.index("m") + 1

    lines = spelled(error(FILE, 1, column, "sai"), line)

    assert lines[1][1] == "    " + line.replace("\t", " ")
    assert lines[2][1] == " " * len("    tiêu đề: ") + "^"


def test_wide_letters_take_two_cells() -> None:
    assert spelled(error(FILE, 1, 3, "sai"), "新聞x")[2] == ("caret", "        ^")


def test_of_a_long_line_only_what_is_near_the_column_is_quoted() -> None:
    line = "a" * 500 + "!" + "b" * 500

    _, quote, caret, *_ = spelled(error(FILE, 1, 501, "sai"), line)

    assert quote[1].strip().startswith("…a")
    assert quote[1].endswith("b…")
    assert len(quote[1]) < 80
    assert caret[1].index("^") == quote[1].index("!")


def test_without_a_column_there_is_no_caret_and_without_a_line_no_quotation() -> None:
    assert [part for part, _ in spelled(warning(FILE, 2, 0, "x"), "dòng")] == ["warning", "quote"]
    assert [part for part, _ in spelled(warning(FILE, 0, 0, "x"), None)] == ["warning"]


def test_lines_are_quoted_as_saved(tmp_path: Path) -> None:
    content = tmp_path / "content"
    content.mkdir()
    (content / "mot.md").write_bytes("\ufeffmột\r\nhai\r\n".encode())
    first, second = error("content/mot.md", 1, 1, "x"), error("content/mot.md", 2, 1, "x")

    assert quote_lines([first, second], tmp_path) == {first: "một", second: "hai"}


def test_what_cannot_be_quoted_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "mot.md").write_bytes(b"\xff\xfe\xfa")
    (tmp_path / "hai.md").write_bytes(b"a")
    unreadable, beyond = error("mot.md", 1, 1, "x"), error("hai.md", 9, 1, "x")
    missing, whole = error("ba.md", 1, 1, "x"), error("hai.md", 0, 0, "x")

    assert quote_lines([unreadable, beyond, missing, whole], tmp_path) == {}


def spelled(problem: Problem, quoted: str | None) -> list[tuple[str, str]]:
    return [(line.part, line.text) for line in spell_problem(problem, quoted, 80)]
