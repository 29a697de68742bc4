"""Lists as they are kept: whom each names, without arrays."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import msgspec

from site_gen.model import Kin
from site_gen.related.choose import Choice
from site_gen.related.engine import holds, relate
from site_gen.related.kept import NO_LISTS, Lists
from site_gen.related.roll import Roll
from tests.related.press import Notebook, Written, site, written

TOP = Path(__file__).parents[2]


def lists(*rounds: list[Written], count: int = 1) -> Lists:
    """The lists of the last of some builds."""
    notebook = Notebook()
    for found in rounds:
        relate(*site(found), count, notebook)
    last: Lists = notebook.records[Lists]
    return last


def pinning(slug: str, *others: str) -> Written:
    return written(slug, related=tuple(f"tin-tuc/{other}" for other in others))


def test_an_editor_may_pin_more_than_a_list_has_room_for() -> None:
    found = [pinning("mot", "hai", "ba", "bon", "nam"), *map(written, ("hai", "ba", "bon", "nam"))]

    roll = Roll(lists(found))

    assert roll["tin-tuc/mot"].to == ("tin-tuc/hai", "tin-tuc/ba", "tin-tuc/bon", "tin-tuc/nam")
    assert len(roll["tin-tuc/hai"].to) == 1


def test_lists_are_as_wide_as_the_longest_and_narrow_again_when_it_is_gone() -> None:
    rest = [written(slug) for slug in ("hai", "ba", "bon", "nam")]
    wide = lists([pinning("mot", "hai", "ba", "bon", "nam"), *rest])
    narrow = lists([pinning("mot", "hai", "ba", "bon", "nam"), *rest], [pinning("mot", "ba"), *rest])

    assert Roll(narrow).width < Roll(wide).width == 4


def test_a_free_slot_is_nobody() -> None:
    found = [written(slug) for slug in ("mot", "hai", "ba")]

    roll = Roll(lists(found, [found[0], found[2]]))

    assert len(roll.to) == 3 * roll.width
    assert sorted(roll) == ["tin-tuc/ba", "tin-tuc/mot"]
    assert "tin-tuc/hai" not in roll
    assert "" not in roll
    assert roll["tin-tuc/ba"].to == ("tin-tuc/mot",)


def test_why_each_is_named_is_kept_with_it() -> None:
    roll = Roll(lists([pinning("mot", "hai"), written("hai"), written("ba")], count=2))

    named = roll.named(roll.slots["tin-tuc/mot"])

    assert [(roll.ids[to], why) for to, why in named] == [
        ("tin-tuc/hai", Choice.PINNED),
        ("tin-tuc/ba", Choice.SECTION),
    ]


def test_a_site_without_articles_has_lists_that_hold_and_name_nobody() -> None:
    emptied = lists([written("mot"), written("hai")], [])

    assert dict(Roll(NO_LISTS)) == dict(Roll(emptied)) == {}
    assert holds(NO_LISTS, [], 0)
    assert holds(emptied, [], 1)
    assert not holds(NO_LISTS, [], 1)


def test_where_no_links_are_asked_for_lists_name_nobody() -> None:
    found = lists([written("mot"), written("hai")], count=0)

    assert Roll(found).width == 0
    assert [kin.to for kin in Roll(found).values()] == [(), ()]


def test_lists_hold_for_the_same_articles_in_the_same_order_and_for_no_others() -> None:
    found = [written(slug, slug) for slug in ("mot", "hai", "ba")]
    kept = lists(found)

    assert holds(kept, site(found)[0], 1)
    assert not holds(kept, site(found)[0], 2)
    assert not holds(kept, site(found[1:])[0], 1)
    assert not holds(kept, site([written("mot", "khác"), *found[1:]])[0], 1)
    assert not holds(kept, site([*found[:2], written("bon", "ba")])[0], 1)


def test_what_is_kept_is_what_was_related() -> None:
    found = [written(slug, slug) for slug in ("mot", "hai", "ba")]
    kin: dict[str, Kin] = dict(relate(*site(found), 2).kin)

    assert dict(Roll(lists(found, count=2))) == kin


ASKED = """
import sys
from msgspec.msgpack import decode
from site_gen.related.engine import holds
from site_gen.related.kept import Lists
from site_gen.related.roll import Roll

lists = decode(sys.stdin.buffer.read(), type=Lists)
print(holds(lists, [], 1), dict(Roll(lists))["tin-tuc/mot"].to, "numpy" in sys.modules)
"""


def test_who_only_asks_whom_articles_name_needs_no_arrays() -> None:
    spelled = msgspec.msgpack.encode(lists([pinning("mot", "hai"), written("hai")]))

    told = subprocess.run(
        [sys.executable, "-c", ASKED], input=spelled, cwd=TOP, capture_output=True, check=True
    )

    assert told.stdout.decode().strip() == "False ('tin-tuc/hai',) False"
