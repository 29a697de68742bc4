"""Macros that were called before with the very same: what is the same on many pages is made once.

A macro imported without context sees its arguments and nothing else, and templates have neither
clock nor chance: equal arguments, equal text. Other macros are run every time.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any, TypeAlias

from jinja2 import Environment
from jinja2.runtime import Context, Macro
from jinja2.utils import internalcode
from markupsafe import Markup

from site_gen.model import MenuLink, Reason
from site_gen.pages.frame import Frame
from site_gen.pages.views import Card

_MOST = 10_000
"""Texts that are kept; then all are let go."""
_LONGEST = 300
"""Characters of an argument: a longer one is no word of the interface and comes once."""
_SMALL = {bool, int, type(None)}
_VALUES = {Card, MenuLink, Reason}
_HELD = ("menu", "pages", "links", "contact", "assets", "words")
_Key: TypeAlias = Hashable


def recalling(frames: Sequence[Frame]) -> type[Context]:
    """A class of contexts that recalls macros; *frames* and what they hold are known by identity."""
    held = [value for frame in frames for value in (frame, *(getattr(frame, name) for name in _HELD))]
    lasting = {id(value) for value in held}
    known: dict[_Key, Any] = {}
    imported: dict[int, Macro | None] = {}
    """Macros by identity: alive where they are imported ones, None for others."""

    class Recalling(Context):
        """A context in which a macro is run once for the same arguments."""

        _kept = held  # alive, so that no other value gets the identity of one of them

        @internalcode
        def call(self, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
            if type(obj) is not Macro or "caller" in kwargs:
                return super().call(obj, *args, **kwargs)
            if id(obj) not in imported:
                imported[id(obj)] = obj if _is_imported(obj, self.environment) else None
            if imported[id(obj)] is not obj:
                return super().call(obj, *args, **kwargs)
            key: list[Any] = [obj.name, id(obj), self.eval_ctx.autoescape]
            for name, value in (*enumerate(args), *kwargs.items()):
                kind = type(value)
                if name in ("_loop_vars", "_block_vars"):
                    continue
                if id(value) in lasting:
                    key += [name, id(value)]
                elif kind in _SMALL or kind in _VALUES or _is_short(kind, value):
                    key += [name, kind, value]
                else:
                    return super().call(obj, *args, **kwargs)
            spelled = tuple(key)
            found = known.get(spelled)
            if found is None:
                if len(known) >= _MOST:
                    known.clear()
                found = known[spelled] = super().call(obj, *args, **kwargs)
            return found

    return Recalling


def _is_imported(macro: Macro, environment: Environment) -> bool:
    """Whether *macro* is one that a template got by importing another without context."""
    modules = (getattr(template, "_module", None) for template in (environment.cache or {}).values())
    return any(macro is one for module in modules if module is not None for one in vars(module).values())


def _is_short(kind: type, value: Any) -> bool:
    if kind is str or kind is Markup:
        return len(value) <= _LONGEST
    return kind is tuple and len(value) <= 8 and all(type(one) in _VALUES for one in value)
