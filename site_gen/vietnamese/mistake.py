"""What people type for days and hours, tidied; and what to tell them where it is wrong."""

from __future__ import annotations

from site_gen.vietnamese.text import normal


class DateMistake(ValueError):
    """A day or an hour that cannot be read or cannot be; its arguments survive a process pool."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message, hint)
        self.message = message
        """One Vietnamese sentence without full stop."""
        self.hint = hint
        """What to type."""

    def __str__(self) -> str:
        return self.message


def tidy(text: str) -> str:
    """*text* in lower case with single spaces and one kind of dash, without a stop at its end.

    Empty where it is too long for days and hours: a page pasted into a field costs no time.
    """
    typed = " ".join(normal(text).casefold().translate(_DASHES).split()).rstrip(".,; ")
    return typed if len(typed) <= _LONGEST else ""


def quoted(typed: str) -> str:
    """*typed* in quotation marks; only its beginning where it is long."""
    words = " ".join(typed.split())
    return f"“{words}”" if len(words) <= 60 else f"“{words[:60].rstrip()}…”"


_LONGEST = 120
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
