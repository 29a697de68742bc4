from __future__ import annotations

from array import array
from typing import Any

import pytest

from site_gen.model import AttachmentMention, Body, Mention, PhotoMention, Placed, Signals
from site_gen.reading.signals import plain, read_signals
from site_gen.vietnamese.terms import words_in
from tests.samples import a_manuscript, an_attendee


def signals(title: str = "", *pieces: str, **changes: Any) -> Signals:
    fields: dict[str, Any] = {
        "summary": "",
        "body": Body(pieces=pieces),
        "photos": (),
        "attachments": (),
        "people": (),
        "tags": (),
        "event": None,
    }
    return read_signals(title, **fields | changes)


def marks(found: Signals, kind: str) -> list[str]:
    return [one.spelled for one in found.marks if one.kind == kind]


def counted(found: Signals, text: str) -> list[int]:
    """How often each pair of *text* is counted."""
    times = dict(zip(array("I", found.pairs), found.pair_counts, strict=True))
    return [times.get(word.pair, 0) for word in words_in(text) if word.pair]


# ── words ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>hồ <strong>ch</strong>ứa</p>", "hồ chứa\n"),
        ('<p>a <a href="content:0" title="x">b</a></p>', "a b\n"),
        ("<p>một</p><p>hai</p>", "một\nhai\n"),
        ("<li>một</li><li>hai</li>", "một\nhai\n"),
        ("<tr><td>một</td><td>hai</td></tr>", "một\nhai\n\n"),
        ("một<br>hai<br />ba<hr>bốn", "một\nhai\nba\nbốn"),
        ('<h2 id="x">một</h2><p>hai</p>', "một\nhai\n"),
        ("<p>R&amp;D &lt;b&gt; &quot;x&quot; &#x1EA1;</p>", 'R&D <b> "x" ạ\n'),
        ("<p>1 &amp;lt; 2</p>", "1 &lt; 2\n"),
    ],
)
def test_the_words_of_a_body_are_a_line_for_each_block(html: str, text: str) -> None:
    assert plain(Body(pieces=(html,))) == text


def test_between_two_pieces_a_line_ends() -> None:
    assert plain(Body(pieces=("một", Placed(photo=0), "hai"))) == "một\nhai"


def test_no_pair_is_made_of_the_ends_of_two_blocks() -> None:
    found = signals("", "<p>một hai</p><p>ba bốn</p>")

    assert counted(found, "một hai ba bốn") == [1, 0, 1]


def test_a_word_with_markup_inside_is_one_word() -> None:
    assert counted(signals("", "<p><em>H</em>ồ ch<b>ứa</b></p>"), "hồ chứa") == [1]


def test_title_and_summary_count_more_than_the_text() -> None:
    found = signals("Hồ chứa", "<p>hồ chứa</p><p>bờ kè</p>", summary="Tuyến kênh")

    assert counted(found, "hồ chứa, tuyến kênh, bờ kè") == [6, 3, 1]


def test_captions_and_the_titles_of_attachments_belong_to_the_text() -> None:
    file = Mention(target="x", line=1, column=1)
    photo = PhotoMention(file=file, alt="bờ kè", caption="hồ chứa", credit="tuyến kênh", decorative=False)

    found = signals(photos=(photo,), attachments=(an_attachment(title="Kế hoạch"),))

    assert counted(found, "hồ chứa, kế hoạch, bờ kè, tuyến kênh") == [1, 1, 0, 0]


def an_attachment(title: str = "", number: str = "") -> AttachmentMention:
    return AttachmentMention(
        file=Mention(target="x.pdf", line=1, column=1),
        title=title,
        number=number,
        date=None,
        issuer="",
        signer="",
    )


def test_titles_are_one_without_their_marks_and_spaces() -> None:
    assert signals("Tìm  Hồ").title == signals("TIM HO").title != signals("Tìm hộ hồ").title


def test_reasons_are_quoted_from_title_summary_and_text_in_their_normal_form() -> None:
    assert signals("Một", "<p>Ho\u0302\u0300</p>", summary="Hai").text == "Một\nHai\nHồ\n"


def test_a_beginning_of_the_text_that_stands_for_a_summary_counts_once() -> None:
    written, cut = a_manuscript(summary="Nội dung"), a_manuscript()

    assert counted(written.open_signals(), "nội dung") == [4]
    assert counted(cut.open_signals(), "nội dung") == [1]


def test_the_number_of_a_footnote_is_no_part_of_the_document_before_it() -> None:
    found = a_manuscript(body="Theo 118/2025/NĐ-CP[^a].\n\n[^a]: Hai.").open_signals()

    assert marks(found, "documents") == ["118/2025/NĐ-CP"]
    assert "↩" not in found.text


# ── marks ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Nghị định 118/2025/NĐ-CP", ["118/2025/NĐ-CP"]),
        ("số 1595/QĐ-UBND, 5/TB-VPCP.", ["1595/QĐ-UBND", "5/TB-VPCP"]),
        ("(1595/QĐ–UBND)", ["1595/QĐ-UBND"]),
        ("12/KH-BCĐ-TU", ["12/KH-BCĐ-TU"]),
        ("ngày 18/8/2022", []),
        ("từ 8/2022 đến 9/2022, 24/7, 1/2-3/4", []),
        ("và/hoặc, km/h, A/B-C", []),
        ("123456/QĐ-UBND", []),
        ("1595/qđ-ubnd", []),
    ],
)
def test_documents_are_known_by_their_numbers_and_days_are_none(text: str, numbers: list[str]) -> None:
    assert marks(signals("", f"<p>{text}</p>"), "documents") == numbers


def test_a_document_named_thrice_is_one() -> None:
    found = signals(
        "1595/QĐ-UBND", "<p>1595/QĐ-UBND</p>", attachments=(an_attachment(number="1595/QĐ–UBND"),)
    )

    assert marks(found, "documents") == ["1595/QĐ-UBND"]


@pytest.mark.parametrize(
    ("title", "series"),
    [
        ("Thông báo lịch tiếp công dân tháng 9", ["Thông báo lịch tiếp công dân"]),
        ("Thông báo lịch tiếp công dân tháng 10/2026", ["Thông báo lịch tiếp công dân"]),
        ("Kết quả giải quyết hồ sơ quý 3 năm 2026", ["Kết quả giải quyết hồ sơ"]),
        ("Họp giao ban Trung tâm lần thứ 12", ["Họp giao ban Trung tâm"]),
        ("Họp giao ban lần 3", []),
        ("Thông báo lịch tiếp công dân", []),
        ("100 ngày cao điểm làm sạch dữ liệu", []),
    ],
)
def test_a_title_that_ends_in_a_number_is_one_of_a_series(title: str, series: list[str]) -> None:
    assert marks(signals(title), "series") == series


def test_people_and_keywords_are_marks_as_they_are_spelled() -> None:
    found = signals(people=(an_attendee("Lê An"),), tags=("Hoà giải", "hòa giải"))

    assert marks(found, "people") == ["Lê An"]
    assert marks(found, "tags") == ["Hoà giải"]
