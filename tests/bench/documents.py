"""Clean documents: invented facts, written up by some author, laid out in some shape."""

from __future__ import annotations

from random import Random
from typing import NamedTuple

from tests.bench.draft import unmark
from tests.bench.facts import YEARS, Facts, invent_facts
from tests.bench.shapes import OLD_SHAPES, SHAPES, render
from tests.bench.wording import compose

EDITIONS = tuple(YEARS)


class Document(NamedTuple):
    """A report as text, with what it was made from."""

    text: str
    facts: Facts
    shape: str
    edition: str
    sound: tuple[str, ...]
    """Verdicts that are right for it."""


def shapes_of(edition: str) -> tuple[str, ...]:
    """Shapes that mean something for an edition."""
    return OLD_SHAPES if edition == "2008" else tuple(SHAPES)


def generate(seed: int, edition: str | None = None, shape: str | None = None) -> Document:
    """A clean document; the same arguments give the same document."""
    rng = Random(f"clean {seed}")
    drawn = rng.choices(EDITIONS, (15, 25, 60))[0]
    edition = edition or ("2021" if shape and shape not in shapes_of(drawn) else drawn)
    drawn_shape = rng.choice(shapes_of(edition))
    shape = shape or drawn_shape
    facts = invent_facts(rng, edition)
    force = ("!preamble",) if shape == "L" else ()  # lost signs are known by being lost in several places
    text, _ = unmark(render(rng, compose(rng, facts, force=force), shape, facts))
    return Document(text, facts, shape, edition, SHAPES[shape].sound)
