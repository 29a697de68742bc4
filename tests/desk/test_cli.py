from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from site_gen.cli import run
from site_gen.pages.render import Press
from tests.conftest import NOW, Result, TinySite

BROKEN = {"date": "31/2/2026"}
LONGEST = 30
"""Seconds after which a child that does not answer is a failure."""

LONG = "a" * 300
AS_NOBODY = """
import os, sys
from site_gen.building import build, workers
from site_gen.building.engine import engine
from site_gen.cli import run
from site_gen.desk import draft

engine()  # reads what root alone may be able to read
os.chdir(sys.argv[1])
run(["check", "--site", "trang", "--jobs", "1"])
if sys.platform != "win32" and os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
sys.exit(run(sys.argv[2:]))
"""

SLOW_BUILD = """
import signal, sys, time
from site_gen.cli import main
from site_gen.pages.render import Press

signal.signal(signal.SIGINT, signal.default_int_handler)  # whatever our parent does with Ctrl-C

def slowly(press, item):
    print("making", flush=True)
    time.sleep(60)

Press.__call__ = slowly
main(sys.argv[1:])
"""


def test_a_build_reports_one_json_object(a_site: TinySite) -> None:
    report = a_site.article("tin-tuc/mot").build()

    assert {name: type(value) for name, value in report.items() if name != "next_due"} == {
        "problems": list,
        "made": int,
        "kept": int,
        "removed": int,
        "seconds": float,
        "code": int,
    }


def test_the_counts_are_those_of_the_files(a_site: TinySite) -> None:
    first = a_site.article("tin-tuc/mot").build()
    again = a_site.build()

    files = len(a_site.made())
    assert (first["made"], first["kept"], first["removed"]) == (files, 0, 0)
    assert (again["made"], again["kept"], again["removed"]) == (0, files, 0)


def test_a_problem_is_an_object_with_its_place(a_site: TinySite) -> None:
    report = a_site.article("tin-tuc/mot", **BROKEN).build()

    assert report["code"] == 1
    assert report["problems"] == [
        {
            "file": "content/tin-tuc/mot.md",
            "line": 3,
            "column": 7,
            "severity": "error",
            "message": report["problems"][0]["message"],
            "hint": report["problems"][0]["hint"],
        }
    ]


def test_with_an_error_the_output_stays(a_site: TinySite) -> None:
    a_site.article("tin-tuc/mot").build()
    before = a_site.made()

    report = a_site.article("tin-tuc/hai").article("tin-tuc/ba", **BROKEN).build()

    assert (report["code"], report["made"], report["removed"]) == (1, 0, 0)
    assert a_site.made() == before


def test_warnings_are_said_on_every_build_and_stop_none(a_site: TinySite) -> None:
    a_site.write("content/tin-tuc/mot/index.md", "---\ntitle: Một\ndate: 1/8/2026\n---\n\nMột.\n")
    a_site.write("content/tin-tuc/mot/thua.txt", "không ai nhắc đến")

    first, second = a_site.build(), a_site.build()

    assert [one["severity"] for one in first["problems"]] == ["warning"]
    assert (first["code"], second["code"]) == (0, 0)
    assert second["problems"] == first["problems"]


@pytest.mark.parametrize("command", ["build", "check"])
def test_strict_makes_warnings_count(a_site: TinySite, command: str) -> None:
    a_site.write("content/tin-tuc/mot/index.md", "---\ntitle: Một\ndate: 1/8/2026\n---\n\nMột.\n")
    a_site.write("content/tin-tuc/mot/thua.txt", "không ai nhắc đến")

    assert a_site.run(command, "--now", NOW).code == 0
    assert a_site.run(command, "--now", NOW, "--strict").code == 1


def test_a_check_writes_nothing_but_what_it_remembers(a_site: TinySite) -> None:
    result = a_site.article("tin-tuc/mot").run("check", "--now", NOW)

    assert (result.code, result.out) == (0, "Không có lỗi.\n")
    assert sorted(path.name for path in a_site.folder.iterdir()) == [".cache", "content"]


