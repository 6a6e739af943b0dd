"""Label variants that the form allows: other numbering signs, shortened labels, other quotes."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING

from tests.bench.draft import OPEN

if TYPE_CHECKING:
    from random import Random

    from tests.bench.draft import Draft

_SHORT = {
    "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请": "1.逾期不补正",
    "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请": "2.逾期不缴费",
    "（二）部分公开（区分处理的，只计这一情形，不计其他情形）": "（二）部分公开",
}


def relabelled(rng: Random, draft: Draft) -> Draft:
    """A copy of the draft whose table labels are written in one of the accepted ways."""
    draft = deepcopy(draft)
    point = rng.choice((r"\1、", r"\1．", r"（\1）", r"\1. "))
    brackets = rng.random() < 0.5
    slash = rng.choice(("增减", "增／减", "增/减"))
    quotes = rng.choice(("“”", "''", '""', "「」", ""))
    short, other = rng.random() < 0.5, rng.random() < 0.4
    for section in draft.sections:
        for table in section.tables():
            for row in table.rows:
                row.lead = [_label(text, point, brackets, quotes, short, other) for text in row.lead]
                if row.kind == "header" and other:
                    row.cells = [text.replace("增/减", slash) for text in row.cells]
                if row.kind == "header" and brackets:
                    row.cells = [text.replace("（", "(").replace("）", ")") for text in row.cells]
    return draft


def _label(text: str, point: str, brackets: bool, quotes: str, short: bool, other: bool) -> str:
    if short:
        text = _SHORT.get(text, text)
    text = re.sub(r"^(\d)\.", point, text)
    text = text.replace("“三安全一稳定”", f"{quotes[:1]}三安全一稳定{quotes[1:]}")
    if other:
        text = text.replace("其他处理", "其它处理")
    return text.replace("（", "(").replace("）", ")") if brackets else text


def split_numbers(rng: Random, draft: Draft) -> Draft:
    """A copy in which a number or two of table 3 came apart (`20` as `2 0`), unless a fault sits in that table."""
    draft = deepcopy(draft)
    for table in (table for section in draft.sections for table in section.tables() if table.id == "t3"):
        cells = [(row, n) for row in table.data for n, text in enumerate(row.cells) if len(text) > 1]
        if any(OPEN in text for row in table.data for text in row.cells) or rng.random() < 0.6:
            continue
        for row, n in rng.sample(cells, min(2, len(cells))):
            row.cells[n] = f"{row.cells[n][:1]} {row.cells[n][1:]}"
    return draft
