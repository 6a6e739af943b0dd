"""What one document says: quantities, claims, years, dates, who reports; and all of it together."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Literal

from reportlint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportlint.values.text import Number, Source
    from reportlint.values.tree import Repair, Section, Table


YearRole = Literal["title", "head", "mention", "period", "caption", "subject", "told", "closing"]
DateRole = Literal["closing", "published", "period_start", "period_end", "malformed"]
CASES = frozenset(("件", "宗", "起", "份", "笔", "例"))
"""Units that only whole things are counted in."""


class Quantity(NamedTuple):
    """A number of the prose with its unit: exact decimal, span in the source, half a unit of the last written digit."""

    number: Number
    unit: str
    """As written without scale: 条 件 次 元 % …; 万元 and 亿元 become 元 with the number scaled."""
    start: int
    end: int
    section: str
    at: int
    """Offset in the section's flow."""
    stop: int
    half: Number = 0
    approximate: bool = False
    written: str = ""

    @property
    def average(self) -> bool:
        """Whether it counts cases in fractions: 每百件中有39.1件."""
        return self.unit in CASES and self.number % 1 != 0


def between(counted: Sequence[Quantity], start: int, end: int) -> Sequence[Quantity]:
    """Those of the quantities of one flow, in order, that begin from `start` to before `end` of it."""
    first = bisect_left(counted, start, key=lambda quantity: quantity.at)
    return counted[first : bisect_left(counted, end, first, key=lambda quantity: quantity.at)]


class Claim(NamedTuple):
    """What the prose says about something that a table or another sentence also states."""

    name: str
    """A name of `lint_rules/vocabulary`: 收到申请, 办结, 未收到申请 …"""
    number: Number
    unit: str
    start: int
    end: int
    """Span of the words that make the claim."""
    section: str
    approximate: bool = False
    half: Number = 0
    scope: str = ""
    """``wide`` when the words reach beyond the organ's own cases (备案, 代理, 上级 …), ``carried`` for 含上年结转."""
    rows: tuple[str, ...] = ()
    """Of one kind of applicants: the rows one of which it counts, "" for those received, where not all are meant."""
    columns: tuple[str, ...] = ()
    """Of one row: the columns one of which it counts, where they are named."""


class Parts(NamedTuple):
    """A whole and what 其中 lists of it. `strict`: the parts are meant to be all of it."""

    whole: Quantity
    parts: tuple[Quantity, ...]
    strict: str
    """``all`` (must sum), ``pair`` (two that close the sentence), ``some`` (each at most the whole)."""
    start: int
    end: int
    section: str


class YearMark(NamedTuple):
    """A year in a role; those that sentences have ``told`` of are looked for by the rules that ask for them."""

    role: YearRole
    year: int
    start: int
    end: int


class DateMark(NamedTuple):
    """A date in a role: ``closing`` is the 落款; of one that is ``malformed`` the parts are what was written, or 0. A
    signature may have no day: 0."""

    role: DateRole
    year: int
    month: int
    day: int
    start: int
    end: int
    malformed: bool = False


class Organ(NamedTuple):
    """Who reports. `kind`: government, department, township, committee (管委会), or empty when unknown; `level`:
    province, city, county, township, or empty."""

    name: str
    kind: str
    level: str
    start: int
    end: int


class Report(NamedTuple):
    """Everything recognised in one document."""

    source: Source
    year: int | None
    edition: str | None
    title: tuple[int, int] | None
    organ: Organ | None
    sections: tuple[Section, ...]
    tables: Mapping[str, Table]
    repairs: tuple[Repair, ...]
    years: tuple[YearMark, ...]
    dates: tuple[DateMark, ...]
    quantities: tuple[Quantity, ...]
    claims: tuple[Claim, ...]
    parts: tuple[Parts, ...]
    notes: tuple[str, ...]
    refusal: tuple[str, str] | None = None
    """(name, reason) when this is no document to check: ``not-a-report``, ``unknown-year``, ``several-reports``."""
