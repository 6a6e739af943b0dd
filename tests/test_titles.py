"""Titles in the head of a page, however they are written, and whose report they name."""

from __future__ import annotations

import pytest

from reportlint.model.titles import find_titles, named_in, organ, without_listed
from reportlint.read.narrowing import narrow

COVER = "云汀市统计局\n2013/3/1\n云汀市政府信息公开工作年度报告\n"
TITLES = [
    ("青禾县林业局2019年政府信息公开工作年度报告\n索引号：X", "青禾县林业局", 2019),
    ("中华人民共和国云汀海关\n2019年政府信息公开工作年度报告", "中华人民共和国云汀海关", 2019),
    ("2019年云汀市人民政府办公厅政府信息公开工作年度报告\n\n发布", "云汀市人民政府办公厅", 2019),
    ("《青禾县林业局2022年政府信息公开工作年度报告》\n\n根据", "青禾县林业局", 2022),
    ("名  称：青禾县林业局2022年政府信息公开工作年度报告\n", "青禾县林业局", 2022),
    ("青禾县林业局政府信息公开工作年度报告（2022年）\n2022年，我局", "青禾县林业局", 2022),
    ("青禾县林业局\n政府信息公开工作年度报告\n（2022年度）\n", "青禾县林业局", 2022),
    ("青禾县林业局关于2022年度政府信息公开工作年度报告\n本年度", "青禾县林业局", 2022),
    ("青禾县林业局政府信息公开2022年度报告", "青禾县林业局", 2022),
    ("关于青禾县2022年度政府信息公开工作情况的年度报告\n\n根据", "青禾县", 2022),
    ("云汀省教育厅2021年政府信息公开工作年度报告\n\n云教函〔2022〕6号\n\n本年度报告根据《条例》", "云汀省教育厅", 2021),
    ("云汀市公安局 2020 年政府信息公开工作 年度报告\n\n(2021 年 1 月 18 日)\n", "云汀市公安局", 2020),
    ("正文\n2024 年云汀市科委政府信息公开工作\n年度报告\n根据", "云汀市科委", 2024),
    ("首页/ 政府信息公开 / 正文\n\n2020年公积金中心政府信息公开工作年度报告\n", "公积金中心", 2020),
    ("青禾县2022年政府信息公开工作年度报告根据《中华人民共和国", "青禾县", 2022),
    ("青禾县林业局（林场）2015年政府信息公开工作年度报告\n", "青禾县林业局(林场)", 2015),
    ("青禾县盐业局（公司）政府信息公开工作年度报告（2015年）\n", "青禾县盐业局(公司)", 2015),
    ("青禾县人民政府办公室\n2023年度政府信息公开工作年度报告\n", "青禾县人民政府办公室", 2023),
    ("青禾县林业局机关\n2023年政府信息公开工作年度报告\n", "青禾县林业局机关", 2023),
    # blanks and line ends within a name, and blanks that part it from what it is no part of
    ("青 禾县林业 局2022年政府信息公开工作年度报告\n", "青 禾县林业 局", 2022),
    ("云汀市\n林业局2022年政府信息公开工作年度报告\n", "云汀市\n林业局", 2022),
    ("云汀市青禾区春禾街 道办事处2022年政府信息公开工作年度报告\n", "云汀市青禾区春禾街 道办事处", 2022),
    ("青禾县政府 林业局2022年政府信息公开工作年度报告\n", "林业局", 2022),
    ("青禾县新闻 林业局2022年政府信息公开工作年度报告\n", "林业局", 2022),
    ("通知公告 县林业局2022年政府信息公开工作年度报告\n", "县林业局", 2022),
    ("附 青禾县林业局2022年政府信息公开工作年度报告\n", "青禾县林业局", 2022),
    ("青禾县 青禾县林业局2022年政府信息公开工作年度报告\n", "青禾县林业局", 2022),
    ("青禾县   林业局2022年政府信息公开工作年度报告\n", "林业局", 2022),
    ("青禾县林业局二〇一五年政府信息公开工作总结及年度报告\n", "青禾县林业局", 2015),
]


