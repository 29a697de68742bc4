from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from site_gen.model import Article, ArticleId, Listing
from site_gen.related.engine import relate
from tests.samples import an_article, an_attendee, articles, related_ids, site_of


def in_order(*found: Article) -> list[Listing]:
    return list(site_of(found).articles)


def links(*found: Article, to: str = "tin-tuc/mot", count: int = 4) -> list[ArticleId]:
    return related_ids(relate(in_order(*found), count)[to])


def reasons(*found: Article, to: str = "tin-tuc/mot") -> list[list[tuple[str, tuple[str, ...]]]]:
    related = relate(in_order(*found), 4)[to]
    return [[(why.kind, why.evidence) for why in link.reasons] for link in related]


def test_what_the_editor_names_stands_first_and_in_her_order() -> None:
    pins = ("tin-tuc/ba", "tin-tuc/hai")
    others = [an_article(slug, tags=("a",)) for slug in ("hai", "ba", "bon")]

    found = links(an_article("mot", tags=("a",), related=pins), *others)

    assert found == ["tin-tuc/ba", "tin-tuc/hai", "tin-tuc/bon"]


def test_what_the_editor_keeps_out_stays_out() -> None:
    blocked = an_article("mot", tags=("a",), unrelated=("tin-tuc/hai",))

    assert links(blocked, an_article("hai", tags=("a",)), an_article("ba")) == ["tin-tuc/ba"]


def test_a_person_in_common_is_worth_more_than_a_keyword_in_common() -> None:
    person, keyword = (an_attendee("Lê An"),), ("đất đai",)

    found = links(
        an_article("mot", attendees=person, tags=keyword),
        an_article("chung-tu-khoa", tags=keyword),
        an_article("chung-nguoi", attendees=person),
    )

    assert found == ["tin-tuc/chung-nguoi", "tin-tuc/chung-tu-khoa"]


def test_who_takes_the_chair_takes_part() -> None:
    person = (an_attendee("Lê An"),)

    assert reasons(an_article("mot", chair=person), an_article("hai", attendees=person)) == [
        [("people", ("Lê An",))]
    ]


def test_of_equals_the_newer_stands_first_then_the_id_decides() -> None:
    new, old = articles(2, tags=("a",))
    twins = [an_article(slug, tags=("a",), published=old.published) for slug in ("x", "w")]

    assert links(an_article("mot", tags=("a",)), old, *twins, new) == [
        new.id,
        old.id,
        "tin-tuc/w",
        "tin-tuc/x",
    ]


def test_reasons_say_what_is_shared_as_this_article_spells_it() -> None:
    mot = an_article("mot", attendees=(an_attendee("Lê An"), an_attendee("Bùi Bình")), tags=("Hoà giải", "b"))
    hai = an_article("hai", attendees=(an_attendee("Bùi Bình"), an_attendee("Lê An")), tags=("hòa giải", "c"))

    assert reasons(mot, hai, an_article("ba")) == [
        [("people", ("Lê An", "Bùi Bình")), ("tags", ("Hoà giải",))],
        [("section", ())],
    ]


def test_an_ambiguous_name_relates_nothing() -> None:
    nobody = an_attendee("Lê An")
    nobody = type(nobody)(person=type(nobody.person)(id="", name="Lê An"))

    mot = an_article("mot", attendees=(nobody,))
    assert links(mot, an_article("hai", "thong-bao", attendees=(nobody,))) == []


def test_what_is_missing_comes_from_the_section_the_next_older_first() -> None:
    found = articles(6)

    related = relate(in_order(*found), 4)

    assert related_ids(related["tin-tuc/bai-5"]) == [f"tin-tuc/bai-{number}" for number in (4, 3, 2, 1)]
    assert related_ids(related["tin-tuc/bai-2"]) == [f"tin-tuc/bai-{number}" for number in (1, 3, 4, 5)]


def test_no_article_stands_twice() -> None:
    found = articles(5, tags=("a",))

    for article, related in relate(in_order(*found), 4).items():
        assert len({article, *related_ids(related)}) == 5


def test_a_site_without_articles_and_one_with_a_single_one_relate_nothing() -> None:
    assert relate([], 4) == {}
    assert relate(in_order(an_article()), 4) == {"tin-tuc/mot-bai": ()}


def test_no_links_are_asked_for_and_none_are_found_but_pins() -> None:
    mot = an_article("mot", tags=("a",), related=("tin-tuc/ba",))

    assert links(mot, an_article("hai", tags=("a",)), an_article("ba"), count=0) == ["tin-tuc/ba"]


def test_a_pin_to_an_article_that_is_not_out_is_passed_by() -> None:
    assert links(an_article("mot", related=("tin-tuc/mai",)), an_article("hai")) == ["tin-tuc/hai"]


def test_a_mark_on_half_the_site_says_nothing() -> None:
    crowd = articles(300, tags=("tin",))

    related = relate(in_order(*crowd), 4)

    assert {why.kind for one in related.values() for link in one for why in link.reasons} == {"section"}


MARKED = st.lists(
    st.tuples(st.sampled_from(["tin-tuc", "thong-bao"]), st.frozensets(st.sampled_from("abcd"), max_size=2)),
    max_size=12,
).map(
    lambda typed: [
        an_article(
            f"bai-{number}", section, tags=tuple(sorted(tags)), published=articles(number + 1)[0].published
        )
        for number, (section, tags) in enumerate(typed)
    ]
)


@settings(deadline=None)
@given(MARKED, st.randoms())
def test_links_do_not_depend_on_where_one_starts(found: list[Article], chance: random.Random) -> None:
    shuffled = list(found)
    chance.shuffle(shuffled)

    assert relate(in_order(*shuffled), 3) == relate(in_order(*found), 3)


@settings(deadline=None)
@given(MARKED)
def test_links_stand_by_points(found: list[Article]) -> None:
    for related in relate(in_order(*found), 3).values():
        points = [link.score for link in related]
        assert points == sorted(points, reverse=True)


@settings(deadline=None)
@given(st.integers(6, 12), st.integers(1, 4))
def test_a_new_article_without_common_marks_changes_no_list(count: int, shown: int) -> None:
    before = articles(count, tags=("a",))
    new = an_article("moi", tags=("z",), published=articles(count + 1)[0].published)

    after = relate(in_order(new, *before), shown)

    old = relate(in_order(*before), shown)
    assert {one: after[one] for one in old} == old


@settings(deadline=None)
@given(st.integers(6, 12), st.integers(1, 4))
def test_a_new_article_changes_no_list_that_the_section_filled(count: int, shown: int) -> None:
    before = articles(count)
    new = an_article("moi", published=articles(count + 1)[0].published)

    after = relate(in_order(new, *before), shown)

    old = relate(in_order(*before), shown)
    assert {one: after[one] for one in old} == old
