"""How good related news is on labelled articles, and what it costs, as a table in Markdown.

python benchmarks/quality.py [--data DIR] [--size 10000]

The articles are `related-dev.jsonl` under --data: real ones in clusters of the same story (KTLAB).
"""

from __future__ import annotations

import argparse
import json
import math
import random
import re
import resource
import tempfile
import time
import unicodedata
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple, TypeVar

import msgspec
from corpus import Story, real, stories
from sites import write_ours

from site_gen.building.build import place
from site_gen.building.inputs import gather
from site_gen.building.workers import Workers
from site_gen.config.people import People
from site_gen.digest import digest
from site_gen.mapper import PlainMap
from site_gen.model import ArticleId, Listing, Signals
from site_gen.reading.load import load
from site_gen.related.account import Account
from site_gen.related.engine import relate
from site_gen.related.kept import NO_LISTS
from site_gen.related.search import survey
from site_gen.vietnamese.counts import MOST, Tally, count_terms

TOP = Path(__file__).resolve().parent.parent
LABELLED = "related-dev.jsonl"
CLOSE = 5
"""Links that readers see."""
DRAWS = 1000
"""Of the bootstrap."""
EDITS, SEED = 30, 7
_MORE = (
    "bổ sung",
    "Bổ sung một câu về thời gian tiếp nhận hồ sơ tại quầy số",
    "Một đoạn nữa nói về việc tiếp nhận, giải quyết và trả kết quả thủ tục hành chính cho người dân và "
    "doanh nghiệp tại Trung tâm, với số điện thoại hướng dẫn và giờ làm việc của các quầy trong tuần, số",
)
"""A word, a sentence, a paragraph."""
A = TypeVar("A")
B = TypeVar("B")

# Clusters of KTLAB that tell the same story as another: an article from one is neither right nor wrong.
_SAME = (
    "2 15|7 13 33 42|9 14|24 114|27 28|34 200|51 57|53 94 101 115 116 117|55 69 72|81 83|82 84|90 93|"
    "106 112|118 174|119 181|120 125|142 147|151 154|160 166"
)
SIBLINGS: Mapping[int, frozenset[int]] = {
    int(one): frozenset(map(int, group.split())) - {int(one)}
    for group in _SAME.split("|")
    for one in group.split()
}


class Score(NamedTuple):
    """Of one article whose cluster has others."""

    cluster: int
    recall: float
    reciprocal: float
    ndcg: float


def per_query(
    clusters: Mapping[ArticleId, int | None], ranking: Mapping[ArticleId, Sequence[ArticleId]]
) -> Iterator[Score]:
    """Recall@5, reciprocal rank and nDCG@5 of each article; mates are those of its cluster.

    nDCG: Järvelin & Kekäläinen 2002, with gain 1 for a mate.
    """
    mates: defaultdict[int, set[ArticleId]] = defaultdict(set)
    for identity, cluster in clusters.items():
        if cluster is not None:
            mates[cluster].add(identity)
    for identity, cluster in clusters.items():
        wanted = mates[cluster] - {identity} if cluster is not None else set()
        if cluster is None or not wanted:
            continue
        others = (one for one in ranking.get(identity, ()) if one != identity)
        counted = [one for one in others if clusters.get(one) not in SIBLINGS.get(cluster, ())]
        places = [place for place, one in enumerate(counted) if one in wanted]
        close, full = [place for place in places if place < CLOSE], min(CLOSE, len(wanted))
        yield Score(
            cluster,
            len(close) / full,
            1 / (places[0] + 1) if places else 0,
            _gain(close) / _gain(range(full)),
        )


def _gain(places: Iterable[int]) -> float:
    return sum(1 / math.log2(place + 2) for place in places)


def interval(scores: Sequence[Score], draws: int = DRAWS) -> tuple[float, float]:
    """The middle 95 % of nDCG@5 when clusters are drawn anew, with replacement."""
    chance, by_cluster = random.Random(1), defaultdict(list)
    for one in scores:
        by_cluster[one.cluster].append(one.ndcg)
    names = list(by_cluster)
    means = []
    for _ in range(draws):
        drawn = [value for name in chance.choices(names, k=len(names)) for value in by_cluster[name]]
        means.append(sum(drawn) / len(drawn))
    means.sort()
    return means[int(draws * 0.025)], means[int(draws * 0.975) - 1]


