"""More wordings of the faults in what a report says and in how it is written."""

from __future__ import annotations

from tests.bench.draft import mark
from tests.bench.facts import Wants
from tests.bench.faults.registry import ALL, BOTH, NEW, Plan, UnplantableError, fault
from tests.bench.faults.sentences import planter

MORE = "catalogue"


def more(
    code: str,
    severity: str,
    editions: tuple[str, ...],
    *sentences: str,
    section: str = "s1",
    skip: str = "",
    accept: str = "",
    also: str = "",
    name: str = "more",
) -> None:
    """Register a fault made by one of the sentences, each as likely as any other."""
    plant = planter(f"{name}_{code.replace('-', '_').lower()}", section, sentences)
    fault(code, severity, editions, skip=skip, accept=accept, also=also, stage=MORE)(plant)


more(
    "TXT-10",
    "warning",
    ALL,
    "对本报告有意见的，可【于】{organ}政务公开工作机构联系。",
    "对外公布12345【政府服务便民热线】。",
    "公开林权证、【户口被】工本费标准。",
    "工作人员业务水平【残差不齐】。",
    "{we}没有发生【行政法复议】案件。",
    "【政府信息公公开】工作稳步推进。",
    "机关各科室协调【进下一步】加强。",
    "本年度无上年【转结】申请。",
    "公开方式【形势单一】的问题有所改善。",
    "政策信息【解读形势单一】。",
    "移交流程【不过顺畅】的情况得到纠正。",
    "通过公开栏【制定专人负责】信息更新。",
    "突出【政府公开重点】，细化目录。",
    "畅通【依申请公开受理渠】，方便群众。",
    "{we}【末收到】其他方面的申请。",
    also="T4-03",
)
more(
    "TXT-10",
    "info",
    ALL,
    "规范【应申请公开】流程。",
    "完善【规范性文】审查制度。",
    "对申请按时【答覆】。",
    "及时【费止】过期文件。",
    "严格【保密审察】。",
    "建立督办【台帐】。",
    "【截止目前】，栏目运行平稳。",
    "【做为一项】长期任务抓好落实。",
    "在【门户网战】开设专栏。",
    "没有发生【行政诉颂】。",
    "对涉及国家【密秘】的不予公开。",
    "【予于公开】的信息全部上网。",
    "公布【行政处法】决定。",
    "广泛【证求意见】，吸收采纳。",
    "加强组织领导，周密【布署】。",
    "充实【领导小租】成员。",
    "编制并更新【权利清单】。",
    "加大对一线人员的【陪训】力度。",
    "建立【长效机治】。",
    "做到【应公开近公开】。",
    also="DATE-09",
    name="guessed",
)
more(
    "TXT-11",
    "info",
    ALL,
    "主动【公开公开】机构职能信息。",
    "专项【资金资金】使用情况已经公开。",
    "严格【遵循遵循】先审后发的原则。",
    "对外公布办事【流程流程】。",
    "做到格式统一【的的】要求。",
    "进一步【进一步进一步】细化目录。",
    "及时公布【政府采购政府采购】公告。",
    "切实保障公众【知情权知情权】。",
)
more(
    "TXT-12",
    "info",
    ALL,
    "按照《条例规定公开信息，落实【《】政务公开工作要点。",
    "公开办事指南【（】含表格下载。",
    "通过“政务发布【”】”公众号推送信息。",
    "修订公开指南和目录【）】，方便查阅。",
    "公布《信息发布审核办法【》】》全文。",
    "开展【“】政务公开日活动，发放资料。",
)
more(
    "TXT-13",
    "info",
    ALL,
    "公开机构职能、【、】规划计划等内容。",
    "落实审核责任【。。】加强日常巡查。",
    "健全制度【；。】强化考核。",
    "规范栏目设置【，、】提高检索效率。",
    "主要做法是：【：】一抓制度，二抓落实。",
)
more("TXT-13", "info", ALL, "规范发布流程【,】落实审核责任。", skip="N R", name="narrow")
more(
    "TXT-14",
    "info",
    ALL,
    "全年【共组织科室多名】干部参加培训。",
    "本年度【累计发布各类信息多条】。",
    "通过公示栏公开办事【信息若干条】。",
    "{Y}年【共举办业务培训多次】。",
    "全年累计【共培训人次】，效果良好。",
)
more(
    "TXT-15",
    "error",
    ALL,
    "申请人李某（【13912345678】）要求公开规划批文。",
    "已电话通知举报人【15811112222】领取答复书。",
    "公示低保对象张某，身份证号【44010619870912003】7。".replace("】7", "7】"),
    "网民王女士，手机【18655556666】，来信咨询。",
)
more(
    "TXT-15",
    "info",
    ALL,
    "主动公开行政许可和【信用承诺个人信息】320条。",
    "在网站公布低保对象【个人信息】86条。",
    name="personal",
)
more(
    "TXT-17",
    "info",
    ALL,
    "【<br/>】加强组织领导。",
    "规范公开流程【&emsp;】强化考核。",
    "【**二是**】强化业务培训。",
    "建设【<strong>】公开专栏。",
    "政策【&ldquo;】问答平台。",
)
more(
    "TXT-18",
    "error",
    ALL,
    "【希望这份报告对您有帮助】。",
    "【以下是修改后的】报告正文。",
    "【如果您需要】进一步调整，请【告诉我】。",
    "【请根据实际情况填写】有关数据。",
    "【以上内容仅为示例】，我【无法获取最新数据】。",
    "【作为一个人工智能助手】，内容仅供参考。",
    also="TXT-17",
)
more(
    "TXT-22",
    "info",
    NEW,
    "及时【编制发布了{organ}{Y}年度政府信息公开工作年度报告】。",
    "按时完成【编写并公布{Y}年政府信息公开年报】。",
    also="BAS-03",
)
more(
    "TXT-04",
    "info",
    ALL,
    "“政务发布”公众号【关注用户3.2万人】。",
    "抖音号【播放量达450万次】。",
    "政务服务大厅【网办率98%】。",
    "接待【群众来访】86批次。",
    "{we}共【破获案件】120起。",
    "便民服务中心【好差评】满意率99.8%。",
    "开展安全生产【执法检查】320次。",
    "全年【签约项目】12个，到位资金3亿元。",
    also="TXT-15",
)
more(
    "TXT-08",
    "info",
    BOTH,
    "一年来做到了信息发布及时、内容规范。存在的不足是，个别栏目【信息更新不够及时】。",
    "实现了政府信息全面公开。但重点领域【信息公开还不全面】。",
    "对政府信息实行了准确、规范公开，但个别【信息发布不规范】。",
    section="s5",
)
more(
    "NUM-12",
    "info",
    ALL,
    "回复网民留言【200多条】。",
    "公开财政信息【约120条】。",
    "编发政务简报【30余期】。",
    "推送便民提示【1.2万余条】。",
    also="NUM-13",
)
more(
    "NUM-13",
    "info",
    ALL,
    "全年公开信息【二百三十五条】。",
    "发布便民提示【三千余条】。",
    "全年发布政策解读【逾百篇】。",
    "召开协调会议【十五次】。",
    also="NUM-12",
)
more(
    "NUM-14",
    "warning",
    ALL,
    "【{Y}度】，工作机制进一步健全。",
    "按照国办公开办函【202130号】的要求整理目录。",
    "{we}公开办事指南等【信息条】。",
    "全年共发布【解读材料，，】均已归档。",
    "【{Y}0年】，工作机制进一步健全。",
    "更新栏目，累计发布【政务动态共篇】。",
    skip="L",
    also="TXT-13 BAS-01 DATE-03 BAS-03 BAS-02",
)
more("NUM-16", "info", ALL, "发布信息【2,345条】，网站访问12345次。", "公开许可【1,024件】、处罚2048件。", also="T2-27")
more(
    "NUM-17",
    "info",
    ALL,
    "全年办理网民来信120件，【按期办结98.5%】。",
    "全年回复群众咨询80条，【答复100%】。",
    "全年发布政务信息【4287】。",
    "公开重点领域信息【312】，均已归档。",
    "全年接待来访群众【46】。",
    also="TXT-04",
)


