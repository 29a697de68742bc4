"""Whether what the texts link to is there."""

from __future__ import annotations

from collections.abc import Container, Iterator
from urllib.parse import unquote

from site_gen.fields import nearest
from site_gen.model import Article, ArticleId, Body, Loaded, Mention, Site, StaticPage, Target, TextLink
from site_gen.pages.plan import path_of
from site_gen.pages.recipes import Plan
from site_gen.problems import Problem, error, warning


def dead_links(site: Site, loaded: Loaded, plan: Plan) -> tuple[Problem, ...]:
    """Links of the texts of *site* that lead to no file of *plan*, or to a text that is not out."""
    out = {text.id for text in (*site.articles, *site.pages)}
    found: list[Problem] = []
    for text in site.texts:
        for target, mention in zip(text.links, loaded.mentions[text.id], strict=True):
            found.extend(_dead(text, target, mention, out, plan))
            if isinstance(target, TextLink) and target.id in out and target.fragment:
                found.extend(_dead_fragment(text, target, mention, site.bodies[target.id]))
    return tuple(found)


def _dead(
    text: Article | StaticPage, target: Target, mention: Mention, out: Container[ArticleId], plan: Plan
) -> Iterator[Problem]:
    match target:
        case TextLink() if target.id not in out:
            hint = "liên kết sẽ tự có khi bài kia được đăng"
            message = f"“{mention.target}” là bài chưa đăng nên chưa liên kết đến được"
            yield warning(text.path, mention.line, mention.column, message, hint)
        case str() if target.startswith("/") and not _stands(target, plan):
            hint = nearest(target, ["/" + path.removesuffix("index.html") for path in plan])
            message = f"trên trang không có địa chỉ {target}"
            yield error(
                text.path,
                mention.line,
                mention.column,
                message,
                hint or "ghi đường dẫn đến tệp .md của bài đó",
            )


def _stands(target: str, plan: Plan) -> bool:
    url = unquote(target).partition("#")[0].partition("?")[0]
    path = path_of(url)
    return path in plan or f"{path}/index.html" in plan


def _dead_fragment(
    text: Article | StaticPage, target: TextLink, mention: Mention, body: Body
) -> Iterator[Problem]:
    wanted = unquote(target.fragment[1:])
    if not any(isinstance(piece, str) and f' id="{wanted}"' in piece for piece in body.pieces):
        hint = nearest(wanted, [heading.id for heading in body.headings])
        message = f"bài được liên kết không có mục nào tên là #{wanted}"
        yield error(text.path, mention.line, mention.column, message, hint)
