"""The words without which a pattern cannot match: what rules are woken by."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.compile.literals import literals

ATOMS = ("甲", "乙丙", "[甲乙]", "[乙丙]", ".", "[^甲]", "甲?", "乙*", "丙+", "[甲丙]{2,3}", "(?=甲)", "(?!乙)", "(?<=丙)", "$",
         "(?:甲|乙丙)", "(?:甲|)", "(?:甲乙|丙[甲乙]){2}", r"\|", "[|)]")  # fmt: skip
SEQUENCES = st.lists(st.sampled_from(ATOMS), min_size=1, max_size=4).map("".join)
PATTERNS = st.recursive(
    SEQUENCES,
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: f"(?:{'|'.join(parts)})"),
        st.lists(inner, min_size=2, max_size=3).map("|".join),
    ),
    max_leaves=5,
)


@given(PATTERNS, st.text("甲乙丙|)", max_size=12))
def test_every_match_has_one_of_them(pattern: str, text: str) -> None:
    words = literals(pattern)
    for match in re.finditer(pattern, text):
        assert not words or any(word in match.group() for word in words), (pattern, words, match.group())


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("信息处理费", ["信息处理费"]),
        ("答覆|答腹|答服(?=率|申请)", ["答服", "答腹", "答覆"]),
        ("(?<!自)(?:我|本)(?:局(?!部)|厅)", ["我厅", "我局", "本厅", "本局"]),
        ("[,;]{2,3}|。。", [",,", ",;", ";,", ";;", "。。"]),
        ("受理[^。]{0,20}政府信息公开(?:申请)?", ["受理"]),
        ("受理[^。]{0,20}信息处理费(?:申请)?", ["信息处理费"]),
        (r"a[|)]b|c\|d|(?:e|f)gh", ["a)b", "a|b", "c|d", "gh"]),
        ("(?P<年>20\\d\\d)年", ["20"]),
        ("(?i)total", []),
        ("(?i:total)额", ["额"]),
        ("甲*|乙", []),
        ("[一-龥]{2}", []),
    ],
)
def test_they_are_as_telling_as_can_be(pattern: str, words: list[str]) -> None:
    assert sorted(literals(pattern)) == sorted(words)
