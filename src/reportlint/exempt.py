"""Marks the findings that somebody has accepted: by an exemption, or by a baseline. None is dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlint.fingerprint import recorded, squeezed
from reportlint.globs import matches, relative
from reportlint.tuples import NamedTuple
from reportlint.values import BASELINE, CRASHED, FOLD, Exemption, Finding, Unverified, folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportlint.values import Report, Result


class Subject(NamedTuple):
    """A place in the words of one edition's form, by ids: a section; or a table, some of its rows, some columns."""

    section: str = ""
    table: str = ""
    rows: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    home: str = ""
    """The section that a table belongs to."""

    def holds(self, table: str, row: str, column: str) -> bool:
        """Whether a cell, row or table (its row and column empty) is in this place."""
        return (
            self.table == table and (not self.rows or row in self.rows) and (not self.columns or column in self.columns)
        )


class Entry(NamedTuple):
    """One exemption: everything that it states must be so."""

    rules: frozenset[str]
    """Names of the rules."""
    subject: Mapping[str, Subject]
    """By edition; empty: anywhere."""
    quote: str
    """Without white space; empty: anything."""
    files: tuple[str, ...]
    """Globs; empty: any file."""
    exemption: Exemption
    words: str
    """What it exempts, for messages."""


class Ledger(NamedTuple):
    """All that is accepted. It can be sent to another process."""

    entries: tuple[Entry, ...] = ()
    folder: str = ""
    """That the globs of the entries are relative to."""
    baseline: str = ""
    """The baseline's file, if there is one."""
    known: Mapping[str, tuple[Mapping[str, Any], ...]] = {}
    """Its findings by file."""
    root: str = ""
    """That its paths are relative to."""


def exempted(result: Result, ledger: Ledger) -> Result:
    """`result` with what is accepted marked as such."""
    if result.report is None:
        return result
    marking = _Marking(result.report, ledger, result.path)
    findings = tuple(found for finding in result.findings for found in marking.findings(finding))
    unverified = tuple(marking.entry(entry) for entry in result.unverified)
    findings = tuple(sorted(findings, key=lambda finding: (finding.start, finding.end, finding.code)))
    return result._replace(findings=findings, unverified=unverified, used=tuple(marking.used))


def means(entry: Entry, path: str, folder: str) -> bool:
    """Whether an exemption is for the file at `path`."""
    name = relative(path, folder)
    return not entry.files or any(matches(glob, name) for glob in entry.files)


