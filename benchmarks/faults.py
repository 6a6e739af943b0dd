"""Print how many planted faults are found and pointed at, by rule and by text shape, and the false alarms.

usage: python benchmarks/faults.py [--clean N] [--planted N] [--seed S] [--code CODE …] [--shape S]
                                   [--show] [--keep DIR] [--json]

The documents are fictional and come from tests/bench; the same seed gives the same documents. Rules and faults come
from the same authors: the figures say that the rules do what they claim, not how many faults the world holds.
"""

from __future__ import annotations

import argparse
import json
import shlex
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.bench.score import COMMAND, Alarm, Verdict, clean_documents, planted_documents, run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence


def parser() -> argparse.ArgumentParser:
    """The options."""
    out = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    out.add_argument("--clean", type=int, default=440, metavar="N", help="sound documents (440)")
    out.add_argument("--planted", type=int, default=12, metavar="N", help="documents with a fault, for each code (12)")
    out.add_argument("--seed", type=int, default=1)
    out.add_argument("--code", action="append", default=[], help="only this code (repeatable)")
    out.add_argument("--shape", help="only this text shape")
    out.add_argument("--edition", choices=("2008", "2019", "2021"))
    out.add_argument(
        "--stage", default="core", choices=("core", "catalogue", ""), help="faults of the core rules, or of the rest"
    )
    out.add_argument("--show", action="store_true", help="print each miss and each false alarm")
    out.add_argument("--keep", type=Path, metavar="DIR", help="leave the documents there")
    out.add_argument("--json", action="store_true", help="print the figures as JSON")
    out.add_argument("--command", default="", help="how to run the program (default: python -m reportlint)")
    out.add_argument("--min-recall", type=float, default=None, help="exit 1 below this recall, in percent")
    return out


def table(title: str, verdicts: Iterable[Verdict], key: Callable[[Verdict], str]) -> list[str]:
    """Lines: key, planted, found, pointed at, under another code, at too low a severity, with other findings."""
    groups: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        groups[key(verdict)].append(verdict)
    lines = [f"{title:<34}{'planted':>8}{'found':>7}{'%':>7}{'pointed':>9}{'other code':>12}{'too low':>9}{'noise':>7}"]
    for name in [*sorted(groups), "all"]:
        part = groups[name] if name in groups else [verdict for group in groups.values() for verdict in group]
        found = [verdict for verdict in part if verdict.found]
        share = 100 * len(found) / len(part) if part else 0.0
        pointed, noise = sum(v.pointed for v in found), sum(bool(v.noise) for v in part)
        other, low = sum(not v.exact for v in found), sum(not v.severe for v in found)
        lines.append(f"{name:<34}{len(part):>8}{len(found):>7}{share:>7.1f}{pointed:>9}{other:>12}{low:>9}{noise:>7}")
    return lines


def alarm_lines(alarms: Sequence[Alarm], documents: int) -> list[str]:
    """False alarms by code, with their shapes and one example each."""
    sound = documents - len({alarm.path for alarm in alarms})
    lines = [f"sound documents: {documents}, nothing wrong said of {sound}"]
    for code, count in Counter(alarm.code for alarm in alarms).most_common():
        mine = [alarm for alarm in alarms if alarm.code == code]
        shapes = " ".join(f"{shape}×{n}" for shape, n in Counter(alarm.document.shape for alarm in mine).most_common(6))
        lines += [f"  {code:<22}{count:>5}  {shapes}", f"      {mine[0].path}: {mine[0].message[:160]}"]
    return lines


def shown(verdicts: Sequence[Verdict]) -> list[str]:
    """Each miss and what was said instead."""
    lines = []
    for verdict in verdicts:
        planted = verdict.planted
        kind = (
            "missed"
            if not verdict.found
            else "not pointed at"
            if not verdict.pointed
            else "noise"
            if verdict.noise
            else ""
        )
        if not kind:
            continue
        start, end = planted.place.spans[0]
        text = planted.document.text
        what = f"{planted.code} {planted.fault.name} ({planted.document.edition}, shape {planted.document.shape})"
        around = f"{text[max(start - 30, 0) : start]!r} [{text[start:end]}] {text[end : end + 30]!r}"
        lines += [f"{kind}: {what} {verdict.path}", f"    planted: {around}; names {planted.place.names[:4]}"]
        lines += [
            f"    said: {f['code']} {f['severity']} {f['line']}: {f['message'][:150]}"
            for f in verdict.answer.findings[:6]
        ]
        lines += [f"    unverified: {u['code']} {u['reason'][:120]}" for u in verdict.answer.unverified[:3]]
    return lines


def as_json(alarms: Sequence[Alarm], verdicts: Sequence[Verdict], documents: int) -> str:
    """The figures, for other programs."""
    by: dict[str, dict[str, dict[str, int]]] = {"code": {}, "shape": {}, "edition": {}}
    for verdict in verdicts:
        document = verdict.planted.document
        for kind, name in (("code", verdict.planted.code), ("shape", document.shape), ("edition", document.edition)):
            entry = by[kind].setdefault(name, {"planted": 0, "found": 0, "pointed": 0, "noise": 0})
            entry["planted"] += 1
            entry["found"] += verdict.found
            entry["pointed"] += verdict.pointed
            entry["noise"] += bool(verdict.noise)
    out = {
        "clean": documents,
        "alarmed": len({alarm.path for alarm in alarms}),
        "alarms": Counter(alarm.code for alarm in alarms),
        **by,
    }
    return json.dumps(out, ensure_ascii=False, indent=1, sort_keys=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the documents, ask the program, print the tables."""
    options = parser().parse_args(arguments)
    clean = clean_documents(options.clean, options.seed, options.shape, options.edition)
    planted = planted_documents(
        options.planted, options.seed, options.code, options.shape, options.edition, options.stage
    )
    command = shlex.split(options.command) or COMMAND
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        alarms, verdicts = run(folder, clean, planted, command)
    if options.json:
        print(as_json(alarms, verdicts, len(clean)))
    else:
        lines = [
            *table("by rule", verdicts, lambda v: v.planted.code),
            "",
            *table("by shape", verdicts, lambda v: v.planted.document.shape),
            "",
        ]
        lines += [
            *table("by edition", verdicts, lambda v: v.planted.document.edition),
            "",
            *alarm_lines(alarms, len(clean)),
        ]
        if options.show:
            lines += [
                "",
                *table("by variant", verdicts, lambda v: f"{v.planted.code} {v.planted.fault.name}"[:33]),
                "",
                *shown(verdicts),
            ]
            lines += [f"false alarm: {alarm.code} {alarm.path} {alarm.message[:200]}" for alarm in alarms]
        print("\n".join(lines))
    recall = 100 * sum(verdict.found for verdict in verdicts) / len(verdicts) if verdicts else 100.0
    return int(options.min_recall is not None and recall < options.min_recall)


if __name__ == "__main__":
    sys.exit(main())
