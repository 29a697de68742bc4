"""site.toml → Config, and every mistake in one go."""

from __future__ import annotations

from datetime import date

import pytest

from site_gen.config.site import check_site
from site_gen.config.slugs import RESERVED
from site_gen.config.toml import read_toml
from site_gen.fields import Field
from site_gen.model import Config, Contact, MenuLink, Organisation, Section
from site_gen.problems import Problem, Severity

LEAST = """
name = "Trung tâm"
base_url = "https://hcc.example.vn"
sections = { tin-tuc = "Tin tức" }
"""
MOVE_UP = "chuyển dòng này lên đầu tệp, trước mọi dòng `[…]`"


def check(typed: str) -> tuple[Config, tuple[Problem, ...]]:
    root = read_toml("content/site.toml", typed)
    assert isinstance(root, Field), root
    return check_site(root)


def config(more: str) -> Config:
    read, problems = check(LEAST + more)
    assert problems == ()
    return read


def told(more: str) -> Problem:
    """The only problem of a site that is otherwise well; its first own line is line 5."""
    _, problems = check(LEAST + more)
    (problem,) = problems
    return problem


def at(problem: Problem) -> tuple[int, int]:
    return problem.line, problem.column


# ── what is understood ───────────────────────────────────────────────────────────────────────


def test_name_address_and_sections_are_enough() -> None:
    assert config("") == Config(
        name="Trung tâm",
        description="",
        base_url="https://hcc.example.vn",
        feed_authority="hcc.example.vn",
        sections=(Section(slug="tin-tuc", name="Tin tức"),),
        organisations=(Organisation(name="Trung tâm", parent="", start=None, end=None),),
        contact=Contact(),
        menu=(),
        links=(),
        keyword_slugs={},
        per_page=20,
        related_count=5,
        time_zone="Asia/Ho_Chi_Minh",
    )


def test_all_that_is_typed_is_kept_in_its_order() -> None:
    read = config("""
        description = "Trang tin"
        feed_authority = "Tin.example.vn"
        per_page = 2
        related_count = 0
        time_zone = "Asia/Bangkok"
        menu = [{ name = "Giới thiệu", url = "/gioi-thieu/" }, { name = "Cổng", url = "https://x.vn/a?b" }]
        links = [{ name = "UBND tỉnh", url = "http://tỉnh.vn" }]
        [contact]
        responsible = "Ông A"
        email = "a@example.vn"
        [keywords]
        "Đại hội" = "dai-hoi-dang"
        "Tin 4.0" = "tin-40"
    """)

    assert read.description == "Trang tin"
    assert read.feed_authority == "tin.example.vn"
    assert (read.per_page, read.related_count, read.time_zone) == (2, 0, "Asia/Bangkok")
    assert read.menu == (
        MenuLink(name="Giới thiệu", url="/gioi-thieu/"),
        MenuLink(name="Cổng", url="https://x.vn/a?b"),
    )
    assert read.links == (MenuLink(name="UBND tỉnh", url="http://tỉnh.vn"),)
    assert read.contact == Contact(responsible="Ông A", email="a@example.vn")
    assert read.keyword_slugs == {"Đại hội": "dai-hoi-dang", "Tin 4.0": "tin-40"}


def test_sections_keep_the_order_typed() -> None:
    read, problems = check('name="A"\nbase_url="http://a.vn:8080"\n[sections]\nb = "B"\na = "A"')

    assert [section.slug for section in read.sections] == ["b", "a"]
    assert (read.base_url, read.feed_authority, problems) == ("http://a.vn:8080", "a.vn", ())


def test_an_organisation_ends_on_the_day_before_the_next_begins() -> None:
    read = config("""
        [[organisations]]
        name = "Trung tâm Hành chính công"
        parent = "Sở Nội vụ"
        [[organisations]]
        name = "Trung tâm Phục vụ hành chính công"
        parent = "Văn phòng UBND tỉnh"
        from = 2021-07-01
        to = "30/6/2025"
        [[organisations]]
        name = "Trung tâm mới"
        from = "2025-07-01"
    """)

    assert read.organisations == (
        Organisation(name="Trung tâm Hành chính công", parent="Sở Nội vụ", start=None, end=date(2021, 6, 30)),
        Organisation(
            name="Trung tâm Phục vụ hành chính công",
            parent="Văn phòng UBND tỉnh",
            start=date(2021, 7, 1),
            end=date(2025, 6, 30),
        ),
        Organisation(name="Trung tâm mới", parent="", start=date(2025, 7, 1), end=None),
    )


def test_two_spellings_of_one_keyword_may_share_a_slug() -> None:
    read = config('[keywords]\n"Đại hội" = "dh"\n"ĐẠI HỘI" = "dh"')

    assert read.keyword_slugs == {"Đại hội": "dh", "ĐẠI HỘI": "dh"}


