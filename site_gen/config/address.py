"""Addresses as typed in site.toml: each reading gives the address, or what is wrong with it."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from site_gen.fields import Field, text
from site_gen.problems import Problem

PLACEHOLDER = "https://ten-mien.example"
"""What a new site has for an address until somebody gives it one."""

_HOST = r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?"
_BASE = re.compile(rf"https?://{_HOST}(?::\d{{1,5}})?")
_NEAR_BASE = re.compile(rf"(?:(?P<scheme>https?)://)?(?P<host>{_HOST}(?::\d{{1,5}})?)(?:[/?#].*)?")
_AUTHORITY = re.compile(rf"(?:[a-z0-9._+-]+@)?{_HOST}")
_ABSOLUTE = re.compile(r"https?://[^\s/?#\\]+(?:[/?#][^\s\\]*)?", re.IGNORECASE)
_ON_SITE = re.compile(r"/(?:[^\s/\\][^\s\\]*)?")


def base_url(field: Field) -> str | Problem:
    """Scheme and host of the site, in small letters."""
    typed = text(field)
    if isinstance(typed, Problem) or _BASE.fullmatch(typed.lower()):
        return typed if isinstance(typed, Problem) else typed.lower()
    near = _NEAR_BASE.fullmatch(typed.lower())
    hint = f'viết "{near["scheme"] or "https"}://{near["host"]}"' if near else f'ví dụ "{PLACEHOLDER}"'
    message = "`base_url` chỉ gồm `http://` hoặc `https://` và tên miền, không có gì sau tên miền"
    return field.problem(message, hint)


def authority(field: Field) -> str | Problem:
    """A host or an e-mail address, in small letters."""
    typed = text(field)
    if isinstance(typed, Problem) or _AUTHORITY.fullmatch(typed.lower()):
        return typed if isinstance(typed, Problem) else typed.lower()
    near = _NEAR_BASE.fullmatch(typed.lower())
    hint = f'viết "{near["host"].partition(":")[0]}"' if near else 'ví dụ "ten-mien.example"'
    return field.problem("`feed_authority` chỉ gồm tên miền", hint)


def host(url: str) -> str:
    """The host of a checked `base_url`; empty for none."""
    return urlsplit(url).hostname or ""


def elsewhere(field: Field) -> str | Problem:
    """A whole address, of any site."""
    typed = text(field)
    if isinstance(typed, Problem) or _ABSOLUTE.fullmatch(typed):
        return typed
    return field.problem(f"“{typed}” không phải là địa chỉ đầy đủ của một trang", _whole(typed))


def anywhere(field: Field) -> str | Problem:
    """An address on this site that starts with `/`, or a whole address."""
    typed = text(field)
    if isinstance(typed, Problem) or _ABSOLUTE.fullmatch(typed) or _ON_SITE.fullmatch(typed):
        return typed
    hint = 'địa chỉ trên trang này bắt đầu bằng `/`, ví dụ "/gioi-thieu/"; ở nơi khác bằng `https://`'
    return field.problem(f"“{typed}” không phải là địa chỉ của một trang", hint)


def _whole(typed: str) -> str:
    near = f"https://{typed.lstrip('/')}"
    return f'viết "{near}"' if "." in typed and _ABSOLUTE.fullmatch(near) else 'ví dụ "https://…"'