@fault("TXT-07", "info", BOTH, wants=Wants(kind="department"), stage=MORE)
def speaks_of_some_places(plan: Plan) -> None:
    if plan.facts.organ.level != "county":
        raise UnplantableError("not a county organ")
    section = plan.draft.section("s5")
    phrase = plan.pick("一些地区", "部分县市区", "有的地方", "个别地区", "部分地方和部门")
    section.body[0] = f"{mark(phrase)}对政府信息公开工作的认识还不到位，工作进展不平衡。" + str(section.body[0])


@fault("TXT-09", "info", BOTH, needs="t3", wants=Wants(applications=False, reviews=False), stage=MORE)
def praise_of_nothing(plan: Plan) -> None:
    if plan.facts.total("new") or plan.facts.total("carry"):
        raise UnplantableError("there were applications")
    text = plan.pick(
        "对受理的政府信息公开申请逐件登记，做到件件有答复、事事有回音",
        "依申请公开工作规范开展，申请按期答复率100%",
        "对群众提出的申请均已按期答复",
    )
    body = plan.draft.section("s1").body
    n = plan.rng.choice([n for n, part in enumerate(body) if str(part).endswith("。")])
    body[n] = str(body[n]) + mark(text) + "。"


@fault("TXT-20", "info", BOTH, stage=MORE, also="BAS-07 BAS-06")
def open_government_throughout(plan: Plan) -> None:
    draft = plan.draft
    for part in draft.sections:
        part.body = [
            text.replace("政府信息公开", "政务公开").replace("信息公开", "政务公开") if isinstance(text, str) else text
            for text in part.body
        ]
    section = draft.section("s1")
    section.body.append(
        mark("政务公开") + "工作有序开展，政务公开制度不断健全，政务公开内容不断拓展，政务公开能力不断提高，"
        "政务公开渠道更加畅通，政务公开流程更加规范，政务公开监督更加有力，政务公开宣传更加广泛。"
    )
    plan.names.append("政务公开")


@fault("TXT-21", "error", BOTH, needs="t4", accept="STR-12", also="STR-12 STR-06", skip="T U", stage=MORE)
def denied_instead_of_filled_in(plan: Plan) -> None:
    section = plan.draft.section("s4")
    text = plan.pick("本年度各项数据均为0。", "我单位无此项业务。", "全年无上述情况。", "未发生该项业务，数据为0。")
    section.body = [mark(text)]
