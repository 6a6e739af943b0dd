"""One request of `check`, from wherever it came: the command line, the environment, a configuration."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from reportlint.command.config import DEFAULT, Settings
from reportlint.command.options import COMMAND_LINE, SETTINGS, keys
from reportlint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.check.options import Options
    from reportlint.command.accounts import Accounts
    from reportlint.command.configfile import Override
    from reportlint.command.outlets import Outlet, Put
    from reportlint.output import Style, Tally
    from reportlint.packed import Pack
    from reportlint.run.discover import Target


class Request(NamedTuple):
    """All that can be asked of `check`."""

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


def settings(ctx: click.Context) -> Settings:
    """What is configured."""
    found: Settings = ctx.meta.get(SETTINGS, Settings())
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


def chosen(ctx: click.Context, request: Request, pack: Pack) -> Options:
    """What the rules are asked for."""
    from reportlint.check.options import Options

    select, ignore = (
        _names(words, pack, source(ctx, key)) for key, words in (("select", request.select), ("ignore", request.ignore))
    )
    try:
        return Options(select, ignore, request.year).among(pack.rules)
    except ValueError as problem:
        raise click.UsageError(str(problem)) from None


def overrides(ctx: click.Context, pack: Pack) -> tuple[Override, ...]:
    """What the configuration has otherwise for some files, rules by name; not what the command line decides for all."""
    return tuple(_resolved(override, ctx, pack) for override in settings(ctx).per_file)


def _resolved(override: Override, ctx: click.Context, pack: Pack) -> Override:
    fixed = firm(ctx)
    values = {key: value for key, value in override.values.items() if key == "ignore" or key not in fixed}
    if "profile" in values:
        from reportlint.command.wanted import pack as with_profiles

        with _placed(override.source):
            pack = with_profiles(ctx.params["rules_dirs"], values["profile"])
    for key in {"select", "ignore"} & values.keys():
        values[key] = _names(values[key], pack, override.source)
    return override._replace(values=values)


def pack(ctx: click.Context, request: Request) -> Pack:
    """The pack with the rules that are on."""
    from reportlint.command.wanted import no_profiles, there
    from reportlint.command.wanted import pack as with_profiles

    with _placed(source(ctx, "rules")):
        there(request.rules_dirs)
    with _placed(source(ctx, "profile")):
        found = with_profiles(request.rules_dirs, request.profiles)
    if not request.profiles:
        with _placed(source(ctx, "rules")):
            no_profiles(request.rules_dirs, found)
    return found


def _names(words: tuple[str, ...], pack: Pack, source: str) -> tuple[str, ...]:
    """The names of the rules that `words` mean."""
    from reportlint.command.wanted import names

    with _placed(source):
        return names(words, pack)


@contextmanager
def _placed(source: str) -> Iterator[None]:
    """A mistake of usage is told with where it is from."""
    try:
        yield
    except (click.UsageError, ValueError) as problem:
        where = "" if source in (COMMAND_LINE, DEFAULT) else f"{source}："
        words = problem.message if isinstance(problem, click.UsageError) else str(problem)
        raise click.UsageError(f"{where}{words}") from None


def accounts(request: Request, found: Settings, pack: Pack, chosen: Options) -> Accounts | None:
    """The books of exemptions, if there is anything to keep them for."""
    file = request.exemptions or found.exemptions
    if not file and not request.baseline:
        return None
    from reportlint.command.accounts import Accounts, Sources

    active = frozenset(rule["name"] for rule in pack.rules if chosen.wants(rule["code"], rule["name"]))
    anew = bool(request.write_baseline) and os.path.realpath(request.write_baseline) == os.path.realpath(
        request.baseline
    )
    return Accounts(Sources(file, request.baseline, request.as_of, anew), pack, active)


def outlets(
    ctx: click.Context, request: Request, usual: str, screen: Style, put: Put, targets: Sequence[Target]
) -> list[Outlet]:
    """Where everything goes that is said of the `targets`; `usual`: the format if none is asked for."""
    from reportlint.command.outlets import outlets as opened

    books: list[Any] = []
    if request.write_baseline:
        from reportlint.baseline import Book

        books.append(Book(request.write_baseline))
    wanted = request.formats or (() if request.summaries else (usual,))
    found = settings(ctx)
    own = ((found.file, "配置文件"), (request.exemptions or found.exemptions, "豁免文件"), (request.baseline, "基线"))
    inputs = [*((path, what) for path, what in own if path), *((target.path, "要核对的文件") for target in targets)]
    with _placed(source(ctx, "format")):
        return [*opened(wanted, request.summaries, screen, put, inputs, [book.path for book in books]), *books]


def about(request: Request, found: Settings, kept: Accounts | None, files: int) -> Iterator[str]:
    """What a run goes by, if that is asked for."""
    if not request.verbose:
        return
    yield f"配置文件：{found.file or '没有'}"
    if kept and kept.sources.exemptions:
        yield f"豁免文件：{kept.sources.exemptions}，{len(kept.ledger.entries)} 条有效"
    if kept and kept.sources.baseline:
        yield f"基线：{kept.sources.baseline}，{sum(map(len, kept.ledger.known.values()))} 条"
    yield f"文件：{files} 份"
