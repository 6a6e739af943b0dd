"""What a baseline keeps of one file: each finding by its values, so that it is readable in a diff."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reportlint.fingerprint import recorded
from reportlint.values import BASELINE

if TYPE_CHECKING:
    from reportlint.output import Style
    from reportlint.values import Result

WHOLE = True


def entry(result: Result, style: Style) -> str:  # noqa: ARG001 - as every format
    """The path and the findings of one file that no exemption speaks of, as JSON; those in a baseline stay in it."""
    report, seen = result.report, dict[str, int]()
    if report is None or report.refusal:  # nothing was looked for in it
        return json.dumps([result.path, None])
    single = [member for finding in result.findings for member in (finding.members or (finding,))]
    records = [(finding, recorded(finding, report, seen)) for finding in single]
    kept = [record for finding, record in records if not finding.exempt or finding.exempt.reason == BASELINE]
    return json.dumps([result.path, kept], ensure_ascii=False)
