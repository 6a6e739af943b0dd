"""A document's text as HTML: line by line, tables as tables, with the places of findings marked."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from reportlint.output import SEVERITIES
from reportlint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.positions import Lines
    from reportlint.values import Place

    _Rows = Sequence[tuple[int, list[tuple[int, int]]]]
    """Lines by number, each with the spans of its cells."""

_HARMFUL = dict.fromkeys((*range(9), *range(11, 32), *range(127, 160), *range(0xD800, 0xE000)), "□")
_HARMFUL.update(dict.fromkeys((*range(8234, 8239), *range(8294, 8298), 0xFFFE, 0xFFFF), "□"))
_WIDEST = 40
"""Cells of a line beyond which it is no row of a table."""
_SHORT, _RUN = 16, 24
"""So many short lines on end are a table with a cell on each line, and are set in columns."""
_FIGURES = 4
"""A row of so many figures is flush right with the rows around it: what its label is merged from is missing."""
_ALL_FIGURES = 7
"""As many as a row of any form's table has that lies beside merged labels."""


class Spot(NamedTuple):
    """What a finding points at. `kind`: its severity, or ``exempt``."""

    number: int
    start: int
    end: int
    kind: str
    related: tuple[Place, ...] = ()


class _Mark(NamedTuple):
    """One stretch to be marked. `kind`: that of the spot, or ``related``."""

    number: int
    start: int
    end: int
    kind: str


_ORDER = (*SEVERITIES, "exempt", "related")


def plain(text: str) -> str:
    """Text that cannot be anything else, in an element or an attribute."""
    return escape(text.translate(_HARMFUL))


def marked(text: str, lines: Lines, spots: Sequence[Spot], name: str) -> str:
    """The whole text; `name` begins every id."""
    marks = [_Mark(spot.number, spot.start, max(spot.end, spot.start), spot.kind) for spot in spots]
    marks += [_Mark(spot.number, place.start, place.end, "related") for spot in spots for place in spot.related]
    marks.sort(key=lambda mark: (mark.start, mark.end, mark.number))
    return "".join(_Writer(text, lines, marks, name).blocks())


