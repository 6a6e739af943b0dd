"""A small fictional report with its tree, put together by hand: what the output is tested with."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from reportlint import form as forms_
from reportlint.compile.grammar import compile_form
from reportlint.read.narrowing import narrow
from reportlint.values import (
    EMPTY,
    VALUE,
    ZERO,
    Cell,
    Finding,
    Flow,
    Form,
    Organ,
    Place,
    Repair,
    Report,
    Result,
    Row,
    Section,
    Source,
    Table,
    Unverified,
)

TEXT = """青禾县林业局2022年政府信息公开工作年度报告

一、总体情况

2022年，青禾县林业局认真贯彻落实《中华人民共和国政府信息公开条例》，全年主动公开政府信息385条，其中通过政府网站公开301条，通过政务新媒体公开84条；全年收到政府信息公开申请12件，均已按期办结，未发生因政府信息公开申请行政复议、提起行政诉讼的情况。

二、主动公开政府信息情况

第二十条第（一）项
信息内容\t本年制发件数\t本年度止件数\t现行有效件数
规章\t0\t0\t0
行政规范性文件\t2\t\t15

三、收到和处理政府信息公开申请情况

\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计
一、本年新收政府信息公开申请数量\t9\t2\t0\t0\t1\t0\t12
二、上年结转政府信息公开申请数量\t0\t0\t0\t0\t0\t0\t0
（一）予以公开\t6\t1\t0\t0\t0\t0\t7
1.属于国家秘密\t0\t0\t0\t0\t0\t0\t0
4.保护第三方合法权益\t1\t0\t0\t0\t0\t0\t1
（七）总计\t8\t1\t0\t0\t0\t0\t9
四、结转下年度继续办理\t1\t1\t0\t0\t0\t0\t2

四、政府信息公开行政复议、行政诉讼情况

五、存在问题及改进情况

存在公开内容不够全面等问题，下一步将加强培训。

