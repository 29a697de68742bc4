from __future__ import annotations

from pathlib import Path

import links
import pytest

ROBOTS = "User-agent: *\nSitemap: https://trung-tam.gov.vn/sitemap.xml\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    _write(tmp_path, "robots.txt", ROBOTS)
    _write(tmp_path, "tin-tuc/mot-bai/index.html", '<h2 id="muc-1">Mục 1</h2>')
    return tmp_path


@pytest.mark.parametrize(
    "page",
    [
        '<a href="/tin-tuc/mot-bai/">bài</a>',
        '<a href="tin-tuc/mot-bai/#muc-1">mục</a>',
        '<a href="https://trung-tam.gov.vn/tin-tuc/mot-bai/?in=1">bài</a>',
        '<a href="https://noi-khac.vn/khong-co">nơi khác</a>',
        '<a href="mailto:lienhe@trung-tam.gov.vn">thư</a>',
        '<a id="a" href="#a">chính nó</a>',
        '<a href="#top">đầu trang</a>',
        '<img srcset="/robots.txt 480w, /robots.txt 960w">',
    ],
)
def test_a_link_that_leads_somewhere_is_no_violation(site: Path, page: str) -> None:
    _write(site, "index.html", page)

    assert links.violations(site)[0] == []


@pytest.mark.parametrize(
    ("page", "sentence"),
    [
        ('<a href="/khong-co/">', "index.html:1: /khong-co/ leads to no file"),
        ('<p>\n<img src="khong-co.jpg">', "index.html:2: khong-co.jpg leads to no file"),
        ('<a href="/tin-tuc/mot-bai">', "index.html:1: /tin-tuc/mot-bai needs a / at its end"),
        (
            '<a href="/tin-tuc/mot-bai/#muc-2">',
            "index.html:1: /tin-tuc/mot-bai/#muc-2 leads to a page without that anchor",
        ),
        ('<a href="javascript:void(0)">', "index.html:1: javascript:void(0) is no address of the web"),
        ('<img srcset="/robots.txt 1x, /b.webp 2x">', "index.html:1: /b.webp leads to no file"),
        ('<p style="background: url(/c.png)">', "index.html:1: /c.png leads to no file"),
        (
            '<meta property="og:image" content="https://trung-tam.gov.vn/d.jpg">',
            "index.html:1: https://trung-tam.gov.vn/d.jpg leads to no file",
        ),
    ],
)
def test_a_link_that_leads_nowhere_is_told_with_its_place(site: Path, page: str, sentence: str) -> None:
    _write(site, "index.html", page)

    assert links.violations(site)[0] == [sentence]


def test_structured_data_that_is_no_json_is_told(site: Path) -> None:
    _write(site, "index.html", '<script type="application/ld+json">{"a": }</script>')

    assert [one.partition(" JSON")[0] for one in links.violations(site)[0]] == [
        "index.html: structured data is not"
    ]


def test_a_feed_that_is_not_well_formed_is_told(site: Path) -> None:
    _write(site, "feed.xml", "<feed><title>A & B</title></feed>")

    assert [one.partition(" XML")[0] for one in links.violations(site)[0]] == ["feed.xml: not well-formed"]


def test_a_feed_is_told_when_it_names_a_page_that_is_gone(site: Path) -> None:
    _write(site, "feed.xml", '<feed><link href="https://trung-tam.gov.vn/cu/"/></feed>')

    assert links.violations(site)[0] == ["feed.xml: https://trung-tam.gov.vn/cu/ leads to no file"]


def test_a_sitemap_is_told_when_it_names_a_page_that_is_gone(site: Path) -> None:
    _write(site, "sitemap.xml", "<urlset><url><loc>https://trung-tam.gov.vn/cu/</loc></url></urlset>")

    assert links.violations(site)[0] == ["sitemap.xml: https://trung-tam.gov.vn/cu/ leads to no file"]


def test_a_style_sheet_is_told_when_it_names_a_font_that_is_gone(site: Path) -> None:
    _write(site, "assets/site.css", "a {}\n@font-face { src: url('chu.woff2') }")

    assert links.violations(site)[0] == ["assets/site.css:2: chu.woff2 leads to no file"]


def _write(site: Path, name: str, text: str) -> None:
    (site / name).parent.mkdir(parents=True, exist_ok=True)
    (site / name).write_text(text, encoding="utf-8", newline="\n")
