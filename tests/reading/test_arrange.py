from __future__ import annotations

from typing import NamedTuple

from site_gen.digest import digest
from site_gen.model import Article, Inline, Manuscript, TextLink
from site_gen.problems import Problem
from site_gen.reading.arrange import Named, arrange
from site_gen.reading.files import Files
from site_gen.reading.settle import article as article_of
from tests.samples import a_manuscript, files

FOLDER = "tin-tuc/bai"


class Found(NamedTuple):
    """Articles as they become once all they name was looked up."""

    articles: list[Article]
    problems: list[Problem]


def arranged(*manuscripts: Manuscript, among: Files | None = None) -> Found:
    paths = {one.path.removeprefix("content/"): one.id for one in manuscripts}
    named = [Named(one.id, one.path, one.url, one.names) for one in manuscripts]
    answers, _, problems = arrange(named, among or files(), lambda: (paths, set(paths.values())))
    pairs = zip(manuscripts, answers, strict=True)
    return Found([article_of(one, its, digest(one.body)) for one, its in pairs], problems)


def article(*paths: str, body: str = "Nội dung.", **head: str) -> Article:
    """The article tin-tuc/bai with these files in content/, without mistakes."""
    found = arranged(a_manuscript(body=body, **head), among=files(*paths))
    assert found.problems == []
    return found.articles[0]


def told(*paths: str, name: str = "tin-tuc/bai/index", body: str = "Nội dung.", **head: str) -> list[str]:
    found = arranged(a_manuscript(name, body, **head), among=files(*paths))
    return [f"{one.line}:{one.column} {one.message} – {one.hint}" for one in found.problems]


def test_a_photo_is_found_beside_its_text_and_published_there() -> None:
    found = article(
        f"{FOLDER}/Tặng hoa.jpg", photos="[{file: Tặng hoa.jpg, alt: Hoa, caption: Lời, credit: An}]"
    )

    (photo,) = found.photos
    assert photo.file.url == "/tin-tuc/bai/tang-hoa.jpg"
    assert (photo.width, photo.height) == (800, 600)
    assert (photo.alt, photo.caption, photo.credit) == ("Hoa", "Lời", "An")
    assert found.enclosed == (photo.file,)


def test_a_photo_of_all_is_found_in_its_folder_and_not_published_twice() -> None:
    found = article("anh/a.jpg", photos="[{file: /anh/a.jpg, alt: Ảnh}]")

    assert found.photos[0].file.url == "/anh/a.jpg"
    assert found.enclosed == ()


def test_a_decorative_photo_has_no_words_for_those_who_do_not_see_it() -> None:
    found = article(f"{FOLDER}/a.jpg", photos="[{file: a.jpg, caption: Lời, decorative: true}]")

    assert (found.photos[0].alt, found.photos[0].caption) == ("", "Lời")


def test_a_caption_stands_in_for_a_missing_description() -> None:
    assert article(f"{FOLDER}/a.jpg", photos="[{file: a.jpg, caption: Lời}]").photos[0].alt == "Lời"


def test_the_first_photo_is_the_cover_unless_another_is_named() -> None:
    paths = (f"{FOLDER}/a.jpg", f"{FOLDER}/b.jpg")
    photos = "[{file: a.jpg, alt: A}, {file: b.jpg, alt: B}]"

    assert article(*paths, photos=photos).cover == article(*paths, photos=photos).photos[0]
    assert article(*paths, photos=photos, cover="b.jpg").cover == article(*paths, photos=photos).photos[1]
    assert article(*paths, photos=photos, cover="none").cover is None


def test_photos_that_stand_in_the_text_are_known() -> None:
    photos = "[{file: a.jpg, alt: A}, {file: b.jpg, alt: B}]"

    found = article(f"{FOLDER}/a.jpg", f"{FOLDER}/b.jpg", photos=photos, body="![](b.jpg)")

    assert found.placed == (1,)


