from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown.extensions.attr_list import AttrListExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.tables import TableExtension

from site_gen.reading.shortcuts import take_shortcuts

TEXTS = [
    "Một đoạn.\n\nĐoạn hai\nhai dòng.\n\n  Đoạn thụt vào.",
    "“Trích”, ông nói.\n\n(Trong ngoặc)\n\n- một\n- hai\n\nSau danh sách.\n\n    thụt bốn",
    "1. một\n\n   Đoạn trong mục.\n\n2. hai\n\nĐoạn ngoài.",
    "> Trích dẫn\n\nĐoạn sau\n===\n\nĐoạn nữa\n---\n\n***\n\nHết.",
    "| a | b |\n|---|---|\n| 1 | *2* |\n\nSau bảng | có gạch",
    'Xem [a][1] và [b](b.md "B") và ![c](c.jpg).\n\n[1]: x.md\n\nHết',
    "_Đoạn văn_",
    "__đậm__ và _a_b_ *c*_d_",
    "**đậm** _nghiêng_ ***cả hai*** `mã` \\*thoát\\* <https://a.vn> <b>thô</b> a&amp;b &nbsp;",
    "[có\\_gạch](a\\_b.md)\n\n## Mục {#muc .lop}\n\nĐoạn\n{: .lop}",
    "Chú thích[^a].\n\n[^a]: Lời chú\n    thêm.\n\nHết  \nxuống dòng",
    "<div>\n\nKhối\n\n</div>\n\nĐoạn\n\n<!-- ghi chú -->",
    " * sao * và _ gạch _\n\n* * *\n\nA\n# B",
    "",
    "\n\n\n",
]
PIECES = st.sampled_from(
    [
        *("Đoạn văn", "hai chữ", " ", "\n", "\n\n", "\n\n\n", "  \n", "    ", "\t", "- ", "* ", "1. ", "> "),
        *(
            "# ",
            "===",
            "---",
            "|",
            "|---|",
            "**",
            "*",
            "_",
            "`",
            "\\",
            "[",
            "]",
            "](a.md)",
            "![",
            "<b>",
            "</b>",
        ),
        *(
            "<",
            ">",
            "&",
            "&amp;",
            "{: .a}",
            "{#b}",
            "[^1]",
            "[^1]: x",
            "[1]: y",
            "“",
            "(",
            "'",
            "1",
            "é",
            "<div>",
        ),
    ]
)


def library(shortcuts: bool) -> Markdown:
    """Python-Markdown as texts are read with."""
    found = Markdown(extensions=[TableExtension(), AttrListExtension(), FootnoteExtension()])
    found.parser.blockprocessors.deregister("code")
    if shortcuts:
        take_shortcuts(found)
    return found


PLAIN, SHORT = library(shortcuts=False), library(shortcuts=True)


def both(text: str) -> tuple[str, str]:
    """What the library makes of *text* alone, and with shortcuts."""
    return PLAIN.reset().convert(text), SHORT.reset().convert(text)


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_comes_out_as_the_library_makes_it(text: str) -> None:
    plain, short = both(text)

    assert short == plain


@settings(deadline=None, max_examples=300)
@given(st.lists(PIECES, max_size=25).map("".join))
def test_whatever_is_typed_comes_out_as_the_library_makes_it(text: str) -> None:
    plain, short = both(text)

    assert short == plain
