"""content/ and templates/ to output/: the table of contents of the whole house."""

from __future__ import annotations

import os
from collections import ChainMap
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from site_gen.building.agenda import coming, fresh, latest, next_due, recent
from site_gen.building.claim import claim_of
from site_gen.building.engine import engine
from site_gen.building.inputs import Inputs, Place, gather, place
from site_gen.building.maker import Maker
from site_gen.building.memory import Memory
from site_gen.building.publish import Outcome, publish
from site_gen.building.rehearsal import can_be_made, rehearse, spoil, unlike
from site_gen.building.scout import scouting
from site_gen.building.standstill import Stood, local, still
from site_gen.building.workers import Tell, Workers
from site_gen.config.people import People
from site_gen.digest import Digest, digest, digest_bytes
from site_gen.mapper import Mapper, plain_map
from site_gen.model import (
    UNDATED,
    Article,
    Config,
    Listing,
    Loaded,
    Site,
    StaticPage,
    listed,
    organisation_on,
)
from site_gen.pages.links import dead_links
from site_gen.pages.plan import plan
from site_gen.pages.recipes import Plan, Step
from site_gen.pages.templates import Templates
from site_gen.problems import Problem, Problems, Severity, beside, error, refuse, stops
from site_gen.reading.load import load
from site_gen.related.engine import relate
from site_gen.related.pins import idle_pins

if TYPE_CHECKING:
    from site_gen.related.account import Account

__all__ = [
    "Built",
    "Maker",
    "Place",
    "Planned",
    "account",
    "build",
    "check",
    "keyed",
    "place",
    "prepare",
    "release",
    "remember",
    "workshop",
]


class Planned(NamedTuple):
    """A site that is ready to be made."""

    plan: Plan
    templates: Templates
    problems: tuple[Problem, ...]
    """Warnings, and, where they were not refused, errors."""
    next_due: datetime | None
    """When something will next change by itself: an article comes out or expires, an event ends."""
    addresses: Mapping[str, str]
    """File → address of every text that could be read, left out or not."""
    trial: Plan
    """What can be tried in spite of errors: `plan`, or, where templates have mistakes, what they leave."""
    zone: str
    """Of `next_due`; empty without settings."""


class Built(NamedTuple):
    """What a build came to."""

    outcome: Outcome
    problems: tuple[Problem, ...]
    """Warnings."""
    next_due: datetime | None


@contextmanager
def workshop(site: Path, jobs: int, began: int, tell: Tell | None = None) -> Iterator[Memory]:
    """What remembers and shares the work of one command on *site*, which *began* at that nanosecond.

    *tell* is told how far it has come.
    """
    with Workers(jobs, tell) as workers, remember(site, began, workers) as map:
        yield map


def remember(site: Path, began: int, workers: Workers | None = None) -> Memory:
    """What earlier commands on *site* found out, for one that *began* at that nanosecond."""
    # Called in some other folder, we leave nothing behind.
    known = os.path.isdir(site / "content")  # noqa: PTH112  no name is too long for it
    return Memory(site / ".cache" / "site-gen.db" if known else None, engine(), began, workers or Workers(1))


def build(
    where: Place, *, now: datetime, drafts: bool = False, strict: bool = False, map: Mapper = plain_map
) -> Built:
    """content/ and templates/ to output/. The same input gives the same bytes, however it is run.

    Raises `Problems` if there is any error, with *strict* any warning; output/ is then as it was.
    """
    with scouting(where.output, map) as report:
        inputs = gather(where, map)
        last = None if drafts else still(inputs, claim_of(where.output), now, report, map)
        if last is not None and not stops(last.problems, strict):
            return _nothing(last)
        planned = prepare(where, now=now, drafts=drafts, map=map, inputs=inputs)
        known, make = (
            (*planned.problems, *_misplaced(where)),
            Maker(where, planned.trial, planned.templates, map),
        )
        with beside(known):
            if stops(known, strict):
                # What was published from the very same had no mistake.
                todo = unlike(keyed(planned.trial), where.output)
                raise Problems(rehearse(todo, make, known))
            outcome = publish(keyed(planned.plan), make, where.output, strict, map, report)
    stamps = (*inputs.folder.texts, *inputs.folder.files)
    if not drafts and not outcome.problems and map.lasts(stamps):
        _keep(where, planned, outcome, inputs, now, map)
    return Built(outcome, planned.problems, planned.next_due)


def _nothing(last: Stood) -> Built:
    outcome = Outcome(made=(), removed=(), kept=last.files, problems=(), why=(), manifest=last.manifest)
    return Built(outcome, last.problems, last.until)


def _keep(
    where: Place, planned: Planned, outcome: Outcome, inputs: Inputs, now: datetime, map: Mapper
) -> None:
    """Have the next build know how this one ended."""
    map.keep(
        Stood(
            top=claim_of(where.output).top,
            inputs=inputs.digest(),
            manifest=outcome.manifest,
            zone=planned.zone,
            since=local(now, planned.zone),
            until=planned.next_due,
            files=outcome.kept + len(outcome.made),
            problems=planned.problems,
        )
    )


