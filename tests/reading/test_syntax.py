from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from site_gen.model import Heading
from site_gen.reading.syntax import PHOTO, Syntax

PIECES = (
    *("a", "Đại hội", " ", "  ", "\n", "  \n", "\n\n", "\t", "    ", ".", '"', "'", "–", "~", "+", "="),
    *("*", "**", "_", "`", "[", "]", "(", ")", "!", "<", ">", "&", "&amp;", ":", "://", "@", "{", "}", "|"),
    *("{: #a }", "\\", "\\*", "#", "# ", "- ", "1. ", "> ", "---", "[^1]", "[^1]: ", "http://a.vn"),
    *("<b>", "</b>", "<a@b.vn>"),
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)
HAND_MADE = (
    "Kính gửi: Quý vị",
    "Thư điện tử a@b.vn, trang http://a.vn/b?c=d&e=f",
    "Mua & bán &amp; đổi &#39; R&D;",
    "Một dòng  \nhai dòng\nba dòng",
    "Một \\* hai \\_ ba \\",
    "Dòng  \n",
    "* một\n* hai\n\n    ba\n\n1. bốn",
    "| a | b: c |\n|---|:-:|\n| a@b.vn | & |",
    "## Mục: *một* {: #mot }",
    "> trích: dẫn\n> *hai*",
    "Tên\n---\n\nvăn [liên kết][1] ![ảnh][1]\n\n[1]: a.md",
    "một _hai_ ba__bốn__ * năm * sáu",
    "chú thích[^1] hai\n\n[^1]: Xem: *ở đây*",
    "<div>\nraw: *a*\n</div>\n\nsau",
)


def nothing(tag: str, name: str, value: str) -> bool:
    return False


def without_shortcut() -> Syntax:
    syntax = Syntax(nothing)
    syntax.markdown.treeprocessors.deregister("plain_text")
    return syntax


SHORT, WHOLE = Syntax(nothing), without_shortcut()


def headings(text: str) -> tuple[Heading, ...]:
    return tuple(SHORT.convert(text)[1].headings)


@pytest.mark.parametrize("text", HAND_MADE)
def test_the_short_cut_for_plain_text_changes_nothing(text: str) -> None:
    assert SHORT.convert(text) == WHOLE.convert(text)


@settings(deadline=None)
@given(TEXTS)
@example("a  \nb")
@example(":a@b:")
def test_the_short_cut_for_plain_text_changes_nothing_in_any_text(text: str) -> None:
    assert SHORT.convert(text) == WHOLE.convert(text)


@settings(deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_no_text_leaves_anything_behind_for_the_next(texts: list[str]) -> None:
    for text in texts:
        SHORT.convert(text)

    assert SHORT.convert("## Mục[^1]\n\n[^1]: a") == Syntax(nothing).convert("## Mục[^1]\n\n[^1]: a")


def test_an_id_of_a_heading_is_our_slug() -> None:
    assert [one.id for one in headings("## Đăng ký đất đai\n\n## Đối tượng")] == [
        "dang-ky-dat-dai",
        "doi-tuong",
    ]


def test_ids_of_headings_are_their_own() -> None:
    typed = "## Mục\n\n## Mục\n\n## Mục 2\n\n## !!!\n\n## ???"

    assert [one.id for one in headings(typed)] == ["muc", "muc-2", "muc-2-2", "muc-3", "muc-4"]


def test_an_id_typed_with_the_heading_is_kept_if_it_is_plain() -> None:
    assert [one.id for one in headings("## Một {: #rieng }\n\n## Hai {: #Đất }")] == ["rieng", "hai"]


def test_the_title_alone_stands_on_the_first_level() -> None:
    assert [one.level for one in headings("# Một\n\n## Hai\n\n###### Sáu")] == [2, 3, 6]
    assert [one.level for one in headings("## Một\n\n### Hai")] == [2, 3]


def test_a_heading_is_told_as_people_read_it() -> None:
    (one,) = headings("## Mua &amp; *bán* \\* `a<b` &#39;đổi&#39; R&D <u>nhà</u>")

    assert one.text == "Mua & bán * a<b 'đổi' R&D nhà"


def test_the_lead_is_the_first_paragraph_as_people_read_it() -> None:
    _, found, _ = SHORT.convert("## Mục\n\n![](a.jpg)\n\nThư: <a@b.vn>, 5 &lt; 6\nvà **hết**.\n\nHai.")

    assert found.lead == "Thư: a@b.vn, 5 < 6 và hết."


def test_a_table_gets_a_frame_and_classes_and_scopes() -> None:
    html, _, _ = SHORT.convert("| a | b |\n|---|--:|\n| 1 | 2 |")

    assert html.startswith('<div class="table"><table>')
    assert '<th scope="col">a</th>' in html
    assert '<th class="right" scope="col">b</th>' in html
    assert '<td class="right">2</td>' in html
    assert "style" not in html


def test_a_footnote_leads_there_and_back() -> None:
    html, _, _ = SHORT.convert("Một[^a].\n\n[^a]: Hai.")

    assert 'href="#fn:a"' in html
    assert 'title="Trở lại vị trí của chú thích 1 trong bài"' in html


def test_the_way_back_from_a_footnote_is_told_in_the_language_of_its_text() -> None:
    html, _, _ = Syntax(nothing, "en").convert("One[^a].\n\n[^a]: Two.")

    assert 'title="Back to where note 1 stands"' in html


def test_the_number_of_a_footnote_is_no_part_of_the_word_before_it() -> None:
    _, found, _ = SHORT.convert("Năm 2026[^a], quý 2.\n\n## Năm 2026[^a] nữa\n\n[^a]: Hai.")

    assert found.lead == "Năm 2026, quý 2."
    assert found.headings == [Heading(level=2, id="nam-2026-nua", text="Năm 2026 nữa")]


def test_photos_alone_on_their_lines_are_places() -> None:
    html, found, _ = SHORT.convert('Một\n\n![b](a.jpg "c")\n![](d.jpg)\n\nHai ![](e.jpg) ba')

    assert [(one.target, one.alt, one.title, one.block) for one in found.images] == [
        ("a.jpg", "b", "c", True),
        ("d.jpg", "", "", True),
        ("e.jpg", "", "", False),
    ]
    assert html.count(f"<hr {PHOTO}=") == 2
    assert "src" not in html
