"""Checks a report against the rules of its edition: what fails, and what could not be decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.check.caution import cautious
from reportlint.check.concerns import concerns
from reportlint.check.context import Context, MissingError
from reportlint.check.merge import merged, silenced
from reportlint.check.plan import plan
from reportlint.check.roster import Roster
from reportlint.values import ABSENT, CRASHED, LOST, Finding, Result, Unverified

if TYPE_CHECKING:
    from reportlint.check.options import Options
    from reportlint.check.plan import Rule
    from reportlint.packed import Pack
    from reportlint.values import Report


def check(report: Report, pack: Pack, options: Options) -> Result:
    """Runs every rule that `options` want over `report`."""
    path = report.source.path
    statuses = [
        cell[0] for table in report.tables.values() for row in table.rows.values() for cell in row.cells.values()
    ]
    cells = len(statuses) - statuses.count(LOST) - statuses.count(ABSENT)
    if report.refusal is not None or report.edition not in pack.forms:
        name, reason = report.refusal or ("unknown-year", "看不出是哪一年度的报告")
        refused = Unverified(None, name, "error", reason, 0)
        return Result(path, report, (), (refused,), 0, cells)
    context = Context(report, pack)
    year = report.year or int(context.edition)
    findings: list[tuple[Rule, Finding]] = []
    undecided: list[Unverified] = []
    roster = _wanted(context, options)
    for prepared in roster.awake(context):
        if prepared.concerns and not concerns(prepared.concerns, report):
            continue
        rule = prepared.rule
        try:
            for entry in prepared.run(context):
                if isinstance(entry, Finding):
                    findings.append((rule, cautious(entry._replace(basis=rule.basis(year)), report.source)))
                else:
                    undecided.append(entry)
        except MissingError as missing:
            undecided.append(rule.undecided(str(missing), missing.start))
        except Exception as problem:  # a rule that breaks must not take the others with it
            words = f"{CRASHED}：{type(problem).__name__}: {problem}"
            undecided.append(rule.undecided(words, 0)._replace(severity="error"))  # never passed over
    kept, dropped = silenced(findings, context)
    return Result(path, report, merged(kept, context), (*undecided, *dropped), len(roster.checks), cells)


def _wanted(context: Context, options: Options) -> Roster:
    """The rules of the report's edition, and for tables in another form the arithmetic of that form."""
    own = plan(context.pack, context.edition)
    foreign = {t.edition for t in context.report.tables.values() if t.edition != context.edition}
    key = "wanted", options, *sorted(foreign)
    if key not in own.shared:
        names = {check.name for check in own.checks}
        others = [
            check
            for edition in sorted(foreign)
            for check in plan(context.pack, edition).checks
            if check.data["verb"] == "identity" and check.name not in names
        ]
        own.shared[key] = Roster([c for c in (*own.checks, *others) if options.wants(c.code, c.name)])
    return own.shared[key]  # type: ignore[no-any-return]
