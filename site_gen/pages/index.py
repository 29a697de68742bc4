"""The site, looked up in every way its pages need. All of it follows from the site; nothing is added."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

from site_gen.digest import digest, digest_bytes
from site_gen.mapper import Mapper, plain_map
from site_gen.model import ArticleId, Lang, Listing, MenuLink, Section, Site, StaticPage
from site_gen.pages.compose import card
from site_gen.pages.frame import Frame
from site_gen.pages.keywords import keywords_of
from site_gen.pages.paths import ARCHIVE
from site_gen.pages.recipes import Sealed, seal
from site_gen.pages.templates import Templates
from site_gen.pages.views import Card, Line
from site_gen.vietnamese.spelling import spell_month, spell_year

LANGS: tuple[Lang, ...] = ("vi", "en")


class Index:
    """Lists and look-ups over one site."""

    def __init__(self, site: Site, templates: Templates, map: Mapper = plain_map) -> None:
        self.site = site
        self.zone = site.config.time_zone
        expired = set(site.expired)
        self.current = [article for article in site.articles if article.id not in expired]
        """Newest first; what lists show."""
        self.sections = {one.slug: _section_link(one) for one in site.config.sections}
        self.named = digest((self.zone, self.sections))
        """Of what cards and lines show besides their article."""
        self.by_section: dict[str, list[Listing]] = {one.slug: [] for one in site.config.sections}
        self.by_month: dict[tuple[int, int], list[Listing]] = defaultdict(list)
        for article in self.current:
            self.by_section[article.section].append(article)
            published = article.published
            self.by_month[published.year, published.month].append(article)
        self.keywords = keywords_of(self.current, site.config.keyword_slugs, map)
        self.frames = {lang: seal(_frame(site, templates, lang)) for lang in LANGS}
        self._cards: dict[ArticleId, Card] = {}

    @cached_property
    def urls(self) -> Mapping[ArticleId, str]:
        """The addresses of all texts that are out."""
        return {text.id: text.url for text in self.site.texts}

    @cached_property
    def by_id(self) -> Mapping[ArticleId, Listing]:
        """Every article that is out."""
        return {article.id: article for article in self.site.articles}

    def card(self, article: Listing) -> Card:
        """What others show of *article*."""
        if article.id not in self._cards:
            section = self.sections[article.section]
            self._cards[article.id] = card(article, article.open_teaser(), section, self.zone)
        return self._cards[article.id]

    def cards(self, articles: Sequence[Listing]) -> Sealed:
        """The cards of *articles*, in their order."""
        content = digest_bytes(b"".join([self.named, *[one.teaser for one in articles]]))
        return Sealed(content, lambda: tuple(map(self.card, articles)))

    def lines(self, articles: Sequence[Listing]) -> Sealed:
        """Each of *articles* in one plain line."""
        content = digest_bytes(b"".join([self.named, *[one.line for one in articles]]))
        return Sealed(content, lambda: tuple(map(self.line, articles)))

    def line(self, article: Listing) -> Line:
        """*article* in one plain line."""
        shown = self.card(article)
        return Line(
            url=shown.url,
            title=shown.title,
            lang=shown.lang,
            section=shown.section.name,
            published=shown.published,
        )

    def link(self, article: Listing) -> MenuLink:
        """An article by its title."""
        return MenuLink(name=self.card(article).title, url=article.url, lang=article.lang)

    def years(self) -> Mapping[int, list[int]]:
        """The years with articles, newest first, each with its months, oldest first."""
        found: dict[int, list[int]] = {}
        for year, month in sorted(self.by_month, key=lambda pair: (-pair[0], pair[1])):
            found.setdefault(year, []).append(month)
        return found

    def neighbours(self) -> Mapping[ArticleId, tuple[Listing | None, Listing | None]]:
        """For each current article, the newer and the older one of its section."""
        found: dict[ArticleId, tuple[Listing | None, Listing | None]] = {}
        for members in self.by_section.values():
            around = [None, *members, None]
            for place, one in enumerate(members):
                found[one.id] = around[place], around[place + 2]
        return found


def year_link(year: int) -> MenuLink:
    """A year of the archive."""
    return MenuLink(name=spell_year(year), url=f"{ARCHIVE}{year}/")


def month_link(year: int, month: int) -> MenuLink:
    """A month of the archive."""
    return MenuLink(name=spell_month(year, month), url=f"{ARCHIVE}{year}/{month:02}/")


def _section_link(section: Section) -> MenuLink:
    return MenuLink(name=section.name, url=f"/{section.slug}/")


def _page_link(page: StaticPage) -> MenuLink:
    return MenuLink(name=page.title, url=page.url, lang=page.lang)


def _in_its_language(link: MenuLink, english: Sequence[MenuLink]) -> MenuLink:
    """*link* of the settings, which do not tell languages: “English” and “Tiếng Anh” lead to one page."""
    leads_there = any(link.url == page.url for page in english)
    in_english = leads_there and all(map(str.isascii, filter(str.isalpha, link.name)))
    return MenuLink(name=link.name, url=link.url, lang="en") if in_english else link


def _frame(site: Site, templates: Templates, lang: Lang) -> Frame:
    config = site.config
    words = {**templates.words["vi"], **templates.words[lang], "lang": lang}
    english = tuple(_page_link(page) for page in site.pages if page.lang == "en")
    vietnamese = tuple(_page_link(page) for page in site.pages if page.lang == "vi")
    ordered = [_page_link(page) for page in site.pages if page.lang == lang and page.order]
    home = MenuLink(name=words["nav.home"], url="/", lang=lang)
    sections = tuple(map(_section_link, config.sections))
    chosen = tuple(_in_its_language(link, english) for link in config.menu)
    return Frame(
        lang=lang,
        name=site.organisation.name,
        parent=site.organisation.parent,
        site=config.name,
        home="/",
        base_url=config.base_url,
        menu=(home, *ordered) if lang == "en" else chosen or (home, *sections, *ordered),
        pages=english if lang == "en" else (*vietnamese, *english),
        links=config.links,
        contact=config.contact,
        assets={asset.name: asset.url for asset in templates.assets},
        words=words,
    )
