"""Table 3 as a page's text has it: columns drawn with blanks, and labels in narrow cells that go on below."""

from __future__ import annotations

import re
from itertools import zip_longest

import pytest

from tests.test_tables import ROWS, cells, read, text

_NARROW, _LABEL = 6, 13
"""How many characters the cells of groups and those of labels are wide."""


def cut(words: str, length: int) -> list[str]:
    return [words[i : i + length] for i in range(0, len(words), length)]


def padded(words: str, length: int) -> str:
    return words + " " * (2 * length + 2 - sum(2 if char > "\u2e80" else 1 for char in words))


def page(narrow: int, centred: bool) -> str:
    """The report with its groups in cells `narrow` characters wide, values beside the first line of a label or `centred`."""
    lines: list[str] = []
    names: list[str] = []
    beside: list[str] = []

    def close() -> None:
        above = (len(beside) - len(names)) // 2 if centred else 0
        for name, rest in zip_longest([""] * above + names, beside, fillvalue=""):
            lines.append("        " + padded(name, narrow) + rest)
        names.clear()
        beside.clear()

    for line in text("spaced").split("\n"):
        row = re.fullmatch(r"(（[三四五六]）.{4} )?(\d\.\S+) ((?:\d+ ?){7})", line)
        if row is None or row.group(1):
            close()
        if row is None:
            lines.append(line)
            continue
        names += cut((row.group(1) or "").strip(), narrow)
        pieces = cut(row.group(2), _LABEL)
        at = len(pieces) // 2 if centred else 0
        numbers = "".join(number.ljust(8) for number in row.group(3).split())
        beside += [padded(piece, _LABEL) + (numbers if i == at else "") for i, piece in enumerate(pieces)]
    return "\n".join(lines)


@pytest.mark.parametrize("narrow", [4, 5, 6])
@pytest.mark.parametrize("centred", [False, True])
def test_groups_in_narrow_cells(narrow: int, centred: bool) -> None:
    report = read(page(narrow, centred))
    assert not report.repairs
    for row, numbers in ROWS.items():
        assert cells(report, row) == list(numbers)


@pytest.mark.parametrize("narrow", [5, 6])
def test_the_first_line_of_a_group_is_no_row(narrow: int) -> None:
    whole = page(narrow, centred=False)
    line = next(line for line in whole.split("\n") if "3.其他" in line)
    (missing,) = read(whole.replace(line + "\n", "")).repairs
    assert (missing.kind, missing.element) == ("missing", "other_3")


def test_a_row_is_itself_above_what_stands_in_another_column() -> None:
    whole = page(6, centred=False)
    line = next(line for line in whole.split("\n") if "3.其他" in line)
    report = read(whole.replace(line, line + "\n处理"))
    assert [repair.kind for repair in report.repairs if repair.element == "other_3"] == []