青禾县林业局
2023年1月18日
"""

SECTIONS = (
    ("s1", "一、总体情况"),
    ("s2", "二、主动公开政府信息情况"),
    ("s3", "三、收到和处理政府信息公开申请情况"),
    ("s4", "四、政府信息公开行政复议、行政诉讼情况"),
    ("s5", "五、存在问题及改进情况"),
)


@cache
def forms() -> dict[str, Form]:
    """The forms, compiled from the grammars of the checkout."""
    grammar = Path(__file__).resolve().parent.parent / "grammar"
    paths = sorted(grammar.glob("report-*.lark"))
    return {path.stem.removeprefix("report-"): forms_.load(compile_form(path)) for path in paths}


def at(words: str, after: str = "") -> tuple[int, int]:
    """The span of `words`, the first one after `after`."""
    start = TEXT.index(words, TEXT.index(after) if after else 0)
    return start, start + len(words)


def table(name: str, text: str = TEXT) -> Table:
    """A table of `TEXT`, its rows read off the tabs."""
    known = next(table for table in forms()["2021"].tables.values() if table.name == name)
    rows, labels = {}, {}
    for element in known.elements:
        found = text.find(f"\n{element.name}\t") + 1
        if not found or element.id not in known.rows:
            continue
        start = found + len(element.name)
        labels[element.id] = found, start
        cells = {}
        for column in known.rows[element.id]:
            stop = min(end for end in (text.find("\t", start + 1), text.find("\n", start + 1)) if end > 0)
            written = text[start + 1 : stop]
            status = EMPTY if not written else ZERO if written == "0" else VALUE
            cells[column] = Cell(status, start + 1, stop, int(written) if written else None)
            start = stop
        rows[element.id] = Row(element.id, found, found + len(element.name), cells)
    return Table(known.id, name, "2021", 0, len(text), rows, labels, "delimited")


def report() -> Report:
    """`TEXT` recognised."""
    sections = []
    for name, title in SECTIONS:
        start, end = at(title)
        sections.append(Section(name, title, start, end, end, end, Flow("", (), ())))
    return Report(
        source=Source("青禾.txt", TEXT, narrow(TEXT)),
        year=2022,
        edition="2021",
        title=at("青禾县林业局2022年政府信息公开工作年度报告"),
        organ=Organ("青禾县林业局", "department", "county", 0, 6),
        sections=tuple(sections),
        tables={"表二": table("表二"), "表三": table("表三")},
        repairs=(),
        years=(),
        dates=(),
        quantities=(),
        claims=(),
        parts=(),
        notes=(),
    )


def structure() -> tuple[Finding, ...]:
    """Findings that stand on repairs."""
    span = at("五、存在问题及改进情况")
    renamed = Repair("renamed", "s5", "section", "五、存在的主要问题及改进情况", "五、存在问题及改进情况", *span)
    end = at("青禾县林业局\n2023")[0]
    missing = Repair("missing", "s6", "section", "六、其他需要报告的事项", "", end, end)
    header = at("本年度止件数")
    misspelt = Repair("renamed", "repealed", "column", "本年废止件数", "本年度止件数", *header, "表二", "本年制发件数")
    basis = "国办公开办函〔2021〕30号"
    return (
        Finding("FMT-08", "label-altered", "format", "warning", "表二的表头“本年废止件数”写作“本年度止件数”", *header,
                "二、主动公开政府信息情况 表二", "本年废止件数", "本年度止件数", basis=basis, repair=misspelt),
        Finding("STR-04", "section-title-altered", "structure", "warning",
                "第五部分的标题写作“五、存在问题及改进情况”，规定为“五、存在的主要问题及改进情况”", *span,
                "五、存在问题及改进情况", basis=basis, repair=renamed),
        Finding("STR-01", "section-missing", "structure", "error", "缺少“六、其他需要报告的事项”", end, end,
                "文末", basis=basis, repair=missing),
    )  # fmt: skip


def faults() -> tuple[Finding, ...]:
    """Findings about figures."""
    total = at("9\n", "（七）总计")[0]
    new = at("12\n", "一、本年新收")[0]
    blank = at("行政规范性文件\t2\t")[1]
    rows = ("new", "carry", "done", "next")
    balance = Finding(
        "T3-01", "intake-outcome-balance", "balance", "error",
        "“总计”一列：本年新收 12 + 上年结转 0 = 12，办理结果总计 9 + 结转下年度 2 = 11，相差 1 件",
        total, total + 1, "三、收到和处理政府信息公开申请情况 表三 （七）总计 × 总计", "12", "11", "-1",
        basis="国办公开办函〔2021〕30号 表三注", cells=tuple(("表三", row, "total") for row in rows),
    )  # fmt: skip
    contradiction = Finding(
        "NUM-06", "applications-contradict-table", "consistency", "warning",
        "正文称收到申请 12 件，办理结果只有 9 件，“均已按期办结”与表三不符",
        *at("全年收到政府信息公开申请12件"), "一、总体情况",
        related=(Place(new, new + 2, "表三 本年新收"),), basis="条例第五十条",
    )  # fmt: skip
    empty = Finding(
        "T2-03", "blank-cell", "value", "warning", "“行政规范性文件 × 本年废止件数”是空白，没有发生的应填 0",
        blank, blank, "二、主动公开政府信息情况 表二 行政规范性文件 × 本年废止件数", "0", "",
        basis="国办公开办函〔2021〕30号", cells=(("表二", "normdoc", "repealed"),),
    )  # fmt: skip
    return balance, contradiction, empty


def result(path: str = "青禾.txt") -> Result:
    """Everything that can be said of it."""
    place = at("四、政府信息公开")[0]
    undecided = (
        Unverified("T4-01", "review-sum", "error", "表四没有识别到", place, 3),
        Unverified("T4-02", "review-cells", "error", "表四没有识别到", place, 15),
    )
    findings = tuple(sorted((*structure(), *faults()), key=lambda finding: finding.start))
    return Result(path, report(), findings, undecided, 96, 62)


def clean_result(path: str = "云汀.txt") -> Result:
    """Nothing to say."""
    return Result(path, report(), (), (), 96, 175)
