from __future__ import annotations

import pytest

from site_gen.reading.effort import too_much


@pytest.mark.parametrize(
    "text",
    [
        "Căn cứ Luật *Đất đai* [số 45](../a/b.md) & <b>các</b> văn bản [1]\n\n" * 6000,
        "\n| a | b |\n|---|---|\n" + "| [x](y.md) | *z* <br> t_u |\n" * 5000,
        "\n<table>\n" + '<tr><td class="a"><p>1</p></td><td>2</td></tr>\n' * 3000 + "</table>",
        "- một\n" * 20_000,
        "chữ " * 100_000 + "[",
        "5 < 6\n\n" * 20_000,
    ],
)
def test_long_texts_of_offices_are_not_too_much(text: str) -> None:
    assert too_much(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "[" * 4000,
        "[a](" * 4000,
        "<a " * 8000,
        "*a* " * 40_000,
        "# a\n" * 8000,
        "|*" * 100_000,
        "[ " * 900 + "chữ " * 10_000,
    ],
)
def test_signs_without_end_are_too_much(text: str) -> None:
    assert too_much(text) == 0


def test_the_paragraph_that_is_too_much_is_told() -> None:
    assert too_much("Một.\n\nHai.\n \n" + "[" * 4000 + "\n\nBa.") == 4
