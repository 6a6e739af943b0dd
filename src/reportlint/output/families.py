"""The families of rules as columns of a table: which family a code belongs to, and what counts there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.output import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportlint.output import Tally

FAMILIES = {
    "STR": "结构",
    "FMT": "格式",
    "BAS": "依据",
    "DATE": "日期",
    "T2": "表二",
    "T3": "表三",
    "T4": "表四",
    "NUM": "数字",
    "TXT": "文字",
}
OTHER = "其他"
"""Older forms, and rules of one's own."""
COLUMNS = (*FAMILIES.values(), OTHER)
VERDICTS = {"fail": "不通过", "unverified": "无法核对", "pass": "通过"}


def verdict(tally: Tally) -> str:
    """Of one file, in words."""
    return "无法读取" if tally.unreadable else VERDICTS[tally.verdict]


def counts(tally: Tally) -> Mapping[str, tuple[int, int, int]]:
    """Column → how many errors, warnings and infos, every column in order."""
    found = {column: [0, 0, 0] for column in COLUMNS}
    for (code, _, severity), count in tally.counts.items():
        column = FAMILIES.get(code.partition("-")[0], OTHER)
        found[column][SEVERITIES.index(severity)] += count
    return {column: (row[0], row[1], row[2]) for column, row in found.items()}
