"""Forms as grammars: lark proves them sound, and a mistake in one is said with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportlint.compile.grammar import compile_form, parser
from reportlint.errors import GrammarError

FORMS = sorted(Path(__file__).parents[1].joinpath("grammar").glob("report-*.lark"))
SMALL = """
%declare PROSE COUNT

start: TITLE PROSE s1 PROSE
s1: S1 PROSE

TITLE: "政府信息公开工作年度报告"
S1: "一、总体情况" | "总体工作情况"
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "report-2030.lark"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_each_form_is_a_sound_lalr_grammar(path: Path) -> None:
    rules = {str(rule.origin.name) for rule in parser(path).rules}
    assert {
        "start",
        *(section["id"] for section in compile_form(path)["sections"] if section["role"] == "section"),
    } <= rules


def test_the_first_wording_is_the_mandated_one(tmp_path: Path) -> None:
    form = compile_form(write(tmp_path, SMALL))
    assert form["edition"] == "2030"
    assert [(s["id"], s["name"], s["words"]) for s in form["sections"]] == [
        ("s1", "一、总体情况", ["总体情况", "总体工作情况"])
    ]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("s1 PROSE", "s2 PROSE", "report-2030.lark:4:20: 没有定义“s2”。可用的有：start、s1、"),
        ("s1: S1 PROSE", "s1: S1 PROS", "没有定义“PROS”。最接近的是：PROSE"),
        ("start:", "begin:", "没有 start"),
        ("S1 PROSE\n", "S1 (PROSE\n", "report-2030.lark: "),
    ],
)
def test_a_mistake_is_said(tmp_path: Path, old: str, new: str, words: str) -> None:
    with pytest.raises(GrammarError) as caught:
        compile_form(write(tmp_path, SMALL.replace(old, new, 1)))
    assert words in str(caught.value)


def test_an_ambiguous_grammar_is_refused_by_lark(tmp_path: Path) -> None:
    text = SMALL.replace("s1: S1 PROSE", "s1: a | b\na: S1 PROSE\nb: S1 PROSE")
    with pytest.raises(GrammarError, match=r"report-2030\.lark"):
        parser(write(tmp_path, text))
