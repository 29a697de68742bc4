"""Stylesheets and scripts call others by name; readers get addresses."""

from __future__ import annotations

import pytest

from site_gen.pages.assets import Asset, Found, write_assets
from site_gen.problems import Problem


def written(**files: str) -> tuple[dict[str, Asset], list[str]]:
    problems: list[Problem] = []
    found = {
        "assets/" + name.replace("__", "/").replace("_", "."): Found(
            "packaged", "templates/" + name, text.encode()
        )
        for name, text in files.items()
    }
    assets = write_assets(found, problems)
    return {one.name: one for one in assets}, [f"{one.file}:{one.line} {one.message}" for one in problems]


def test_what_a_stylesheet_calls_gets_its_address() -> None:
    made, told = written(site_css='a { src: url("fonts/x.woff2") }', fonts__x_woff2="X")

    assert told == []
    assert made["site.css"].written == f'a {{ src: url("{made["fonts/x.woff2"].url}") }}'.encode()
    assert made["fonts/x.woff2"].url.startswith("/assets/fonts/x.")


def test_a_script_calls_another_by_its_address() -> None:
    made, told = written(
        a_js='import "./b.js"; import("./sub/c.js");', b_js="1", sub__c_js='import "../b.js"'
    )

    assert told == []
    assert made["a.js"].written == f'import "{made["b.js"].url}"; import("{made["sub/c.js"].url}");'.encode()
    assert made["sub/c.js"].written == f'import "{made["b.js"].url}"'.encode()


def test_the_address_changes_with_what_is_called() -> None:
    before, _ = written(site_css="url(x.svg)", x_svg="1")
    after, _ = written(site_css="url(x.svg)", x_svg="2")

    assert before["site.css"].url != after["site.css"].url


def test_what_calls_nothing_is_taken_as_it_is() -> None:
    made, told = written(
        site_css="url(#a) url(/anh/a.png) url(data:,) url(https://a.vn/b)", a_js='"/x" + "./"'
    )

    assert told == []
    assert [one.written for one in made.values()] == [None, None]


def test_a_file_that_is_not_there_is_told_at_its_line() -> None:
    _, told = written(site_css="a {}\nb { background: url('khong-co.svg') }")

    assert told == ["templates/site_css:2 không có tệp khong-co.svg trong thư mục templates/assets"]


def test_scripts_that_call_each_other_are_told() -> None:
    _, told = written(a_js='import "./b.js"', b_js='\nimport "./a.js"')

    assert told == ["templates/b_js:2 ./a.js cũng gọi lại tệp này"]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("/* for\nwriters */\na {} /* more */ b {}/* last */", "\n\na {}  b {}"),
        ("/*! licence */ a {}", "/*! licence */ a {}"),
        ("/* don't */a { content: \"/* kept */\" } /* it's */i { content: '/*\\'*/' }", None),
        ("a { src: url(/a/*.svg) } b { src: URL(x/*y*/z) } c { src: url(data:\\)/*b*/c) }", None),
        (".text/* all of it */ p { width: calc(100%/* all */ - 1rem); margin: 1px/* v */2px }", None),
        ('@media (width)/* wide */and (height) {} .a\\"b {} i { content: "/*" } k { content: "*/" }', None),
        ("/* url(fonts/old.woff2) */a {}", "a {}"),
        ("a {} /* never closed", "a {} "),
        ("/* nothing else */", ""),
    ],
)
def test_readers_do_not_fetch_the_comments_of_a_stylesheet(typed: str, read: str | None) -> None:
    made, told = written(site_css=typed)

    kept = typed.replace("/* don't */", "").replace("/* it's */", "") if read is None else read
    assert told == []
    published = made["site.css"].written
    assert (typed if published is None else published.decode()) == kept
