"""Stories to build sites from: real ones where they are at hand, else drawn from a small vocabulary."""

from __future__ import annotations

import json
import lzma
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

REAL = "news-10k.jsonl.xz"

_SECTIONS = ("tin-tuc", "thong-bao", "cai-cach-hanh-chinh", "chuyen-doi-so", "dang-doan-the", "phap-luat")
_TEXT = """
công dân hồ sơ thủ tục hành chính tiếp nhận kết quả trung tâm phục vụ đất đai đăng ký kinh
doanh giấy phép xây dựng tư pháp hộ tịch bảo hiểm xã hội y tế giáo dục đào tạo lao động thương
binh giao thông vận tải môi trường tài nguyên nông nghiệp phát triển nông thôn chuyển đổi số
dịch vụ trực tuyến chữ ký điện tử hội nghị sơ kết tổng kết kế hoạch chỉ tiêu nhiệm vụ lãnh đạo
cán bộ viên chức người lao động đoàn thể thanh niên phụ nữ
"""
_SYLLABLES = re.findall(r"\w+", _TEXT)


@dataclass(frozen=True)
class Story:
    """One article, whoever builds it."""

    slug: str
    section: str
    title: str
    date: str
    """`2016-07-20 17:43:08`"""
    tags: tuple[str, ...]
    summary: str
    body: str


def stories(amount: int, data: Path | None) -> Iterator[Story]:
    """*amount* stories, always the same for the same *data*, with slugs of their own.

    From `news-10k.jsonl.xz` under *data* where that is there, again with changed titles and words
    when it is used up; else drawn.
    """
    source = _repeated(data) if real(data) else _drawn()
    for number, story in zip(range(amount), source, strict=False):
        yield replace(story, slug=f"{story.slug[:60].strip('-')}-{number}")


def real(data: Path | None) -> bool:
    """Whether there are real stories under *data*."""
    return data is not None and _file(data).is_file()


def _file(data: Path) -> Path:
    return data / REAL if (data / REAL).is_file() else data / "data" / REAL


def _repeated(data: Path | None) -> Iterator[Story]:
    assert data is not None
    with lzma.open(_file(data), "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    for turn in count():
        for row in rows:
            yield _story(row, turn)


def _story(row: dict[str, object], turn: int) -> Story:
    title, body, summary = (str(row[name]) for name in ("title", "body", "summary"))
    if turn:
        chance = random.Random(f"{turn} {row['slug']}")
        title = f"{title} ({' '.join(chance.sample(_SYLLABLES, 3))})"
        body = " ".join(
            chance.choice(_SYLLABLES) if chance.random() < 0.1 else one for one in body.split(" ")
        )
    tags = row["tags"] if isinstance(row["tags"], list) else []
    return Story(
        slug=str(row["slug"]),
        section=str(row["category"]),
        title=title,
        date=str(row["date"]),
        tags=tuple(map(str, tags)),
        summary=summary,
        body=body,
    )


def _drawn() -> Iterator[Story]:
    chance = random.Random(1)
    for number in count():
        words = chance.choices(_SYLLABLES, k=420)
        title = " ".join(chance.choices(_SYLLABLES, k=9)).capitalize()
        paragraphs = [" ".join(words[at : at + 70]).capitalize() + "." for at in range(0, 420, 70)]
        tags = {" ".join(chance.choices(_SYLLABLES[:60], k=2)) for _ in range(4)}
        day, month, year = chance.randint(1, 28), chance.randint(1, 12), chance.randint(2012, 2025)
        yield Story(
            slug=f"bai-{number}",
            section=chance.choice(_SECTIONS),
            title=title,
            date=f"{year}-{month:02}-{day:02} {chance.randint(7, 17):02}:{chance.randint(0, 59):02}:00",
            tags=tuple(sorted(tags)),
            summary=paragraphs[0][:160],
            body="\n\n".join(paragraphs),
        )
