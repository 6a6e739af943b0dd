"""The options of `check`, which are the keys of a configuration, too; what was asked for, from wherever it came."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from reportlint.chinese import Command, Loose
from reportlint.complete import files, formats, rules
from reportlint.config import DEFAULT, Settings, gather
from reportlint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from click.decorators import FC

    from reportlint.accounts import Accounts
    from reportlint.check.options import Options
    from reportlint.configfile import Override
    from reportlint.discover import Target
    from reportlint.outlets import Outlet, Put
    from reportlint.output import Style, Tally
    from reportlint.pack import Pack

SEVERITIES = ("error", "warning", "info")
COMMAND_LINE = "命令行"
_SETTINGS = "reportlint.settings"
_ONCE = frozenset(
    [
        "config",
        "isolated",
        "show-config",
        "stdin-filename",
        "write-baseline",
        "quiet",
        "verbose",
        "diff",
        "fix",
        "help",
        "version",
    ]
)
"""Options that are for one run, and no keys of a configuration."""


class Day(click.ParamType):  # type: ignore[type-arg]  # takes none at run time before click 8.2
    """A date, as text in ISO form."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The date in ISO form. Fails for anything else."""
        if not value:
            return ""
        from datetime import date

        try:
            return date.fromisoformat(str(value).strip()).isoformat()
        except ValueError:
            self.fail("日期写作 2026-01-31", param, ctx)


class Asked(NamedTuple):
    """What is asked of `check`."""

    formats: tuple[str, ...]
    summaries: tuple[str, ...]
    statistics: bool
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    fail_on: str
    year: int | None
    profiles: tuple[str, ...]
    rules_dirs: tuple[str, ...]
    color: str
    max_size: float
    show_diff: bool
    apply_fixes: bool
    jobs: int
    exemptions: str
    strict_exemptions: bool
    show_exempt: bool
    baseline: str
    write_baseline: str
    as_of: str
    stdin_filename: str
    config: str
    isolated: bool
    show_config: bool
    quiet: bool
    verbose: bool

    @property
    def limit(self) -> int:
        """The largest file, in bytes."""
        return int(self.max_size * 1024 * 1024)

    def targets(self, paths: tuple[str, ...]) -> tuple[str, ...]:
        """`paths`, or standard input where it has a name. Raises UsageError when there is nothing to do."""
        if not paths and not self.stdin_filename:
            raise click.UsageError("没有指定要核对的文件；例如 reportlint check 年报.txt")
        if self.apply_fixes and (not paths or "-" in paths):
            raise click.UsageError("标准输入没有可以写回的文件；用 --diff 看要改什么")
        return paths or ("-",)

    def passes(self, total: Tally) -> bool:
        """Whether a run with these figures is one without complaint; what goes into a baseline is accepted."""
        if self.write_baseline:
            return not total.undecided
        return not (total.unverified or total.reaches(self.fail_on))


color = click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", metavar="WHEN",
                     help="颜色：auto 终端上才用（默认），always，never")  # fmt: skip
rules_dirs = click.option(
    "--rules", "rules_dirs", multiple=True, metavar="DIR", shell_complete=files,
    help="另加自己的规则：文件或文件夹，可重复",
)  # fmt: skip
year = click.option("--year", type=click.IntRange(1990, 2100), metavar="YYYY", help="报告年度，不用从文中辨认")
size = click.option("--max-size", type=click.FloatRange(0, min_open=True), default=20.0, metavar="MB",
                    help="文件大小上限，单位 MB（默认 20）")  # fmt: skip
profiles = click.option("--profile", "profiles", multiple=True, metavar="NAME",
                        help="另按地方要求核对：名称（见 reportlint rules）或自己的文件，可重复")  # fmt: skip
