"""Makes one finding of one cause: a rule may stand for others, and what one code says of one place is drawn together."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from reportlint.values import FOLD, folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportlint.check.context import Context
    from reportlint.check.plan import Rule
    from reportlint.values import Finding, Unverified


def silenced(found: Iterable[tuple[Rule, Finding]], context: Context) -> tuple[list[Finding], list[Unverified]]:
    """The findings without those that another one stands for, in the same table if it speaks of one, of the same cell
    or section or words if it is about that; these are recorded as undecided.
    """
    found = list(found)
    causes = [(rule, finding) for rule, finding in found if rule.silences]
    if not causes:
        return [finding for _, finding in found], []
    kept, dropped = [], []
    for rule, finding in found:
        cause = next((c for c in causes if c[0] is not rule and _stands_for(c, (rule, finding), context)), None)
        if cause is None:
            kept.append(finding)
        else:
            dropped.append(rule.undecided(f"随 {cause[1].code} 一并处理", finding.start))
    return kept, dropped


def _stands_for(cause: tuple[Rule, Finding], effect: tuple[Rule, Finding], context: Context) -> bool:
    rule, mine = cause
    other, finding = effect
    if finding.code not in rule.silences:
        return False
    if rule.verb == "cells":
        return not _places(mine).isdisjoint(_places(finding))
    if rule.verb == "section":
        return mine.where == finding.where
    if rule.verb == "phrase" and other.verb == "claim":
        return mine.start < finding.end and finding.start < mine.end
    tables = context.table_name(_table(mine)), context.table_name(_table(finding))
    return not all(tables) or tables[0] == tables[1]


def _places(finding: Finding) -> set[int]:
    """Where the things begin that a finding is about."""
    return {finding.start, *(place.start for place in finding.related)}


def merged(findings: Iterable[Finding], context: Context) -> tuple[Finding, ...]:
    """The findings by position, long lists of one code in one table drawn together, and what it says of the same words."""
    groups: dict[object, list[Finding]] = {}
    for finding in findings:
        table = _table(finding)
        place = (table,) if table else (finding.start, finding.end)
        groups.setdefault((finding.code, finding.severity, *place), []).append(finding)
    kept: list[Finding] = []
    for group in groups.values():
        if len(group) > 1 and not _table(group[0]):
            kept += _joined(group)
        else:
            kept += group if len(group) <= FOLD else [folded(group, context.table_name(_table(group[0])))]
    return tuple(sorted(kept, key=lambda finding: (finding.start, finding.end, finding.code)))


def _joined(group: Sequence[Finding]) -> list[Finding]:
    """As one finding what is wrong with the same words in several ways, where the messages begin by quoting them."""
    first = group[0]
    pieces = zip(*(finding.message.split("，") for finding in group), strict=False)
    same = sum(len(piece[0]) + 1 for piece in takewhile(lambda piece: len(set(piece)) == 1, pieces))
    if not same:
        return list(group)
    others = dict.fromkeys(finding.message[same:] for finding in group)
    message = first.message[:same] + "；".join(others)
    related = tuple(place for finding in group for place in finding.related)
    return [first._replace(message=message, related=related, members=tuple(group))]


def _table(finding: Finding) -> str:
    """``t2`` or ``表二``: by id where cells are concerned, else by name."""
    if finding.cells:
        return finding.cells[0][0]
    return finding.repair.table if finding.repair else ""
