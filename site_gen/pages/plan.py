"""Every path of the site and its step. Wide rather than deep."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from site_gen.digest import digest
from site_gen.mapper import Mapper, plain_map
from site_gen.model import Kin, Listing, MenuLink, Site
from site_gen.pages import compose
from site_gen.pages.desk import Desk, Planned
from site_gen.pages.events import event_pages, months_of
from site_gen.pages.frame import Turn
from site_gen.pages.front import home
from site_gen.pages.index import LANGS, Index, month_link, year_link
from site_gen.pages.keywords import Keyword
from site_gen.pages.machines import machines
from site_gen.pages.officials import official_pages, officials_of
from site_gen.pages.paging import leaves
from site_gen.pages.paths import ARCHIVE, folders_of, path_of
from site_gen.pages.recipes import NOTHING, Form, Plan, Sealed, copy, ready, seal, several
from site_gen.pages.templates import Templates
from site_gen.pages.views import RelatedCard, Span, Topic, Year
from site_gen.problems import Problem, error
from site_gen.reading.files import one_file

LINES = 200
"""Articles on a page of the archive."""
_OWN = (
    *("section", "article", "body", "addresses", "expired", "coming", "keywords"),
    *("newer", "older", "related", "officials"),
)
"""What goes into the page of one article alone."""


def plan(site: Site, templates: Templates, map: Mapper = plain_map) -> tuple[Plan, tuple[Problem, ...]]:
    """The path and step of every file of the site; two that want one path are a problem."""
    desk = _Desk(Index(site, templates, map), templates)
    found: dict[str, Planned] = {}
    problems: list[Problem] = []
    for one in desk.everything():
        first = found.setdefault(one_file(one.path), one)
        if first is not one:
            named = "đổi `slug`, `aliases` hoặc đổi tên" if one.owner.endswith(".md") else "đổi tên"
            hint = f"{named} một trong hai tệp"
            address = "/" + one.path.removesuffix("index.html")
            problems.append(error(one.owner, 0, 0, f"địa chỉ {address} đã là của {first.owner}", hint))
    for path in sorted(found.keys() & folders_of(found)):
        message = f"địa chỉ /{found[path].path} cũng là thư mục của những trang khác"
        problems.append(error(found[path].owner, 0, 0, message, "đổi tên hoặc đổi địa chỉ này"))
    frames = [frame.open() for frame in desk.index.frames.values()]
    return Plan({one.path: one.step for one in found.values()}, frames), tuple(problems)


class _Desk(Desk):
    def __init__(self, index: Index, templates: Templates) -> None:
        super().__init__(index, templates)
        self.officials = officials_of(self.site.officials, index.current)
        self.months = months_of(index.current)

    def everything(self) -> Iterator[Planned]:
        yield from self.articles()
        yield from self.static_pages()
        yield from self.lists()
        yield from self.archive()
        yield from event_pages(self, self.months)
        yield from official_pages(self, self.officials)
        yield from self.single_pages()
        people = (one.link.url for one in self.officials.values())
        yield from machines(self, [*(one.link.url for one in self.months), *people])
        yield from self.files()
        yield from self.moved()

    def articles(self) -> Iterator[Planned]:
        publishers = seal(self.site.config.organisations)
        given = {"zone": self.zone, "publishers": publishers}
        forms = {lang: self.form("article.html", compose.article_view, _OWN, lang, **given) for lang in LANGS}
        neighbours, expired = self.index.neighbours(), set(self.site.expired)
        coming = set(self.site.coming)
        no, yes = seal(False).digest, seal(True).digest
        sections = {slug: link.digest for slug, link in self.links.items()}
        teaser = {one.id: one.teaser for one in self.site.articles}.__getitem__
        keyword = {identity: one.digest for identity, one in self.index.keywords.items()}.get
        public = self.officials
        kin, unrelated = self.site.related.kin, Kin(to=(), digest=NOTHING)
        for one in self.site.articles:
            newer, older = neighbours.get(one.id, (None, None))
            near = kin.get(one.id, unrelated)
            digests = (
                sections[one.section],
                one.whole,
                one.body,
                digest(compose.addresses_of(one.links, self.index.urls)) if one.links else NOTHING,
                yes if one.id in expired else no,
                yes if one.id in coming else no,
                # One that has expired may bear keywords that no list is of.
                several([keyword(identity, NOTHING) for identity in one.keywords]),
                newer.line if newer else NOTHING,
                older.line if older else NOTHING,
                several((self.index.named, near.digest, *map(teaser, near.to))),
                several([public[who].digest for who, _ in one.people if who in public]),
            )
            inputs = partial(self.article_inputs, one, newer, older, one.id in expired, one.id in coming)
            yield Planned(path_of(one.url), one.path, forms[one.lang].step(digests, inputs))

    def article_inputs(
        self, one: Listing, newer: Listing | None, older: Listing | None, expired: bool, coming: bool
    ) -> tuple[Any, ...]:
        public = self.officials
        return (
            self.index.sections[one.section],
            self.site.whole[one.id],
            self.site.bodies[one.id],
            compose.addresses_of(one.links, self.index.urls) if one.links else (),
            expired,
            coming,
            tuple(keyword.link for keyword in self.keywords_of(one)),
            self.index.link(newer) if newer else None,
            self.index.link(older) if older else None,
            self.related_to(one),
            {who: public[who].link.url for who, _ in one.people if who in public},
        )

    def keywords_of(self, article: Listing) -> list[Keyword]:
        known = self.index.keywords
        return [known[one] for one in dict.fromkeys(article.keywords) if one in known]

    def related_to(self, article: Listing) -> tuple[RelatedCard, ...]:
        links = self.site.related.get(article.id, ())
        return tuple(
            RelatedCard(card=self.index.card(self.index.by_id[link.to]), reasons=link.reasons)
            for link in links
        )

    def static_pages(self) -> Iterator[Planned]:
        for one in self.site.pages:
            addresses = compose.addresses_of(one.links, self.index.urls) if one.links else ()
            yield self.page(
                one.url,
                "page.html",
                compose.static_view,
                one.path,
                frame=self.index.frames[one.lang],
                zone=self.zone,
                page=one,
                body=Sealed(one.body, partial(self.site.bodies.__getitem__, one.id)),
                addresses=addresses,
            )

    def lists(self) -> Iterator[Planned]:
        form = self.form("list.html", compose.list_view, ("topic", "cards", "turn"))
        for slug, link in self.index.sections.items():
            topic = Topic(kind="section", link=link)
            yield from self.list_pages(form, topic, self.index.by_section[slug])
        for keyword in self.index.keywords.values():
            topic = Topic(kind="keyword", link=keyword.link)
            yield from self.list_pages(form, topic, keyword.articles)

    def list_pages(self, form: Form, topic: Topic, articles: Sequence[Listing]) -> Iterator[Planned]:
        which = digest(topic)
        for shown, turn in leaves(topic.link.url, articles, self.site.config.per_page):
            cards = self.index.cards(shown)
            step = form.step((which, cards.digest, digest(turn)), partial(_opened, topic, cards, turn))
            yield Planned(path_of(turn.url), "content/site.toml", step)

    def archive(self) -> Iterator[Planned]:
        form = self.form("archive.html", compose.archive_view, ("span", "lines", "turn"))
        home = MenuLink(name=self.templates.words["vi"]["arch.title"], url=ARCHIVE)
        for year, months in self.index.years().items():
            articles = [one for month in reversed(months) for one in self.index.by_month[year, month]]
            links = tuple(month_link(year, month) for month in months)
            yield from self.archive_pages(
                form, Span(link=year_link(year), above=(home,), months=links), articles
            )
            for month, link in zip(months, links, strict=True):
                span = Span(link=link, above=(home, year_link(year)), months=())
                yield from self.archive_pages(form, span, self.index.by_month[year, month])

    def archive_pages(self, form: Form, span: Span, articles: Sequence[Listing]) -> Iterator[Planned]:
        which = digest(span)
        for shown, turn in leaves(span.link.url, articles, LINES):
            lines = self.index.lines(shown)
            step = form.step((which, lines.digest, digest(turn)), partial(_opened, span, lines, turn))
            yield Planned(path_of(turn.url), "templates/archive.html", step)

    def single_pages(self) -> Iterator[Planned]:
        frame, index = self.index.frames["vi"], self.index
        years = [year_link(year) for year in index.years()]
        yield home(self)
        yield self.page(
            ARCHIVE,
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
            pages=[page for page in frame.open().pages if page.lang == "vi"],
            english=[page for page in frame.open().pages if page.lang == "en"],
            keywords=[keyword.link for keyword in index.keywords.values()],
            years=years,
            events=bool(self.months),
            officials=[one.link for one in self.officials.values()],
        )
        yield self.page("/404.html", "404.html", compose.missing_view, frame=frame)

    def files(self) -> Iterator[Planned]:
        for asset in self.templates.assets:
            step = copy(asset.folder, asset.source, asset.content)
            if asset.written is not None:
                step = ready(asset.written)
            yield Planned(path_of(asset.url), f"templates/{asset.source}", step)
        for one in (*self.site.shared, *(file for text in self.site.texts for file in text.enclosed)):
            step = copy("content", one.source, one.content)
            yield Planned(path_of(one.url), f"content/{one.source}", step)

    def moved(self) -> Iterator[Planned]:
        form = self.form("moved.html", compose.moved_view, ("link",))
        for one in self.site.articles:
            old = {one_file(path): f"/{path}" for path in one.aliases}
            if old:
                old.pop(one_file(path_of(one.url)), None)  # there it is already
            for url in old.values():
                step = form.step((one.line,), partial(self.moved_inputs, one))
                yield Planned(path_of(url), one.path, step)

    def moved_inputs(self, one: Listing) -> tuple[MenuLink]:
        return (self.index.link(one),)


def _opened(what: Topic | Span, shown: Sealed, turn: Turn) -> tuple[Any, ...]:
    return what, shown.open(), turn
