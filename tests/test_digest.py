from __future__ import annotations

from datetime import date, datetime

import pytest

from site_gen.digest import digest, digest_bytes
from tests.samples import a_photo, an_article


def test_equal_records_have_equal_digests() -> None:
    assert digest(an_article()) == digest(an_article())


def test_a_digest_is_the_same_on_every_machine() -> None:
    record = ("Đại hội", 12, date(2026, 8, 18), datetime(2026, 8, 18, 8, 0), None, {"b": 1, "a": True})

    assert digest(record).hex() == "960e7dc561bf123b4757ad50890429d7"


def test_the_order_of_a_mapping_does_not_count_and_that_of_a_list_does() -> None:
    assert digest({"a": 1, "b": 2}) == digest({"b": 2, "a": 1})
    assert digest(["a", "b"]) != digest(["b", "a"])


@pytest.mark.parametrize(
    ("one", "other"),
    [("1", 1), (1, True), ("", None), (("a", "b"), ("ab",)), ((("a",), "b"), ("a", ("b",))), (b"a", "a")],
)
def test_what_differs_in_kind_or_shape_differs(one: object, other: object) -> None:
    assert digest(one) != digest(other)


def test_records_of_two_kinds_with_equal_fields_differ_where_they_stand_for_each_other() -> None:
    photo = a_photo()

    assert digest(photo.file) != digest((photo.file.source, photo.file.content))


def test_what_cannot_be_spelled_is_refused() -> None:
    with pytest.raises(TypeError):
        digest(object())


def test_bytes_are_digested_as_they_are() -> None:
    assert digest_bytes(b"").hex() == "cae66941d9efbd404e4d88758ea67670"
    assert digest_bytes(b"a") != digest_bytes(b"b")
