"""Reads the prose: quantities, what divides them, what they claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.prose.claims import claims
from reportlint.prose.parts import parts
from reportlint.prose.quantities import quantities

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from reportlint.values import Claim, Organ, Parts, Quantity, Section

__all__ = ["claims", "parts", "quantities", "read_prose"]


def read_prose(
    sections: Sequence[Section],
    vocabulary: Mapping[str, Any],
    organ: Organ | None = None,
    year: int | None = None,
) -> tuple[tuple[Quantity, ...], tuple[Claim, ...], tuple[Parts, ...]]:
    """The quantities, claims and parts of all sections; `organ` and `year` keep out what is not the report's own."""
    counted: list[tuple[Section, tuple[Quantity, ...]]] = []
    divided: list[Parts] = []
    for section in sections:
        found = quantities(section.id, section.flow)
        counted.append((section, found))
        if found:
            divided += parts(section.id, section.flow, found)
    claimed = claims(counted, vocabulary, organ, year)
    return tuple([quantity for _, found in counted for quantity in found]), claimed, tuple(divided)
