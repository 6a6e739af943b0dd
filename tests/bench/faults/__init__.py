"""Planting: one fault of the catalogue at a time, in a document that is otherwise sound."""

from __future__ import annotations

from random import Random
from typing import NamedTuple

from tests.bench.documents import Document, shapes_of
from tests.bench.draft import unmark
from tests.bench.faults import (
    basis,
    catalogue,
    cells,
    disclosure,
    form,
    more_basis,
    more_numbers,
    more_said,
    more_structure,
    more_tables,
    more_text,
    prose,
    review,
    sentences,
    structure,
)
from tests.bench.faults.registry import FAULTS, Fault, Plan, UnplantableError
from tests.bench.shapes import SHAPES, render

__all__ = ["FAULTS", "MODULES", "Fault", "Planted", "codes", "plant"]

MODULES = (
    structure,
    form,
    basis,
    disclosure,
    cells,
    review,
    prose,
    sentences,
    catalogue,
    more_basis,
    more_numbers,
    more_said,
    more_structure,
    more_tables,
    more_text,
)


class Place(NamedTuple):
    """Where the fault is: spans into the text, and words that name the place."""

    spans: tuple[tuple[int, int], ...]
    names: tuple[str, ...]


class Planted(NamedTuple):
    """A document with one fault, and what should be said of it."""

    document: Document
    fault: Fault
    place: Place
    seed: int

    @property
    def code(self) -> str:
        """The code that should be reported."""
        return self.fault.code


def codes(stage: str = "") -> tuple[str, ...]:
    """Every code with a fault, of one stage or all."""
    return tuple(sorted(code for code, faults in FAULTS.items() if any(stage in ("", fault.stage) for fault in faults)))


def plant(seed: int, code: str, shape: str | None = None, edition: str | None = None, name: str = "") -> Planted:
    """A document with that fault; LookupError when it cannot be seen in that shape or edition."""
    rng = Random(f"fault {seed} {code}")
    room = [
        (fault, each, where)
        for fault in FAULTS[code]
        for each in fault.editions
        for where in shapes_of(each)
        if fault.fits(each, where) and shape in (None, where) and edition in (None, each) and name in ("", fault.name)
    ]
    if not room:
        raise LookupError(f"{code} cannot be seen in shape {shape}, edition {edition}")
    chosen = rng.choice(sorted({entry[0].name for entry in room}))
    editions = sorted({entry[1] for entry in room if entry[0].name == chosen})
    each = rng.choice(editions)
    for _ in range(60):
        fault, _, where = rng.choice([entry for entry in room if entry[0].name == chosen and entry[1] == each])
        try:
            return _attempt(rng, seed, fault, each, where)
        except UnplantableError:
            continue
    raise LookupError(f"{code} {chosen} found no room with seed {seed}")


def _attempt(rng: Random, seed: int, fault: Fault, edition: str, shape: str) -> Planted:
    plan = Plan(rng, edition, fault.wants)
    fault.plant(plan)
    text, spans = unmark(render(rng, plan.draft, shape, plan.facts))
    if not spans:
        raise UnplantableError("nothing marked")
    document = Document(text, plan.facts, shape, edition, SHAPES[shape].sound)
    return Planted(document, fault, Place(spans, tuple(name for name in plan.names if name)), seed)
