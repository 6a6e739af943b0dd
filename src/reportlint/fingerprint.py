"""What makes a finding the same one in another run: its words and values, never its line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

# The same function as hashlib.blake2b, without the time that hashlib takes to load OpenSSL.
try:
    from _blake2 import blake2b
except ImportError:  # pragma: no cover - Pythons other than CPython
    from hashlib import blake2b

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.values import Finding, Report


def fingerprint(finding: Finding, text: str, seen: dict[str, int]) -> str:
    """The same for the same fault when the file is moved or lines are added above; repeats are numbered by `seen`."""
    excerpt = squeezed(text[finding.start : finding.end])
    parts = (finding.code, finding.name, finding.where, excerpt, finding.expected or "", finding.actual or "")
    joined = "\x1f".join(parts)
    seen[joined] = ordinal = seen.get(joined, 0) + 1
    return digest(f"{joined}\x1f{ordinal}", 10)


def digest(text: str, size: int) -> str:
    """A short name for a text: `size` bytes in hexadecimal."""
    return blake2b(text.encode("utf-8", "replace"), digest_size=size).hexdigest()


def recorded(finding: Finding, report: Report, seen: dict[str, int]) -> dict[str, Any]:
    """A finding as a baseline keeps it: its fingerprint, and every value that it rests on, to be read in a diff."""
    text = report.source.text
    return {
        "code": finding.code,
        "name": finding.name,
        "where": finding.where,
        "excerpt": squeezed(text[finding.start : finding.end]),
        "expected": finding.expected,
        "actual": finding.actual,
        "values": [
            f"{name}={squeezed(text[a:b])}" if name else squeezed(text[a:b]) for name, a, b in _places(finding, report)
        ],
        "fingerprint": fingerprint(finding, text, seen),
    }


def _places(finding: Finding, report: Report) -> Iterator[tuple[str, int, int]]:
    """The cells, with their addresses, and the other places that a finding speaks of: 1 is not 1 in another column."""
    seen = set()
    for table, row, column in finding.cells:
        known = report.tables.get(table)
        cell = known.rows[row].cells.get(column) if known and row in known.rows else None
        if cell:
            seen.add((cell.start, cell.end))
            yield f"{table}.{row}.{column}", cell.start, cell.end
    for place in finding.related:
        if (place.start, place.end) not in seen:
            yield "", place.start, place.end


def squeezed(text: str) -> str:
    """`text` without white space."""
    return "".join(text.split())
