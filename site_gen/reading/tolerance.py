"""What fingers and Word do to YAML, undone where it can be read in one way only.

Every change keeps each line on its line and each value in its column, so that places stay true.
"""

from __future__ import annotations

import re

# One character for one: the columns stay.
_SPACES = str.maketrans(
    dict.fromkeys("\t\u00a0\u2007\u202f\u3000\ufeff", " ")
    # Ends of lines to YAML, and to nobody else.
    | dict.fromkeys("\x85\u2028\u2029", " ")
)
_ENTRY = re.compile(r"(?P<start>[ ]*(?:-[ ]+)*(?P<key>[A-Za-z_][\w-]*)[ ]*:[ ]+)(?P<value>\S.*?)[ ]*$")
# No field has a blank or a Vietnamese letter in its name: such an item is a text, colon or not.
_ITEM = re.compile(r"(?P<start>[ ]*-[ ]+)(?P<value>[“”„].*?|[^\s\"'\[{|>&*!%@`#-][^:]*:[ ].*?)[ ]*$")
_BLOCK = re.compile(r"[|>][+-]?\d?[+-]?(?:[ ]+#.*)?$")
_COMMENT = re.compile(r"[ ]+#(?:[ ].*)?$")
_OPENING, _CLOSING = '“”„"', '“”"'
_SPECIAL = "\"'[{|>&*!%@`#"


def tolerate(text: str) -> str:
    """*text* as YAML would have it: colons in titles, smart quotes, tabs and wide spaces."""
    lines: list[str] = []
    inside = -1  # the indentation of a block of text whose lines are nobody's business but the editor's
    open_quote = ""
    for typed in text.translate(_SPACES).split("\n"):
        indent = len(typed) - len(typed.lstrip(" "))
        if inside >= 0 and (not typed.strip() or indent > inside):
            lines.append(typed)
            continue
        inside = -1
        if open_quote:
            open_quote = "" if _closes(typed, open_quote) else open_quote
            lines.append(typed)
            continue
        entry = _ENTRY.match(typed) or _ITEM.match(typed)
        if entry is None:
            lines.append(typed)
            continue
        value = entry["value"]
        if _BLOCK.match(value):
            inside = indent
            lines.append(typed)
            continue
        mended = _mend(value)
        if mended[0] in "\"'" and not _closes(mended[1:], mended[0]):
            open_quote = mended[0]
        lines.append(entry["start"] + mended)
    return "\n".join(lines)


def _mend(value: str) -> str:
    comment = _COMMENT.search(value)
    said, after = (value[: comment.start()], comment[0]) if comment else (value, "")
    if len(said) > 1 and said[0] in _OPENING and said[-1] in _CLOSING and not said.startswith('""'):
        within = said[1:-1]
        if said[0] + said[-1] != '""' and not re.search("[“”„]", within):
            return _quoted(within) + after
        if said[0] + said[-1] == '""':
            return value
        return _quoted(said) + after
    if said[0] == "#" and said[1:2] not in ("", " ", "#"):
        return _quoted(said) + after
    if said[0] in _SPECIAL or (said[0] in "-?" and said[1:2] in ("", " ")):
        return value
    if ": " in said or said.endswith(":") or " #" in said:
        return _quoted(said) + after
    return value


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _closes(rest: str, quote: str) -> bool:
    if quote == "'":
        return rest.replace("''", "").count("'") % 2 == 1
    return re.sub(r"\\.", "", rest).count('"') % 2 == 1
