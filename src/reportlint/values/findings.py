"""What is said of a document: findings, what could not be decided, the result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.values.said import Report
    from reportlint.values.tree import Repair


class Place(NamedTuple):
    """A span with a label, beside the one that a finding points at."""

    start: int
    end: int
    label: str


class Edit(NamedTuple):
    """The stretch from `start` to `end` of the author's text, and what should stand there."""

    start: int
    end: int
    text: str


class Fix(NamedTuple):
    """How a fault could be mended. `safety`: ``safe`` (mandated wording, numbering, document numbers) or ``suggested``
    (what someone has to decide: shown, applied only on request)."""

    title: str
    safety: str
    edits: tuple[Edit, ...]


class Exemption(NamedTuple):
    """Why a finding, or what could not be decided, does not count, on whose word, and until when (ISO date or empty)."""

    reason: str
    by: str = ""
    until: str = ""
    source: str = ""
    """The file that says so, with its line."""


BASELINE = "基线"
"""The reason of what a baseline accepts."""


class Finding(NamedTuple):
    """One fault. Severity: ``error warning info``."""

    code: str
    name: str
    category: str
    severity: str
    message: str
    start: int
    end: int
    where: str
    expected: str | None = None
    actual: str | None = None
    difference: str | None = None
    related: tuple[Place, ...] = ()
    basis: str = ""
    repair: Repair | None = None
    """The structure repair behind it, for the outline diff."""
    cells: tuple[tuple[str, str, str], ...] = ()
    """(table id, row id, column id) of the cells concerned, for the table excerpt."""
    fix: Fix | None = None
    exempt: Exemption | None = None
    members: tuple[Finding, ...] = ()
    """The findings that are told as this one, each of which may be accepted by itself."""


CRASHED = "规则出错"
"""How the reason of an entry begins whose rule broke: nothing that could be accepted or passed over."""
FOLD = 5
"""Findings of one code in one table beyond which they are told as one."""


def folded(group: Sequence[Finding], table: str) -> Finding:
    """The first of `group`, which names the others as related places; `table` is what their table is called."""
    first = group[0]
    related = (*first.related, *(Place(other.start, other.end, other.where) for other in group[1:]))
    message = f"{table}共有 {len(group)} 处同类问题，第一处：{first.message}"
    cells = tuple(cell for finding in group for cell in finding.cells)
    members = tuple(member for finding in group for member in finding.members or (finding,))
    return first._replace(message=message, related=related, cells=cells, members=members)


class Unverified(NamedTuple):
    """A rule that could not be decided on one table or place: `count` is how many of its instances."""

    code: str | None
    name: str
    severity: str
    reason: str
    start: int
    count: int = 1  # type: ignore[assignment]  # shadows tuple.count, which nobody calls
    exempt: Exemption | None = None


class Mended(NamedTuple):
    """A text before and after its safe fixes, and what was done, in order."""

    before: str
    after: str
    done: tuple[tuple[str, str], ...] = ()
    """(code, title of the fix) of each."""
    problem: str = ""
    """Why nothing could be written back, in words; then `after` is what would have been."""


class Result(NamedTuple):
    """What is said of one file."""

    path: str
    report: Report | None
    findings: tuple[Finding, ...]
    unverified: tuple[Unverified, ...]
    rules: int
    """How many rules ran."""
    cells: int
    """How many cells were read."""
    error: str = ""
    """Why the file could not be read, in words."""
    used: tuple[str, ...] = ()
    """Where the exemptions that apply to it are written, each as often as it applies."""
    mended: Mended | None = None
    """What its safe fixes change, if that was asked for."""

    @property
    def verdict(self) -> str:
        """``fail``, ``unverified`` or ``pass`` (an error; an undecided rule of severity error; neither), exemptions aside."""
        if any(finding.severity == "error" and not finding.exempt for finding in self.findings):
            return "fail"
        if any(entry.severity == "error" and not entry.exempt for entry in self.unverified):
            return "unverified"
        return "pass"
