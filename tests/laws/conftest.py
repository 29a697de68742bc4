"""`make laws` looks for more examples than `make test` has time for."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("thorough", max_examples=2000, deadline=None)
