"""The closing line: the verdict of a file or of a run in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportlint.output import Tally


def sentence(tally: Tally) -> str:
    """``不通过：2 个错误，1 个警告；…`` for one file; for several how many passed, then the same in sum.

    Why rules could not be decided is said as far as `tally.reasons` has it.
    """
    exempt = f"；另有 {tally.exempt} 处已豁免" if tally.exempt else ""
    if tally.files == 1:
        return _one(tally) + exempt
    verdicts = (
        (tally.failed, "不通过"),
        (tally.unverified - tally.unreadable, "无法核对"),
        (tally.unreadable, "无法读取"),
        (tally.passed, "通过"),
    )
    counts = "，".join(f"{count} 份{word}" for count, word in verdicts if count)
    return "；".join(filter(None, (f"共 {tally.files} 份：{counts}", _faults(tally)))) + exempt


def _one(tally: Tally) -> str:
    faults = _faults(tally)
    if tally.unreadable:
        return "无法读取"
    if tally.failed:
        return "；".join(filter(None, (f"不通过：{faults}", _undecided(tally))))
    if tally.unverified:
        if tally.rules:
            return "；".join(filter(None, (f"无法核对：{_undecided(tally)}", faults)))
        return f"无法核对：{tally.reasons[0]}"
    return "；".join(filter(None, (f"通过：核对 {tally.rules} 条规则、{tally.cells} 个数据", faults)))


def _faults(tally: Tally) -> str:
    counts = ((tally.error, "错误"), (tally.warning, "警告"), (tally.info, "提示"))
    return "，".join(f"{count} 个{word}" for count, word in counts if count)


def _undecided(tally: Tally) -> str:
    if not tally.undecided:
        return ""
    why = f"（{tally.reasons[0]}{' 等' if len(tally.reasons) > 1 else ''}）" if tally.reasons else ""
    some = f"，其中 {tally.undecided} 条影响结论" if tally.undecided < tally.left_open else ""
    return f"{tally.left_open} 条规则无法核对{some}{why}"
