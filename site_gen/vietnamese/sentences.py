"""Where a sentence ends."""

from __future__ import annotations

import re

_END = re.compile(r"[.!?…]+[”\"')\]]*(?=\s+[“\"'(\[]?\w)")
# A full stop after these, or after a single capital, abbreviates.
_SHORT = re.compile(
    r"(?:^|[\s(“\"])(?:\w|TP|Tp|TS|ThS|Th\.S|GS|PGS|BS|KS|LS|NGƯT|NSND|đ/c|Đ/c|đ\.c|T\.Ư|St|No|tr)\.$"
)


def beginning(text: str, limit: int = 240) -> str:
    """As many whole sentences of *text* as fit in *limit* characters.

    Where not even the first fits, its words up to the limit and an ellipsis.
    """
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    ends = [found.end() for found in _END.finditer(text) if _ends_sentence(text, found)]
    whole = max((end for end in ends if end <= limit), default=0)
    if whole:
        return text[:whole]
    cut = text.rfind(" ", 0, limit)
    return text[: cut if cut > 0 else limit - 1].rstrip(" ,;:–-") + "…"


def _ends_sentence(text: str, found: re.Match[str]) -> bool:
    if found[0] == "." and _SHORT.search(text[max(found.start() - 12, 0) : found.end()]):
        return False
    after = text[found.end() :].lstrip(" “\"'([")
    return not after[:1].islower()
