from __future__ import annotations

import re
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_gen.model import Mention, PhotoMention, Placed
from site_gen.reading.markup import Markup, write
from site_gen.reading.tags import ids

HOSTILE = (
    *(
        "<",
        ">",
        "/",
        '"',
        "'",
        "=",
        "\n",
        "](",
        "[",
        ")",
        "a",
        "=x",
        "&#106;",
        " href=",
        " src=",
        " onclick=",
    ),
    *(
        "<script>",
        "<svg",
        "<style",
        "<iframe",
        "<img",
        "<a",
        "javascript:",
        "java\tscript:",
        "data:text/html,",
    ),
)


def read(body: str, *photos: str, first_line: int = 1) -> Markup:
    return write("bai.md", body, first_line, tuple(listed(one) for one in photos))


def listed(file: str, decorative: bool = False) -> PhotoMention:
    mention = Mention(target=file, line=3, column=11)
    return PhotoMention(
        file=mention, alt=f"Tả {file}", caption=f"Lời {file}", credit="", decorative=decorative
    )


def html(body: str) -> str:
    return "".join(piece for piece in read(body).body.pieces if isinstance(piece, str))


def told(body: str) -> list[tuple[int, int, str]]:
    return [(one.line, one.column, one.message) for one in read(body).problems]


def places(body: str) -> list[tuple[str, int, int]]:
    return [(one.target, one.line, one.column) for one in read(body).links]


# ── what is published ────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("typed", "clean"),
    [
        ("Một **hai**", "<p>Một <strong>hai</strong></p>"),
        ("5 < 6 & 7", "<p>5 &lt; 6 &amp; 7</p>"),
        ("Một <b>hai</b>", "<p>Một <b>hai</b></p>"),
        ("Một\n{: .chu-y lang=en }", '<p class="chu-y" lang="en">Một</p>'),
        ("[a](https://b.vn)", '<p><a href="https://b.vn">a</a></p>'),
        ("<a@b.vn>", '<p><a href="mailto:a@b.vn">a@b.vn</a></p>'),
        ("[a](tel:0235)", '<p><a href="tel:0235">a</a></p>'),
        ("[a](javascript:alert(1))", "<p><a>a</a></p>"),
        ("<a href='JavaScript:x'>a</a>", "<p><a>a</a></p>"),
        ("a<script>b</script>c", "<p>ac</p>"),
        ('<p onclick="x" style="color:red">a</p>', "<p>a</p>"),
        ("<iframe src='//b.vn'></iframe>", ""),
    ],
)
def test_what_is_typed_comes_out_clean(typed: str, clean: str) -> None:
    assert html(typed).strip() == clean


@settings(deadline=None)
@given(st.lists(st.sampled_from(HOSTILE)).map("".join))
def test_nothing_that_runs_is_ever_published(typed: str) -> None:
    tags = re.findall(r"<[^>]*>", html(typed).lower())

    assert [tag for tag in tags if re.match(r"<(script|svg|style|iframe)", tag)] == []
    assert [tag for tag in tags if re.search(r" (on\w+|style)=", tag)] == []
    assert [
        tag for tag in tags if re.search(r' (href|src)="(?!content:\d|https?:|#|mailto:|"|//)', tag)
    ] == []


@pytest.mark.parametrize(
    ("typed", "place", "word"),
    [
        ("Một\n\nhai <font color=red>ba</font>", (3, 5), "<font>"),
        ("<script>x</script>", (1, 1), "<script>"),
        ('một\n\n<p class="a" onclick="b">c</p>', (3, 14), "`onclick`"),
        ("[a](javascript:b)", (1, 5), "`href`"),
        ("Một\n{: onclick=x }", (2, 4), "`onclick`"),
    ],
)
def test_what_is_taken_out_is_told(typed: str, place: tuple[int, int], word: str) -> None:
    (problem,) = read(typed).problems

    assert (problem.line, problem.column) == place
    assert word in problem.message
    assert problem.message.endswith("đã bị bỏ")


def test_what_is_clean_is_not_told() -> None:
    assert (
        told(
            "Một <b class='a'>hai</b>\n\n| a |\n|:-:|\n| b |\n\n<details open><summary>c</summary></details>"
        )
        == []
    )


@pytest.mark.parametrize("typed", ['<hr data-photo="0">', "<HR\nDATA-PHOTO=0>", 'a <img data-photo="0">'])
def test_a_place_of_a_photo_cannot_be_typed(typed: str) -> None:
    found = read(f"{typed}\n\n![](a.jpg)")

    (problem,) = found.problems
    assert "`data-photo`" in problem.message.lower()
    assert found.body.pieces[1:] == (Placed(photo=0),)
    assert "data-photo" not in str(found.body)


