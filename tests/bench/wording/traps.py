"""Sound sentences that look like faults: other business, other years, wider scopes, numbers of other things."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.bench.wording.voice import Voice

DISCLOSURE = (
    "公开{X}年度部门决算和{Y}年度部门预算，做到内容、格式、时间统一。",
    "全年发布部门文件12件、政策文件26件。",
    "开设政策专题3个，转载上级政策信息48条。",
    "公开人大代表建议办理结果{few}件、政协委员提案办理结果{lot}件。",
    "召开新闻发布会{few}场，在线访谈{few}期。",
    "做好第二十条规定的各类信息的公开，调整目录15项。",
    "政府信息公开专栏访问量较上年增长8.5%。",
    "发布惠企政策解读{lot}篇，其中图解类解读占比较高。",
    "依托“一网通办”平台提供办事指南，服务事项目录中列有36项。",
)
SERVICE = (
    "办理12345政务服务便民热线工单{lot}件，按时办结率99.6%。",
    "全年回复网民留言{lot}条，接听咨询电话300余次。",
    "受理来信来访{lot}件次，均已妥善处理。",
    "加强5G等新技术在政务公开中的应用。",
    "办理行政审批事项{lot}件，没有出现超期情况。",
)
APPLYING = (
    "对申请人撤回的申请及时归档，未将其列入统计。",
    "对不属于本机关负责公开的，告知申请人并说明理由，不得拖延。",
    "上级机关转办的咨询{few}件，均已当场答复。",
    "修订依申请公开答复文书模板8份。",
)
MANAGEMENT = (
    "向司法行政部门报送备案的文件{lot}件。",
    "清理历年文件{lot}件，并更新属性标注。",
    "对{Y}年1月1日至6月30日发布的信息开展了“回头看”。",
    "依照《中华人民共和国政府信息公开条例》第二十条、第二十一条的要求梳理目录。",
)
GUARANTEE = (
    "全年举办政务公开培训{few}次，培训人员{lot}人次。",
    "印发《{Y}年政务公开工作要点任务分解表》，明确责任分工。",
    "参加上级业务培训2次，组织内部学习4次。",
    "在{X}年度考核的基础上完善评分细则。",
    "配备专职人员1名、兼职人员2名。",
)
PLANS = (
    "{Z}年，{we}将继续做好政府信息公开工作。",
    "{Z}年计划举办业务培训2次以上。",
    "力争{Z}年解读材料多样化比例达到80%以上。",
)


def trap(voice: Voice, family: tuple[str, ...], chance: float = 0.35) -> str:
    """Now and then one of the family."""
    if not voice.maybe(chance):
        return ""
    voice.slots["few"] = str(voice.rng.randint(1, 9))
    voice.slots["lot"] = str(voice.rng.randint(11, 160))
    return voice.say(*family)
