from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from unicodedata import normalize

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_gen.mapper import plain_map
from site_gen.model import Event
from site_gen.related import ranking, twins
from site_gen.related.engine import relate
from site_gen.related.kept import NO_LISTS
from site_gen.related.search import survey
from site_gen.vietnamese.functionwords import FUNCTION_WORDS
from tests.related.press import Written, names, others, reasons, related, site, written
from tests.samples import FIRST, an_attendee, related_ids
from tests.vietnamese.typing import toned

STORY = "Chiều nay đoàn công tác kiểm tra tiến độ nâng cấp hồ chứa Suối Đá, tuyến kênh phía nam"
DAY = date(2026, 8, 1)


def event(day: date = DAY, place: str = "Hội trường A") -> Event:
    return Event(start=day, end=day, place=place)


def story(*slugs: str, **changes: Any) -> list[Written]:
    """Articles of one story, an hour apart, the first one newest; each has some words of its own."""
    return [
        written(
            slug,
            f"{STORY}. " + " ".join(f"riêng{slug}{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"),
            published=FIRST - timedelta(hours=hour),
            **changes,
        )
        for hour, slug in enumerate(slugs)
    ]


# ── what the editor says ─────────────────────────────────────────────────────────────────────


def test_what_the_editor_names_stands_first_and_in_her_order() -> None:
    mot, *rest = story("mot", "hai", "ba", "bon")
    pinned = written("mot", mot[1], related=("tin-tuc/bon", "tin-tuc/ba"))

    assert names([pinned, *rest, *others(8)]) == ["bon", "ba", "hai"]


def test_of_a_pin_nothing_is_told_but_that_somebody_chose_it() -> None:
    mot, hai = story("mot", "hai", tags=("hồ chứa",))
    pinned = written("mot", mot[1], tags=("hồ chứa",), related=("tin-tuc/hai",))

    assert reasons([pinned, hai, *others(8)]) == {"hai": [("pinned", ())]}


def test_all_pins_are_named_however_few_links_are_asked_for() -> None:
    found = [written("mot", related=("tin-tuc/ba", "tin-tuc/hai")), *story("hai", "ba", "bon")]

    assert [names(found, count=count)[:2] for count in (0, 1, 2)] == [["ba", "hai"]] * 3


def test_no_links_are_asked_for_and_none_are_found_but_pins() -> None:
    found = related([*story("mot", "hai", "ba"), written("bon", related=("tin-tuc/mot",))], count=0)

    assert {one: related_ids(links) for one, links in found.items() if links} == {
        "tin-tuc/bon": ["tin-tuc/mot"]
    }


def test_a_pin_to_itself_or_to_what_is_not_out_is_passed_by() -> None:
    assert names([written("mot", related=("tin-tuc/mai", "tin-tuc/mot")), written("hai")]) == ["hai"]


def test_what_the_editor_keeps_out_stays_out_even_as_an_extra_and_as_a_neighbour() -> None:
    mot, hai, ba = story("mot", "hai", "ba")
    blocking = written("mot", mot[1], unrelated=("tin-tuc/hai",))

    assert names([mot, hai, ba, *others(8)]) == ["hai", "ba"]
    assert names([blocking, hai, ba, *others(8)]) == ["ba"]
    assert names([written("mot", unrelated=("tin-tuc/hai",)), written("hai")]) == []


# ── who is near ──────────────────────────────────────────────────────────────────────────────


def test_an_old_article_leads_on_to_what_followed() -> None:
    assert names([*story("mot", "cu"), *others(8)], to="cu") == ["mot"]


def test_more_of_the_same_story_is_nearer_than_less_of_it() -> None:
    mot = written("mot", STORY)
    whole, half = written("xa", STORY), written("gan", STORY.partition(",")[0], published=FIRST)

    assert names([mot, half, whole, *others(8)])[:2] == ["xa", "gan"]


def test_of_equals_the_newer_stands_first_then_the_id_decides() -> None:
    tagged = [
        written(slug, tags=("đất đai",), published=FIRST - timedelta(days=day))
        for slug, day in (("cu", 3), ("moi", 1), ("giua-b", 2), ("giua-a", 2))
    ]

    assert names([written("mot", tags=("đất đai",)), *tagged, *others(12)]) == [
        "moi",
        "giua-a",
        "giua-b",
        "cu",
    ]


