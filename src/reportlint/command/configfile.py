"""Reads a configuration file: every key is an option of `check`, every mistake is told with its line."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import click

from reportlint.command.chinese import words
from reportlint.errors import ConfigError, why_not
from reportlint.globs import matches, relative
from reportlint.suggest import nearest
from reportlint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import NoReturn

    from reportlint.check.options import Options

    Keys = Mapping[str, click.Option]

SHARED = "pyproject.toml"
PER_FILE, FILES = "per-file", "files"
OVERRIDES = ("select", "ignore", "profile", "year")
"""What may be otherwise for some files."""
PATHS = ("rules", "exemptions", "baseline")
"""Keys whose values are files, as seen from the file that has them."""
OUTLETS = ("format", "summary")
"""Keys whose values may name a file behind a colon."""


class Setting(NamedTuple):
    """A value with the place it comes from: ``reportlint.toml:3``, ``环境变量 REPORTLINT_YEAR``."""

    value: Any
    source: str


class Override(NamedTuple):
    """What is otherwise for the files that `globs` mean."""

    globs: tuple[str, ...]
    values: Mapping[str, Any]
    source: str

    def means(self, path: str, folder: str) -> bool:
        """Whether it is for the file at `path`; its globs are relative to `folder`."""
        name = relative(path, folder)
        return any(matches(glob, name) for glob in self.globs)

    def applied(self, options: Options, path: str, folder: str) -> Options:
        """`options` as they are for the file at `path`: what is to be ignored is added, the rest is replaced."""
        if not self.means(path, folder):
            return options
        values = {key: value for key, value in self.values.items() if key in options._fields}
        return options._replace(**{**values, "ignore": (*options.ignore, *values.get("ignore", ()))})


def has_table(path: str) -> bool:
    """Whether the pyproject.toml at `path` has a table of ours. Raises ConfigError."""
    return _table(_parsed(path, _text(path))) is not None


def read(path: str, options: Keys) -> tuple[dict[str, Setting], tuple[Override, ...]]:
    """What the configuration at `path` says. `options` are the keys there are. Raises ConfigError."""
    text = _text(path)
    data = _parsed(path, text)
    shared = os.path.basename(path) == SHARED
    reading = _Reading(path, text, options, "tool.reportlint." if shared else "")
    return reading.settings((_table(data) or {}) if shared else data)


def typed(option: click.Option, value: Any) -> Any:
    """`value` as the option has it on the command line. Raises ValueError with words for the user."""
    try:
        return option.type_cast_value(click.Context(click.Command("check")), value)
    except click.BadParameter as mistake:
        raise ValueError(words(mistake).removeprefix("--")) from None


def _text(path: str) -> str:
    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError as problem:
        raise ConfigError(path, 0, 0, why_not(problem)) from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise ConfigError(path, data[: problem.start].count(b"\n") + 1, 1, "文件不是 UTF-8 编码") from None


def _parsed(path: str, text: str) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        message, _, place = str(problem).partition(" (at line ")
        lines = text.splitlines() or [""]
        numbers = [int(part) for part in place.rstrip(")").split(", column ") if part.isdigit()]
        line, column = numbers if len(numbers) == 2 else (len(lines), 1)
        raise ConfigError(
            path, line, column, f"从这里起不合 TOML 的写法（{message}）", "".join(lines[line - 1 : line])
        ) from None


def _table(data: dict[str, Any]) -> dict[str, Any] | None:
    """``[tool.reportlint]``."""
    tool = data.get("tool")
    table = tool.get("reportlint") if isinstance(tool, dict) else None
    return table if isinstance(table, dict) else None


class _Reading:
    """The reading of one file. Lines are looked up when they are needed: the TOML of Python has no places."""

    def __init__(self, path: str, text: str, options: Keys, prefix: str) -> None:
        self._path, self._options, self._prefix = path, options, prefix
        self._lines = text.splitlines()
        self._start = self._line(f"[{prefix.rstrip('.')}]", 0) - 1 if prefix else 0

    def settings(self, data: dict[str, Any]) -> tuple[dict[str, Setting], tuple[Override, ...]]:
        """All that the file says."""
        overrides = tuple(self._overrides(data.pop(PER_FILE))) if PER_FILE in data else ()
        values = {}
        for key, value in data.items():
            line = self._line(key, self._start)
            if key not in self._options:
                self._fail(line, key, f"没有名为“{key}”的配置项{nearest(key, (*self._options, PER_FILE))}")
            values[key] = Setting(self._value(key, value, line), f"{self._path}:{line}")
        return values, overrides

    def _overrides(self, given: Any) -> Iterator[Override]:
        """A list of tables, each with its files; or tables by glob."""
        headers = [
            line for line, text in enumerate(self._lines, 1) if text.lstrip().startswith("[") and PER_FILE in text
        ]
        headers = headers or [self._line(PER_FILE, self._start)]
        if isinstance(given, dict):
            given = [{FILES: glob, **table} if isinstance(table, dict) else table for glob, table in given.items()]
        if not isinstance(given, list) or not all(isinstance(table, dict) for table in given):
            self._fail(headers[0], PER_FILE, f"写作 [[{self._prefix}{PER_FILE}]]，下面写 {FILES} 和另行规定的各项")
        for number, table in enumerate(given):
            glob = str(table.get(FILES))
            named = [line for line in headers if glob in self._lines[line - 1]]
            yield self._override(table, named[0] if named else headers[min(number, len(headers) - 1)])

    def _override(self, table: dict[str, Any], line: int) -> Override:
        known = [key for key in OVERRIDES if key in self._options]
        globs = table.pop(FILES, None)
        globs = [globs] if isinstance(globs, str) else globs
        if not isinstance(globs, list) or not globs or not all(isinstance(glob, str) and glob for glob in globs):
            self._fail(line, PER_FILE, f'缺少 {FILES}，即对哪些文件，如 {FILES} = "2019/*.txt"')
        values = {}
        for key, value in table.items():
            at = self._line(key, line)
            if key not in known:
                self._fail(
                    at, key, f"{PER_FILE} 没有名为“{key}”的配置项{nearest(key, known)}；可用：{'、'.join(known)}"
                )
            values[key] = self._value(key, value, at)
        return Override(tuple(globs), values, f"{self._path}:{line}")

    def _value(self, key: str, value: Any, line: int) -> Any:
        option = self._options[key]
        if problem := _misfit(option, value):
            self._fail(line, key, f"{key} {problem}")
        values = [self._shaped(key, item) for item in (value if isinstance(value, list) else [value])]
        try:
            return typed(option, values if option.multiple else values[0])
        except ValueError as mistake:
            self._fail(line, key, str(mistake))

    def _shaped(self, key: str, value: Any) -> Any:
        """A date as text; a path as seen from the file that has it."""
        if _is_day(value):
            return value.isoformat()
        if not isinstance(value, str):
            return value
        folder = os.path.dirname(self._path)
        if key in OUTLETS:
            name, colon, path = value.partition(":")
            return f"{name}{colon}{os.path.join(folder, path) if path else ''}"
        return os.path.join(folder, value) if key in PATHS or value.startswith(("./", "../")) else value

    def _line(self, key: str, start: int) -> int:
        """The number of the first line from `start` on, counted from 0, that begins with `key`; else of that line."""
        for number, line in enumerate(self._lines[start:], start + 1):
            bare = line.strip() if key.startswith("[") else line.strip().lstrip("[\"'")
            if bare.startswith(key) and not bare[len(key) : len(key) + 1].strip(" \t=\"'.[]"):
                return number
        return min(start + 1, max(len(self._lines), 1))

    def _fail(self, line: int, key: str, message: str) -> NoReturn:
        """Raises the ConfigError for a line, with the caret under `key`."""
        text = "".join(self._lines[line - 1 : line])
        raise ConfigError(self._path, line, max(text.find(key), 0) + 1, message, text)


def _misfit(option: click.Option, value: Any) -> str:
    """What is wrong with the kind of a value, in words, or nothing."""
    if option.is_flag:
        return "" if isinstance(value, bool) else "写 true 或 false"
    if isinstance(option.type, click.IntRange | click.FloatRange):
        return "" if isinstance(value, int | float) and not isinstance(value, bool) else "要写一个数"
    if option.multiple:
        values = value if isinstance(value, list) else [value]
        return (
            "" if all(isinstance(item, str) for item in values) else '要写一个字符串，或一列字符串，如 ["T3", "NUM-09"]'
        )
    return "" if isinstance(value, str) or _is_day(value) else "要写一个字符串"


def _is_day(value: Any) -> bool:
    return hasattr(value, "isoformat") and not hasattr(value, "hour")
