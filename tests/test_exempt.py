"""Exemptions: what they mean, what they do not, and what is said of those that are wrong or of no use."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reportlint.command.accounts import Accounts, Sources
from reportlint.compile import exemptions
from reportlint.errors import ExemptionError
from reportlint.exempt import Ledger, quoted
from reportlint.output import say
from reportlint.values import Result, Unverified
from tests.accepting import SOUND, carried, counting, said
from tests.shipped import pack

COLUMN = carried(2, 2, 0, 0, 0, 0, 4)
"""T3-01 of 商业企业 and of 总计, T3-13 of the prose."""
TWO = carried(9, 2, 0, 0, 0, 0, 11)
"""T3-01 of 自然人, too."""
TITLE = SOUND.replace("二、主动公开政府信息情况", "二、主动公开情况")


def ledger(tmp_path: Path, text: str) -> Ledger:
    path = tmp_path / "reportlint.exempt.yaml"
    path.write_text(text, encoding="utf-8")
    found = exemptions.load(str(path), path.name, pack().forms, pack().rules)
    return Ledger(found.entries, str(tmp_path))


def entry(code: str = "T3-01", **more: str) -> str:
    return (
        "\n  ".join([f"- code: {code}", "reason: 已经核实", *(f"{key}: {value}" for key, value in more.items())]) + "\n"
    )


class TestWhatItMeans:
    @pytest.mark.parametrize(
        "subject",
        [
            "表三.本年新收.商业企业",
            "表三.结转下年度继续办理.商业企业",
            "表三.*.商业企业",
            "表三.本年新收",
            "表三",
            "三",
        ],
    )
    def test_a_place_in_the_words_of_the_form(self, tmp_path: Path, subject: str) -> None:
        result = said(COLUMN, ledger(tmp_path, entry(subject=subject)), select=("T3-01",))
        assert "商业企业" not in " ".join(finding.where for finding in counting(result))
        assert result.findings[0].exempt == ("已经核实", "", "", "reportlint.exempt.yaml:1")

    @pytest.mark.parametrize("subject", ["表三.本年新收.自然人", "表三.*.科研机构", "表三.重复申请", "表二", "二"])
    def test_another_place_is_another_matter(self, tmp_path: Path, subject: str) -> None:
        assert counting(said(COLUMN, ledger(tmp_path, entry(subject=subject)))) == list(said(COLUMN).findings)

    @pytest.mark.parametrize(
        "quote", ["结转下年度继续办理3件", "结转 下年度继续办理3 件", "全年办结38件，结转下年度继续办理3件", "3件"]
    )
    def test_a_quotation_is_of_the_place_itself(self, tmp_path: Path, quote: str) -> None:
        result = said(COLUMN, ledger(tmp_path, entry("T3-13", quote=quote)), select=("T3-13",))
        assert [bool(finding.exempt) for finding in result.findings] == [True]

    @pytest.mark.parametrize("quote", ["结转下年度继续办理4件", "一、总体情况", "全年办结39件，结转下年度继续办理3件"])
    def test_other_words_are_not(self, tmp_path: Path, quote: str) -> None:
        result = said(COLUMN, ledger(tmp_path, entry("T3-13", quote=quote)), select=("T3-13",))
        assert [bool(finding.exempt) for finding in result.findings] == [False]

    def test_words_elsewhere_are_not_the_place(self) -> None:
        text = "办结2件。其中2件"
        assert quoted("办结2件", text, 2, 4)
        assert not quoted("办结2件", text, text.rindex("2"), len(text))

    def test_a_heading_by_the_section_it_opens(self, tmp_path: Path) -> None:
        assert counting(said(TITLE, select=("STR-04",)))
        assert not counting(said(TITLE, ledger(tmp_path, entry("STR-04", subject="二")), select=("STR-04",)))

    @pytest.mark.parametrize(("glob", "path"), [("年报.txt", "年报.txt"), ("2025/*.txt", "2025/年报.txt")])
    def test_a_whole_file(self, tmp_path: Path, glob: str, path: str) -> None:
        accepted = ledger(tmp_path, entry("T3", file=glob))
        assert not counting(said(COLUMN, accepted, str(tmp_path / path)))
        assert counting(said(COLUMN, accepted, str(tmp_path / "别的.txt")))

    def test_another_rule_at_the_same_place_counts(self, tmp_path: Path) -> None:
        assert counting(said(COLUMN, ledger(tmp_path, entry("T3-02", subject="表三"))))

    def test_edits_elsewhere_do_not_matter(self, tmp_path: Path) -> None:
        accepted = ledger(tmp_path, entry(subject="表三.*.商业企业") + entry(subject="表三.*.总计"))
        moved = "\n\n" + COLUMN.replace("一、总体情况", "一、总体情况\n\n本机关有关情况如下。", 1)
        assert not counting(said(moved, accepted, select=("T3-01",)))

    def test_none_is_dropped(self, tmp_path: Path) -> None:
        result = said(COLUMN, ledger(tmp_path, entry(subject="表三")))
        assert [finding._replace(exempt=None) for finding in result.findings] == list(said(COLUMN).findings)
        assert result.verdict == "fail"


class TestManyAsOne:
    @pytest.fixture
    def blanks(self) -> str:
        """Three blank cells, which are one finding."""
        return carried(2, 1, 0, 0, 0, 0, 3).replace(
            "四、结转下年度继续办理\t\t\t2\t1\t0\t0\t0\t0\t3", "四、结转下年度继续办理\t\t\t2\t1\t\t\t\t0\t3"
        )

    def test_a_cell_is_not_accepted_for_another(self, tmp_path: Path, blanks: str) -> None:
        whole = said(blanks, select=("T3-04",))
        assert [len(finding.members) for finding in whole.findings] == [3]
        result = said(
            blanks, ledger(tmp_path, entry("T3-04", subject="表三.结转下年度继续办理.科研机构")), select=("T3-04",)
        )
        assert [bool(finding.exempt) for finding in result.findings] == [True, False, False]
        assert not any("科研机构" in finding.where for finding in counting(result))

    def test_all_of_them_are_accepted_as_one(self, tmp_path: Path, blanks: str) -> None:
        result = said(blanks, ledger(tmp_path, entry("T3-04", subject="表三.结转下年度继续办理")), select=("T3-04",))
        assert [bool(finding.exempt) for finding in result.findings] == [True]


class TestUndecided:
    def undecided(self, result: Result, reason: str, count: int = 1) -> Result:
        start = result.report.tables["t3"].rows["new"].cells["np"].start if result.report else 0
        return result._replace(findings=(), unverified=(Unverified("T3-01", RULE, "error", reason, start, count),))

    @pytest.mark.parametrize(
        ("subject", "count", "accepted"),
        [("表三", 7, True), ("表三.本年新收.自然人", 1, True), ("表三.本年新收.自然人", 7, False), ("表二", 1, False)],
    )
    def test_what_could_not_be_decided(self, tmp_path: Path, subject: str, count: int, accepted: bool) -> None:
        from reportlint.exempt import exempted

        result = self.undecided(said(SOUND), "有数据没有读到", count)
        marked = exempted(result, ledger(tmp_path, entry(subject=subject)))
        assert bool(marked.unverified[0].exempt) is accepted
        assert marked.verdict == ("pass" if accepted else "unverified")

    def test_a_rule_that_broke_is_nothing_to_accept(self, tmp_path: Path) -> None:
        from reportlint.exempt import exempted

        result = self.undecided(said(SOUND), "规则出错：ZeroDivisionError: by zero")
        assert exempted(result, ledger(tmp_path, entry(subject="表三"))).verdict == "unverified"


RULE = next(rule["name"] for rule in pack().rules if rule["code"] == "T3-01")


class TestAccounts:
    def complaints(self, tmp_path: Path, text: str, *reports: str, today: str = "2026-03-01") -> list[str]:
        """What is said of the exemptions after a run over some reports."""
        path = tmp_path / "reportlint.exempt.yaml"
        path.write_text(text, encoding="utf-8")
        active = frozenset(rule["name"] for rule in pack().rules if rule["code"] != "TXT-01")
        accounts = Accounts(Sources(str(path), "", today), pack(), active)
        results = [
            said(report, accounts.ledger, str(tmp_path / f"{number}.txt")) for number, report in enumerate(reports)
        ]
        list(accounts.watch(say([], result, {}) for result in results))
        return [words.replace(f"{path}:", "") for words in accounts.complaints()]

    def test_one_that_is_used_is_in_order(self, tmp_path: Path) -> None:
        assert not self.complaints(tmp_path, entry(subject="表三", until="2026-03-01"), COLUMN)

    def test_one_that_is_not_used(self, tmp_path: Path) -> None:
        [words] = self.complaints(tmp_path, entry(subject="表三"), SOUND)
        assert words == "1: 这一条豁免没有用到，问题已改正的请删去：T3-01 表三"

    def test_one_for_a_file_that_is_not_there_or_a_rule_that_does_not_run(self, tmp_path: Path) -> None:
        text = entry(subject="表三", file="9.txt") + entry("TXT-01", subject="表三")
        assert not self.complaints(tmp_path, text, SOUND)

    def test_one_that_has_expired_exempts_no_longer(self, tmp_path: Path) -> None:
        [words] = self.complaints(tmp_path, entry(subject="表三", until="2026-02-28"), COLUMN)
        assert words == "1: 这一条豁免已于 2026-02-28 到期，不再起作用：T3-01 表三"

    def test_one_for_a_rule_that_there_is_not(self, tmp_path: Path) -> None:
        [words] = self.complaints(tmp_path, entry("T3-1", subject="表三"), SOUND)
        assert words == "1:9: 没有编号或名称为 T3-1 的规则，是否指 T3-01？"

    def test_one_of_many_files_is_enough(self, tmp_path: Path) -> None:
        assert not self.complaints(tmp_path, entry(subject="表三"), SOUND, COLUMN, SOUND)


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("- code: T3-01\n  reson: x\n", "2:3", "豁免没有名为“reson”的键"),
        ("- code: T3-01\n  subject: 表三\n", "1:3", "豁免缺少“reason”"),
        ("- code: T3-01\n  reason: x\n", "1:3", "要写明豁免的是哪一处"),
        ("- code: T3-01\n  reason: x\n  subject: 表三.予以公布\n", "3:12", "没有名为“予以公布”的行"),
        ("- code: T3-01\n  reason: x\n  subject: 表九\n", "3:12", "没有名为“表九”的表"),
        ("- code: T3-01\n  reason: x\n  subject: 表三.予以公开.自燃人\n", "3:12", "没有名为"),
        ("- code: T3-01\n  reason: x\n  subject: 七\n", "3:12", "没有名为“七”的部分"),
        ("- code: T3-01\n  reason: ''\n  subject: 表三\n", "2:11", "这里不能空着"),
        ("- code: T3-01\n  reason: x\n  file: []\n", "3:9", "这里不能空着"),
        ("- code: T3-01\n  reason: x\n  file: a\n  until: 2026-2-31\n", "4:10", "日期写作"),
        ("- code: T3-01\n  reason: x\n  subject: [表三, 表二]\n", "3:12", "只写一个"),
        ("- T3-01\n", "1:3", "一条豁免是一组"),
        ("- code: T3-01\n  code: T3-02\n", "2:3", "键“code”重复"),
        ("- code: 'T3\n", "1:9", "引号没有配对"),
    ],
)
def test_a_mistake_is_told_with_its_place(tmp_path: Path, text: str, place: str, words: str) -> None:
    with pytest.raises(ExemptionError) as mistake:
        ledger(tmp_path, text)
    first = str(mistake.value).partition("\n")[0]
    assert first.startswith(f"reportlint.exempt.yaml:{place}: ")
    assert words in first


def test_an_empty_file_exempts_nothing(tmp_path: Path) -> None:
    assert ledger(tmp_path, "# 还没有\n").entries == ()


DOCS = [
    Path(__file__).resolve().parent.parent / name for name in ("docs/configuration.md", "README.md", "README.zh-CN.md")
]


@pytest.mark.parametrize("page", DOCS, ids=lambda page: page.name)
def test_what_the_docs_show_loads(tmp_path: Path, page: Path) -> None:
    blocks = re.findall(r"```yaml\n(- .*?)```", page.read_text(encoding="utf-8"), re.S)
    assert blocks
    for block in blocks:
        assert all(entry.rules for entry in ledger(tmp_path, block).entries)