@settings(deadline=None)
@given(st.randoms(use_true_random=False))
def test_links_do_not_depend_on_the_order_in_which_articles_were_read(chance: random.Random) -> None:
    found = [*story("mot", "hai", "ba"), *others(6)]
    shuffled = chance.sample(found, len(found))

    assert dict(related(shuffled)) == dict(related(found))


@pytest.mark.parametrize(
    "typed",
    [
        lambda text: normalize("NFD", text),
        str.upper,
        lambda text: toned(text, first=True),
        lambda text: toned(text, first=False),
    ],
    ids=["decomposed", "capitals", "tones early", "tones late"],
)
def test_however_a_text_is_typed_its_lists_are_the_same(typed: Callable[[str], str]) -> None:
    texts = {
        "mot": "Bà Thúy dự lễ khánh thành nhà văn hóa xã Hòa An; xóa nhà tạm cho mười hộ",
        "hai": "Xã Hòa An xóa nhà tạm, dựng nhà văn hóa",
        "ba": "Nhà văn hóa mở lớp vẽ của bà Thúy cho thiếu nhi",
        "bon": "Lễ hội bơi thuyền trên sông đầu năm",
    }

    def lists(change: Callable[[str], str]) -> Any:
        found = related(
            [*(written(one, change(text), title=change(text[:9])) for one, text in texts.items()), *others(8)]
        )
        return {one: related_ids(links) for one, links in found.items()}

    def plainly(text: str) -> str:
        return text

    assert typed(texts["mot"]) != texts["mot"]
    assert lists(typed) == lists(plainly)
    assert lists(plainly)["tin-tuc/mot"][:2] == ["tin-tuc/hai", "tin-tuc/ba"]


def test_an_article_typed_otherwise_than_the_rest_stands_in_the_same_lists() -> None:
    plain = [*story("mot", "hai", "ba"), *others(8)]
    mixed = [
        (one, toned(normalize("NFD", text).upper(), first=True) if place % 2 else text)
        for place, (one, text) in enumerate(plain)
    ]

    before, after = (
        {one: related_ids(links) for one, links in related(found).items()} for found in (plain, mixed)
    )
    assert after == before


# ── twins ────────────────────────────────────────────────────────────────────────────────────


def test_who_has_the_title_of_one_before_it_gives_its_place_to_the_next() -> None:
    mot, hai, ba = story("mot", "hai", "ba")
    titled = [
        written(one.slug, text, title=title) for (one, text), title in ((hai, "Tìm hồ"), (ba, "TIM  HO"))
    ]
    bon = written("bon", f"{STORY.partition(',')[0]}. " + " ".join(f"thêm{number}" for number in range(60)))

    assert names([mot, hai, ba, bon, *others(8)], count=2)[:2] == ["hai", "ba"]
    assert names([mot, *titled, bon, *others(8)], count=2)[:2] == ["hai", "bon"]


def test_who_has_half_of_its_pairs_in_one_before_it_gives_its_place_to_the_next() -> None:
    mot = written("mot", STORY)
    hai, ba = written("hai", f"{STORY}. Đầu năm"), written("ba", f"{STORY}. Cuối năm")
    more = " ".join(f"thêm{number}" for number in range(20))
    bon = written("bon", f"{STORY.partition(',')[0]}. {more}")

    assert names([mot, hai, ba, bon, *others(8)], count=2)[:2] == ["ba", "bon"]


def test_a_twin_comes_back_where_the_list_would_stay_short() -> None:
    mot, *copies = (written(slug, STORY) for slug in ("mot", "hai", "ba", "bon"))

    assert names([mot, *copies, *others(8)], count=3) == ["ba", "bon", "hai"]


# ── orphans ──────────────────────────────────────────────────────────────────────────────────


def lonely(count: int, **changes: Any) -> list[Written]:
    """Two articles of one story, and *count* older ones near to it that are nobody's nearest."""
    things = [f"lúa{number} ngô{number} đậu{number}" for number in range(count)]
    some = ". ".join(things)
    few = [
        written(f"le-{number}", f"{thing}. " * 9, published=FIRST - timedelta(days=count - number))
        for number, thing in enumerate(things)
    ]
    mot = written("mot", f"{some}. {STORY}. {some}. {some}", **changes)
    return [mot, written("hai", f"{some}. {STORY}. Bờ kè"), *few, *others(20)]


