"""Everything that can become of the small site."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.laws.deeds import (
    ANY_FILE,
    MEMORY,
    MEMORY_ALONE,
    Damage,
    Deed,
    Exchange,
    KeepMemory,
    Lose,
    Move,
    PutMemoryBack,
    Remove,
    Retouch,
    Save,
    Spoil,
)
from tests.laws.first import ARTICLES, PAGES, PEOPLE, PHOTOS, SECTIONS, SHOWN, a_photo, a_setting, a_text

IDS = ("tin-tuc/a", "tin-tuc/c", "tin-tuc/hop", "thong-bao/a", "thong-bao/le")
NEW = ("content/tin-tuc/e.md", "content/tin-tuc/hop.md", "content/thong-bao/mới.md")
TEXTS = (*ARTICLES, *NEW, *PAGES)
ALONE = ("404.html", "moved.html", "robots.txt", "assets/site.css")
"""Templates without which the packaged ones do as well."""
OTHERS = (
    PEOPLE,
    PEOPLE.replace("Sở Y", "Sở Z"),
    PEOPLE + 'spellings = ["Bùi Bình"]\n',
    PEOPLE + "public_official = true\n",
    PEOPLE + 'public_official = true\nslug = "an"\n',
    PEOPLE + '[[people]]\nname = "Bùi Bình"\nid = "bb"\n',
    "",
)

_some = st.sampled_from
_dates = _some(["2026-08-01 08:00", "2026-08-10 09:30", "2026-08-31 17:00", "2026-09-02 10:00", "2025-03-04"])
_heads = st.fixed_dictionaries(
    {"title": _some(["Bài X", "Bài Y", "Tin Z"]), "date": _dates},
    optional={
        "tags": _some(["[t0, t1]", "[t1]", "[Hoà giải, t2]", "[hòa giải]", "[Đất đai, t0]", "[Đất đai]"]),
        "attendees": _some(["[Lê An]", "[Lê An, Bùi Bình]", "[Bùi Bình]"]),
        "event_date": _some(["2026-09-01", "2026-09-02", "31/8/2026", "01/9/2025", "2025-08-31"]),
        "chair": _some(["[Lê An]", "[Cao Cường]"]),
        "related": _some(IDS).map("[{}]".format),
        "unrelated": _some(IDS).map("[{}]".format),
        "expires": _some(["2026-09-01", "2026-09-02"]),
        "draft": st.just("true"),
        "pinned": st.just("true"),
        "summary": _some(["Tóm tắt X.", "Tóm tắt Y."]),
        "aliases": _some(["[/cu/x/]", "[/tin-tuc/e/]"]),
        "slug": _some(["x", "y", "hop"]),
        "author": _some(["Ban X", "Ban Y"]),
        "lang": st.just("en"),
    },
)
_lines = _some(
    [
        "Câu X.",
        "Câu Y, câu Z.",
        "## Mục X",
        "Xem [bài](^tin-tuc/a.md), [bài](^thong-bao/le/index.md) và [trang](^trang/gioi-thieu.md).",
        "Xem [mục](^tin-tuc/c.md).",
        "![Ảnh X](/anh/x.png)",
        "Một dòng có ![Y](/anh/y.png) ở giữa.",
        "[Tệp](/anh/y.png)",
        "![Ảnh riêng](x.png)",
    ]
)


@st.composite
def _texts(draw: st.DrawFn) -> Deed:
    path = draw(_some(TEXTS))
    if path in PAGES:
        head = {"title": draw(_some(["Trang X", "Trang Y"])), "order": draw(_some(["1", "2"]))}
    else:
        head = draw(_heads)
    body = [
        line for line in draw(st.lists(_lines, max_size=3)) if path.endswith("index.md") or "(x" not in line
    ]
    return Save(path, a_text(path, head, body or ["Câu X."]))


_quietly = st.booleans()
_shares = st.integers(0, 999)
_settings = st.builds(
    a_setting, _some([2, 3, 20]), _some([0, 2, 3, 3]), _some(SECTIONS), _some(["dat-dai", "dat"])
)
_damages = st.one_of(
    st.builds(
        Damage, _some([MEMORY, f"{MEMORY}-wal", "output/.site-gen/manifest"]), _some(ANY_FILE), _shares
    ),
    st.builds(Damage, st.just(MEMORY), _some(MEMORY_ALONE), _shares),
)
DEEDS: st.SearchStrategy[Deed] = st.one_of(
    _texts(),
    _texts(),
    st.builds(Retouch, _some(TEXTS), _quietly),
    st.builds(Move, _some(TEXTS), _some(TEXTS)),
    st.builds(Exchange, _some(ARTICLES), _some(ARTICLES)),
    st.builds(Remove, _some((*TEXTS, "content/tin-tuc/hop", PHOTOS[0], *NEW))),
    st.builds(Save, _some(PHOTOS), st.integers(0, 4).map(a_photo)),
    st.builds(Exchange, _some(PHOTOS), _some(PHOTOS)),
    st.builds(Save, st.just("content/goc/x.txt"), _some(["X", "Y"])),
    st.builds(Save, st.just("content/site.toml"), _settings),
    st.builds(Save, st.just("content/people.toml"), _some(OTHERS)),
    st.builds(Retouch, _some(["content/site.toml", "content/people.toml"]), _quietly),
    st.builds(Retouch, _some(SHOWN).map("templates/{}".format), _quietly),
    st.builds(Remove, _some(ALONE).map("templates/{}".format)),
    st.builds(Lose, _shares, st.booleans()),
    st.builds(Spoil, _shares),
    _damages,
    _some([Remove(".cache"), KeepMemory(), PutMemoryBack()]),
)
