"""The rankings of docs/related.md in plain Python, as the paper has them: slow, and nothing else."""

from __future__ import annotations

import math
from array import array
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from zlib import crc32

from site_gen.model import ArticleId, Listing, Signals
from site_gen.related import levels, vectors
from site_gen.related.marks import mark_terms
from site_gen.related.vectors import LENGTH, MARKS, MOST_OF_A_KIND, PAIRS, SYLLABLES, WORTH

_UNIT = 1 << 20
Vector = list[tuple[int, int]]


def plain_rankings(
    articles: Sequence[Listing], signals: Mapping[ArticleId, Signals], depth: int
) -> list[list[tuple[int, int]]]:
    """Of each article the places of the *depth* nearest, nearest first, and their scores."""
    size, level = _levels(articles, signals)
    vectors = [_vector(signals[one.id], size, level) for one in articles]
    holders: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for place, vector in enumerate(vectors):
        for term, weight in vector:
            holders[term].append((place, weight))
    rankings = []
    for place, vector in enumerate(vectors):
        scores: Counter[int] = Counter()
        for term, weight in vector:
            for other, its in holders[term]:
                scores[other] += weight * its
        del scores[place]
        ranked = sorted((-score, other) for other, score in scores.items() if score)
        rankings.append([(other, -score) for score, other in ranked[:depth]])
    return rankings


def _numbers(spelled: bytes) -> list[int]:
    return list(array("I", spelled))


def _levels(
    articles: Sequence[Listing], signals: Mapping[ArticleId, Signals]
) -> tuple[int, Mapping[int, int]]:
    """The size of the sample, and in how many of its articles each term stands."""
    if not articles:
        return 0, {}
    oldest = 2 ** int(math.log2(len(articles)))
    every = max(oldest // levels.SAMPLE, 1)
    sample = [one.id for one in articles[-oldest:] if crc32(one.id.encode()) % every == 0]
    df: Counter[int] = Counter()
    for identity in sample:
        one = signals[identity]
        df.update({*_numbers(one.syllables), *_numbers(one.pairs), *mark_terms(one)})
    return oldest // every, df


def _level(term: int, size: int, df: Mapping[int, int]) -> int:
    if size >= levels._LARGE and df.get(term, 0) * levels._DROPPED > size:
        return 0
    held = max(df.get(term, 0), 2 if size >= levels._SURE else 1)
    found = 0
    while 2 ** (found + 1) * held * held <= (2 * size) ** 2:
        found += 1
    return found


def _vector(one: Signals, size: int, df: Mapping[int, int]) -> Vector:
    found: Vector = []
    for numbers, counts, budget in (
        (one.syllables, one.syllable_counts, SYLLABLES),
        (one.pairs, one.pair_counts, PAIRS),
    ):
        weights = sorted(
            (-round(8 * (1 + math.log(times))) * _level(term, size, df), term)
            for term, times in zip(_numbers(numbers), counts, strict=True)
        )[:budget]
        weights, spent = list(weights), 0
        for place, (_, term) in enumerate(weights):
            level = _level(term, size, df)
            spent += math.isqrt((2 * _UNIT) ** 2 // 2**level) if level else 0
            if spent > vectors.SHARE * _UNIT and size >= levels._LARGE:
                weights = weights[:place]
                break
        held = max(sum(1 for weight, _ in weights if weight), 1)
        squares = sum(weight * weight for weight, _ in weights)
        norm = math.isqrt(squares * max(held, vectors.FEW) // held) or 1
        found += [(term, -weight * LENGTH // norm) for weight, term in weights if weight]
    top = max(2 * (size.bit_length() - 1 + 1) - (2 if size >= levels._SURE else 0), 1)
    for kind, budget in MARKS.items():
        marks = [
            (-(WORTH[kind] * _level(term, size, df) // top), term)
            for mark, term in zip(one.marks, mark_terms(one), strict=True)
            if mark.kind == kind and _level(term, size, df)
        ]
        heaviest = sorted(marks, key=lambda mark: mark[0])[:budget]
        norm = max(math.isqrt(sum(weight * weight for weight, _ in heaviest)), MOST_OF_A_KIND)
        found += [(term, -weight * MOST_OF_A_KIND // norm) for weight, term in heaviest]
    return found