def test_who_would_be_in_no_list_is_named_as_an_extra_by_the_one_nearest_to_it() -> None:
    found = related(lonely(2), count=1)

    assert related_ids(found["tin-tuc/le-0"]) == ["tin-tuc/mot"]
    assert related_ids(found["tin-tuc/mot"]) == ["tin-tuc/hai", "tin-tuc/le-0", "tin-tuc/le-1"]


def test_a_list_takes_in_the_three_oldest_and_sends_the_others_to_the_next() -> None:
    found = related(lonely(5), count=1)

    assert related_ids(found["tin-tuc/mot"]) == [
        "tin-tuc/hai",
        *(f"tin-tuc/le-{number}" for number in (0, 1, 2)),
    ]
    assert related_ids(found["tin-tuc/hai"]) == ["tin-tuc/mot", "tin-tuc/le-3", "tin-tuc/le-4"]


def test_an_extra_is_not_taken_in_by_who_blocks_it() -> None:
    found = related(lonely(2, unrelated=("tin-tuc/le-0",)), count=1)

    assert related_ids(found["tin-tuc/mot"]) == ["tin-tuc/hai", "tin-tuc/le-1"]
    assert related_ids(found["tin-tuc/hai"]) == ["tin-tuc/mot", "tin-tuc/le-0"]


def test_why_an_extra_is_there_is_told_like_that_of_others() -> None:
    ((kind, (phrase,)),) = reasons(lonely(1), count=1)["le-0"]

    assert (kind, phrase) == ("phrase", "lúa0 ngô0 đậu0")


def test_an_extra_that_has_nothing_in_common_with_who_takes_it_in_is_told_so() -> None:
    found = [
        written(slug, published=FIRST - timedelta(days=day)) for day, slug in enumerate(("mot", "hai", "ba"))
    ]

    assert reasons(found, to="hai", count=1) == {"ba": [("section", ())], "mot": [("section", ())]}


def test_who_says_nothing_is_taken_in_by_nobody() -> None:
    silent = written("im", title="!", published=FIRST - timedelta(days=9))
    found = related([*story("mot", "hai", "ba", "bon"), silent], count=2)

    assert "tin-tuc/im" not in {link.to for links in found.values() for link in links}


# ── reasons ──────────────────────────────────────────────────────────────────────────────────


def test_the_same_event_is_told_by_its_day() -> None:
    found = [written("mot", event=event()), written("hai", event=event(place="hội trường  a")), *others(8)]

    assert reasons(found) == {"hai": [("event", ("1/8/2026",))]}


@pytest.mark.parametrize("other", [event(DAY + timedelta(days=1)), event(place="Hội trường B")])
def test_another_day_or_another_place_is_another_event(other: Event) -> None:
    found = [written("mot", event=event()), written("hai", event=other, section="thong-bao"), *others(8)]

    assert reasons(found) == {}


def test_a_document_is_told_by_its_number() -> None:
    found = [
        written("mot", "Thực hiện Quyết định số 1595/QĐ-UBND"),
        written("hai", "Theo quyết định 1595/qđ-ubnd, 1595/QĐ–UBND"),
        *others(8),
    ]

    assert reasons(found)["hai"][0] == ("documents", ("1595/QĐ-UBND",))


def test_people_in_common_are_told_whether_they_took_the_chair_or_not() -> None:
    people = (an_attendee("Lê An"), an_attendee("Bùi Bình"))
    found = [written("mot", chair=people), written("hai", attendees=people), *others(8)]

    assert reasons(found) == {"hai": [("people", ("Lê An", "Bùi Bình"))]}


def test_who_is_meant_by_an_ambiguous_name_relates_nobody() -> None:
    named = an_attendee("Lê An")
    nobody = type(named)(person=type(named.person)(id="", name="Lê An"))
    found = [written("mot", attendees=(nobody,)), written("hai", section="thong-bao", attendees=(nobody,))]

    assert reasons([*found, *others(8)]) == {}


