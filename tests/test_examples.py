"""The reports of examples/: the sound ones pass, and the faulty ones are told exactly what stands beside them.

``UPDATE_EXAMPLES=1 pytest tests/test_examples.py`` writes what is printed now; read the difference before you commit
it.
"""

from __future__ import annotations

import os
import re
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner

from reportlint import cli, engine
from reportlint.check.options import Options
from reportlint.positions import Lines
from reportlint.read.narrowing import narrow
from reportlint.recognise import recognise
from reportlint.values import Report, Source
from tests.shipped import pack

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "examples"
SOUND = sorted(FOLDER.glob("sound/*.txt"))
FAULTY = sorted(FOLDER.glob("faults/*.txt"))
EDITIONS = {"2014": "2008", "2020": "2019", "2021": "2021", "2025": "2021"}
FOUND = re.compile(r"^(错误|警告|提示) ([A-Z]+\d?-\d+)  ", re.M)

sound = pytest.mark.parametrize("path", SOUND, ids=lambda path: path.stem)
faulty = pytest.mark.parametrize("path", FAULTY, ids=lambda path: path.stem)


@cache
def printed(path: Path) -> str:
    """What `reportlint check` prints from the folder of the examples when its output is piped."""
    before = Path.cwd()
    os.chdir(FOLDER)
    try:
        name = path.relative_to(FOLDER).as_posix()
        done = CliRunner().invoke(cli.app, ["check", "--color", "never", "-f", "text", name], catch_exceptions=False)
    finally:
        os.chdir(before)
    return done.stdout


def codes(text: str) -> set[str]:
    return {code for _, code in FOUND.findall(text)}


def family(path: Path) -> set[str]:
    """The codes that the rule file of the same name has."""
    rules = (ROOT / "lint_rules" / f"{path.stem}.yaml").read_text(encoding="utf-8")
    return set(re.findall(r"^- code: (\S+)", rules, re.M))


def report(path: Path) -> Report:
    text = path.read_text(encoding="utf-8")
    return recognise(Source(path.name, text, narrow(text)), pack())


@pytest.mark.parametrize("path", [*SOUND, *FAULTY], ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_what_stands_beside_a_report_is_what_is_printed(path: Path) -> None:
    beside = path.with_suffix(".out")
    if os.environ.get("UPDATE_EXAMPLES"):
        beside.write_text(printed(path), encoding="utf-8", newline="")
    assert printed(path) == beside.read_text(encoding="utf-8")


@sound
def test_a_sound_report_passes_without_a_word(path: Path) -> None:
    assert printed(path).startswith("通过：")
    assert not codes(printed(path))


@sound
def test_a_sound_report_is_read_whole(path: Path) -> None:
    found = report(path)
    year = path.stem[:4]
    assert (found.year, found.edition) == (int(year), EDITIONS[year])
    assert not found.repairs
    form = pack().forms[EDITIONS[year]]
    assert list(found.tables) == list(form.tables)
    for table in found.tables.values():
        cells = [cell.status for row in table.rows.values() for cell in row.cells.values()]
        assert len(cells) == len(form.tables[table.id].domains)
        assert set(cells) <= {"VALUE", "ZERO"}
    if form.tables:  # before 2019 the chapters are free
        titles = {section.id for section in found.sections}
        assert titles >= {section.id for section in form.sections}


@sound
def test_parse_shows_every_chapter(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    shown = CliRunner().invoke(cli.app, ["parse", "--color", "never", str(path)], catch_exceptions=False).stdout
    prose = text.partition("统计指标\t")[0]
    prose = re.sub(r"(?m)^[一二三四]、(?:本年|上年|结转).*$", "", prose)  # rows of table 3
    for title in re.findall(r"(?m)^(?:## )?([一二三四五六七]、.+)$", prose):
        assert title in shown


@faulty
def test_a_faulty_report_has_the_faults_of_its_family_and_no_other(path: Path) -> None:
    found = codes(printed(path))
    assert len(found) >= min(2, len(family(path)) - 1)  # of two codes about the same cells one report has one
    assert found <= family(path)


@faulty
def test_the_readme_names_the_faults(path: Path) -> None:
    row = re.search(rf"(?m)^.*\(faults/{path.name}\).*$", (FOLDER / "README.md").read_text(encoding="utf-8"))
    assert row
    assert set(re.findall(r"[A-Z]+\d?-\d+", row[0])) == codes(printed(path))


def test_every_family_of_rules_has_a_faulty_report() -> None:
    assert {path.stem for path in FAULTY} == {path.stem for path in (ROOT / "lint_rules").glob("*.yaml")}


def test_nothing_is_left_beside_a_report_that_is_gone() -> None:
    assert {path.stem for path in FOLDER.glob("*/*.out")} == {path.stem for path in [*SOUND, *FAULTY]}


@pytest.mark.parametrize("ending", ["\r\n", "\r", "  \n"], ids=["Windows", "old Mac", "blanks"])
@pytest.mark.parametrize("path", [*SOUND, *FAULTY], ids=lambda path: path.stem)
def test_how_lines_end_is_nobodys_fault(path: Path, ending: str) -> None:
    """What is said and where: the same lines and columns, and the same words of the author."""
    text = path.read_text(encoding="utf-8")
    assert told(text.replace("\n", ending)) == told(text)


def told(text: str) -> list[tuple[object, ...]]:
    result = engine.examine(Source("", text, narrow(text)), pack(), Options())
    lines = Lines(text)
    found = [(f.code, f.where, f.actual, lines.place(f.start), lines.place(f.end), text[f.start : f.end].endswith("\r"))
             for f in result.findings]  # fmt: skip
    return [*found, *((entry.code, entry.reason) for entry in result.unverified)]
