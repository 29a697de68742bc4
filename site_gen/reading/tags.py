"""Clean HTML, asked for the attributes of its tags: words of a text can look like them, and are none."""

from __future__ import annotations

import re
from html import unescape

ANY = "[a-z][a-z0-9]*"
"""Every tag."""

# The cleaner writes every attribute with double quotes and none within, and every < of a text as &lt;.
_OTHERS = r'(?: [^\s="<>]+="[^"]*")*?'


def attribute(tag: str, name: str, value: str) -> re.Pattern[str]:
    """What finds an attribute in clean HTML, with all of its tag that stands before it.

    Its groups are `before`, `name` and `value`; *tag*, *name* and *value* are patterns.
    """
    return re.compile(rf'(?P<before><(?:{tag}){_OTHERS}) (?P<name>{name})="(?P<value>{value})"')


_ID = attribute(ANY, "id", '[^"]*')


def ids(html: str) -> list[str]:
    """The ids in clean *html*, in its order."""
    return [unescape(found["value"]) for found in _ID.finditer(html)] if ' id="' in html else []
