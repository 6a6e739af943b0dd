"""The command line: the only module that prints or exits. Commands import what they use, when they use it."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NoReturn

import click

from reportlint import __version__
from reportlint.command import options, requested
from reportlint.command.chinese import Command, Group, mistake
from reportlint.command.complete import files
from reportlint.command.complete import rules as rule_codes

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.decorators import FC

    from reportlint.errors import WriteError
    from reportlint.output import Style

OK, FOUND, WRONG, STOPPED = 0, 1, 2, 128


def _flag(*names: str, text: Callable[[click.Context], str], words: str) -> Callable[[FC], FC]:
    """An option that prints a text and ends. Click's own look for translations, a millisecond of every start."""

    def show(context: click.Context, _: click.Parameter, asked: bool) -> None:
        if asked and not context.resilient_parsing:
            _print(text(context) + "\n", "auto")
            context.exit()

    return click.option(*names, is_flag=True, is_eager=True, expose_value=False, callback=show, help=words)


HELP = _flag("-h", "--help", text=lambda context: context.get_help(), words="显示这一页说明")
VERSION = _flag("-V", "--version", text=lambda _: f"reportlint {__version__}", words="显示版本号")


@click.group(cls=Group)
@VERSION
@HELP
def app() -> None:
    """核对政府信息公开工作年度报告：格式、勾稽关系、年份日期、法规依据、文表一致。

    常用：reportlint check 年报.txt        核对一份
         reportlint check 各单位年报/      核对整个文件夹
         reportlint explain T3-01         这条规则查什么、依据是什么
    """


# ------------------------------------------------------------------------------------------------------------- check


@app.command(cls=options.Configured, short_help="核对报告，列出问题（check reports）")
@click.argument("paths", nargs=-1, metavar="文件|文件夹|-", shell_complete=files)
@options.check
@HELP
@click.pass_context
def check(ctx: click.Context, /, paths: tuple[str, ...], **given: Any) -> int:
    """核对报告，把发现的问题写到标准输出，运行情况写到标准错误。

    参数是文件、文件夹（核对其中的 .txt、.md）、通配符（如 "年报/*.txt"），或 -（标准输入）。

    退出码：0 没有问题；1 有错误，或有无法核对之处；2 用法、配置有误，或文件读不了。
    """
    request, settings = requested.Request(**given), requested.settings(ctx)
    if request.show_config:
        from reportlint.command.config import page

        _print(page(settings, requested.in_force(ctx)), request.color)
        return OK
    paths = request.targets(paths)
    from functools import partial

    from reportlint.command.outlets import Progress, Teller, deliver, usual_format
    from reportlint.fix.changes import Changes
    from reportlint.output import say
    from reportlint.run import Setup, run
    from reportlint.run.discover import discover

    pack = requested.pack(ctx, request)
    chosen = requested.chosen(ctx, request, pack)
    accounts, overrides = requested.accounts(request, settings, pack, chosen), requested.overrides(ctx, pack)
    found = discover(paths, request.stdin_filename)
    terminal = sys.stdout.isatty()
    style = _screen(request.color)._replace(
        many=len(found.files) > 1, rules=pack.rules, bar=request.fail_on, exempt=request.show_exempt
    )
    changes = Changes.asked(request.apply_fixes, request.show_diff, terminal)
    put = _aside if changes.piped else _put
    out = requested.outlets(ctx, request, usual_format(terminal, os.environ), style, put, found.files)
    finish = partial(say, [(outlet.format, outlet.style) for outlet in out])
    setup = Setup(finish, request.rules_dirs, request.profiles, chosen.year, chosen.select, chosen.ignore,
                  request.limit, changes.wanted, overrides, settings.folder, accounts.ledger if accounts else None)  # fmt: skip
    for line in requested.about(request, settings, accounts, len(found.files)):
        _say(line)
    if found.passed_over and not request.quiet:
        _say(f"文件夹中有不能读取的种类，未核对：{found.remark()}")
    changed = partial(changes.tell, say=_say, style=style, put=_put)
    ran = run(found.files, setup, pack, request.jobs)
    progress = Progress(0 if request.quiet else len(found.files), sys.stderr)
    teller = Teller(_say, changed, request.statistics, request.quiet)
    total = deliver(accounts.watch(ran) if accounts else ran, out, progress, teller)
    in_order = accounts.settle(_say, request.quiet) if accounts else True
    if total.unreadable or total.unwritten or not total.files:
        return WRONG
    return OK if request.passes(total) and (in_order or not request.strict_exemptions) else FOUND


