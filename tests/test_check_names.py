"""Whose name stands where, who signs, wording that has its years: what is found, and what is left alone."""

from __future__ import annotations

import pytest

from reportlint.check.context import Context
from reportlint.check.own import longer, split
from reportlint.errors import RuleError
from reportlint.model.titles import organ
from reportlint.values import DateMark, Finding, Report
from tests.handmade import messages, pack, report, rule, said, section

SITE = "{网站: '登录(?P<机关>[一-龥]{2,16}?)网站'}"
LED = "{领导: '在(?P<机关>[^。，]{2,40}?)的领导下'}"


def written(name: str, text: str, closing: str = "", year: int = 2021) -> Report:
    """A report of `name`, which stands in its title, with a sentence and a closing."""
    title = f"{name}{year}年政府信息公开工作年度报告\n"
    head = section("head", title)
    body = section("s1", text, title="一、总体情况", start=len(title))
    end = section("closing", closing, start=len(title) + len(text))
    found = report(sections=(head, body, end), year=year)
    return found._replace(title=(0, len(title) - 1), organ=organ(name, 0, len(name)))


class TestRegions:
    @pytest.mark.parametrize(
        ("name", "regions", "base"),
        [
            ("青禾县林业局", "青禾", "林业局"),
            ("云汀市城市管理局", "云汀", "城市管理局"),
            ("云汀市青禾县市场监督管理局", "云汀 青禾", "市场监督管理局"),
            ("云汀市松湾区映川街道办事处", "云汀 松湾 映川", "办事处"),
            ("国家税务总局青禾县税务局", "青禾", "税务局"),
            ("云汀市住房和城乡建设局", "云汀", "住房和城乡建设局"),
            ("云汀经济技术开发区管理委员会", "", "云汀经济技术开发区管理委员会"),
            ("公安局", "", "公安局"),
            ("一市镇", "一市", ""),
            ("青禾县新县镇人民政府", "青禾 新县", "人民政府"),
        ],
    )
    def test_a_name_begins_with_its_regions(self, name: str, regions: str, base: str) -> None:
        found, rest = split(name)
        assert (" ".join(region.stem for region in found), rest) == (regions, base)

    def test_a_longer_name_is_found_in_the_prose(self) -> None:
        made = written("林业局", "编制青禾县林业局报告，全县林业局系统和青禾县林业局负责。")
        assert longer("林业局", Context(made, pack())) == "青禾县林业局"


