"""How the related news of one article came about, spelled for its editor. Prints nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from site_gen.fields import nearest
from site_gen.model import ArticleId, Listing, Loaded
from site_gen.problems import Problem, Problems, Severity, error
from site_gen.related.account import Account, Candidate, Outcome, Share
from site_gen.related.choose import NEAR
from site_gen.vietnamese.spelling import spell_moment, spell_number

_SHARES: Mapping[str, str] = {
    "pairs": "cụm từ",
    "syllables": "tiếng",
    "event": "cùng sự kiện",
    "documents": "cùng văn bản",
    "people": "cùng người",
    "series": "cùng loạt tin",
    "tags": "cùng từ khóa",
}
_IN: Mapping[Outcome, str] = {
    "pinned": "Ban Biên tập chọn (`related`)",
    "near": "gần nhất",
    "twin": "gần giống bài {like}, lấy lại cho đủ số bài",
    "section": "cùng chuyên mục, lấy cho đủ số bài",
    "extra": "không bài nào khác dẫn đến bài này, nên được thêm vào đây",
}
_OUT: Mapping[Outcome, str] = {
    "like another": "gần giống bài {like} đã có trong danh sách",
    "blocked": "Ban Biên tập không cho hiện (`unrelated`)",
    "too far": f"dưới {spell_number(NEAR)} điểm, chưa đủ gần",
    "no place": "danh sách đã đủ bài",
}


def account_for(
    account: Account, loaded: Loaded, article: str | None, shown: bool, limit: int
) -> tuple[object, list[str]]:
    """The candidates of *article*, or without one the lists of all, for a program and for a person.

    Raises `Problems` if there is no such article, or it is among those *loaded* and yet not out.
    """
    if article is not None:
        identity = resolve(article, list(account.field.slots), loaded)
        candidates = account.of(identity)
        return candidates, list(spell_relations(identity, candidates))
    found = account.shown() if shown else account.bare(limit)
    lists = {one: found[one][:limit] for one in sorted(found)}
    return lists, [f"{one}: {', '.join(others)}" for one, others in lists.items()]


def resolve(typed: str, known: Sequence[ArticleId], loaded: Loaded) -> ArticleId:
    """The article meant by *typed*, an id or the path of its file; raises `Problems` if there is none."""
    name = _name(typed)
    if name in known:
        return name
    if mistakes := [one for one in broken(loaded) if _name(one.file) == name]:
        raise Problems(mistakes)
    for one in loaded.articles:
        if one.id == name:
            hint = "bài đang đăng và còn hiệu lực mới có Tin liên quan"
            raise Problems([error(one.path, 0, 0, f"bài này {_why_not(one)}", hint)])
    hint = nearest(name, known) or "mã của một bài là chuyên-mục/tên-tệp, như tin-tuc/hoi-thao-ai"
    message = f"không có bài nào đang đăng và còn hiệu lực có mã “{typed}”"
    problem: Problem = error("site-gen related", 0, 0, message, hint)
    raise Problems([problem])


def _why_not(one: Listing) -> str:
    """Why an article without mistakes is not out."""
    if one.draft:
        return "là bản nháp"
    if one.expires is None:
        return "chưa đến giờ đăng"
    return f"chỉ có hiệu lực từ {spell_moment(one.published)} đến {spell_moment(one.expires)}"


def broken(loaded: Loaded) -> list[Problem]:
    """The mistakes for which texts are left out."""
    return [one for one in loaded.problems if one.severity is Severity.ERROR]


def _name(typed: str) -> str:
    name = typed.replace("\\", "/").removeprefix("./").removeprefix("content/")
    return name.removesuffix("/index.md").removesuffix(".md").strip("/")


def spell_relations(identity: ArticleId, candidates: Sequence[Candidate]) -> Iterator[str]:
    """Lines for a person."""
    seen = [one for one in candidates if one.outcome in _IN]
    others = [one for one in candidates if one.outcome not in _IN]
    yield f"Tin liên quan của {identity}:"
    if not seen:
        yield "  (chưa có bài nào)"
    for number, one in enumerate(seen, 1):
        yield f"{number:3}. {one.title} ({one.id})"
        yield f"     {spell_number(one.score)} điểm – {_IN[one.outcome].format(like=one.like)}"
        yield from _shares(one.shares)
    if others:
        yield "Gần nhất trong số không được hiện:"
    for one in others:
        yield f"   – {one.title} ({one.id})"
        yield f"     {spell_number(one.score)} điểm – {_OUT[one.outcome].format(like=one.like)}"
        yield from _shares(one.shares)


def _shares(shares: Sequence[Share]) -> Iterator[str]:
    for share in shares:
        yield f"       {_SHARES[share.of]} {spell_number(share.score)}: {', '.join(share.evidence)}"
