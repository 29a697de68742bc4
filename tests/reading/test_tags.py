from __future__ import annotations

from html.parser import HTMLParser

import nh3
import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_gen.reading.tags import attribute, ids

SIGNS = (
    *("<", ">", '"', "'", "=", " ", "a", "p", "id", "=x", "&quot;", "&lt;", "&gt;", "</a>"),
    *("<p ", "<a title=", ' id="', "title='", "/", "\n"),
)


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ('<p id="a">x</p><b class="c" id="d">y</b>', ["a", "d"]),
        ('<p>id="a" và &lt;p id="b"&gt;</p>', []),
        ('<p title=" id=&quot;a&quot;">x</p>', []),
        ('<p title="a>b" id="c&amp;d">x</p>', ["c&d"]),
        ('<h2 id="a\nb">x</h2>', ["a\nb"]),
        ("<p>x</p>", []),
    ],
)
def test_the_ids_of_a_text_are_those_of_its_tags(html: str, found: list[str]) -> None:
    assert ids(html) == found


def test_what_stands_before_an_attribute_is_all_of_its_tag() -> None:
    pattern = attribute("a|img", "href|src", r"\d+")

    found = pattern.search('<abbr href="1"></abbr> href="2" <img alt="" src="3">')

    assert found is not None
    assert found.group("before", "name", "value") == ('<img alt=""', "src", "3")


class Reader(HTMLParser):
    """Notes ids as browsers find them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value or "" for name, value in attrs if name == "id"]


@given(st.lists(st.sampled_from(SIGNS), max_size=30).map("".join))
def test_the_ids_of_any_text_that_was_cleaned_are_those_that_browsers_find(typed: str) -> None:
    html = nh3.clean(typed, tags={"a", "p"}, attributes={"*": {"id", "title"}}, link_rel=None)
    reader = Reader()
    reader.feed(html)

    assert ids(html) == reader.found
