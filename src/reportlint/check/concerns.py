"""Whom a rule is for: organs by kind, level and name, and report years."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlint.check.bounds import within
from reportlint.check.patterns import compiled
from reportlint.check.schema import Option

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportlint.values import Report

UNKNOWN = "unknown"
KEYS = {
    "kind": Option(
        "choices",
        choices=("government", "department", "township", "committee", UNKNOWN),
        help="政府、部门、乡镇和街道、管委会、不明",
    ),
    "level": Option(
        "choices", choices=("province", "city", "county", "township", UNKNOWN), help="省级、市级、县级、乡级、不明"
    ),
    "named": Option("regexes", help="名称里要有的词"),
    "unless": Option("regexes", help="名称里有这些词的不算"),
}
"""What a rule's key ``organ`` may say. An organ that is not known is of kind and level ``unknown``."""


def concerns(wanted: Mapping[str, Any], report: Report) -> bool:
    """Whether a rule with these `wanted` organs and years is for this report."""
    if not within(report.year or 0, wanted.get("years")):
        return False
    kind, level, name = (report.organ.kind, report.organ.level, report.organ.name) if report.organ else ("", "", "")
    if "kind" in wanted and (kind or UNKNOWN) not in wanted["kind"]:
        return False
    if "level" in wanted and (level or UNKNOWN) not in wanted["level"]:
        return False
    if "named" in wanted and not compiled(wanted["named"]).search(name):
        return False
    return "unless" not in wanted or not compiled(wanted["unless"]).search(name)
