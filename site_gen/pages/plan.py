"""Every path of the site and its step. Wide rather than deep."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from site_gen.digest import digest
from site_gen.model import Article, MenuLink, Site, StaticPage
from site_gen.pages import compose, feeds
from site_gen.pages.index import Index, month_link, year_link
from site_gen.pages.paging import leaves
from site_gen.pages.recipes import Plan, Sealed, Step, copy, gather, page, seal
from site_gen.pages.templates import Templates
from site_gen.pages.views import Block, RelatedCard, Stop, View, Year
from site_gen.problems import Problem, error
from site_gen.reading.files import one_file
from site_gen.vietnamese.text import canon

LINES = 200
"""Articles on a page of the archive."""
BESIDE, BLOCK = 4, 4
"""Articles beside the lead of the home page, and in each of its sections."""


class Planned(NamedTuple):
    """One path before it is known whether another wants it too."""

    path: str
    owner: str
    """The file to mend if two want the path."""
    step: Step


def plan(site: Site, templates: Templates) -> tuple[Plan, tuple[Problem, ...]]:
    """The path and step of every file of the site; two that want one path are a problem."""
    index = Index(site, templates)
    desk = _Desk(index, templates)
    found: dict[str, Planned] = {}
    problems: list[Problem] = []
    for one in desk.everything():
        first = found.setdefault(one_file(one.path), one)
        if first is not one:
            named = "đổi `slug`, `aliases` hoặc đổi tên" if one.owner.endswith(".md") else "đổi tên"
            hint = f"{named} một trong hai tệp"
            address = "/" + one.path.removesuffix("index.html")
            problems.append(error(one.owner, 0, 0, f"địa chỉ {address} đã là của {first.owner}", hint))
    folders = {path[:at] for path in found for at, sign in enumerate(path) if sign == "/"}
    for path in sorted(found.keys() & folders):
        message = f"địa chỉ /{found[path].path} cũng là thư mục của những trang khác"
        problems.append(error(found[path].owner, 0, 0, message, "đổi tên hoặc đổi địa chỉ này"))
    return {one.path: one.step for one in found.values()}, tuple(problems)


class _Desk:
    def __init__(self, index: Index, templates: Templates) -> None:
        self.index, self.templates, self.site = index, templates, index.site
        self.zone = seal(index.zone)

    def everything(self) -> Iterator[Planned]:
        yield from self.articles()
        yield from self.static_pages()
        yield from self.lists()
        yield from self.archive()
        yield from self.single_pages()
        yield from self.machines()
        yield from self.files()
        yield from self.moved()

    def page(
        self, url: str, template: str, view: Callable[..., View], owner: str = "", /, **inputs: Sealed | Any
    ) -> Planned:
        content = self.templates.closures[template]
        return Planned(
            path_of(url), owner or f"templates/{template}", page(template, content, view, **inputs)
        )

    def articles(self) -> Iterator[Planned]:
        neighbours, expired = self.index.neighbours(), set(self.site.expired)
        for one in self.site.articles:
            yield self.page(
                one.url,
                "article.html",
                compose.article_view,
                one.path,
                frame=self.index.frames["vi"],
                zone=self.zone,
                article=one,
                card=self.index.cards[one.id],
                body=self.body(one),
                addresses=compose.addresses_of(one.links, self.index.urls),
                expired=one.id in expired,
                keywords=self.keywords_of(one),
                neighbours=neighbours.get(one.id, (None, None)),
                related=self.related_to(one),
            )

    def body(self, text: Article | StaticPage) -> Sealed:
        return Sealed(text.body, lambda: self.site.bodies[text.id])

    def keywords_of(self, article: Article) -> tuple[MenuLink, ...]:
        keywords = (self.index.keywords.get(canon(tag)) for tag in article.tags)
        return tuple(dict.fromkeys(one.link for one in keywords if one is not None))

    def related_to(self, article: Article) -> Sealed:
        links = self.site.related.get(article.id, ())
        cards = [self.index.cards[link.to] for link in links]
        reasons = [link.reasons for link in links]
        return Sealed(
            digest(([one.digest for one in cards], reasons)),
            lambda: tuple(
                RelatedCard(card=one.open(), reasons=why) for one, why in zip(cards, reasons, strict=True)
            ),
        )

    def static_pages(self) -> Iterator[Planned]:
        for one in self.site.pages:
            yield self.page(
                one.url,
                "page.html",
                compose.static_view,
                one.path,
                frame=self.index.frames[one.lang],
                zone=self.zone,
                page=one,
                body=self.body(one),
                addresses=compose.addresses_of(one.links, self.index.urls),
            )

    def lists(self) -> Iterator[Planned]:
        for slug, link in self.index.sections.items():
            yield from self.list_pages("section", link, self.index.by_section[slug])
        for keyword in self.index.keywords.values():
            yield from self.list_pages("keyword", keyword.link, keyword.articles)

    def list_pages(self, kind: str, link: MenuLink, articles: Sequence[Article]) -> Iterator[Planned]:
        for leaf in leaves(link.url, articles, self.site.config.per_page):
            yield self.page(
                leaf.url,
                "list.html",
                compose.list_view,
                "content/site.toml",
                frame=self.index.frames["vi"],
                kind=kind,
                name=link.name,
                url=leaf.url,
                crumbs=(link,) if leaf.turn.number else (),
                cards=self.cards(leaf.items),
                turn=leaf.turn,
            )

    def cards(self, articles: Sequence[Article]) -> Sealed:
        return gather([self.index.cards[one.id] for one in articles])

    def archive(self) -> Iterator[Planned]:
        home = MenuLink(name=self.templates.words["vi"]["arch.title"], url="/luu-tru/")
        for year, months in self.index.years().items():
            articles = [one for month in reversed(months) for one in self.index.by_month[year, month]]
            links = tuple(month_link(year, month) for month in months)
            yield from self.archive_pages(year_link(year), (home,), links, articles)
            for month in months:
                link = month_link(year, month)
                above = (home, year_link(year))
                yield from self.archive_pages(link, above, (), self.index.by_month[year, month])

    def archive_pages(
        self,
        link: MenuLink,
        above: tuple[MenuLink, ...],
        months: tuple[MenuLink, ...],
        articles: Sequence[Article],
    ) -> Iterator[Planned]:
        for leaf in leaves(link.url, articles, LINES):
            yield self.page(
                leaf.url,
                "archive.html",
                compose.archive_view,
                frame=self.index.frames["vi"],
                title=link.name,
                url=leaf.url,
                crumbs=(*above, link) if leaf.turn.number else above,
                months=months if not leaf.turn.number else (),
                lines=tuple(map(self.index.line, leaf.items)),
                turn=leaf.turn,
            )

    def single_pages(self) -> Iterator[Planned]:
        frame, index = self.index.frames["vi"], self.index
        years = [year_link(year) for year in index.years()]
        yield self.home()
        yield self.page(
            "/luu-tru/",
            "archive-index.html",
            compose.archive_index_view,
            frame=frame,
            years=[
                Year(year=year_link(year), months=tuple(month_link(year, month) for month in months))
                for year, months in index.years().items()
            ],
        )
        yield self.page(
            "/so-do-cong/",
            "sitemap.html",
            compose.site_map_view,
            frame=frame,
            sections=list(index.sections.values()),
            pages=[MenuLink(name=one.title, url=one.url) for one in self.site.pages],
            keywords=[keyword.link for keyword in index.keywords.values()],
            years=years,
        )
        yield self.page("/404.html", "404.html", compose.missing_view, frame=frame)

    def home(self) -> Planned:
        current = self.index.current
        pictured = (one for one in current if one.cover)
        lead = next((one for one in current if one.pinned), None) or next(pictured, None)
        lead = lead or next(iter(current), None)
        beside = [one for one in current if one is not lead][:BESIDE]
        blocks = [
            (link, [self.index.cards[one.id] for one in self.index.by_section[slug][:BLOCK]])
            for slug, link in self.index.sections.items()
            if self.index.by_section[slug]
        ]
        return self.page(
            "/",
            "home.html",
            compose.home_view,
            frame=self.index.frames["vi"],
            description=self.site.config.description,
            lead=self.index.cards[lead.id] if lead else None,
            beside=self.cards(beside),
            blocks=Sealed(
                digest([(link, [one.digest for one in cards]) for link, cards in blocks]),
                lambda: tuple(
                    Block(section=link, cards=tuple(one.open() for one in cards)) for link, cards in blocks
                ),
            ),
        )

    def machines(self) -> Iterator[Planned]:
        config, index = self.site.config, self.index
        newest = [
            feeds.entry(one, index.sections[one.section], config) for one in index.current[: feeds.ENTRIES]
        ]
        yield self.page(
            "/feed.xml",
            "feed.xml",
            feeds.feed_view,
            frame=index.frames["vi"],
            authority=config.feed_authority,
            zone=self.zone,
            entries=newest,
        )
        yield from self.sitemap()
        yield self.page("/robots.txt", "robots.txt", feeds.robots_view, base_url=config.base_url)

    def sitemap(self) -> Iterator[Planned]:
        config, index = self.site.config, self.index
        urls = ["/", *(link.url for link in index.sections.values()), "/luu-tru/", "/so-do-cong/"]
        parts = {"/sitemap-trang.xml": feeds.page_stops(urls, self.site.pages, config)}
        for year, months in index.years().items():
            articles = [one for month in months for one in index.by_month[year, month]]
            parts[f"/sitemap-{year}.xml"] = feeds.article_stops(articles, config)
        for url, stops in parts.items():
            yield self.page(url, "sitemap.xml", feeds.sitemap_view, stops=stops)
        yield self.page(
            "/sitemap.xml",
            "sitemap-index.xml",
            feeds.sitemap_index_view,
            parts=[
                Stop(url=config.base_url + url, changed=max((one.changed for one in stops), default=""))
                for url, stops in parts.items()
            ],
        )

    def files(self) -> Iterator[Planned]:
        for asset in self.templates.assets:
            step = copy(asset.folder, asset.source, asset.content)
            yield Planned(path_of(asset.url), f"templates/{asset.source}", step)
        for one in (*self.site.shared, *(file for text in self.site.texts for file in text.enclosed)):
            step = copy("content", one.source, one.content)
            yield Planned(path_of(one.url), f"content/{one.source}", step)

    def moved(self) -> Iterator[Planned]:
        frame = self.index.frames["vi"]
        for one in self.site.articles:
            old = {one_file(path): f"/{path}" for path in one.aliases}
            old.pop(one_file(path_of(one.url)), None)  # there it is already
            for url in old.values():
                title, made = one.title, compose.moved_view
                yield self.page(url, "moved.html", made, one.path, frame=frame, title=title, url=one.url)


def path_of(url: str) -> str:
    """The file that stands at an address of the site: `/a/` → `a/index.html`."""
    return url[1:] + "index.html" if url.endswith("/") else url[1:]
