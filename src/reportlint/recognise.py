"""Recognises a document: year, organ, edition, sections, tables, and what the prose says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.kept import kept
from reportlint.model import roles
from reportlint.model.outline import outline
from reportlint.model.sections import SectionReader
from reportlint.model.tables import Reader, find_tables, read_table, reader, written_for
from reportlint.model.titles import named_in, organ
from reportlint.model.untitled import is_report
from reportlint.parse.chapters import section_repairs
from reportlint.prose import read_prose
from reportlint.tuples import NamedTuple
from reportlint.values import Repair, Report

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from reportlint.model.outline import Outline
    from reportlint.model.tables import Region
    from reportlint.packed import Pack
    from reportlint.values import Form, Organ, Section, Source, Table

FIRST_YEAR = 2008
_EDITION_2019, _EDITION_2021 = 2019, 2021
_PREAMBLE = 1500
"""How far into section one the preamble may stand."""
_FEW = 2
"""A document with fewer sections or tables of the form is none of ours."""


def edition_of(year: int) -> str | None:
    """The form that a report for `year` must have: decided by the year reported on, never by the publication."""
    if year < FIRST_YEAR:
        return None
    if year < _EDITION_2019:
        return "2008"
    return "2019" if year < _EDITION_2021 else "2021"


class _Prepared(NamedTuple):
    """What belongs to the forms of a pack."""

    reading: Reader
    labels: frozenset[str]
    """Wordings of tables that are numbered like headings."""
    annexes: tuple[str, ...]
    """Captions of the statistical table of 2014."""


@kept
def _prepare(forms: Mapping[str, Form]) -> _Prepared:
    elements = [e for form in forms.values() for table in form.tables.values() for e in table.elements]
    labels = frozenset(word for element in elements if element.name[1:2] == "、" for word in element.words)
    annexes = tuple(w for form in forms.values() for s in form.sections if s.role == "table" for w in s.words)
    return _Prepared(reader(forms), labels, annexes)


def recognise(source: Source, pack: Pack, year: int | None = None) -> Report:
    """Everything that can be told of `source`; `year` overrides the report year. Total: any text gives a Report."""
    plain, text = source.plain, source.text
    prepared = _prepare(pack.forms)
    layout = outline(plain, pack.forms[max(pack.forms)].sections, prepared.labels, prepared.annexes)
    section_reader = SectionReader(plain)
    dates = roles.dates(plain, layout)
    years = roles.years(plain, layout, dates, _opening(layout, section_reader))
    regions = find_tables(prepared.reading, plain, layout.table_bodies())
    found = year if year is not None else roles.vote(years, _by_tables(prepared.reading, plain, regions))
    edition = edition_of(found) if found else None
    tables, repairs = _by_form(plain, pack, prepared.reading, layout, regions, edition)
    if layout.again:
        repairs.append(Repair("doubled", "", "report", "政府信息公开工作年度报告", "", *layout.again))
    if edition == "2008":
        layout = layout._replace(heads=[head._replace(id="") for head in layout.heads])
    untitled = edition == "2008" and is_report(plain, layout, years, pack.forms[edition].sections)
    sections = section_reader.sections(layout, tables)
    owner = _organ(plain, layout)
    quantities, claims, parts = read_prose([s for s in sections if s.id != "annex"], pack.vocabulary, owner, found)
    title = layout.titles[-1] if layout.titles and not layout.titles[-1].step else None
    return Report(
        source,
        found,
        edition,
        (title.start, title.end) if title else None,
        owner,
        tuple(section._replace(title=text[section.start : section.end]) for section in sections),
        tables,
        tuple(repair._replace(found=text[repair.start : repair.end]) for repair in repairs),
        tuple(years),
        tuple(dates),
        quantities,
        claims,
        parts,
        tuple(note for table in tables.values() for note in table.notes),
        _refusal(plain, layout, regions, found, edition, untitled) or layout.refusal,
    )


def _by_tables(reading: Reader, plain: str, regions: Sequence[Region]) -> Callable[[int], bool]:
    """Whether the tables of the document are those of a year's form; any year will do where they tell nothing."""

    def fits(year: int) -> bool:
        return not regions or edition_of(year) in written_for(reading, plain, regions)

    return fits


def _by_form(
    plain: str, pack: Pack, reading: Reader, layout: Outline, regions: Sequence[Region], edition: str | None
) -> tuple[dict[str, Table], list[Repair]]:
    """What the form of the edition makes of the document: its tables, and the deviations of sections and tables."""
    tables: dict[str, Table] = {}
    if edition is None or not pack.forms[edition].tables:
        return tables, []
    repairs = section_repairs(layout.heads, pack.forms[edition].sections, layout.end)
    for region in regions:
        table, its = read_table(reading, plain, region, edition)
        tables[table.id] = table
        repairs += its
    return tables, repairs


def _opening(layout: Outline, section_reader: SectionReader) -> Section | None:
    """Section one, or the first chapter, as prose: its subject years take part in the vote."""
    for head, body in zip(layout.heads, layout.bodies, strict=True):
        if head.id in ("s1", ""):
            return section_reader.section(head.id, head, body)
    return None


def _organ(plain: str, layout: Outline) -> Organ | None:
    names = [(t.organ_start, t.organ_end) for t in reversed(layout.titles) if t.organ_end > t.organ_start]
    said = named_in(plain, 0, layout.first + _PREAMBLE) if not names else None
    signed = layout.closing.organ
    if signed:
        names.append(signed)
    if said:  # it outdoes the last line of a text that is cut off in the name
        cut = signed and plain[slice(*said)].startswith(plain[slice(*signed)].strip())
        names.insert(0 if cut else len(names), said)
    for start, end in names:
        name = "".join(plain[start:end].split())
        if len(name) > 1:
            return organ(name, start, end)
    return None


def _refusal(
    plain: str, layout: Outline, regions: Sequence[Region], year: int | None, edition: str | None, untitled: bool
) -> tuple[str, str] | None:
    """Why this is none of ours. `untitled`: it is a report of the years without a form, by what its chapters tell."""
    speaks = len({head.id for head in layout.heads if head.id}) + len(regions)
    if not plain.strip():
        return "not-a-report", "文件是空的"
    if speaks < _FEW and not untitled and not (layout.titles and (edition == "2008" or speaks)):
        return "not-a-report", "没有读到年度报告规定的部分和表格，不像是政府信息公开工作年度报告"
    if year is None:
        return "unknown-year", "没有读出报告年度（标题、统计期限、正文和落款中都没有年份），可用 --year 指明"
    if edition is None:
        return "unknown-year", f"{year}年还没有年度报告：《政府信息公开条例》自{FIRST_YEAR}年5月1日起施行"
    return None
