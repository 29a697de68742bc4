"""Whether the articles that editors want among related news can stand there."""

from __future__ import annotations

from collections.abc import Iterator

from site_gen.model import Loaded, Site
from site_gen.problems import Problem, Severity, warning


def idle_pins(site: Site, loaded: Loaded) -> Iterator[Problem]:
    """Warnings about pins of *site* to articles that are not out yet, or out of date."""
    pinning = [one for one in site.articles if one.id in loaded.pins] if loaded.pins else []
    if not pinning:
        return
    out, expired = {one.id for one in site.articles}, set(site.expired)
    wrong = {problem.file for problem in loaded.problems if problem.severity is Severity.ERROR}
    # An article with a mistake of its own will stand again: who pins it has nothing to mend.
    waiting = {one.id for one in loaded.articles if one.path not in wrong} - out
    for one in pinning:
        for pin in loaded.pins[one.id]:
            if pin.target in expired:
                message = f"“{pin.target}” đã hết hiệu lực nên không hiện trong Tin liên quan"
                yield warning(one.path, pin.line, pin.column, message, "chọn bài khác, hoặc xóa dòng này")
            elif pin.target in waiting:
                message = f"“{pin.target}” chưa đăng nên chưa hiện trong Tin liên quan"
                yield warning(one.path, pin.line, pin.column, message, "bài sẽ tự hiện khi được đăng")
