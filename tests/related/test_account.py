"""An account of related news: for programs by the whole site, for editors by one list."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from site_gen.desk.relations import account_for, resolve
from site_gen.mapper import plain_map
from site_gen.model import Article
from site_gen.problems import Problems, error
from site_gen.related.account import Account, Candidate
from site_gen.vietnamese.spelling import spell_moment
from tests.samples import FIRST, an_article, loaded, signals_of, site_of

WORDS = ["hộ", "tịch", "khai", "sinh", "kết", "hôn", "trích", "lục", "bản", "sao", "chứng", "thực"]


def account(*found: tuple[Article, str], count: int = 2) -> Account:
    """The account of articles with their texts."""
    signals = {article.id: signals_of(article, text) for article, text in found}
    listings = site_of([article for article, _ in found]).articles
    return Account(listings, signals, count, plain_map)


def dated(slug: str, hours: int, **changes: Any) -> Article:
    return an_article(slug, published=FIRST + timedelta(hours=hours), **changes)


def crowd() -> list[tuple[Article, str]]:
    """Six articles with the same words, fewer and fewer of them."""
    return [(dated(f"bai-{number}", number), " ".join(WORDS[number:])) for number in range(6)]


def test_what_readers_see_names_every_article() -> None:
    shown = account(*crowd(), count=1).shown()

    assert {one for others in shown.values() for one in others} == set(shown)


def test_the_bare_ranking_is_as_deep_as_one_asks() -> None:
    found = account(*crowd())

    assert [len(others) for others in found.bare(3).values()] == [3] * 6


def test_the_shares_of_a_candidate_add_up_to_its_score() -> None:
    for one in account(*crowd()).of("tin-tuc/bai-0"):
        assert one.score == sum(share.score for share in one.shares) > 0


def test_who_was_left_out_is_told_why() -> None:
    first = (dated("dau", 9, unrelated=("tin-tuc/bai-1",)), " ".join(WORDS))

    outcomes = {one.id: one.outcome for one in account(first, *crowd(), count=1).of("tin-tuc/dau")}

    assert outcomes["tin-tuc/bai-1"] == "blocked"
    assert outcomes["tin-tuc/bai-0"] == "near"
    assert {*outcomes.values()} <= {"near", "blocked", "no place", "too far", "like another", "extra"}


def test_of_a_twin_that_came_back_it_is_told_whom_it_repeats() -> None:
    first, same = (dated(name, day, title="Lịch tiếp dân") for name, day in (("mot", 1), ("hai", 2)))
    words = " ".join(WORDS)
    found = account(*[(one, words) for one in (first, same)], (dated("dau", 9), words), count=2)

    outcomes = {one.outcome: (one.id, one.like) for one in found.of("tin-tuc/dau")}

    assert outcomes["twin"] in (("tin-tuc/mot", "tin-tuc/hai"), ("tin-tuc/hai", "tin-tuc/mot"))


def test_one_article_is_named_by_its_id_or_its_file() -> None:
    known = ["tin-tuc/bai-0", "tin-tuc/bai-1"]

    for typed in ("tin-tuc/bai-1", "content/tin-tuc/bai-1.md", "./content/tin-tuc/bai-1/index.md"):
        assert resolve(typed, known, loaded()) == "tin-tuc/bai-1"


def test_an_unknown_id_is_told_with_the_nearest_one() -> None:
    with pytest.raises(Problems) as told:
        resolve("tin-tuc/bai1", ["tin-tuc/bai-1"], loaded())

    assert "“tin-tuc/bai1”" in str(told.value)
    assert "tin-tuc/bai-1" in str(told.value)


@pytest.mark.parametrize(
    ("article", "why"),
    [
        (an_article("nhap", draft=True), "bài này là bản nháp"),
        (an_article("mai"), "bài này chưa đến giờ đăng"),
        (
            an_article("cu", expires=FIRST + timedelta(days=1)),
            f"bài này chỉ có hiệu lực từ {spell_moment(FIRST)} đến {spell_moment(FIRST + timedelta(days=1))}",
        ),
    ],
)
def test_of_an_article_that_is_not_out_it_is_told_why(article: Article, why: str) -> None:
    with pytest.raises(Problems) as told:
        resolve(article.id, ["tin-tuc/bai-1"], loaded(article))

    assert [one.message for one in told.value.found] == [why]


def test_of_an_article_with_a_mistake_that_is_told() -> None:
    mistakes = [error(f"content/tin-tuc/{name}.md", 2, 7, "ngày sai", "") for name in ("a", "b")]

    with pytest.raises(Problems) as told:
        resolve("tin-tuc/a", ["tin-tuc/bai-1"], loaded(problems=tuple(mistakes)))

    assert [*told.value.found] == mistakes[:1]


def test_an_editor_reads_points_and_evidence() -> None:
    candidates, lines = account_for(account(*crowd()), loaded(), "tin-tuc/bai-0", shown=False, limit=20)

    assert isinstance(candidates, list)
    assert all(isinstance(one, Candidate) for one in candidates)
    assert lines[0] == "Tin liên quan của tin-tuc/bai-0:"
    assert any("cụm từ" in line for line in lines)
