"""As much of JSON Schema 2020-12 as the description of our facts uses; any other word is a KeyError."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date, datetime
from typing import Any, TypeAlias
from urllib.parse import urlsplit

Schema: TypeAlias = Mapping[str, Any]


def fits(value: Any, schema: Schema, root: Schema) -> bool:
    """Whether *value* is as *schema*, a part of *root*, says."""
    return all(_WORDS[word](value, schema, root) for word in schema.keys() - _NOTES)


def _referred(value: Any, schema: Schema, root: Schema) -> bool:
    return fits(value, root["$defs"][schema["$ref"].removeprefix("#/$defs/")], root)


def _any_of(value: Any, schema: Schema, root: Schema) -> bool:
    return any(fits(value, one, root) for one in schema["anyOf"])


def _properties(value: Any, schema: Schema, root: Schema) -> bool:
    known = schema["properties"]
    return not isinstance(value, dict) or all(
        fits(value[name], known[name], root) for name in known.keys() & value.keys()
    )


def _no_others(value: Any, schema: Schema, root: Schema) -> bool:
    return not isinstance(value, dict) or value.keys() <= schema["properties"].keys()


def _required(value: Any, schema: Schema, root: Schema) -> bool:
    return not isinstance(value, dict) or value.keys() >= set(schema["required"])


def _items(value: Any, schema: Schema, root: Schema) -> bool:
    return not isinstance(value, list) or all(fits(one, schema["items"], root) for one in value)


def _typed(value: Any, schema: Schema, root: Schema) -> bool:
    return type(value) is _TYPES[schema["type"]]


def _format(value: Any, schema: Schema, root: Schema) -> bool:
    with suppress(ValueError):
        return not isinstance(value, str) or _FORMATS[schema["format"]](value)
    return False


_NOTES = {"$schema", "$id", "$defs", "title", "description"}
_TYPES = {"object": dict, "array": list, "string": str, "integer": int, "null": type(None)}
_FORMATS: Mapping[str, Callable[[str], bool]] = {
    "date": lambda value: date.fromisoformat(value).isoformat() == value,
    "date-time": lambda value: datetime.fromisoformat(value).tzinfo is not None,
    "uri": lambda value: bool(urlsplit(value).scheme and urlsplit(value).netloc),
}
_WORDS: Mapping[str, Callable[[Any, Schema, Schema], bool]] = {
    "$ref": _referred,
    "additionalProperties": _no_others,
    "anyOf": _any_of,
    "enum": lambda value, schema, root: value in schema["enum"],
    "format": _format,
    "items": _items,
    "minLength": lambda value, schema, root: not isinstance(value, str) or len(value) >= schema["minLength"],
    "minimum": lambda value, schema, root: not isinstance(value, int) or value >= schema["minimum"],
    "pattern": lambda value, schema, root: (
        not isinstance(value, str) or bool(re.search(schema["pattern"], value))
    ),
    "properties": _properties,
    "required": _required,
    "type": _typed,
}