class TestWhose:
    @pytest.mark.parametrize(
        ("name", "site", "verdict"),
        [
            ("青禾县林业局", "石门岭县林业局", "foreign"),
            ("青禾县林业局", "青禾县人民政府", ""),
            ("青禾县林业局", "云汀市青禾县人民政府", ""),
            ("青禾县林业局", "各县区林业局", ""),
            ("青禾县林业局", "鹤鸣市商务局", "doubtful"),
            ("青禾县林业局", "鹤鸣市林业局", ""),
            ("青禾县林业局", "鹤鸣市人民政府", ""),
            ("云汀市青禾县林业局", "鹤鸣市商务局", "foreign"),
            ("云汀市林业局", "青禾县林业局", ""),
            ("云汀市林业局", "青禾县财政局", "doubtful"),
            ("云汀市人民政府", "青禾县财政局", ""),
            ("青禾县柳汀镇人民政府", "杏坞镇人民政府", "foreign"),
            ("青禾县人民政府", "柳汀镇人民政府", ""),
            ("青禾县林业局", "云汀省财政厅", ""),
            ("云汀经济开发区管理委员会", "鹤鸣市商务局", "doubtful"),
        ],
    )
    def test_of_another_place_or_perhaps(self, name: str, site: str, verdict: str) -> None:
        made = written(name, f"公众可登录{site}网站查阅。")
        for kind in ("foreign", "doubtful"):
            found = messages(said(made, rule(f"whose: {{is: {kind}, roles: {SITE}}}", message="'{name}，{role}'")))
            assert found == ([f"{site}，网站"] if verdict == kind else [])

    @pytest.mark.parametrize(
        ("name", "subject", "verdict"),
        [
            ("云汀市林业局", "鹤鸣市林业局", "foreign"),
            ("云汀市人民政府", "鹤鸣市", "foreign"),
            ("云汀市青禾县林业局", "云汀市石门岭县林业局", "foreign"),
            ("翠屏省水利厅", "苍梧省水利厅", "foreign"),
            ("云汀经济开发区管委会", "鹤鸣经济开发区管委会", "foreign"),
            ("青禾县柳城镇", "杏坞镇人民政府", "foreign"),
            ("青禾县林业局", "县公安局", "doubtful"),
            ("青禾县林业局", "青禾县公安局", "doubtful"),
            ("青禾县林业和草原局", "县林草局", ""),
            ("云汀市公安局青禾分局", "县分局", ""),
            ("青禾县林业局", "局党委", ""),
            ("青禾县林业局", "县委县政府", ""),
            ("青禾县林业局", "鹤鸣市林业局", ""),
            ("青禾县林业局", "云汀市青禾县林业局", ""),
            ("云汀经济开发区管委会", "鹤鸣市云汀经济开发区管理委员会", ""),
        ],
    )
    def test_another_in_the_place_of_the_organ_itself(self, name: str, subject: str, verdict: str) -> None:
        made = written(name, f"{subject}坚持公开。")
        for kind in ("foreign", "doubtful"):
            asked = rule(f"whose: {{is: {kind}, roles: {{主体: '^(?P<本机关>[一-龥]+)坚持'}}}}", message="'{name}'")
            assert messages(said(made, asked)) == ([subject] if verdict == kind else [])

    def test_a_place_that_the_report_speaks_of_again_is_no_stranger(self) -> None:
        text = "公众可登录鹤鸣市商务局网站查阅。鹤鸣市的部署已落实。"
        assert not messages(said(written("青禾县林业局", text), rule(f"whose: {{is: doubtful, roles: {SITE}}}")))

    def test_excused_by_its_sentence(self) -> None:
        asked = rule(f"whose: {{is: foreign, roles: {SITE}, unless: 借鉴}}")
        assert not messages(said(written("青禾县林业局", "借鉴经验，登录石门岭县林业局网站学习。"), asked))
        assert messages(said(written("青禾县林业局", "借鉴经验。登录石门岭县林业局网站查阅。"), asked))

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("在县委、县政府及县林业局的领导下，", True),
            ("在县委和青禾县林业局的领导下，", True),
            ("在县委、县林业局党组的领导下，", False),
            ("在市林业局的领导下，", False),
        ],
    )
    def test_led_by_itself(self, text: str, found: bool) -> None:
        assert bool(messages(said(written("青禾县林业局", text), rule(f"whose: {{is: own, roles: {LED}}}")))) is found

    def test_and_it_is_the_subject(self) -> None:
        asked = rule(f"whose: {{is: own, roles: {LED}, subject: yes}}")
        assert messages(said(written("青禾县人民政府", "青禾县人民政府在县人民政府的领导下，"), asked))
        assert not messages(said(written("青禾县人民政府", "全县在县人民政府的领导下，"), asked))


class TestSignature:
    @pytest.mark.parametrize(
        ("name", "signed", "found"),
        [
            ("青禾县林业局", "青禾县林业局\n2022年1月9日", ""),
            ("青禾县林业局", "青禾县水利局\n2022年1月9日", "青禾县水利局"),
            ("青禾县林业局", "石门岭县林业局\n2022年1月9日", "石门岭县林业局"),
            ("青禾县林业局", "青禾县水利局 2022年1月9日", "青禾县水利局"),
            ("青禾县林业局", "林业局\n2022年1月9日", ""),
            ("青禾县林业局", "青禾县林业局办公室\n2022年1月9日", ""),
            ("青禾县卫生健康委员会", "青禾县卫健委\n2022年1月9日", ""),
            ("青禾县生态环境局", "云汀市生态环境局青禾分局\n2022年1月9日", ""),
            ("青禾县人民政府", "青禾县政务公开办公室\n2022年1月9日", ""),
            ("青禾县柳汀镇", "中共柳汀镇委员会\n柳汀镇人民政府\n2022年1月9日", ""),
            ("青禾县林业局", "特此报告,请审阅局\n2022年1月9日", ""),
            ("青禾县林业局", "青禾县水利局\n202219\n- 4 -", "青禾县水利局"),
        ],
    )
    def test_who_signs(self, name: str, signed: str, found: str) -> None:
        made = written(name, "无。\n", signed)
        asked = rule("signature: {organ: '(?:局|政府|委|委员会|办公室|镇)$', allows: 办公室$}", message="'{signed}'")
        assert messages(said(made, asked)) == ([found] if found else [])

    def test_without_a_title_there_is_nothing_to_compare(self) -> None:
        made = written("青禾县林业局", "无。\n", "青禾县水利局")._replace(title=None)
        assert not messages(said(made, rule("signature: {organ: 局$}")))


