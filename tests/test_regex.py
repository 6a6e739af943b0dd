"""Regular expressions whose programs are kept: the same patterns, sooner."""

from __future__ import annotations

import re
import subprocess
import sys
from array import array
from pathlib import Path
from re._constants import SRE_INFO_CHARSET  # type: ignore[import-not-found]

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint import cache
from reportlint import regex as module
from reportlint.firsts import first_characters
from reportlint.regex import keep, parsed, regex

PATTERNS = [
    (r"(?P<year>20\d\d)年(?:度)?", 0),
    (r"[一二三四五六七八九十]+、", 0),
    (r"^\s*(a)(?P<b>b)?(?:c|d{2,3}?)*+$", re.MULTILINE | re.IGNORECASE),
    (r"(?i:total)|(?<=[0-9])\.(?=\d)|\w+\b", re.ASCII),
    ("", 0),
    (r"规章|行政规范性文件|规划计划|行政许可|行政处罚|行政强制", 0),
    (r"(?:二|行)[、政](?=许|2)|(?<=A)B", 0),
    (r"(?P<one>^|[ ])?(?:行政|[A-Z0-9]{2,4}?)", re.MULTILINE),
]
TEXT = "二、2025年度 行政许可 ABdd\nab 3.5 Total 规划计划"


_atoms = st.sampled_from(
    ["一", "二", "[一二1]", r"\d", "[^年]", ".", "^", r"\b", "(?<=二)", "(?!三)", "(?=[一1])", " "]
)
patterns = st.recursive(
    _atoms,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map("".join),
        st.lists(inner, min_size=1, max_size=3).map(lambda some: f"(?:{'|'.join(some)})"),
        st.tuples(inner, st.sampled_from(["?", "*?", "{1,2}", "{2}+"])).map(lambda two: f"(?:{two[0]}){two[1]}"),
        inner.map(lambda one: f"({one})"),
        inner.map(lambda one: f"(?>{one})"),
    ),
    max_leaves=8,
)
"""Patterns of all that tells what a match begins with, or does not."""


@pytest.fixture
def fresh(own_cache: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A process that has compiled nothing yet, with an empty cache."""
    forget(monkeypatch)
    return own_cache


def forget(monkeypatch: pytest.MonkeyPatch) -> None:
    regex.cache_clear()
    monkeypatch.setattr(module, "_programs", module._Programs())


def same(ours: re.Pattern[str], pattern: str, flags: int) -> None:
    theirs = re.compile(pattern, flags)
    assert (ours.pattern, ours.flags, ours.groups, ours.groupindex) == (
        theirs.pattern, theirs.flags, theirs.groups, theirs.groupindex,
    )  # fmt: skip
    found, wanted = ([(match.regs, match.groupdict()) for match in one.finditer(TEXT)] for one in (ours, theirs))
    assert found == wanted


@pytest.mark.parametrize(("pattern", "flags"), PATTERNS)
def test_it_gives_what_re_gives(fresh: Path, pattern: str, flags: int, monkeypatch: pytest.MonkeyPatch) -> None:
    same(regex(pattern, flags), pattern, flags)
    keep()
    forget(monkeypatch)
    monkeypatch.setattr(module, "_program", None)  # from here on, nothing can be compiled anew
    same(regex(pattern, flags), pattern, flags)


@given(pattern=patterns, text=st.text("一二三年 \n12a", max_size=30))
def test_a_search_that_knows_where_matches_begin_misses_none(pattern: str, text: str) -> None:
    """Whatever characters a search passes over, matches are those that `re` finds."""
    ours, theirs = module._assembled(pattern, module._program(pattern, 0)), re.compile(pattern)
    assert [match.span() for match in ours.finditer(text)] == [match.span() for match in theirs.finditer(text)]


def test_what_is_no_pattern_is_an_error(fresh: Path) -> None:
    with pytest.raises(re.error):
        regex("(")


def test_nothing_new_is_nothing_written(fresh: Path) -> None:
    keep()
    assert not fresh.exists()
    regex("a+")
    keep()
    (file,) = fresh.iterdir()
    file.unlink()
    keep()
    assert not list(fresh.iterdir())


def test_when_there_are_too_many_those_go_that_nobody_asks_for(fresh: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As the author of a rule leaves former drafts of its pattern behind."""
    monkeypatch.setattr(module, "MOST", 2)
    for run in (("draft", "other"), ("other", "final")):
        forget(monkeypatch)
        for pattern in run:
            regex(pattern)
        keep()
    forget(monkeypatch)
    assert {*module._programs.load()} == {module._name("other", 0), module._name("final", 0)}


@pytest.mark.parametrize(
    "lie", [[], "text", {"NAME": None}, {"NAME": [0, 0, {}, "AAAA"]}, {"NAME": [0, -7, {"x": 3}, [0, 9]]}]
)
def test_a_program_that_is_none_is_compiled_again(fresh: Path, lie: object) -> None:
    named = {module._name("a+", 0): program for program in lie.values()} if isinstance(lie, dict) else lie
    cache.write(module._key(), named)
    same(regex("a+"), "a+", 0)


def test_another_python_has_programs_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    before = module._key()
    monkeypatch.setattr(sys, "version", "3.99")
    assert module._key() != before


def test_without_the_machinery_re_does_it(fresh: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAGIC", "")
    same(regex("a+b"), "a+b", 0)
    keep()
    assert not fresh.exists()


def test_the_next_process_has_them(fresh: Path) -> None:
    code = "from reportlint import regex as r; r.regex('x{3}y'); print(r._programs.fresh); r.keep()"
    said = [
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout for _ in "ab"
    ]
    assert said == ["True\n", "False\n"]


def test_what_several_processes_had_to_compile_is_kept(fresh: Path, tmp_path: Path, root: Path) -> None:
    text = (root / "examples" / "sound" / "2025.txt").read_text(encoding="utf-8")
    for number in range(40):
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    check = [sys.executable, "-m", "reportlint", "check", "--jobs", "2", "-q", "."]
    subprocess.run(check, cwd=tmp_path, check=True)
    code = "import reportlint as r; from reportlint import regex; r.check(open('0.txt', encoding='utf-8').read()); print(regex._programs.fresh)"
    said = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    assert said == "False\n"


@pytest.mark.parametrize(
    ("pattern", "characters"),
    [
        ("(?:一|二)十", "一二"),
        ("(?<!第)一", "一"),
        ("^[ ]?(?:一|[二三])", " 一二三"),
        ("(?:(?P<a>一)|二{2,3})年", "一二"),
        ("(?:一|二?)三", "一二三"),
        ("(?>一|二)", "一二"),
    ],
)
def test_the_characters_that_matches_begin_with(pattern: str, characters: str) -> None:
    found = first_characters(parsed(pattern))
    assert {chr(value) for _, value in found or ()} == set(characters)
    code = array("I", module._program(pattern, 0)[-1])
    assert code[2] & SRE_INFO_CHARSET, "the search is not told"


@pytest.mark.parametrize(
    "pattern", ["", "一?", "(?:一|.)", "[^一]", "[一-龥]二", "(一)?(?(1)二|三)", "(?:一?|二*)", "(?i:a)b"]
)
def test_where_there_is_no_telling(pattern: str) -> None:
    assert first_characters(parsed(pattern)) is None
