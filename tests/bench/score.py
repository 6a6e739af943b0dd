"""Hold what the program says of the bench's documents against what was planted."""

from __future__ import annotations

import json
import subprocess
import sys
from bisect import bisect_right
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from tests.bench import Document, generate
from tests.bench.faults import Planted, codes, plant

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

COMMAND = (sys.executable, "-m", "reportlint")
RANK = {"info": 0, "warning": 1, "error": 2}
NEAR = 40
"""Characters between a finding and the fault at which it still points there, when all stands on one line."""


class Answer(NamedTuple):
    """What was said of one document."""

    path: str
    verdict: str
    year: int | None
    edition: str | None
    findings: list[dict[str, Any]]
    unverified: list[dict[str, Any]]


class Verdict(NamedTuple):
    """How one planted fault fared."""

    planted: Planted
    path: str
    found: bool
    exact: bool
    """Reported under its own code, not under one that is accepted for it."""
    pointed: bool
    severe: bool
    """At the severity that it has, or above."""
    noise: tuple[dict[str, Any], ...]
    """Errors and warnings that nothing planted explains."""
    answer: Answer


class Alarm(NamedTuple):
    """An error or warning, or a wrong verdict, on a sound document."""

    code: str
    document: Document
    path: str
    message: str


def encoded(text: str, turn: int) -> bytes:
    """Most files are plain UTF-8; some have a BOM, CRLF line ends, or are GB18030 or UTF-16."""
    if turn % 8 == 3:
        return text.encode("utf-8-sig")
    if turn % 8 == 5:
        return text.replace("\n", "\r\n").encode("utf-8")
    if turn % 8 == 7:
        return text.encode("gb18030" if turn % 16 == 7 else "utf-16")
    return text.encode("utf-8")


