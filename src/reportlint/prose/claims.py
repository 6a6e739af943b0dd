"""Finds what the prose claims that a table, or another sentence, also states (domain: narrative and table).

Which words claim what stands in `lint_rules/vocabulary`; `reader` reads the numbers by them, `denials` what needs none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.prose.denials import speaks, worded
from reportlint.prose.layout import layout
from reportlint.prose.lexicon import lexicon
from reportlint.prose.reader import Reader
from reportlint.prose.resumed import Found
from reportlint.prose.subject import Subject

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from reportlint.values import Claim, Organ, Quantity, Section


def claims(
    sections: Sequence[tuple[Section, Sequence[Quantity]]],
    vocabulary: Mapping[str, Any],
    organ: Organ | None = None,
    year: int | None = None,
) -> tuple[Claim, ...]:
    """Every claim of the prose, in the order of the text; each section comes with its quantities.

    `organ` tells whether 全市 goes beyond its own cases (it does for a department); with `year`, the report's, numbers
    that a sentence gives for another year are left out.
    """
    words = lexicon(vocabulary)
    area = words.area if organ is not None and organ.kind == "department" else None
    found: list[Claim] = []
    for section, counted in sections:
        silent = section.id in words.silent or bool(words.silent_titles and words.silent_titles.search(section.title))
        if silent and (section.id not in words.excepted or not counted):
            continue
        if not counted and not speaks(section.flow.text, words):
            continue
        frame = layout(section.flow.text)
        subject = Subject(section, frame, words)
        reader = Reader(section, frame, subject, words, counted, organ, silent)
        numbers = _settled(reader.read(area, year)) if counted else []
        claimed = {(one.sentence, one.entry.name) for one in numbers}
        found += [one.claim for one in numbers]
        if not silent:
            found += worded(section, frame, subject, words, claimed, organ, year)
    return tuple(sorted(found, key=lambda claim: (claim.start, claim.end)))


def _settled(found: Sequence[Found]) -> list[Found]:
    """Without those of one name and place that one sentence gives with several numbers: they are parts of something."""
    numbers: dict[Any, set[Any]] = {}
    keys = [(one.sentence, one.entry.name, one.claim.rows, one.claim.columns) for one in found]
    for key, one in zip(keys, found, strict=True):
        numbers.setdefault(key, set()).add(one.claim.number)
    return [one for key, one in zip(keys, found, strict=True) if len(numbers[key]) == 1]
