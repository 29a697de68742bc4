"""The order of Vietnamese dictionaries: syllable by syllable, letters before tones."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TypeAlias
from unicodedata import normalize

from site_gen.vietnamese.text import fold, normal

Key: TypeAlias = tuple[str, str]


def sort_key(text: str) -> Key:
    """A key under which *text* stands where a dictionary has it; different texts never tie.

    hoa hồng < hoa lan < hòa bình < hoà giải < hóa đơn. Digits stand before letters; case,
    punctuation and the place of the tone count only between texts that are equal otherwise.
    """
    return _primary(text), text


def name_key(name: str) -> Key:
    """A key for names of people: by given name, then family name, then what stands between."""
    match name.split():
        case [family, *middle, given]:
            return _primary(" ".join([given, family, *middle])), name
        case _:
            return sort_key(name)


_TONES = {"\u0300": "\2", "\u0309": "\3", "\u0303": "\4", "\u0301": "\5", "\u0323": "\6"}
"""Huyền, hỏi, ngã, sắc, nặng; all before digits and letters, so that hóa stands before hoan."""
_LEVEL = "\1"

_RANK = {letter: chr(ord("A") + rank) for rank, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}

_SYLLABLE = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+")


def _primary(text: str) -> str:
    return "".join(map(_ranked, _SYLLABLE.findall(normal(text).casefold())))


@lru_cache(maxsize=1 << 15)
def _ranked(syllable: str) -> str:
    """Letters as their ranks, then the tone, which also ends the syllable."""
    apart = normalize("NFD", syllable)
    tone = next((_TONES[char] for char in apart if char in _TONES), _LEVEL)
    letters = normalize("NFC", "".join(char for char in apart if char not in _TONES))
    return "".join(map(_rank, letters)) + tone


def _rank(letter: str) -> str:
    return _RANK.get(letter) or "".join(_RANK.get(char, char) for char in fold(letter))
