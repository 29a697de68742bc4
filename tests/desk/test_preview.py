from __future__ import annotations

from datetime import datetime

from site_gen.building.build import place
from site_gen.desk.preview import OWN, Answer, Preview
from tests.conftest import NOW, TinySite

BROKEN = {"date": "31/2/2026"}


def test_pages_are_those_of_a_build_with_the_reloading_script(a_site: TinySite) -> None:
    a_site.article("tin-tuc/mot").build()
    script = f'<script src="{OWN}reload.js" defer></script></body>'.encode()

    for path, content in a_site.made().items():
        expected = content.replace(b"</body>", script) if path.endswith(".html") else content
        assert preview(a_site).answer("/" + path).content == expected


def test_a_page_stands_at_its_address(a_site: TinySite) -> None:
    answer = preview(a_site.article("tin-tuc/mot", title="Bài thứ nhất")).answer("/tin-tuc/mot/")

    assert (answer.status, answer.kind) == (200, "text/html; charset=utf-8")
    assert "Bài thứ nhất" in answer.content.decode()


def test_files_have_their_kinds(a_site: TinySite) -> None:
    a_site.write("content/goc/favicon.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
    a_site.write("content/anh/a.png", PIXEL)
    shown = preview(a_site)

    kinds = {
        url: shown.answer(url).kind for url in ("/anh/a.png", "/feed.xml", "/robots.txt", "/favicon.svg")
    }

    assert kinds == {
        "/anh/a.png": "image/png",
        "/feed.xml": "application/xml; charset=utf-8",
        "/robots.txt": "text/plain; charset=utf-8",
        "/favicon.svg": "image/svg+xml; charset=utf-8",
    }


def test_a_forgotten_slash_is_added(a_site: TinySite) -> None:
    answer = preview(a_site.article("tin-tuc/mot")).answer("/tin-tuc/mot")

    assert (answer.status, answer.content) == (301, b"/tin-tuc/mot/")


def test_what_is_not_there_gets_the_page_that_says_so(a_site: TinySite) -> None:
    a_site.build()
    answer = preview(a_site).answer("/tin-tuc/khong-co/")

    assert answer.status == 404
    assert a_site.main("404.html") in answer.content.decode()


def test_drafts_and_scheduled_articles_are_shown_where_wanted(a_site: TinySite) -> None:
    a_site.article("tin-tuc/nhap", draft="true").article("tin-tuc/sau", date="2027-01-01")
    addresses = ("/tin-tuc/nhap/", "/tin-tuc/sau/")

    with_drafts, without = preview(a_site), preview(a_site, drafts=False)

    assert [with_drafts.answer(url).status for url in addresses] == [200, 200]
    assert [without.answer(url).status for url in addresses] == [404, 404]


def test_a_broken_article_shows_its_problem_at_its_address_alone(a_site: TinySite) -> None:
    shown = preview(a_site.article("tin-tuc/mot").article("tin-tuc/hai", **BROKEN))

    assert "ngày 31/2/2026 không có thật" in problem_at(shown, "/tin-tuc/hai/")
    assert [shown.answer(url).status for url in ("/", "/tin-tuc/", "/tin-tuc/mot/")] == [200, 200, 200]


def test_an_article_that_cannot_be_read_shows_its_problem_too(a_site: TinySite) -> None:
    shown = preview(a_site.write("content/tin-tuc/hai.md", "không có phần đầu"))

    assert "content/tin-tuc/hai.md" in problem_at(shown, "/tin-tuc/hai/")


def test_a_broken_static_page_shows_its_problem_at_its_address(a_site: TinySite) -> None:
    shown = preview(a_site.write("content/trang/lien-he.md", "---\ntitel: Liên hệ\n---\n"))

    assert "titel" in problem_at(shown, "/lien-he/")


def test_a_mistake_in_the_settings_is_shown_everywhere(a_site: TinySite) -> None:
    shown = preview(a_site.article("tin-tuc/mot").write("content/site.toml", "name = sai\n"))

    assert "content/site.toml:1:" in problem_at(shown, "/")
    assert "content/site.toml:1:" in problem_at(shown, "/tin-tuc/mot/")


def test_a_mistake_in_a_template_is_shown_on_the_pages_it_spoils(a_site: TinySite) -> None:
    a_site.article("tin-tuc/mot").write("templates/article.html", "{{ page.khong_co }}")
    shown = preview(a_site)

    assert "templates/article.html:1:" in problem_at(shown, "/tin-tuc/mot/")
    assert shown.answer("/").status == 200


def test_a_mended_article_is_there_again(a_site: TinySite) -> None:
    shown = preview(a_site.article("tin-tuc/mot", **BROKEN))
    assert shown.answer("/tin-tuc/mot/").status == 500

    a_site.article("tin-tuc/mot", body="Đã sửa.")
    changed = shown.refresh()

    assert "tin-tuc/mot/index.html" in changed
    assert "Đã sửa." in shown.answer("/tin-tuc/mot/").content.decode()


def test_a_refresh_names_the_pages_that_differ(a_site: TinySite) -> None:
    shown = preview(a_site.article("tin-tuc/mot", body="Cũ.").article("thong-bao/hai"))
    a_site.article("tin-tuc/mot", body="Cũ.\n\nMới.")

    changed = shown.refresh()

    assert "tin-tuc/mot/index.html" in changed
    assert "thong-bao/hai/index.html" not in changed
    assert shown.refresh() == ()


def test_a_page_is_made_once_and_again_when_it_differs(a_site: TinySite) -> None:
    path, url = "tin-tuc/mot/index.html", "/tin-tuc/mot/"
    shown = preview(a_site.article("tin-tuc/mot", body="Cũ."))
    shown.answer(url)
    made = shown.made[path]

    shown.answer(url)
    assert shown.made[path] is made

    a_site.article("tin-tuc/mot", body="Mới.")
    shown.refresh()
    assert "Mới." in shown.answer(url).content.decode()


def test_words_of_a_problem_are_not_taken_for_html(a_site: TinySite) -> None:
    shown = preview(a_site.article("tin-tuc/mot", date="<b>mai</b>"))

    assert "&lt;b&gt;mai" in problem_at(shown, "/tin-tuc/mot/")


def preview(site: TinySite, drafts: bool = True) -> Preview:
    return Preview(place(site.folder), drafts, lambda: datetime.fromisoformat(NOW))


def problem_at(shown: Preview, url: str) -> str:
    """The page of problems at an address."""
    answer: Answer = shown.answer(url)
    assert answer.status == 500
    return answer.content.decode()


PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63606060000000040001f61738550000000049454e44ae426082"
)
