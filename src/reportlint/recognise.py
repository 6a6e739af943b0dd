"""Recognises a document: year, organ, edition, sections, tables, and what the prose says."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from reportlint import marks
from reportlint.flow import flow
from reportlint.organ import Title, find_titles, organ
from reportlint.prose import read_prose
from reportlint.regex import regex
from reportlint.sections import Head, find_headings, section_repairs
from reportlint.tables import Reader, find_tables, read_table, reader
from reportlint.values import DateMark, Heading, Report, Section, YearMark

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportlint.pack import Pack
    from reportlint.values import Flow, Organ, Repair, Source, Table

    Flows = dict[tuple[tuple[int, int], ...], Flow]

FIRST_YEAR = 2008
_EDITION_2019, _EDITION_2021 = 2019, 2021
_CAPTION_REACH = 60
_HEAD_LIMIT = 4000
"""How far the title and the statistic period are looked for where no section heading is found."""


def edition_of(year: int) -> str | None:
    """The form that a report for `year` must have: decided by the year reported on, never by the publication."""
    if year < FIRST_YEAR:
        return None
    if year < _EDITION_2019:
        return "2008"
    return "2019" if year < _EDITION_2021 else "2021"


class _Prepared(NamedTuple):
    reading: Reader
    labels: frozenset[str]


_prepared: dict[int, tuple[object, _Prepared]] = {}


def _prepare(pack: Pack) -> _Prepared:
    """What is made once for a pack: the index of wordings, and the labels that are numbered like headings."""
    held = _prepared.get(id(pack.forms))
    if held and held[0] is pack.forms:
        return held[1]
    labels = frozenset(
        word
        for form in pack.forms.values()
        for table in form.tables.values()
        for element in table.elements
        if element.name[1:2] == "、"
        for word in element.words
    )
    prepared = _Prepared(reader(pack.forms), labels)
    _prepared[id(pack.forms)] = (pack.forms, prepared)
    return prepared


def recognise(source: Source, pack: Pack, year: int | None = None) -> Report:
    """Everything that can be told of `source`; `year` overrides the report year. Total: any text gives a Report."""
    plain = source.plain
    prepared = _prepare(pack)
    newest = pack.forms[max(pack.forms)]
    heads = find_headings(plain, newest.sections, prepared.labels)
    first = heads[0].start if heads else min(len(plain), _HEAD_LIMIT)
    titles = find_titles(plain, 0, first)
    heads, refusal, end = _one_report(plain, heads, titles)
    annex = _annex(plain, pack, first, end)
    heads = [head for head in heads if head.end <= annex]
    last = heads[-1].end if heads else 0
    tail = _tail(plain, last, end)
    closing = marks.closing(plain, last, tail)
    body_end = max(min(closing.start, tail, annex), last)
    spans = _spans(heads, body_end)
    regions = find_tables(prepared.reading, plain, _bodies(heads, spans, first, body_end))
    dates = _dates(plain, first, closing)
    flows: Flows = {}
    opening = _opening(plain, heads, spans, flows)
    years = _years(plain, titles, dates, opening, first)
    found = year if year is not None else marks.vote(years)
    edition = edition_of(found) if found else None
    tables: dict[str, Table] = {}
    repairs: list[Repair] = []
    if edition and edition != "2008":
        repairs += section_repairs(heads, pack.forms[edition].sections, body_end)
        for region in regions:
            table, its = read_table(prepared.reading, plain, region, edition)
            tables[table.id] = table
            repairs += its
    if edition == "2008":
        heads = [head._replace(id="") for head in heads]
    sections = _sections(plain, heads, spans, tables, first, body_end, annex, flows)
    quantities, claims, parts = read_prose([s for s in sections if s.id != "annex"], pack.vocabulary)
    main = titles[-1] if titles else None
    return Report(
        source,
        found,
        edition,
        (main.start, main.end) if main else None,
        _organ(plain, titles, closing),
        tuple(section._replace(title=source.text[section.start : section.end]) for section in sections),
        tables,
        tuple(repair._replace(found=source.text[repair.start : repair.end]) for repair in repairs),
        tuple(years),
        tuple(dates),
        quantities,
        claims,
        parts,
        tuple(note for table in tables.values() for note in table.notes),
        _refusal(heads, regions, found, edition, titles) or refusal,
    )


# ---------------------------------------------------------------------------------------------------------- sections

_NOISE = (
    r"上一[篇条]|下一[篇条]|分享到|打印本页|关闭窗口|【?(?:打印|关闭|字体)|主办(?:单位)?[:：]|承办(?:单位)?[:：]|网站标识码|政府网站标识码|版权所有|"
    r"Copyright|\S{0,3}ICP备|扫一扫|打开微信|相关(?:链接|附件|文档|信息|阅读)|附件下载|信息来源|来源[:：]|责任编辑|网站地图|联系我们|您是第|浏览次数|地址[:：].{0,40}邮编"
)


@cache
def _noise() -> re.Pattern[str]:
    return regex(rf"^[ \t]*(?:{_NOISE})", re.M)


def _tail(plain: str, start: int, end: int) -> int:
    """Where navigation and footer begin after the last section."""
    match = _noise().search(plain, start, end)
    return match.start() if match else end


def _spans(heads: Sequence[Head], end: int) -> list[tuple[int, int]]:
    """The body of each heading."""
    stops = [*(head.start for head in heads[1:]), end]
    return [(head.end, max(head.end, stop)) for head, stop in zip(heads, stops, strict=False)]


def _bodies(
    heads: Sequence[Head], spans: Sequence[tuple[int, int]], first: int, end: int
) -> Mapping[str, list[tuple[int, int]]]:
    """Section id → spans; chapters that no form knows belong to the section before them."""
    bodies: dict[str, list[tuple[int, int]]] = {}
    if not heads:
        bodies["head"] = [(0, end)]
    elif first:
        bodies["head"] = [(0, first)]
    for head, span in zip(heads, spans, strict=True):
        bodies.setdefault(head.id or "x", []).append(span)
    return bodies


def _sections(
    plain: str,
    heads: Sequence[Head],
    spans: Sequence[tuple[int, int]],
    tables: Mapping[str, Table],
    first: int,
    end: int,
    annex: int,
    flows: Flows,
) -> tuple[Section, ...]:
    head_end = first if heads else end
    sections = [_section(plain, "head", "", 0, 0, 0, head_end, tables)]
    unknown = 0
    for head, (start, stop) in zip(heads, spans, strict=True):
        unknown += not head.id
        ident = head.id or f"x{unknown}"
        sections.append(_section(plain, ident, head.title, head.start, head.end, start, stop, tables, flows))
    sections.append(_section(plain, "closing", "", end, end, end, max(annex, end), tables))
    if annex < len(plain):
        sections.append(_section(plain, "annex", "", annex, annex, annex, len(plain), tables))
    return tuple(sections)


def _annex(plain: str, pack: Pack, start: int, end: int) -> int:
    """Where the statistical table of 2014 begins, which some append even later; the end of the text if there is none."""
    words = next((s.words for f in pack.forms.values() for s in f.sections if s.role == "table"), ())
    for word in words:
        place = plain.rfind(word, start, end)
        if place >= 0 and "指标" in plain[place : place + _CAPTION_REACH]:
            line = plain.rfind("\n", start, place) + 1
            return line if line and place - line < _CAPTION_REACH else place
    return end


def _section(
    plain: str,
    ident: str,
    title: str,
    start: int,
    end: int,
    body: int,
    stop: int,
    tables: Mapping[str, Table],
    flows: Flows | None = None,
) -> Section:
    cuts = sorted((t.start, t.end) for t in tables.values() if body <= t.start < stop)
    spans = []
    at = body
    for begin, finish in cuts:
        spans.append((at, begin))
        at = min(finish, stop)
    spans.append((at, stop))
    wanted = tuple(span for span in spans if span[0] < span[1])
    text = flows.get(wanted) if flows else None
    if text is None:
        text = flow(plain, wanted)
        if flows is not None:
            flows[wanted] = text
    section = Section(ident, title, start, end, body, stop, text)
    return section._replace(headings=_headings(section))


_NUMERALS = {c: i for i, c in enumerate("一二三四五六七八九十", 1)}


@cache
def _sub_heading() -> re.Pattern[str]:
    return regex(r"(?:^|[\n。；;:])[*#]*(?:\(([一二三四五六七八九十]{1,2})\)|(\d{1,2})[.、](?!\d))([^。\n；;:]{2,40})?")


def _headings(section: Section) -> tuple[Heading, ...]:
    found = []
    text = section.flow.text
    if "(" not in text and "." not in text and "、" not in text:
        return ()
    for match in _sub_heading().finditer(text):
        cn, arabic, words = match.groups()
        begin = match.start(1) - 1 if cn else match.start(2)
        start, end = section.flow.span(begin, match.end())
        value = (_NUMERALS[cn[0]] if len(cn) == 1 else 10 + _NUMERALS[cn[1]]) if cn else int(arabic)
        found.append(Heading(2 if cn else 3, value, (words or "").strip(), start, end))
    return tuple(found)


# ------------------------------------------------------------------------------------------------- years and dates


def _opening(plain: str, heads: Sequence[Head], spans: Sequence[tuple[int, int]], flows: Flows) -> Section | None:
    """Section one, or the first chapter, as prose (its subject years take part in the vote)."""
    for head, (start, stop) in zip(heads, spans, strict=True):
        if head.id in ("s1", ""):
            return _section(plain, head.id, head.title, head.start, head.end, start, stop, {}, flows)
    return None


def _dates(plain: str, first: int, closing: marks.Closing) -> list[DateMark]:
    found = marks.dates_in_head(plain, 0, first)
    found += marks.period(plain, 0, min(len(plain), first + 1500))
    if closing.date:
        found = [mark for mark in found if mark.role != "closing"] + [closing.date]
    return found + marks.impossible(found) + marks.malformed(plain, 0, len(plain))


def _years(
    plain: str, titles: Sequence[Title], dates: Sequence[DateMark], opening: Section | None, first: int
) -> list[YearMark]:
    found = []
    for i, title in enumerate(titles):
        role = "title" if i == len(titles) - 1 else "head"
        found.append(YearMark(role, title.year, title.organ_end, title.end))
    for date in dates:
        if date.role in ("period_start", "period_end") and date.year:
            found.append(YearMark("period", date.year, date.start, date.end))
        elif date.role == "closing":
            found.append(YearMark("closing", date.year, date.start, date.end))
    if opening:
        found += marks.subjects(opening)
    named = [(title.start, title.end) for title in titles]
    found += [m for m in marks.mentions(plain, 0, len(plain)) if not any(a <= m.start < b for a, b in named)]
    return found + marks.captions(plain, first, len(plain))


def _organ(plain: str, titles: Sequence[Title], closing: marks.Closing) -> Organ | None:
    names = [(t.organ_start, t.organ_end) for t in reversed(titles) if t.organ_end > t.organ_start]
    if closing.organ:
        names.append(closing.organ)
    for start, end in names:
        name = re.sub(r"\s+", "", plain[start:end])
        if len(name) > 1:
            return organ(name, start, end)
    return None


# ------------------------------------------------------------------------------------------------------- refusal


def _refusal(
    heads: Sequence[Head], regions: Sequence[object], year: int | None, edition: str | None, titles: Sequence[Title]
) -> tuple[str, str] | None:
    speaks = len({head.id for head in heads if head.id}) + len(regions)
    if speaks < 2 and not (titles and (edition == "2008" or speaks)):
        return "not-a-report", "没有读到年度报告规定的部分和表格，不像是政府信息公开工作年度报告"
    if year is None or edition is None:
        return "unknown-year", "没有读出报告年度（标题、统计期限、正文和落款中都没有年份），可用 --year 指明"
    return None


def _one_report(
    plain: str, heads: list[Head], titles: Sequence[Title]
) -> tuple[list[Head], tuple[str, str] | None, int]:
    """The headings of one report: a page may give the same report twice; a second section one under a title of another
    organ or year is another report, which is refused. Also where the report's text ends."""
    firsts = [i for i, head in enumerate(heads) if head.id == "s1"]
    for i in firsts[1:]:
        again = find_titles(plain, heads[i - 1].end, heads[i].start)
        if not again or not titles:
            continue
        if _named(plain, again[-1]) != _named(plain, titles[-1]):
            return heads, ("several-reports", "文件里有不止一份年度报告，请分开后逐份核对"), len(plain)
        if {head.id for head in heads[:i]} == {head.id for head in heads[i:]}:
            return heads[:i], None, again[0].start
    return heads, None, len(plain)


def _named(plain: str, title: Title) -> tuple[str, int]:
    return re.sub(r"\s+", "", plain[title.organ_start : title.organ_end]), title.year
