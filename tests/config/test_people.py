"""people.toml → Directory, and whom a typed name means."""

from __future__ import annotations

import pickle

from site_gen.config.people import People, check_people
from site_gen.config.toml import read_toml
from site_gen.digest import digest
from site_gen.fields import Field
from site_gen.model import Directory, KnownPerson, Person
from site_gen.problems import Problem


def check(typed: str) -> tuple[Directory, tuple[Problem, ...]]:
    root = read_toml("content/people.toml", typed)
    assert isinstance(root, Field), root
    return check_people(root)


def told(typed: str) -> Problem:
    _, (problem,) = check(typed)
    return problem


def known(name: str, id: str, unit: str = "", **more: tuple[str, ...]) -> KnownPerson:
    return KnownPerson(
        id=id,
        name=name,
        title="",
        unit=unit,
        units=more.get("units", ()),
        spellings=more.get("spellings", ()),
        public_official=False,
    )


# ── people.toml ──────────────────────────────────────────────────────────────────────────────


def test_an_entry_is_kept_whole() -> None:
    directory, problems = check("""
        [[people]]
        id = "ngoc-quang"
        name = "Lê Ngọc Quảng"
        title = "ThS."
        unit = "Trung tâm"
        units = ["Sở Nội vụ", "Văn phòng"]
        spellings = ["Lê Quảng"]
        public_official = true
        slug = "quang"
    """)

    assert problems == ()
    assert directory.people == (
        KnownPerson(
            id="ngoc-quang",
            name="Lê Ngọc Quảng",
            title="ThS.",
            unit="Trung tâm",
            units=("Sở Nội vụ", "Văn phòng"),
            spellings=("Lê Quảng",),
            public_official=True,
            slug="quang",
        ),
    )


def test_a_name_is_its_own_id_in_one_form() -> None:
    directory, _ = check('people = [{ name = "Võ Văn Viên" }, { name = "NGUYỄN THỊ HOÀ" }]')

    assert [person.id for person in directory.people] == ["võ văn viên", "nguyễn thị hòa"]


def test_one_address_is_one_persons() -> None:
    problem = told('[[people]]\nname = "Tam"\nslug = "tam"\n[[people]]\nname = "Tám"\nslug = "tam"')

    assert (problem.line, problem.message) == (6, "địa chỉ “tam” đã dùng cho một người khác ở dòng 3")


def test_an_address_is_plain() -> None:
    assert told('[[people]]\nname = "Tám"\nslug = "Tám"').hint == "ví dụ `tam`"


def test_officials_are_those_who_are_said_to_be() -> None:
    directory, _ = check('people = [{ name = "An", public_official = true }, { name = "Bình" }]')

    assert [person.name for person in directory.officials] == ["An"]


def test_an_empty_file_knows_nobody() -> None:
    assert check("") == (Directory(people=()), ())


def test_a_name_is_required() -> None:
    problem = told('[[people]]\ntitle = "ThS."')

    assert (problem.line, problem.column, problem.message) == (1, 1, "thiếu trường `name`")
    assert problem.hint == 'thêm dòng `name = "Nguyễn Văn A"`'


def test_an_unknown_field_is_told_with_the_nearest() -> None:
    problem = told('[[people]]\nname = "A"\nunnit = "B"')

    assert (problem.line, problem.column, problem.hint) == (3, 1, "có phải là `unit`?")


def test_a_flag_is_true_or_false() -> None:
    problem = told('[[people]]\nname = "A"\npublic_official = "có"')

    assert (problem.line, problem.hint) == (3, "ví dụ `public_official = true`")


def test_two_entries_with_one_id_are_told_with_the_line_of_the_other() -> None:
    problem = told('[[people]]\nname = "A"\nid = "x"\n[[people]]\nid = "x"\nname = "B"')

    assert (problem.line, problem.column, problem.message) == (5, 6, "`id` “x” đã có ở dòng 3")


