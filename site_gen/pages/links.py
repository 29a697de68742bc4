"""Whether what the texts link to is there."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterator
from urllib.parse import unquote

from site_gen.fields import nearest
from site_gen.model import ArticleId, Body, Listing, Loaded, Mention, Site, StaticPage, Target, TextLink
from site_gen.pages.paths import path_of
from site_gen.pages.recipes import Plan
from site_gen.problems import Problem, Severity, error, warning
from site_gen.reading.tags import ids


def dead_links(site: Site, loaded: Loaded, plan: Plan) -> tuple[Problem, ...]:
    """Links of the texts of *site* that lead to no file of *plan*, or to a text that is not out."""
    # A text with a mistake of its own will stand again: who links to it has nothing to mend.
    wrong = {problem.file for problem in loaded.problems if problem.severity is Severity.ERROR}
    every: tuple[Listing | StaticPage, ...] = (*loaded.articles, *loaded.pages)
    awaited = [text for text in every if text.path in wrong] if wrong else []
    paths = _Paths(plan, {path_of(text.url) for text in awaited})
    found = list(_dead_menu(site, paths))
    linking = [text for text in site.texts if text.id in loaded.mentions] if loaded.mentions else []
    if linking:
        waiting = {text.id for text in every} - {text.id for text in (*site.texts, *awaited)}
    for text in linking:
        for target, mention in zip(text.links, loaded.mentions[text.id], strict=True):
            found.extend(_dead(text, target, mention, waiting, paths))
            if isinstance(target, TextLink) and target.id in site.bodies and target.fragment:
                found.extend(_dead_fragment(text, target, mention, site.bodies[target.id]))
    return tuple(found)


class _Paths(Collection[str]):
    """The paths of the site, and of texts that are awaited."""

    def __init__(self, plan: Plan, awaited: Collection[str]) -> None:
        self.plan, self.awaited = plan, awaited

    def __contains__(self, path: object) -> bool:
        return path in self.plan or path in self.awaited

    def __iter__(self) -> Iterator[str]:
        return iter(self.plan.keys() | set(self.awaited))

    def __len__(self) -> int:
        return len(self.plan.keys() | set(self.awaited))


def _dead(
    text: Listing | StaticPage,
    target: Target,
    mention: Mention,
    waiting: Container[ArticleId],
    paths: Collection[str],
) -> Iterator[Problem]:
    match target:
        case TextLink() if target.id in waiting:
            hint = "liên kết sẽ tự có khi bài kia được đăng"
            message = f"“{mention.target}” là bài chưa đăng nên chưa liên kết đến được"
            yield warning(text.path, mention.line, mention.column, message, hint)
        case str() if target.startswith("/") and not _stands(target, paths):
            hint = _nearest(target, paths)
            message = f"trên trang không có địa chỉ {target}"
            yield error(
                text.path,
                mention.line,
                mention.column,
                message,
                hint or "ghi đường dẫn đến tệp .md của bài đó",
            )


def _dead_menu(site: Site, paths: Collection[str]) -> Iterator[Problem]:
    for link in site.config.menu:
        if link.url.startswith("/") and not _stands(link.url, paths):
            message = f"mục “{link.name}” của [[menu]] dẫn đến địa chỉ {link.url}, trên trang không có"
            hint = _nearest(link.url, paths) or "ghi địa chỉ của một chuyên mục hoặc một trang, như /lien-he/"
            yield error("content/site.toml", 0, 0, message, hint)


def _nearest(target: str, paths: Collection[str]) -> str:
    """A hint among the addresses that begin alike: the whole site would be too many to compare."""
    top = target[:3]
    alike = ["/" + path.removesuffix("index.html") for path in paths if f"/{path}".startswith(top)]
    return nearest(target, sorted(alike)[:500])


def _stands(target: str, paths: Collection[str]) -> bool:
    url = unquote(target).partition("#")[0].partition("?")[0]
    path = path_of(url)
    return path in paths or f"{path}/index.html" in paths


def _dead_fragment(
    text: Listing | StaticPage, target: TextLink, mention: Mention, body: Body
) -> Iterator[Problem]:
    wanted = unquote(target.fragment[1:])
    if not any(isinstance(piece, str) and wanted in ids(piece) for piece in body.pieces):
        hint = nearest(wanted, [heading.id for heading in body.headings])
        message = f"bài được liên kết không có mục nào tên là #{wanted}"
        yield error(text.path, mention.line, mention.column, message, hint)
