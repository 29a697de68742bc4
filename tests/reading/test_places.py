from __future__ import annotations

from unicodedata import normalize

import pytest

from site_gen.reading.places import Places


@pytest.mark.parametrize(
    ("name", "value", "place"),
    [
        ("onclick", "x", (1, 4)),
        ("class", "lon", (2, 4)),
        ("class", "lon dam", (2, 4)),
        ("id", "dau", (2, 9)),
        ("width", "300", (2, 14)),
    ],
)
def test_an_attribute_is_found_in_html_and_in_a_list_of_them(
    name: str, value: str, place: tuple[int, int]
) -> None:
    body = "<p onclick = 'x'>Chữ.lon #dau</p>\n{: .lon #dau width=300 }"

    assert Places("bai.md", body, 1).attribute(name, value) == place


def test_the_second_of_two_equal_ids_is_found() -> None:
    body = '[a](#b) #b\n\n## B {: #b }\n\n<p id="b-2"><p ID = "b">'

    assert Places("bai.md", "{: #b }\n" + body.replace(" #b\n", "\n"), 7).twin("b") == (10, 9)


def test_a_column_counts_characters_as_saved() -> None:
    body = normalize("NFD", "Đề án ở đây: x")

    assert Places("bai.md", body, 5).next("x") == (5, body.index("x") + 1)
