from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from site_gen.building.publish import Maker, publish
from site_gen.digest import digest_bytes
from site_gen.problems import Problems, error
from tests.building.shelf import Plain, a_site, keyed, maker, own, put, refused, standing, untouched

A = a_site("A", range(6))


def test_the_output_is_what_was_planned_and_nothing_else(tmp_path: Path) -> None:
    put(A, tmp_path / "output")
    outcome = put(B := a_site("B", range(3, 9)), tmp_path / "output")

    assert standing(tmp_path / "output") == B
    assert outcome.made == tuple(sorted(B))
    assert outcome.removed == tuple(sorted(A.keys() - B.keys()))


def test_publishing_again_makes_nothing_and_touches_nothing(tmp_path: Path) -> None:
    put(A, tmp_path / "output")
    before, asked = untouched(tmp_path), list[str]()
    outcome = publish(keyed(A), maker(A, asked), tmp_path / "output")

    assert (outcome.made, outcome.removed, outcome.kept, asked) == ((), (), len(A), [])
    assert untouched(tmp_path) == before


def test_only_what_differs_is_made(tmp_path: Path) -> None:
    put(A, tmp_path / "output")
    changed, asked = A | {"site.css": b"moi"}, list[str]()
    outcome = publish(keyed(changed), maker(changed, asked), tmp_path / "output")

    assert asked == ["site.css"]
    assert (outcome.made, outcome.kept) == (("site.css",), len(A) - 1)


def test_an_empty_plan_empties_the_output(tmp_path: Path) -> None:
    put(A, tmp_path / "output")
    put({}, tmp_path / "output")

    assert os.listdir(tmp_path / "output") == [".site-gen"]  # noqa: PTH208
    assert own(tmp_path / "output") == ["lock", "manifest", "names"]


def test_what_comes_out_the_same_is_kept_and_not_made_a_second_time(tmp_path: Path) -> None:
    put(A, tmp_path / "output")
    before = untouched(tmp_path)
    other = {path: Plain(b"another key 1234", parts) for path, (_, parts) in keyed(A).items()}
    asked: list[str] = []
    outcome = publish(other, maker(A), tmp_path / "output")
    again = publish(other, maker(A, asked), tmp_path / "output")

    assert (outcome.made, outcome.kept, again.kept, asked) == ((), len(A), len(A), [])
    assert untouched(tmp_path) == before


def test_a_lost_and_an_altered_file_are_made_again(tmp_path: Path) -> None:
    put(A, tmp_path / "output")
    (tmp_path / "output/site.css").unlink()
    (tmp_path / "output/index.html").write_bytes(b"sua tay")
    outcome = put(A, tmp_path / "output")

    assert standing(tmp_path / "output") == A
    assert outcome.why == (("index.html", ("lost",)), ("site.css", ("lost",)))


def test_an_altered_file_of_the_same_size_is_seen_by_its_time(tmp_path: Path) -> None:
    put(A, tmp_path / "output")
    file = tmp_path / "output/site.css"
    file.write_bytes(file.read_bytes().swapcase())
    os.utime(file, ns=(0, 0))
    put(A, tmp_path / "output")

    assert standing(tmp_path / "output") == A


def test_a_file_that_was_only_touched_stays(tmp_path: Path) -> None:
    put(A, tmp_path / "output")
    os.utime(tmp_path / "output/site.css", ns=(0, 0))
    before = untouched(tmp_path)
    asked: list[str] = []
    outcome = put(A, tmp_path / "output")
    again = publish(keyed(A), maker(A, asked), tmp_path / "output")

    assert (outcome.made, again.kept, asked) == ((), len(A), [])
    assert untouched(tmp_path) == before


def test_a_link_where_a_file_of_ours_was_is_replaced_and_its_target_kept(tmp_path: Path) -> None:
    put(A, tmp_path / "output")
    elsewhere = tmp_path / "elsewhere.css"
    (tmp_path / "output/site.css").rename(elsewhere)
    (tmp_path / "output/site.css").symlink_to(elsewhere)
    put(A, tmp_path / "output")

    assert not (tmp_path / "output/site.css").is_symlink()
    assert elsewhere.read_bytes() == A["site.css"]


