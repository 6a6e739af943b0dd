"""Finds what is configured for a run: by the nearest file, then by the environment, each value with where it is from."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import click

from reportlint.suggest import closest
from reportlint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reportlint.command.configfile import Override, Setting

    Keys = Mapping[str, click.Option]

EXEMPTIONS = "reportlint.exempt.yaml"
PREFIX = "REPORTLINT_"
DEFAULT = "默认"
OTHERS = ("REPORTLINT_DEBUG", "REPORTLINT_CONFIG")
"""Variables that are no keys."""
ONCE = frozenset(["isolated", "show-config", "stdin-filename", "write-baseline", "quiet", "verbose", "diff", "fix"])
"""Options that are for one run, and no keys of a configuration."""


class Settings(NamedTuple):
    """All that is configured. `file`: where, or empty. `exemptions`: the nearest file of exemptions, or empty."""

    file: str = ""
    values: Mapping[str, Setting] = {}
    per_file: tuple[Override, ...] = ()
    exemptions: str = ""

    @property
    def folder(self) -> str:
        """The folder that the globs are relative to."""
        return os.path.dirname(self.file)


def gather(options: Keys, paths: Sequence[str], file: str, environment: Mapping[str, str]) -> Settings:
    """What is configured for a run over `paths`, by `file` or else by the nearest one.

    `options` are the keys there are. Raises ConfigError for a mistake in the file, UsageError for one elsewhere.
    """
    if file and not os.path.isfile(file):
        raise click.UsageError(f"配置文件不存在：{file}")
    own = [os.path.dirname(os.path.abspath(file))] if file else []
    found, exemptions = nearby([*own, _common(paths), os.getcwd()], bool(file))
    settings = Settings(file or found, exemptions=exemptions)
    if settings.file:
        from reportlint.command.configfile import read

        values, per_file = read(settings.file, options)
        settings = settings._replace(values=values, per_file=per_file)
    return settings._replace(values={**settings.values, **dict(_of_environment(options, environment))})


def nearby(folders: Sequence[str], known: bool = False) -> tuple[str, str]:
    """The nearest configuration, unless it is `known`, and the nearest file of exemptions, in or above each of the
    `folders` in turn, no further up than the root of a repository. Empty where there is none.
    """
    file = exemptions = ""
    for start in dict.fromkeys(folders):
        for folder in _upwards(start):
            if not file and not known:
                file = _configuration(folder)
            if not exemptions and os.path.isfile(path := os.path.join(folder, EXEMPTIONS)):
                exemptions = path
    here = os.path.join(os.getcwd(), "")
    return file.removeprefix(here), exemptions.removeprefix(here)


def _configuration(folder: str) -> str:
    for name in ("reportlint.toml", "pyproject.toml"):
        path = os.path.join(folder, name)
        if os.path.isfile(path) and (name != "pyproject.toml" or _speaks_of_us(path)):
            return path
    return ""


def _speaks_of_us(path: str) -> bool:
    """Whether a pyproject.toml has our table. Most have not, and need not be read as TOML for that."""
    try:
        with open(path, "rb") as file:
            data = file.read().translate(None, b" \t'\"")
    except OSError:
        return True  # it may, and whoever reads it will say why it cannot be read
    if b"tool.reportlint" not in data and not (b"[tool]" in data and b"reportlint" in data):
        return False
    from reportlint.command.configfile import has_table

    return has_table(path)


def _upwards(folder: str) -> Iterator[str]:
    while True:
        yield folder
        above = os.path.dirname(folder)
        if above == folder or os.path.exists(os.path.join(folder, ".git")):
            return
        folder = above


def _common(paths: Iterable[str]) -> str:
    """The folder that all `paths` are in; of a glob what comes before it."""
    folders = []
    for path in paths:
        plain = path if path != "-" else "."
        while any(char in plain for char in "*?["):
            plain = os.path.dirname(plain)
        whole = os.path.abspath(plain)
        folders.append(whole if os.path.isdir(whole) else os.path.dirname(whole))
    try:
        return os.path.commonpath(folders)
    except ValueError:  # no path at all, or on several drives
        return os.getcwd()


def _of_environment(options: Keys, environment: Mapping[str, str]) -> Iterator[tuple[str, Setting]]:
    """``REPORTLINT_FAIL_ON`` and its like. A list is apart by commas, or as the platform keeps paths apart."""
    given = [name for name in environment if name.startswith(PREFIX) and environment[name]]
    if not given:
        return
    from reportlint.command.configfile import PATHS, Setting, typed

    known = {PREFIX + key.upper().replace("-", "_"): key for key in options}
    for name in given:
        key, text = known.get(name, ""), environment[name]
        if not key:
            if (once := name.removeprefix(PREFIX).lower().replace("_", "-")) in ONCE:
                raise click.UsageError(f"没有环境变量 {name}：--{once} 只能写在命令行上")
            meant = closest(name.removeprefix(PREFIX), [other.removeprefix(PREFIX) for other in known])
            if meant and name not in OTHERS:  # what is like none of ours is somebody else's
                raise click.UsageError(f"没有环境变量 {name}，是否指 {PREFIX}{meant}？")
            continue
        value: Any = text
        if options[key].multiple:
            value = [part for part in text.split(os.pathsep if key in PATHS else ",") if part.strip()]
        try:
            yield key, Setting(typed(options[key], value), f"环境变量 {name}")
        except ValueError as mistake:
            raise click.UsageError(f"环境变量 {name}：{mistake}") from None


def page(settings: Settings, values: Mapping[str, tuple[Any, str]]) -> str:
    """The values in force, by key with where each is from, as TOML that could be written down."""
    lines = [f"# 配置文件：{settings.file or '没有'}", f"# 豁免文件：{settings.exemptions or '没有'}"]
    for key, (value, source) in values.items():
        shown = _toml(value)
        lines.append(f"{key} = {shown}  # {source}" if shown else f"# {key} 未设")
    for override in settings.per_file:
        lines += ["", "[[per-file]]", f"files = {_toml(override.globs)}  # {override.source}"]
        lines += [f"{key} = {_toml(value)}" for key, value in override.values.items()]
    return "\n".join(lines) + "\n"


def _toml(value: Any) -> str:
    if value is None or value in ((), ""):
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple | list):
        return f"[{', '.join(map(_toml, value))}]"
    if isinstance(value, str):
        escaped = value.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped}"'
    return f"{value:g}" if isinstance(value, float) else str(value)
