"""What click says in English, said in Chinese: headings of the help pages, mistakes on the command line."""

from __future__ import annotations

import os
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import click

from reportlint.suggest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Formatter(click.HelpFormatter):
    """Help pages measured in terminal cells: a Chinese character takes two."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The first line."""
        self.write(f"{prefix or '用法：'}{prog} {args}\n")

    def write_heading(self, heading: str) -> None:
        """The heading of a list."""
        self.write(f"{'':>{self.current_indent}}{heading}：\n")

    def write_text(self, text: str) -> None:
        """Paragraphs; a single line end stays one."""
        for paragraph in text.replace("\b", "").split("\n"):
            for line in _wrapped(paragraph.rstrip(), self.width - self.current_indent) or [""]:
                self.write(f"{'':>{self.current_indent}}{line}".rstrip() + "\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 26, col_spacing: int = 2) -> None:
        """Terms and what they mean."""
        rows = list(rows)
        first = min(max((_cells(term) for term, _ in rows), default=0), col_max) + col_spacing
        for term, meaning in rows:
            lead = f"{'':>{self.current_indent}}{term}"
            blanks = first + self.current_indent - _cells(lead)
            lines = _wrapped(meaning, max(self.width - first - self.current_indent, 20)) or [""]
            if blanks < col_spacing:
                self.write(f"{lead}\n")
                lead, blanks = "", first + self.current_indent
            self.write(f"{lead}{'':>{blanks}}{lines[0]}".rstrip() + "\n")
            for line in lines[1:]:
                self.write(f"{'':>{first + self.current_indent}}{line}\n")


class Context(click.Context):
    """A context whose help is written by `Formatter`."""

    formatter_class = Formatter


class Loose(click.Option):
    """An option whose value may be left out and is then the first of `values`: what follows is its value only if it is
    one of them, or one with a colon and more.
    """

    def __init__(self, *args: Any, values: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.values = values

    def spelt(self, args: list[str]) -> list[str]:
        """The arguments with the value in its place."""
        end = args.index("--") if "--" in args else len(args)
        return [
            f"{arg}={self.values[0]}" if arg in self.opts and after.partition(":")[0] not in self.values else arg
            for arg, after in pairwise([*args[:end], ""])
        ] + args[end:]


class Command(click.Command):
    """A command with its help page in Chinese."""

    context_class = Context

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Takes the command line apart."""
        return super().parse_args(ctx, self.spelt(args))

    def spelt(self, args: list[str]) -> list[str]:
        """Values left out are put in, and short options spelt out: click loads difflib and translations to see that
        ``-f`` is not long.
        """
        for param in self.params:
            if isinstance(param, Loose):
                args = param.spelt(args)
        options = [param.opts for param in self.params if isinstance(param, click.Option)]
        long = {min(names, key=len): max(names, key=len) for names in options}
        end = args.index("--") if "--" in args else len(args)
        return [long.get(arg, arg) for arg in args[:end]] + args[end:]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of options."""
        options = (param for param in self.get_params(ctx) if isinstance(param, click.Option))
        records = (option.get_help_record(ctx) for option in options)
        listed = [(term, meaning.partition("  [")[0]) for term, meaning in filter(None, records)]
        with formatter.section("选项"):
            formatter.write_dl(listed)

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """What follows the command in the first line."""
        pieces = super().collect_usage_pieces(ctx)
        return ["[选项]" if piece == "[OPTIONS]" else piece for piece in pieces]


class Group(Command, click.Group):
    """A command with commands of its own; they are listed in the order written."""

    command_class = Command
    group_class = type

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """In the order written."""
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first of the arguments names."""
        name = args[0]
        if name not in self.commands and (name == "-" or not name.startswith("-")) and not ctx.resilient_parsing:
            path = "check" in self.commands and (name == "-" or os.path.exists(name))
            check = f"；要核对它，请写 {ctx.command_path} check {name}"
            raise click.UsageError(f"没有命令 {name}{check if path else nearest(name, self.commands)}", ctx)
        return super().resolve_command(ctx, args)

    def collect_usage_pieces(self, _ctx: click.Context) -> list[str]:
        """What follows the command in the first line."""
        return ["[命令]", "…"]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands, then the options."""
        with formatter.section("命令"):
            formatter.write_dl([(name, command.get_short_help_str(200)) for name, command in self.commands.items()])
        super().format_options(ctx, formatter)


def mistake(problem: click.ClickException) -> str:
    """What is wrong with the command line, in Chinese, with the way to the help page."""
    said = words(problem)
    context = getattr(problem, "ctx", None)
    if context is not None:
        said += f"\n用法见：{context.command_path} --help"
    return said


def words(problem: click.ClickException) -> str:
    """What is wrong, alone."""
    if isinstance(problem, click.NoSuchOption):
        return f"没有选项 {problem.option_name}{nearest(problem.option_name, _options(problem.ctx))}"
    if isinstance(problem, click.MissingParameter):
        return f"缺少参数 {_hint(problem)}"
    if isinstance(problem, click.BadParameter):
        kind = problem.param.type if problem.param else None
        hint = _hint(problem)
        if isinstance(kind, click.Choice):
            return f"{hint} 只能是 {'、'.join(map(str, kind.choices))}"
        if isinstance(kind, click.IntRange):
            return (
                f"{hint} 应为 {kind.min} 以上的整数"
                if kind.max is None
                else f"{hint} 应为 {kind.min} 至 {kind.max} 的整数"
            )
        if isinstance(kind, click.FloatRange):
            return f"{hint} 应为大于 {kind.min:g} 的数，不超过 {kind.max:g}"
        return f"{hint}：{problem.message}"
    if isinstance(problem, click.BadOptionUsage):
        return f"选项 {problem.option_name} 缺少取值，或不应带取值"
    return problem.message


def _options(context: click.Context | None) -> list[str]:
    return [name for param in context.command.get_params(context) for name in param.opts] if context else []


def _hint(problem: click.BadParameter) -> str:
    param: Any = problem.param
    if isinstance(param, click.Option):
        return max(param.opts, key=len)
    return param.make_metavar(problem.ctx) if param else str(problem.param_hint or "")


def _cells(text: str) -> int:
    return sum(2 if char > "\u2e7f" else 1 for char in text)


def _wrapped(text: str, cells: int) -> list[str]:
    lines, line, used = [], "", 0
    for char in text:
        used += _cells(char)
        if used > cells and char not in "，。；：、）":
            at = _break(line)
            lines.append(line[:at].rstrip())
            line = line[at:].lstrip()
            used = _cells(line + char)
        line += char
    return [*lines, line] if line else lines


def _break(line: str) -> int:
    """Where to break after `line`, so that a word in Latin letters stays whole."""
    at = len(line)
    while at > 0 and "!" <= line[at - 1] <= "~":
        at -= 1
    return at if at > len(line) // 2 else len(line)