def test_why_names_the_parts_that_differ(tmp_path: Path) -> None:
    def a_plan(**keys: tuple[bytes, dict[str, bytes]]) -> dict[str, Plain]:
        return {
            path: Plain(key, tuple((name, digest_bytes(part)) for name, part in parts.items()))
            for path, (key, parts) in keys.items()
        }

    first = a_plan(
        a=(b"1", {"view.card": b"1", "view.related": b"1", "template": b"1"}),
        b=(b"1", {"template": b"1"}),
        c=(b"1", {"template": b"1"}),
    )
    second = a_plan(
        a=(b"2", {"view.card": b"2", "view.related": b"1", "frame": b"1"}),
        b=(b"2", {"template": b"1"}),
        c=(b"1", {"template": b"1"}),
        d=(b"1", {"template": b"1"}),
    )
    publish(first, maker(dict.fromkeys("abc", b"cu")), tmp_path)
    outcome = publish(second, maker(dict.fromkeys("abcd", b"moi")), tmp_path)

    assert outcome.why == (("a", ("frame", "template", "view.card")), ("b", ("engine",)), ("d", ("new",)))


def test_a_failing_maker_leaves_the_output_as_it_was(tmp_path: Path) -> None:
    put(A, tmp_path / "output")
    before = untouched(tmp_path)

    with pytest.raises(Problems, match="khuôn hỏng"):
        publish(keyed(a_site("B", range(9))), _failing(a_site("B", range(9))), tmp_path / "output")

    assert untouched(tmp_path) == before
    assert own(tmp_path / "output") == ["lock", "manifest", "names"]


def test_a_failing_maker_leaves_no_output_where_there_was_none(tmp_path: Path) -> None:
    with pytest.raises(Problems, match="khuôn hỏng"):
        publish(keyed(A), _failing(A), tmp_path / "output")

    assert list(tmp_path.iterdir()) == []


def test_a_failing_maker_is_closed_before_its_problems_are_told(tmp_path: Path) -> None:
    closed = []

    def make(paths: Sequence[str]) -> Iterator[tuple[str, bytes]]:
        try:
            yield "x" * 300, b""
        finally:
            closed.append(True)

    with pytest.raises(KeyError):
        publish(keyed(A), make, tmp_path / "output")

    assert closed == [True]


def test_a_maker_that_forgets_a_file_is_our_mistake(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="asked for 8 files, 7 were made"):
        publish(keyed(A), lambda paths: [(path, A[path]) for path in paths[1:]], tmp_path / "output")


@pytest.mark.parametrize("path", ["/a", "../a", "a/../b", "a//b", ".site-gen/manifest", "a\\b", ""])
def test_a_path_that_leaves_the_output_is_our_mistake(tmp_path: Path, path: str) -> None:
    with pytest.raises(ValueError, match="no path of an output folder"):
        put({path: b""}, tmp_path / "output")


def test_a_name_that_no_disk_takes_is_told_before_anything_moves(tmp_path: Path) -> None:
    long = "tin-tuc/" + "đ" * 130 + "/index.html"

    assert refused({long: b"", "index.html": b""}, tmp_path / "output") == [
        f"output/{long}: tên dài quá mức mà hệ thống tệp cho phép"
    ]
    assert list(tmp_path.iterdir()) == []


def test_files_are_as_readable_as_the_umask_says(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        put(A, tmp_path / "output")
    finally:
        os.umask(before)

    assert (tmp_path / "output/index.html").stat().st_mode & 0o777 == 0o640


def _failing(files: dict[str, bytes]) -> Maker:
    def make(paths: Sequence[str]) -> Iterator[tuple[str, bytes]]:
        yield paths[0], files[paths[0]]
        raise Problems([error("templates/base.html", 3, 0, "khuôn hỏng")])

    return make


def test_strangers_are_told_beside_what_a_maker_finds(tmp_path: Path) -> None:
    put(A, tmp_path / "output")
    (tmp_path / "output/la.txt").write_bytes(b"la")

    with pytest.raises(Problems) as caught:
        publish(keyed(a_site("B", range(9))), _failing(a_site("B", range(9))), tmp_path / "output")

    assert "output/la.txt" in {one.file for one in caught.value.found}
    assert len(caught.value.found) == 2


@pytest.mark.parametrize("name", ["names", "manifest"])
def test_what_cannot_be_written_in_the_end_is_refused_before_anything_moves(
    tmp_path: Path, name: str
) -> None:
    put(A, tmp_path)
    (tmp_path / ".site-gen" / name).unlink()
    (tmp_path / ".site-gen" / name).mkdir()

    assert refused(a_site("B", range(6)), tmp_path) == [
        "output: không ghi được (chỗ ấy là một thư mục hoặc một thứ khác, không phải một tệp)"
    ]
    assert standing(tmp_path) == A


def test_a_pipe_where_the_manifest_was_is_told(tmp_path: Path) -> None:
    put(A, tmp_path)
    (tmp_path / ".site-gen/manifest").unlink()
    os.mkfifo(tmp_path / ".site-gen/manifest")

    assert refused(A, tmp_path) == [
        "output: không ghi được (chỗ ấy là một thư mục hoặc một thứ khác, không phải một tệp)"
    ]
