"""Measures the speed budget and prints one table of ratios: `python -m benchmarks.speed [REPORT…]`.

Every figure stands beside another of the same run, since machines differ: the imports of the libraries used, or
`autocorrect-py`, a text linter written in Rust, on the same files. The reports are the examples and generated ones.
"""

from __future__ import annotations

import argparse
import sys
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks._measure import Row, calls, commands, run, table, timed
from reportlint import engine, pack, read
from reportlint.check.options import Options
from reportlint.packed import Pack
from reportlint.values import Result
from tests.bench import codes, generate

CORE = tuple(codes("core"))
ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable
CHECK = [PYTHON, "-c", "from reportlint.__main__ import program; program()", "check"]
IMPORTS = [PYTHON, "-c", "import click, lark, rich.console, rich.table, yaml"]
AUTOCORRECT = """
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
import autocorrect_py

def lint(names):
    return [len(autocorrect_py.lint_for(Path(name).read_text(encoding="utf-8"), "text").lines) for name in names]

if __name__ == "__main__":
    names = sorted(map(str, Path(sys.argv[1]).glob("*.txt")))
    with ProcessPoolExecutor(2) as pool:
        sum(map(len, pool.map(lint, [names[at : at + 32] for at in range(0, len(names), 32)])))
"""
"""The same work by autocorrect: read every file of a folder and lint it, in two processes."""
RULE = """\
- code: LOCAL-0{number}
  name: local-{number}
  category: wording
  severity: warning
  editions: [all]
  message: 不要写“{{text}}”
  basis: 本市要求
  explain: 第 {version} 稿。
  phrase: {{in: 正文, any: [全力以赴第{number}, '第{number}[大力]+推进']}}
  examples:
    bad: [我们全力以赴第{number}次工作。]
    ok: [我们做了工作。]
"""


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reports", nargs="*", type=Path, help="further reports to measure on (UTF-8 text)")
    parser.add_argument("--rounds", type=int, default=15, help="runs of each command (default 15)")
    parser.add_argument("--files", type=int, default=1000, help="files in the folder (default 1000)")
    chosen = parser.parse_args()
    examples = [path for path in sorted((ROOT / "examples").rglob("*.txt")) if path.stat().st_size > 2000]
    texts = [path.read_text(encoding="utf-8") for path in [*examples, *chosen.reports]]
    texts += [generate(seed).text for seed in range(100)]
    with TemporaryDirectory(prefix="reportlint-speed-") as place:
        folder = Path(place)
        (one,) = write([sorted(texts, key=len)[len(texts) // 2]], folder / "one")
        rows = [
            *cold(one, chosen.rounds),
            *first(one, folder, chosen.rounds // 3 + 1),
            *warm(texts, folder, chosen.rounds),
            growth(max(texts, key=len), folder, chosen.rounds),
            *many(texts, folder, chosen.files, chosen.rounds // 5 + 1),
        ]
    print(f"Python {sys.version.split()[0]}, {sys.platform}; {len(texts)} reports, of {_mean(texts):,.0f} characters\n")
    print(table(rows))


def cold(report: str, rounds: int) -> list[Row]:
    """One file by a new process, beside the bare interpreter and beside the imports alone."""
    took = commands(
        {
            "pass": [PYTHON, "-c", "pass"],
            "imports": IMPORTS,
            "json": [*CHECK, "-f", "json", report],
            "concise": [*CHECK, "-f", "concise", report],
            "drawn": [*CHECK, "-f", "text", "--color", "always", report],
        },
        rounds,
    )

    def row(what: str, name: str, beside: str, budget: float | None) -> Row:
        return Row(what, _ms(took[name]), _ms(took[beside]), took[name] / took[beside], budget)

    return [
        row("cold start, JSON, beside `python -c pass`", "json", "pass", None),
        row("cold start, JSON, beside importing click, lark, rich, yaml", "json", "imports", 0.9),
        row("cold start, concise, beside the same", "concise", "imports", 0.9),
        row("cold start, drawn by rich, beside the same", "drawn", "imports", 1.35),
    ]


def first(report: str, folder: Path, rounds: int) -> list[Row]:
    """The first run of an editable install, whose grammars and rules are still to be compiled, and that of an author's own
    rules, ten of them, which have just been changed.
    """
    numbers = count()
    own = folder / "rules.yaml"

    def checked(cache: Path, *rules: str) -> float:
        places = {"XDG_CACHE_HOME": str(cache), "LOCALAPPDATA": str(cache)}
        return run([*CHECK, "-f", "json", *rules, report], places).seconds

    def changed() -> float:
        version = next(numbers)
        own.write_text("".join(RULE.format(number=number, version=version) for number in range(10)), encoding="utf-8")
        return checked(folder / "cache", "--rules", str(own))

    took = calls({"first": lambda: checked(folder / f"cache-{next(numbers)}"), "own": changed}, rounds)
    return [
        Row(
            "first run without a compiled pack, beside half a second",
            _ms(took["first"]),
            _ms(0.5),
            took["first"] / 0.5,
            1,
        ),
        Row("first run of ten rules of one's own, beside the same", _ms(took["own"]), _ms(0.5), took["own"] / 0.5, 1.0),
    ]


def warm(texts: list[str], folder: Path, rounds: int) -> list[Row]:
    """Every report once in this process, one core, from the file to the findings, which are let go as they come."""
    import autocorrect_py

    paths = write(texts, folder / "warm")
    loaded = pack.load()

    def ours(options: Options) -> None:
        for path in paths:
            examine(path, loaded, options)

    def theirs() -> None:
        for path in paths:
            autocorrect_py.lint_for(Path(path).read_text(encoding="utf-8"), "text")

    took = calls(
        {
            "core": lambda: timed(lambda: ours(Options(select=CORE))) / len(paths),
            "all": lambda: timed(lambda: ours(Options())) / len(paths),
            "theirs": lambda: timed(theirs) / len(paths),
        },
        rounds,
    )
    return [
        Row("one report, warm, core rules, beside 2 ms", _ms(took["core"]), _ms(0.002), took["core"] / 0.002, 1.0),
        Row("one report, warm, all rules, beside 4 ms", _ms(took["all"]), _ms(0.004), took["all"] / 0.004, 1.0),
        Row("reports a second, one core, all rules, beside autocorrect", _rate(took["all"]), _rate(took["theirs"]),
            took["theirs"] / took["all"], None, True),
    ]  # fmt: skip


def growth(text: str, folder: Path, rounds: int) -> Row:
    """Ten times the text: its first section's prose over and over, tables and all the rest once. Prose takes longer to read
    than tables, so nine tenths of the shorter text are prose, too.
    """
    loaded = pack.load()
    (path,) = write([text], folder / "once")
    report = examine(path, loaded, Options()).report
    prose = next((section for section in report.sections if section.id == "s1"), None) if report else None
    start, end = (prose.body_start, prose.body_end) if prose else (0, len(text))
    body, rest = text[start:end], len(text) - (end - start)
    least = 9 * rest // max(len(body), 1) + 1
    more = 9 * (rest + least * len(body)) // max(len(body), 1)
    (path,) = write([text[:start] + body * least + text[end:]], folder / "prose")
    (longer,) = write([text[:start] + body * (least + more) + text[end:]], folder / "ten")
    took = calls(
        {name: lambda name=name: timed(lambda: examine(name, loaded, Options())) for name in (path, longer)},  # type: ignore[misc]
        rounds,
    )
    larger = Path(longer).stat().st_size / Path(path).stat().st_size
    return Row(
        f"time of {larger:.1f} × the text, beside {larger:.1f} × the time of one",
        _ms(took[longer]),
        _ms(took[path] * larger),
        took[longer] / (took[path] * larger),
        1.0,
    )


def many(texts: list[str], folder: Path, files: int, rounds: int) -> list[Row]:
    """A folder of many reports by the command line, two cores, with its memory; a tenth of it for comparison."""
    everything, tenth = folder / "many", folder / "tenth"
    write([texts[number % len(texts)] for number in range(files)], everything)
    write([texts[number % len(texts)] for number in range(files // 10)], tenth)
    core = ["--select", ",".join(CORE)]
    took = commands(
        {
            "core": [*CHECK, "-f", "concise", *core, str(everything)],
            "all": [*CHECK, "-f", "concise", str(everything)],
            "theirs": [PYTHON, "-c", AUTOCORRECT, str(everything)],
        },
        rounds,
    )
    peak, small = (run([*CHECK, "-f", "json", str(place)]).memory for place in (everything, tenth))

    def row(name: str, which: str, budget: float) -> Row:
        ours, theirs = took[which] / files, took["theirs"] / files
        what = f"{files:,} reports, two cores, {name}, beside autocorrect"
        return Row(what, _rate(ours), _rate(theirs), theirs / ours, budget, True)

    return [
        row("core rules", "core", 0.75),
        row("all rules", "all", 0.4),
        Row(f"largest process, {files:,} files beside {files // 10}", f"{peak:.0f} MiB", f"{small:.0f} MiB",
            peak / small if small else 0.0, 1.2),
    ]  # fmt: skip


def examine(path: str, loaded: Pack, options: Options) -> Result:
    """One file, from its bytes to what is said of it."""
    return engine.examine(read.decode(read.load(path, read.LIMIT), path, read.LIMIT), loaded, options)


def write(texts: list[str], folder: Path) -> list[str]:
    """Writes the texts as files of a new folder; returns their paths."""
    folder.mkdir()
    for number, text in enumerate(texts):
        (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")
    return sorted(map(str, folder.iterdir()))


def _mean(texts: list[str]) -> float:
    return sum(map(len, texts)) / len(texts)


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms"


def _rate(seconds: float) -> str:
    return f"{1 / seconds:,.0f}/s"


if __name__ == "__main__":
    main()
