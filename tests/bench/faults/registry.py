"""The faults that the bench knows: one function a variant, registered under the code of the catalogue."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random
from typing import TYPE_CHECKING

from tests.bench.draft import mark
from tests.bench.facts import Wants, invent_facts
from tests.bench.shapes import SHAPES
from tests.bench.wording import UnsaidError, compose

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.bench.draft import Draft, Table

ALL = ("2008", "2019", "2021")
BOTH = ("2019", "2021")
NEW = ("2021",)
FORM = ("2019",)


class UnplantableError(ValueError):
    """These facts give no room for the fault: try another seed."""


class Plan:
    """What a fault works on: facts first, then the draft made from them (composed when first asked for)."""

    def __init__(self, rng: Random, edition: str, wants: Wants) -> None:
        self.rng, self.edition = rng, edition
        self.facts = invent_facts(rng, edition, wants)
        self.names: list[str] = []
        self._draft: Draft | None = None

    @property
    def draft(self) -> Draft:
        """The report as written, to be spoilt."""
        if self._draft is None:
            self.compose()
        assert self._draft is not None
        return self._draft

    def compose(self, *force: str, **wrong: str) -> None:
        """Write the report; `wrong` gives a slot a false value, `force` has something said."""
        try:
            self._draft = compose(self.rng, self.facts, wrong, ("!preamble", *force))
        except UnsaidError as problem:
            raise UnplantableError(str(problem)) from problem

    def facts_with(self, **changes: object) -> None:
        """Replace fields of the facts."""
        self.facts = replace(self.facts, **changes)  # type: ignore[arg-type]

    def pick(self, *options: str) -> str:
        """One of the options."""
        return self.rng.choice(options)

    def cell(self, table: str, row: str, column: int, text: str) -> None:
        """Put `text` into a cell and mark it."""
        where = self.draft.table(table).row(row)
        if where.cells[column] == text:
            raise UnplantableError("no change")
        where.cells[column] = mark(text)
        self.names.append(core(where.label) if where.label else "")
        if table == "t3":
            self.names += [COLUMN_NAMES[column]] if column < 5 else []

    def number(self, table: str, row: str, column: int) -> int:
        """The integer in a cell."""
        return int(self.draft.table(table).row(row).cells[column])

    def where(
        self, table: Table | str, chosen: Callable[[str], bool], columns: Sequence[int] | None = None
    ) -> tuple[str, int]:
        """A random data cell (row id, column) whose text meets a condition."""
        table = self.draft.table(table) if isinstance(table, str) else table
        found = [
            (row.id, column)
            for row in table.data
            for column, text in enumerate(row.cells)
            if text and chosen(text) and (columns is None or column in columns)
        ]
        if not found:
            raise UnplantableError("no such cell")
        return self.rng.choice(found)

    def swap(self, old: str, new: str) -> None:
        """Put a marked `new` for the first `old` of preamble or paragraphs."""
        if not self.draft.replace(old, mark(new)):
            raise UnplantableError(f"no {old!r}")


COLUMN_NAMES = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")


def core(label: str) -> str:
    """A label without its numbering."""
    return label.lstrip("一二三四五六七八九（）()、.1234567890 ").split("（")[0]


@dataclass(frozen=True)
class Fault:
    """One way of making one mistake."""

    code: str
    name: str
    severity: str
    plant: Callable[[Plan], None]
    editions: tuple[str, ...]
    needs: tuple[str, ...]
    """What a shape must keep for the fault to be visible: fields of `Shape`."""
    skip: tuple[str, ...]
    accept: frozenset[str]
    """Codes under which the same fault may be reported instead."""
    also: frozenset[str]
    """Codes that may be reported besides."""
    wants: Wants
    stage: str

    def fits(self, edition: str, shape: str) -> bool:
        """Whether it can be decided there."""
        return (
            edition in self.editions
            and shape not in self.skip
            and all(getattr(SHAPES[shape], need) for need in self.needs)
        )


FAULTS: dict[str, list[Fault]] = {}


def fault(
    code: str,
    severity: str,
    editions: tuple[str, ...],
    *,
    needs: str = "",
    skip: str = "",
    accept: str = "",
    also: str = "",
    wants: Wants | None = None,
    stage: str = "core",
) -> Callable[[Callable[[Plan], None]], Callable[[Plan], None]]:
    """Register the decorated function as a variant of `code`; lists are words in one string."""

    def register(plant: Callable[[Plan], None]) -> Callable[[Plan], None]:
        name = plant.__name__
        entry = Fault(
            code,
            name,
            severity,
            plant,
            editions,
            tuple(needs.split()),
            tuple(skip.split()),
            frozenset(accept.split()),
            frozenset(also.split()),
            wants or Wants(),
            stage,
        )
        FAULTS.setdefault(code, []).append(entry)
        return plant

    return register


def other_number(rng: Random, right: int, *forbidden: int) -> int:
    """A plausible slip for `right`: off by a little, digits turned round, one digit wrong."""
    digits = str(right)
    options = [
        right + rng.choice((1, 2, 3, 10)),
        max(right - rng.choice((1, 2)), 0),
        int(digits[::-1]),
        right + 10 ** (len(digits) - 1),
        right * 10 + 1,
    ]
    options = [number for number in options if number != right and number not in forbidden]
    return rng.choice(options) if options else right + 7
