"""What `/api/` holds is what `/api/schema.json` says."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

import pytest

from site_gen.model import Attendee, Event, Organisation, Site
from tests.pages.schema import fits
from tests.pages.test_machines import made
from tests.samples import a_config, a_person, a_photo, an_article, an_attachment, site_of


def full_site() -> Site:
    someone = Attendee(person=a_person(title="TS.", unit="Sở"), role="Giám đốc")
    one = an_article(
        summary="Tóm tắt", author="An", source="Báo", tags=("Tám",), photos=(a_photo(caption="Lời"),),
        event=Event(start=date(2026, 8, 1), end=date(2026, 8, 2), session="chiều", start_time="14:00"),
        chair=(someone,), attendees=(someone,), groups=("đảng viên",), expires=datetime(2027, 1, 1),
        attachments=(an_attachment(date=date(2026, 7, 1), number="12"), an_attachment("b.pdf")),
    )  # fmt: skip
    return site_of([one, an_article("hai", lang="en")])


def facts() -> tuple[Any, Any]:
    site = full_site()
    return json.loads(made(site, "api/2026/08.json")), json.loads(made(site, "api/schema.json"))


def test_facts_are_as_their_schema_says() -> None:
    found, schema = facts()

    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == found["$schema"]
    assert fits(found, schema, schema)


def test_the_schema_asks_for_every_field_there_is() -> None:
    _, schema = facts()

    for one in (schema, *schema["$defs"].values()):
        if one.get("type") == "object":
            assert one["required"] == list(one["properties"])
            assert one["additionalProperties"] is False


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("title", ""), ("lang", "fr"), ("published", "2026-08-01T08:00:00"), ("tags", "Tám"), ("event", {}),
        ("url", "/tin-tuc/"), ("nothing", None),
    ],
)  # fmt: skip
def test_what_is_not_as_the_schema_says_would_be_found(name: str, value: object) -> None:
    found, schema = facts()
    found["articles"][0][name] = value

    assert not fits(found, schema, schema)


def test_who_published_is_who_ran_the_site_on_that_day() -> None:
    then = Organisation(name="Cũ", parent="", start=date(2017, 1, 1), end=date(2026, 7, 31))
    today = Organisation(name="Mới", parent="", start=date(2026, 8, 1), end=None)
    days = {"truoc": datetime(2026, 7, 31, 23, 59), "sau": datetime(2026, 8, 1), "xua": datetime(2001, 1, 1)}
    config = a_config(organisations=(then, today))
    site = site_of([an_article(name, published=day) for name, day in days.items()], config=config)

    published = {
        one["id"].rpartition("/")[2]: one["publisher"]
        for month in ("2026/07", "2026/08", "2001/01")
        for one in json.loads(made(site, f"api/{month}.json"))["articles"]
    }

    assert published == {"truoc": "Cũ", "sau": "Mới", "xua": "Cũ"}
