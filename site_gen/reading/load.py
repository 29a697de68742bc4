"""The content folder → everything that is in it, read and looked up. Opens files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from pathlib import Path
from typing import Any, TypeVar

from site_gen.config.people import People
from site_gen.decode import LARGEST
from site_gen.failure import spell_failure
from site_gen.mapper import Mapper, plain_map
from site_gen.model import (
    NO_ANSWERS,
    Article,
    ArticleId,
    Config,
    Filed,
    Listing,
    Loaded,
    Manuscript,
    Mention,
    Names,
    PageManuscript,
    Signals,
    Source,
    StaticPage,
    TextStamp,
)
from site_gen.problems import Problem, error
from site_gen.reading.arrange import Named, arrange
from site_gen.reading.files import Files
from site_gen.reading.folder import Folder, survey
from site_gen.reading.measure import Measure
from site_gen.reading.settle import article, settle, static_page
from site_gen.vietnamese.order import sort_key

V = TypeVar("V")


@dataclass(frozen=True)
class Read:
    """Reads the texts of one content folder; a value, equal to any other that knows the same."""

    content: str
    """Path of the content folder."""
    sections: tuple[str, ...]
    """Their slugs."""
    people: People

    @property
    def given(self) -> Any:
        """The settings; a text says the same wherever it stands."""
        return self.sections, self.people.directory

    def __call__(self, stamp: TextStamp) -> tuple[Filed, Manuscript | PageManuscript | None]:
        """What a build wants to know of the text, and the text itself where it could be read."""
        from site_gen.reading.parse import Parse, file

        path = f"content/{stamp.path}"
        try:
            # A Path for each of a hundred thousand files would cost as much as reading them.
            with open(f"{self.content}/{stamp.path}", "rb") as opened:  # noqa: PTH123
                content = opened.read(LARGEST + 1)
        except OSError as wrong:
            hint = "kiểm tra quyền truy cập của tệp, hoặc đóng chương trình đang mở tệp"
            problem = error(path, 0, 0, f"không đọc được tệp ({spell_failure(wrong)})", hint)
            return Filed(id=stamp.id, problems=(problem,), passing=True), None
        source = Source(id=stamp.id, path=path, content=content)
        reading = Parse(self.sections, self.people)(source)
        return file(source, reading), reading.text


def load(
    content: Path,
    config: Config,
    people: People,
    map: Mapper = plain_map,
    folder: Folder | None = None,
) -> Loaded:
    """Every text of *content* and the files they name; mistakes are in `problems`, none is raised.

    *folder* is what *content* was found to hold, if somebody listed it already.
    """
    folder = folder or survey(content)
    read = Read(str(content), tuple(section.slug for section in config.sections), people)
    filed, open_text = map.kept(read, folder.texts)
    facts, _ = map.kept(Measure(str(content)), folder.files)
    found = _Texts(folder.texts, filed, open_text, Files(folder.files, facts))
    articles = found.articles()
    articles.sort(key=attrgetter("id"))
    articles.sort(key=attrgetter("published"), reverse=True)
    return Loaded(
        articles=tuple(articles),
        pages=found.pages(),
        whole=_Opened(found.article, articles),
        bodies=_Opened(lambda identity: found.text(identity).body, found.read()),
        signals=_Opened(found.signals, articles),
        mentions=found.named_by(lambda names: names.links),
        pins=found.named_by(lambda names: names.related),
        shared=found.arranged.shared,
        problems=tuple(sorted({*folder.problems, *found.problems()})),
    )


class _Texts:
    """The texts of a folder, each known by what was filed of it and opened when asked for."""

    def __init__(
        self,
        stamps: Sequence[TextStamp],
        filed: Sequence[Filed],
        open_text: Callable[[int], Manuscript | PageManuscript | None],
        files: Files,
    ) -> None:
        self.stamps, self.filed, self.open_text, self.files = stamps, filed, open_text, files
        self.opened: tuple[int, Manuscript | PageManuscript] | None = None
        """The last one: who asks for an article soon asks for its text."""
        self.named = [
            number
            for number, (one, stamp) in enumerate(zip(filed, stamps, strict=True))
            if (one.names is not None or files.has_beside(stamp.path))
            and (one.listing is not None or one.page)
        ]
        """Those that name something, or have files of their own."""
        self.arranged = arrange([self._named(number) for number in self.named], files, self._ids)
        self.answers = dict(zip(self.named, self.arranged.answers, strict=True))

    def _named(self, number: int) -> Named:
        one, path = self.filed[number], f"content/{self.stamps[number].path}"
        text = one.listing or self.text_at(number)
        return Named(text.id, path, text.url, one.names or Names())

    def _ids(self) -> tuple[dict[str, ArticleId], set[ArticleId]]:
        """The ids of all texts by path, and those of articles.

        Texts that could not be read count: who names them has nothing to mend.
        """
        pairs = zip(self.stamps, self.filed, strict=True)
        return {stamp.path: one.id for stamp, one in pairs}, {one.id for one in self.filed if not one.page}

    def text_at(self, number: int) -> Manuscript | PageManuscript:
        if self.opened is None or self.opened[0] != number:
            text = self.open_text(number)
            assert text is not None  # only those that could be read are asked for
            self.opened = number, text
        return self.opened[1]

    @cached_property
    def _places(self) -> dict[ArticleId, int]:
        # Of two with one id the first keeps it, here as in _twins; what could not be read keeps nothing.
        read = [(number, one) for number, one in enumerate(self.filed) if one.listing is not None or one.page]
        return {one.id: number for number, one in reversed(read)}

    def text(self, identity: ArticleId) -> Manuscript | PageManuscript:
        """The text with the id *identity*."""
        return self.text_at(self._places[identity])

    def article(self, identity: ArticleId) -> Article:
        """The article with the id *identity*."""
        number = self._places[identity]
        text = self.text_at(number)
        assert isinstance(text, Manuscript)
        listing = self.filed[number].listing
        assert listing is not None  # so it is for articles
        return article(text, self.answers.get(number, NO_ANSWERS), listing.body)

    def signals(self, identity: ArticleId) -> Signals:
        """What relates the article with the id *identity* to others."""
        text = self.text(identity)
        assert isinstance(text, Manuscript)
        return text.open_signals()

    def read(self) -> list[Filed]:
        """Those that could be read."""
        return [one for one in self.filed if one.listing is not None or one.page]

    def articles(self) -> list[Listing]:
        """All articles that could be read, by path."""
        answers = self.answers
        return [
            settle(one.listing, answers[number]) if number in answers else one.listing
            for number, one in enumerate(self.filed)
            if one.listing is not None
        ]

    def pages(self) -> tuple[StaticPage, ...]:
        """The static pages in order."""
        found = []
        for number, one in enumerate(self.filed):
            if one.page and isinstance(text := self.text_at(number), PageManuscript):
                found.append(static_page(text, self.answers.get(number, NO_ANSWERS)))
        return tuple(
            sorted(
                found,
                key=lambda page: (page.lang, not page.order, page.order, sort_key(page.title), page.id),
            )
        )

    def named_by(self, which: Callable[[Names], tuple[Mention, ...]]) -> dict[ArticleId, tuple[Mention, ...]]:
        """What is chosen by *which* from the names of each text that has any."""
        named = [(number, self.filed[number]) for number in self.named]
        return {
            one.id: chosen
            for number, one in named
            if one.names is not None and (chosen := which(one.names)) and self._places[one.id] == number
        }

    def problems(self) -> Iterator[Problem]:
        """What is wrong with texts and files."""
        for one in self.filed:
            yield from one.problems
        yield from self.arranged.problems
        yield from _twins(self.stamps, self.filed)


class _Opened(Mapping[ArticleId, V]):
    """Values by id, each found when it is asked for."""

    def __init__(self, find: Callable[[ArticleId], V], known: Sequence[Listing] | Sequence[Filed]) -> None:
        self.find, self.known = find, known

    @cached_property
    def ids(self) -> dict[ArticleId, None]:
        return {one.id: None for one in self.known}

    def __getitem__(self, identity: ArticleId) -> V:
        if identity not in self.ids:
            raise KeyError(identity)
        return self.find(identity)

    def __iter__(self) -> Iterator[ArticleId]:
        return iter(self.ids)

    def __len__(self) -> int:
        return len(self.ids)


def _twins(stamps: Iterable[TextStamp], filed: Sequence[Filed]) -> list[Problem]:
    read = [(stamp, one) for stamp, one in zip(stamps, filed, strict=True) if one.listing or one.page]
    if len({one.id for _, one in read}) == len(read):
        return []
    first: dict[str, str] = {}
    found: list[Problem] = []
    for stamp, one in read:
        path = f"content/{stamp.path}"
        if one.id in first:
            hint = "đổi tên một trong hai tệp, hoặc bỏ dòng `id`"
            found.append(error(path, 0, 0, f"mã bài “{one.id}” đã là của {first[one.id]}", hint))
        else:
            first[one.id] = path
    return found