@pytest.mark.parametrize(("text", "name", "year"), TITLES)
def test_titles(text: str, name: str, year: int) -> None:
    plain = narrow(text)
    (title,) = find_titles(plain, 0, len(plain))
    assert plain[title.organ_start : title.organ_end] == name
    assert title.year == year


def test_the_date_of_a_cover_is_no_year_of_a_report() -> None:
    assert not [title for title in find_titles(COVER, 0, len(COVER)) if title.year == 2013]


@pytest.mark.parametrize(
    "text",
    [
        "特向社会公布2019年度我局信息公开年度报告。本报告由总体情况等组成。",
        "现发布《青禾县林业局 2020 年政府信息公开工作年度报告》。",
        "发文日期\t2020-01-12\n公开方式\t主动公开\n本报告根据",
        "根据2022年政务公开工作要点，编制本报告。",
    ],
)
def test_what_is_no_title(text: str) -> None:
    plain = narrow(text)
    assert find_titles(plain, 0, len(plain)) == []


@pytest.mark.parametrize(
    ("name", "kind", "level"),
    [
        ("云岭盟行政公署", "government", "city"),
        ("苍山地区行政公署", "government", "city"),
        ("青禾县人民政府", "government", "county"),
        ("青禾县云溪镇人民政府", "township", "township"),
        ("青禾县城市管理局", "department", "county"),
        ("青禾县城市管理局机关", "department", "county"),
        ("云汀市青禾区春禾街", "township", "township"),
        ("青禾县档案局(馆)", "department", "county"),
        ("云汀市青禾区春禾街道办事处", "township", "township"),
        ("云汀省教育厅", "department", "province"),
        ("云汀经济技术开发区管理委员会", "committee", "county"),
    ],
)
def test_what_a_name_tells(name: str, kind: str, level: str) -> None:
    found = organ(name, 0, len(name))
    assert (found.kind, found.level) == (kind, level)


@pytest.mark.parametrize(
    ("listed", "kept"),
    [
        ("青禾县林业局2022年政府信息公开工作年度报告\n", [2022, 2023]),
        ("青禾县林业局2022年政府信息公开工作年度报告 2024-01-19\n", [2022, 2023]),
        ("青禾县林业局2022年政府信息公开工作年度报告 2023-01-19\n", [2023]),
        ("2022年政府信息公开工作年度报告\n2021年政府信息公开工作年度报告\n当前位置：首页 > 正文\n", [2023]),
        ("青禾县林业局2023年政府信息公开工作年度报告 2024-01-19\n", [2023, 2023]),
    ],
)
def test_titles_of_a_list(listed: str, kept: list[int]) -> None:
    plain = narrow(listed + "青禾县林业局2023年政府信息公开工作年度报告\n根据")
    assert [title.year for title in without_listed(plain, find_titles(plain, 0, len(plain)))] == kept


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("根据《条例》规定，现公布青禾县城市管理局2023年政府信息公开工作年度报告。", "青禾县城市管理局"),
        ("现发布《青禾县林业局2020年度政府信息公开工作年度报告》。", "青禾县林业局"),
        ("现编制并向社会公开云汀市林业局2023年政府信息公开工作年度报告。", "云汀市林业局"),
        ("现公布我局2023年政府信息公开工作年度报告。", ""),
        ("按照上级发布的有关2023年政府信息公开工作年度报告的通知编制。", ""),
    ],
)
def test_whose_report_a_sentence_makes_public(text: str, name: str) -> None:
    plain = narrow(text)
    found = named_in(plain, 0, len(plain))
    assert (plain[slice(*found)] if found else "") == name


def test_a_step_of_the_way_to_the_page_is_no_title_beside_one() -> None:
    way = narrow("首页 >> 年度报告 | >> 2022年政府信息公开工作年度报告 | >> 县级部门\n")
    (step,) = find_titles(way, 0, len(way))
    assert step.step
    page = way + narrow("青禾县林业局2023年政府信息公开工作年度报告\n")
    (title,) = find_titles(page, 0, len(page))
    assert (title.year, title.step) == (2023, False)