def test_titles_that_differ_by_their_number_are_a_series() -> None:
    title = "Thông báo lịch tiếp công dân tháng"
    found = [written("mot", title=f"{title} 9"), written("hai", title=f"{title.upper()} 10"), *others(8)]

    assert reasons(found) == {"hai": [("series", ("Thông báo lịch tiếp công dân",))]}


def test_a_keyword_is_told_as_this_article_spells_it() -> None:
    found = [
        written("mot", tags=("Hoà giải", "b", "đất")),
        written("hai", tags=("ĐẤT", "hòa giải", "c")),
        *others(8),
    ]

    assert reasons(found) == {"hai": [("tags", ("Hoà giải", "đất"))]}


def test_two_kinds_of_reasons_are_told_and_of_each_two() -> None:
    people = tuple(map(an_attendee, ("Lê An", "Bùi Bình", "Vũ Cao")))
    same: dict[str, Any] = {"event": event(), "attendees": people, "tags": ("đất đai",)}
    (why,) = reasons([written("mot", **same), written("hai", **same), *others(8)]).values()

    assert [kind for kind, _ in why] == ["event", "people"]
    assert len(why[1][1]) == 2


def test_where_only_words_are_shared_a_phrase_of_them_is_quoted() -> None:
    found = [
        written("mot", "Hôm nay và để của nâng cấp hồ chứa Suối Đá thì được"),
        written("hai", "và để của Nâng cấp HỒ CHỨA suối đá thì được đón xe"),
        *others(8),
    ]

    ((kind, (phrase,)),) = reasons(found)["hai"]
    words = phrase.split()
    assert kind == "phrase"
    assert phrase in found[0][1]
    assert not {words[0].lower(), words[-1].lower()} & FUNCTION_WORDS


def test_of_few_words_one_in_common_is_no_nearness() -> None:
    official = (an_attendee("Lê Ngọc Quảng"),)
    found = [
        written("mot", "", title="Khai mạc hội chợ nông sản", attendees=official),
        written("hai", "", title="Bàn giao nhà tình nghĩa", attendees=official),
        written("ba", "", title="Hội thi tay nghề"),
        *(written(f"s{n}", "", title=title) for n, title in enumerate(("Mưa lớn", "Sửa cầu", "Lúa trổ"))),
    ]

    assert names(found, count=1)[0] == "hai"
    assert reasons(found)["hai"] == [("people", ("Lê Ngọc Quảng",))]
    assert reasons(found, "ba")["mot"] == [("section", ())]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("của hai mươi lăm ngày", ()),
        ("hội nghị cuối năm", ("hội nghị cuối năm",)),
        ("trong sạch vững mạnh", ("trong sạch vững mạnh",)),
        ("ở Hai Bà Trưng", ("Hai Bà Trưng",)),
    ],
)
def test_numbers_in_words_are_no_phrase_but_names_are(text: str, quoted: tuple[str, ...]) -> None:
    found = [written(slug, f"{first}. {text}") for slug, first in (("mot", "Mở hội"), ("hai", "Họp tổ"))]

    ((kind, evidence),) = reasons([*found, *others(8)])["hai"]
    assert (kind == "phrase", evidence[:1]) == (bool(quoted), quoted)


def test_a_phrase_does_not_reach_across_a_mark() -> None:
    found = [written(slug, "hồ chứa, tuyến kênh; bờ nam") for slug in ("mot", "hai")]

    ((_, (phrase,)),) = reasons([*found, *others(8)])["hai"]
    assert phrase in {"hồ chứa", "tuyến kênh", "bờ nam"}


def test_what_is_missing_comes_from_the_section_the_next_older_first_then_newer_ones() -> None:
    found = [written(f"s{day}", published=FIRST + timedelta(days=day)) for day in range(6)]

    assert names(found, to="s4")[:4] == ["s3", "s2", "s1", "s0"]
    assert names(found, to="s1")[:4] == ["s0", "s2", "s3", "s4"]
    assert {kind for why in reasons(found, to="s1").values() for kind, _ in why} == {"section"}