class Notebook(PlainMap):
    """Hands records on to the next search, and shares work."""

    def __init__(self, workers: Workers) -> None:
        self.workers, self.records = workers, dict[type, Any]()

    def __call__(self, fn: Callable[[A], B], items: Iterable[A], /) -> Iterable[B]:
        return self.workers(fn, items)

    def last(self, kind: type[B], /) -> B | None:
        return self.records.get(kind)

    def keep(self, record: object, /) -> None:
        self.records[type(record)] = record


class Site(NamedTuple):
    """Articles as they are related."""

    articles: list[Listing]
    signals: dict[ArticleId, Signals]


def site(told: Iterable[Story]) -> Site:
    """*told*, written and read."""
    with tempfile.TemporaryDirectory() as folder:
        where = place(Path(folder))
        write_ours(Path(folder), told)
        settings, _, _, content = gather(where)
        assert settings.config is not None
        loaded = load(where.content, settings.config, People(settings.directory), folder=content)
        articles = list(loaded.articles)
        return Site(articles, {one.id: loaded.signals[one.id] for one in articles})


def labelled(data: Path) -> list[tuple[Story, int]]:
    """The labelled articles, each with its cluster."""
    found = []
    for line in _file(data).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        date = row["date"].replace("T", " ")
        story = Story(row["id"], "tin", row["title"], date, (), row["summary"], row["body"])
        found.append((story, row["cluster"]))
    return found


def _file(data: Path) -> Path:
    return data / LABELLED if (data / LABELLED).is_file() else data / "data" / LABELLED


def scores(
    known: Site, clusters: Mapping[ArticleId, int | None], workers: Workers
) -> tuple[list[Score], Account]:
    """What the bare rankings are worth."""
    account = Account(known.articles, known.signals, CLOSE, Notebook(workers))
    return list(per_query(clusters, account.bare(20))), account


def variants(told: Sequence[Story]) -> Iterator[tuple[str, list[Story]]]:
    """The same articles, typed otherwise."""
    changes: list[tuple[str, Callable[[str], str]]] = [
        ("decomposed (NFD)", lambda text: unicodedata.normalize("NFD", text)),
        ("in capitals", str.upper),
        ("tone marks moved", lambda text: _WORD.sub(_moved, text)),
    ]
    for name, change in changes:
        yield (
            name,
            [
                replace(one, title=change(one.title), summary=change(one.summary), body=change(one.body))
                for one in told
            ],
        )


_WORD = re.compile(r"[^\W\d_]+")
_TONES = "\u0300\u0301\u0303\u0309\u0323"


def _moved(word: re.Match[str]) -> str:
    """A word with its tone mark on its last letter that can bear one."""
    letters = unicodedata.normalize("NFD", word[0])
    tone = "".join(one for one in letters if one in _TONES)
    bare = "".join(one for one in letters if one not in _TONES)
    last = max((place for place, one in enumerate(bare) if one.lower() in "aeiouy"), default=-1)
    if not tone or last < 0:
        return word[0]
    marks = len(bare[last + 1 :]) - len(bare[last + 1 :].lstrip("\u0302\u0306\u031b"))
    at = last + 1 + marks
    return unicodedata.normalize("NFC", f"{bare[:at]}{tone}{bare[at:]}")


def changes(known: Site, workers: Workers, chance: random.Random) -> Iterator[tuple[str, float]]:
    """Seconds of searches after single changes: the newest article `added`, one of any age `edited`."""
    notebook = Notebook(workers)

    def seconds(articles: Sequence[Listing]) -> float:
        return _seconds(lambda: relate(articles, known.signals, CLOSE, notebook))

    seconds(known.articles[EDITS:])
    for newer in reversed(range(EDITS)):
        yield "added", seconds(known.articles[newer:])
    for _ in range(EDITS):
        at = chance.randrange(len(known.articles))
        one = known.articles[at]
        more = f"{chance.choice(_MORE)} {chance.randrange(10**6)}"
        known.signals[one.id] = _longer(known.signals[one.id], more)
        known.articles[at] = msgspec.structs.replace(one, signals=digest(known.signals[one.id]))
        yield "edited", seconds(known.articles)


