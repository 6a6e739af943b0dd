"""Faults that one added sentence makes: wording, plausibility and numbers outside the core rules."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.bench.draft import mark
from tests.bench.faults.registry import ALL, BOTH, NEW, Plan, fault

if TYPE_CHECKING:
    from collections.abc import Callable

_MARKED = re.compile(r"【(.*?)】")


def planter(name: str, section: str, sentences: tuple[str, ...]) -> Callable[[Plan], None]:
    """A fault that appends one of the sentences; 【…】 encloses what is wrong."""

    def plant(plan: Plan) -> None:
        sections = plan.draft.sections
        index = {"s1": 1 if plan.edition == "2008" else 0, "s5": -2 if plan.edition == "2008" else 4, "s6": -1}[section]
        body = [part for part in sections if part.id != "annex"][index].body
        organ = plan.facts.organ
        words = {"Y": plan.facts.year, "X": plan.facts.year - 1, "Z": plan.facts.year + 1, "we": organ.self_names[0]}
        words |= {"organ": organ.name, "short": organ.short}
        text = plan.rng.choice(sentences).format_map({key: str(value) for key, value in words.items()})
        places = [n for n, part in enumerate(body) if isinstance(part, str) and part.endswith("。")]
        n = plan.rng.choice(places)
        body[n] = str(body[n]) + _MARKED.sub(lambda match: mark(match[1]), text)

    plant.__name__ = name
    return plant


def wrong(
    code: str,
    severity: str,
    editions: tuple[str, ...],
    *sentences: str,
    section: str = "s1",
    accept: str = "",
    also: str = "",
) -> None:
    """Register a fault of the catalogue made by one added sentence."""
    name = "sentence_" + code.replace("-", "_").lower()
    register = fault(code, severity, editions, accept=accept, also=also, stage="catalogue")
    register(planter(name, section, sentences))


wrong(
    "NUM-03",
    "info",
    ALL,
    "全年发布【信息400条，其中门户网站发布120条、政务新媒体发布60条】。",
    "共发布政务信息【382条，其中网站101条，公众号36条】。",
)
wrong(
    "NUM-04",
    "error",
    ALL,
    "全年召开政务公开专题会议【3次】。为推动工作落实，全年召开政务公开专题会议【5次】。",
    "全年发布政策解读【20篇】。解读渠道不断拓展，全年发布政策解读【16篇】。",
    accept="NUM-05",
)
wrong(
    "NUM-08",
    "warning",
    ALL,
    "全年发布信息240条，上年为200条，【同比增长35.5%】。",
    "全年公开政府信息360条，较上年的300条增长【12.0%】。",
    accept="NUM-06",
)
wrong(
    "NUM-11", "info", ALL, "通过网站公开政府信息32【条】、公报公开政府信息12【件】，解读信息9【条】、解读信息4【件】。"
)
wrong(
    "NUM-12",
    "info",
    ALL,
    "主动公开各类信息【9000余条】。",
    "发布便民信息【近300条】。",
    "公开办事指南【约50项】。",
    "更新信息【100多条】。",
)
wrong(
    "NUM-13",
    "info",
    ALL,
    "发布信息【四十余条】。",
    "开展宣传，惠及群众【六万余人】次。",
    accept="NUM-12",
    also="NUM-12",
)
wrong("NUM-17", "info", ALL, "全年回复留言120条，答复【90%】。", "全年收到群众留言【23】。")
wrong("NUM-19", "warning", ALL, "收到群众来信120件，答复【130件】。", "调查企业200家，满意【215家】。", accept="NUM-01")
wrong("TXT-08", "info", BOTH, "对政府信息实行了及时公开，但部分政府信息公开【不及时】。", section="s5")
wrong(
    "TXT-10",
    "warning",
    ALL,
    "如有疑问，请【于】{organ}办公室联系。",
    "进一步丰富政策【解读形势】。",
    "畅通12345【政府服务热线】。",
    "与相关部门加强【研究商】，统一答复口径。",
)
wrong("TXT-11", "info", ALL, "及时公开【三公经费经费】预算。", "进一步【加强加强】审核力度。")
wrong(
    "TXT-12",
    "info",
    ALL,
    "公开《关于做好政务公开工作的通知【（征求意见稿】》文本。",
    "落实“先审后发【制度，做到应审尽审】。",
)
wrong("TXT-13", "info", ALL, "加强学习培训【，。】提升业务能力。", "加强审核把关【，，】确保信息准确。")
wrong("TXT-14", "info", ALL, "【共组织多名干部】参加培训。")
wrong(
    "TXT-15",
    "error",
    ALL,
    "申请人联系电话为【13800138000】。",
    "经核实，申请人身份证号为【110101199003072316】。",
)
wrong("TXT-17", "info", ALL, "【**一是**】加强组织领导。", "规范公开&nbsp;【&nbsp;】流程。")
wrong(
    "TXT-18",
    "error",
    ALL,
    "【作为AI语言模型】，以上内容供参考。",
    "【希望以上内容对您有所帮助】。",
    "【以下是】为您生成的年度报告。",
)
wrong("TXT-22", "info", NEW, "编制并公开了【{Y}年政府信息公开工作年度报告】。", also="BAS-03")
wrong(
    "TXT-04",
    "info",
    BOTH,
    "微信公众号【粉丝达12万人，阅读量320万次】，点赞量8万次。",
    "办理12345热线【工单11885条】，网上【办件量23万件】。",
)
wrong(
    "T3-18",
    "error",
    BOTH,
    "全年办理【依申请公开47项，其中行政许可17项、行政确认12项、其他职权18项】。",
    also="T3-13 T3-14 NUM-02",
)
wrong("STR-14", "warning", BOTH, "具体数据见【附件：政府信息公开情况统计表】。", "本报告另附【第七部分】有关说明。")
wrong(
    "STR-10",
    "warning",
    BOTH,
    "（三）政府信息管理。开展反诈宣传，【接待来访群众，走访企业】，化解矛盾纠纷。",
    also="STR-09 STR-07 TXT-04",
)
wrong("NUM-18", "warning", NEW, "全年收取工本费【1234.567元】。", section="s6", also="TXT-03 NUM-09 NUM-10")
wrong(
    "NUM-20", "warning", ALL, "从事政府信息公开工作人员【7人，其中专职人员2人、兼职人员6人】。", accept="NUM-02 NUM-01"
)
wrong("NUM-16", "info", ALL, "发布信息【1,234条】，访问量达1234次。")
