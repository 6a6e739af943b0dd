"""Blanks out what a data frame prints around a table: names of columns that are numbers, and the numbers of its rows.

One character for one. Where commas keep its cells apart, they become tabs: the names tell how many there are.
"""

from __future__ import annotations

from reportlint.regex import regex

_NAMES = regex(r"(?:^|\n)[ \t|,]++0(?:[ \t|,]++\d{1,2}){2,}+[ \t|]*+(?=\n)")
_RULE = regex(r"[ ]*+\|?[ ]*+:?-{2,}[-:| ]*+")
_ROW = regex(r"[ ]*+\|?[ ]*+((\d{1,3})(?:[ ]*[\t|,]|[ ]{2}))")
_BESIDE_FIGURE = regex(r"(?<=\d),|,(?=\d|,|$)")
_FEWEST = 3
"""So many rows are numbered from 0 on behind the names."""


def without_index(plain: str) -> str:
    """`plain` without the row numbers of the tables that have them; of the same length."""
    parts, at = [], 0
    for names in _NAMES.finditer(plain):
        if names.start() < at:
            continue
        figures = names.group().translate(_SEPARATORS).split()
        if figures != [str(number) for number in range(len(figures))]:
            continue
        end = _end(plain, names.end() + 1)
        rows = _rows(plain[names.end() + 1 : end].split("\n"), names.group().count(","))
        if rows:
            blank = "".join("\n" if char == "\n" else " " for char in names.group())
            parts += [plain[at : names.start()], blank, "\n", "\n".join(rows)]
            at = end
    return "".join([*parts, plain[at:]]) if parts else plain


_SEPARATORS = str.maketrans("\t|,", "   ")


def _end(plain: str, start: int) -> int:
    """Where the numbered lines from `start` on end."""
    end, number = start, -1
    while end < len(plain):
        stop = plain.find("\n", end)
        stop = len(plain) if stop < 0 else stop
        line = plain[end:stop]
        row = _ROW.match(line)
        if not (row and int(row[2]) == number + 1) and not (number < 0 and _RULE.fullmatch(line)):
            break
        number += bool(row)
        end = stop + 1
    return max(end - 1, start)


def _rows(lines: list[str], commas: int) -> list[str]:
    """The lines without their numbers; none if they are too few."""
    found, numbered = [], 0
    for line in lines:
        row = _ROW.match(line)
        if row:
            line = line[: row.start(1)] + " " * len(row[1]) + line[row.end(1) :]
            numbered += 1
        if commas:
            line = line.replace(",", "\t") if line.count(",") == commas - 1 else _BESIDE_FIGURE.sub("\t", line)
        found.append(line)
    return found if numbered >= _FEWEST else []