def test_a_mark_on_half_the_site_says_nothing() -> None:
    crowd = [
        written(f"c{number}", tags=("tin", "chung"), published=FIRST + timedelta(days=number))
        for number in range(300)
    ]

    found = related(crowd)

    assert {why.kind for links in found.values() for link in links[:4] for why in link.reasons} == {"section"}


# ── odd sites ────────────────────────────────────────────────────────────────────────────────


def test_a_site_without_articles_and_one_with_a_single_one_relate_nothing() -> None:
    assert dict(related([])) == {}
    assert dict(related([written("mot", STORY, tags=("a",))])) == {"tin-tuc/mot": ()}


ODD: dict[str, list[Written]] = {
    "one word each": [written(f"w{number}", f"từ{number}", title="") for number in range(9)],
    "one and the same word": [written(f"w{number}", "từ", title="") for number in range(9)],
    "no text": [written(f"w{number}", title="") for number in range(9)],
    "the same text": [written(f"w{number}", STORY, title="Hồ") for number in range(9)],
    "all different": others(9),
    "only tags": [
        written(f"w{number}", title="", tags=(f"t{number % 3}", f"u{number % 3}")) for number in range(9)
    ],
    "many languages": [
        written(f"w{number}", text, title="")
        for number, text in enumerate(
            [STORY, "The dam was raised", "水庫工程進度", "Плотина", "سد المياه", "🌊🌊", "ho chua"]
        )
    ],
}


@pytest.mark.parametrize("found", ODD.values(), ids=ODD)
@pytest.mark.parametrize("count", [1, 4, 50])
def test_however_odd_the_articles_no_list_names_one_twice_or_itself(found: list[Written], count: int) -> None:
    for identity, links in related(found, count).items():
        named = related_ids(links)
        assert len({identity, *named}) == len(named) + 1
        assert min(count, len(found) - 1) <= len(named) <= count + 3
        assert all(link.reasons for link in links)


def test_those_that_have_nothing_but_keywords_name_those_with_the_same_ones() -> None:
    found = related(ODD["only tags"], count=2)

    assert related_ids(found["tin-tuc/w0"])[:2] == ["tin-tuc/w3", "tin-tuc/w6"]


def test_an_article_of_200000_words_stands_beside_a_short_one_of_its_story() -> None:
    chance = random.Random(7)
    long = STORY + ". " + " ".join(f"từ{chance.randrange(3000)}" for _ in range(200_000))
    found = [written("mot", STORY), written("dai", f"{long}. " + f"{STORY}. " * 300), *others(8)]

    assert names(found, to="dai", count=1) == ["mot"]
    assert names(found, to="mot", count=1) == ["dai"]


# ── the cost ─────────────────────────────────────────────────────────────────────────────────


def test_near_identical_notices_are_compared_by_few_postings_and_opened_once_in_a_while(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    count = 2000
    found = [
        written(
            f"lich{number}",
            f"Thông báo lịch trực tuần thứ{number} của cơ quan, phòng{number % 50}",
            published=FIRST - timedelta(hours=number),
        )
        for number in range(count)
    ]
    looked_up, compared = [], []
    scores, mostly = ranking.Postings.scores, twins.Twins._mostly

    def counted(postings: ranking.Postings, lists: Any, weights: Any) -> Any:
        looked_up.append(int(np.sum(postings.starts[lists + 1] - postings.starts[lists])))
        return scores(postings, lists, weights)

    def counting(known: twins.Twins, one: int, other: int) -> bool:
        compared.append(one)
        return mostly(known, one, other)

    monkeypatch.setattr(ranking.Postings, "scores", counted)
    monkeypatch.setattr(twins.Twins, "_mostly", counting)

    related(found)

    # What all have in common says nothing and is in no vector: only the fiftieth of a room is looked up.
    assert sum(looked_up) < count * count // 10
    assert len(compared) < count * 20 * 4


def test_what_all_have_in_common_is_in_no_vector_of_a_large_site() -> None:
    crowd = [written(f"c{number}", "lịch trực cơ quan", title="") for number in range(300)]
    articles, signals = site(crowd)

    rows = survey(articles, signals, NO_LISTS, plain_map).rows

    assert not rows.vectors.whole().weights.any()
    assert {len(links) for links in dict(relate(articles, signals, 4)).values()} == {4}
