"""The bench itself: its sound documents are sound by an independent count, and each fault is where it says."""

from __future__ import annotations

import re
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.bench import EDITIONS, FAULTS, SHAPES, codes, generate, plant, shapes_of
from tests.bench.draft import mark, unmark
from tests.bench.facts import Facts, Wants, invent_facts, result_rows
from tests.bench.faults.registry import Fault
from tests.bench.layouts import tabs
from tests.bench.score import Answer, judge
from tests.bench.tables import T3_LEADS, t3_ids, table2, table3, table4

CORE = """
STR-01 STR-02 STR-03 STR-04 STR-06 STR-09 STR-11 STR-12 STR-13 FMT-01 FMT-02 FMT-03 FMT-04 FMT-05
FMT-06 FMT-07 FMT-08 FMT-09 FMT-10 BAS-01 BAS-02 BAS-03 BAS-07 DATE-01 DATE-02 DATE-03 DATE-05 T2-01
T2-02 T2-03 T2-04 T2-05 T2-06 T2-07 T2-08 T2-09 T2-10 T2-11 T2-14 T2-15 T2-16 T2-17 T2-20 T2-21
T2-22 T2-23 T2-28 T3-01 T3-02 T3-03 T3-04 T3-05 T3-10 T3-13 T3-14 T3-15 T4-01 T4-02 T4-03 T4-04
NUM-01 NUM-02 NUM-06 NUM-07 NUM-09 NUM-10 TXT-01 TXT-02 OLD-01 OLD-02
"""
VARIANTS = [fault for faults in FAULTS.values() for fault in faults]
seeds = st.integers(min_value=0, max_value=10**9)
editions = st.sampled_from(EDITIONS)


def squeezed(text: str) -> str:
    """The text without white space and pipes, in plain characters."""
    plain = text.translate({0xFF10 + n: str(n) for n in range(10)})
    plain = plain.translate(str.maketrans("⼀⼈⼤⼯⽇⽉⾏⽤⾃⽅（）：，％－；", "一人大工日月行用自方():,%-;"))
    return re.sub(r"[\s|]", "", plain)


# ------------------------------------------------------------------------------------------------ the facts


def balanced(facts: Facts) -> bool:
    """The printed identity, the sum of results and the row totals, counted anew."""
    form = "2021" if facts.edition == "2021" else "2019"
    t3 = facts.t3
    for column in range(7):
        if t3["new"][column] + t3["carry"][column] != t3["done"][column] + t3["next"][column]:
            return False
        if t3["done"][column] != sum(t3[row][column] for row in result_rows(form)):
            return False
    return all(sum(row[:6]) == row[6] and min(row) >= 0 for row in t3.values()) and set(t3) == set(t3_ids(form))


@settings(max_examples=60, deadline=None)
@given(seeds, editions)
def test_facts_satisfy_the_identities(seed: int, edition: str) -> None:
    facts = invent_facts(Random(seed), edition)
    assert balanced(facts)
    assert all(sum(group[:4]) == group[4] and min(group) >= 0 for group in facts.t4.values())
    table = facts.t2
    if edition == "2021":
        for row in ("rules", "normdoc"):
            assert table[row]["valid"] >= table[row]["made"] - table[row]["repealed"]
        assert table["fees"]["amount_wan"] * 10000 == facts.fees >= facts.info_fee
        assert not (table["normdoc"]["made"] >= 5 and table["normdoc"]["made"] == table["normdoc"]["valid"])
    else:
        assert all(table[row]["new_public"] <= table[row]["total_public"] for row in ("rules", "normdoc"))
        for row in ("license", "other_mgmt", "penalty", "coercion", "fees"):
            stock = table[row]["prev_items"] + table[row]["delta"]
            assert stock >= 0
            assert stock > 0 or not table[row].get("decisions")
        assert bool(table["procurement"]["projects"]) == bool(table["procurement"]["amount"])
    rules = sum(table["rules"].values())
    assert not rules or (facts.organ.kind, facts.organ.level) == ("government", "city")


@settings(max_examples=40, deadline=None)
@given(seeds, editions)
def test_dates_are_in_time(seed: int, edition: str) -> None:
    facts = invent_facts(Random(seed), edition)
    late = (3, 31) if edition == "2008" or facts.organ.kind in ("government", "committee") else (1, 31)
    assert facts.closing[0] == facts.published[0] == facts.year + 1
    assert facts.closing <= facts.published
    assert facts.published[1:] <= late


@settings(max_examples=30, deadline=None)
@given(seeds)
def test_wants_are_met(seed: int) -> None:
    facts = invent_facts(Random(seed), "2021", Wants(applications=True, carry=True, next=True, reviews=True, least=30))
    assert min(facts.total("carry"), facts.total("next"), sum(group[4] for group in facts.t4.values())) > 0
    assert not invent_facts(Random(seed), "2019", Wants(applications=False)).total("new")


# ------------------------------------------------------------------------------------------------ the documents


