"""Which unit a clause counts for: the reporting organ by its full or shortened names, or another."""

from __future__ import annotations

import pytest

from reportlint.prose.cases.whose import apart
from reportlint.prose.layout import layout
from reportlint.values import Organ

BUREAU = Organ("澜川市住房和城乡建设局", "department", "city", 0, 0)
TOWN = Organ("青石镇人民政府", "government", "township", 0, 0)
DISTRICT = Organ("河东区人民政府", "government", "county", 0, 0)

OWN = [
    (BUREAU, "市住建局"),
    (BUREAU, "澜川市住房城乡建设局"),
    (BUREAU, "市局"),
    (BUREAU, "局办公室"),
    (BUREAU, "局政务公开办公室"),
    (TOWN, "镇政府"),
    (TOWN, "青石镇"),
    (TOWN, "镇党政综合办"),
    (DISTRICT, "区政府"),
    (DISTRICT, "河东区政府及各部门"),
]
OTHERS = [
    (BUREAU, "柳县住房和城乡建设局"),
    (BUREAU, "市城管局"),
    (BUREAU, "执法支队"),
    (BUREAU, "法规科"),
    (TOWN, "北庄镇"),
    (DISTRICT, "河西区"),
    (DISTRICT, "区教育局"),
    (DISTRICT, "区政府及办公室"),
]


def is_apart(organ: Organ, words: str) -> bool:
    return apart(layout(words), -1, len(words), organ)


@pytest.mark.parametrize(("organ", "name"), OWN)
def test_the_organ_by_any_of_its_names(organ: Organ, name: str) -> None:
    assert not is_apart(organ, f"2024年，{name}收到政府信息公开申请")


@pytest.mark.parametrize(("organ", "name"), OTHERS)
def test_another_unit(organ: Organ, name: str) -> None:
    assert is_apart(organ, f"2024年，{name}收到政府信息公开申请")
    assert is_apart(organ, f"{name}收到政府信息公开申请31件，办结")


def test_the_next_sentence_is_the_organs_again() -> None:
    words = "执法支队答复申请8件。予以公开"
    assert not is_apart(BUREAU, words)


@pytest.mark.parametrize(
    "words", ["引导申请人到办事窗口办理", "对属于政务服务的，依法依规办理", "人民法院驳回的行政诉讼"]
)
def test_what_only_ends_like_a_unit(words: str) -> None:
    assert not is_apart(BUREAU, words)


def test_the_organ_named_beside_others_is_one_of_them() -> None:
    assert is_apart(DISTRICT, "区直部门废止规范性文件3件，区政府废止")