class _Marking:
    """The marking of one file."""

    def __init__(self, report: Report, ledger: Ledger, path: str) -> None:
        self._report, self._ledger = report, ledger
        self._entries = [entry for entry in ledger.entries if means(entry, path, ledger.folder)]
        self._known = list(ledger.known.get(relative(path, ledger.root), ())) if ledger.known else []
        self._seen: dict[str, int] = {}
        self.used: list[str] = []

    def findings(self, finding: Finding) -> Iterator[Finding]:
        """The finding, marked; one that stands for many is taken apart if not all of them are accepted alike."""
        if not finding.members:
            yield self._marked(finding)
            return
        members = [self._marked(member) for member in finding.members]
        if len({member.exempt for member in members}) == 1:
            yield finding._replace(exempt=members[0].exempt, members=tuple(members))
            return
        rest = [member for member in members if not member.exempt]
        yield from (member for member in members if member.exempt)
        if len(rest) > FOLD:
            yield folded(rest, self._table(finding))
        else:
            yield from rest

    def entry(self, entry: Unverified) -> Unverified:
        """What could not be decided, marked. A whole table is not accepted for the sake of one cell."""
        if entry.reason.startswith(CRASHED):
            return entry
        found = [
            accepted
            for accepted in self._entries
            if entry.name in accepted.rules
            and not accepted.quote
            and (not accepted.subject or self._undecided_at(entry, accepted))
        ]
        self.used += [accepted.exemption.source for accepted in found]
        return entry._replace(exempt=found[0].exemption) if found else entry

    def _marked(self, finding: Finding) -> Finding:
        found = [entry.exemption for entry in self._entries if self._accepts(entry, finding)]
        self.used += [exemption.source for exemption in found]
        if self._ledger.known:
            record = recorded(finding, self._report, self._seen)
            if record in self._known:
                self._known.remove(record)
                self.used.append(self._ledger.baseline)
                found.append(Exemption(BASELINE, source=self._ledger.baseline))
        return finding._replace(exempt=found[0]) if found else finding

    def _accepts(self, entry: Entry, finding: Finding) -> bool:
        return (
            finding.name in entry.rules
            and (not entry.subject or self._is_about(finding, entry))
            and (not entry.quote or quoted(entry.quote, self._report.source.text, finding.start, finding.end))
        )

    def _is_about(self, finding: Finding, entry: Entry) -> bool:
        for table, row, column in [*_cells(finding, self._report), *_at(finding.start, self._report)]:
            subject = self._subject(entry, table)
            if subject and subject.holds(table, row, column):
                return True
        return self._within(finding.start, entry)

    def _undecided_at(self, undecided: Unverified, entry: Entry) -> bool:
        for table, row, column in _at(undecided.start, self._report):
            subject = self._subject(entry, table)
            whole = subject and not subject.rows and not subject.columns
            if subject and subject.holds(table, row, column) and (whole or undecided.count == 1):
                return True
        return self._within(undecided.start, entry)

    def _within(self, start: int, entry: Entry) -> bool:
        """Whether a place lies in the section that an exemption names, or in that of the table, which is missing."""
        subject = entry.subject.get(self._report.edition or "")
        if subject is None:
            return False
        missing = subject.table and not subject.rows and subject.table not in self._report.tables
        wanted = subject.home if missing else subject.section
        return any(
            section.id == wanted and section.start <= start <= section.body_end for section in self._report.sections
        )

    def _table(self, finding: Finding) -> str:
        """What the table is called that a finding is about."""
        if finding.cells:
            return self._report.tables[finding.cells[0][0]].name
        return finding.repair.table if finding.repair else ""

    def _subject(self, entry: Entry, table: str) -> Subject | None:
        """What an exemption names in the form by which a table was read."""
        known = self._report.tables.get(table)
        return entry.subject.get(known.edition if known else self._report.edition or "")


def quoted(quote: str, text: str, start: int, end: int) -> bool:
    """Whether the place from `start` to `end` is what a quotation means: it contains the quotation, or is within it."""
    excerpt = squeezed(text[start:end])
    if quote in excerpt:
        return True
    room = 4 * len(quote) + 64
    before, after = squeezed(text[max(start - room, 0) : start]), squeezed(text[end : end + room])
    at = quote.find(excerpt) if excerpt else -1
    while at >= 0:
        if before.endswith(quote[:at]) and after.startswith(quote[at + len(excerpt) :]):
            return True
        at = quote.find(excerpt, at + 1)
    return False


def _cells(finding: Finding, report: Report) -> Iterator[tuple[str, str, str]]:
    """(table, row, column) of all that a finding says it is about; empty where it is about all of them."""
    yield from finding.cells
    repair = finding.repair
    if repair and repair.table:
        names = {table.name: table.id for table in report.tables.values()}
        table = names.get(repair.table, repair.table)
        yield table, repair.element, repair.element


def _at(start: int, report: Report) -> Iterator[tuple[str, str, str]]:
    """(table, row, column) of the place where something begins."""
    for table in report.tables.values():
        if not table.start <= start < max(table.end, table.start + 1):
            continue
        yield table.id, "", ""
        for row in table.rows.values():
            if row.start <= start < row.end:
                yield table.id, row.id, ""
            for column, cell in row.cells.items():
                if cell.start <= start < max(cell.end, cell.start + 1):
                    yield table.id, row.id, column
