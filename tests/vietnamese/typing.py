"""A text as others type it."""

from __future__ import annotations

from unicodedata import normalize

TONES = "\u0300\u0301\u0303\u0309\u0323"


def toned(text: str, first: bool) -> str:
    """*text* with the tone of each word on its first vowel, or on its last one: 'hòa' and 'hoà'."""
    return " ".join(_toned(word, first) for word in text.split(" "))


def _toned(word: str, first: bool) -> str:
    marked = normalize("NFD", word)
    tones = "".join(mark for mark in marked if mark in TONES)
    bare = normalize("NFC", "".join(mark for mark in marked if mark not in TONES))
    vowels = [place for place, letter in enumerate(bare) if normalize("NFD", letter)[0].lower() in "aeiouy"]
    if not vowels or len(tones) != 1:
        return word
    place = vowels[0 if first else -1] + 1
    return normalize("NFC", bare[:place] + tones + bare[place:])
