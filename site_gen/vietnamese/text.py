"""The one normal form of what is read, and what is derived from it: fold(), slug(), canon(), names."""

from __future__ import annotations

import re
from collections.abc import Container
from unicodedata import category, normalize

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
"""Characters that no text has, and that XML forbids."""


def normal(text: str) -> str:
    """Return *text* in NFC with real Đ, plain spaces and nothing invisible; its lines stay as they are.

    Text in a TCVN3 font must be recognised before: its ư is the soft hyphen that is dropped here.
    """
    if text.isascii():
        return text
    return normalize("NFC", _ODD.sub(_plain, text))


def is_spelled(name: str) -> bool:
    """Whether *name* is characters throughout: a disk may hold bytes of another encoding as a name."""
    return name.isascii() or not any("\ud800" <= one <= "\udfff" for one in name)


def fold(text: str) -> str:
    """Return *text* in lower case without marks, in whatever form it came: 'Đoàn Trường' → 'doan truong'."""
    if text.isascii():
        return text.lower()
    return normalize("NFC", text.translate(_folding))


def slug(text: str, limit: int = 80) -> str:
    """Return *text* as part of an address: a-z, 0-9 and single hyphens, at most *limit* characters.

    Empty where nothing of *text* can be said so. It is cut between words where it can be. A name
    that Windows keeps for a device ends in a hyphen: 'con' → 'con-', on every system.
    """
    words = "-".join(filter(None, text.translate(_slugging).split("-")))
    short = _cut(words, limit)
    return f"{short}-" if is_device(short) else short


def is_device(name: str) -> bool:
    """Whether Windows keeps *name*, in lower case, for a device: no file or folder can have it."""
    return _DEVICE.fullmatch(name) is not None


def free_name(wanted: str, taken: Container[str]) -> str:
    """The first of *wanted*, *wanted*-2, *wanted*-3 … that is not *taken*."""
    name, number = wanted, 1
    while name in taken:
        number += 1
        name = f"{wanted}-{number}"
    return name


def canon(text: str) -> str:
    """Return the form by which names and keywords are the same: 'Cộng  HOÀ' → 'cộng hòa'.

    Case, spaces, Unicode form and the place of the tone do not count; marks do.
    """
    if text.isascii():
        return " ".join(text.lower().split())
    plain = " ".join(normal(text).casefold().split())
    return normalize("NFC", _LATE_TONE.sub(_early, plain))


_PLAIN = {
    # Eth and African D look like Đ and are typed for it.
    "\u00d0": "Đ",
    "\u0189": "Đ",
    "\u00f0": "đ",
    "\u0256": "đ",
    # Spaces that do not break.
    "\u00a0": " ",
    "\u2007": " ",
    "\u202f": " ",
    # What nobody sees: soft hyphen, zero-width characters, byte order mark.
    "\u00ad": "",
    "\u200b": "",
    "\u200c": "",
    "\u200d": "",
    "\u2060": "",
    "\ufeff": "",
}

_ODD = re.compile(f"[{''.join(_PLAIN)}]")

_LATIN = {
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "ł": "l",
    "ı": "i",
    "ȷ": "j",
    "þ": "th",
    "ħ": "h",
    "ŧ": "t",
    "ŋ": "ng",
    "ə": "e",
    "ƀ": "b",
    "ĸ": "k",
}
"""Latin letters that Unicode does not take apart."""

_DEVICE = re.compile(r"con|prn|aux|nul|(?:com|lpt)[0-9]")

_LATE_TONE = re.compile(r"(?<!q)(?:o[àảãáạèẻẽéẹ]|u[ỳỷỹýỵ])(?![^\W\d_])")
"""The end of a syllable in oa, oe or uy with the tone on its second vowel; qu is a consonant."""

_EARLY = {
    late: early
    for lates, earlies in (
        ("oà oả oã oá oạ", "òa ỏa õa óa ọa"),
        ("oè oẻ oẽ oé oẹ", "òe ỏe õe óe ọe"),
        ("uỳ uỷ uỹ uý uỵ", "ùy ủy ũy úy ụy"),
    )
    for late, early in zip(lates.split(), earlies.split(), strict=True)
}


class _Folding(dict[int, str]):
    """For each character what is left of it without marks; found when first met."""

    def __missing__(self, code: int) -> str:
        self[code] = _bare(normal(chr(code)).replace("Đ", "D").replace("đ", "d")).casefold()
        return self[code]


class _Slugging(dict[int, str]):
    """For each character what an address says of it; a hyphen where it says nothing."""

    def __missing__(self, code: int) -> str:
        said = fold(normalize("NFKD", fold(chr(code))))
        self[code] = "".join(map(_said, said))
        return self[code]


_folding = _Folding()
_slugging = _Slugging()


def _bare(text: str) -> str:
    return "".join(char for char in normalize("NFD", text) if category(char) != "Mn")


def _said(char: str) -> str:
    return char if char.isascii() and char.isalnum() else _LATIN.get(char, "-")


def _cut(words: str, limit: int) -> str:
    if len(words) <= limit:
        return words
    # One more character: where it is a hyphen, the cut stands between two words already.
    return words[: limit + 1].rpartition("-")[0] or words[:limit]


def _plain(odd: re.Match[str]) -> str:
    return _PLAIN[odd[0]]


def _early(late: re.Match[str]) -> str:
    return _EARLY[late[0]]