# --------------------------------------------------------------------------------------------------- explain, rules


@app.command(cls=Command, short_help="说明一条规则：查什么、为什么、依据哪一条（explain a rule）")
@click.argument("names", nargs=-1, required=True, metavar="编号|名称", shell_complete=rule_codes)
@options.profiles
@options.rules_dirs
@options.color
@HELP
def explain(names: tuple[str, ...], profiles: tuple[str, ...], rules_dirs: tuple[str, ...], color: str) -> int:
    """说明规则：查什么、为什么、依据、正误例子。编号（T3-01）和名称都可以；同一编号下的规则全部列出。

    写规则用的动词（phrase、identity 等）也可以：有哪些选项，message 里能填什么。
    """
    from reportlint.command import wanted
    from reportlint.output import rules as pages
    from reportlint.profiles import everything

    pack = everything(wanted.unfiltered(rules_dirs, profiles))
    if wanted.are_verbs(names):
        from reportlint.rulebook import language

        _print("\n".join(map(language.page, names)), color)
        return OK
    meant = wanted.names(names, pack)
    chosen = [rule for rule in pack.rules if rule["name"] in meant]
    _print(pages.explain(chosen, _screen(color)._replace(forms=pack.forms), pack.profiles), color)
    return OK


@app.group(
    cls=Group, invoke_without_command=True, short_help="列出全部规则；rules test 运行规则自带的例子（list rules）"
)
@options.profiles
@options.rules_dirs
@options.color
@HELP
@click.pass_context
def rules(ctx: click.Context, profiles: tuple[str, ...], rules_dirs: tuple[str, ...], color: str) -> int:
    """列出全部规则和地方要求；加 --profile 则标出它增加、停用、改动的规则。"""
    if ctx.invoked_subcommand:
        return OK
    from reportlint.command import wanted
    from reportlint.output import rules as pages

    before = wanted.unfiltered(rules_dirs, profiles)
    after = wanted.pack(rules_dirs, profiles)
    _print(pages.listing(after.rules, _screen(color), before.rules, {} if profiles else before.profiles), color)
    return OK


@rules.command("test", cls=Command, short_help="运行规则自带的正误例子（run the examples of rules）")
@click.argument("paths", nargs=-1, metavar="规则文件|文件夹")
@options.rules_dirs
@options.color
@HELP
@click.pass_context
def test_rules(ctx: click.Context, paths: tuple[str, ...], rules_dirs: tuple[str, ...], color: str) -> int:
    """运行规则自带的例子：bad 须报出，ok 须不报。不给参数则运行全部内置规则的例子。"""
    from reportlint.command import wanted
    from reportlint.output import rules as pages
    from reportlint.rulebook import run_examples

    before = ctx.parent.params["rules_dirs"] if ctx.parent else ()  # rules --rules DIR test means the same
    outcomes = list(run_examples(*wanted.at((*paths, *before, *rules_dirs))))
    _print(pages.examples(outcomes, _screen(color)), color)
    return FOUND if any(outcome.problem for outcome in outcomes) else OK


@rules.command("pages", cls=Command, short_help="把规则写成一册 Markdown（write the catalogue）")
@click.argument("folder", metavar="文件夹")
@options.rules_dirs
@HELP
def write_pages(folder: str, rules_dirs: tuple[str, ...]) -> int:
    """把全部规则和地方要求写成一册 Markdown：目录一页，每一族一页，地方要求一页。"""
    from reportlint.command import wanted
    from reportlint.command.outlets import shelve
    from reportlint.rulebook import catalogue

    _say(f"已写入 {folder}：{shelve(catalogue(wanted.pack(rules_dirs)), folder)} 页")
    return OK


@app.command(cls=Command, short_help="显示识别到的内容：章节、表格、数据（show what was recognised）")
@click.argument("path", metavar="文件|-", shell_complete=files)
@click.option("-f", "--format", "format_", type=click.Choice(["text", "json"]), default="text", metavar="FMT",
              help="text（默认）或 json")  # fmt: skip
