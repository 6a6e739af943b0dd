"""Faults of composition in more wordings: parts miscounted, aspects left out, annexes that are not there, old tables."""

from __future__ import annotations

from tests.bench.draft import Row, Table, mark
from tests.bench.facts import Wants
from tests.bench.faults.registry import BOTH, NEW, Plan, UnplantableError, fault

MORE = "catalogue"
OLD = ("2008",)
_PARTS = (
    "总体情况",
    "主动公开政府信息情况",
    "收到和处理政府信息公开申请情况",
    "政府信息公开行政复议、行政诉讼情况",
    "存在的主要问题及改进情况",
    "其他需要报告的事项",
)


def _without_list(plan: Plan) -> int:
    """The preamble's paragraph to write into, the list of parts that may be there taken out."""
    for n, text in enumerate(plan.draft.preamble):
        kept = [part for part in text.split("。") if "部分组成" not in part and "部分构成" not in part]
        plan.draft.preamble[n] = "。".join(kept)
    found = next((n for n, text in enumerate(plan.draft.preamble) if text.endswith("。")), None)
    if found is None:
        raise UnplantableError("no preamble")
    return found


@fault("STR-05", "warning", BOTH, needs="title", stage=MORE)
def miscounted(plan: Plan) -> None:
    at = _without_list(plan)
    wrong = plan.pick("五个部分", "七个部分", "八个部分", "五部分", "五大部分", "7个部分", "五章")
    how = plan.pick(
        "本报告共分为{}。", "报告全文由{}组成。", "本年度报告由以下{}构成。", "全文共{}。", "年度报告包括{}内容。"
    )
    plan.draft.preamble[at] += how.format(mark(wrong))


@fault("STR-05", "warning", BOTH, needs="title", stage=MORE)
def one_left_out(plan: Plan) -> None:
    at = _without_list(plan)
    gone = plan.rng.randrange(6)
    names = [name for n, name in enumerate(_PARTS) if n != gone]
    if plan.pick("as it is", "shorter") == "shorter":
        names = [name.replace("政府信息公开行政复议、", "行政复议和").replace("政府信息情况", "情况") for name in names]
    listed = plan.pick("、", "；", "，").join(names)
    how = plan.pick("本报告由{}{}组成。", "全文由{}等{}组成。", "报告内容包括{}{}。", "本年度报告共包含{}{}。")
    said = plan.pick("六个部分", "六部分", "6个部分", "五个部分", "五个方面的内容")
    plan.draft.preamble[at] += how.format(listed, mark(said))
    plan.names.append(_PARTS[gone])


_BARE = {
    "依申请公开": ("规范办理政府信息公开申请，统一答复文书格式。", "严格依申请公开的登记、审核和答复程序。"),
    "政府信息管理": ("严格落实保密审查制度，动态调整公开目录。", "健全信息发布审核登记制度。"),
    "平台建设": ("完善网站专栏功能，运维微信公众号。", "在办事大厅设立查阅点，优化门户网站栏目。"),
    "监督保障": ("组织业务培训{few}次，纳入年度考核。", "明确专人负责，按季督查通报，未发生责任追究。"),
}


@fault("STR-07", "warning", NEW, stage=MORE, also="STR-09 STR-08 T4-06 STR-06")
def one_aspect_without_a_word(plan: Plan) -> None:
    gone = plan.pick(*_BARE)
    few = str(plan.rng.randint(2, 9))
    told = {name: plan.pick(*texts).replace("{few}", few) for name, texts in _BARE.items() if name != gone}
    lead = "全年主动公开政策文件、人事任免、财政预决算等政府信息" + str(plan.rng.randint(60, 900)) + "条"
    style = plan.pick("headed", "first", "prose")
    section = plan.draft.section("s1")
    bodies = {
        "主动公开": lead + "，内容涵盖机构职能、规划计划、项目建设和民生服务等各个领域，方便群众获取使用。",
        **told,
    }
    if style == "prose":
        section.body = ["".join(bodies.values())]
    else:
        numerals = "一二三四"
        form = "（{}）{}。{}" if style == "headed" else "{}是{}情况。{}"
        section.body = [form.format(n, *item) for n, item in zip(numerals, bodies.items(), strict=True)]
    section.heading = mark(section.heading)
    plan.names += [gone, "总体情况"]


_GOVERNED = (
    "加强组织领导，明确分管负责同志和责任科室，举办业务培训{few}次。",
    "安排专人负责信息发布工作，召开专题会议{few}次研究部署。",
    "建立联络员制度，组织工作人员学习《条例》，不断提升业务水平。",
)


