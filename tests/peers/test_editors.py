"""What people, Word and Windows do to files: understood, or explained at its very place."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import TypeAlias
from unicodedata import normalize

import pytest
from PIL import Image

from tests.conftest import TinySite, messages

Files: TypeAlias = Mapping[str, str | bytes]
ARTICLE = "content/tin-tuc/bai.md"


def text(head: str = "", body: str = "Nội dung.\n", title: str = "Một bài", date: str = "2026-08-18") -> str:
    return f"---\ntitle: {title}\ndate: {date}\n{head}---\n\n{body}"


def photo(kind: str = "JPEG", size: tuple[int, int] = (8, 6), exif: Image.Exif | bytes = b"") -> bytes:
    content = BytesIO()
    Image.new("RGB", size).save(content, kind, exif=exif)
    return content.getvalue()


def placed(turned: int) -> Image.Exif:
    """What a telephone notes: how it was held, and where."""
    exif = Image.Exif()
    exif[0x0112] = turned
    exif.get_ifd(0x8825)[2] = (15.0, 34.0, 0.0)
    return exif


UNDERSTOOD: dict[str, Files] = {
    "composed and decomposed names": {
        normalize("NFD", "content/tin-tuc/đại-hội/index.md"): text(
            "photos: [{file: ảnh hội.jpg, alt: Ảnh}]\n"
        ),
        normalize("NFD", "content/tin-tuc/đại-hội/ảnh hội.jpg"): photo(),
    },
    "a decomposed text": {ARTICLE: normalize("NFD", text("tags: [đại hội]\n", title="Đại hội: lần thứ hai"))},
    "smart quotes": {
        ARTICLE: text("source: “Báo Đà Nẵng”\ntags: [“một”, “hai”]\n", title="“Đại hội” lần thứ II")
    },
    "long dashes for fences": {ARTICLE: text().replace("---", "—")},
    "blanks after fences": {ARTICLE: text().replace("---", "--- \t")},
    "ends of lines of Windows": {ARTICLE: text().replace("\n", "\r\n")},
    "ends of lines of old Macs": {ARTICLE: text().replace("\n", "\r")},
    "spaces that do not break": {ARTICLE: text().replace(": ", ":\u00a0")},
    "an hour with its letter": {ARTICLE: text(date="18/8/2026 17h30")},
    "tabs before members": {ARTICLE: text("tags:\n\t- một\n\t- hai\n")},
    "capital suffixes": {
        "content/tin-tuc/BAI.MD": text(),
        "content/tin-tuc/Bai Hai/INDEX.MD": text("photos: [{file: ANH.JPG, alt: Ảnh}]\n"),
        "content/tin-tuc/Bai Hai/ANH.JPG": photo(),
    },
    "blanks and marks in names": {
        "content/tin-tuc/Đại hội 2026/index.md": text(
            body="![Ảnh](<Ảnh số 1.jpg>)\n\n[Tải](<Nghị quyết (cuối).docx>)\n"
        ),
        "content/tin-tuc/Đại hội 2026/Ảnh số 1.jpg": photo(),
        "content/tin-tuc/Đại hội 2026/Nghị quyết (cuối).docx": b"PK",
    },
    "files that Office keeps open": {
        ARTICLE: text(),
        "content/tin-tuc/~$bai.docx": b"x",
        "content/tin-tuc/bai.md~": b"x",
    },
    "what Windows leaves in folders": {
        "content/tin-tuc/bai/index.md": text(),
        "content/tin-tuc/bai/Thumbs.db": b"x",
        "content/tin-tuc/bai/.DS_Store": b"x",
    },
    "a very long title": {ARTICLE: text(title="Đại hội " * 2000)},
    "a very long name": {f"content/tin-tuc/{'a' * 200}.md": text()},
    "emoji": {ARTICLE: text("tags: [🎉, 👨‍👩‍👧]\n", title="🎉 Đại hội")},
    "hundreds of marks on one letter": {ARTICLE: text(title="a" + "\u0301" * 500)},
    "the smallest photo": {
        "content/tin-tuc/bai/index.md": text("photos: [{file: a.gif, alt: Ảnh}]\n"),
        "content/tin-tuc/bai/a.gif": photo("GIF", (1, 1)),
    },
    "notes of a camera that make no sense": {
        "content/tin-tuc/bai/index.md": text("photos: [{file: a.jpg, alt: Ảnh}]\n"),
        "content/tin-tuc/bai/a.jpg": photo(exif=b"Exif\0\0II*\0\xff\xff\xff\xff"),
    },
    "Markdown that closes nothing": {
        ARTICLE: text(body="<div><p>chưa đóng\n\n</b></i>\n\n**đậm *nghiêng\n\n<!-- chưa đóng\n")
    },
    "quotations within quotations": {ARTICLE: text(body=">" * 300 + " trích\n")},
    "files for other programs": {
        "content/goc/.well-known/security.txt": "Contact: mailto:a@b.vn\n",
        "content/goc/.DS_Store": b"x",
    },
    "settings saved by Notepad": {
        "content/people.toml": '[[people]]\nname = "Lê Thị Hoa"\n'.encode("utf-16")
    },
    "empty people.toml": {"content/people.toml": ""},
}


@pytest.mark.parametrize("files", UNDERSTOOD.values(), ids=UNDERSTOOD)
def test_what_can_be_read_in_one_way_is_read(a_site: TinySite, files: Files) -> None:
    for path, content in files.items():
        a_site.write(path, content)

    report = a_site.build()

    assert (messages(report), report["code"]) == ([], 0)


EXPLAINED: dict[str, tuple[Files, list[str]]] = {
    "a column after a space that does not break": (
        {ARTICLE: text(date="\u00a031/2/2026")},
        ["3:8: ngày 31/2/2026 không có thật: tháng 2 năm 2026 chỉ có 28 ngày"],
    ),
    "columns of a decomposed head": (
        {ARTICLE: normalize("NFD", text('attendees: [{name: "Võ Văn Viên", chức: x}]\n'))},
        ["4:38: không có trường nào tên là `chức`"],
    ),
    "columns of a decomposed text": (
        {ARTICLE: normalize("NFD", text(body="Đại hội [lịch](không-có.md).\n"))},
        ["6:20: không tìm thấy bài “không-có.md”"],
    ),
    "a column in a text of Windows": (
        {ARTICLE: text(body="Xem\r\n\r\n[lịch](khong-co.md)\r\n").replace("\r", "").replace("\n", "\r\n")},
        ["8:8: không tìm thấy bài “khong-co.md”"],
    ),
    "a column after letters of two halves": (
        {ARTICLE: text("tags: [🎉🎉, {a: b}]\n")},
        ["4:12: `tags[2]` phải là một dòng chữ, dấu hai chấm làm nó bị hiểu khác"],
    ),
    "a column after smart quotes": (
        {ARTICLE: text("event_date: 18/8/2026\nevent_session: “khuya”\n")},
        ["5:16: `event_session` không nhận giá trị “khuya”"],
    ),
    "a column in a list of groups": (
        {ARTICLE: text("photos:\n  - file: /anh/khong.jpg\n    alt: Ảnh\n    decorative: đúng\n")},
        [
            "5:11: không tìm thấy ảnh “/anh/khong.jpg”",
            "7:17: `photos[1].decorative` phải là true hoặc false, không phải “đúng”",
        ],
    ),
    "the same file twice": (
        {ARTICLE: text(body="khong.md\n\n[a](khong.md) và [b](khong.md)\n")},
        ["8:5: không tìm thấy bài “khong.md”", "8:22: không tìm thấy bài “khong.md”"],
    ),
    "a list typed as one text": (
        {ARTICLE: text("tags: một, hai; ba\nattendees: Võ Văn Viên, Lê Thị Hoa\n")},
        ["4:7: từ khóa “một, hai; ba” có dấu phẩy", "5:12: tên “Võ Văn Viên, Lê Thị Hoa” có dấu phẩy"],
    ),
    "what Word brings along": (
        {ARTICLE: text(body='<o:p></o:p>\n\n<p class="MsoNormal" style="margin:0">Chữ</p>\n')},
        [
            "6:1: thẻ HTML <o:p> không dùng được trong bài và đã bị bỏ",
            "8:22: thuộc tính HTML `style` không dùng được trong bài và đã bị bỏ",
        ],
    ),
    "a line broken by hand in Word": (
        {ARTICLE: text(body="Dòng một\vDòng hai\n")},
        ["6:9: có ký tự điều khiển không nhìn thấy (mã 0B)"],
    ),
    "a null byte": ({ARTICLE: text(title="Một\0bài")}, ["0:0: tệp này không phải tệp văn bản"]),
    "nesting": ({ARTICLE: text("tags: " + "[" * 20_000 + "\n")}, ["4:26: phần đầu lồng nhau quá 20 tầng"]),
    "aliases": (
        {ARTICLE: text("tags: &a [x]\nrelated: [" + "*a, " * 10_000 + "]\n")},
        ["4:7: không dùng được ký hiệu `&` và `*` ở đầu giá trị"],
    ),
    "a thousand unknown fields": (
        {ARTICLE: text("".join(f"la_{number}: x\n" for number in range(1000)))},
        [f"{number + 4}:1: không có trường nào tên là `la_{number}`" for number in range(1000)],
    ),
}


@pytest.mark.parametrize(("files", "expected"), EXPLAINED.values(), ids=EXPLAINED)
def test_what_cannot_be_read_is_explained_where_it_stands(
    a_site: TinySite, files: Files, expected: list[str]
) -> None:
    for path, content in files.items():
        a_site.write(path, content)

    report = a_site.build()

    assert [message.removeprefix(f"{ARTICLE}:") for message in messages(report)] == expected


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.jpg", b"", "không đọc được ảnh, tệp có thể bị hỏng"),
        ("a.jpg", photo(size=(64, 64))[:-2], "ảnh bị thiếu phần cuối, có thể do chép dở"),
        ("a.jpg", b"\xff\xd8\xff", "không đọc được ảnh, tệp có thể bị hỏng"),
        ("a.jpg", photo("PNG"), "tên tệp nói là ảnh JPEG nhưng bên trong là ảnh PNG"),
        ("a.heic", b"\0\0\0\x18ftypheic", "chưa dùng được ảnh dạng HEIC"),
        ("a.svg", b"<svg/>", "chưa dùng được ảnh dạng SVG"),
        ("a.jpg", photo(exif=placed(6)), "ảnh còn ghi vị trí chụp (GPS)"),
    ],
    ids=["empty", "half", "three bytes", "png", "heic", "svg", "placed"],
)
def test_a_photo_that_cannot_be_shown_is_told_once(
    a_site: TinySite, name: str, content: bytes, message: str
) -> None:
    a_site.article("tin-tuc/bai/index", photos=f"[{{file: {name}, alt: Ảnh}}]")

    report = a_site.write(f"content/tin-tuc/bai/{name}", content).build()

    assert messages(report) == [f"content/tin-tuc/bai/{name}:0:0: {message}"]


def test_a_photo_that_was_held_upright_is_upright(a_site: TinySite) -> None:
    a_site.article("tin-tuc/bai/index", photos="[{file: a.jpg, alt: Ảnh}]")

    a_site.write("content/tin-tuc/bai/a.jpg", photo(size=(40, 20), exif=placed(6))).build()

    assert 'width="20" height="40"' in a_site.main("tin-tuc/bai/index.html")


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("content/tin-tuc/bai/index.md/a.jpg", "content/tin-tuc/bai/index.md/a.jpg"),
        ("content/tin-tuc/bai/a.jpg", "content/tin-tuc/bai"),
        ("content/tin-tuc/a.jpg", "content/tin-tuc/a.jpg"),
        ("content/a.jpg", "content/a.jpg"),
    ],
)
def test_a_file_in_no_place_is_told(a_site: TinySite, path: str, place: str) -> None:
    report = a_site.write(path, photo()).build()

    assert [(one["file"], one["severity"]) for one in report["problems"]] == [(place, "warning")]


@pytest.mark.parametrize("content", [None, "", "name = ", b"\xff\xfe\x00", b"\0" * 9])
def test_settings_that_cannot_be_read_are_told_and_nothing_else(
    a_site: TinySite, content: str | bytes | None
) -> None:
    if content is None:
        a_site.remove("content/site.toml")
    else:
        a_site.write("content/site.toml", content)

    report = a_site.build()

    assert report["code"] == 1
    assert {one["file"] for one in report["problems"]} == {"content/site.toml"}


def test_a_site_without_content_is_told(a_site: TinySite) -> None:
    missing = a_site.remove("content").build()
    file = a_site.write("content", "Không phải thư mục.\n").build()

    assert messages(missing) == ["content/site.toml:0:0: không tìm thấy content/site.toml"]
    assert messages(file)[-1] == "content/site.toml:0:0: không mở được content/site.toml"
