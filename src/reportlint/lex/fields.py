"""Cuts the text between two labels into fields: values, blanks and stray words, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.regex import regex
from reportlint.tuples import NamedTuple
from reportlint.values import EMPTY, SLASH, TEXT, VALUE, ZERO, Cell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.values import Number

_WORD = regex(r"\S+")
_UNITS = "万元|亿元|元|万|亿|件|项|个|条|次|宗|起|份|家|篇|%"
_NUMBER = regex(rf"(\+|-|减少|减|负|少|增加|增|加)?\s*[¥￥]?(\d[\d,]*(?:\.\d+)?)\s*(?:\(?({_UNITS})\)?)?")
_AMOUNT = regex(
    r"(?:(?:人民币|RMB|大约|约|总计|合计|共计|总共|共|计|为|:)\s*)*[¥￥]?(\d[\d,]*(?:\.\d+)?)\s*\(?([亿万]?元)\)?"
    r"(?:人民币|整|左右)?\s*(?:\([^()]*\))?"
)
"""An amount of money among the words that people put around one."""
_MONEY = regex(r"\d[^\n]{0,40}[元万亿]|.元整?$|额[:为]?\d")
_SPACED_DIGITS = regex(rf"\d(?: ?\d)*|\d+\.\d* +\d+(?:{_UNITS})?")
_SLASH = regex(r"[/\\]|[-—–─]{1,2}|无|[Nn]/?[Aa]")
_MISREAD = regex(r"[\dOol]{1,9}")
_FIGURES = str.maketrans("Ool", "001")
"""What a scanner makes of 0 and 1."""
_CHINESE = regex(rf"[〇零一二三四五六七八九十百千万两]+(?:{_UNITS})?")
_PAGE = regex(r"\s*[-—–·~]\s*\d{1,3}\s*[-—–·~]\s*|\s*第\s*\d+\s*页.*|\s*[Pp]age\s*\d{1,3}(?:\s+of\s+\d{1,3})?\s*")
_RULE = regex(r"\s*:?-{2,}:?\s*")
_UNIT = regex(_UNITS)
_LONGEST = 60
"""A number is no longer than this, however it is written."""
_NEAR = 600
"""The rule below a table's head stands within so many characters before its first values."""
_EDGE = "()\"'“”‘’》*、,;:"
_QUOTES = "\"'“”‘’"


class Field(NamedTuple):
    """One field: trimmed text and its span."""

    text: str
    start: int
    end: int


class Chunk(NamedTuple):
    """The fields of one line between two labels. `place`: ``after`` a label on its line, ``line`` of its own,
    ``before`` the next label on its line."""

    place: str
    fields: list[Field]
    line: int


def is_value(text: str) -> bool:
    """Whether a field holds what a cell may hold: a number, with or without unit, or a sign for nil."""
    if text.isdecimal():
        return len(text) <= _LONGEST
    return text != "" and (is_number(text) or bool(_SLASH.fullmatch(text) or _CHINESE.fullmatch(text)))


def is_number(text: str) -> bool:
    """Whether a field holds a number, with or without unit."""
    if text.isdecimal():
        return len(text) <= _LONGEST
    if not 0 < len(text) <= _LONGEST:
        return False
    if _NUMBER.fullmatch(text) or _SPACED_DIGITS.fullmatch(text) or _MISREAD.fullmatch(text):
        return True
    return "元" in text and _AMOUNT.fullmatch(text) is not None


def is_nil(text: str) -> bool:
    """Whether a field holds a sign for nil."""
    return _SLASH.fullmatch(text) is not None


def is_money(text: str) -> bool:
    """Whether a field speaks of an amount of money, whatever else it says."""
    return _MONEY.search(text) is not None


def is_unit(text: str) -> bool:
    """Whether a field holds a unit and nothing else."""
    return _UNIT.fullmatch(text) is not None


def framed(table: str) -> tuple[bool, bool]:
    """Whether a bar stands before the first cell of each row of a table's text, and one behind the last."""
    rows = [line.strip() for line in table.split("\n") if line.count("|") > 1] if "|" in table else []
    left, right = (sum(row[end] == "|" for row in rows) for end in (0, -1))
    return left * 10 >= len(rows) * 9, right * 10 >= len(rows) * 9


def chunks(plain: str, start: int, end: int, layout: str, frame: tuple[bool, bool]) -> Iterator[Chunk]:
    """The chunks of `plain[start:end]`, which begins right after a label and ends before the next; `frame`: see `framed`."""
    if layout == "celled":
        yield Chunk("after", _celled(plain[start:end], start), 0)
        return
    line = 0
    place = "after"
    while start <= end:
        stop = plain.find("\n", start, end)
        last = stop < 0
        if last:
            stop = end
        if place == "line" and last:
            place = "before"
        text = plain[start:stop]
        if not text.isspace() and text and not _PAGE.fullmatch(text):
            tabbed = layout == "delimited" and ("\t" in text or "|" in text)
            fields = _delimited(text, start, place, frame) if tabbed else _spaced(text, start)
            if fields and not (place != "after" and _is_rule(plain, start, text, fields)):
                yield Chunk(place, fields, line)
        elif "\t" in text and layout == "delimited":
            yield Chunk(place, _delimited(text, start, place, frame), line)
        if last:
            return
        start, place, line = stop + 1, "line", line + 1


