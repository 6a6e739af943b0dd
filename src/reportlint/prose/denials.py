"""Finds the claims that are made without a number: what is denied (未收到申请) and what is said outright (均已办结)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.prose.cases import said_of_some
from reportlint.prose.cases.aside import beside_left_over, passed_on
from reportlint.prose.cases.plain import PERSONS, every_way, plain
from reportlint.prose.cases.whose import apart
from reportlint.prose.cases.years import relative, said_of_another
from reportlint.prose.ours import Ours
from reportlint.prose.reasons import denied
from reportlint.regex import named
from reportlint.values import Claim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.prose.layout import Layout
    from reportlint.prose.lexicon import Entry, Lexicon
    from reportlint.prose.subject import Subject
    from reportlint.values import Organ, Section

_MARKS = frozenset(",，;；:：。!?！？\n")
_REACH = 60
"""How far a denial reaches within its clause."""
_NEAR = 240
"""How far back the number may stand that a clause repeats."""
_pattern = named(
    {
        # 上年未结的诉讼1件…；本年无新增诉讼: the table may have the old one
        "no new": "新(?:增|发|收)[^,，;；。]{0,8}(?:复议|诉讼)",
        "clause": "[,，;；:：。!?！？\n]",
        "semicolon": "[;；]",
        # A clause that only goes on listing what was denied before: 未发生行政复议，行政诉讼情况
        "further": "(?:以及|或者?|和|及|也|亦)?(?:被)?(?:申请|提起|提出)?(?:行政)?(?:复议|诉讼)[^,，;；:：。0-9]{0,8}(?=[,，;；。\n]|$)",
        # One kind of applicants or of subjects alone, the others untouched: 没有法人申请, 未收到关于征地的申请
        "kind": ".*(?:关于|有关|针对|涉及)(?!本|我|该|政府|信息|依申请|公开|要求|申请|政务|主动)"
        f"|(?!.*{PERSONS}).*(?:法人|企业|科研|公益|(?:组织|机构)(?:未|没有|无|的申请))|(?!.*(?:法人|组织)).*自然人"
        "|.*(?:口头|当面|信函|传真|电子邮件|邮箱|网络|网上)(?!.*[等、])",
        # 公益诉讼, 民事诉讼: none of those that a report tells of
        "sort": "(?:公益|民事|刑事|赔偿)(?:行政)?$",
        # Cases for one reason alone: 因信息处理费引发的行政复议, 涉及处罚的行政复议
        "cause": "因(?![^引导产被提]*(?:信息(?!处理)[不未]?公开"
        "|(?:政务|依申请|[不未])公开|公开(?:工作|申请|政府|[引导产被提而])|申请|答复|此))[^,，;；。]{1,24}?(?:引发|引起|导致|产生|被|提起)"
        "|(?:涉及|关于|有关|针对)(?!本|我|该|公开|[^,，;；。]{0,24}(?:信息|政务|依申请)公开)",
        # 没有因逾期未答复而…: what is denied in a ground is not what the clause denies
        "ground": "因(?:(?!引[发起]|导致|产生|提起)[^被而也亦且均并]){0,20}$",
        "if": "例?如(?![期实约])|[倘假]",
        "counted": "[0-9]+[件宗份起例]",
        "due": "应[于在当予]?|期限内应",
        "expired": "(?<!未)到期|届满|应当?[于在][^,，;；。]{0,20}(?:答复|办结|办理)的",
        # 全部办结件, 全部答复文书: all of these papers, not that all is done
        # 均在期限内答复或者告知延期: the exception itself
        "things": "(?:或者?|或是)[^,，;；。0-9]{0,8}(?:延期|延长|顺延|补正)"
        # 均在答复期限内: not overdue, which is not done
        "|(?<=答复|办理|办结|回复)(?:期限|时限|期)之?内?(?=[,，;；:：。\n]|$)"
        "|(?<=全部办结|全部答复)(?:[件文书函稿意材量数中]|申请[中的数量件]|的(?!情))",
        # 其中网络申请30件，办结率100%; but 其中予以公开16件 lists what became of all
        "within": "其中(?![,，:：]?(?:依法)?(?:予以|同意|准予|部分|不予|不)?公开|[,，:：]?(?:本年|当年|新收))[^;；]*$",
        # 办结的申请均在法定期限内答复 says nothing of those not yet done
        "done": "(?:办结|答复|回复|办毕|(?:办理|处理)(?:完毕|完成|完))的"
        "(?:[0-9]+[件宗份起例])?(?:(?:政府)?信息公开|依申请公开)?(?:申请|事项|案件|办件)?(?:[0-9]+[件宗份起例])?中?[,，]?$",
        # 办理38件，均规范答复: so all that were handled
        "handled": "(?<!收到和)(?<!受理和)办理[^,，;；:：。、0-9]{0,16}[0-9]+[件宗份起例][,，]$",
        "manner": "均(?:依法|依规|规范|严格|按规定|按要求)",
        "all": "收到|受理|新收|接收|接到|全年|(?<![在于])本年|共",
        # 未发生行政诉讼的单位12个: units are counted that had none
        "units": "[^,，;；:：。0-9]{0,40}的(?:单位|部门|[科处股]室|乡镇|镇街|街道|地区|县区)[共有达到占为数]{0,4}[0-9]",
        # Of whom it is denied: only of what is below the organ. 直属单位均未…, but not 我局及直属单位均未…
        "below": "(?<![及其和与、同])(?:内设|[科处股]室|派出|直属|所属|下属|下设|二级|基层|事业单位|各(?:村|社区|乡|镇|街道|县|区))",
    }
)


def speaks(text: str, words: Lexicon) -> bool:
    """Whether there is anything in `text` that may be a claim in words."""
    return any(pattern is not None and pattern.search(text) for pattern in (words.denials, words.phrases))


def worded(
    section: Section,
    frame: Layout,
    subject: Subject,
    words: Lexicon,
    claimed: set[tuple[int, str]],
    organ: Organ | None,
    year: int | None,
) -> Iterator[Claim]:
    """The claims of one section that are made in words alone; `claimed` are sentence starts and names of the others."""
    seen: set[tuple[str, int]] = set()
    for entry, at, start, end in (
        *_denied(section, frame, subject, words, year),
        *_said(section, frame, subject, words),
    ):
        low = frame.sentence(start)[0]
        if any((low, name) in claimed for name in entry.unless_claimed):
            continue
        if any((low, name) not in claimed for name in entry.beside):
            continue
        new = _pattern("no new").search(frame.text, start, end)
        if new is not None and beside_left_over(frame.text, *frame.sentence(start), year):
            continue
        if apart(frame, frame.home(at), at, organ) or said_of_another(frame.outer[low:at], year):
            continue
        if (entry.name, start) not in seen:
            seen.add((entry.name, start))
            low, high = section.flow.span(start, end)
            yield Claim(entry.name, entry.value, "", low, high, section.id)


def _denied(
    section: Section, frame: Layout, subject: Subject, words: Lexicon, year: int | None
) -> Iterator[tuple[Entry, int, int, int]]:
    if words.denials is None or words.again is None or words.objects is None:
        return
    text = frame.text
    for match in words.denials.finditer(text):
        end = _end(text, match.end(), match.end() + _REACH)
        spoken = any(what and what.search(text, match.end(), end) for what in (words.objects, words.names))
        if not spoken or _pattern("units").match(text, match.end()):
            continue
        low, start = _start(frame, match.start())
        before = text[start : match.start()]
        if words.guards and words.guards.search(before):
            continue
        if _pattern("if").match(before) or _pattern("below").search(before):
            continue
        ground = _pattern("ground").search(before)
        if ground and words.denials.search(before, 0, ground.start()):
            continue
        further = _pattern("further").match(text, end + 1) if text[end : end + 1] in (",", "，") else None
        end = further.end() if further else end
        other = words.again.search(text, match.end(), end)
        stretch = every_way(relative(text[match.end() : other.start() if other else end], year))
        reason = denied(words, stretch)
        if reason is not None and _about(reason.topic, stretch, subject, words, low, match.start()):
            yield reason, match.start(), start, end
            continue
        for entry in words.claims.worded("denied"):
            stop = _object(entry, stretch)
            if not stop or (entry.sections and section.id not in entry.sections):
                continue
            if entry.without and entry.without.search(stretch):
                continue
            if entry.unless and entry.unless.search(text, low, end):
                continue
            if entry.after is not None and _pattern("kind").match(text[start : match.end()]):
                continue
            if not entry.topic or _about(entry.topic, stretch[:stop], subject, words, low, match.start()):
                yield entry, match.start(), start, end


def _object(entry: Entry, stretch: str) -> int:
    """Where the words end that say what is denied; 0 if they are none of `entry`, or only part of another thing.

    未收到申请 denies applications, 未要求申请人补正 and 没有法人申请 do not.
    """
    for found in entry.said.finditer(stretch) if entry.said else ():
        before = every_way(stretch[: found.start()])
        if entry.after is None:
            if found.group().endswith(("复议", "诉讼")) and (
                _pattern("sort").search(before)
                or _pattern("cause").search(before)
                or stretch.startswith(("决定", "机关"), found.end())
            ):
                continue
            return found.end()
        rest = entry.after.match(stretch, found.end())
        if rest and not _pattern("kind").match(before) and (found.group() != "申请" or plain(before)):
            return rest.end()
    return 0


def _about(topic: str, stretch: str, subject: Subject, words: Lexicon, low: int, at: int) -> bool:
    """Whether what is denied is about `topic`: by its own words, else by those before the denial."""
    name, weak = words.last_topic(stretch)
    if name and not weak:
        return name == topic
    before = subject.before(-1, low, at)
    return before.name == topic if before.own else topic in subject.inherited(low)


def _said(section: Section, frame: Layout, subject: Subject, words: Lexicon) -> Iterator[tuple[Entry, int, int, int]]:
    if words.phrases is None:
        return
    text = frame.text
    for match in words.phrases.finditer(text):
        low, start = _start(frame, match.start())
        if words.guards and words.guards.search(text, start, match.start()):
            continue
        if passed_on(text[low : match.start()]):
            continue
        for entry in words.claims.worded("phrases"):
            said = entry.said.match(text, match.start()) if entry.said else None
            if said is None or _pattern("things").match(text, said.end()):
                continue
            reach = _part(frame, match.start()) if entry.beside else frame.sentence(match.start())
            if (entry.sections and section.id not in entry.sections) or (
                entry.without and entry.without.search(text, *reach)
            ):
                continue
            if entry.earlier and entry.earlier.search(text, low, match.start()):
                continue
            if _pattern("kind").match(text[start : match.start()]):
                continue
            if entry.sequel and entry.context and not Ours(subject).goes_on(entry.context, low, match.end()):
                continue
            if entry.topic == "申请" and _of_some(frame, low, start, match.start()):
                continue
            if not entry.topic or subject.before(-1, low, match.end()).name == entry.topic:
                home = frame.home(match.start())
                first = max(start, frame.brackets[home].opening + 1) if home >= 0 else start
                yield entry, match.start(), first, _end(text, match.end(), reach[1])


def _part(frame: Layout, at: int) -> tuple[int, int]:
    """Where what stands at `at` in its sentence has to do with the figures beside it: between semicolons, and before the
    end of its bracket."""
    low, high = frame.sentence(at)
    home = frame.home(at)
    if home >= 0:
        high = frame.brackets[home].closing
    mark = _pattern("semicolon").search(frame.outer, at, high)
    before = [found.end() for found in _pattern("semicolon").finditer(frame.outer, low, at)]
    return before[-1] if before else low, mark.start() if mark else high


def _of_some(frame: Layout, low: int, start: int, at: int) -> bool:
    """Whether what is said of all at `at`, in a clause from `start`, is said of some applications alone: 到期的33件全部办结.

    All are those that came in, and those of a number that has been told before.
    """
    if frame.text.startswith("所有", at):
        return False
    clause = frame.outer[start:at]
    words = frame.outer[low:at]
    if _pattern("manner").match(frame.outer, at) and _pattern("handled").search(words):
        return True
    if said_of_some(words) or _pattern("within").search(words) or _pattern("done").search(words):
        return True
    whole = _pattern("all").search(clause)
    if ("结转" in clause or _pattern("expired").search(frame.outer, low, start)) and not whole:
        return True
    if _pattern("expired").search(clause):
        return True
    counted = _pattern("counted").search(clause)
    if counted is None:
        return False
    told = counted.group() in frame.outer[max(0, start - _NEAR) : start]
    return _pattern("due").search(clause) is not None or not (whole or told)


def _start(frame: Layout, at: int) -> tuple[int, int]:
    """Start of the sentence and of the clause around `at`."""
    low, _ = frame.sentence(at)
    text = frame.text
    start = at
    while start > low and text[start - 1] not in _MARKS:
        start -= 1
    return low, start


def _end(text: str, at: int, limit: int) -> int:
    stop = _pattern("clause").search(text, at, limit)
    return stop.start() if stop else min(len(text), limit)
