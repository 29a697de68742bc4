"""Words on the command line → one call → exit code. The only module that prints and asks the clock."""

from __future__ import annotations

import os
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

import click
import msgspec

from site_gen import __version__
from site_gen.desk.progress import progress
from site_gen.desk.report import (
    Part,
    Report,
    quote_lines,
    spell_count,
    spell_next,
    spell_problem,
    spell_summary,
)
from site_gen.desk.usage import (
    FOLDER,
    Group,
    Whole,
    drafts_option,
    explain,
    format_option,
    jobs_option,
    now_option,
    output_option,
    site_option,
    strict_option,
)
from site_gen.problems import Problem, Problems

DONE, FOUND, USAGE, CRASH, STOPPED = 0, 1, 2, 70, 130
PORT = 8000
_STYLES: dict[Part, str] = {
    "error": "bold red",
    "warning": "bold yellow",
    "quote": "dim",
    "caret": "bold",
    "hint": "cyan",
}


@click.group(cls=Group, invoke_without_command=False)
@click.version_option(__version__, message="site-gen %(version)s", help="Hiện số phiên bản.")
def program() -> None:
    """Tạo trang tin tĩnh từ các bài viết Markdown."""


@program.command("build")
@site_option
@output_option
@drafts_option
@now_option
@jobs_option
@click.option("--why", is_flag=True, help="Nói vì sao mỗi tệp được tạo lại.")
@strict_option
@format_option
def build_command(
    site: Path,
    output: Path | None,
    drafts: bool,
    now: datetime | None,
    jobs: int,
    why: bool,
    strict: bool,
    style: str,
) -> int:
    """Tạo trang: content/ và templates/ thành output/. Có lỗi thì output/ giữ nguyên như cũ."""
    from site_gen.building.build import build, place, workshop

    start = time.monotonic()

    def work() -> Report:
        with progress(sys.stderr.isatty()) as tell, workshop(site, jobs, time.time_ns(), tell) as map:
            outcome, problems, next_due = build(
                place(site, output), now=now or _clock(), drafts=drafts, strict=strict, map=map
            )
        if why and style == "text":
            for path, parts in outcome.why:
                click.echo(f"{path}: {', '.join(parts)}")
        return Report(
            problems=tuple(sorted({*problems, *outcome.problems})),
            made=len(outcome.made),
            kept=outcome.kept,
            removed=len(outcome.removed),
            seconds=round(time.monotonic() - start, 3),
            next_due=next_due,
        )

    return _run(work, site, style, start, building=True)


@program.command("check")
@site_option
@drafts_option
@now_option
@jobs_option
@strict_option
@format_option
def check_command(site: Path, drafts: bool, now: datetime | None, jobs: int, strict: bool, style: str) -> int:
    """Kiểm tra mọi bài viết và mẫu trang, không ghi gì vào output/."""
    from site_gen.building.build import check, place, workshop

    start = time.monotonic()

    def work() -> Report:
        with progress(sys.stderr.isatty()) as tell, workshop(site, jobs, time.time_ns(), tell) as map:
            planned = check(place(site), now=now or _clock(), drafts=drafts, strict=strict, map=map)
        return _nothing_made(planned.problems, start)

    return _run(work, site, style, start, building=False)


@program.command("related")
@click.argument("article", metavar="[MÃ-BÀI]", required=False)
@click.option("--all", "every", is_flag=True, help="Mọi bài, không giải thích.")
@click.option("--shown", is_flag=True, help="Với --all: những bài người đọc thấy, thay cho thứ hạng thuần.")
@click.option("--limit", type=Whole(1, 20), metavar="N", help="Với --all: bấy nhiêu bài mỗi bài.")
@site_option
@now_option
@jobs_option
@format_option
def related_command(
    article: str | None,
    every: bool,
    shown: bool,
    limit: int | None,
    site: Path,
    now: datetime | None,
    jobs: int,
    style: str,
) -> int:
    """Giải thích Tin liên quan của một bài: điểm, căn cứ, và vì sao bài khác không được chọn."""
    from site_gen.building.build import account, place, workshop
    from site_gen.desk.relations import account_for, broken

    if every == (article is not None):
        raise click.UsageError("Ghi mã của một bài, hoặc --all.")
    if (shown or limit) and not every:
        raise click.UsageError("--shown và --limit chỉ dùng với --all.")
    try:
        with progress(sys.stderr.isatty()) as tell, workshop(site, jobs, time.time_ns(), tell) as map:
            known, loaded = account(place(site), now=now or _clock(), map=map)
            answer, lines = account_for(known, loaded, article, shown, limit or 20)
    except Problems as problems:
        _print_problems(problems.found, site)
        return FOUND
    _print_problems(broken(loaded) if every else (), site)
    click.echo(msgspec.json.encode(answer).decode() if style == "json" else "\n".join(lines), nl=bool(lines))
    return DONE


