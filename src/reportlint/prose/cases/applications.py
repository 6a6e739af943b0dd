"""The ways by which a sentence counts some applications alone: of one kind, for one reason, carried over, picked out."""

from __future__ import annotations

from reportlint.prose.cases.leaves import named_alone, no_result, one_way, other_things, some, some_amid, some_kind
from reportlint.prose.cases.plain import CHANNELS, ONE_APPLICANT, ONE_OF_MANY
from reportlint.prose.cases.ways import FIRST, LAST, Way
from reportlint.regex import lazy

_HANDLED = "收到|受理|新收|接收|收办|接到|收悉|登记|办结|答复|办理|处理|回复"
_CARRIED = (
    "(?:其中)?[,，:：]?(?:[由从自将]|对于?|至于|就)?(?:上年|上一年|去年|20[0-9]{2}年)"
    "度?[末底]?(?:的|跨年)?(?:结转|转入|遗留|未办结|未答复|办理)"
    "(?:[^,，;；:：。0-9]|20[0-9]{2}年){0,16}?"
)
_OTHERS = (
    "(?:其中)?[,，:：]?(?:[本当]年|20[0-9]{2}年)?度?(?:新收|收到|受理)"
    "[^,，;；:：。0-9]{0,16}[0-9]+[件宗份起例](?:申请)?中[,，:：]?"
)
_ALL = lazy("以上|上述|所有|收到|新收|受理|接收|[本全当]年|共有?[0-9]|合计|总计")
_NEW = lazy("所有|以上|上述|收到|新收|受理|接收|本年(?!度?1?[0-9]月|初)|全年|当年|共|合计|总计")
AMID = Way(
    # 征地类申请中, 科教股承办的9件申请中, 结转下年的申请主要为: what follows is of these
    lazy(
        "(?<![^,，;；:：。])(?:在|从|其中)?(?P<which>[^,，;；:：。]{1,36}?)的?(?:[0-9]+[件宗份起例])?"
        "(?:(?:政府)?信息公开|依申请公开)?申请(?:件|事项|案件)?(?:[0-9]+[件宗份起例])?(?:中(?![心介止旬断])|主要|大多|多[为是系])"
    ),
    "left", _ALL, some_amid, takes=LAST, needs="申请",
)  # fmt: skip
_WHOLE = (
    # Applications for one thing, or by way of another organ: 收到要求公开某批复的申请, 收到上级转来的申请
    Way(
        lazy(
            "(?:收到|受理|接到|接收)[^0-9]{0,30}?(?:(?:要求|(?<!依)申请)公开(?!政府|信息|本|我|相关|有关|的|申请)[^0-9]{2,30}的"
            "|转来|转交|移交|反映"
            "|(?:关于|有关|涉及|针对)(?!本|我|该|政府|信息|依申请|公开|要求|申请|政务|主动))|配合[^0-9]{2,14}?(?:办[理结]|[答回]复|处理|回应|反馈|受理)"
        ),
        "clause",
    ),
    # 从信件渠道收到申请: those by one channel
    Way(
        lazy(
            "(?:从|由|经|通过|以)(?P<which>[^,，;；:：。0-9]{1,14}?)(?:渠道|途径|方式|入口|端口)"
            "(?:新?收到|受理|接收|接到)[^,，;；:：。0-9]*$"
        ),
        "left",
        leaves=one_way,
    ),
    # 办结简易申请
    Way(
        lazy(
            f"(?:{_HANDLED})(?:登记(?=政府|信息|依申请))?"
            "(?P<which>[^,，;；:：。0-9]{1,24}?)(?:政府信息|信息公开|依申请|(?<!出版物)公开|申请)"
        ),
        "plain clause",
        leaves=some_kind,
    ),
    # 转至其他机关的政府信息公开申请合计9件
    Way(
        lazy(
            "(?<![^,，;；:：。])(?P<which>(?:[^,，;；:：。0-9]|20[0-9]{2}年){1,36}?)的(?:政府信息公开|信息公开|依申请公开)?申请"
            "(?:合计|共计|总计|共|有|为|数量|数|[:：])*$"
        ),
        "plain clause",
        leaves=some_kind,
        needs="申请",
    ),
    # 办结上年结转4件、本年新收33件 are all of those done
    Way(
        lazy(
            "(?:办结|答复|办理)[^,，;；:：。0-9]{0,8}[上结][^,，;；:：。0-9]*[0-9]+[件宗份起例](?:申请)?[、和及与][^,，;；:：。0-9]*$"
        ),
        "left",
    ),
    Way(lazy("(?:应[于在当]|(?<!未)到期)[^,，;；:：。0-9]{0,12}$"), "left"),
)
_THEIRS = Way(
    # 该申请人一年内提交申请16件, 上级机关转来申请9件: what follows is of these
    lazy(
        f"(?:(?:{ONE_APPLICANT})(?:[^,，;；:：。、0-9]|[0-9]{{1,2}}年内){{0,24}}?(?:提交|提出|递交|邮寄|寄来|申请公开)"
        "|转来|转交|移交|移送|(?<!结)转办|交办)[^,，;；:：。、0-9]{0,16}?(?P<of>[0-9]+)[件宗份起例]"
    ),
    again=_ALL, place="first",
)  # fmt: skip
_CHANNEL = Way(
    lazy(f"(?:{CHANNELS}|快递|特快专递|EMS)[^,，;；:：。、0-9]{{0,12}}(?P<of>[0-9]+)[件宗份起例]"),
    again=_ALL, place="those", alone=True,
)  # fmt: skip
_THINGS = Way(
    # 受理宅基地申请18件，办结16件: none of them has to do with disclosure
    lazy(
        f"(?:{_HANDLED})(?P<which>[^,，;；:：。、0-9]{{1,16}}?)的?申请[^,，;；:：。、0-9公]{{0,6}}(?P<of>[0-9]+)[件宗份起例]"
    ),
    again=_ALL, leaves=other_things, place="first", needs="申请",
)  # fmt: skip
_PICKED = Way(
    # 对9件疑难申请会商后答复
    lazy("(?P<of>[0-9]+)[件宗份起例](?P<which>[^,，;；:：。、0-9]{1,16}?)的?申请(?!人)"),
    again=_ALL, leaves=some, place="first", needs="申请",
)  # fmt: skip
_HARD = Way(
    lazy(
        "(?P<which>模拟|测试|演练|疑难|复杂|重大|敏感|典型|涉众|历史遗留)"
        "[^,，;；:：。、0-9]{0,8}?申请[^,，;；:：。、0-9]{0,4}(?P<of>[0-9]+)[件宗份起例]"
    ),
    again=_ALL, place="first", needs="申请",
)  # fmt: skip
_PROLONGED = Way(
    lazy("(?:延长(?:了?答复|办理)?(?:期限|时限)|延期(?:答复|办理))[^,，;；:：。、0-9]{0,6}(?P<of>[0-9]+)[件宗份起例]"),
    again=_ALL, needs="延",
)  # fmt: skip
_OPENED = lazy(f"{_CARRIED}[0-9]+[件宗份起例]|{_OTHERS}")
_OF_SOME = (
    # 上年结转4件,其中…: what follows is of these four
    Way(lazy(f"^{_CARRIED}(?P<of>[0-9]+)[件宗份起例]"), again=_NEW, needs="年"),
    # 上年结转2件中…；本年新收7件中…
    Way(
        lazy(
            f"(?:^|[;；]){_CARRIED}[0-9]+[件宗份起例](?:[\\s\\S]*[;；]{_OTHERS}[^;；]*\\Z"
            f"|(?:申请)?[,，]?(?:其中|均)[^;；]*[;；]{_OTHERS.removesuffix('中[,，:：]?')}[,，:：]其中[^;；]*\\Z)"
        ),
        "divided",
        needs="年",
    ),
    Way(
        lazy(
            "(?:(?:涉及|关于|有关|针对)[^,，;；:：。、0-9]{1,24}?|[^,，;；:：。、0-9]{1,8}(?<!各)类(?:政府信息公开)?(?:申请|事项)?)"
            "(?P<of>[0-9]+)[件宗份起例](?:申请)?中?[,，:：]"
        ),
        again=_NEW, leaves=no_result, alone=True, unless=_OPENED,
    ),
    # 信函申请20件，已全部答复
    Way(
        lazy(f"(?<![^,，:：])(?:由|经|通过)?(?:自然人|公民|个人|{ONE_OF_MANY})[^,，;；:：。、0-9]{{0,10}}?(?P<of>[0-9]+)[件宗份起例](?:申请)?[,，:：]"),
        again=_NEW, place="only", unless=_OPENED,
    ),
)  # fmt: skip
COUNTED = (
    AMID,
    Way(
        # 因涉及商业秘密，依法不予公开9件
        lazy(
            "(?:^|[,，;；:：。])(?:其中|有|另有)?[,，]?(?:因(?!此|而|(?:各|种|多)种)|由于(?!(?:各|种|多)种)|鉴于"
            "|对于?(?:涉|属于|需要|要求|不)|为(?:了)?(?:保护|维护|避免|防止))"
            "(?!工作)(?![^;；。]{0,60}等)[^,，;；:：。0-9]{2,40}(?:[,，][^,，;；:：。0-9]{0,12})?$"
            "|(?:补正|同意|会商|协商|复议|诉讼|征求[^,，;；:：。0-9]{0,8}意见)(?:之|以)?后[^,，;；:：。0-9]{0,12}$"
        ),
        "left", by="result", leaves=named_alone,
    ),
    *(way._replace(by="whole") for way in _WHOLE),
    _THEIRS, _CHANNEL, _THINGS, _PICKED, _HARD,
    Way(
        # 上年结转的5件中，自然人4件
        lazy("(?:结转|转入|撤回|撤销|撤件|延期|补正|公开|提供|处理)[^,，;；:：。、0-9]{0,8}?的(?P<of>[0-9]+)[件宗份起例](?:申请)?中"),
        again=_NEW, takes=FIRST, by="part", needs="的",
    ),
    *(way._replace(but="part") for way in _OF_SOME),
)  # fmt: skip
"""Of a number."""
SAID = (_THEIRS, _CHANNEL, _THINGS, _PICKED._replace(place=""), _HARD._replace(place=""), _PROLONGED, *_OF_SOME)
"""Of what is said of all: 均已办结 is said of the last that came, be they picked out."""