@fault("STR-08", "warning", BOTH, wants=Wants(kind="government"), stage=MORE, also="STR-07 STR-09")
def nothing_on_assessment(plan: Plan) -> None:
    _govern(plan, "")


@fault("STR-08", "warning", BOTH, wants=Wants(kind="township"), stage=MORE, also="STR-07 STR-09")
def nothing_on_assessment_in_a_town(plan: Plan) -> None:
    if "街道" in plan.facts.organ.name:
        raise UnplantableError("no government")
    _govern(plan, "")


@fault("STR-08", "info", BOTH, wants=Wants(kind="government"), stage=MORE, also="STR-07 STR-09")
def something_on_assessment(plan: Plan) -> None:
    _govern(plan, plan.pick("把政务公开纳入年度绩效考核。", "接受社会评议，群众满意。", "未发生责任追究的情形。"))


def _govern(plan: Plan, more: str) -> None:
    section = plan.draft.section("s1")
    for n, part in enumerate(section.body):
        if any(word in str(part) for word in ("考核", "评议", "追究")):
            text = str(part)
            head = text[: text.index("。") + 1] if text.startswith(("（五）", "五是")) and text.index("。") < 14 else ""
            few = str(plan.rng.randint(2, 9))
            section.body[n] = head + plan.pick(*_GOVERNED).replace("{few}", few) + more
    for other in ("s5", "s6"):
        for n, part in enumerate(plan.draft.section(other).body):
            if any(word in str(part) for word in ("考核", "评议", "追究", "满意", "意见")):
                plan.draft.section(other).body[n] = str(part).replace("意见", "建议")
    section.heading = mark(section.heading)
    plan.names += ["工作考核", "社会评议", "责任追究"]


_OTHER_BUSINESS = (
    "深入开展反诈宣传，走访辖区企业和居民小区，发放资料数千份，调解邻里纠纷多起，受到群众好评。",
    "扎实推进乡村振兴，慰问困难家庭，开展春耕生产技术服务，带动农户增收致富。",
    "组织防汛演练，排查各类安全生产隐患，督办整治重点点位，确保平稳度汛。",
    "认真接待来访群众，妥善处理信访事项，化解历史遗留矛盾，维护社会和谐稳定。",
)


@fault("STR-10", "warning", BOTH, stage=MORE, also="STR-09 STR-07 TXT-04 T4-06 STR-08")
def other_business_under_a_heading(plan: Plan) -> None:
    section = plan.draft.section("s1")
    name = plan.pick("政府信息管理", "平台建设", "政府信息公开平台建设")
    body = plan.pick(*_OTHER_BUSINESS)
    ordinal = "三" if "管理" in name else "四"
    for n, part in enumerate(section.body):
        text = str(part)
        if text.startswith((f"（{ordinal}）", f"{ordinal}是")):
            section.body[n] = mark(f"（{ordinal}）{name}。{body}")
            if len(text) < 20:
                del section.body[n + 1]
            return
    raise UnplantableError("no headings")


_ANNEXES = (
    "有关情况【详见附件】。",
    "具体数据统计情况（【见附件】1）由办公室汇总。",
    "本报告【后附政府信息公开情况统计表】。",
    "各科室完成情况清单【附后，见附件】。",
    "任务台账由办公室编制（【参见附件】2）。",
)


@fault("STR-14", "warning", BOTH, stage=MORE)
def annex_that_is_not_there(plan: Plan) -> None:
    section = plan.draft.section(plan.pick("s1", "s6"))
    text = plan.pick(*_ANNEXES)
    at = next(n for n, part in enumerate(section.body) if isinstance(part, str) and part.endswith("。"))
    before, _, rest = text.partition("【")
    inside, _, after = rest.partition("】")
    section.body[at] = str(section.body[at]) + before + mark(inside) + after


@fault("STR-14", "warning", OLD, stage=MORE, also="OLD-03")
def annex_that_is_not_there_2008(plan: Plan) -> None:
    if plan.facts.statistics:
        raise UnplantableError("it is there")
    body = plan.draft.sections[1].body
    text = plan.pick("分类数据{}。", "各渠道公开数量{}。", "详细情况{}。")
    body[-1] = str(body[-1]) + text.format(mark(plan.pick("见附表", "详见附表", "见附件", "详见附件")))