class _Writer:
    """Goes through the text once; `_open` are the marks that reach into what comes."""

    def __init__(self, text: str, lines: Lines, marks: Sequence[_Mark], name: str) -> None:
        self._text, self._lines, self._name = text, lines, name
        self._waiting = list(reversed(marks))
        self._open: list[_Mark] = []
        self._named: set[int] = set()
        """Numbers of the findings whose place has its sign."""

    def blocks(self) -> Iterator[str]:
        """The elements in order: lines, tables of lines that are rows, columns of short lines."""
        kind = ""
        kept: list[tuple[int, list[tuple[int, int]]]] = []
        for number in range(1, len(self._lines) + 1):
            start, end = self._lines.span(number)
            cells = _cells(self._text, start, end)
            short = end - start <= _SHORT and (kind == "short" or end > start)
            now = "table" if cells else "short" if short else "long"
            if now != kind:
                yield from self._block(kind, kept)
                kind, kept = now, []
            kept.append((number, cells))
        yield from self._block(kind, kept)

    def _block(self, kind: str, rows: _Rows) -> Iterator[str]:
        if kind == "table":
            yield from self._table(rows)
            return
        columns = kind == "short" and len(rows) >= _RUN
        yield '<div class="short">\n' if columns else ""
        for number, _ in rows:
            yield self._line(number)
        yield "</div>\n" if columns else ""

    def _line(self, number: int) -> str:
        inside = self._stretch(*self._lines.span(number), self._next(number))
        blank = "" if inside.strip() else " blank"
        return f'<p class="row{blank}" id="{self._name}-l{number}" data-l="{number}">{inside}</p>\n'

    def _table(self, rows: _Rows) -> Iterator[str]:
        rows = [(number, self._trimmed(cells)) for number, cells in rows]
        widest = max(len(cells) for _, cells in rows)
        yield '<div class="wide"><table>\n'
        for number, cells in rows:
            yield f'<tr id="{self._name}-l{number}"><th data-l="{number}"></th>'
            stops = [*(start for start, _ in cells[1:]), self._next(number)]
            words = [self._text[start:end].strip() for start, end in cells]
            wide = _merged(words)
            for index, ((start, end), stop) in enumerate(zip(cells, stops, strict=True)):
                kind = ' class="figure"' if _is_figure(words[index]) else ""
                span = f' colspan="{widest - len(cells) + 1}"' if index == wide and widest > len(cells) else ""
                yield f"<td{kind}{span}>{self._stretch(start, end, stop)}</td>"
            yield "</tr>\n"
        yield "</table></div>\n"

    def _trimmed(self, cells: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """A row without the ghost cells behind its figures, if those are all there."""
        words = [self._text[start:end].strip() for start, end in cells]
        if sum(map(_is_figure, words)) < _ALL_FIGURES:
            return cells
        return cells[: max(index for index, word in enumerate(words) if word) + 1]

    def _next(self, number: int) -> int:
        """Where the next line begins; after the last one, a place behind the text."""
        return self._lines.offset(number + 1, 1) if number < len(self._lines) else len(self._text) + 1

    def _stretch(self, start: int, end: int, stop: int) -> str:
        """The text from `start` to `end`, marked; what is to be marked between `end` and `stop` gets a sign at its end."""
        while self._waiting and self._waiting[-1].start < stop:
            self._open.append(self._waiting.pop())
        edges = {start, end, *(min(max(place, start), end) for mark in self._open for place in mark[1:3])}
        cuts = sorted(edges)
        out: list[str] = []
        for at, until in zip(cuts, [*cuts[1:], end], strict=True):
            out += [self._point(mark) for mark in self._open if mark.end <= mark.start <= at]
            if until > at:
                out.append(self._piece(at, until, [mark for mark in self._open if mark.start <= at < mark.end]))
        out += [self._point(mark) for mark in self._open if mark.end <= stop]
        self._open = [mark for mark in self._open if mark.end > stop]
        return "".join(out)

    def _piece(self, start: int, end: int, marks: Sequence[_Mark]) -> str:
        shown = plain(self._text[start:end])
        if not marks:
            return shown
        numbers = " ".join(map(str, dict.fromkeys(mark.number for mark in marks)))
        own = [mark for mark in marks if mark.kind != "related"]
        if not own:
            return f'<span class="related" data-n="{numbers}">{shown}</span>'
        signs = "".join(self._sign(mark) for mark in own)
        gravest = min(own, key=lambda mark: (_ORDER.index(mark.kind), mark.number))
        link = f'href="#{self._name}-{gravest.number}"'
        return f'{signs}<a class="mark {gravest.kind}" data-n="{numbers}" {link}>{shown}</a>'

    def _point(self, mark: _Mark) -> str:
        """A sign where nothing can be marked; none for what has been."""
        if mark.kind == "related" or mark.number in self._named:
            return ""
        link = f'href="#{self._name}-{mark.number}"'
        return f'{self._sign(mark)}<a class="mark {mark.kind} here" data-n="{mark.number}" {link}></a>'

    def _sign(self, mark: _Mark) -> str:
        """The number of a finding, before the first piece of its place. It is drawn, and not part of the text."""
        if mark.number in self._named:
            return ""
        self._named.add(mark.number)
        return f'<b class="sign {mark.kind}" id="{self._name}-{mark.number}-t" data-sign="{mark.number}"></b>'


def _cells(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The spans of a row's cells, or none if the line is no row."""
    line = text[start:end]
    mark = "\t" if "\t" in line else "|" if line.count("|") > 1 else ""
    if not mark:
        return []
    spans = []
    at = start
    for field in line.split(mark):
        spans.append((at, at + len(field)))
        at += len(field) + 1
    if mark == "|" and not text[slice(*spans[0])].strip():
        del spans[0]
    if mark == "|" and not text[slice(*spans[-1])].strip():
        del spans[-1]
    return spans if 1 < len(spans) <= _WIDEST else []


def _merged(words: Sequence[str]) -> int:
    """The cell to be drawn wider where a row has fewer cells than others: the label before its figures, or -1."""
    first = next((index for index, word in enumerate(words) if _is_figure(word)), 0)
    return first - 1 if first and len(words) - first >= _FIGURES else -1


def _is_figure(words: str) -> bool:
    return bool(words) and all(char in "0123456789.,%-－—/" for char in words)