def write(folder: Path, documents: Sequence[Document], names: Sequence[str]) -> list[Path]:
    """One file a document."""
    paths = []
    for turn, (document, name) in enumerate(zip(documents, names, strict=True)):
        path = folder / f"{name}.txt"
        path.write_bytes(encoded(document.text, turn // 3))
        paths.append(path)
    return paths


def ask(paths: Sequence[Path], command: Sequence[str] = COMMAND, batch: int = 200) -> dict[str, Answer]:
    """Run the program over the files, some hundreds at a time."""
    answers: dict[str, Answer] = {}
    for start in range(0, len(paths), batch):
        part = [str(path) for path in paths[start : start + batch]]
        run = subprocess.run([*command, "check", "--format", "json", *part], capture_output=True, check=False)
        try:
            files = json.loads(run.stdout.decode("utf-8"))["files"]
        except (ValueError, KeyError) as problem:
            said = run.stderr.decode("utf-8", "replace")[-2000:]
            raise RuntimeError(f"no usable JSON (exit {run.returncode}): {problem}\n{said}") from problem
        for entry in files:
            answers[entry["path"]] = Answer(
                entry["path"],
                entry["verdict"],
                entry.get("year"),
                entry.get("edition"),
                entry["findings"],
                entry["unverified"],
            )
    return answers


def _squeezed(text: str) -> str:
    return "".join(text.split())


class _Lines:
    """Offsets of lines, for turning a line and column into an offset."""

    def __init__(self, text: str) -> None:
        self.starts = [0, *(n + 1 for n, char in enumerate(text) if char == "\n")]
        self.size = len(text)

    def offset(self, line: int, column: int) -> int:
        return min(self.starts[min(line, len(self.starts)) - 1] + column - 1, self.size)

    def line(self, offset: int) -> int:
        return bisect_right(self.starts, offset)


def points(finding: dict[str, Any], planted: Planted) -> bool:
    """Whether the finding leads a reader to the fault: by place, by quotation, or by naming it."""
    text = planted.document.text
    lines = _Lines(text)
    told = _squeezed(" ".join(str(finding.get(key) or "") for key in ("message", "where", "excerpt")))
    told += _squeezed(
        " ".join(f"{entry.get('label') or ''} {entry.get('excerpt') or ''}" for entry in finding.get("related") or [])
    )
    if any(_squeezed(name) in told for name in planted.place.names if len(name) > 1):
        return True
    for start, end in planted.place.spans:
        if end - start > 1 and _squeezed(text[start:end]) in told:
            return True
    return any(_near(entry, planted, lines) for entry in (finding, *(finding.get("related") or [])))


def _near(entry: dict[str, Any], planted: Planted, lines: _Lines) -> bool:
    start = lines.offset(entry["line"], entry["column"])
    end = lines.offset(entry.get("end_line") or entry["line"], entry.get("end_column") or entry["column"])
    one_line = planted.document.shape in ("T", "U")
    for first, last in planted.place.spans:
        if start <= last and first <= end:
            return True
        gap = max(start - last, first - end)
        if gap <= NEAR:
            return True
        if (
            not one_line
            and min(abs(lines.line(start) - lines.line(last)), abs(lines.line(end) - lines.line(first))) <= 1
        ):
            return True
    return False


def judge(planted: Planted, path: str, answer: Answer) -> Verdict:
    """How the planted fault fared."""
    fault = planted.fault
    fit = {fault.code, *fault.accept}
    hits = [entry for entry in answer.findings if entry["code"] in fit]
    fair = fit | fault.also
    noise = tuple(entry for entry in answer.findings if entry["code"] not in fair and RANK[entry["severity"]] > 0)
    pointed = [entry for entry in hits if points(entry, planted)]
    return Verdict(
        planted,
        path,
        bool(hits),
        any(entry["code"] == fault.code for entry in hits),
        bool(pointed),
        any(RANK[entry["severity"]] >= RANK[fault.severity] for entry in hits),
        noise,
        answer,
    )


def alarms(document: Document, path: str, answer: Answer) -> Iterator[Alarm]:
    """What was wrongly said of a sound document."""
    for entry in answer.findings:
        if RANK[entry["severity"]] > 0:
            yield Alarm(entry["code"], document, path, f"{entry['line']}: {entry['message']}")
    if answer.verdict not in document.sound:
        reasons = "; ".join(
            f"{entry['code']} {entry['reason']}" for entry in answer.unverified if entry["severity"] == "error"
        )
        yield Alarm(f"verdict {answer.verdict}", document, path, reasons[:300])
    if (answer.year, answer.edition) != (document.facts.year, document.edition):
        yield Alarm(
            "year",
            document,
            path,
            f"read as {answer.year} of {answer.edition}, is {document.facts.year} of {document.edition}",
        )


def clean_documents(count: int, seed: int, shape: str | None = None, edition: str | None = None) -> list[Document]:
    """Sound documents, every shape in turn unless one is asked for."""
    from tests.bench import SHAPES

    shapes = [shape] if shape else list(SHAPES)
    return [generate(seed * 1_000_003 + n, edition, shapes[n % len(shapes)]) for n in range(count)]


def planted_documents(
    each: int,
    seed: int,
    wanted: Sequence[str] = (),
    shape: str | None = None,
    edition: str | None = None,
    stage: str = "core",
) -> list[Planted]:
    """`each` documents for every code; codes that cannot be seen in the shape are left out."""
    out = []
    for code in wanted or codes(stage):
        for n in range(each):
            try:
                out.append(plant(seed * 1_000_003 + n, code, shape, edition))
            except LookupError:
                continue
    return out


def run(
    folder: Path, clean: Sequence[Document], planted: Sequence[Planted], command: Sequence[str] = COMMAND
) -> tuple[list[Alarm], list[Verdict]]:
    """Write all documents, ask once, judge each."""
    names = [f"clean-{n:05}-{document.edition}-{document.shape}" for n, document in enumerate(clean)]
    paths = write(folder, clean, names)
    spoilt = [
        f"{entry.code}-{n:05}-{entry.fault.name}-{entry.document.edition}-{entry.document.shape}"
        for n, entry in enumerate(planted)
    ]
    paths_spoilt = write(folder, [entry.document for entry in planted], spoilt)
    answers = ask([*paths, *paths_spoilt], command)
    missing = [str(path) for path in [*paths, *paths_spoilt] if str(path) not in answers]
    if missing:
        raise RuntimeError(f"{len(missing)} files have no answer, such as {missing[0]}")
    found = [
        alarm
        for document, path in zip(clean, paths, strict=True)
        for alarm in alarms(document, str(path), answers[str(path)])
    ]
    judged = [judge(entry, str(path), answers[str(path)]) for entry, path in zip(planted, paths_spoilt, strict=True)]
    return found, judged