def full_pass(known: Site, workers: Workers) -> str:
    """What ranking all articles costs, from stored counts."""
    before = _memory()
    seconds = _seconds(lambda: survey(known.articles, known.signals, NO_LISTS, Notebook(workers)))
    more = max(_memory() - before, 0)
    return f"| full pass over {len(known.articles):,} from stored counts | {seconds:.1f} s, {more} MB more |"


def _memory() -> int:
    """Megabytes that this process took at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _longer(signals: Signals, more: str) -> Signals:
    """*signals* of an article to whose text *more* was added."""
    more_syllables, more_pairs = count_terms(((more, 1),))
    syllables, syllable_counts = _added(signals.syllables, signals.syllable_counts, more_syllables)
    pairs, pair_counts = _added(signals.pairs, signals.pair_counts, more_pairs)
    return msgspec.structs.replace(
        signals,
        text=f"{signals.text}\n{more}",
        syllables=syllables,
        syllable_counts=syllable_counts,
        pairs=pairs,
        pair_counts=pair_counts,
    )


def _added(numbers: bytes, counts: bytes, more: Tally) -> Tally:
    found = Counter(dict(zip(array("I", numbers), counts, strict=True)))
    found.update(dict(zip(array("I", more.terms), more.times, strict=True)))
    terms = sorted(found)
    return Tally(array("I", terms).tobytes(), bytes(min(found[one], MOST) for one in terms))


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def rows(data: Path, size: int, large: int, jobs: int) -> Iterator[str]:
    """The lines of the table."""
    pairs = labelled(data)
    told = [story for story, _ in pairs]
    clusters = {f"{story.section}/{story.slug}": cluster for story, cluster in pairs}
    with Workers(jobs) as workers:
        alone = site(told)
        found, account = scores(alone, clusters, workers)
        yield _quality(f"nDCG@5, {len(told)} labelled articles alone", found)
        bare = account.bare(20)
        for name, typed in variants(told):
            same = scores(site(typed), clusters, workers)[1].bare(20) == bare
            yield f"| the same articles {name} | {'identical lists' if same else 'OTHER LISTS'} |"
        others = list(stories(size, data))
        among = site([*told, *others])
        mixed = {one.id: clusters.get(one.id) for one in among.articles}
        list(workers(str, range(1000)))  # processes are there already when a build comes to this
        yield full_pass(among, workers)
        found, account = scores(among, mixed, workers)
        yield _quality(f"nDCG@5, among {size:,} others", found)
        named = {other for others in account.shown().values() for other in others}
        yield f"| articles that no list names | {len(among.articles) - len(named)} |"
        times: dict[str, list[float]] = defaultdict(list)
        for kind, taken in changes(among, workers, random.Random(SEED)):
            times[kind].append(taken)
        for kind, taken_each in times.items():
            late = sorted(taken_each)[math.ceil(EDITS * 0.95) - 1]
            spelled = f"{median(taken_each) * 1000:.0f} ms, {late * 1000:.0f} ms"
            yield f"| {EDITS} times one article {kind}: median, 95 % | {spelled} |"
        if large:
            yield full_pass(site(stories(large, data)), workers)


def _quality(name: str, found: Sequence[Score]) -> str:
    low, high = interval(found)
    ndcg = sum(one.ndcg for one in found) / len(found)
    recall = sum(one.recall for one in found) / len(found)
    return f"| {name} | {ndcg:.4f} ({low:.3f} to {high:.3f}); Recall@5 {recall:.3f} |"


def main() -> None:
    """Print the table."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--data", type=Path, default=TOP.parent / "shared")
    asked.add_argument("--size", type=int, default=10000)
    asked.add_argument("--large", type=int, default=0, help="a full pass over so many too, like 50000")
    asked.add_argument("--jobs", type=int, default=0)
    chosen = asked.parse_args()
    if not _file(chosen.data).is_file() or not real(chosen.data):
        print("Related news: no labelled articles at hand, so its quality was not measured.")
        return
    print("| related news | measured |\n|---|--:|", flush=True)
    for row in rows(chosen.data, chosen.size, chosen.large, chosen.jobs):
        print(row, flush=True)


if __name__ == "__main__":
    main()
