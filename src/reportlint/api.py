"""The Python interface: one function, and what it gives as typed values, the same as the JSON of the command line."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from reportlint import pack as packs
from reportlint.check.options import Options, names
from reportlint.output.json import record
from reportlint.run import Setup, examined
from reportlint.run.discover import Target
from reportlint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reportlint.packed import Pack

_LONGEST = 1024
"""Characters beyond which a text without line ends is no path."""


class Related(NamedTuple):
    """Another place that a finding speaks of, and what it is."""

    line: int
    column: int
    end_line: int
    end_column: int
    excerpt: str
    label: str


class Edit(NamedTuple):
    """What should stand at a place instead."""

    line: int
    column: int
    end_line: int
    end_column: int
    text: str


class Fix(NamedTuple):
    """How a fault could be mended. `safety`: ``safe`` or ``suggested``."""

    title: str
    safety: str
    edits: tuple[Edit, ...]


class Exemption(NamedTuple):
    """Why something does not count."""

    reason: str
    by: str
    until: str
    source: str


class Finding(NamedTuple):
    """One fault. Lines and columns count from 1, columns in code points, ends exclusive."""

    code: str
    name: str
    category: str
    severity: str
    message: str
    line: int
    column: int
    end_line: int
    end_column: int
    excerpt: str
    where: str
    expected: str | None
    actual: str | None
    difference: str | None
    related: tuple[Related, ...]
    basis: str
    fix: Fix | None
    fingerprint: str
    exempt: Exemption | None


class Unverified(NamedTuple):
    """A rule that could not be decided, and why; `code` is None where that is so of the whole document."""

    code: str | None
    name: str
    severity: str
    reason: str
    line: int
    count: int  # type: ignore[assignment]  # shadows tuple.count, which nobody calls
    exempt: Exemption | None


class Checked(NamedTuple):
    """How many rules ran, how many cells were read."""

    rules: int
    cells: int


class Result(NamedTuple):
    """What is said of one report. `verdict`: ``pass``, ``fail`` or ``unverified``."""

    path: str
    title: str | None
    organ: str | None
    year: int | None
    edition: str | None
    verdict: str
    findings: tuple[Finding, ...]
    unverified: tuple[Unverified, ...]
    checked: Checked
    error: str | None
    """Why the file could not be read."""
    data: Mapping[str, Any]

    def to_dict(self) -> dict[str, Any]:
        """The report's object of the JSON, as plain data."""
        return dict(self.data)


def check(
    path_or_text: str | os.PathLike[str],
    *,
    year: int | None = None,
    profile: Iterable[str | os.PathLike[str]] | os.PathLike[str] = (),
    rules: Iterable[str | os.PathLike[str]] | os.PathLike[str] = (),
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
) -> Result:
    """Checks one report: a file, or a text (a string with more than one line).

    `year` overrides the report year; `profile` names local requirements, or files of them; `rules`
    are files or folders of rules of one's own; `select` and `ignore` hold
    codes, names or families of rules. No configuration and no exemption is looked for. A file that cannot be read
    is a result, too, as in the JSON. Raises LookupError for a rule or profile that there is not, ValueError if no rule is
    left to check, `reportlint.errors.RuleError` for a mistake in a rule file, TypeError for a year that is no whole number.
    """
    pack = packs.shared(_folders(rules), tuple(map(os.fspath, _each(profile))))
    options = Options(_names(select, pack), _names(ignore, pack), _whole(year)).among(pack.rules)
    setup = Setup(lambda result, _: result)
    return _result(record(examined(_target(path_or_text), setup, pack, options)))


def _folders(rules: Any) -> tuple[str, ...]:
    folders = tuple(os.fspath(path) for path in _each(rules))
    for path in folders:
        if not os.path.exists(path):
            raise FileNotFoundError(path)
    return folders


def _names(given: Iterable[str], pack: Pack) -> tuple[str, ...]:
    return names((str(word) for word in _each(given)), pack.rules)


def _whole(year: Any) -> int | None:
    if year is None:
        return None
    if not hasattr(year, "__index__"):
        raise TypeError(f"year 要写整数，如 2025，不是 {year!r}")
    return int(year)


def _each(given: Any) -> Iterable[Any]:
    """A single word stands for a list of it."""
    return (given,) if isinstance(given, str | os.PathLike) else given


def _target(given: str | os.PathLike[str]) -> Target:
    if isinstance(given, str) and ("\n" in given or "\r" in given or len(given) > _LONGEST):
        return Target("-", data=given.encode("utf-8", "replace"))
    path = os.fspath(given)
    return Target(path, problem="" if os.path.lexists(path) else "文件不存在")


def _result(data: dict[str, Any]) -> Result:
    known = {key: data[key] for key in Result._fields if key in data}
    return Result(
        **{
            **known,
            "findings": tuple(map(_finding, data["findings"])),
            "unverified": tuple(Unverified(**{**item, "exempt": _exempt(item)}) for item in data["unverified"]),
            "checked": Checked(**data["checked"]),
            "error": data.get("error"),
            "data": data,
        }
    )


def _finding(data: dict[str, Any]) -> Finding:
    fix = data["fix"] and Fix(**{**data["fix"], "edits": tuple(Edit(**edit) for edit in data["fix"]["edits"])})
    related = tuple(Related(**place) for place in data["related"])
    return Finding(
        **{**{key: data[key] for key in Finding._fields}, "related": related, "fix": fix, "exempt": _exempt(data)}
    )


def _exempt(data: dict[str, Any]) -> Exemption | None:
    return Exemption(**data["exempt"]) if data["exempt"] else None
