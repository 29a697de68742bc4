from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_gen.vietnamese.sentences import beginning


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("Một câu ngắn.", 40, "Một câu ngắn."),
        ("Một  câu\nngắn.", 40, "Một câu ngắn."),
        ("Câu một. Câu hai. Câu ba rất dài.", 20, "Câu một. Câu hai."),
        ("Câu một! Câu hai? Câu ba rất dài.", 20, "Câu một! Câu hai?"),
        ("“Câu một.” Câu hai rất là dài.", 20, "“Câu một.”"),
        ("Đồng chí TS. Lê An đến thăm. Sau đó về.", 30, "Đồng chí TS. Lê An đến thăm."),
        ("Tại TP. Tam Kỳ, hội nghị đã họp. Sau đó.", 34, "Tại TP. Tam Kỳ, hội nghị đã họp."),
        ("Ông Nguyễn V. An phát biểu. Sau đó mọi người về.", 28, "Ông Nguyễn V. An phát biểu."),
        ("Họp ngày 18.8.2022 tại trụ sở. Sau đó.", 31, "Họp ngày 18.8.2022 tại trụ sở."),
        ("Hỏi vì sao…? rồi thôi hẳn. Sau đó về.", 27, "Hỏi vì sao…? rồi thôi hẳn."),
        ("Một câu dài không có chỗ nào để dừng", 20, "Một câu dài không…"),
        ("Một câu dài, không có chỗ", 13, "Một câu dài…"),
        ("Mộtchữdàikhôngcódấucách", 10, "Mộtchữdài…"),
        ("", 10, ""),
    ],
)
def test_a_text_is_cut_where_a_sentence_ends(text: str, limit: int, expected: str) -> None:
    assert beginning(text, limit) == expected


@settings(deadline=None)
@given(st.text(st.sampled_from("aĐ .!?…”“\n,"), max_size=80), st.integers(2, 60))
def test_a_beginning_fits_and_begins_the_text(text: str, limit: int) -> None:
    found = beginning(text, limit)

    assert len(found) <= limit
    assert " ".join(text.split()).startswith(found.removesuffix("…"))
