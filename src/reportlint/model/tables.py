"""Reads the mandated tables out of the text: finds them, chooses the form that fits, places every value."""

from __future__ import annotations

import re
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from reportlint.lex.captions import above
from reportlint.lex.labels import LabelIndex, Squeezed, find_labels, label_index, squeeze
from reportlint.model.rows import read_rows
from reportlint.parse.fragments import wordless
from reportlint.parse.skeleton import Skeleton, skeleton
from reportlint.parse.strays import Label
from reportlint.regex import regex
from reportlint.tuples import NamedTuple, new
from reportlint.values import Repair, Table

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from reportlint.lex.labels import Hit
    from reportlint.values import Element, Form

_LEAST_MARKS, _LEAST_ELSEWHERE, _ENOUGH_MARKS = 2, 4, 12
_LEAST_WORD = 4
"""Shorter wordings are words of every sentence, too."""
_FEW_SEPARATORS, _FEW_LINES = 8, 4


Words = tuple[str, str, tuple[str, ...]]
"""Edition, table, its wordings in order."""


class Region(NamedTuple):
    """Where one table stands, and its text squeezed."""

    table: str
    start: int
    end: int
    squeezed: Squeezed


class Reader(NamedTuple):
    """The wordings of every table, made once for a set of forms."""

    forms: Mapping[str, Form]
    indexes: Mapping[str, LabelIndex]
    sections: Mapping[str, str]
    """Table id → id of the section that it belongs to."""
    known: dict[Words, list[Element]]
    """Tables of mandated wordings and nothing else met so far, without any deviation: the elements that they are."""


def reader(forms: Mapping[str, Form]) -> Reader:
    """The reader of the tables of `forms`."""
    tables = {table.id: table.section for form in forms.values() for table in form.tables.values()}
    return Reader(forms, {name: label_index(forms, name) for name in tables}, tables, {})