_MEASURES = (
    "下一步，我们将继续加强组织领导，健全工作机制，丰富公开形式，推动政府信息公开工作再上新台阶。",
    "一是加强学习培训，提高业务水平；二是完善工作制度，规范公开流程；三是拓宽公开渠道，提升公开实效。",
    "今后将围绕中心工作，扩大公开范围，强化监督考核，切实保障公众的知情权，推进阳光政府建设。",
)
_PROBLEMS = (
    "一是政策解读形式较为单一；二是信息公开的及时性有待提高；三是工作人员业务能力还不够强。",
    "对照群众期盼还有差距，主动公开的内容不够全面，公开的时效性不强，基层力量薄弱。",
    "存在的主要问题是：个别单位重视程度不够，信息更新不及时，公开质量参差不齐，政策解读深度不足。",
)


@fault("STR-15", "warning", BOTH, stage=MORE, also="TXT-01 TXT-07")
def one_half_only(plan: Plan) -> None:
    section = plan.draft.section("s5")
    section.body = [mark(plan.pick(*_MEASURES, *_PROBLEMS))]
    plan.names += ["存在的主要问题及改进情况", "问题和改进"]


def _statistics(plan: Plan) -> Table:
    if not plan.facts.statistics:
        raise UnplantableError("no table")
    return next(part for section in plan.draft.sections for part in section.body if isinstance(part, Table))


def _group(plan: Plan, whole: tuple[str, str], parts: tuple[str, ...], before: str) -> None:
    """Put a group of rows into the statistical table, the whole of which is not the sum of its parts."""
    rows = _statistics(plan).rows
    numbers = [plan.rng.randint(0, 9) for _ in parts]
    wrong = sum(numbers) + plan.rng.randint(1, 6)
    at = next(n for n, row in enumerate(rows) if row.label.startswith(before))
    lines = [(whole[0], mark(str(wrong))), *((name, str(n)) for name, n in zip(parts, numbers, strict=True))]
    rows[at:at] = [Row(f"more.{n}", "data", [name], [whole[1], value]) for n, (name, value) in enumerate(lines)]
    plan.names.append(whole[0].lstrip("（三）一二四五八、"))


@fault("OLD-04", "error", OLD, needs="t3", stage=MORE)
def answers_do_not_add_up(plan: Plan) -> None:
    parts = (
        "1.属于已主动公开范围数",
        "2.同意公开答复数",
        "3.同意部分公开答复数",
        "4.不同意公开答复数",
        "5.不属于本行政机关公开数",
        "6.申请信息不存在数",
        "7.告知作出更改补充数",
        "8.告知通过其他途径办理数",
    )
    _group(plan, ("（三）申请答复数", "件"), parts, "四、")


@fault("OLD-04", "error", OLD, needs="t3", stage=MORE)
def staff_does_not_add_up(plan: Plan) -> None:
    parts = ("1.专职人员数（不包括政府公报及政府网站工作人员数）", "2.兼职人员数")
    _group(plan, ("（三）从事政府信息公开工作人员数", "人"), parts, "七、")


@fault("OLD-04", "error", OLD, needs="t3", stage=MORE)
def refusals_do_not_add_up(plan: Plan) -> None:
    parts = (
        "其中：1.涉及国家秘密",
        "2.涉及商业秘密",
        "3.涉及个人隐私",
        "4.危及国家安全、公共安全、经济安全和社会稳定",
        "5.不是《条例》所指政府信息",
        "6.法律法规规定的其他情形",
    )
    _group(plan, ("4.不同意公开答复数", "件"), parts, "四、")


@fault("OLD-04", "warning", OLD, needs="t3", stage=MORE, accept="T3-13")
def table_and_prose_differ(plan: Plan) -> None:
    rows = _statistics(plan).rows
    row = next(row for row in rows if "主动公开政府信息数" in row.label)
    section = plan.draft.sections[1]
    number = plan.rng.randint(2000, 9000)
    section.body = [mark(f"{plan.facts.year}年共主动公开政府信息{number}条") + "，内容涵盖机构职能、规划计划等。"]
    plan.names += [row.label, "主动公开政府信息数"]


@fault("OLD-05", "info", OLD, stage=MORE, also="OLD-03")
def no_word_on_staff(plan: Plan) -> None:
    words = (
        "分管",
        "责任",
        "负责",
        "队伍",
        "联络员",
        "人员",
        "经费",
        "专人",
        "领导小组",
        "专职",
        "兼职",
        "机构",
        "力量",
        "专项资金",
        "办公室",
        "科室",
    )
    plan.draft.preamble = ["根据《中华人民共和国政府信息公开条例》规定，编制本报告。"]
    for section in plan.draft.sections:
        for n, part in enumerate(section.body):
            if isinstance(part, str):
                kept = [s for s in part.split("。") if not any(word in s for word in words)]
                section.body[n] = "。".join(kept) or "做好有关工作。"
    plan.draft.signature += mark()
    plan.names += ["人员", "经费"]
