from __future__ import annotations

import pickle

from site_gen.vietnamese.mistake import DateMistake, quoted, tidy


def test_a_mistake_survives_a_process_pool() -> None:
    back = pickle.loads(pickle.dumps(DateMistake("không hiểu ngày “x”", "viết 18/8/2022")))

    assert (str(back), back.message, back.hint) == (
        "không hiểu ngày “x”",
        "không hiểu ngày “x”",
        "viết 18/8/2022",
    )


def test_every_dash_and_space_is_read_as_one() -> None:
    assert tidy("  Từ\u00a014 ‐ 15 – 16 — 17 −18. ") == "từ 14 - 15 - 16 - 17 -18"


def test_what_is_too_long_for_a_day_is_not_looked_into() -> None:
    assert tidy("Thứ Năm, ngày 18/8/2022 " + "và " * 50) == ""


def test_long_typing_is_quoted_by_its_beginning() -> None:
    assert quoted("một hai\n" * 100) == "“" + "một hai " * 7 + "một…”"
