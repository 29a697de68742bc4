"""content/ → settings, whatever state its files are in."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from site_gen.config.read import LARGEST, Settings, read_config
from site_gen.problems import error

SITE = 'name = "A"\nbase_url = "https://a.vn"\n[sections]\ntin = "Tin"\n'


def read(folder: Path, site: bytes | None = SITE.encode(), people: bytes | None = None) -> Settings:
    for name, content in (("site.toml", site), ("people.toml", people)):
        if content is not None:
            (folder / name).write_bytes(content)
    return read_config(folder)


def test_people_are_optional(tmp_path: Path) -> None:
    settings = read(tmp_path)

    assert settings.config
    assert (settings.config.name, settings.directory.people, settings.problems) == ("A", (), ())


def test_both_files_are_read(tmp_path: Path) -> None:
    settings = read(tmp_path, people='[[people]]\nname = "Võ Văn Viên"'.encode())

    assert [person.name for person in settings.directory.people] == ["Võ Văn Viên"]


def test_a_site_without_settings_is_told_how_to_begin(tmp_path: Path) -> None:
    settings = read(tmp_path, site=None)

    assert settings.config is None
    assert settings.problems == (
        error(
            "content/site.toml",
            0,
            0,
            "không tìm thấy content/site.toml",
            "chạy `site-gen init` để tạo tệp mẫu",
        ),
    )


def test_a_byte_order_mark_takes_no_column(tmp_path: Path) -> None:
    settings = read(tmp_path, site=b"\xef\xbb\xbfx = 1\r\n" + SITE.encode())

    assert settings.config
    assert [(one.line, one.column) for one in settings.problems] == [(1, 1)]


def test_bytes_of_another_encoding_are_told_at_their_place(tmp_path: Path) -> None:
    settings = read(tmp_path, site="a = 1\nb = 'Đà".encode() + b"\xd0\xe0'")

    assert settings.config is None
    assert [(one.file, one.line, one.column) for one in settings.problems] == [("content/site.toml", 2, 8)]


def test_what_is_no_toml_leaves_no_settings(tmp_path: Path) -> None:
    settings = read(tmp_path, site=b"name = A B")

    assert (settings.config, [(one.line, one.column) for one in settings.problems]) == (None, [(1, 8)])


def test_mistakes_of_both_files_are_told_together(tmp_path: Path) -> None:
    settings = read(tmp_path, site=b"name = A", people=b"[[person]]")

    assert [one.file for one in settings.problems] == ["content/site.toml", "content/people.toml"]


def test_a_broken_people_file_leaves_the_site_readable(tmp_path: Path) -> None:
    settings = read(tmp_path, people=b"people = [")

    assert settings.config
    assert (settings.directory.people, settings.problems[0].file) == ((), "content/people.toml")


def test_a_file_of_more_than_a_megabyte_is_not_looked_into(tmp_path: Path) -> None:
    settings = read(tmp_path, site=b"#" * (LARGEST + 1))

    assert (settings.config, settings.problems[0].message) == (None, "tệp nặng quá 1 MB")


def test_a_folder_in_place_of_the_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "site.toml").mkdir()

    assert read(tmp_path, site=None).problems[0].message == "content/site.toml không phải là một tệp"


if sys.platform != "win32":

    def test_a_pipe_in_place_of_settings_is_told_and_not_waited_for(tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "people.toml")

        assert read(tmp_path).problems == (
            error(
                "content/people.toml",
                0,
                0,
                "content/people.toml không phải là một tệp",
                "thay bằng một tệp văn bản cùng tên",
            ),
        )
