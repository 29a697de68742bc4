"""TOML → fields: what tomllib understands, at the places where people typed it."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_gen.config.toml import read_toml
from site_gen.fields import Field
from site_gen.problems import Problem

FILE = "content/site.toml"


def tree(text: str) -> Field:
    root = read_toml(FILE, text)
    assert isinstance(root, Field), root
    return root


def mistake(text: str) -> Problem:
    problem = read_toml(FILE, text)
    assert isinstance(problem, Problem)
    return problem


def every(field: Field) -> Iterator[Field]:
    yield field
    members = field.value.values() if isinstance(field.value, Mapping) else field.value
    if isinstance(members, str) or members is None:
        return
    for member in members:
        yield from every(member)


def places(text: str) -> dict[str, tuple[tuple[int, int], tuple[int, int]]]:
    """Name → place of its key, place of its value."""
    return {one.name: (one.label, (one.line, one.column)) for one in every(tree(text)) if one.name}


# ── places ───────────────────────────────────────────────────────────────────────────────────


def test_a_key_and_its_value_have_their_places() -> None:
    assert places('\n  name = "Trung tâm"') == {"name": ((2, 3), (2, 10))}


def test_the_root_is_the_whole_file() -> None:
    root = tree("")

    assert (root.file, root.line, root.column, root.name, root.value) == (FILE, 0, 0, "", {})


def test_columns_are_characters_and_a_carriage_return_is_none() -> None:
    assert places('a = { "Đại hội" = 1, b = 2 }\r\nc = 3\r\n') == {
        "a": ((1, 1), (1, 5)),
        "a.Đại hội": ((1, 7), (1, 19)),
        "a.b": ((1, 22), (1, 26)),
        "c": ((2, 1), (2, 5)),
    }


def test_a_table_stands_at_its_header() -> None:
    assert places("[contact]\nphone = '0235'\n [ a . b ]") == {
        "contact": ((1, 2), (1, 1)),
        "contact.phone": ((2, 1), (2, 9)),
        "a": ((3, 4), (3, 4)),
        "a.b": ((3, 8), (3, 2)),
    }


def test_a_table_that_was_only_passed_moves_to_its_own_header() -> None:
    assert places("[a.b]\n[a]") == {"a": ((2, 2), (2, 1)), "a.b": ((1, 4), (1, 1))}


def test_members_of_a_list_of_tables_count_from_one() -> None:
    typed = '[[people]]\nname = "A"\n\n[[people]]\nname = "B"\n[people.office]\nfloor = 2'

    assert places(typed) == {
        "people": ((1, 3), (1, 1)),
        "people[1]": ((0, 0), (1, 1)),
        "people[1].name": ((2, 1), (2, 8)),
        "people[2]": ((0, 0), (4, 1)),
        "people[2].name": ((5, 1), (5, 8)),
        "people[2].office": ((6, 9), (6, 1)),
        "people[2].office.floor": ((7, 1), (7, 9)),
    }


def test_a_list_of_tables_within_a_list_of_tables_starts_anew() -> None:
    found = places("[[a]]\n[[a.b]]\n[[a.b]]\n[[a]]\n[[a.b]]\nc = 1")

    assert found["a[1].b[2]"] == ((0, 0), (3, 1))
    assert found["a[2].b[1]"] == ((0, 0), (5, 1))
    assert found["a[2].b[1].c"] == ((6, 1), (6, 5))


def test_dotted_keys_give_each_part_its_place() -> None:
    assert places("a . 'b'.c = 1\na.d = 2") == {
        "a": ((1, 1), (1, 1)),
        "a.b": ((1, 5), (1, 5)),
        "a.b.c": ((1, 9), (1, 13)),
        "a.d": ((2, 3), (2, 7)),
    }


def test_lists_run_over_lines_and_comments() -> None:
    assert places('units = [ # all of them\n  "A, ]", # first\n\n  [1, 2],\n]\nlast = 3') == {
        "units": ((1, 1), (1, 9)),
        "units[1]": ((0, 0), (2, 3)),
        "units[2]": ((0, 0), (4, 3)),
        "units[2][1]": ((0, 0), (4, 4)),
        "units[2][2]": ((0, 0), (4, 7)),
        "last": ((6, 1), (6, 8)),
    }


@pytest.mark.parametrize(
    "value",
    [
        '"""one\n\ntwo"""',
        '"""a "quoted" word"""""',
        "'''one # [ { =\ntwo'''",
        "'''it''s'''''",
        '""""""',
        "''''''",
        '""',
        r'"\" # \\"',
        "'\\'",
        "2021-05-14 07:30:00  # at work",
        "{ }",
        "[]",
        '{ a = [ "}" ], b.c = { d = "," } }',
    ],
)
def test_what_follows_a_value_of_any_shape_is_found(value: str) -> None:
    line = value.count("\n") + 2

    assert places(f"first = {value}\nnext = 1")["next"] == ((line, 1), (line, 8))


def test_comments_hold_nothing() -> None:
    assert places('# [a]\n# b = "\nc = 1 # d = 2\n#') == {"c": ((3, 1), (3, 5))}


# ── values ───────────────────────────────────────────────────────────────────────────────────


def test_what_is_no_string_is_text_as_typed() -> None:
    typed = "a = 20\nb = true\nc = 2021-05-14\nd = 0x1F # no matter\ne = 1_000"

    assert [one.value for one in every(tree(typed))][1:] == ["20", "true", "2021-05-14", "0x1F", "1_000"]


def test_strings_are_what_they_mean_in_one_normal_form() -> None:
    decomposed = normalize("NFD", "Đảng ủy")

    assert [one.value for one in every(tree(f"a = \"x\\ty\"\nb = 'C:\\x'\nc = '{decomposed}'"))][1:] == [
        "x\ty",
        "C:\\x",
        "Đảng ủy",
    ]


Document = Mapping[str, Any]


def _reread(field: Field, understood: object) -> object:
    """The value of *field* as tomllib would have it, given the type that tomllib gave it."""
    match field.value:
        case Mapping():
            assert isinstance(understood, dict)
            assert list(field.value) == list(understood)
            return {key: _reread(one, understood[key]) for key, one in field.value.items()}
        case tuple():
            assert isinstance(understood, list)
            return [_reread(one, its) for one, its in zip(field.value, understood, strict=True)]
        case str() if isinstance(understood, str):
            return understood if field.value == normalize("NFC", understood) else field.value
        case _:
            return tomllib.loads(f"x = {field.value}")["x"]


def _starts_with_key(text: str, field: Field, key: str) -> bool:
    line, column = field.label
    here = text.split("\n")[line - 1][column - 1 :]
    return here.startswith(key) or here.startswith(json.dumps(key, ensure_ascii=False))


_letters = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\x7f")
_words = st.text(_letters, max_size=8)
_bare = st.text("abcxyz019-_", min_size=1, max_size=4)


def _key(name: str) -> str:
    bare = name and all(letter in "abcxyz019-_" for letter in name)
    return name if bare else json.dumps(name, ensure_ascii=False)


def _string(word: str, style: int) -> str:
    if style == 1 and "'" not in word:
        return f"'{word}'"
    if style == 2:
        return f'"""\n{json.dumps(word, ensure_ascii=False)[1:-1]}"""'
    if style == 3 and "'" not in word:
        return f"'''{word}\n'''"
    return json.dumps(word, ensure_ascii=False)


_scalars = st.one_of(
    st.builds(_string, _words, st.integers(0, 3)),
    st.integers(-(10**9), 10**9).map(str),
    st.booleans().map(lambda one: str(one).lower()),
    st.dates(min_value=date(1, 1, 1)).map(str),
    st.sampled_from(["1979-05-27T07:32:00Z", "1979-05-27 07:32:00.5", "07:32:00", "6.5e2", "-inf", "0b11"]),
)


def _listed(members: list[str], gap: str) -> str:
    return f"[{gap}{(gap + ',' + gap).join(members)}{gap}]"


def _inlined(members: dict[str, str]) -> str:
    return "{" + ", ".join(f"{_key(name)} = {value}" for name, value in members.items()) + "}"


_values = st.recursive(
    _scalars,
    lambda inner: st.one_of(
        st.builds(_listed, st.lists(inner, max_size=3), st.sampled_from(["", " ", "\n  ", " # ],}\n"])),
        st.builds(_inlined, st.dictionaries(_bare | _words, inner, max_size=3)),
    ),
    max_leaves=6,
)
_pairs = st.dictionaries(_bare | _words, _values, max_size=3)


def _lines(pairs: dict[str, str], after: str) -> str:
    return "".join(f"{_key(name)} ={value}{after}\n" for name, value in pairs.items())


@st.composite
def _documents(draw: Callable[[st.SearchStrategy[Any]], Any]) -> str:
    after = draw(st.sampled_from(["", "  ", " # = [", "\r"]))
    parts = [_lines(draw(_pairs), after)]
    for name, pairs in draw(st.dictionaries(_bare, st.lists(_pairs, min_size=1, max_size=3))).items():
        brackets = ("[", "]") if len(pairs) == 1 else ("[[", "]]")
        parts += [f"{brackets[0]} T{name} {brackets[1]}{after}\n{_lines(one, after)}" for one in pairs]
    return "".join(parts)


@settings(deadline=None)
@given(_documents())
def test_the_tree_says_what_tomllib_says_and_points_at_the_keys(text: str) -> None:
    root = tree(text)

    assert _reread(root, tomllib.loads(text)) == tomllib.loads(text)
    for field in every(root):
        if isinstance(field.value, Mapping):
            assert all(_starts_with_key(text, one, key) for key, one in field.value.items())


# ── mistakes ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("typed", "place", "message", "hint"),
    [
        ("x = Sở Y tế", (1, 5), "thiếu dấu ngoặc kép quanh “Sở Y tế”", 'viết "Sở Y tế"'),
        ("x = 14/5/2021", (1, 5), "thiếu dấu ngoặc kép quanh “14/5/2021”", 'viết "14/5/2021"'),
        ("x = 0235 381 # gọi", (1, 5), "thiếu dấu ngoặc kép quanh “0235 381”", 'viết "0235 381"'),
        ('x = [Sở, "B"]', (1, 6), "thiếu dấu ngoặc kép quanh “Sở”", 'viết "Sở"'),
        ("x = “Sở”", (1, 5), "dấu ngoặc kép cong không dùng được ở đây, chỉ dùng dấu thẳng", 'viết "Sở"'),
        ("x = True", (1, 5), "`True` phải viết thường", "viết `true`"),
        ("a = 1\nx =\n", (2, 4), "thiếu giá trị của `x`", 'viết `x = "…"`'),
        ('x "a"', (1, 3), "thiếu dấu `=` sau `x`", 'viết `x = "…"`'),
        ('x: "a"', (1, 2), "sau `x` phải là dấu `=`, không phải dấu hai chấm", 'viết `x = "…"`'),
        (
            "x = 2021-02-30",
            (1, 5),
            "ngày giờ 2021-02-30 không có thật",
            "viết năm-tháng-ngày, ví dụ 2021-05-14",
        ),
        (
            "x = 2021-13-01",
            (1, 5),
            "ngày giờ 2021-13-01 không có thật",
            "viết năm-tháng-ngày, ví dụ 2021-05-14",
        ),
        ("x = 1\ny = 2\nx = 3", (3, 1), "khóa `x` viết hai lần, lần đầu ở dòng 1", "giữ lại một trong hai"),
        ("x = 1\nx = 2\nz = ", (2, 1), "khóa `x` viết hai lần, lần đầu ở dòng 1", "giữ lại một trong hai"),
        (
            "[people]\na = 1\n[people]",
            (3, 2),
            "khóa `people` viết hai lần, lần đầu ở dòng 1",
            "nếu là danh sách, viết `[[people]]` ở mỗi chỗ",
        ),
        ("a = {x=1, x=2}", (1, 11), "khóa `x` viết hai lần, lần đầu ở dòng 1", "giữ lại một trong hai"),
        (
            "a.b = 1\n [a]",
            (2, 2),
            "khóa ở dòng này đã được viết ở trên theo một cách khác",
            "gộp hai chỗ làm một",
        ),
        ('x = "a\ny = 1', (1, 5), "dấu ngoặc mở ở đây không được đóng", 'thêm dấu " ở cuối giá trị'),
        ("x = 'a", (1, 5), "dấu ngoặc mở ở đây không được đóng", "thêm dấu ' ở cuối giá trị"),
        ('x = """a\nb\n', (1, 5), "dấu ngoặc ba mở ở đây không được đóng", 'thêm """'),
        (
            'x = ["a",\ny = 1',
            (2, 1),
            "danh sách mở ở trên chưa được đóng",
            'thêm dấu `]`; danh sách viết như ["một", "hai"]',
        ),
        (
            'x = ["a" "b"]',
            (1, 10),
            "danh sách thiếu dấu phẩy giữa hai mục hoặc dấu `]` ở cuối",
            'danh sách viết như ["một", "hai"]',
        ),
        (
            "x = { a = 1",
            (1, 12),
            "nhóm trong dấu `{ }` thiếu dấu phẩy hoặc dấu `}`",
            'viết trên một dòng, như { name = "Trang chủ", url = "/" }',
        ),
        (
            "[a",
            (1, 3),
            "tiêu đề nhóm thiếu dấu `]`",
            "tên trong dấu `[ ]` có dấu cách hoặc chữ có dấu thì đặt trong dấu ngoặc kép",
        ),
        (
            'Đại hội = "dai-hoi"',
            (1, 1),
            "tên “Đại hội” có dấu cách hoặc chữ có dấu nên phải đặt trong dấu ngoặc kép",
            'viết "Đại hội"',
        ),
        (
            'tin moi = "x"',
            (1, 1),
            "tên “tin moi” có dấu cách hoặc chữ có dấu nên phải đặt trong dấu ngoặc kép",
            'viết "tin moi"',
        ),
        ('= "a"', (1, 1), "thiếu tên trước dấu `=`", 'mỗi dòng viết `tên = "giá trị"`'),
        ("[]", (1, 1), "thiếu tên trong dấu ngoặc", 'mỗi dòng viết `tên = "giá trị"`'),
        (
            "Ơ kìa",
            (1, 1),
            "dòng “Ơ kìa” không có tên và dấu `=`",
            'mỗi dòng viết `tên = "giá trị"`; lời ghi chú thì đặt dấu `#` ở đầu dòng',
        ),
        (
            'x = "a" b',
            (1, 9),
            "sau dấu ngoặc kép đóng còn chữ thừa: “b”",
            "trong giá trị có dấu ngoặc kép thì đặt cả giá trị trong dấu nháy đơn: '…'",
        ),
        (
            "[a] b",
            (1, 5),
            "có chữ thừa ở cuối dòng: “b”",
            "xóa đi, hoặc đặt dấu `#` trước lời ghi chú",
        ),
        (
            r'x = "C:\data"',
            (1, 8),
            "dấu `\\` trong dấu ngoặc kép có nghĩa riêng",
            "viết `\\\\` thay cho `\\`, hoặc đặt cả giá trị trong dấu nháy đơn: '…'",
        ),
        ('x\u00a0= "a"', (1, 2), "có dấu cách lạ không dùng được ở đây", "xóa dấu cách đó và gõ lại"),
        ('x = "a\x01"', (1, 7), "có ký tự lạ không dùng được", "xóa ký tự đó và gõ lại"),
        (f"x = {'9' * 5000}", (0, 0), "có một số dài quá mức", "đặt dãy chữ số đó trong dấu ngoặc kép"),
        (
            f"x = {'[' * 5000}{']' * 5000}",
            (0, 0),
            "các dấu ngoặc lồng vào nhau quá nhiều tầng",
            "viết đơn giản hơn",
        ),
    ],
)
def test_a_mistake_is_told_where_it_stands_with_what_to_type(
    typed: str, place: tuple[int, int], message: str, hint: str
) -> None:
    problem = mistake(typed)

    assert ((problem.line, problem.column), problem.message, problem.hint) == (place, message, hint)


def test_a_mistake_after_windows_line_ends_has_the_same_place() -> None:
    assert (mistake("a = 1\r\nb = x\r\n").line, mistake("a = 1\r\nb = x\r\n").column) == (2, 5)


@settings(deadline=None)
@given(st.text(st.sampled_from("ab=\"'[]{}.,#\n 1-\\é“t"), max_size=30))
def test_whatever_is_typed_is_understood_or_told_within_the_text(text: str) -> None:
    read = read_toml(FILE, text)

    if isinstance(read, Problem):
        lines = text.split("\n")
        assert 1 <= read.line <= len(lines)
        assert 1 <= read.column <= len(lines[read.line - 1]) + 1
    else:
        assert _reread(read, tomllib.loads(text)) == tomllib.loads(text)
