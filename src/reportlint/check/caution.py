"""Keeps safe fixes from figures: what would change one is a suggestion, whatever its rule says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.read.narrowing import narrow
from reportlint.regex import named

if TYPE_CHECKING:
    from reportlint.values import Edit, Finding, Source

SAFE, SUGGESTED = "safe", "suggested"
_pattern = named(
    {
        # 国办公开办函〔2021〕30号, and what is written for it: its figures are a name
        "document": r"[〔\[(（【<《]?20\d\d年?[〕\])）】>》]{0,2}第?\d{1,4}号|〔20\d\d〕\d{1,4}",
        "numbering": r"^\s*[(（]?\d{1,2}[)）.．、]",
        "figure": r"\d+(?:\.\d+)?",
    }
)


def cautious(finding: Finding, source: Source) -> Finding:
    """The finding, whose fix is no more than suggested where it would change a figure."""
    fix = finding.fix
    if fix is None or fix.safety != SAFE or not any(_changes(edit, source) for edit in fix.edits):
        return finding
    return finding._replace(fix=fix._replace(safety=SUGGESTED))


def _changes(edit: Edit, source: Source) -> bool:
    return _figures(source.plain[edit.start : edit.end]) != _figures(narrow(edit.text))


def _figures(text: str) -> list[str]:
    """The numbers of a text, but for those of documents, and the one that numbers the whole of it."""
    rest = _pattern("numbering").sub("", _pattern("document").sub("", text))
    found: list[str] = _pattern("figure").findall(rest)
    return found