_CHECK = (
    click.option("-f", "--format", "formats", multiple=True, metavar="FMT[:FILE]", shell_complete=formats,
                 help="输出格式：text、concise、json、sarif、github、gitlab、junit、markdown、csv、html；"
                      "后接冒号和文件名则写入文件；可重复"),
    click.option("--summary", "summaries", cls=Loose, values=("text", "csv", "html"), multiple=True,
                 metavar="[FMT[:FILE]]",
                 help="汇总表：每份报告一行，按类计数；text（默认）、csv、html，写法同 -f；不给 -f 则只出汇总表"),
    click.option("--statistics", is_flag=True, help="最后按规则、按文件统计问题个数（写到标准错误）"),
    click.option("--select", multiple=True, metavar="RULES", shell_complete=rules,
                 help="只核对这些规则：编号或名称，逗号分隔；T3 指整族"),
    click.option("--ignore", multiple=True, metavar="RULES", shell_complete=rules, help="不核对这些规则，写法同上"),
    click.option("--fail-on", type=click.Choice(SEVERITIES), default="error", metavar="LEVEL",
                 help="发现 error 错误（默认）、warning 警告或 info 提示及以上时，退出码为 1"),
    year, profiles, rules_dirs, color, size,
    click.option(
        "--diff", "show_diff", is_flag=True, help="显示 --fix 会改什么；接到文件或管道时，标准输出只有补丁（patch）"
    ),
    click.option("--fix", "apply_fixes", is_flag=True, help="改正有规定写法的地方（标题、行名、编号、文号），从不改数字"),
    click.option("--jobs", type=click.IntRange(0), default=0, metavar="N", help="同时使用的进程数（默认按处理器个数）"),
    click.option("--exemptions", default="", metavar="FILE", shell_complete=files,
                 help="豁免文件（默认用就近的 reportlint.exempt.yaml）"),
    click.option("--strict-exemptions", is_flag=True, help="有没用到、已到期或编号有误的豁免时，退出码为 1"),
    click.option("--show-exempt", is_flag=True, help="已豁免的也列出，并注明"),
    click.option("--baseline", default="", metavar="FILE", shell_complete=files, help="基线：其中已有的问题不再计入"),
    click.option("--write-baseline", default="", metavar="FILE", shell_complete=files,
                 help="把现有的问题写成基线，以后用 --baseline 只看新问题"),
    click.option("--as-of", type=Day(), default="", metavar="DATE", help="按这一天判断期限，如 2026-01-31（默认今天）"),
    click.option("--stdin-filename", default="", metavar="NAME", help="标准输入算作哪个文件"),
    click.option("--config", default="", metavar="FILE", shell_complete=files,
                 help="配置文件（默认用就近的 reportlint.toml 或 pyproject.toml）"),
    click.option("--isolated", is_flag=True, help="不理会配置文件、环境变量和就近的豁免文件"),
    click.option("--show-config", is_flag=True, help="列出各项配置及其来处，不核对"),
    click.option("-q", "--quiet", is_flag=True, help="标准错误上只说差错"),
    click.option("-v", "--verbose", is_flag=True, help="标准错误上多说一些：用了哪些配置、规则、豁免"),
)  # fmt: skip


def check(command: FC) -> FC:
    """Gives a command the options of `check`."""
    for option in reversed(_CHECK):
        command = option(command)
    return command


class Configured(Command):
    """A command whose options take their defaults from the configuration."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Looks for the configuration first, by the paths and options given."""
        if not ctx.resilient_parsing:
            given = self.make_parser(ctx).parse_args(self.spelt(args))[0]
            if not given.get("help"):
                ctx.meta[_SETTINGS] = settings = self._settings(given)
                ctx.default_map = {
                    str(option.name): settings.values[key].value
                    for key, option in keys(self).items()
                    if key in settings.values
                }
        return super().parse_args(ctx, args)

    def _settings(self, given: dict[str, Any]) -> Settings:
        config = given.get("config")
        file = config if isinstance(config, str) else ""
        if given.get("isolated") is True:
            if file:
                raise click.UsageError("--config 和 --isolated 不能同时用")
            return Settings()
        paths = given.get("paths")
        named = [path for path in paths if isinstance(path, str)] if isinstance(paths, tuple | list) else []
        return gather(keys(self), named, file or os.environ.get("REPORTLINT_CONFIG", ""), os.environ)


def keys(command: click.Command) -> dict[str, click.Option]:
    """The options of a command that can be configured, by key."""
    options = (param for param in command.params if isinstance(param, click.Option) and param.expose_value)
    named = {max(option.opts, key=len).removeprefix("--"): option for option in options}
    return {key: option for key, option in named.items() if key not in _ONCE}


def settings(ctx: click.Context) -> Settings:
    """What is configured."""
    found: Settings = ctx.meta.get(_SETTINGS, Settings())
    return found


