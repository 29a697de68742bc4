from __future__ import annotations

from site_gen.digest import digest_bytes
from site_gen.pages.recipes import Page, page, seal
from site_gen.pages.views import MissingView
from tests.samples import planned, site_of, view

MAU = digest_bytes(b"mau")


def missing(title: str) -> MissingView:
    return MissingView(
        frame=view(planned(site_of([])), "404.html").frame, url="/404.html", title=title, description=""
    )


def test_the_parts_of_a_step_are_what_its_page_is_composed_from() -> None:
    step = page("404.html", MAU, missing, title="Mất")

    assert step.parts == (("template", MAU), ("title", seal("Mất").digest))
    assert step.recipe() == Page(template="404.html", view=missing("Mất"))


def test_what_is_sealed_counts_as_what_it_holds() -> None:
    assert page("a", MAU, missing, title=seal("Mất")).parts == page("a", MAU, missing, title="Mất").parts