def check(
    where: Place, *, now: datetime, drafts: bool = False, strict: bool = False, map: Mapper = plain_map
) -> Planned:
    """All that a build does, but for writing; raises `Problems` as build does."""
    planned = prepare(where, now=now, drafts=drafts, map=map)
    found = rehearse(
        list(planned.trial), Maker(where, planned.trial, planned.templates, map), planned.problems
    )
    refuse((*planned.problems, *found), strict)
    return planned


def prepare(
    where: Place,
    *,
    now: datetime,
    drafts: bool,
    map: Mapper = plain_map,
    inputs: Inputs | None = None,
) -> Planned:
    """Plan a site from its *inputs*, which are gathered here if nobody has them yet.

    Mistakes are in `problems`; a text with an error is left out of the plan.
    """
    settings, templates, mistakes, folder = inputs or gather(where, map)
    problems = [*settings.problems, *mistakes]
    if settings.config is None:  # nobody can tell then which folder is a section
        return Planned(Plan(), templates, tuple(sorted(set(problems))), None, {}, Plan(), "")
    config = settings.config
    loaded = load(where.content, config, People(settings.directory), map, folder)
    moment = local(now, config.time_zone)
    site = msgspec.structs.replace(
        release(loaded, config, moment, drafts, map), officials=settings.directory.officials
    )
    spoiled = stops(mistakes)
    if spoiled:
        templates = spoil(templates, mistakes)
    steps, clashes = plan(site, templates, map)
    problems += [*loaded.problems, *clashes, *dead_links(site, loaded, steps), *idle_pins(site, loaded)]
    texts: tuple[Listing | StaticPage, ...] = (*loaded.articles, *loaded.pages)
    addresses = {text.path: text.url for text in texts}
    due = next_due(loaded.articles, config, moment, drafts)
    trial = steps if can_be_made(mistakes) else Plan()
    made = Plan() if spoiled else steps
    zone = config.time_zone
    return Planned(made, templates, tuple(sorted(set(problems))), due, addresses, trial, zone)


def account(where: Place, *, now: datetime, map: Mapper = plain_map) -> tuple[Account, Loaded]:
    """How the related news of a site came about, and all its texts, those left out too.

    Raises `Problems` where nobody can tell its articles.
    """
    from site_gen.related.account import Account

    settings, _, _, folder = gather(where, map)
    if settings.config is None:
        raise Problems(settings.problems)
    loaded = load(where.content, settings.config, People(settings.directory), map, folder)
    site = release(loaded, settings.config, local(now, settings.config.time_zone), False, map)
    current = [one for one in site.articles if one.id not in site.expired]
    return Account(current, loaded.signals, settings.config.related_count, map), loaded


def release(loaded: Loaded, config: Config, now: datetime, drafts: bool, map: Mapper = plain_map) -> Site:
    """The site as it is at *now*, a wall-clock time of its zone: without drafts and tomorrow's news.

    Texts with an error are left out, so that the rest can be shown.
    """
    broken = {problem.file for problem in loaded.problems if problem.severity is Severity.ERROR}
    articles = [
        one
        for one in loaded.articles
        if (drafts or (one.published <= now and not one.draft)) and one.path not in broken
    ]
    dated = {one.id: _dated(loaded.whole[one.id], now) for one in articles if one.published == UNDATED}
    if dated:
        articles = [
            listed(dated[one.id], digest(loaded.signals[one.id])) if one.id in dated else one
            for one in articles
        ]
        articles.sort(key=attrgetter("id"))
        articles.sort(key=attrgetter("published"), reverse=True)
    expired = {one.id for one in articles if one.expires is not None and one.expires <= now}
    current = [one for one in articles if one.id not in expired] if expired else articles
    return Site(
        config=config,
        articles=tuple(articles),
        expired=tuple(sorted(expired)),
        coming=coming(current, now),
        recent=recent(current, now),
        fresh=fresh(current, now),
        updated=latest(current, now),
        organisation=organisation_on(config.organisations, now.date()),
        pages=tuple(one for one in loaded.pages if one.path not in broken and (drafts or not one.draft)),
        shared=loaded.shared,
        whole=ChainMap(dated, loaded.whole) if dated else loaded.whole,  # type: ignore[arg-type]
        bodies=loaded.bodies,
        related=relate(current, loaded.signals, config.related_count, map),
    )


class _Keyed(msgspec.Struct, frozen=True, gc=False):
    """A step with its key."""

    key: Digest
    step: Step

    @property
    def parts(self) -> tuple[tuple[str, Digest], ...]:
        return self.step.parts


def keyed(steps: Plan) -> dict[str, _Keyed]:
    """The key of every path: equal keys, equal bytes."""
    made_by = engine()
    return {
        path: _Keyed(digest_bytes(b"".join((made_by, step.kind.common, *step.own))), step)
        for path, step in steps.items()
    }


def _misplaced(where: Place) -> list[Problem]:
    """An error where pages would be published among what they are made from."""
    output = Path(os.path.realpath(where.output))
    sources = [Path(os.path.realpath(one)) for one in (where.content, where.templates, where.packaged)]
    if not any(output.is_relative_to(one) or one.is_relative_to(output) for one in sources):
        return []
    message = "không đặt trang đã tạo lẫn với content/ hoặc templates/"
    return [error("output", 0, 0, message, "chọn một thư mục riêng bằng --output")]


def _dated(article: Article, now: datetime) -> Article:
    return msgspec.structs.replace(article, published=now, updated=now)