def find_tables(reading: Reader, plain: str, bodies: Mapping[str, Sequence[tuple[int, int]]]) -> list[Region]:
    """Where each table stands; `bodies` maps section ids to the spans of their bodies, in the order of the text."""
    squeezed: dict[tuple[int, int], Squeezed] = {}

    def holds(table: str, span: tuple[int, int], enough: int = _ENOUGH_MARKS) -> int:
        """How many of the table's long wordings stand in `span`, up to what is enough."""
        if span not in squeezed:
            squeezed[span] = squeeze(plain, *span)
        text = squeezed[span].text
        return sum(1 for _ in islice((mark for mark in reading.indexes[table].marks if mark in text), enough))

    regions: list[Region] = []
    elsewhere: set[str] = set()
    for table, section in reading.sections.items():
        own = list(bodies.get(section, ()))
        best = own[0] if len(own) == 1 else max(own, default=None, key=lambda span: holds(table, span))
        marks = holds(table, best, _LEAST_ELSEWHERE) if best else 0
        if best and (marks >= _LEAST_ELSEWHERE or (marks >= _LEAST_MARKS and not _told(plain, *best))):
            regions.append(Region(table, *best, squeezed[best]))
            continue
        index = reading.indexes[table]
        least = min(max(_LEAST_ELSEWHERE, len(index.marks) // 4), _ENOUGH_MARKS)
        rest = [span for name, spans in bodies.items() if name != section for span in spans]
        best = max(rest, default=None, key=lambda span: holds(table, span))
        if best and holds(table, best) >= least:
            labels = find_labels(plain, squeezed[best], index)
            if sum(not own or _in_a_cell(plain, hit) for hit in labels) >= least:
                regions.append(Region(table, *best, squeezed[best]))
                elsewhere.add(table)
    return _apart(reading, plain, regions, elsewhere)


def _told(plain: str, start: int, end: int) -> bool:
    """Whether there are but sentences: 被申请行政复议1件，结果维持；复议后起诉1件。 has a table's wordings and is none."""
    return all(line.rstrip().endswith("。") for line in plain[start:end].split("\n") if line and not line.isspace())


def _in_a_cell(plain: str, hit: Hit) -> bool:
    """Whether nothing touches a wording but its number: prose that names it goes on."""
    around = plain[max(hit.start - 1, 0) : hit.start] + plain[hit.end : hit.end + 1]
    return not around.strip(" \t\n|")


def _apart(reading: Reader, plain: str, regions: list[Region], elsewhere: Collection[str]) -> list[Region]:
    """Divides a body that holds several tables (a section heading is missing, or they stand at the end) above the first
    wording of each; what stands before one that is `elsewhere` is not its own."""
    found = []
    for region in regions:
        sharing = [r for r in regions if r[1:3] == region[1:3]]
        if len(sharing) == 1 and region.table not in elsewhere:
            found.append(region)
            continue
        firsts = sorted((_first_mark(reading, plain, r), r.table) for r in sharing)
        place = [table for _, table in firsts].index(region.table)
        starts = [above(plain, low, first) for (low, _), (first, _) in pairwise([(region.start, ""), *firsts])]
        start = starts[place] if place or region.table in elsewhere else region.start
        end = max(start, starts[place + 1]) if place + 1 < len(firsts) else region.end
        found.append(Region(region.table, start, end, squeeze(plain, start, end)))
    return found


def _first_mark(reading: Reader, plain: str, region: Region) -> int:
    """Where the first wording of the table stands, of those that are no part of a sentence if there is one."""
    hits = find_labels(plain, region.squeezed, reading.indexes[region.table])
    starts, ends = {hit.start for hit in hits}, {hit.end for hit in hits}
    long = [hit for hit in hits if len(hit.word) >= _LEAST_WORD]
    for hit in long:
        joined = hit.end in starts
        if (joined or not _SENTENCE.match(plain, hit.end)) and (
            joined or hit.start in ends or not _SENTENCE.match(plain, max(hit.start - 1, 0))
        ):
            return hit.start
    return long[0].start if long else 0


def read_table(reading: Reader, plain: str, region: Region, edition: str) -> tuple[Table, list[Repair]]:
    """The table in `region` with its deviations, read by the form that fits it best, by `edition`'s when in doubt."""
    index = reading.indexes[region.table]
    hits = find_labels(plain, region.squeezed, index)
    start = _start(plain, region.start, hits[0].start if hits else region.start)
    fits = _edition(index, [hit.word for hit in hits], edition)
    form = reading.forms[fits].tables[region.table]
    others = [reading.forms[e].tables[region.table] for e in index.keys if e != fits]
    end = _end(plain, hits[-1].end if hits else start, region.end)
    words = (fits, form.id, tuple(hit.word for hit in hits))
    pure = wordless(plain, hits, start, end)
    bones = _known(reading, words, hits) if pure else None
    if bones is None:
        bones = skeleton(form, others[0] if others else None, index.keys[fits], hits, plain, start, end)
        if pure:
            _remember(reading, words, hits, bones)
    layout = _layout(plain, start, end)
    rows, notes, repairs = read_rows(form, others[0] if others else None, bones, plain, start, end, layout)
    if fits != edition:
        repairs = [*repairs, _foreign_table(reading, index, region.table, fits, edition, bones.labels)]
    labels = {label.element.id: (label.hit.start, label.hit.end) for label in reversed(bones.labels)}
    table = Table(form.id, form.name, fits, start, end, rows, labels, layout, tuple(notes))
    return table, repairs


_MOST_KNOWN = 256


def _known(reading: Reader, words: Words, hits: Sequence[Hit]) -> Skeleton | None:
    """The skeleton of a table of wordings seen before without any deviation, as most are. It hangs on their order alone:
    only other words are judged by where and how they stand."""
    elements = reading.known.get(words)
    if elements is None:
        return None
    return Skeleton([new(Label, (element, hit)) for element, hit in zip(elements, hits, strict=True)], [], [], [], [])


def _remember(reading: Reader, words: Words, hits: Sequence[Hit], bones: Skeleton) -> None:
    if bones.repairs or bones.absent or bones.strays or len(reading.known) >= _MOST_KNOWN:
        return
    if len(bones.labels) == len(hits) and all(label.hit is hit for label, hit in zip(bones.labels, hits, strict=True)):
        reading.known[words] = [label.element for label in bones.labels]


def written_for(reading: Reader, plain: str, regions: Sequence[Region]) -> set[str]:
    """The editions whose own wordings prevail in the tables taken together."""
    proof: dict[str, int] = {}
    for region in regions:
        index = reading.indexes[region.table]
        hits = find_labels(plain, region.squeezed, index)
        for edition, count in _proof(index, [hit.word for hit in hits]).items():
            proof[edition] = proof.get(edition, 0) + count
    return {edition for edition, count in proof.items() if count == max(proof.values())}


def _proof(index: LabelIndex, words: Sequence[str]) -> dict[str, int]:
    """How often wordings of each edition's own stand in `words`."""
    return {edition: sum(word in own for word in words) for edition, own in index.own.items()}


def _edition(index: LabelIndex, words: Sequence[str], edition: str) -> str:
    """The edition whose own wordings prevail in `words`, one that stands in several blocks as often as it does."""
    if edition not in index.keys:
        edition = next(iter(index.keys))
    proof = _proof(index, words)
    best = max(proof.values())
    return edition if proof[edition] == best else max(proof, key=lambda name: proof[name])


def _foreign_table(
    reading: Reader, index: LabelIndex, table: str, fits: str, edition: str, labels: Sequence[Label]
) -> Repair:
    form = reading.forms[fits].tables[table]
    own = index.keys[edition]
    for label in sorted(labels, key=lambda label: label.hit.start):
        hit = label.hit
        if hit.word not in own:
            return Repair("foreign", table, "table", form.name, hit.word, hit.start, hit.end, form.name)
    return Repair("foreign", table, "table", form.name, "", 0, 0, form.name)


def _layout(plain: str, start: int, end: int) -> str:
    """How the cells are kept apart: see `values.Table.layout`; ``celled`` is delimited with one cell a line."""
    text = plain[start:end]
    separators = text.count("\t") + text.count("|")
    if separators >= _FEW_SEPARATORS:
        busy = sum(1 for line in text.split("\n") if line.count("\t") + line.count("|") >= 2)
        return "delimited" if busy * 12 >= separators or busy >= 4 else "celled"
    lines = [line.strip() for line in text.split("\n") if not line.isspace() and line]
    if len(lines) < _FEW_LINES:
        return "joined"
    return "lines" if sum(" " not in line for line in lines) * 10 > len(lines) * 9 else "spaced"


_PROSE_LINE = regex(r"^(?:[ ]*[(（][一二][)）]|[^\t|\n]{6,}[,，。])", re.M)
_SENTENCE_END = regex(r"。|[:;；][ \t]*\n|如下:|\([^()\t|\n]{0,20}表格[^()\t|\n]{0,20}\)")
_SENTENCE = regex("[一-龥、,。;]")
"""What a wording within a sentence touches."""
_WORDS = regex(r"[^\W\d_a-zA-Z]{5,}")


def _start(plain: str, start: int, first: int) -> int:
    """Where the table begins: after the last sentence before its first wording (a misspelt one may stand before it)."""
    sentences = list(_SENTENCE_END.finditer(plain, start, first))
    return sentences[-1].end() if sentences else start


def _end(plain: str, last: int, end: int) -> int:
    """Where the table ends: before the first line of prose after its last wording."""
    line = plain.find("\n", last, end)
    if "。" not in plain[last:end]:
        return end
    if line < 0:
        words = _WORDS.search(plain, last, end)
        return words.start() if words else end
    match = _PROSE_LINE.search(plain, line + 1, end)
    return match.start() if match else end
