"""The same stories as a site of ours and as a site of Hugo's."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable
from pathlib import Path

from corpus import Story

# Old addresses of the papers the stories are from would be dead links here.
_ABSOLUTE = re.compile(r"\]\(/[^)]*\)")

_BASE = """<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><title>{{ .Title }} – {{ site.Title }}</title>
<link rel="canonical" href="{{ .Permalink }}"></head>
<body><header><a href="/">{{ site.Title }}</a><nav><ul>{{ range site.Params.sections }}
<li><a href="/{{ . }}/">{{ . }}</a></li>{{ end }}</ul></nav></header>
<main>{{ block "main" . }}{{ end }}</main><footer>{{ site.Title }}</footer></body></html>
"""
_CARD = """<li><h2><a href="{{ .RelPermalink }}">{{ .Title }}</a></h2>
<time datetime="{{ .Date.Format "2006-01-02T15:04:05-07:00" }}">{{ .Date.Format "2/1/2006" }}</time>
<p>{{ .Params.summary }}</p></li>
"""
_SINGLE = """{{ define "main" }}<article><h1>{{ .Title }}</h1>
<time datetime="{{ .Date.Format "2006-01-02T15:04:05-07:00" }}">{{ .Date.Format "2/1/2006" }}</time>
<p>{{ .Params.summary }}</p>{{ .Content }}
<ul>{{ range .GetTerms "tags" }}<li><a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a></li>{{ end }}</ul>
{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</article>
RELATED{{ end }}
"""
_RELATED = """{{ with site.RegularPages.Related . | first 5 }}<aside><ul>{{ range . }}
{{ partial "card.html" . }}{{ end }}</ul></aside>{{ end }}"""
_LIST = """{{ define "main" }}<h1>{{ .Title }}</h1>{{ $pages := .Paginate .RegularPagesRecursive }}
<ul>{{ range $pages.Pages }}{{ partial "card.html" . }}{{ end }}</ul>
{{ with $pages.Prev }}<a href="{{ .URL }}">mới hơn</a>{{ end }}
{{ with $pages.Next }}<a href="{{ .URL }}">cũ hơn</a>{{ end }}{{ end }}
"""
_TERM = _LIST.replace(".RegularPagesRecursive", ".Pages")
_TERMS = """{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .Pages }}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}
"""


def write_ours(folder: Path, stories: Iterable[Story]) -> None:
    """A site of ours in *folder*, which is emptied first."""
    shutil.rmtree(folder, ignore_errors=True)
    sections: dict[str, None] = {}
    for story in stories:
        sections[story.section] = None
        write_story(folder, story)
    named = "".join(f'{one} = "{one}"\n' for one in sorted(sections))
    _write(
        folder / "content/site.toml",
        f'name = "Trang thử"\nbase_url = "https://trang-thu.vn"\n[sections]\n{named}',
    )


def write_story(folder: Path, story: Story) -> Path:
    """One article of ours; its file."""
    head = (
        f"title: {_quoted(story.title)}\ndate: {story.date}\nsummary: {_quoted(story.summary)}\n"
        f"tags: [{', '.join(map(_quoted, story.tags))}]\n"
    )
    path = folder / f"content/{story.section}/{story.slug}.md"
    _write(path, f"---\n{head}---\n\n{_ABSOLUTE.sub('](https://trang-thu.vn/)', story.body)}\n")
    return path


def write_hugo(folder: Path, stories: Iterable[Story], related: bool) -> None:
    """The same site for Hugo; *related* switches its related lists on, by keywords and year."""
    shutil.rmtree(folder, ignore_errors=True)
    sections: dict[str, None] = {}
    for story in stories:
        sections[story.section] = None
        write_hugo_story(folder, story)
    settings: dict[str, object] = {
        "baseURL": "https://trang-thu.vn/",
        "title": "Trang thử",
        "languageCode": "vi",
        "timeZone": "Asia/Ho_Chi_Minh",
        "params": {"sections": sorted(sections)},
        "taxonomies": {"tag": "tags", "year": "years", "month": "months"},
        "pagination": {"pagerSize": 20},
        "outputs": {"home": ["html", "rss"], "section": ["html"], "taxonomy": ["html"], "term": ["html"]},
        "related": {
            "includeNewer": True,
            "threshold": 0,
            "toLower": True,
            "indices": [{"name": "tags", "weight": 100}, {"name": "date", "weight": 10, "pattern": "2006"}],
        },
    }
    _write(folder / "hugo.json", json.dumps(settings, ensure_ascii=False))
    layouts = {
        "_default/baseof.html": _BASE,
        "_default/single.html": _SINGLE.replace("RELATED", _RELATED if related else ""),
        "_default/list.html": _LIST,
        "_default/term.html": _TERM,
        "_default/taxonomy.html": _TERMS,
        "partials/card.html": _CARD,
    }
    for name, text in layouts.items():
        _write(folder / "layouts" / name, text)


def write_hugo_story(folder: Path, story: Story) -> Path:
    """One article of Hugo's; its file."""
    head = {
        "title": story.title,
        "date": f"{story.date.replace(' ', 'T')}+07:00",
        "summary": story.summary,
        "tags": list(story.tags),
        "years": [story.date[:4]],
        "months": [story.date[:7]],
    }
    path = folder / f"content/{story.section}/{story.slug}.md"
    body = _ABSOLUTE.sub("](https://trang-thu.vn/)", story.body)
    _write(path, f"{json.dumps(head, ensure_ascii=False)}\n\n{body}\n")
    return path


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