@program.command("new")
@click.argument("title", metavar="TIÊU-ĐỀ")
@click.option("--section", metavar="SLUG", help="Chuyên mục của bài, ví dụ thong-bao.")
@site_option
def new_command(title: str, section: str | None, site: Path) -> int:
    """Tạo một bài viết mới, mỗi trường có lời giải thích."""
    from site_gen.desk.draft import start_article

    try:
        path = start_article(site, title, section, _clock())
    except Problems as problems:
        _print_problems(problems.found, site)
        return FOUND
    click.echo(f"Đã tạo {path}.")
    click.echo("Bài đang là bản nháp: viết xong thì xóa dòng `draft: true`.")
    return DONE


@program.command("init")
@click.argument("folder", type=FOLDER, metavar="DIR")
@click.option("--with-templates", is_flag=True, help="Chép cả mẫu trang để sửa.")
def init_command(folder: Path, with_templates: bool) -> int:
    """Tạo một trang mới trong thư mục DIR."""
    from site_gen.building.build import place
    from site_gen.desk.draft import start_site

    start_site(folder, place(folder).packaged, with_templates)
    click.echo(f"Đã tạo trang mới trong {folder}.")
    click.echo(f"Tiếp theo: site-gen serve --site {folder}")
    return DONE


@program.command("serve")
@site_option
@click.option(
    "--port", type=Whole(1, 65535), default=PORT, metavar="N", help=f"Cổng (nếu không ghi: {PORT})."
)
@click.option("--no-drafts", is_flag=True, help="Không hiện bản nháp và bài hẹn giờ.")
@now_option
def serve_command(site: Path, port: int, no_drafts: bool, now: datetime | None) -> int:
    """Xem trước trang trên máy này; trang tự tải lại khi Quý vị lưu bài."""
    from site_gen.building.build import place, remember
    from site_gen.desk.serve import serve

    serve(
        place(site),
        port=port,
        drafts=not no_drafts,
        clock=(lambda: now) if now else _clock,
        say=click.echo,
        remember=lambda: remember(site, time.time_ns()),
    )
    return DONE


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the program and leave with its exit code: 0, 1 problems, 2 usage, 70 our mistake, 130 Ctrl-C."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")  # Windows consoles speak older codes
    code = run(sys.argv[1:] if arguments is None else arguments)
    try:
        for stream in filter(None, (sys.stdout, sys.stderr)):
            stream.flush()
    except OSError:
        sys.exit(code)  # who reads us has left, and Python has its way of saying so
    os._exit(code)  # a large site's values take longer to let go than to plan with


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit code."""
    try:
        return program.main(list(arguments), prog_name="site-gen", standalone_mode=False) or DONE
    except click.exceptions.NoArgsIsHelpError as wrong:
        click.echo(wrong.message)
        return USAGE
    except click.UsageError as wrong:
        command = wrong.ctx.command_path if wrong.ctx else "site-gen"
        click.echo(f"{explain(wrong)}\nXem trợ giúp: {command} --help", err=True)
        return USAGE
    except Problems as problems:
        _print_problems(problems.found, Path())
        return FOUND
    except (KeyboardInterrupt, click.Abort):
        click.echo("Đã dừng.", err=True)
        return STOPPED
    except Exception:
        traceback.print_exc()
        kept = "; output/ vẫn như cũ" if [*arguments[:1]] == ["build"] else ""
        click.echo(f"Chương trình gặp lỗi bên trong{kept}.", err=True)
        return CRASH


def _run(work: Callable[[], Report], site: Path, style: str, start: float, *, building: bool) -> int:
    """Do *work* and say what came of it, in the words of *style*; the exit code."""
    try:
        report = work()
        code = DONE
    except Problems as problems:
        report, code = _nothing_made(problems.found, start), FOUND
    if style == "json":
        click.echo(msgspec.json.encode(report).decode())
        return code
    _print_problems(report.problems, site)
    if code == FOUND:
        kept = " output/ giữ nguyên như cũ." if building else ""
        click.echo(f"{spell_count(report.problems)}.{kept}", err=True)
    elif building:
        click.echo(spell_summary(report.made, report.kept, report.removed, report.seconds))
        if report.next_due is not None:
            click.echo(spell_next(report.next_due))
    else:
        click.echo(f"{spell_count(report.problems) or 'Không có lỗi'}.")
    return code


def _nothing_made(problems: tuple[Problem, ...], start: float) -> Report:
    return Report(problems=problems, made=0, kept=0, removed=0, seconds=round(time.monotonic() - start, 3))


def _print_problems(problems: Sequence[Problem], site: Path) -> None:
    if not sys.stderr.isatty():
        for problem in problems:
            click.echo(str(problem), err=True)
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(stderr=True, highlight=False, soft_wrap=True)
    quoted = quote_lines(problems, site)
    for problem in problems:
        for line in spell_problem(problem, quoted.get(problem), console.width):
            console.print(Text(line.text, _STYLES[line.part]))


def _clock() -> datetime:
    return datetime.now(UTC)
