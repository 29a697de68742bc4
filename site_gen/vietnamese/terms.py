"""The terms of a text: its syllables, and the pairs of neighbouring ones, each as a whole number.

A syllable has one number however it is typed: in capitals, decomposed, with its tone mark on another
letter. A pair never reaches across punctuation. Numbers have 30 bits and two that tell of what; few
terms of a million share theirs, on every machine the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import blake2b
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar
from unicodedata import normalize

from site_gen.vietnamese.text import normal

if TYPE_CHECKING:
    from numpy.typing import NDArray

Numbers = TypeVar("Numbers", int, "NDArray[Any]")

_PARTS = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*|[.,;:!?…()\[\]{}\"“”\n–—|]")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_FIRST, _SECOND = 0x9E3779B1, 0x85EBCA77
_BITS = 29
_LOW = (1 << 30) - 1
OTHER, PAIR = 2 << 30, 3 << 30
"""The least number of what is no syllable, and of a pair."""
_KNOWN, _LONGEST = 1 << 17, 40
"""Spellings whose numbers are kept at hand, and their characters: what a large archive uses."""


def syllables_in(text: str) -> dict[int, str]:
    """The syllables of *text* as they are spelled first."""
    parts = reversed(_PARTS.findall(normal(text)))
    return {_numbers[part]: part for part in parts if part.isalnum()}


class Word(NamedTuple):
    """A syllable or a mark between syllables, and where it stands."""

    start: int
    end: int
    pair: int
    """The pair it begins; 0 where a mark or nothing stands behind it."""


def words_in(text: str) -> list[Word]:
    """The words of *text*, which is in its normal form."""
    parts = list(_PARTS.finditer(text))
    pairs = _pairs([*[_numbers[part[0]] for part in parts], 0])
    return [Word(*part.span(), pair) for part, pair in zip(parts, pairs, strict=True)]


def pairs_in(text: str) -> list[int]:
    """Of each word of *text*, which is in its normal form, the pair it begins, as `words_in` tells it."""
    return _pairs([*numbered(text), 0])


def _pairs(numbers: Iterable[int]) -> list[int]:
    return [pair_of(first, second) if first and second else 0 for first, second in pairwise(numbers)]


def pair_of(first: Numbers, second: Numbers) -> Numbers:
    """The number of a pair of syllables; of arrays of 64 bits, those of many."""
    return (first * _FIRST + second * _SECOND) >> _BITS & _LOW | PAIR  # type: ignore[no-any-return]  # of arrays


def term_of(name: str) -> int:
    """The number of something else that texts have in common."""
    return _hash(name) | OTHER


def is_syllable(term: int) -> bool:
    """Whether *term* is a syllable."""
    return term < OTHER


def is_pair(term: int) -> bool:
    """Whether *term* is a pair: no number above one is anything else."""
    return term >= PAIR


def numbered(text: str) -> list[int]:
    """The syllables of *text* as numbers, 0 for a mark between them."""
    if max(len(_chunks), len(_numbers)) > _KNOWN:
        _chunks.clear()
        _numbers.clear()
    # Texts repeat what stands between their spaces: nearly all of it is looked up, not taken apart.
    lines = normal(text).replace("\n", " \n ").split(" ")
    return list(chain.from_iterable(map(_chunks.__getitem__, lines)))


class _Numbers(dict[str, int]):
    def __missing__(self, part: str) -> int:
        self[part] = number = _hash(_syllable(part)) if part[0].isalnum() else 0
        return number


class _Chunks(dict[str, tuple[int, ...]]):
    def __missing__(self, chunk: str) -> tuple[int, ...]:
        numbers = tuple(_numbers[part] for part in _PARTS.findall(chunk))
        if len(chunk) <= _LONGEST:
            self[chunk] = numbers
        return numbers


_numbers, _chunks = _Numbers(), _Chunks()


def _syllable(part: str) -> str:
    """*part* in lower case with its tone at the end, where it does not matter on which letter it stood."""
    if part.isascii():
        return part.lower()
    marked = normalize("NFD", part.lower())
    tones = [mark for mark in marked if mark in _TONES]
    if not tones:
        return normalize("NFC", marked)
    return normalize("NFC", "".join(mark for mark in marked if mark not in _TONES)) + tones[0]


def _hash(name: str) -> int:
    """A number of 30 bits, never 0, which stands for none."""
    number = int.from_bytes(blake2b(name.encode(errors="surrogatepass"), digest_size=4).digest())
    return (number >> 2) or 1
