"""The rules as a reader wants them: tried on their own examples, and written down with what came of these."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from reportlint.check import check
from reportlint.check.concerns import KEYS, UNKNOWN, concerns
from reportlint.check.options import Options
from reportlint.home import sources
from reportlint.output.catalogue import pages
from reportlint.packed import Pack
from reportlint.profiles import everything
from reportlint.read.narrowing import narrow
from reportlint.recognise import recognise
from reportlint.tuples import NamedTuple
from reportlint.values import CRASHED, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reportlint.values import Report, Result, Section

    Rule = Mapping[str, Any]

SHAPES = ("tabs", "pipes", "lines")
"""How the tables of an example may be written: fields kept apart by tabs, by pipes, one cell a line (in which a blank
cell cannot be seen)."""
KINDS = ("bad", "ok")
"""The examples of a rule: what it must find, and what it must not."""
_UNSAID = "没有报出来"


class Outcome(NamedTuple):
    """What came of one example. `problem` says in Chinese what is wrong, or is empty."""

    rule: str
    code: str
    kind: str
    """``bad`` or ``ok``."""
    edition: str
    file: str
    line: int
    problem: str
    said: str = ""
    """What the rule says of a bad example."""


def run_examples(
    pack: Pack, rules: Iterable[Rule], shape: str = "tabs", kinds: Iterable[str] = KINDS
) -> Iterator[Outcome]:
    """Tries the examples of `rules`, in each edition that they hold for."""
    bases = _bases(pack)
    for rule in rules:
        for kind in kinds:
            for example in rule["examples"][kind]:
                editions = [example["edition"]] if "edition" in example else rule["editions"]
                for edition in editions[:1] if "text" in example else editions:
                    problem, said = _try(pack, rule, example, kind, edition, bases, shape)
                    place = rule["file"], example["line"]
                    yield Outcome(rule["name"], rule["code"], kind, edition, *place, problem, said)


def catalogue(pack: Pack) -> dict[str, str]:
    """The rules and profiles as pages of Markdown, by file name; what is said of each bad example is tried out."""
    whole = everything(pack)
    tried = run_examples(whole, whole.rules, kinds=("bad",))
    said = {(outcome.rule, outcome.line): outcome.said for outcome in tried}
    return pages(whole.rules, pack.profiles, pack.forms, said)


def _bases(pack: Pack) -> dict[str, Report]:
    """The sound reports that examples change, by edition."""
    found = {}
    with sources() as (_, rules):
        folder = os.path.join(rules, "examples")
        for name in sorted(os.listdir(folder)):
            with open(os.path.join(folder, name), encoding="utf-8") as file:
                text = file.read()
            found[name.partition(".")[0]] = recognise(Source("base", text, narrow(text)), pack)
    return found


def _try(
    pack: Pack, rule: Rule, example: Mapping[str, Any], kind: str, edition: str, bases: Mapping[str, Report], shape: str
) -> tuple[str, str]:
    """What is wrong, and what the rule says."""
    try:
        text = reshaped(_text(rule, example, edition, bases), shape)
    except LookupError as problem:
        return str(problem), ""
    year = int(example["year"]) if "year" in example else None
    report = recognise(Source("example", text, narrow(text)), pack, year)
    if report.refusal:
        return f"例子读不成一份报告：{report.refusal[1]}", ""
    if report.edition not in rule["options"]:
        return f"例子是 {report.year} 年度的报告，这条规则不用于它", ""
    result = check(report, pack, Options(select=(rule["name"],)))
    wrong = _judge(result, example, kind, text)
    if wrong == _UNSAID and not concerns(rule["concerns"], report):
        wrong = f"{_UNSAID}（{_unconcerned(rule, report)}）"
    return wrong, result.findings[0].message if result.findings else ""


def _unconcerned(rule: Rule, report: Report) -> str:
    """Why a rule is not for the report of an example, and what of the example would make it so."""
    organ = report.organ
    whose = f"{organ.name}，kind: {organ.kind or UNKNOWN}，level: {organ.level or UNKNOWN}" if organ else "不知是谁的"
    asks = "和".join(
        word for key, word in (("years", "years"), *((key, "organ") for key in KEYS)) if key in rule["concerns"]
    )
    return f"规则写了 {asks}，而例子的报告是 {report.year} 年度的，{whose}：例子里用 title 换一个标题"


def _judge(result: Result, example: Mapping[str, Any], kind: str, text: str) -> str:
    broken = next((entry.reason for entry in result.unverified if entry.reason.startswith(CRASHED)), "")
    if broken:
        return broken
    if kind == "ok":
        if result.findings:
            return f"不该报的报了：{result.findings[0].message}"
        return ""
    if not result.findings:
        reasons = "；".join(entry.reason for entry in result.unverified)
        return f"{_UNSAID}（{reasons}）" if reasons else _UNSAID
    expect = "".join(example.get("expect", "").split())
    said = "\n".join(text[f.start : f.end] + f.message for f in result.findings)
    if expect and expect not in "".join(said.split()):
        return f"报出的不是“{expect}”，而是：{result.findings[0].message}"
    return ""


# ------------------------------------------------------------------------------------------------- texts of examples


def _text(rule: Rule, example: Mapping[str, Any], edition: str, bases: Mapping[str, Report]) -> str:
    if "text" in example:
        return str(example["text"])
    report = bases[edition]
    text = report.source.text
    edits: list[tuple[int, int, str]] = []
    for table, row, column, value in example.get("set", {}).get(edition, ()):
        cell = report.tables[table].rows[row].cells[column]
        edits.append((cell.start, cell.end, value))
    for kind, value in (("blank", ""), ("zero", "0")):
        for row in report.tables[example[kind]].rows.values() if kind in example else ():
            edits += [(cell.start, cell.end, value) for cell in row.cells.values()]
    for section, body in example.get("section", {}).get(edition, ()):
        found = _section(report, section)
        edits.append((found.body_start, found.body_end, f"\n\n{body}\n\n" if body.strip() else "\n\n"))
    snippets = [*example.get("add", {}).get(edition, ())]
    if "snippet" in example:
        snippets.append([_home(rule, edition), example["snippet"]])
    for section, sentence in snippets:
        found = _section(report, section)
        end = found.body_start + len(text[found.body_start : found.body_end].rstrip())
        edits.append((end, end, f"\n\n{sentence}"))
    if "title" in example and report.title:
        edits.append((*report.title, example["title"]))
    for date in report.dates if "date" in example else ():
        if date.role == "closing":
            edits.append((date.start, date.end, example["date"]))
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    for old, new in example.get("replace", ()):
        if old not in text:
            raise LookupError(f"样本报告（{edition} 版）里没有“{old}”")
        text = text.replace(old, new, 1)
    return text


def _section(report: Report, ident: str) -> Section:
    for section in report.sections:
        if section.id == ident:
            return section
    return report.sections[1]


def _home(rule: Rule, edition: str) -> str:
    """The section that a bare sentence of an example is put into: one that the rule looks at."""
    options = rule["options"][edition]
    places = [place for place in (*options.get("in", ()), *options.get("of", ())) if place[1:].isdecimal()]
    return str(places[0]) if places else "s1"


def reshaped(text: str, shape: str) -> str:
    """The text with its tables, which are in tabs, written in another shape."""
    if shape == "tabs":
        return text
    lines = []
    for line in text.split("\n"):
        if "\t" not in line:
            lines.append(line)
        elif shape == "pipes":
            lines.append("| " + " | ".join(line.split("\t")) + " |")
        else:
            lines += [field for field in line.split("\t") if field.strip()]
    return "\n".join(lines)
