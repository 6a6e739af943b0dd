"""How authors tell of applications, reviews and lawsuits: every wording agrees with tables 3 and 4."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.bench.wording.voice import Voice

NONE = (
    "{Y}年，{we}未收到政府信息公开申请。",
    "全年没有收到公民、法人或者其他组织提出的政府信息公开申请，也无上年结转申请。",
    "{Y}年度{we}未收到依申请公开事项。",
    "本年度共收到政府信息公开申请0件，无结转下年度办理事项。",
    "{Y}年{we}受理政府信息公开申请0件，办结0件。",
    "一年来，{organ}未发生依申请公开政府信息的情况。",
    "全年政府信息公开申请为零。",
    "{Y}年，{we}尚未收到向本机关提出的政府信息公开申请。",
)
INTRO = (
    "不断规范依申请公开办理流程，严格落实登记、审核、办理、答复、归档各环节要求。",
    "畅通当面、信函、网络等申请渠道，及时更新政府信息公开指南。",
    "严格按照《条例》规定的时限和程序办理申请，加强与申请人的沟通。",
    "健全会商和法制审核机制，提高答复的规范性和准确性。",
)
CARRIED = (
    "{Y}年，{we}共收到政府信息公开申请{new}件，上年结转{carry}件，办结{done}件，结转下年度继续办理{next}件。",
    "全年新收政府信息公开申请{new}件，上年度结转{carry}件；已答复{done}件，结转下一年度办理{next}件。",
    "{Y}年{we}受理政府信息公开申请{new}件，答复{done}件（含上年度结转{carry}件，另有{next}件顺延）。",
    "本年度收办政府信息公开申请{pool}件，其中新收{new}件、上年结转{carry}件；办结{done}件，转下年度办理{next}件。",
    "{Y}年共办理政府信息公开申请{pool}件（含上年结转{carry}件），截至年底办结{done}件，结转下年度{next}件。",
    "{Y}年共收到依申请公开政府信息申请{new}件，连同上年结转的{carry}件，共答复{done}件，另有{next}件结转下年继续办理。",
    "{we}本年新收政府信息公开申请{new}件，由{X}年结转{carry}件，全年办理完毕{done}件，{next}件正在办理。",
)
FINISHED = (
    "{Y}年，{we}共收到政府信息公开申请{new}件，上年结转{carry}件，均已办结。",
    "全年收到政府信息公开申请{new}件，结转上年度申请{carry}件，全部按期办结，无结转下年度办理事项。",
    "{Y}年{we}收办政府信息公开申请{pool}件（含上年结转{carry}件），办结率100%。",
)
ALL_DONE = (
    "{Y}年，{we}共收到政府信息公开申请{new}件，上年结转{carry}件，均已办结。",
    "全年收到政府信息公开申请{new}件，结转上年度申请{carry}件，目前已全部办结。",
    "{Y}年{we}收办政府信息公开申请{pool}件（含上年结转{carry}件），办结率100%。",
    "{Y}年收到政府信息公开申请{new}件，无结转下年度办理的申请。",
)
SIMPLE = (
    "{Y}年，{we}共收到政府信息公开申请{new}件，均在法定期限内答复。",
    "全年受理政府信息公开申请{new}件，办结{done}件，无上年结转，也无结转下年度办理的申请。",
    "{Y}年度{we}收到依申请公开{new}件，已全部办结。",
    "本年度新收政府信息公开申请{new}件，答复{done}件，按时办结率100%。",
    "{Y}年，{organ}收到政府信息公开申请 {new} 件，依法办结 {done} 件。",
    "全年共收到公民、法人和其他组织提交的政府信息公开申请{new}件，均已办理完毕。",
)
WITHDRAWN = (
    "全年收到政府信息公开申请{new}件，其中{handled}件均按规定程序办结，{withdrawn}件申请人撤销。",
    "{Y}年，{we}收到政府信息公开申请{new}件，其中{handled}件已按期答复，{withdrawn}件由申请人主动撤回。",
)
SEPARATE = (
    "办理上年度结转申请{carry}件。{Y}年新收政府信息公开申请{new}件。截至年底，共答复{done}件，尚有{next}件未到期，结转下年度办理。",
    "上年结转政府信息公开申请{carry}件，本年新收{new}件，合计{pool}件。已办结{done}件，{next}件转入下一年度继续办理。",
)
RESULTS = (
    "从办理结果看，予以公开{granted}件，部分公开{partial}件，不予公开{deny}件，无法提供{unable}件，不予处理{noproc}件，其他处理{other}件。",
    "办结的{done}件中，予以公开{granted}件、部分公开{partial}件、不予公开{deny}件、无法提供{unable}件、不予处理{noproc}件、其他处理{other}件。",
    "办结的申请中：予以公开{granted}件；部分公开{partial}件；不予公开{deny}件；无法提供{unable}件；不予处理{noproc}件；作其他处理{other}件。",
)
APPLICANTS = (
    "新收申请中，自然人申请{np}件，法人或其他组织申请{legal}件。",
    "{Y}年新收的{new}件政府信息公开申请中，自然人{np}件、法人或其他组织{legal}件。",
    "从申请人看，全部{pool}件政府信息公开申请（含上年结转）中，自然人申请{np_all}件，法人或其他组织申请{legal_all}件。",
)
CHANNELS = (
    "全年新收的{new}件政府信息公开申请，按渠道分：网络申请{web}件、信函申请{letter}件、当面申请{desk}件。",
    "新收政府信息公开申请{new}件，其中网络申请{web}件、信函申请{letter}件、当面申请{desk}件。",
)
NO_REVIEW = (
    "全年未发生因政府信息公开引起的行政复议和行政诉讼。",
    "{Y}年{we}没有因政府信息公开工作被申请行政复议、提起行政诉讼的情况。",
    "无针对{we}政府信息公开工作的行政复议案件和行政诉讼案件。",
    "未发生涉及政府信息公开的举报投诉、行政复议、行政诉讼。",
    "因政府信息公开被申请行政复议0件、被提起行政诉讼0件。",
)
REVIEW = (
    "全年因政府信息公开被申请行政复议{review}件，被提起行政诉讼{suits}件。",
    "{Y}年发生涉及政府信息公开的行政复议{review}件、行政诉讼{suits}件。",
    "{we}政府信息公开行政复议案件{review}件，行政诉讼案件{suits}件。",
    "因政府信息公开工作引发行政复议 {review} 件，行政诉讼 {suits} 件。",
)
DETAILED = (
    "全年政府信息公开行政复议{review}件，其中结果维持{upheld}件、结果纠正{corrected}件、其他结果{otherwise}件、尚未审结{pending}件；行政诉讼{suits}件。",
    "因政府信息公开引起的行政复议{review}件（被纠正{corrected}件），行政诉讼{suits}件，其中未经复议直接起诉{direct}件、复议后起诉{after}件。",
)
NO_SUIT = (
    "全年因政府信息公开被申请行政复议{review}件，未发生行政诉讼。",
    "{Y}年涉及政府信息公开的行政复议{review}件，无行政诉讼案件。",
)
NO_APPEAL = ("全年未发生政府信息公开行政复议，被提起政府信息公开行政诉讼{suits}件。",)


def applications(voice: Voice) -> str:
    """The sentences of （二）依申请公开."""
    text = voice.pick("", *INTRO) if not voice.force else ""
    number = {name: int(voice.slots[name]) for name in ("pool", "carry", "next", "done")}
    if lie := voice.lie("!none", *NONE) or voice.lie("!all-done", *ALL_DONE) or voice.lie("!some", *SIMPLE):
        return text + lie
    if not number["pool"]:
        return text + voice.say(*NONE)
    if number["next"]:
        text += voice.say(*CARRIED, *SEPARATE)
    elif number["carry"]:
        text += voice.say(*CARRIED, *FINISHED)
    elif not voice.force and number["done"] > 3 and int(voice.slots["other"]) and voice.maybe(0.3):
        withdrawn = voice.rng.randint(1, int(voice.slots["other"]))
        voice.slots |= {"withdrawn": str(withdrawn), "handled": str(number["done"] - withdrawn)}
        text += voice.say(*WITHDRAWN)
    else:
        text += voice.say(*SIMPLE, *(CARRIED if voice.force else ()))
    if number["done"] and (voice.forced("granted", "partial", "deny", "unable", "noproc", "other") or voice.maybe(0.4)):
        text += voice.say(*RESULTS)
    if voice.forced("np", "legal", "np_all", "legal_all") or voice.maybe(0.2):
        text += voice.say(*APPLICANTS)
    if int(voice.slots["new"]) > 3 and (voice.forced("web", "letter", "desk") or voice.maybe(0.2)):
        text += voice.say(*CHANNELS)
    return text


def reviews(voice: Voice) -> str:
    """The sentence on 行政复议 and 行政诉讼."""
    review, suits = int(voice.slots["review"]), int(voice.slots["suits"])
    if lie := voice.lie("!no-review", *NO_REVIEW):
        return lie
    if not review and not suits:
        return voice.say(*NO_REVIEW) + filed(voice)
    if voice.forced("corrected", "upheld", "direct", "after"):
        return voice.say(*DETAILED)
    if not suits and voice.maybe(0.5) and not voice.forced("suits"):
        return voice.say(*NO_SUIT)
    if not review and voice.maybe(0.5) and not voice.forced("review"):
        return voice.say(*NO_APPEAL)
    return voice.say(*REVIEW, *(DETAILED if review and suits else ())) + filed(voice)


def filed(voice: Voice) -> str:
    """Cases of a wider scope: filed with a government, or handled for a superior; they are not the organ's own."""
    if voice.facts.organ.kind != "government" or not voice.maybe(0.3):
        return ""
    voice.slots |= {"cases4": str(voice.rng.randint(61, 140)), "suits4": str(voice.rng.randint(12, 60))}
    return voice.say(
        "{scope}备案的政府信息公开类行政复议案件{cases4}件、行政诉讼案件{suits4}件。",
        "司法行政部门全年代理政府信息公开行政复议案件{cases4}件。",
    )