# ── what is told ─────────────────────────────────────────────────────────────────────────────


def test_an_empty_file_lacks_three_things() -> None:
    _, problems = check("")

    assert [(at(problem), problem.message) for problem in problems] == [
        ((0, 0), "thiếu trường `base_url`"),
        ((0, 0), "thiếu trường `name`"),
        ((0, 0), "trang chưa có chuyên mục nào"),
    ]
    assert problems[0].hint == 'thêm dòng `base_url = "https://ten-mien.example"`'


def test_every_mistake_is_told_in_one_go_and_in_order() -> None:
    top = 'nam = "A"\nname = ""\nbase_url = "a.vn"\nper_page = 1'
    _, problems = check(f'{top}\n[sections]\nen = "English"\n[[menu]]\nurl = "x"')

    assert [problem.line for problem in problems] == [1, 2, 3, 4, 6, 7, 8]


def test_the_placeholder_address_is_a_warning() -> None:
    read, (problem,) = check(LEAST.replace("hcc.example.vn", "ten-mien.example"))

    assert read.base_url == "https://ten-mien.example"
    assert (problem.severity, at(problem)) == (Severity.WARNING, (3, 12))
    assert problem.message == "`base_url` còn là địa chỉ mẫu"


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("hcc.vn", 'viết "https://hcc.vn"'),
        ("http://HCC.vn/", 'viết "http://hcc.vn"'),
        ("https://hcc.vn/tin?a#b", 'viết "https://hcc.vn"'),
        ("ftp://hcc.vn", 'ví dụ "https://ten-mien.example"'),
        ("https://a b.vn", 'ví dụ "https://ten-mien.example"'),
    ],
)
def test_base_url_is_scheme_and_host_alone(typed: str, hint: str) -> None:
    read, (problem,) = check(LEAST.replace("https://hcc.example.vn", typed))

    assert (read.base_url, at(problem), problem.hint) == ("", (3, 12), hint)


def test_feed_authority_is_a_host() -> None:
    problem = told('feed_authority = "https://a.vn/x"')

    assert (at(problem), problem.message) == ((5, 18), "`feed_authority` chỉ gồm tên miền")
    assert problem.hint == 'viết "a.vn"'


@pytest.mark.parametrize(
    ("typed", "place", "message", "hint"),
    [
        (
            "per_page = 1",
            (5, 12),
            "`per_page` phải là một số nguyên từ 2 trở lên, không phải “1”",
            "ví dụ `per_page = 20`",
        ),
        (
            "per_page = []",
            (5, 12),
            "`per_page` phải là một số nguyên từ 2 trở lên, không phải một danh sách",
            "ví dụ `per_page = 20`",
        ),
        (
            "related_count = 21",
            (5, 17),
            "`related_count` nhiều nhất là 20, không phải 21",
            "ví dụ `related_count = 5`",
        ),
        (
            'time_zone = "Asia/Ho_Chi_Min"',
            (5, 13),
            "không có múi giờ nào tên là “Asia/Ho_Chi_Min”",
            'ví dụ "Asia/Ho_Chi_Minh"',
        ),
        ('time_zone = "Asia"', (5, 13), "không có múi giờ nào tên là “Asia”", 'ví dụ "Asia/Ho_Chi_Minh"'),
        ('time_zone = "../etc"', (5, 13), "không có múi giờ nào tên là “../etc”", 'ví dụ "Asia/Ho_Chi_Minh"'),
        ('descripton = "x"', (5, 1), "không có trường nào tên là `descripton`", "có phải là `description`?"),
        ('contact.phon = "1"', (5, 9), "không có trường nào tên là `phon`", "có phải là `phone`?"),
        ("[contact]\nper_page = 20", (6, 1), "`per_page` không thuộc nhóm `contact`", MOVE_UP),
        ("[keywords]\nper_page = 20", (6, 1), "`per_page` không thuộc nhóm `keywords`", MOVE_UP),
        ('[[links]]\nurl = "https://a.vn"', (5, 1), "thiếu trường `name`", 'thêm dòng `name = "Giới thiệu"`'),
        (
            '[[links]]\nname = "A"\nurl = "a.vn"',
            (7, 7),
            "“a.vn” không phải là địa chỉ đầy đủ của một trang",
            'viết "https://a.vn"',
        ),
        (
            '[[links]]\nname = "A"\nurl = "/a/"',
            (7, 7),
            "“/a/” không phải là địa chỉ đầy đủ của một trang",
            'ví dụ "https://…"',
        ),
    ],
)
def test_a_mistake_is_told_where_it_stands_with_what_to_type(
    typed: str, place: tuple[int, int], message: str, hint: str
) -> None:
    problem = told(typed)

    assert (at(problem), problem.message, problem.hint) == (place, message, hint)