class TestEra:
    RULE = "era: {since: {'2022': 二十大精神}, until: {'2019': 国土资源局}, unless: 迎接|原, own: yes}"

    def findings(self, text: str, year: int, name: str = "青禾县林业局") -> tuple[Finding, ...]:
        return said(
            written(name, text, year=year), rule(self.RULE, "'2019', '2021'", "'{text} {bound} {year}'")
        ).findings

    def test_before_its_time_and_after_it(self) -> None:
        assert [f.message for f in self.findings("学习二十大精神。", 2021)] == ["二十大精神 2022 2021"]
        assert [f.message for f in self.findings("县国土资源局与县国土资源局。", 2021)] == ["国土资源局 2019 2021"]
        assert len(self.findings("县国土资源局与县国土资源局。", 2021)[0].related) == 1

    def test_in_its_time_excused_or_the_organ_itself(self) -> None:
        assert not self.findings("学习二十大精神。", 2022)
        assert not self.findings("县国土资源局。", 2019)
        assert not self.findings("原国土资源局，迎接二十大精神宣讲。", 2021)
        assert not self.findings("青禾县国土资源局。", 2021, "青禾县国土资源局")

    def test_a_bound_is_a_year(self) -> None:
        with pytest.raises(RuleError, match="四位的年份"):
            rule("era: {since: {去年: 二十大}}")


class TestDates:
    PUBLISHED = DateMark("published", 2022, 1, 20, 0, 4)

    @pytest.mark.parametrize(
        ("closing", "days"), [((2022, 1, 12), "8"), ((2022, 1, 13), ""), ((2022, 2, 1), "12"), ((2021, 1, 2), "")]
    )
    def test_signed_and_published_days_from_each_other(self, closing: tuple[int, int, int], days: str) -> None:
        made = report(dates=(self.PUBLISHED, DateMark("closing", *closing, 10, 14)))
        assert messages(said(made, rule("date: {is: apart, days: 7}", message="'{days}'"))) == ([days] if days else [])

    @pytest.mark.parametrize(
        ("head", "closing", "found"),
        [
            ("", "青禾县林业局", True),
            ("统计期限自2021年1月1日起。", "", True),
            ("来源：县林业局 2022-01-09 浏览", "", False),
            ("", "二〇二二年一月", False),
            ("", "\n202219\n", False),
        ],
    )
    def test_neither_signed_nor_dated_anywhere(self, head: str, closing: str, found: bool) -> None:
        body = section("s1", "好。", title="一、总体情况", start=len(head))
        parts = (section("head", head), body, section("closing", closing, start=len(head) + 2))
        assert bool(messages(said(report(sections=parts), rule("date: {is: absent}")))) is found

    def test_a_misspelt_day_is_a_day(self) -> None:
        made = report(dates=(DateMark("malformed", 0, 0, 0, 0, 4, True),))
        assert not messages(said(made, rule("date: {is: absent}")))


def test_wording_that_is_in_the_minority() -> None:
    asked = rule("phrase: {regex: 我镇, against: 我局}", message="'{text} {year}'")
    assert messages(said(report(sections=(section("s1", "我局公开，我镇审核。"),)), asked)) == ["我镇 2021"]
    assert not messages(said(report(sections=(section("s1", "我局公开，我镇审核，我镇发布。"),)), asked))