def test_a_check_finds_what_a_build_finds(a_site: TinySite) -> None:
    a_site.article("tin-tuc/mot", **BROKEN).article("tin-tuc/hai")
    a_site.write("templates/article.html", "{{ page.khong_co }}")

    checked = a_site.run("check", "--format", "json", "--now", NOW).report

    assert checked["problems"] == a_site.build()["problems"]


def test_a_mistake_in_a_template_is_found_by_a_check(a_site: TinySite) -> None:
    a_site.article("tin-tuc/mot").write("templates/article.html", "một\n{{ page.khong_co }}\n")

    result = a_site.run("check", "--now", NOW)

    assert result.code == 1
    assert result.err.startswith("templates/article.html:2: ")


def test_people_read_counts_and_what_comes_next(a_site: TinySite) -> None:
    a_site.article("tin-tuc/mot").article("tin-tuc/hai", date="2026-12-31 17:00")
    result = a_site.run("build", "--now", NOW)

    summary, following = result.out.splitlines()
    files = len(a_site.made())
    assert re.fullmatch(rf"Đã tạo {files}, giữ nguyên 0, gỡ bỏ 0 tệp trong \d+,\d giây\.", summary)
    assert "31/12/2026, 17:00" in following


def test_people_read_that_the_output_stayed(a_site: TinySite) -> None:
    result = a_site.article("tin-tuc/mot", **BROKEN).run("build", "--now", NOW)

    assert (result.code, result.out) == (1, "")
    assert result.err.splitlines()[-1] == "1 lỗi. output/ giữ nguyên như cũ."


def test_why_names_what_made_each_file_differ(a_site: TinySite) -> None:
    a_site.article("tin-tuc/mot", body="Một.").build("--why")
    a_site.article("tin-tuc/mot", body="Một.\n\nHai.")

    lines = a_site.run("build", "--why", "--jobs", "1", "--now", NOW).out.splitlines()

    assert any(re.match(r"tin-tuc/mot/index\.html: .*\bbody\b", line) for line in lines)


def test_the_output_may_stand_elsewhere(a_site: TinySite, tmp_path: Path) -> None:
    a_site.build("--output", str(tmp_path / "khac"))

    assert (tmp_path / "khac" / "index.html").is_file()
    assert not (a_site.folder / "output").exists()


