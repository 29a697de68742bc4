"""The terms of marks: other processes tell reasons by them, and need no vectors for it."""

from __future__ import annotations

from site_gen.model import Signals
from site_gen.vietnamese.terms import term_of


def mark_terms(signals: Signals) -> list[int]:
    """The term of each mark."""
    return [term_of(f"{mark.kind} {mark.key}") for mark in signals.marks]
