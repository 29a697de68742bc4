"""The site, looked up in every way its pages need. All of it follows from the site; nothing is added."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from site_gen.model import Article, ArticleId, Lang, MenuLink, Section, Site, StaticPage
from site_gen.pages.compose import card, moment
from site_gen.pages.recipes import Sealed, seal
from site_gen.pages.templates import Templates
from site_gen.pages.views import Frame, Line
from site_gen.vietnamese.order import sort_key
from site_gen.vietnamese.spelling import spell_month, spell_year
from site_gen.vietnamese.text import canon, free_name, slug


class Keyword:
    """One keyword with all who bear it."""

    def __init__(self, name: str, url: str, articles: Sequence[Article]) -> None:
        self.link = MenuLink(name=name, url=url)
        self.articles = articles
        """Newest first."""


class Index:
    """Lists and look-ups over one site."""

    def __init__(self, site: Site, templates: Templates) -> None:
        self.site = site
        self.zone = site.config.time_zone
        expired = set(site.expired)
        self.current = [article for article in site.articles if article.id not in expired]
        """Newest first; what lists show."""
        self.urls = {text.id: text.url for text in site.texts}
        self.sections = {one.slug: _section_link(one) for one in site.config.sections}
        self.cards = {one.id: seal(card(one, self.sections[one.section], self.zone)) for one in site.articles}
        self.by_section: dict[str, list[Article]] = {one.slug: [] for one in site.config.sections}
        self.by_month: dict[tuple[int, int], list[Article]] = defaultdict(list)
        for article in self.current:
            self.by_section[article.section].append(article)
            self.by_month[article.published.year, article.published.month].append(article)
        self.keywords = _keywords(self.current, site.config.keyword_slugs)
        self.frames: dict[Lang, Sealed] = {
            "vi": seal(_frame(site, templates, "vi")),
            "en": seal(_frame(site, templates, "en")),
        }

    def line(self, article: Article) -> Line:
        """An article in one plain line."""
        return Line(
            url=article.url,
            title=article.title,
            section=self.sections[article.section].name,
            published=moment(article.published, self.zone),
        )

    def years(self) -> Mapping[int, list[int]]:
        """The years with articles, newest first, each with its months, oldest first."""
        found: dict[int, list[int]] = {}
        for year, month in sorted(self.by_month, key=lambda pair: (-pair[0], pair[1])):
            found.setdefault(year, []).append(month)
        return found

    def neighbours(self) -> Mapping[ArticleId, tuple[MenuLink | None, MenuLink | None]]:
        """For each current article, the newer and the older one of its section."""
        found: dict[ArticleId, tuple[MenuLink | None, MenuLink | None]] = {}
        for members in self.by_section.values():
            links = [MenuLink(name=one.title, url=one.url) for one in members]
            around = [None, *links, None]
            for place, one in enumerate(members):
                found[one.id] = around[place], around[place + 2]
        return found


def year_link(year: int) -> MenuLink:
    """A year of the archive."""
    return MenuLink(name=spell_year(year), url=f"/luu-tru/{year}/")


def month_link(year: int, month: int) -> MenuLink:
    """A month of the archive."""
    return MenuLink(name=spell_month(year, month), url=f"/luu-tru/{year}/{month:02}/")


def _section_link(section: Section) -> MenuLink:
    return MenuLink(name=section.name, url=f"/{section.slug}/")


def _page_link(page: StaticPage) -> MenuLink:
    return MenuLink(name=page.title, url=page.url)


def _keywords(articles: Sequence[Article], settled: Mapping[str, str]) -> dict[str, Keyword]:
    """Canonical spelling → keyword, in collation order.

    Two keywords with one slug: the first in order keeps it, others get a number; site.toml can
    settle it. A keyword is spelled as its oldest article spells it, which no new article changes.
    """
    names: dict[str, str] = {}
    holders: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        for tag in article.tags:
            identity = canon(tag)
            names[identity] = tag
            if not holders[identity] or holders[identity][-1] is not article:
                holders[identity].append(article)
    chosen = {canon(tag): address for tag, address in settled.items()}
    taken = {chosen[identity] for identity in names if identity in chosen}
    found: dict[str, Keyword] = {}
    for identity in sorted(names, key=sort_key):
        wanted = slug(identity) or "tu-khoa"
        address = chosen.get(identity) or free_name(wanted, taken)
        taken.add(address)
        found[identity] = Keyword(names[identity], f"/tu-khoa/{address}/", holders[identity])
    return found


def _frame(site: Site, templates: Templates, lang: Lang) -> Frame:
    config = site.config
    words = {**templates.words["vi"], **templates.words[lang]}
    pages = [page for page in site.pages if page.lang == lang]
    ordered = [_page_link(page) for page in pages if page.order]
    home = MenuLink(name=words["nav.home"], url="/")
    sections = tuple(map(_section_link, config.sections))
    return Frame(
        lang=lang,
        name=config.name,
        parent=config.organisations[-1].parent,
        home="/",
        base_url=config.base_url,
        menu=(home, *ordered) if lang == "en" else config.menu or (home, *sections, *ordered),
        pages=tuple(map(_page_link, pages)),
        links=config.links,
        contact=config.contact,
        assets={asset.name: asset.url for asset in templates.assets},
        words=words,
    )