def in_force(ctx: click.Context) -> dict[str, tuple[Any, str]]:
    """Every key's value with where it is from."""
    return {key: (ctx.params[str(option.name)], source(ctx, key)) for key, option in keys(ctx.command).items()}


def source(ctx: click.Context, key: str) -> str:
    """Where the value of a key is from: ``命令行``, ``reportlint.toml:3``, ``环境变量 …``, ``默认``."""
    found = ctx.get_parameter_source(str(keys(ctx.command)[key].name))
    if found is ParameterSource.COMMANDLINE:
        return COMMAND_LINE
    return settings(ctx).values[key].source if found is ParameterSource.DEFAULT_MAP else DEFAULT


def firm(ctx: click.Context) -> frozenset[str]:
    """The keys that no file decides: from the command line or the environment."""
    return frozenset(key for key in keys(ctx.command) if source(ctx, key).startswith((COMMAND_LINE, "环境变量")))


def chosen(ctx: click.Context, asked: Asked, pack: Pack) -> Options:
    """What the rules are asked for."""
    from reportlint.check.options import Options

    select, ignore = (
        _names(words, pack, source(ctx, key)) for key, words in (("select", asked.select), ("ignore", asked.ignore))
    )
    return Options(select, ignore, asked.year, asked.as_of)


def overrides(ctx: click.Context, pack: Pack) -> tuple[Override, ...]:
    """What the configuration has otherwise for some files, rules by name; not what the command line decides for all."""
    return tuple(_resolved(override, ctx, pack) for override in settings(ctx).per_file)


def _resolved(override: Override, ctx: click.Context, pack: Pack) -> Override:
    fixed = firm(ctx)
    values = {key: value for key, value in override.values.items() if key == "ignore" or key not in fixed}
    if "profile" in values:
        from reportlint.asked import pack as with_profiles

        pack = with_profiles(ctx.params["rules_dirs"], values["profile"])
    for key in {"select", "ignore"} & values.keys():
        values[key] = _names(values[key], pack, override.source)
    return override._replace(values=values)


def _names(words: tuple[str, ...], pack: Pack, source: str) -> tuple[str, ...]:
    """The names of the rules that `words` mean; a mistake is told with where they are from."""
    from reportlint.asked import names

    try:
        return names(words, pack)
    except click.UsageError as problem:
        where = "" if source in (COMMAND_LINE, DEFAULT) else f"{source}："
        raise click.UsageError(f"{where}{problem.message}") from None


def accounts(asked: Asked, found: Settings, pack: Pack, chosen: Options) -> Accounts | None:
    """The books of exemptions, if there is anything to keep them for."""
    file = asked.exemptions or found.exemptions
    if not file and not asked.baseline:
        return None
    from reportlint.accounts import Accounts, Sources

    active = frozenset(rule["name"] for rule in pack.rules if chosen.wants(rule["code"], rule["name"]))
    return Accounts(Sources(file, asked.baseline, asked.as_of), pack, active)


def outlets(
    asked: Asked, usual: str, screen: Style, put: Put, say: Callable[[str], None], targets: Sequence[Target]
) -> list[Outlet]:
    """Where everything goes that is said of the `targets`; `usual`: the format if none is asked for."""
    from reportlint.outlets import outlets as opened

    books: list[Any] = []
    if asked.write_baseline:
        from reportlint.baseline import Book

        books.append(Book(asked.write_baseline, say))
    try:
        wanted = asked.formats or (() if asked.summaries else (usual,))
        inputs = (target.path for target in targets)
        return [*opened(wanted, asked.summaries, screen, put, inputs), *books]
    except ValueError as problem:
        raise click.UsageError(str(problem)) from None


def about(asked: Asked, found: Settings, kept: Accounts | None, files: int) -> Iterator[str]:
    """What a run goes by, if that is asked for."""
    if not asked.verbose:
        return
    yield f"配置文件：{found.file or '没有'}"
    if kept and kept.sources.exemptions:
        yield f"豁免文件：{kept.sources.exemptions}，{len(kept.ledger.entries)} 条有效"
    if kept and kept.sources.baseline:
        yield f"基线：{kept.sources.baseline}，{sum(map(len, kept.ledger.known.values()))} 条"
    yield f"文件：{files} 份"
