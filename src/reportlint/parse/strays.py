"""Rows and columns in a table that its form does not have: 小计, 法人小计, 备注."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from reportlint.lex.fields import is_number, is_value
from reportlint.lex.labels import Hit
from reportlint.regex import regex
from reportlint.tuples import NamedTuple
from reportlint.values import Repair

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.parse.fragments import Fragment
    from reportlint.values import Element, TableForm

_NOTE = regex(r"单位|注|备注栏|续表|填报|数据|说明")
_TOTALS = regex(r".{0,6}(?:小计|合计|共计|占比)$")
_NUMBER = regex(r"\d{1,2}[.．、)]|[一二三四五六七八九十]{1,2}[、)]|第?[(](?:\d{1,2}|[一二三四五六七八九十]{1,2})[)]")
_OWN_NUMBER = regex(rf"(?:^|[\s|*])(?:{_NUMBER.pattern})\s?$")
_NUMBER_LENGTH = 8
_CELLS = regex(r"[\s|*]+")
_BLANK_CELLS = regex(r"[*]*(?:[ ]*[\t|]){2,}[ ]*(?:\r?\n|\Z)")
_SQUEEZE = regex(r"[\W_]+")
_YEAR = regex(r"20\d\d(?=年)")
_OF_A_NUMBER = regex(r".*(?:数|量|额|小计|合计|共计|总计)(?:[(][^()]*[)])?$")
_LONGEST_LABEL, _LONGEST_OF_A_NUMBER = 14, 30
_FAR = 600
"""The values of a row stand within so many characters after its label."""
_PIECE = 4
"""So many characters of a label are no word of their own."""


class Label(NamedTuple):
    """An element of the form and where it stands."""

    element: Element
    hit: Hit


class Strays(NamedTuple):
    """The repairs, for each extra column the id of the column before it, and the extra rows' labels."""

    repairs: list[Repair]
    columns: list[str]
    rows: list[Hit]


def before(labels: Sequence[Label], place: int) -> str:
    """The wording of the element that stands before `place`; empty if none does."""
    earlier = [label for label in labels if label.hit.start < place]
    return max(earlier, key=lambda label: label.hit.start).element.name if earlier else ""


def find_strays(
    form: TableForm,
    labels: Sequence[Label],
    plain: str,
    fragments: Sequence[Fragment],
    head_end: int,
    end: int,
    complete: bool,
) -> Strays:
    """Rows and columns that the form does not have, in a table that goes up to `end`. Where something is missing, stray words may be what is
    left of it: then 小计, 合计 and the like alone are taken for rows and columns."""
    found = Strays([], [], [])
    if not labels:
        return found
    fragments = [_dated(plain, _without_figures(fragment)) for fragment in fragments]
    first = min(label.hit.start for label in labels)
    marks = sorted([label.hit.start for label in labels] + [f.start for f in fragments] + [end])
    head_end = min(head_end, max(label.hit.end for label in labels))
    for fragment in fragments:
        if fragment.start < first or not (complete or _TOTALS.fullmatch(fragment.squeezed)):
            continue
        longest = _LONGEST_OF_A_NUMBER if _OF_A_NUMBER.match(fragment.text) else _LONGEST_LABEL
        if not 2 <= len(fragment.squeezed) <= longest or _in_a_cell(plain, fragment):
            continue
        numbered = bool(_OWN_NUMBER.search(plain, max(fragment.start - _NUMBER_LENGTH, 0), fragment.start))
        if len(fragment.squeezed) >= _PIECE and _of_a_label(form, fragment.squeezed, numbered):
            continue
        if fragment.start < head_end:
            role = "column"
            columns = [x for x in labels if x.element.role == "column" and x.hit.start < fragment.start]
            nearest = max(columns, key=lambda label: label.hit.start, default=None)
            found.columns.append(nearest.element.id if nearest else "")
        elif _starts_row(form, labels, plain, fragment, marks[bisect_right(marks, fragment.start)]):
            role = "row"
            found.rows.append(Hit(fragment.squeezed, fragment.start, fragment.end, fragment.start))
        else:
            continue
        place = fragment.start, fragment.end
        name = fragment.text
        found.repairs.append(Repair("extra", "", role, name, name, *place, form.name, before(labels, place[0])))
    return found


def _without_figures(fragment: Fragment) -> Fragment:
    """A sum without its figures, where single blanks part the cells of a row: 合计 21 86.4万元."""
    word, *figures = fragment.text.split()
    if not figures or not _TOTALS.fullmatch(word) or not all(is_number(figure) for figure in figures):
        return fragment
    return fragment._replace(text=word, squeezed=word, end=fragment.start + len(word))


def _dated(plain: str, fragment: Fragment) -> Fragment:
    """The fragment with the year before it (2024年公开信息总数)."""
    year = plain[max(fragment.start - 4, 0) : fragment.start]
    if fragment.text[0] != "年" or not _YEAR.match(year + "年"):
        return fragment
    return fragment._replace(text=year + fragment.text, squeezed=year + fragment.squeezed, start=fragment.start - 4)


def _of_a_label(form: TableForm, words: str, numbered: bool) -> bool:
    """Whether the words are a piece of a label, which a narrow column has cut; with a number, its beginning."""
    labels = (word for element in form.elements for word in element.words)
    return any(word.startswith(words) if numbered else words in word for word in labels)


def _in_a_cell(plain: str, fragment: Fragment) -> bool:
    """Whether the words are a note, or stand in a cell with figures or as a value (减3, 三件, 无)."""
    if _NOTE.match(fragment.squeezed) or all(is_value(word) for word in fragment.text.split()):
        return True
    around = plain[max(fragment.start - 1, 0) : fragment.start] + plain[fragment.end : fragment.end + 1]
    return any(char.isdecimal() for char in _YEAR.sub("", fragment.text) + around)


def _starts_row(form: TableForm, labels: Sequence[Label], plain: str, fragment: Fragment, stop: int) -> bool:
    """Whether the words begin a line, but for what a row has before its label; the row before is complete, and
    numbers follow up to `stop`, or blank cells after a word for a sum."""
    low = max(fragment.start - _FAR, 0)
    line = plain.rfind("\n", low, fragment.start) + 1
    if (low and not line) or not _before_row(form, plain[line : fragment.start]):
        return False
    label = max((x for x in labels if x.hit.start < fragment.start), key=lambda x: x.hit.start)
    wanted = sum(map(len, form.rows.values())) if form.bare else len(form.rows.get(label.element.id, ()))
    if not _numbers(plain, label.hit.end, fragment.start, wanted):
        return False
    total = _TOTALS.fullmatch(fragment.squeezed) is not None
    least = 1 if total else max(min(map(len, form.rows.values())) - 1, 1)
    return _numbers(plain, fragment.end, stop, least) or (
        total and _BLANK_CELLS.match(plain, fragment.end, stop) is not None
    )


def _before_row(form: TableForm, text: str) -> bool:
    """Whether `text` is what may stand before a row's label on its line: blank cells, groups, the label's number."""
    cells = [cell for cell in _CELLS.split(text) if cell and not _NUMBER.fullmatch(cell)]
    groups = {word for element in form.elements if element.role == "group" for word in element.words}
    return all(_SQUEEZE.sub("", _NUMBER.sub("", cell, 1)) in groups for cell in cells)


def _numbers(plain: str, start: int, end: int, wanted: int) -> bool:
    """Whether there are so many numbers from `start` on, where a row's values are to be expected."""
    words = plain[start : min(end, start + _FAR)].replace("|", " ").split()
    return sum(map(is_number, words)) >= wanted