def test_a_place_spelled_with_references_is_text() -> None:
    found = read('&lt;hr data-photo&#1;="0"> <hr data-photo&#1;="0">\n\n![](a.jpg)')

    assert [type(piece) for piece in found.body.pieces] == [str, Placed]


@pytest.mark.parametrize(
    ("typed", "told_of"),
    [
        ("![](a.jpg){: .x }", [(1, 14, "class")]),
        ("Chữ.\n\n![](a.jpg)\n{: #anh .x }", [(4, 4, "id"), (4, 9, "class")]),
        ("![](a.jpg){: title=Chú }", []),
        ("Chữ ![](a.jpg){: .x }", []),
    ],
)
def test_what_a_photo_on_a_line_of_its_own_cannot_carry_is_told(
    typed: str, told_of: list[tuple[int, int, str]]
) -> None:
    assert sorted(told(typed)) == [
        (
            line,
            column,
            f"ảnh đứng riêng một dòng không mang thuộc tính `{name}`, thuộc tính này đã bị bỏ",
        )
        for line, column, name in told_of
    ]


# ── ids and footnotes ────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ('<p id="a">1</p>\n\n## A', ["a", "a-2"]),
        ("## A\n\n<p id=a>1</p>", ["a-2", "a"]),
        ("## A\n\n<p id='&#97;'>1</p>", ["a-2", "a"]),
        ("## A\n\nChữ\n{: #a }", ["a-2", "a"]),
        ("## A\n\n## B {: #a }", ["a-2", "a"]),
    ],
)
def test_a_heading_makes_way_for_an_id_that_was_typed(typed: str, found: list[str]) -> None:
    assert ids(html(typed)) == found
    assert told(typed) == []


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("## A {: #b }\n\nB\n{: #b }", (4, 4)),
        ("## A {: #b }\n\n## B {: #b }", (3, 9)),
        ('<p id="b">1</p>\n\n<p id="b">2</p>', (3, 4)),
        ("Xem [đây](#b)\n\n<b id=b>1</b> <i id='b'>2</i>", (3, 18)),
    ],
)
def test_an_id_typed_twice_is_told_at_the_second(typed: str, place: tuple[int, int]) -> None:
    assert told(typed) == [(*place, "trong bài có hai mục cùng mang tên #b")]


def test_a_footnote_nobody_refers_to_is_told_and_leads_nowhere() -> None:
    typed = "Chữ[^2].\n\n[^1]: Thừa.\n\n[^2]: Cần."

    assert told(typed) == [(3, 1, "chú thích [^1] không được nhắc đến trong bài")]
    assert read(typed).problems[0].severity == "warning"
    assert html(typed).count("footnote-backref") == 1
    assert "Thừa." in html(typed)


def test_words_that_look_like_attributes_are_words() -> None:
    typed = 'Viết href="#khong" hay `<p id="a">`, rồi [a](#a)'

    assert told(typed) == [(1, typed.index("(#a)") + 2, "trong bài không có mục nào tên là #a")]