@options.year
@options.color
@options.size
@HELP
def parse(path: str, format_: str, year: int | None, color: str, max_size: float) -> int:
    """显示从文件中识别到的内容：章节、表格（缺失与空白分开标明）、数量、说法、与格式不符之处。"""
    from reportlint.output import called
    from reportlint.pack import load as load_pack
    from reportlint.read import ReadError, read
    from reportlint.recognise import recognise

    try:
        source = read(path, int(max_size * 1024 * 1024))
    except ReadError as problem:
        _say(f"{called(path)}：{problem.words}")
        return WRONG
    pack = load_pack()
    report = recognise(source, pack, year)
    if format_ == "json":
        from reportlint.output import parse_json

        _put(parse_json.page(report), "json", _screen(color))
    else:
        from reportlint.output import parse as page

        _print(page.page(report, _screen(color)._replace(forms=pack.forms)), color)
    return FOUND if report.refusal else OK


# ----------------------------------------------------------------------------------------------------------- helpers


def _screen(color: str) -> Style:
    from reportlint.command.outlets import screen

    return screen(color, sys.stdout.isatty(), os.environ)


def _put(text: str | bytes, format_: str, style: Style) -> None:
    """To standard output: what programs read in UTF-8, unchanged; the rest as the terminal can show it. Whoever reads it
    may have read enough: what goes elsewhere is written all the same."""
    from reportlint.output import TERMINAL

    try:
        if isinstance(text, str) and format_ not in TERMINAL:
            sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
        else:
            click.echo(text, nl=False, color=style.color)
    except BrokenPipeError:
        _nowhere()
    except OSError as problem:
        raise _unwritten(problem) from None


def _unwritten(problem: OSError) -> WriteError:
    from reportlint.errors import WriteError
    from reportlint.wholefile import reason

    return WriteError(f"无法写到标准输出：{reason(problem)}")


def _nowhere() -> None:
    """What is written to standard output from now on, and what is still to be flushed, is lost."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _aside(text: str | bytes, _format: str, _style: Style) -> None:
    """To standard error, where standard output is a patch."""
    with suppress(BrokenPipeError):
        click.echo(text, nl=False, err=True)


def _print(text: str, color: str) -> None:
    _put(text, "text", _screen(color))


def _say(words: str) -> None:
    with suppress(OSError):  # who does not want to hear it is to have the findings still
        click.echo(f"reportlint: {words}", err=True)


def _open_closed() -> None:
    """Streams that were closed before the start: what comes from standard input fails when it is read, what goes to
    standard output when it is written, and what goes to standard error is lost. No file that is opened may take their
    places."""
    if sys.stdin is None:
        sys.stdin = os.fdopen(os.open(os.devnull, os.O_WRONLY), "r")
    if sys.stdout is None:
        sys.stdout = os.fdopen(os.open(os.devnull, os.O_RDONLY), "w")
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w")  # noqa: SIM115


def main() -> NoReturn:
    """Run the command line, whatever happens: a word instead of a traceback, an exit code that can be trusted."""
    _open_closed()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            ascii_only = (stream.encoding or "").lower() in ("ascii", "us-ascii", "ansi_x3.4-1968", "646")
            stream.reconfigure(errors="replace", **({"encoding": "utf-8"} if ascii_only else {}))
    status = OK
    try:
        status = _run()
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read has read enough
        _nowhere()
    except OSError as problem:  # what was still to be flushed
        _nowhere()
        if status != WRONG:  # else it has been said
            _say(str(_unwritten(problem)))
        status = WRONG
    sys.exit(status)


def program() -> NoReturn:
    """`main` as a process of its own, which ends when all is written: to take everything apart first would be a thirtieth
    of a short run."""
    try:
        main()
    except SystemExit as end:
        if os.environ.get("REPORTLINT_DEBUG"):
            raise
        with suppress(OSError):
            sys.stderr.flush()
        os._exit(end.code if isinstance(end.code, int) else WRONG)


def _run() -> int:
    from reportlint.errors import GrammarError, RuleError, WriteError

    try:
        return app.main(prog_name="reportlint", standalone_mode=False) or OK
    except click.exceptions.NoArgsIsHelpError as problem:
        click.echo(problem.format_message(), err=True)
    except click.ClickException as problem:
        _say(mistake(problem))
    except (RuleError, GrammarError) as problem:
        _say(f"{problem.kind}有误\n{problem}")
    except WriteError as problem:
        _say(str(problem))
    except (KeyboardInterrupt, click.Abort) as problem:
        _say("已中断")
        return STOPPED + next(iter((problem.__cause__ or problem).args), 2)  # the number of the signal
    except Exception as problem:
        if os.environ.get("REPORTLINT_DEBUG"):
            raise
        _say(f"程序出错（{type(problem).__name__}：{problem}）；请把这一行报给开发者，设 REPORTLINT_DEBUG=1 可看详情")
    return WRONG
