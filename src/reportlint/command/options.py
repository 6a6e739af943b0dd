"""The options of `check`, which are the keys of a configuration, too."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import click

from reportlint.command import complete
from reportlint.command.chinese import Command, Loose
from reportlint.command.complete import files, formats, rules
from reportlint.command.config import ONCE, Settings, gather
from reportlint.output import SEVERITIES

if TYPE_CHECKING:
    from click.decorators import FC


COMMAND_LINE = "命令行"
SETTINGS = "reportlint.settings"


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


class Megabytes(click.FloatRange):
    """A size that a text may have: more than nothing, no more than fits into memory."""

    def __init__(self) -> None:
        super().__init__(0, 4096, min_open=True)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The number. Fails for what is none, too."""
        found = super().convert(value, param, ctx)
        return found if found == found else self.fail("", param, ctx)


color = click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", metavar="WHEN",
                     help="颜色：auto 终端上才用（默认），always，never")  # fmt: skip
rules_dirs = click.option(
    "--rules", "rules_dirs", multiple=True, metavar="DIR", shell_complete=files,
    help="另加自己的规则：文件或文件夹，可重复",
)  # fmt: skip
year = click.option("--year", type=click.IntRange(2008, 2100), metavar="YYYY", help="报告年度，不用从文中辨认")
size = click.option("--max-size", type=Megabytes(), default=20.0, metavar="MB",
                    help="文件大小上限，单位 MB（默认 20）")  # fmt: skip
profiles = click.option("--profile", "profiles", multiple=True, metavar="NAME", shell_complete=complete.profiles,
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
    click.option("--as-of", type=Day(), default="", metavar="DATE", help="按这一天判断豁免是否到期，如 2026-01-31（默认今天）"),
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
                ctx.meta[SETTINGS] = settings = self._settings(given)
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
    return {key: option for key, option in named.items() if key not in {*ONCE, "config"}}