# ── texts that would take too long ───────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "sign",
    [
        *("[", "![", "[a](", "[a][", "[[a]", "[](<", "[\n", "<![CDATA[", "<a ", "<p a='"),
        *("`a", "a*", "\\", "<b>", "a  \n"),
    ],
)
def test_a_paragraph_that_would_take_too_long_is_told_at_its_line(sign: str) -> None:
    (problem,) = read("Một.\n\nHai.\n\n" + sign * (200_000 // len(sign))).problems

    assert (problem.line, problem.severity) == (5, "error")
    assert problem.message.startswith("đoạn này có quá nhiều dấu")


def test_columns_in_a_long_line_are_found_once() -> None:
    typed = normalize("NFD", "Đề án [ở đây](b.md) ") * 1500

    assert places(typed)[-1] == ("b.md", 1, typed.rindex("b.md") + 1)


# ── links ────────────────────────────────────────────────────────────────────────────────────


def test_a_link_into_the_site_is_a_number() -> None:
    found = read("[a](b.md#c) và [d](/anh/e%20f.pdf) và [g](https://h.vn)")

    assert found.body.pieces == (
        '<p><a href="content:0">a</a> và <a href="content:1">d</a> và <a href="https://h.vn">g</a></p>',
    )
    assert [one.target for one in found.links] == ["b.md#c", "/anh/e f.pdf"]


def test_a_link_knows_its_line_and_column() -> None:
    assert places("Một\n\nxem [a](b.md) và [c](d.md)") == [("b.md", 3, 9), ("d.md", 3, 22)]


def test_the_first_line_of_the_text_counts_from_its_file() -> None:
    (link,) = read("\n[a](b.md)", first_line=7).links

    assert (link.line, link.column) == (8, 5)


def test_a_name_in_a_sentence_is_not_taken_for_the_link() -> None:
    assert places("Tệp b.md nằm ở [đây](b.md)") == [("b.md", 1, 22)]


def test_the_same_target_twice_has_two_places() -> None:
    assert places("[a](b.md)\n\n[c](b.md)") == [("b.md", 1, 5), ("b.md", 3, 5)]


def test_a_target_named_below_is_found_there() -> None:
    assert places("Xem [a].\n\n[a]: b.md") == [("b.md", 3, 6)]


def test_the_place_in_a_text_in_nfd_counts_characters_as_saved() -> None:
    typed = normalize("NFD", "Đề án ở [đây](hướng-dẫn.md)")

    ((target, line, column),) = places(typed)

    assert target == "hướng-dẫn.md"
    assert (line, column) == (1, typed.index("hu\u031bo\u031b\u0301ng") + 1)


def test_a_place_after_something_invisible_counts_it() -> None:
    assert places("a\u200b\u00ad [b](c.md)") == [("c.md", 1, 9)]


def test_an_anchor_that_is_there_is_fine() -> None:
    assert told("[a](#dat-dai) [b](#fn:1)[^1]\n\n## Đất đai\n\n[^1]: c") == []


def test_an_anchor_that_leads_nowhere_is_told() -> None:
    assert told("#khong là\n\n[a](#khong) [b](#khong-co)\n\n## Không có") == [
        (3, 5, "trong bài không có mục nào tên là #khong"),
    ]


# ── photos ───────────────────────────────────────────────────────────────────────────────────


def test_a_listed_photo_stands_where_it_is_named() -> None:
    found = read("Một\n\n![](b.jpg)\n\nHai", "a.jpg", "b.jpg")

    assert found.body.pieces == ("<p>Một</p>\n", Placed(photo=1), "<p>Hai</p>")
    assert found.photos == (listed("a.jpg"), listed("b.jpg"))


def test_the_words_of_the_head_win_over_those_in_the_text() -> None:
    (photo,) = read('![khác](a.jpg "khác")', "a.jpg").photos

    assert (photo.alt, photo.caption) == ("Tả a.jpg", "Lời a.jpg")


def test_a_photo_only_the_text_names_joins_the_others() -> None:
    found = read('![Tả](<tặng hoa.jpg> "Lời")', "a.jpg")

    assert found.body.pieces == (Placed(photo=1),)
    assert found.photos[1] == PhotoMention(
        file=Mention(target="tặng hoa.jpg", line=1, column=8),
        alt="Tả",
        caption="Lời",
        credit="",
        decorative=False,
    )


def test_a_photo_named_twice_is_one_photo() -> None:
    found = read("![](a.jpg)\n\n![](a.jpg)", "a.jpg")

    assert [piece for piece in found.body.pieces if isinstance(piece, Placed)] == [Placed(photo=0)] * 2
    assert len(found.photos) == 1


def test_a_photo_within_a_sentence_stays_there() -> None:
    found = read("Biểu trưng ![Tả](logo.png) của tỉnh", "a.jpg")

    assert found.body.pieces == ('<p>Biểu trưng <img alt="Tả" src="content:0"> của tỉnh</p>',)
    assert found.links == (Mention(target="logo.png", line=1, column=18),)
    assert found.photos == (listed("a.jpg"),)


def test_a_decorative_photo_stays_decorative() -> None:
    (photo,) = write("bai.md", "![](a.jpg)", 1, (listed("a.jpg", decorative=True),)).photos

    assert photo.decorative


def test_photos_and_links_keep_their_numbers_apart() -> None:
    found = read("[a](b.md)\n\n![](c.jpg)\n\nd ![](e.png) [f](g.md)")

    assert [one.target for one in found.links] == ["b.md", "g.md", "e.png"]
    assert found.body.pieces[-1] == '<p>d <img alt="" src="content:2"> <a href="content:1">f</a></p>'


@pytest.mark.parametrize(
    ("typed", "column"), [("a ![](http://b.vn/c.png)", 7), ("![](//b.vn/c.png)", 5), ("![](data:x)", 5)]
)
def test_a_photo_elsewhere_is_told(typed: str, column: int) -> None:
    assert told(typed) == [(1, column, "ảnh nằm ở trang khác, không hiển thị được")]


def test_photos_only_the_text_names_join_in_the_order_of_the_text() -> None:
    found = read("![](a.jpg)\n\n![](b.jpg)\n![](c.jpg)\n\nMột\n\n![](d.jpg)")

    assert [photo.file.target for photo in found.photos] == ["a.jpg", "b.jpg", "c.jpg", "d.jpg"]
    assert [piece.photo for piece in found.body.pieces if isinstance(piece, Placed)] == [0, 1, 2, 3]


def test_a_list_that_goes_on_after_a_paragraph_goes_on_counting() -> None:
    assert '<ol start="2">' in html("1. Một\n\nĐoạn giữa.\n\n2. Hai\n")
