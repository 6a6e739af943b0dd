"""What the prose claims, in the wordings of many authors, and what only looks like a claim."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.compile.vocabulary import compile_vocabulary
from reportlint.prose import read_prose
from reportlint.values import Claim, Flow, Organ, Section

from .words import PROSE, cases


@cache
def vocabulary() -> dict[str, Any]:
    return compile_vocabulary(Path(__file__).parents[1] / "lint_rules" / "vocabulary")


def read(text: str, title: str = "一、总体情况", section: str = "s1", **options: Any) -> tuple[Claim, ...]:
    flow = Flow(text, (0,), (0,))
    return read_prose([Section(section, title, 0, 0, 0, len(text), flow)], vocabulary(), **options)[1]


def shown(text: str, **options: Any) -> list[str]:
    """Each claim as ``name number``, with its scope."""
    return [f"{c.name} {c.number}{' ' + c.scope if c.scope else ''}" for c in read(text, **options)]


@pytest.mark.parametrize(("text", "claims"), cases("claims"))
def test_a_sentence_and_its_claims(text: str, claims: list[str]) -> None:
    assert shown(text) == claims


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("收到政府信息公开申请20件,其中11件均按规定程序办结,8件申请人撤销。", "办结申请"),
        ("受理政府信息公开申请12件,办理上年度结转申请1件。答复11件。", "办结申请"),
        ("收到政府信息公开申请20件,按期答复18件,延期答复2件。", "办结申请"),
        ("收到政府信息公开申请20件,撤回2件,答复18件。", "办结申请"),
        ("答复政府信息公开申请805件(另有72件顺延到下年度答复),均在法定期限内予以答复。", "全部办结"),
        ("收到政府信息公开申请20件,办结18件,均在法定期限内答复。", "全部办结"),
        ("答复政府信息公开申请20件,其中因国家秘密不予公开1件、因第三方权益不予公开2件。", "不予公开"),
        ("收到政府信息公开申请120件,其中县政府收到30件,予以公开10件。", "予以公开"),
        ("收到政府信息公开申请120件(其中县政府收到30件)。政府信息公开申请20件由网络收到。", "网络申请"),
    ],
)
def test_a_part_is_no_claim_of_the_whole(text: str, unwanted: str) -> None:
    assert unwanted not in [claim.name for claim in read(text)]


def test_words_beyond_the_organs_own_cases_widen_the_scope() -> None:
    assert shown("市司法局备案的政府信息公开行政复议案件134件。") == ["行政复议 134 wide"]


def test_the_whole_city_is_wider_than_a_department() -> None:
    text = "全市共收到政府信息公开申请500件。"
    bureau = Organ("云汀市档案局", "department", "city", 0, 0)
    city = Organ("云汀市人民政府", "government", "city", 0, 0)
    assert shown(text, organ=bureau) == ["收到申请 500 wide"]
    assert shown(text, organ=city) == ["收到申请 500"]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("市直部门中有19个部门未收到政府信息公开申请。", []),
        ("有5个县(市、区)、31个市直部门未收到政府信息公开申请。", []),
        ("乡镇(街道)未收到政府信息公开申请。", []),
        ("全市未收到政府信息公开申请。", ["未收到申请 0"]),
        ("市政府本级收到政府信息公开申请20件,答复21件(含上年结转1件)。", []),
        ("市政府本级收到政府信息公开申请20件,全部办结;全市新收申请38件。", ["收到申请 38"]),
        ("县(市、区)发生政府信息公开行政复议1件、市直部门2件,合计3件。", []),
        ("市政府本级未发生政府信息公开行政诉讼,部门发生1件。", []),
        ("市政府制发行政规范性文件3件,部门制发2件。", []),
        ("各部门协同配合,收到政府信息公开申请20件。", ["收到申请 20"]),
        ("市政府及各部门收到政府信息公开申请20件。", ["收到申请 20"]),
    ],
)
def test_one_level_is_not_the_whole_of_a_government(text: str, claims: list[str]) -> None:
    assert shown(text, organ=Organ("云汀市人民政府", "government", "city", 0, 0)) == claims


def test_the_office_of_a_bureau_and_its_units_are_parts() -> None:
    bureau = Organ("云汀市档案局", "department", "city", 0, 0)
    text = "局机关收到政府信息公开申请11件,全部答复;局属单位收到申请27件,办结26件。"
    assert shown(text, organ=bureau) == []
    assert shown("本局收到政府信息公开申请11件,办结10件。", organ=bureau) == ["收到申请 11", "办结申请 10"]


def test_what_was_done_and_law_firms_are_no_units() -> None:
    bureau = Organ("云汀市档案局", "department", "city", 0, 0)
    text = "新收政府信息公开申请32件,上年结转2件,应办34件,实办31件。其中律师事务所申请3件,税务所申请2件。"
    assert shown(text, organ=bureau) == [
        "收到申请 32",
        "上年结转 2",
        "收办申请 34",
        "办结申请 31",
        "法律服务机构申请 3",
    ]


def test_the_numbers_of_another_year_are_left_out() -> None:
    text = "2022年收到政府信息公开申请18件,2023年收到20件。"
    assert shown(text, year=2023) == ["收到申请 20"]
    assert shown(text) == []


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("2022年度依申请公开无结转。", []),
        ("2022年没有结转至2023年的政府信息公开申请。", []),
        ("2022年政府信息公开申请已全部办结,未结转。", []),
        ("2023年度政府信息公开申请已全部办结,未结转。", ["全部办结 0", "全部办结 0"]),
        ("上年无政府信息公开申请结转,2023年收到申请20件,均已办结。", ["收到申请 20", "全部办结 0"]),
    ],
)
def test_what_is_said_of_another_year_is_left_out(text: str, claims: list[str]) -> None:
    assert shown(text, year=2023) == claims


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2023年,青禾县林业局共收到政府信息公开申请20件。", "青禾县林业局共收到政府信息公开申请20件"),
        ("收到政府信息公开申请9件,其中5件予以公开。", "其中5件予以公开"),
        ("制度健全,没有发生行政复议情况,工作平稳。", "没有发生行政复议情况"),
    ],
)
def test_the_span_is_the_words_that_make_the_claim(text: str, words: str) -> None:
    claim = read(text)[-1]
    assert text[claim.start : claim.end] == words


def test_problems_and_plans_are_silent() -> None:
    text = "收到政府信息公开申请9件,未发生行政复议。"
    assert read(text, "五、存在的主要问题及改进情况", "s5") == ()
    assert read(text, "下一步工作", "x3") == ()


def test_an_approximate_number_stays_one() -> None:
    (claim,) = read("全年受理政府信息公开申请300余件。")
    assert (claim.number, claim.approximate) == (300, True)


@given(st.one_of(st.text(), PROSE))
def test_any_text_is_read(text: str) -> None:
    for claim in read(text):
        assert 0 <= claim.start < claim.end <= len(text)