def _is_rule(plain: str, start: int, text: str, fields: list[Field]) -> bool:
    """Whether the line `text` at `start` is the rule below a table's head. Two dashes may be nil in every cell: they are,
    if nothing draws cells, the table has had its rule, or no row follows."""
    if text.count("-") < 2 or not all(_RULE.fullmatch(field.text) for field in fields):
        return False
    if any(field.text != "--" for field in fields):
        return True
    if "|" not in text or "---" in plain[max(start - _NEAR, 0) : start]:
        return False
    following = start + len(text) + 1
    return "|" in plain[following : following + _NEAR].partition("\n")[0]


def _pieces(text: str, at: int) -> list[Field]:
    """The fields of `text`, which stands at offset `at`, cut at tabs and pipes."""
    fields = []
    for piece in text.replace("|", "\t").split("\t"):
        stripped = piece.strip()
        if stripped:
            start = at + piece.index(stripped[0])
            fields.append(Field(figures(_unmarked(stripped)), start, start + len(stripped)))
        else:
            fields.append(Field("", at, at + len(piece)))
        at += len(piece) + 1
    return fields


def _unmarked(text: str) -> str:
    """The text of a field without the stars of bold print, or the quotes that a spreadsheet's export puts around it."""
    if text.isdecimal():
        return text
    return text.strip(_QUOTES) if _is_noted(text) else text.strip("*" + _QUOTES)


def _is_noted(text: str) -> bool:
    """Whether a star behind a figure is the mark of a note: bold print has two, or one at either end."""
    return text[-1] == "*" and text[0] != "*" and text[-2:-1].isdecimal()


def _delimited(text: str, at: int, place: str, frame: tuple[bool, bool]) -> list[Field]:
    fields = _pieces(text, at)
    left, right = frame if "|" in text else (False, False)
    if right and place != "before" and not fields[-1].text:
        fields.pop()
    if fields and (place == "after" or (left and not fields[0].text)) and not is_number(fields[0].text):
        del fields[0]  # the rest of the label's own cell, or what stands before the first pipe of a line
    if place == "before" and fields and not fields[-1].text:
        fields.pop()
    return fields


def _celled(text: str, at: int) -> list[Field]:
    fields = _pieces(text, at)
    if not fields[-1].text:
        fields.pop()
    if fields and not is_number(fields[0].text):
        del fields[0]  # the rest of the label's own cell
    return fields


def _spaced(line: str, at: int) -> list[Field]:
    stripped = line.strip()
    if stripped.isdecimal():
        start = at + line.index(stripped[0])
        return [Field(stripped, start, start + len(stripped))]
    fields: list[Field] = []
    for match in _WORD.finditer(line):
        text = match.group()
        if fields and _goes_on(text) and is_number(fields[-1].text) and fields[-1].text[-1].isdigit():
            fields[-1] = Field(fields[-1].text + text, fields[-1].start, at + match.end())
        else:
            start = at + match.start() + len(text) - len(text.lstrip(_EDGE))
            whole = text.lstrip(_EDGE)
            text = whole if _is_noted(text) else text.strip(_EDGE)
            if "(" in text and whole[len(text) :].startswith(")"):
                text += ")"
            if text:
                fields.append(Field(figures(text), start, start + len(text)))
    return fields


def _goes_on(text: str) -> bool:
    """Whether a word says more of the number before it: its unit, or a remark in brackets."""
    return _UNIT.fullmatch(text) is not None or (text[0] == "(" and text[-1] == ")" and not text[1:-1].isdecimal())


def figures(text: str) -> str:
    """The text of a field, in figures where a scanner has read letters for them."""
    return text.translate(_FIGURES) if not text.isdecimal() and _MISREAD.fullmatch(text) else text


def cell(field: Field, unit: str = "") -> Cell:
    """The cell that a field makes, `unit` being the one that the header gives."""
    text = field.text
    if text.isdecimal():
        return Cell(VALUE if (count := int(text)) else ZERO, field.start, field.end, count, unit)
    if not text:
        return Cell(EMPTY, field.start, field.end)
    if len(text) <= _LONGEST and _SPACED_DIGITS.fullmatch(text):
        text = text.replace(" ", "")
    match = _NUMBER.fullmatch(text) if len(text) <= _LONGEST else None
    if match is None and "元" in text and len(text) <= _LONGEST and (amount := _AMOUNT.fullmatch(text)):
        match = _NUMBER.fullmatch("".join(amount.groups()))
    if match:
        sign, digits, own = match.groups()
        number = _number(digits.replace(",", ""))
        if sign in ("-", "减", "减少", "少", "负"):
            number = -number
        own = own or ""
        if own in ("万", "亿"):
            own += "元"
        decimals = len(digits.partition(".")[2])
        return Cell(ZERO if number == 0 else VALUE, field.start, field.end, number, own or unit, decimals)
    if _SLASH.fullmatch(text):
        return Cell(SLASH, field.start, field.end)
    return Cell(TEXT, field.start, field.end)


def _number(digits: str) -> Number:
    if "." not in digits:
        return int(digits)
    from decimal import Decimal

    return Decimal(digits)
