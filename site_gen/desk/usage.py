"""click, speaking Vietnamese: the frame of its help, and its sentences about wrong usage."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from site_gen.vietnamese.dates import DateMistake, read_moment

_SECTIONS = {"Options": "Tùy chọn", "Commands": "Các lệnh", "Positional arguments": "Tham số"}
_HELP = "Hiện phần trợ giúp này."
_FIRST_YEAR, _LAST_YEAR = 1900, 9000  # far enough from the ends of time for every zone


class Whole(click.ParamType[int]):
    """A whole number from *least* to *most*."""

    name = "số nguyên"

    def __init__(self, least: int, most: int | None = None) -> None:
        self.least, self.most = least, most

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        if isinstance(value, int):
            return value
        digits = str(value).strip()
        number = int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 20 else -1
        if number < self.least or (self.most is not None and number > self.most):
            upward = "trở lên" if self.most is None else f"đến {self.most}"
            self.fail(f"cần một số nguyên từ {self.least} {upward}, không phải “{value}”", param, ctx)
        return number


class Moment(click.ParamType[datetime]):
    """A date, or a date and time, in the site's zone; with an offset it is that very moment."""

    name = "thời điểm"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        if isinstance(value, datetime):
            return value
        try:
            moment = read_moment(value)
        except DateMistake as mistake:
            explained = f"{mistake.message} ({mistake.hint})"
            try:
                moment = datetime.fromisoformat(value)
            except ValueError:
                self.fail(explained, param, ctx)
        if not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
            self.fail(f"năm phải từ {_FIRST_YEAR} đến {_LAST_YEAR}", param, ctx)
        return moment


class _Formatter(click.HelpFormatter):
    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or "Cách dùng: ")

    @contextmanager
    def section(self, name: str) -> Iterator[None]:
        with super().section(_SECTIONS.get(name, name)):
            yield


class _Context(click.Context):
    formatter_class = _Formatter


class _Speaking(click.Command):
    context_class = _Context

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as wrong:
            wrong.ctx = wrong.ctx or ctx  # so that the help of this very command can be named
            raise

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = _HELP
        return option


class Command(_Speaking):
    """One command."""

    def __init__(self, *args: Any, **settings: Any) -> None:
        settings.setdefault("options_metavar", "[TÙY CHỌN]")
        super().__init__(*args, **settings)


class Group(_Speaking, click.Group):
    """The program with its commands, in the order they are written down."""

    command_class = Command

    def __init__(self, *args: Any, **settings: Any) -> None:
        settings.setdefault("options_metavar", "[TÙY CHỌN]")
        settings.setdefault("subcommand_metavar", "LỆNH …")
        super().__init__(*args, **settings)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


def explain(wrong: click.UsageError) -> str:
    """What is wrong with a command line, in one or two Vietnamese sentences."""
    match wrong:
        case click.NoSuchOption():
            return f"Không có tùy chọn {wrong.option_name}.{_perhaps(wrong.possibilities)}"
        case click.MissingParameter() if wrong.param is not None:
            return f"Thiếu {wrong.param.human_readable_name}."
        case click.BadParameter() if isinstance(wrong.param and wrong.param.type, click.Choice):
            choices = ", ".join(wrong.param.type.choices)  # type: ignore[union-attr]
            return f"{_name(wrong)} chỉ nhận: {choices}."
        case click.BadParameter():
            return f"{_name(wrong)}: {wrong.message}."
        case click.BadOptionUsage() if "does not take" in wrong.message:
            return f"Tùy chọn {wrong.option_name} không nhận giá trị."
        case click.BadOptionUsage():
            return f"Tùy chọn {wrong.option_name} cần một giá trị đi kèm."
        case _:
            return _explain_words(wrong)


def _explain_words(wrong: click.UsageError) -> str:
    """What only the English sentence of click tells."""
    if wrong.message.startswith("No such command"):
        typed = wrong.message.partition("'")[2].partition("'")[0]
        return f"Không có lệnh “{typed}”.{_perhaps(getattr(wrong, 'possibilities', None))}"
    if wrong.message.startswith("Missing command"):
        return "Thiếu lệnh."
    if "unexpected extra argument" in wrong.message:
        extra = wrong.message.partition("(")[2].rstrip(")")
        return f"Thừa “{extra}”; giá trị có dấu cách thì đặt trong dấu ngoặc kép."
    return wrong.message


def _perhaps(near: list[str] | None) -> str:
    return f" Có phải là {' hoặc '.join(near)}?" if near else ""


def _name(wrong: click.BadParameter) -> str:
    if wrong.param is None:
        return "Giá trị"
    return wrong.param.opts[0] if isinstance(wrong.param, click.Option) else wrong.param.human_readable_name


FOLDER = click.Path(path_type=Path, readable=False)  # whether it can be read we tell ourselves
site_option = click.option(
    "--site",
    type=FOLDER,
    default=Path(),
    metavar="DIR",
    help="Thư mục của trang, nơi có content/ (nếu không ghi: thư mục hiện tại).",
)
output_option = click.option(
    "--output",
    type=FOLDER,
    metavar="DIR",
    help="Thư mục đặt trang đã tạo (nếu không ghi: output/ trong thư mục của trang).",
)
drafts_option = click.option("--drafts", is_flag=True, help="Kèm cả bản nháp và bài hẹn giờ.")
now_option = click.option(
    "--now",
    type=Moment(),
    metavar="ISO",
    help="Coi như đang ở thời điểm này, ví dụ 2026-08-18 hoặc “2026-08-18 17:30”.",
)
jobs_option = click.option(
    "--jobs", type=Whole(0), default=0, metavar="N", help="Số tiến trình cùng làm (0: tự chọn)."
)
format_option = click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json"]),
    default="text",
    help="text cho người đọc, json cho chương trình.",
)
strict_option = click.option("--strict", is_flag=True, help="Coi cảnh báo như lỗi.")
