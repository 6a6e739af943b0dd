"""Text that was made to keep us busy does not: ten times the text takes ten times the time.

The only tests that look at a clock. What they forbid is not slowness but growth: a pattern that takes four times as long
for twice the text would take minutes for a file that somebody has filled with brackets. A floor keeps noise out.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache, partial
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from time import process_time
from typing import Any

import pytest

import reportlint
from reportlint.check.options import Options
from reportlint.engine import examine
from reportlint.read.narrowing import narrow
from reportlint.values import Source
from tests.shipped import whole

ROOT = Path(__file__).resolve().parent.parent
PIECES = (
    "1", "1,", "1 ", "1.", "二十", "年", "2023年", "2024年1月1日", "（", "(", "）", "《", "“", "、", "，", "。", "-", "*", "#", "|",
    " ", "　", "\n", "\t", "其中", "全年", "条例", "申请", "公开信息", "件1", "10件、", "其中10件，", "行政复议1件", "一、", "（一）",
    "行政许可", "总计", "总计\t", "收取信息处理费1元", "<table>", "<td>1</td>", "&nbsp;\t",
)  # fmt: skip
"""What hostile texts are made of, over and over."""
SENTENCES = (
    "其中网站公开5条，占20.5%。", "关停不更新的账号5个。", "2024年2月19日。", "青禾县水务局2023年政府信息公开工作年度报告\n",
    "行政许可2件。\n", "4.其他情形\t1\t1\n", "六、其他需要报告的事项\n没有。\n", "（一）主动公开。\n",
    "公开政府信息6842条，", "自然人申请6件，占85%；", "比上年增长12.5%，占3.4%，", "检测费100元、许可费200元、",
    "第3条(?:其中2件|第1项(共2件)(", "接待来访8件，其中咨询2件、投诉9件；", "接待来访80件。其中咨询20件、投诉90件。",
    "受理依申请公开86件，其中行政许可82件、信息公开3件。\n",
    "办结来信52件，按时办结49件、延期办结3件。办理结果：采纳9件，解释说明31件，转办10件，其他5件。",
)  # fmt: skip
"""What whole documents are filled with besides: what is found in one such piece must not be sought among all of them,
nor all of a sentence that never ends for each of its numbers."""
FLOOR, MOST = 0.03, 0.5
"""Seconds: below the one nothing is compared, above the other nothing may be."""
GROWTH = 3.0
SUSPECTED = 3
"""What grows too fast does so every time; a machine that is busy with something else does not."""
ENDLESS = 200
SHORT = {
    "parse.headings._LINE": 90,
    "lex.labels._NUMBER_BEFORE": 10,
    "lex.labels._DIGITS_BEFORE": 10,
    "check.own.words": 20,
}
"""Patterns that are tried on so many characters at most, whatever the document."""
PARTS = 4
"""The patterns are tried in so many tests, so that processes can share them (`--dist loadscope` gives a class to one)."""
SIZES = [3_000, pytest.param(20_000, marks=pytest.mark.slow)]


def hostile(piece: str, size: int) -> str:
    return piece * (size // len(piece))


def best(work: Callable[[], object], enough: float = FLOOR) -> float:
    """The least time that the work took in three rounds, or in as many as it takes to see that it was quick enough."""
    least = 9.9
    for _ in range(3):
        start = process_time()
        work()
        least = min(least, process_time() - start)
        if least < enough:
            break
    return least


def grows(work: Callable[[int], object], size: int, once: float) -> str:
    """In words, how the time that `work` takes grows, if for twice the size it is far more than twice `once`."""
    for _ in range(SUSPECTED):
        twice = best(lambda: work(2 * size), GROWTH * once)
        if twice <= GROWTH * once:
            return ""
        once = best(lambda: work(size))
    return f"{once:.3f} s, for twice as much {twice:.3f} s"


def slow(work: Callable[[int], object], size: int) -> str:
    """In words, what is wrong with the time that `work` takes for a size and for twice as much."""
    for n in (size // 16, size):  # what never ends shows early
        once = best(lambda n=n: work(n))  # type: ignore[misc]
        if once > MOST:
            return f"{once:.2f} s for {n}"
    return grows(work, size, once) if once >= FLOOR else ""


# --------------------------------------------------------------------------------------------------------- patterns


@cache
def patterns() -> list[tuple[str, int, str]]:
    """Every regular expression in use, with its flags and who has it."""
    script = Path(__file__).with_name("patterns_in_use.py")
    run = subprocess.run([sys.executable, str(script)], capture_output=True, encoding="utf-8", check=True)
    return [(pattern, flags, owner) for pattern, flags, owner in json.loads(run.stdout)]


@cache
def constants() -> dict[str, tuple[str, set[str]]]:
    """Compiled patterns of modules by name: the pattern, and the methods by which it is used there."""
    found = {}
    for info in walk_packages(reportlint.__path__, "reportlint."):
        if info.name.endswith("__main__"):
            continue
        module = import_module(info.name)
        source = Path(module.__file__ or "").read_text(encoding="utf-8")
        for name, value in vars(module).items():
            if isinstance(value, re.Pattern):
                uses = re.findall(rf"(?<!\w){name}\b(?! =)(?:\.(\w+))?", source)
                found[f"{info.name.removeprefix('reportlint.')}.{name}"] = value.pattern, set(uses)
        for name, value in vars(module).items():
            inner = getattr(value, "__wrapped__", None)
            if inner is None or not inner.__qualname__.startswith("named."):
                continue
            for key, text in inner.__closure__[0].cell_contents.items():
                uses = re.findall(rf'(?<!\w){name}\("{key}"\)(?:\.(\w+))?', source)
                found[f"{info.name.removeprefix('reportlint.')}.{key}"] = text, set(uses)
    return found


def works(pattern: re.Pattern[str], placed: bool) -> Callable[[str], object]:
    """The pattern tried as it is used: anywhere in a text, or only where the caller says."""
    if placed:
        return lambda text: (pattern.match(text), pattern.fullmatch(text))
    return lambda text: sum(1 for _ in pattern.finditer(text))


class TestPatterns:
    @pytest.mark.parametrize("size", SIZES)
    @pytest.mark.parametrize("part", range(PARTS))
    def test_no_pattern_backtracks(self, part: int, size: int) -> None:
        known = constants()
        placed = {text for text, uses in known.values() if uses and uses <= {"match", "fullmatch"}}
        limits = {known[name][0]: limit for name, limit in SHORT.items()}
        texts = {
            (piece, int(size * n)): narrow(hostile(piece, int(size * n))) for piece in PIECES for n in (1 / 16, 1, 2)
        }
        found = []
        for pattern, flags, owner in patterns()[part::PARTS]:
            work = works(re.compile(pattern, flags), pattern in placed)
            limit = limits.get(pattern, 2 * size)
            for piece in PIECES:

                def tried(
                    length: int, piece: str = piece, work: Callable[[str], object] = work, limit: int = limit
                ) -> None:
                    work(texts[piece, length][:limit])

                words = slow(tried, size)
                found += [f"{owner}: {piece!r} × {size // len(piece)}: {words}\n  {pattern}"] if words else []
        assert not found, "\n".join(found)


def test_patterns_in_use_are_all_seen() -> None:
    """Those of rules, of modules, and those put together at run time."""
    owners = {owner for _, _, owner in patterns()}
    assert {"rule problems-too-short", "rule gansu-openness-without-figures"} & owners
    assert {"reportlint.prose.lexicon", "reportlint.parse.headings", "reportlint.prose.denials"} <= owners
    assert set(SHORT) <= set(constants())


def nested(tree: Any, inside: bool = False) -> Iterator[str]:
    """Repeats without end that are all there is of another one, so that every way to part a text would be tried."""
    alone = inside and len(tree) == 1
    for operation, argument in tree:
        name = str(operation)
        if name in ("MAX_REPEAT", "MIN_REPEAT"):
            endless = argument[1] > ENDLESS
            if endless and alone:
                yield name
            yield from nested(argument[2], endless)
        elif name == "BRANCH":
            for branch in argument[1]:
                yield from nested(branch, alone)
        elif name in ("SUBPATTERN", "ASSERT", "ASSERT_NOT"):
            yield from nested(argument[-1], alone)


@pytest.mark.parametrize("pattern", ["(?:a+)+b", "(?:a*|b)*c", "(?:(a+))*"])
def test_what_would_never_end_is_seen(pattern: str) -> None:
    parser: Any = re._parser
    assert list(nested(parser.parse(pattern)))


def test_no_pattern_repeats_what_repeats() -> None:
    parser: Any = re._parser
    assert not [(pattern, owner) for pattern, flags, owner in patterns() if list(nested(parser.parse(pattern, flags)))]


# -------------------------------------------------------------------------------------------------------- documents


@cache
def sound() -> str:
    return ROOT.joinpath("lint_rules", "examples", "2021.txt").read_text(encoding="utf-8")


PLACES = {
    "before the title": ("青禾县", "{}青禾县"),
    "in the title": ("2023年政府信息公开工作年度报告", "{}2023年政府信息公开工作年度报告"),
    "in a paragraph": ("编发政策解读12篇。", "编发政策解读12篇。{}"),
    "in a cell": ("行政许可\t412", "行政许可\t{}"),
    "in a row": ("予以公开\t\t12\t2", "予以公开\t\t12\t{}"),
    "in section six": ("信息处理费0元", "信息处理费{}"),
    "at the end": ("2024年1月18日", "2024年1月18日\n{}"),
}


class TestDocuments:
    @pytest.mark.parametrize("size", SIZES)
    @pytest.mark.parametrize("place", PLACES)
    def test_no_document_keeps_us_busy(self, place: str, size: int) -> None:
        old, new = PLACES[place]
        assert old in sound()

        def work(piece: str, size: int) -> None:
            text = sound().replace(old, new.format(hostile(piece, size)), 1)
            result = examine(Source("hostile.txt", text, narrow(text)), whole(), Options())
            broken = [entry.reason for entry in result.unverified if entry.reason.startswith("规则出错")]
            assert not broken, (piece, broken)

        found = []
        for piece in (*PIECES, *SENTENCES):
            once = best(partial(work, piece, size), 5 * FLOOR)
            words = grows(partial(work, piece), size, once) if once > 5 * FLOOR else ""
            found += [f"{piece!r}: {words}"] if words else []
        assert not found, "\n".join(found)


def test_figures_without_end_are_no_number() -> None:
    assert narrow("收到" + "１" * 40 + "件") == "收到" + "1" * 40 + "件"
    assert narrow("收到" + "１" * 41 + "件") == "收到" + "□" * 41 + "件"