@pytest.mark.parametrize(
    "url", ["gioi-thieu/", "//a.vn", "javascript:alert(1)", "/a b", "/a\\\\b", "mailto:a@b"]
)
def test_a_menu_leads_to_pages_only(url: str) -> None:
    problem = told(f'menu = [{{ name = "A", url = "{url}" }}]')

    assert at(problem) == (5, 29)
    assert problem.message.endswith("không phải là địa chỉ của một trang")


# ── sections and keywords ────────────────────────────────────────────────────────────────────


def section_problem(line: str) -> Problem:
    _, (problem,) = check(f'name="A"\nbase_url="http://a.vn"\n[sections]\nx = "X"\n{line}')
    return problem


def test_a_section_has_an_address_of_plain_letters() -> None:
    problem = section_problem('"Tin tức" = "Tin tức"')

    assert at(problem) == (5, 1)
    assert problem.message == "địa chỉ “Tin tức” chỉ được gồm chữ thường không dấu, chữ số và dấu `-` ở giữa"
    assert problem.hint == "ví dụ `tin-tuc`"


@pytest.mark.parametrize("slug", RESERVED)
def test_a_section_keeps_off_the_addresses_of_the_site(slug: str) -> None:
    assert section_problem(f'{slug} = "A"').message == f"`{slug}` là địa chỉ dành riêng của trang"


@pytest.mark.parametrize("slug", ["con", "aux", "nul", "com1", "lpt9"])
def test_a_section_is_no_device_of_windows(slug: str) -> None:
    assert section_problem(f'{slug} = "A"').message == f"Windows không cho đặt tên thư mục là “{slug}”"


def test_a_section_has_a_name() -> None:
    problem = section_problem('tin-tuc = " "')

    assert (at(problem), problem.message) == ((5, 11), "chuyên mục `tin-tuc` chưa có tên")


def test_a_section_address_is_short() -> None:
    assert section_problem(f'{"a" * 81} = "A"').message.endswith("dài quá 80 ký tự")


def test_a_list_of_sections_is_told_once() -> None:
    _, problems = check('name="A"\nbase_url="http://a.vn"\nsections = ["Tin tức"]')

    assert [problem.message for problem in problems] == [
        "`sections` phải là một nhóm trường có tên, không phải một danh sách",
    ]


def test_a_keyword_has_an_address_of_plain_letters() -> None:
    problem = told('[keywords]\n"Đại hội" = "Đại hội"')

    assert (at(problem), problem.hint) == ((6, 13), "ví dụ `dai-hoi`")


def test_a_keyword_without_its_address_is_told() -> None:
    problem = told('[keywords]\n"Đại hội" = ""')

    assert (at(problem), problem.hint) == ((6, 13), "ví dụ `dai-hoi`")


def test_two_keywords_may_not_share_an_address() -> None:
    problem = told('[keywords]\n"Tam" = "tam"\n"Tám" = "tam"')

    assert (at(problem), problem.message) == ((7, 9), "địa chỉ “tam” đã dùng cho một từ khóa khác ở dòng 6")


def test_one_keyword_may_not_have_two_addresses() -> None:
    problem = told('[keywords]\n"Đại hội" = "a"\n"đại hội" = "b"')

    assert (at(problem), problem.message) == ((7, 13), "từ khóa này đã có địa chỉ “a” ở dòng 6")


# ── organisations ────────────────────────────────────────────────────────────────────────────


def two_organisations(first: str, second: str) -> Problem:
    return told(f'[[organisations]]\nname = "Cũ"\n{first}\n[[organisations]]\nname = "Mới"\n{second}')


def test_an_organisation_ends_after_it_begins() -> None:
    problem = told('[[organisations]]\nname = "A"\nfrom = 2021-07-01\nto = "1/6/2021"')

    assert (at(problem), problem.message) == ((8, 6), "ngày cuối `to` trước ngày đầu `from` (1/7/2021)")


def test_organisations_do_not_overlap() -> None:
    problem = two_organisations("to = 2021-07-01", "from = 2021-07-01")

    assert at(problem) == (10, 8)
    assert problem.message == "`from` phải sau 1/7/2021 là ngày cuối của “Cũ”"


def test_organisations_come_in_their_order() -> None:
    problem = two_organisations("from = 2021-07-01", "from = 2020-01-01")

    assert problem.message == "`from` phải sau 1/7/2021 là ngày đầu của “Cũ”"


def test_a_later_organisation_says_since_when() -> None:
    problem = two_organisations("from = 2021-07-01", "")

    assert (at(problem), problem.message) == ((8, 1), "thiếu trường `from`, ngày “Mới” thay “Cũ”")


def test_the_first_day_of_all_has_no_eve() -> None:
    problem = two_organisations("", "from = 0001-01-01")

    assert at(problem) == (10, 8)


def test_an_impossible_day_is_told_at_its_place() -> None:
    assert at(told('[[organisations]]\nname = "A"\nfrom = "31/2/2021"')) == (7, 8)
