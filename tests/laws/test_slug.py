from __future__ import annotations

import re
from unicodedata import normalize

from hypothesis import given, settings
from hypothesis import strategies as st

from site_gen.vietnamese.text import canon, fold, normal, slug

VIETNAMESE = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
STRANGE = (
    "\u00d0\u00f0\u0189\u0256\u00a0\u202f\u00ad\u200b\ufeff\u0300\u0301\u0302\u0306\u031b\u0323ßøłıİﬁ²½Ωж中한"
)
TONES = "\u0300\u0301\u0303\u0309\u0323"
TEXTS = st.one_of(
    st.text(),
    st.sampled_from(["con", "Cổn", "NUL.", "com1", "Lpt9!", "aux-"]),
    st.text(st.sampled_from(VIETNAMESE + VIETNAMESE.upper() + " -–,.0123456789\n")),
    st.text(st.sampled_from(VIETNAMESE + STRANGE + " qQuUyYoOaAeE\n")),
)
WORDS = st.text(st.sampled_from(VIETNAMESE + VIETNAMESE.upper() + " "))
DEVICE = "(?:con|prn|aux|nul|(?:com|lpt)[0-9])"
quietly = settings(deadline=None)


def forms(text: str) -> list[str]:
    return [normalize("NFC", text), normalize("NFD", text)]


def in_windows_1258(text: str) -> str:
    """Letters with their circumflex, breve or horn, each followed by its tone."""
    return "".join(map(_with_tone_behind, normalize("NFC", text)))


def _with_tone_behind(letter: str) -> str:
    apart = normalize("NFD", letter)
    tones = "".join(mark for mark in apart if mark in TONES)
    return normalize("NFC", "".join(mark for mark in apart if mark not in TONES)) + tones


@quietly
@given(TEXTS)
def test_a_slug_is_letters_digits_and_single_hyphens(text: str) -> None:
    assert re.fullmatch(rf"(?!{DEVICE}$)([a-z0-9]+(-[a-z0-9]+)*)?|{DEVICE}-", slug(text))


@quietly
@given(TEXTS, st.integers(min_value=5, max_value=100))
def test_a_slug_is_no_longer_than_its_limit(text: str, limit: int) -> None:
    assert len(slug(text, limit)) <= limit


@quietly
@given(TEXTS, st.integers(min_value=5, max_value=100))
def test_the_slug_of_a_slug_is_that_slug(text: str, limit: int) -> None:
    once = slug(text, limit)

    assert slug(once, limit) == once


@quietly
@given(TEXTS)
def test_folding_normalising_and_canon_change_nothing_twice(text: str) -> None:
    for form in (normal, fold, canon):
        assert form(form(text)) == form(text)


@quietly
@given(TEXTS)
def test_both_unicode_forms_of_a_text_give_the_same(text: str) -> None:
    for form in (normal, fold, canon, slug):
        assert [form(other) for other in forms(text)] == [form(text)] * 2


@quietly
@given(WORDS)
def test_the_combining_form_of_old_windows_gives_the_same(words: str) -> None:
    for form in (normal, fold, canon, slug):
        assert form(in_windows_1258(words)) == form(words)


@quietly
@given(TEXTS)
def test_normalising_first_changes_no_slug_and_no_folding(text: str) -> None:
    assert (slug(normal(text)), fold(normal(text))) == (slug(text), fold(text))


@quietly
@given(TEXTS)
def test_normalising_keeps_every_line(text: str) -> None:
    assert [normal(text).count(end) for end in "\n\r\u2028"] == [text.count(end) for end in "\n\r\u2028"]


@quietly
@given(WORDS)
def test_a_folded_text_of_vietnamese_letters_is_ascii(words: str) -> None:
    assert fold(words).isascii()


@quietly
@given(WORDS)
def test_canon_moves_tones_and_loses_none(words: str) -> None:
    def tones(text: str) -> str:
        return "".join(mark for mark in normalize("NFD", text) if mark in TONES)

    assert tones(canon(words)) == tones(words)
    assert fold(canon(words)) == " ".join(fold(words).split())
