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
from site_gen.vietnamese.functionwords import FUNCTION_WORDS
from site_gen.vietnamese.terms import words_in
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
        self.opened: list[tuple[list[str], list[int]]] = []
        """The words of the first lines, and the pair that each begins: most phrases stand early."""

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
        """What both have in common beside their words: most `KINDS`, strongest first."""
        shared = [(-self.weights[term] * weights.get(term, 0), mark) for term, mark in self._marks]
        known = sorted((one for one in shared if one[0]), key=itemgetter(0))
        named = [(kind, tuple(mark.spelled for _, mark in known if mark.kind == kind)) for kind in _BONDS]
        return tuple(Reason(kind=kind, evidence=names[:NAMED]) for kind, names in named if names)[:KINDS]

    def _shared(self, weights: Mapping[int, int]) -> dict[int, int]:
        mine = self.weights
        return {term: mine[term] * weights[term] for term in mine.keys() & weights.keys()}

    def phrase(self, shared: Mapping[int, int]) -> str:
        """One of the pairs that weigh most in *shared*, the first of the text, with what is shared around it.

        Without function words at its ends; nothing where no pair has two words left.
        """
        heaviest = sorted(((-product, term) for term, product in shared.items() if product))[:HEAVIEST]
        rank = {term: place for place, (_, term) in enumerate(heaviest)}
        for words, pairs in self._opened():
            found = [(rank[term], place) for place, term in enumerate(pairs) if term in rank]
            for _, place in sorted(found):
                if phrase := _around(place, words, pairs, shared):
                    return phrase
        return ""

    def _opened(self) -> Iterator[tuple[list[str], list[int]]]:
        yield from self.opened
        for line in self.lines[len(self.opened) :]:
            self.opened.append(words_in(line))
            yield self.opened[-1]


def _around(place: int, words: Sequence[str], pairs: Sequence[int], shared: Container[int]) -> str:
    first = last = place
    while last - first < LONGEST - 2 and pairs[last + 1] in shared:
        last += 1
    while last - first < LONGEST - 2 and first > 0 and pairs[first - 1] in shared:
        first -= 1
    found = list(words[first : last + 2])
    while found and canon(found[-1]) in FUNCTION_WORDS:
        found.pop()
    while found and canon(found[0]) in FUNCTION_WORDS:
        del found[0]
    return " ".join(found) if len(found) > 1 else ""
