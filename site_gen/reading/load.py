"""The content folder → everything that is in it, read and looked up. Opens files."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from site_gen.config.people import People
from site_gen.decode import LARGEST
from site_gen.failure import spell_failure
from site_gen.mapper import Mapper, plain_map
from site_gen.model import Article, Config, Loaded, Manuscript, PageManuscript, Source, StaticPage, Text
from site_gen.problems import Problem, error
from site_gen.reading.arrange import arrange
from site_gen.reading.files import Files
from site_gen.reading.folder import TextFile, survey
from site_gen.reading.measure import Measure
from site_gen.reading.parse import Parse
from site_gen.vietnamese.order import sort_key


def load(content: Path, config: Config, people: People, map: Mapper = plain_map) -> Loaded:
    """Every text of *content* and the files they name; mistakes are in `problems`, none is raised."""
    folder = survey(content)
    problems = list(folder.problems)
    sources = _sources(content, folder.texts, problems)
    parse = Parse(sections=tuple(section.slug for section in config.sections), people=people)
    readings = list(map(parse, sources))
    files = Files(folder.files, map(Measure(str(content)), folder.files))
    read = [reading.text for reading in readings if reading.text is not None]
    manuscripts = [text for text in read if isinstance(text, Manuscript)]
    pages = [text for text in read if isinstance(text, PageManuscript)]
    texts: list[Manuscript | PageManuscript] = [*manuscripts, *pages]
    problems += [problem for reading in readings for problem in reading.problems]
    problems += _twins(texts)
    heard = {text.path for text in texts}
    unread = {text.stamp.path: text.id for text in folder.texts if f"content/{text.stamp.path}" not in heard}
    found = arrange(manuscripts, pages, files, unread)
    return Loaded(
        articles=_latest_first(found.articles),
        pages=_in_order(found.pages),
        # Of two with one id the first keeps it, here as in _twins.
        bodies={text.id: text.body for text in reversed(texts)},
        mentions={text.id: text.links for text in reversed(texts)},
        shared=found.shared,
        problems=tuple(sorted({*problems, *found.problems})),
    )


def _sources(content: Path, texts: Iterable[TextFile], problems: list[Problem]) -> list[Source]:
    found: list[Source] = []
    for text in texts:
        path = f"content/{text.stamp.path}"
        try:
            with (content / text.stamp.path).open("rb") as file:
                found.append(Source(id=text.id, path=path, content=file.read(LARGEST + 1)))
        except OSError as wrong:
            hint = "kiểm tra quyền truy cập của tệp, hoặc đóng chương trình đang mở tệp"
            problems.append(error(path, 0, 0, f"không đọc được tệp ({spell_failure(wrong)})", hint))
    return found


def _twins(texts: Iterable[Text]) -> list[Problem]:
    first: dict[str, str] = {}
    found: list[Problem] = []
    for one in texts:
        if one.id in first:
            hint = "đổi tên một trong hai tệp, hoặc bỏ dòng `id`"
            found.append(error(one.path, 0, 0, f"mã bài “{one.id}” đã là của {first[one.id]}", hint))
        else:
            first[one.id] = one.path
    return found


def _latest_first(articles: list[Article]) -> tuple[Article, ...]:
    by_id = sorted(articles, key=lambda article: article.id)
    return tuple(sorted(by_id, key=lambda article: article.published, reverse=True))


def _in_order(pages: list[StaticPage]) -> tuple[StaticPage, ...]:
    return tuple(
        sorted(pages, key=lambda page: (page.lang, not page.order, page.order, sort_key(page.title), page.id))
    )
