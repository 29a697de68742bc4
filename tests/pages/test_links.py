from __future__ import annotations

import pytest

from tests.conftest import TinySite, messages


@pytest.mark.parametrize(
    "target",
    [
        "../thong-bao/kia.md",
        "../thong-bao/kia.md#dat-dai",
        "/tin-tuc/",
        "/tin-tuc",
        "/",
        "/luu-tru/2026/#a",
        "/feed.xml",
    ],
)
def test_a_link_that_leads_somewhere_is_fine(a_site: TinySite, target: str) -> None:
    a_site.article("tin-tuc/bai", f"[a]({target})").article("thong-bao/kia", "## Đất đai")

    assert messages(a_site.build()) == []


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("/tin-tuk/", "trên trang không có địa chỉ /tin-tuk/"),
        ("../thong-bao/kia.md#dat-da", "bài được liên kết không có mục nào tên là #dat-da"),
        ("../thong-bao/nhap.md", "“../thong-bao/nhap.md” là bài chưa đăng nên chưa liên kết đến được"),
    ],
)
def test_a_link_that_leads_nowhere_is_told_where_it_was_typed(
    a_site: TinySite, target: str, message: str
) -> None:
    a_site.article("tin-tuc/bai", f"Xem [a]({target})")
    a_site.article("thong-bao/kia", "## Đất đai").article("thong-bao/nhap", draft="true")

    assert messages(a_site.build()) == [f"content/tin-tuc/bai.md:6:9: {message}"]


def test_a_link_comes_to_life_when_its_text_comes_out(a_site: TinySite) -> None:
    a_site.article("tin-tuc/bai", "Xem [kia](kia.md)").article("tin-tuc/kia", date="2026-09-02")

    a_site.build()
    assert "<p>Xem <a>kia</a></p>" in a_site.main("tin-tuc/bai/index.html")
    a_site.build(now="2026-09-03")
    assert '<p>Xem <a href="/tin-tuc/kia/">kia</a></p>' in a_site.main("tin-tuc/bai/index.html")


def test_words_that_look_like_a_link_or_an_id_are_none(a_site: TinySite) -> None:
    a_site.article(
        "tin-tuc/bai", 'Viết a href="content:7", `<a href="content:7">` và [a](../thong-bao/kia.md#b)'
    )
    a_site.article("thong-bao/kia", 'Viết <b id=a>x</b> id="b"')

    assert messages(a_site.build()) == [
        "content/tin-tuc/bai.md:6:56: bài được liên kết không có mục nào tên là #b"
    ]
