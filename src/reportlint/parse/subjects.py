"""Tells whether a title speaks of what another section is about."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reportlint.kept import kept

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportlint.values import Element


def speaks_of_another(squeezed: str, ident: str, sections: Sequence[Element]) -> bool:
    """Whether a title names what another section is about (二、申请答复情况), and nothing of section `ident`."""
    subjects = _subjects(sections)
    return any(
        word in squeezed for other, words in subjects.items() if other != ident for word in words[-1:]
    ) and not any(word in squeezed for word in subjects[ident])


@kept
def _subjects(sections: Sequence[Element]) -> Mapping[str, Sequence[str]]:
    """By section the pairs of characters that only its title has, in their order; the last names what it is about."""
    titles = {section.id: section.words[0].removesuffix("情况") for section in sections}
    pairs = {ident: [title[i : i + 2] for i in range(len(title) - 1)] for ident, title in titles.items()}
    seen = Counter(pair for own in pairs.values() for pair in set(own))
    return {ident: [pair for pair in own if seen[pair] == 1] for ident, own in pairs.items()}
