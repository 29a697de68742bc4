"""What site.toml says → Config."""

from __future__ import annotations

from collections.abc import Callable
from zoneinfo import available_timezones

from site_gen.config.address import PLACEHOLDER, anywhere, authority, base_url, elsewhere, host
from site_gen.config.organisations import organisations
from site_gen.config.slugs import keyword_slugs, sections
from site_gen.config.table import FIRST, table
from site_gen.fields import Field, Form, text
from site_gen.model import Config, Contact, MenuLink
from site_gen.problems import Problem, Severity

TIME_ZONE = "Asia/Ho_Chi_Minh"
PER_PAGE = 20
RELATED_COUNT = 5
MOST_RELATED = 20


def check_site(root: Field) -> tuple[Config, tuple[Problem, ...]]:
    """The settings of the site, defaults where something is missing or wrong, and all that is wrong."""
    problems: list[Problem] = []
    form = table(root, problems, _KNOWN)
    name = form.required("name", "Trung tâm Phục vụ hành chính công tỉnh …")
    address = _base_url(form)
    config = Config(
        name=name,
        description=form.text("description"),
        base_url=address,
        feed_authority=form.ask("feed_authority", authority, host(address)),
        sections=sections(form),
        organisations=organisations(form, name),
        contact=_contact(form),
        menu=_links(form, "menu", anywhere),
        links=_links(form, "links", elsewhere),
        keyword_slugs=keyword_slugs(form),
        per_page=form.whole("per_page", PER_PAGE, at_least=2),
        related_count=_related_count(form),
        time_zone=form.ask("time_zone", _time_zone, TIME_ZONE),
    )
    return config, tuple(sorted(set(problems)))


_KNOWN = (*FIRST, "sections", "organisations", "contact", "menu", "links", "keywords")
_CONTACT = ("responsible", "address", "phone", "fax", "email", "hours")


def _base_url(form: Form) -> str:
    if not form.required("base_url", PLACEHOLDER):
        return ""
    address = form.ask("base_url", base_url, "")
    if address == PLACEHOLDER:
        message = "`base_url` còn là địa chỉ mẫu"
        hint = "điền tên miền thật trước khi đưa trang lên mạng"
        form.problems.append(form.members["base_url"].problem(message, hint, Severity.WARNING))
    return address


def _contact(form: Form) -> Contact:
    place = form.get("contact")
    if place is None:
        return Contact()
    contact = table(place, form.problems, _CONTACT)
    return Contact(**{name: contact.text(name) for name in _CONTACT})


def _links(form: Form, name: str, reading: Callable[[Field], str | Problem]) -> tuple[MenuLink, ...]:
    return tuple(_link(table(one, form.problems, ("name", "url")), reading) for one in form.members_of(name))


def _link(form: Form, reading: Callable[[Field], str | Problem]) -> MenuLink:
    name = form.required("name", "Giới thiệu")
    url = form.ask("url", reading, "") if form.required("url", "https://…") else ""
    return MenuLink(name=name, url=url)


def _related_count(form: Form) -> int:
    count = form.whole("related_count", RELATED_COUNT, at_least=0)
    if count <= MOST_RELATED:
        return count
    message = f"`related_count` nhiều nhất là {MOST_RELATED}, không phải {count}"
    form.problems.append(
        form.members["related_count"].problem(message, f"ví dụ `related_count = {RELATED_COUNT}`")
    )
    return RELATED_COUNT


def _time_zone(field: Field) -> str | Problem:
    typed = text(field)
    # The list, not ZoneInfo(typed): a disk that ignores capitals would find what another does not.
    if isinstance(typed, Problem) or typed == TIME_ZONE or typed in available_timezones():
        return typed
    return field.problem(f"không có múi giờ nào tên là “{typed}”", f'ví dụ "{TIME_ZONE}"')
