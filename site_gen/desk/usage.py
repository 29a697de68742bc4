"""click, speaking Vietnamese: the frame of its help, and its sentences about wrong usage."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

_SECTIONS = {"Options": "Tùy chọn", "Commands": "Các lệnh", "Arguments": "Tham số"}
_HELP = {"--help": "Hiện phần trợ giúp này."}


class _Formatter(click.HelpFormatter):
    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or "Cách dùng: ")

    @contextmanager
    def section(self, name: str) -> Iterator[None]:
        with super().section(_SECTIONS.get(name, name)):
            yield


class _Context(click.Context):
    formatter_class = _Formatter


class Command(click.Command):
    """One command."""

    context_class = _Context

    def __init__(self, *args: Any, **settings: Any) -> None:
        settings.setdefault("options_metavar", "[TÙY CHỌN]")
        super().__init__(*args, **settings)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        return _vietnamese(super().get_help_option(ctx))


class Group(click.Group):
    """The program with its commands, in the order they are written down."""

    context_class = _Context
    command_class = Command

    def __init__(self, *args: Any, **settings: Any) -> None:
        settings.setdefault("options_metavar", "[TÙY CHỌN]")
        settings.setdefault("subcommand_metavar", "LỆNH …")
        super().__init__(*args, **settings)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        return _vietnamese(super().get_help_option(ctx))


def explain(wrong: click.UsageError) -> str:
    """What is wrong with a command line, in one or two Vietnamese sentences."""
    match wrong:
        case click.NoSuchOption():
            near = f" Có phải là {' hoặc '.join(wrong.possibilities)}?" if wrong.possibilities else ""
            return f"Không có tùy chọn {wrong.option_name}.{near}"
        case click.MissingParameter() if wrong.param is not None:
            return f"Thiếu {wrong.param.human_readable_name}."
        case click.BadParameter() if isinstance(wrong.param and wrong.param.type, click.Choice):
            choices = ", ".join(wrong.param.type.choices)  # type: ignore[union-attr]
            return f"{_name(wrong)} chỉ nhận: {choices}."
        case click.BadParameter() if isinstance(wrong.param and wrong.param.type, click.types.IntParamType):
            return f"{_name(wrong)} phải là một số nguyên trong khoảng cho phép."
        case click.BadParameter():
            return f"{_name(wrong)}: {wrong.message}."
        case click.BadOptionUsage():
            return f"Tùy chọn {wrong.option_name} cần một giá trị đi kèm, hoặc không nhận giá trị."
        case _ if wrong.message.startswith("No such command"):
            typed = wrong.message.partition("'")[2].partition("'")[0]
            return f"Không có lệnh “{typed}”."
        case _ if "unexpected extra argument" in wrong.message:
            extra = wrong.message.partition("(")[2].rstrip(")")
            return f"Thừa “{extra}”; giá trị có dấu cách thì đặt trong dấu ngoặc kép."
        case _:
            return wrong.message


def _name(wrong: click.BadParameter) -> str:
    if wrong.param is None:
        return "Giá trị"
    return wrong.param.opts[0] if isinstance(wrong.param, click.Option) else wrong.param.human_readable_name


def _vietnamese(option: click.Option | None) -> click.Option | None:
    if option is not None:
        option.help = _HELP["--help"]
    return option