def test_without_site_the_current_folder_is_meant(a_site: TinySite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(a_site.folder)

    assert run(["build", "--now", NOW]) == 0
    assert "index.html" in a_site.made()


@pytest.mark.parametrize(
    "now", ["2026-09-01 08:00", "1/9/2026 08:00", "2026-09-01T08:00", "2026-09-01T01:00:00+00:00"]
)
def test_now_is_understood_in_many_forms(a_site: TinySite, now: str) -> None:
    a_site.article("tin-tuc/truoc", date="2026-09-01 08:00").article("tin-tuc/sau", date="2026-09-01 08:01")
    a_site.build(now=now)

    assert {"tin-tuc/truoc/index.html", "tin-tuc/sau/index.html"} & a_site.made().keys() == {
        "tin-tuc/truoc/index.html"
    }


def test_the_number_of_processes_does_not_matter(a_site: TinySite) -> None:
    a_site.article("tin-tuc/mot").article("tin-tuc/hai").build()
    alone = a_site.made()

    a_site.remove("output").build("--jobs", "2")

    assert a_site.made() == alone


@pytest.mark.parametrize("arguments", [["build", "--site", "khong-co"], ["check", "--site", "khong-co"]])
def test_a_folder_that_is_no_site_is_told(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)

    assert run(arguments) == 1
    assert "content/site.toml" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_on_a_terminal_the_line_is_quoted_with_a_caret(
    a_site: TinySite, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = on_a_terminal(a_site.article("tin-tuc/mot", **BROKEN), monkeypatch, "build", "--now", NOW)

    lines = result.err.splitlines()
    assert lines[0].startswith("content/tin-tuc/mot.md:3:7: ")
    assert lines[1:3] == ["    date: 31/2/2026", "          ^"]
    assert lines[3].startswith("    gợi ý: ")


def test_a_line_is_quoted_from_the_site_that_was_named(
    a_site: TinySite, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_site.write("content/site.toml", "name = sai\n")

    result = on_a_terminal(a_site, monkeypatch, "new", "Một bài")

    assert result.code == 1
    assert "    name = sai" in result.err.splitlines()


def test_our_own_mistake_crashes_with_a_traceback_and_leaves_the_output(
    a_site: TinySite, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_site.article("tin-tuc/mot").build()
    before = a_site.made()

    def crash(_press: Press, item: tuple[str, Any]) -> None:
        raise ZeroDivisionError(item[0])

    monkeypatch.setattr(Press, "__call__", crash)
    result = a_site.article("tin-tuc/hai").run("build", "--format", "json", "--jobs", "1", "--now", NOW)

    assert result.code == 70
    assert "Traceback" in result.err
    assert "ZeroDivisionError" in result.err
    assert result.err.endswith("Chương trình gặp lỗi bên trong; output/ vẫn như cũ.\n")
    assert a_site.made() == before


@pytest.mark.parametrize("arguments", [["new", "Một bài"], ["serve"], ["check"]])
def test_a_crash_of_what_publishes_nothing_does_not_speak_of_the_output(
    a_site: TinySite, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    def crash(*_: object) -> None:
        raise ZeroDivisionError

    for name in ("desk.draft.read_config", "desk.serve.Preview", "building.inputs.read_config"):
        monkeypatch.setattr(f"site_gen.{name}", crash)
    result = a_site.run(*arguments)

    assert result.code == 70
    assert result.err.endswith("\nChương trình gặp lỗi bên trong.\n")


def test_a_crash_of_init_does_not_speak_of_the_output(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("site_gen.desk.draft._write", lambda *_: 1 // 0)

    assert run(["init", str(tmp_path / "moi")]) == 70
    assert capsys.readouterr().err.endswith("\nChương trình gặp lỗi bên trong.\n")


@pytest.mark.parametrize(
    "arguments",
    [["init", LONG], ["build", "--site", LONG], ["check", "--site", LONG], ["new", "Một", "--site", LONG]],
    ids=lambda arguments: arguments[0],
)
def test_a_name_that_is_too_long_is_told(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)

    assert run(arguments) == 1
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "begins"),
    [
        ("init kin", "kin: không tạo được trang ở đây (không có quyền, "),
        ("init kin/x", "kin/x: không tạo được trang ở đây (không có quyền, "),
        ("build --site kin", "content/people.toml: không mở được content/people.toml"),
        ("build --site kin/x", "content/people.toml: không mở được content/people.toml"),
        ("check --site kin/x", "content/people.toml: không mở được content/people.toml"),
        ("new Bài --site kin/x", "content/people.toml: không mở được content/people.toml"),
        ("build --output kin/x --site trang", "output: không ghi được (không có quyền, "),
    ],
)
def test_a_closed_folder_is_told(arguments: str, begins: str) -> None:
    with tempfile.TemporaryDirectory() as top:
        TinySite(Path(top, "trang"), lambda: ("", ""))
        Path(top, "kin").mkdir()
        give_away(Path(top))
        Path(top, "kin").chmod(0)
        command = [sys.executable, "-X", "utf8", "-c", AS_NOBODY, top, *arguments.split()]
        ended = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=LONGEST)
        Path(top, "kin").chmod(0o700)

    assert (ended.returncode, ended.stderr[: len(begins)]) == (1, begins)
    assert "Traceback" not in ended.stderr


def test_ctrl_c_while_making_leaves_the_output(a_site: TinySite) -> None:
    a_site.article("tin-tuc/mot").build()
    before = everything(a_site)
    a_site.article("tin-tuc/hai")

    with child(SLOW_BUILD, "build", "--jobs", "1", "--now", NOW, "--site", str(a_site.folder)) as building:
        assert building.stdout is not None
        assert building.stdout.readline() == "making\n"
        building.send_signal(signal.SIGINT)
        said = building.communicate(timeout=LONGEST)[1]

    assert (building.returncode, said.strip()) == (130, "Đã dừng.")
    assert everything(a_site) == before
    assert a_site.build()["removed"] == 0


@pytest.mark.parametrize(
    ("arguments", "sentence", "help_of"),
    [
        (["dung"], "Không có lệnh “dung”.", ""),
        (["--"], "Thiếu lệnh.", ""),
        (["--sai"], "Không có tùy chọn --sai.", ""),
        (["build", "--draft"], "Không có tùy chọn --draft. Có phải là --drafts?", " build"),
        (["build", "--jobs"], "Tùy chọn --jobs cần một giá trị đi kèm.", " build"),
        (["build", "--drafts=có"], "Tùy chọn --drafts không nhận giá trị.", " build"),
        (["build", "--jobs", "x"], "--jobs: cần một số nguyên từ 0 trở lên, không phải “x”.", " build"),
        (["build", "--format", "xml"], "--format chỉ nhận: text, json.", " build"),
        (["build", "tin"], "Thừa “tin”; giá trị có dấu cách thì đặt trong dấu ngoặc kép.", " build"),
        (["new"], "Thiếu TIÊU-ĐỀ.", " new"),
        (["init"], "Thiếu DIR.", " init"),
        (
            ["serve", "--port", "70000"],
            "--port: cần một số nguyên từ 1 đến 65535, không phải “70000”.",
            " serve",
        ),
    ],
)
def test_wrong_usage_is_told_in_vietnamese(
    arguments: list[str], sentence: str, help_of: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == 2
    assert capsys.readouterr().err == f"{sentence}\nXem trợ giúp: site-gen{help_of} --help\n"


def test_a_moment_that_cannot_be_is_told_like_a_date_in_an_article(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["check", "--now", "31/2/2026"]) == 2
    assert capsys.readouterr().err.startswith("--now: ngày 31/2/2026 không có thật")


def test_without_a_command_the_help_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([]) == 2
    assert capsys.readouterr().out.startswith("Cách dùng: site-gen ")


def test_json_has_letters_as_they_are(a_site: TinySite) -> None:
    result = a_site.article("tin-tuc/mot", **BROKEN).run("build", "--format", "json", "--now", NOW)

    assert result.err == ""
    assert result.out.count("\n") == 1
    assert "ngày" in result.out
    assert json.loads(result.out)["made"] == 0


def on_a_terminal(site: TinySite, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> Result:
    """What a command answers on a terminal without colours."""
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    return site.run(*arguments)


def give_away(top: Path) -> None:
    """Let nobody own *top*, if we are root; else it is ours already."""
    if sys.platform != "win32" and os.geteuid() == 0:
        for path in [top, *top.rglob("*")]:
            os.chown(path, 65534, 65534)


def everything(site: TinySite) -> dict[str, bytes]:
    """All files of output/, those of publishing too."""
    top = site.folder / "output"
    return {path.relative_to(top).as_posix(): path.read_bytes() for path in top.rglob("*") if path.is_file()}


@contextmanager
def child(program: str, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """A Python of its own that is gone at the end, whatever happens."""
    pipe = subprocess.PIPE
    command = [sys.executable, "-X", "utf8", "-c", program, *arguments]
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, encoding="utf-8") as started:
        try:
            yield started
        finally:
            started.kill()


@pytest.mark.parametrize("moment", ["0001-01-01T00:00+07:00", "9999-12-31T23:00+00:00"])
def test_a_moment_at_the_end_of_time_is_wrong_usage(a_site: TinySite, moment: str) -> None:
    result = a_site.run("build", "--now", moment)

    assert result.code == 2
    assert "năm phải từ 1900 đến 9000" in result.err
