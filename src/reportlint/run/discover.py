"""What the command line names, as a list of files: folders are walked, globs spelt out."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from reportlint.read import TEXT_SUFFIXES
from reportlint.suggest import closest
from reportlint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Target(NamedTuple):
    """One file to look at. `named`: on the command line, not come upon in a folder. `problem`: why it cannot be.

    `data`: its bytes, where they are read already.
    """

    path: str
    named: bool = True
    problem: str = ""
    data: bytes | None = None
    name: str = ""
    """What standard input is to be called."""

    @property
    def shown(self) -> str:
        """What the file is called."""
        return self.name or self.path


class Targets(NamedTuple):
    """All of them, in order, each once. `passed_over`: suffix → how many files of a kind that cannot be read."""

    files: tuple[Target, ...]
    passed_over: dict[str, int]

    def remark(self) -> str:
        """What was passed over: ``.docx 2 个、.png 1 个``."""
        return "、".join(f"{suffix} {count} 个" for suffix, count in sorted(self.passed_over.items()))


def discover(arguments: Sequence[str], name: str = "") -> Targets:
    """Files, folders, globs and ``-`` (standard input, to be called `name`), in the order given, without repeats."""
    found: dict[str, Target] = {}
    passed_over: dict[str, int] = {}
    for argument in arguments:
        for target in _targets(argument, passed_over):
            key = target.path if target.path == "-" else os.path.normcase(os.path.abspath(target.path))
            known = found.get(key)
            if known is None or (target.named and not known.named):
                found[key] = target
    files = (target._replace(name=name) if target.path == "-" else target for target in found.values())
    return Targets(tuple(files), passed_over)


def _targets(argument: str, passed_over: dict[str, int]) -> Iterator[Target]:
    if argument == "-" or os.path.isfile(argument):
        yield Target(argument)
    elif os.path.isdir(argument):
        yield from _walk(argument, passed_over)
    elif os.path.lexists(argument):
        yield Target(argument)  # a pipe, or a link to nowhere: reading it will tell
    elif any(char in argument for char in "*?["):
        yield from _matches(argument, passed_over)
    else:
        yield Target(argument, problem=f"文件不存在{_meant(argument)}")


def _matches(pattern: str, passed_over: dict[str, int]) -> Iterator[Target]:
    found = (match for match in sorted(set(_spelt(pattern))) if not _hidden(os.path.basename(match)))
    matches = [match for match in found if not _waits(match)]
    if not matches:
        yield Target(pattern, problem="没有与此匹配的文件")
    for match in matches:
        if not os.path.isdir(match):
            yield Target(match)
        elif not pattern.endswith("**"):  # ** has already gone below
            yield from _walk(match, passed_over)


def _spelt(pattern: str) -> Iterator[str]:
    """The paths that a glob means. As in a walk ``**`` goes through no link, which may lead back to where it stands."""
    from glob import escape, glob

    parts = pattern.replace(os.altsep or os.sep, os.sep).split(os.sep)
    if "**" not in parts:
        yield from glob(pattern)
        return
    at = parts.index("**")
    rest = os.sep.join(parts[at + 1 :])
    for base in glob(os.sep.join([*parts[:at], ""])) if at else [""]:
        for folder in _below(base):
            yield from _spelt(os.path.join(escape(folder), rest or "*"))


def _below(folder: str) -> Iterator[str]:
    """A folder, and all below it."""
    yield folder
    try:
        with os.scandir(folder or ".") as found:
            names = [entry.name for entry in found if entry.is_dir(follow_symlinks=False) and not _hidden(entry.name)]
    except OSError:  # as a glob has it, what is closed holds nothing
        return
    for name in names:
        yield from _below(os.path.join(folder, name))


def _meant(path: str) -> str:
    """The file beside it that is called nearly the same, as a question."""
    folder, name = os.path.split(path)
    try:
        beside = {os.path.splitext(other)[0]: other for other in os.listdir(folder or ".") if not _hidden(other)}
    except OSError:
        return ""
    stem = closest(os.path.splitext(name)[0], beside)
    return f"，是否指 {os.path.join(folder, beside[stem])}？" if stem else ""


def _walk(folder: str, passed_over: dict[str, int]) -> Iterator[Target]:
    closed: list[OSError] = []
    for root, folders, names in os.walk(folder, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not _hidden(name))
        for name in sorted(names):
            if _hidden(name):
                continue
            suffix = os.path.splitext(name)[1].lower()
            path = os.path.join(root, name)
            if suffix in TEXT_SUFFIXES:
                if not _waits(path):
                    yield Target(path, named=False)
            else:
                passed_over[suffix] = passed_over.get(suffix, 0) + 1
    for problem in closed:
        yield Target(str(problem.filename), problem="文件夹打不开，没有读取权限")


def _waits(path: str) -> bool:
    """Whether it is a pipe or a device, which somebody would have to feed."""
    return os.path.exists(path) and not os.path.isfile(path) and not os.path.isdir(path)


def _hidden(name: str) -> bool:
    return name.startswith((".", "~$"))
