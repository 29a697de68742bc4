"""What all nouns are."""

from __future__ import annotations

from datetime import datetime
from typing import Literal, TypeAlias

import msgspec

ArticleId: TypeAlias = str
"""`tin-tuc/hoi-thao-ai`: folder and name of the source without suffix, NFC."""

Lang: TypeAlias = Literal["vi", "en"]


UNDATED = datetime(9999, 12, 31)


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """What all nouns are: values with named fields."""
