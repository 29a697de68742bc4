from __future__ import annotations

import pytest

from site_gen.fields import Form
from site_gen.model import Attendee, KnownPerson, Person
from site_gen.problems import Problem
from site_gen.reading.attendees import read_attendees
from tests.samples import a_head, people


def known(id: str, name: str, unit: str = "", title: str = "") -> KnownPerson:
    return KnownPerson(
        id=id, name=name, title=title, unit=unit, units=(), spellings=(), public_official=False
    )


VIEN = known("vien", "Võ Văn Viên", "Văn phòng", "TS.")
NAMESAKES = (known("an-so", "Lê An", "Sở Nội vụ"), known("an-tt", "Lê An", "Trung tâm"))


def read(typed: str, *directory: KnownPerson) -> tuple[tuple[Attendee, ...], list[Problem]]:
    problems: list[Problem] = []
    form = Form(a_head(typed), problems)
    return read_attendees(form, "attendees", people(*directory)), problems


def one(typed: str, *directory: KnownPerson) -> Attendee:
    (found,), problems = read(f"attendees:\n  - {typed}", *directory)
    assert problems == []
    return found


@pytest.mark.parametrize(
    ("typed", "name", "role"),
    [
        ("Lê Ngọc Quảng", "Lê Ngọc Quảng", ""),
        ("Lê Ngọc Quảng - Giám đốc", "Lê Ngọc Quảng", "Giám đốc"),
        ("Lê Ngọc Quảng – Giám đốc", "Lê Ngọc Quảng", "Giám đốc"),
        ("Lê Ngọc Quảng- Giám đốc", "Lê Ngọc Quảng", "Giám đốc"),
        ("Lê Ngọc Quảng -Giám đốc", "Lê Ngọc Quảng", "Giám đốc"),
        ("Y-Blơ Niê - Bí thư - Chủ tịch", "Y-Blơ Niê", "Bí thư - Chủ tịch"),
        ("{name: Lê Ngọc Quảng, role: Giám đốc}", "Lê Ngọc Quảng", "Giám đốc"),
    ],
)
def test_name_and_role_are_told_apart(typed: str, name: str, role: str) -> None:
    found = one(typed)

    assert (found.person.name, found.role) == (name, role)


def test_the_long_form_may_name_a_unit() -> None:
    assert one("name: Lê Ngọc Quảng\n    unit: Trung tâm").person == Person(
        id="lê ngọc quảng", name="Lê Ngọc Quảng", unit="Trung tâm"
    )


def test_the_order_typed_is_the_order_of_rank() -> None:
    found, _ = read("attendees: [Võ Văn Viên, Lê An, Bùi Bình]")

    assert [attendee.person.name for attendee in found] == ["Võ Văn Viên", "Lê An", "Bùi Bình"]


def test_one_attendee_needs_no_list() -> None:
    found, _ = read("attendees: Võ Văn Viên - Phó Bí thư")

    assert [attendee.role for attendee in found] == ["Phó Bí thư"]


@pytest.mark.parametrize("typed", ["Nguyễn Hoà", "Nguyễn Hòa", "NGUYỄN  HÒA", "Nguye\u0302\u0303n Hoa\u0300"])
def test_spellings_of_one_name_are_one_person(typed: str) -> None:
    assert one(typed).person.id == "nguyễn hòa"


def test_names_that_differ_in_a_mark_are_two_people() -> None:
    assert one("Nguyễn Thị Tam").person.id != one("Nguyễn Thị Tám").person.id


def test_someone_in_the_directory_has_her_id_and_title() -> None:
    assert one("VÕ VĂN VIÊN - Phó Bí thư", VIEN).person == Person(id="vien", name="VÕ VĂN VIÊN", title="TS.")


def test_the_role_tells_namesakes_apart() -> None:
    assert one("Lê An - Phó Giám đốc Sở Nội vụ", *NAMESAKES).person.id == "an-so"


def test_an_id_tells_namesakes_apart() -> None:
    assert one("{name: Lê An, person: an-tt}", *NAMESAKES).person.id == "an-tt"


def test_an_ambiguous_name_is_nobody_and_is_told() -> None:
    (found,), (problem,) = read("attendees:\n  - Lê An", *NAMESAKES)

    assert found.person.id == ""
    assert (problem.line, problem.column, problem.severity) == (3, 5, "warning")


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("Đồng chí Lê An", "tên “Đồng chí Lê An” có lời xưng hô ở đầu"),
        ("ông Lê An - Giám đốc", "tên “ông Lê An” có lời xưng hô ở đầu"),
        ("Lê An: Giám đốc", "giữa tên và chức vụ là dấu gạch ngang, không phải dấu hai chấm"),
        ("{role: Giám đốc}", "thiếu trường `name`"),
        ("{name: Lê An, vai_tro: Giám đốc}", "không có trường nào tên là `vai_tro`"),
        ("{name: Lê An, person: an}", "people.toml không có ai mang mã “an”"),
    ],
)
def test_what_is_wrong_is_told(typed: str, message: str) -> None:
    _, problems = read(f"attendees:\n  - {typed}")

    assert [problem.message for problem in problems] == [message]
    assert [problem.line for problem in problems] == [3]


def test_a_name_that_begins_nearly_like_an_address_is_a_name() -> None:
    assert one("Bá Thị Hoa").person.name == "Bá Thị Hoa"


def test_a_name_in_the_directory_is_a_name_however_it_begins() -> None:
    assert one("Ông Thị Hoa", known("hoa", "Ông Thị Hoa")).person.id == "hoa"
