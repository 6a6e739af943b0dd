"""What the tests of exemptions and baselines share: a report with faults of one's choosing, and what is said of it."""

from __future__ import annotations

from pathlib import Path

from reportlint.check.options import Options
from reportlint.engine import examine
from reportlint.exempt import Ledger, exempted
from reportlint.read import decode
from reportlint.values import Finding, Result
from tests.shipped import pack

ROOT = Path(__file__).resolve().parent.parent
SOUND = ROOT.joinpath("lint_rules", "examples", "2021.txt").read_text(encoding="utf-8")
CARRIED = "四、结转下年度继续办理\t\t\t2\t1\t0\t0\t0\t0\t3"
assert CARRIED in SOUND


def said(text: str, ledger: Ledger | None = None, path: str = "年报.txt", select: tuple[str, ...] = ()) -> Result:
    """What is said of a report, what is in `ledger` marked."""
    result = examine(decode(text.encode(), path), pack(), Options(select))
    return exempted(result, ledger) if ledger else result


def carried(*numbers: int) -> str:
    """The sound report with other figures in the last row of table 3: T3-01 for each column that is changed."""
    return SOUND.replace(CARRIED, "四、结转下年度继续办理\t\t\t" + "\t".join(map(str, numbers)))


def counting(result: Result) -> list[Finding]:
    return [finding for finding in result.findings if not finding.exempt]