def test_links_lead_to_texts_files_and_addresses() -> None:
    found = arranged(
        a_manuscript(
            body="[a](../hai.md#muc) [b](../hai) [c](van-ban.pdf) [d](/luu-tru/) e ![f](/anh/g.png)"
        ),
        a_manuscript("tin-tuc/hai"),
        among=files(f"{FOLDER}/van-ban.pdf", "anh/g.png"),
    )

    assert found.problems == []
    text, shorter, file, address, inline = found.articles[0].links
    assert text == TextLink(id="tin-tuc/hai", fragment="#muc")
    assert shorter == TextLink(id="tin-tuc/hai")
    assert file == found.articles[0].enclosed[0]
    assert address == "/luu-tru/"
    assert inline == Inline(url="/anh/g.png", width=800, height=600)


def test_a_link_that_leads_nowhere_is_told_where_it_was_typed() -> None:
    assert told(body="Xem [a](khong-co.md)") == [
        "6:9 không tìm thấy bài “khong-co.md” – ghi đường dẫn đến tệp .md của bài đó"
    ]


def test_a_missing_file_is_told_where_it_was_typed() -> None:
    assert told(f"{FOLDER}/anh.jpg", photos="[{file: Anh.jpg, alt: A}]") == [
        "4:17 không tìm thấy ảnh “Anh.jpg” – có phải là `anh.jpg`?",
        "0:0 bài không nhắc đến tệp này nên tệp không được đăng – "
        "thêm vào `photos` hoặc `attachments` của bài, hoặc xóa tệp",
    ]


def test_a_single_file_is_told_how_to_have_files_of_its_own() -> None:
    (message,) = told("tin-tuc/a.jpg", name="tin-tuc/bai", photos="[{file: a.jpg, alt: A}]")

    assert message.endswith(
        "chuyển bài thành content/tin-tuc/bai/index.md và để tệp này trong content/tin-tuc/bai/"
    )


def test_a_path_that_leaves_content_is_told() -> None:
    (message,) = told(photos="[{file: ../../../a.jpg, alt: A}]")

    assert message.startswith("4:17 đường dẫn “../../../a.jpg” ra ngoài thư mục content")


def test_a_file_of_another_article_is_told() -> None:
    (message,) = told("tin-tuc/kia/a.jpg", photos="[{file: ../kia/a.jpg, alt: A}]")

    assert message.endswith("tệp đó của bài khác; để tệp dùng chung trong content/anh/ và ghi /anh/…")


def test_a_file_nobody_names_is_a_warning() -> None:
    (problem,) = arranged(a_manuscript(), among=files(f"{FOLDER}/a.pdf")).problems

    assert (problem.file, problem.line, problem.severity) == ("content/tin-tuc/bai/a.pdf", 0, "warning")


def test_a_photo_that_cannot_be_shown_keeps_the_others_in_their_places() -> None:
    manuscript = a_manuscript(body="![a](a.jpg)\n\n![b](b.jpg)")

    found = arranged(manuscript, among=files(f"{FOLDER}/a.jpg", f"{FOLDER}/b.jpg", width=0, fault="hỏng"))

    assert [problem.file for problem in found.problems] == [
        "content/tin-tuc/bai/a.jpg",
        "content/tin-tuc/bai/b.jpg",
    ]
    assert [photo.alt for photo in found.articles[0].photos] == ["a", "b"]


def test_pins_and_blocks_are_looked_up() -> None:
    found = arranged(
        a_manuscript(related="[tin-tuc/hai, tin-tuc/hai.md]", unrelated="[tin-tuc/ba/index.md]"),
        a_manuscript("tin-tuc/hai"),
        a_manuscript("tin-tuc/ba"),
    )

    assert found.problems == []
    assert found.articles[0].related == ("tin-tuc/hai",)
    assert found.articles[0].unrelated == ("tin-tuc/ba",)


def test_an_article_is_not_related_to_itself_nor_to_nobody() -> None:
    assert told(related="[tin-tuc/bai, tin-tuc/hai]") == [
        "4:11 bài không thể liên quan đến chính nó – xóa dòng này",
        "4:24 không có bài nào mang mã “tin-tuc/hai” – có phải là `tin-tuc/bai`?",
    ]
