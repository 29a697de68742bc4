"""What two articles have in common, in words for a reader."""

from __future__ import annotations

from array import array
from collections.abc import Container, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import ClassVar, NamedTuple, TypeAlias

import msgspec

from site_gen.model import Bond, Reason, Signals
from site_gen.related.choose import Choice
from site_gen.related.marks import mark_terms
from site_gen.vietnamese.functionwords import FUNCTION_WORDS, NUMERALS
from site_gen.vietnamese.terms import Word, is_pair, pairs_in, words_in
from site_gen.vietnamese.text import canon

KINDS = 2
"""Reasons of a link: more is a list of its own."""
NAMED = 2
"""People, keywords … that a reason names."""
HEAVIEST = 8
"""Pairs in common from which a phrase is taken: the first of the text reads best."""
LONGEST = 6
"""Syllables of a phrase."""
Vector: TypeAlias = tuple[bytes, bytes]
"""Terms of four bytes and weights of two."""
_BONDS: Sequence[Bond] = ("event", "documents", "people", "series", "tags")


class Asked(NamedTuple):
    """An article, and others of which somebody wants to know why they are related to it."""

    signals: Signals
    vector: Vector
    others: tuple[tuple[Choice, Vector], ...]


def explain(asked: Asked) -> bytes:
    """The reasons of each of the others, spelled: see `reasons_in`."""
    reader = Reader(asked.signals, _weights(asked.vector))
    return _spell([_reasons(reader, why, other) for why, other in asked.others])


class Explain:
    """`explain` for many; fewer than these are told before other processes could be started."""

    few: ClassVar[int] = 2000

    def __call__(self, asked: Asked) -> bytes:
        return explain(asked)


def reasons_in(spelled: bytes) -> list[tuple[Reason, ...]]:
    """The reasons that `explain` spelled."""
    return _read(spelled)


_spell = msgspec.msgpack.Encoder(order="deterministic").encode
_read = msgspec.msgpack.Decoder(list[tuple[Reason, ...]]).decode


def _reasons(reader: Reader, why: Choice, other: Vector) -> tuple[Reason, ...]:
    match why:
        case Choice.PINNED:
            return (Reason(kind="pinned", evidence=()),)
        case Choice.SECTION:
            return reader.bonds(_weights(other)) or (Reason(kind="section", evidence=()),)
        case _:
            # Whoever takes in an orphan may share nothing with it but the section.
            return reader.reasons(_weights(other)) or (Reason(kind="section", evidence=()),)


def _weights(vector: Vector) -> dict[int, int]:
    found = dict(zip(array("I", vector[0]), array("H", vector[1]), strict=True))
    found.pop(0, None)  # no term at all
    return found


class Reader:
    """Finds the reasons why others are related to one article."""

    def __init__(self, signals: Signals, weights: Mapping[int, int]) -> None:
        """*weights* are those of the terms of its vector."""
        self.weights = weights
        marks = zip(mark_terms(signals), signals.marks, strict=True)
        self._marks = [(term, mark) for term, mark in marks if term in weights]
        self.lines = signals.text.split("\n")
        self.opened: list[list[int]] = []
        """The pairs of the first lines: most phrases stand early."""

    def reasons(self, weights: Mapping[int, int]) -> tuple[Reason, ...]:
        """Why the article whose vector has *weights* is: things in common, else a phrase, else mere words.

        Nothing where no word is shared.
        """
        if found := self.bonds(weights):
            return found
        shared = self._shared(weights)
        if phrase := self.phrase(shared):
            return (Reason(kind="phrase", evidence=(phrase,)),)
        return (Reason(kind="words", evidence=()),) if any(shared.values()) else ()

    def bonds(self, weights: Mapping[int, int]) -> tuple[Reason, ...]:
        """What both have in common beside their words: most `KINDS`, as readers know them best."""
        shared = [(-self.weights[term] * weights.get(term, 0), mark) for term, mark in self._marks]
        known = sorted((one for one in shared if one[0]), key=itemgetter(0))
        named = [(kind, tuple(mark.spelled for _, mark in known if mark.kind == kind)) for kind in _BONDS]
        return tuple(Reason(kind=kind, evidence=names[:NAMED]) for kind, names in named if names)[:KINDS]

    def _shared(self, weights: Mapping[int, int]) -> dict[int, int]:
        mine = self.weights
        return {term: mine[term] * weights[term] for term in mine.keys() & weights.keys()}

    def phrase(self, shared: Mapping[int, int]) -> str:
        """One of the pairs that weigh most in *shared*, the first of the text, with what is shared around it.

        As the text has it, without function words and numbers at its ends; nothing where no pair is left.
        """
        heavy = ((-product, term) for term, product in shared.items() if product and is_pair(term))
        heaviest = sorted(heavy)[:HEAVIEST]
        rank = {term: place for place, (_, term) in enumerate(heaviest)}
        for line, pairs in zip(self.lines, self._opened(), strict=False):
            if rank.keys().isdisjoint(pairs):
                continue
            words = words_in(line)
            found = [(rank[word.pair], place) for place, word in enumerate(words) if word.pair in rank]
            for _, place in sorted(found):
                if phrase := _around(place, line, words, shared):
                    return phrase
        return ""

    def _opened(self) -> Iterator[list[int]]:
        yield from self.opened
        for line in self.lines[len(self.opened) :]:
            self.opened.append(pairs_in(line))
            yield self.opened[-1]


def _around(place: int, line: str, words: Sequence[Word], shared: Container[int]) -> str:
    first, last = place, place + 1
    while last - first < LONGEST - 1 and words[last].pair in shared:
        last += 1
    while last - first < LONGEST - 1 and first > 0 and words[first - 1].pair in shared:
        first -= 1
    while first < last and _says_nothing(line, words[last]):
        last -= 1
    while first < last and (_says_nothing(line, words[first]) or _counts(line, words[first])):
        first += 1
    phrase = line[words[first].start : words[last].end]
    return phrase if first < last and any(map(str.isalpha, phrase)) else ""


def _says_nothing(line: str, word: Word) -> bool:
    spelled = line[word.start : word.end]
    return spelled.isdigit() or canon(spelled) in FUNCTION_WORDS


def _counts(line: str, word: Word) -> bool:
    return line[word.start : word.end] in NUMERALS