def test_namesakes_without_ids_are_told_how_to_be_told_apart() -> None:
    problem = told('[[people]]\nname = "Lê Hòa"\n[[people]]\nname = "LÊ HOÀ"')

    assert (problem.line, problem.column, problem.message) == (4, 8, "“LÊ HOÀ” đã có ở dòng 2")
    assert "thêm `id` và `unit` cho từng người" in problem.hint


def test_namesakes_with_an_id_are_well() -> None:
    _, problems = check('people = [{ name = "A" }, { name = "A", id = "a-2" }]')

    assert problems == ()


# ── whom a name means ────────────────────────────────────────────────────────────────────────

TAM_TAX = known("Nguyễn Thị Tám", "tam-thue", "Cục Thuế")
TAM_HOME = known("Nguyễn Thị Tám", "tam-noi-vu", "Sở Nội vụ", units=("UBND huyện Núi Thành",))
VIEN = known("Võ Văn Viên", "võ văn viên", "Văn phòng", spellings=("V. V. Viên",))
PEOPLE = People(Directory(people=(TAM_TAX, TAM_HOME, VIEN)))


def found(name: str, person: str = "", unit_text: str = "") -> str | None:
    one = PEOPLE.find(name, person, unit_text)
    return one.id if one else None


def test_a_known_person_comes_as_the_directory_has_her() -> None:
    assert PEOPLE.find("VÕ VĂN VIÊN") == Person(id="võ văn viên", name="Võ Văn Viên", unit="Văn phòng")


def test_another_spelling_leads_to_the_same_person() -> None:
    assert found("v. v. viên") == VIEN.id


def test_an_unknown_name_is_a_person_of_its_own() -> None:
    assert PEOPLE.find("Trần Thị Hoà") == Person(id="trần thị hòa", name="Trần Thị Hoà")


def test_marks_tell_names_apart() -> None:
    assert found("Nguyễn Thị Tam") == "nguyễn thị tam"


def test_namesakes_are_told_apart_by_id() -> None:
    assert found("Nguyễn Thị Tám", person="tam-thue") == "tam-thue"


def test_an_id_of_nobody_means_nobody() -> None:
    assert found("Nguyễn Thị Tám", person="tam-3") is None


def test_namesakes_are_told_apart_by_a_unit_in_the_text() -> None:
    assert found("Nguyễn Thị Tám", unit_text="Phó Giám đốc sở nội vụ tỉnh") == "tam-noi-vu"
    assert found("Nguyễn Thị Tám", unit_text="Chủ tịch UBND huyện Núi Thành") == "tam-noi-vu"
    assert found("Nguyễn Thị Tám", unit_text="Cục Thuế, tỉnh Quảng Nam") == "tam-thue"


def test_namesakes_that_nothing_tells_apart_are_ambiguous() -> None:
    ambiguous = Person(id="", name="Nguyễn Thị Tám")

    assert PEOPLE.find("Nguyễn Thị Tám") == ambiguous
    assert PEOPLE.find("Nguyễn Thị Tám", unit_text="Chi cục Thuế và Sở Nội vụ") == ambiguous
    assert PEOPLE.namesakes("NGUYỄN THỊ TÁM") == (TAM_TAX, TAM_HOME)


def test_a_unit_is_found_as_whole_words_only() -> None:
    ban, bank = known("A", "1", "Ban A"), known("A", "2", "Ban An")
    people = People(Directory(people=(ban, bank)))

    assert people.find("A", unit_text="Trưởng ban An") == Person(id="2", name="A", unit="Ban An")


def test_an_only_bearer_of_a_name_needs_no_unit() -> None:
    assert found("Võ Văn Viên", unit_text="Sở Y tế") == VIEN.id


def test_a_name_that_is_anothers_spelling_is_ambiguous() -> None:
    people = People(Directory(people=(known("A B", "1", spellings=("AB",)), known("AB", "2"))))

    assert people.find("AB") == Person(id="", name="AB")


def test_people_that_were_asked_are_still_the_same_in_any_process() -> None:
    used, fresh = People(PEOPLE.directory), People(PEOPLE.directory)
    used.find("Võ Văn Viên")

    assert digest(used) == digest(fresh)
    assert pickle.loads(pickle.dumps(used)) == fresh