@settings(max_examples=30, deadline=None)
@given(seeds, editions)
def test_the_same_seed_gives_the_same_document(seed: int, edition: str) -> None:
    assert generate(seed, edition) == generate(seed, edition)
    assert generate(seed, edition).edition == edition


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_holds_every_label(shape: str) -> None:
    for seed in range(4):
        document = generate(seed, "2021", shape)
        text = squeezed(document.text)
        labels = [next(part for part in reversed(lead) if part) for row, lead in T3_LEADS.items() if row != "other"]
        words = [re.sub(r"^[\d.（）一二三四五六七、]+|（区分.*|[“”].*", "", label) for label in labels]
        if shape == "O":
            words = [word for word in words if not word.startswith("申请人") and "其他" not in word]
        if shape == "V-mixed":
            text = re.sub(r"-\d-|\d{7}|0", "", text)
            words = [word for word in words if len(word) < 10]
            text += f"{document.facts.year}结果维持"
        missing = [word for word in words if squeezed(word) not in text]
        assert not missing
        for word in ("总体情况", "结果维持", "复议后起诉", "本年制发件数", "行政事业性收费", str(document.facts.year)):
            assert word in text


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_cells_of_a_tab_table_are_the_facts(edition: str) -> None:
    for seed in range(8):
        facts = invent_facts(Random(seed), edition)
        lines = tabs(Random(seed), table3(facts, edition))
        rows = [[int(cell) for cell in line.split("\t") if cell.isdigit()] for line in lines[3:]]
        assert [tuple(row) for row in rows] == [facts.t3[row] for row in t3_ids(edition)]
        cells = [cell for cell in tabs(Random(seed), table4(facts))[-1].split("\t") if cell]
        assert [int(cell) for cell in cells] == [value for group in facts.t4.values() for value in group]
        if edition == "2021":
            text = "\n".join(tabs(Random(seed), table2(Random(seed), facts, edition)))
            found = re.search(r"行政事业性收费\t([\d.]+)", text)
            assert found
            assert Decimal(found[1]) * 10000 == facts.fees


def test_documents_have_no_marks_and_name_their_organ() -> None:
    for seed in range(60):
        document = generate(seed)
        assert unmark(document.text)[0] == document.text
        assert squeezed(document.facts.organ.short) in squeezed(document.text)
        assert document.shape in shapes_of(document.edition)


def test_wordings_vary() -> None:
    texts = [generate(seed, "2021", "B").text for seed in range(40)]
    sentences = {
        re.sub(r"\d+", "#", part) for text in texts for part in re.findall(r"[^。\n]*申请#?\d+件[^。\n]*。", text)
    }
    assert len(sentences) > 15


# ------------------------------------------------------------------------------------------------ the faults


def test_all_core_rules_have_a_fault() -> None:
    assert set(CORE.split()) <= set(codes("core"))


@pytest.mark.parametrize("fault", VARIANTS, ids=lambda fault: f"{fault.code}-{fault.name}")
def test_a_fault_has_its_place(fault: Fault) -> None:
    planted = plant(3, fault.code, name=fault.name)
    assert planted == plant(3, fault.code, name=fault.name)
    assert planted.fault is fault
    document, place = planted.document, planted.place
    assert fault.fits(document.edition, document.shape)
    assert place.spans
    for start, end in place.spans:
        assert 0 <= start <= end <= len(document.text)
    assert any(end > start for start, end in place.spans) or place.names
    assert fault.code not in fault.accept


@settings(max_examples=40, deadline=None)
@given(seeds, st.sampled_from(["T3-01", "T3-02", "T3-03"]))
def test_a_broken_sum_is_broken(seed: int, code: str) -> None:
    planted = plant(seed, code, "B")
    rows = [[int(cell) for cell in line.split("\t") if cell.isdigit()] for line in planted.document.text.split("\n")]
    grid = [row for row in rows if len(row) == 7]
    results = grid[2:-2]
    sums = all(sum(row[:6]) == row[6] for row in grid)
    first = all(a + b == c + d for a, b, c, d in zip(grid[0], grid[1], grid[-2], grid[-1], strict=True))
    second = [sum(column) for column in zip(*results, strict=True)] == grid[-2]
    assert not (sums and first and second)


def test_faults_keep_to_what_a_shape_shows() -> None:
    for shape in ("A-lost", "U"):
        with pytest.raises(LookupError):
            plant(1, "T3-01", shape)
    assert plant(1, "T3-01", "V").document.shape == "V"
    with pytest.raises(LookupError):
        plant(1, "DATE-03", "L")


def test_marks_come_off() -> None:
    assert unmark(f"甲{mark('乙')}丙{mark()}") == ("甲乙丙", ((1, 2), (3, 3)))


def test_a_finding_is_judged_by_code_and_place() -> None:
    planted = plant(1, "T4-01", "B")
    start = planted.place.spans[0][0]
    line = planted.document.text.count("\n", 0, start) + 1
    right = {"code": "T4-01", "severity": "error", "line": line, "column": 1, "message": "", "where": "", "excerpt": ""}
    far = {**right, "line": 1}
    other = {**right, "code": "STR-01"}
    assert judge(planted, "x", Answer("x", "fail", 2021, "2021", [right], [])).pointed
    assert not judge(planted, "x", Answer("x", "fail", 2021, "2021", [far], [])).pointed
    verdict = judge(planted, "x", Answer("x", "fail", 2021, "2021", [other], []))
    assert not verdict.found
    assert verdict.noise == (other,)
