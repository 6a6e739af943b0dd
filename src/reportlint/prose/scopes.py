"""Finds where the prose may list parts, and which numbers the list may divide: under 其中, 分别为, in a bracket."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from reportlint.prose.counts import Prose
from reportlint.prose.layout import HIDDEN, Layout, words_before
from reportlint.prose.leads import OF, RESULTS, VIEW, leads, leads_in
from reportlint.prose.lists import EVEN, family, pattern
from reportlint.prose.siblings import CHANGE, beside, of_some
from reportlint.regex import named
from reportlint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.values import Quantity

_MOST, _NEAREST = 20, 6
"""So many 其中 a sentence and candidates for a whole are looked at: more are no prose."""
_GAP = 30
"""At most so many characters stand between a whole and its 其中, brackets and comparisons left out."""
_LABEL = 24
"""What a number counts is said in so many characters before it."""
_LISTED, _PARAGRAPH = 3, 400
"""From so many numbers on a sentence is a list; so many characters before one tell what it may divide besides."""
_TIMELY = "按[时期](?:办结|答复)[0-9]{1,7}[件宗份][,，、和及](?:延期|延长|逾期|超期)[^,，。;；、0-9]{0,8}[0-9]"
"""How what was done divides: 按时办结38件、延期办结2件."""
_NOUN = "(?:(?:政府)?(?:信息公开)?(?:申请|案件))?"
_SHARES = "(?:[两二三四五六七八九十]{1,2}[一-龥]{1,3}|各[一-龥]{0,4}|每[件笔项次])"
"""What a sentence may call the parts that it goes on to list: 收取3480元，四件分别为…"""
_CHANNEL = "(?:以|通过|经)?(?:网络|网上|线上|信函|邮寄|当面|现场|窗口|传真)(?:的?(?:方式|渠道|形式|途径))?(?:申请|提[出交]|递交|收到)?(?:申请)?"
"""What stands before a number that came by one channel."""
_pattern = named(
    {
        # what stands right behind the whole: 12件(…, 12件，分别来自…, 12件申请具体是…, 12篇，由…组成, 12篇，视频便有…
        "openers": rf"[,，]?[(（]|[:：](?!一是)|{_NOUN}[,，]?(?:(?P<each>分别(?:[为是有]|位于|来自|设[在于]|分布[在于]))"
        r"|具体(?:情况)?(?:[为是有]|包[括含]|分[为成]|如下)|依次[为是]|分[为成]|即(?=[:：]|[^,，。;；:：0-9]{1,12}[0-9]{1,7}[^,，。;；:：0-9]{1,2}、))"
        # 12件申请，当面3件、信函9件; 12件，分两种方式：当面3件…
        f"|{_NOUN}[,，](?={_CHANNEL}[0-9])|(?:新收)?{_NOUN}[,，]?共?分[两二三四五]种(?:渠道|方式|途径|形式)[:：]"
        f"|[,，]?由(?=[^,，。;；:：0-9]{{1,16}}[0-9][^。;；]{{3,120}}?(?:组成|构成))|[,，]{_SHARES}分别[为是]"
        f"|[,，](?:(?=专职|包[括含]|含(?![^,，。;；:：0-9]{{1,12}}的[0-9])|内[含有设]|涵盖|按件[^,，。;；、0-9]{{0,8}}[0-9]|{_TIMELY})"
        "|(?=有[0-9]{1,6}[^,，。;；:：、0-9]{1,2}[为是])|(?=未(?:通过|收回|回复|采纳|达标)[0-9]|不(?:合格|达标|通过)[0-9])"
        f"|(?P<alone>(?={EVEN}[0-9])))",
        "inner": "[;；]|其中|[0-9][^,，。、0-9]{1,2}[:：]",
        "mark": "[,，;；:：、。()（）\n0-9]",
        "subject": "[^,，。;；:：、0-9()（）\n]{0,10}",
        "altogether": "全年|年内|本年|一年来|共|总",
        "remainder": "(?:通过|以|按)?(?:其他|其它|其余|剩余|余下)",
        "received": "收到|新收|受理|接收|接到",
        # 由2个增加到5个: five is what there is now, two what there was
        "reached": f"{CHANGE}(?:了)?[到至为]$",
        "raised": f"[^,，;；:：。0-9]{{0,4}}{CHANGE}(?:了)?[到至为]",
        "done": "在?(?:全年|年内|本年度?|共|总?计|已|全部|截至年底){0,4}(?:办结|答复|办理完毕)的?"
        "(?:申请|件|政府信息公开申请|信息公开申请)?(?:共|为|总?计){0,3}",
        "cases": "收到|新收|受理|接收|接到|收办|申请",
    }
)


class Scope(NamedTuple):
    """A stretch at one bracket level that may list parts."""

    home: int
    start: int
    end: int
    lead: str
    """What opened it: 其中, a bracket, a colon, 分别为."""
    wholes: tuple[Quantity, ...]
    """Candidates, the nearest first."""
    inner: bool
    """Whether it stands in a list itself, which goes on behind the next semicolon."""
    received: tuple[Quantity, ...] = ()
    """What a list of channels at the head of a sentence divides, however far up in its paragraph that is said."""
    above: tuple[Quantity, ...] = ()
    """What a sentence that begins with 其中 may divide besides, behind a sentence that lists parts itself."""


def opens(text: str, quantities: Sequence[Quantity]) -> bool:
    """Whether there is anything in `text` that may open a list of parts."""
    return leads_in(text) or any(_pattern("openers").match(text, quantity.stop) for quantity in quantities)


def scopes(prose: Prose) -> Iterator[Scope]:
    """Every stretch that may list the parts of something before it."""
    frame = prose.frame
    sentence, seen = -1, 0
    opened = sorted(leads(frame.text))
    views = [at for at, _, lead in opened if lead == VIEW]
    for at, begin, lead in opened:
        start = frame.sentence(at)[0]
        sentence, seen = start, seen + 1 if start == sentence else 0
        if seen >= _MOST:
            continue
        home = frame.home(at)
        if lead == OF:
            whole = _counted(prose, home, at) or _done(prose, home, start, at)
            if whole is not None:
                yield Scope(home, begin, _until(views, begin, frame.sentence(begin)[1]), lead, (whole,), False)
            continue
        low, end = (frame.brackets[home].opening + 1, frame.brackets[home].closing) if home >= 0 else frame.sentence(at)
        wholes = _before(prose, home, low, at)
        above: tuple[Quantity, ...] = ()
        if not wholes and home < 0 and low > 0 and not frame.outer[low:at].strip() and frame.text[low - 1] == "。":
            first = prose.between(home, begin, end)[:1]
            listed = _before(prose, home, frame.sentence(low - 1)[0], low - 1)
            listed = tuple(one for one in listed if lead != RESULTS or not of_some(prose, one))
            above = _above(prose, low, listed)
            if listed and _pattern("remainder").match(words_before(frame.text, listed[0].at, 24, _pattern("mark"))):
                listed = ()  # …、其他形式600条。其中网站5469条: what is left over has no parts in a sentence of its own
            wholes = listed if _enough(listed, first) else listed + above
            if len(listed) > 1 and not _enough(wholes, first) and _together(listed, first):
                continue
        received = _received(prose, home, at) if lead == VIEW else ()
        received = tuple(quantity for quantity in received if quantity.at >= low) or received
        if wholes or received:
            inner = lead == "其中" and _pattern("inner").search(frame.view(home, low, at).rstrip(";；")) is not None
            end = (
                _until(views, begin, end)
                if lead != "其中"
                else beside(prose, home, begin, _until(views, begin, end), wholes)
            )
            yield Scope(home, begin, end, lead, wholes, inner, received, above)
    for quantity in prose.counted:
        opener = _pattern("openers").match(frame.text, quantity.stop)
        if opener is None:
            continue
        lead = opener.group()
        if lead[-1] in "(（":
            inside = frame.home(opener.end() - 1)
            if inside >= 0 and frame.brackets[inside].opening == opener.end() - 1:
                yield Scope(
                    inside, opener.end(), frame.brackets[inside].closing, "(", _bracketed(prose, quantity), False
                )
            continue
        home = frame.home(quantity.at)
        if opener["alone"] is not None:
            yield from _alone(prose, home, quantity, opener.end())
            continue
        whole = quantity
        lead = lead[-1] if lead[-1] in ",，" else lead
        if lead in ",，" and not pattern("include").match(frame.text, opener.end()):
            named = called(frame, quantity)
            if named == "channel" or (frame.text.startswith(("按时", "按期"), opener.end()) and named != "status"):
                continue
            whole = _divided(prose, home, quantity) if named and named != "status" else quantity
        end = frame.brackets[home].closing if home >= 0 else frame.sentence(quantity.stop)[1]
        end = _until(views, opener.end(), end)
        if "分别" in lead:
            end = _up_to_the_next(frame, opener.end(), end)
        yield Scope(home, opener.end(), end, lead, (whole,), False)


def _alone(prose: Prose, home: int, whole: Quantity, begin: int) -> Iterator[Scope]:
    """The one part that a clause from `begin` sets against `whole`: 推送1360篇，仅视频就有475篇."""
    low = prose.frame.brackets[home].opening + 1 if home >= 0 else prose.frame.sentence(whole.at)[0]
    clause = pattern("clause").split(prose.frame.view(home, low, whole.at))[-1]
    part = next(iter(prose.between(home, begin, begin + _LABEL)), None)
    even = prose.frame.text[begin] in "仅单光" or _pattern("altogether").search(clause)
    if part is not None and even and not pattern("versus").search(clause):
        yield Scope(home, begin, part.stop, ",", (whole,), False)


def _received(prose: Prose, home: int, at: int) -> tuple[Quantity, ...]:
    """The applications that the paragraph counts before `at`, no part of them; first those that it says to be received."""
    text = prose.frame.text
    found = []
    for quantity in prose.last(home, text.rfind("\n", 0, at) + 1, at, _MOST):
        words = words_before(text, quantity.at, _LABEL, _pattern("mark"))
        if _pattern("cases").search(words) and family(words) in ("", "origin") and not pattern("versus").search(words):
            found.append((not _pattern("received").search(words), quantity))
    return tuple(quantity for _, quantity in sorted(found, key=lambda one: one[0]))


def _bracketed(prose: Prose, quantity: Quantity) -> tuple[Quantity, ...]:
    """What a bracket right behind `quantity` may divide: that, or behind a comparison (22件，比上年增加4件) what is compared."""
    home = prose.frame.home(quantity.at)
    low = prose.frame.brackets[home].opening + 1 if home >= 0 else prose.frame.sentence(quantity.at)[0]
    clause = pattern("clause").split(prose.frame.view(home, low, quantity.at))
    if len(clause) == 1 or not pattern("versus").search(clause[-1]):
        return (quantity,)
    return quantity, *_before(prose, home, low, quantity.at)[:1]


def _until(views: Sequence[int], begin: int, end: int) -> int:
    """Where a list that begins at `begin` and reaches to `end` stops: before the next 按…分 or 从…看 at the latest."""
    index = bisect_left(views, begin)
    return min(end, views[index]) if index < len(views) else end


def _up_to_the_next(frame: Layout, begin: int, end: int) -> int:
    """Where a list under 分别为 ends: at a semicolon with another behind it."""
    match = pattern("semicolon").search(frame.text, begin, end)
    return match.start() if match and "分别" in frame.text[match.end() : end] else end


def called(frame: Layout, quantity: Quantity) -> str:
    """How the words before a number divide, if it is a part itself: 网络申请24件，信函申请13件."""
    return family(words_before(frame.text, quantity.at, _LABEL, _pattern("mark")))


def _divided(prose: Prose, home: int, quantity: Quantity) -> Quantity:
    """What a list of channels divides behind one of applicants: 收到10件,自然人9件、企业1件,网上申请6件、当面申请4件."""
    low = prose.frame.sentence(quantity.at)[0]
    before = [q for q in prose.between(home, low, quantity.stop) if q.unit == quantity.unit]
    main = [q for q in before if called(prose.frame, q) != "applicant"]
    return main[-1] if main else quantity


def _above(prose: Prose, low: int, listed: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """What else of the paragraph a sentence from `low`, that begins with 其中, may divide where a list stands before it,
    the nearest first: 办结66件。按结果分，予以公开28件，…。其中网络申请45件."""
    if len(listed) < _LISTED:
        return ()
    start = max(prose.frame.text.rfind("\n", 0, low) + 1, low - _PARAGRAPH)
    return tuple(q for q in reversed(prose.between(-1, start, low)) if q not in listed)


def _enough(wholes: Sequence[Quantity], first: Sequence[Quantity]) -> bool:
    """Whether one of the `wholes` is not less than the first part."""
    return any(whole.unit == one.unit and whole.number >= one.number for one in first for whole in wholes)


def _together(listed: Sequence[Quantity], first: Sequence[Quantity]) -> bool:
    """Whether the first part may be one of all that is listed: 网站150条，微信96条。其中政策类170条."""
    return any(sum(q.number for q in listed if q.unit == one.unit) >= one.number for one in first)


def _counted(prose: Prose, home: int, at: int) -> Quantity | None:
    """The number right before the words that open a list of its parts: 8件申请 (均已答复:)."""
    before = prose.between(home, max(at - 24, 0), at)
    near = bool(before) and _pattern("subject").fullmatch(prose.frame.text, before[-1].stop, at) is not None
    return before[-1] if near else None


def _done(prose: Prose, home: int, start: int, at: int) -> Quantity | None:
    """What was done, as the sentence before the one from `start` says, where that begins 办结件中: and lists results."""
    text = prose.frame.text
    if home >= 0 or text[start - 1 : start] != "。" or not _pattern("done").fullmatch(text, start, at):
        return None
    for quantity in reversed(prose.between(home, prose.frame.sentence(start - 1)[0], start)):
        if _pattern("done").fullmatch(words_before(text, quantity.at, _LABEL, _pattern("mark"))):
            return quantity
    return None


def _before(prose: Prose, home: int, low: int, at: int) -> tuple[Quantity, ...]:
    """The quantities that may be the whole of a list opening at `at`, the nearest first."""
    found: list[Quantity] = []
    for quantity in prose.between(home, low, at)[: -_NEAREST - 1 : -1]:
        clause = pattern("clause").split(prose.frame.view(home, low, quantity.at))[-1]
        reached = _pattern("reached").search(clause) is not None
        if not reached and pattern("versus").search(clause):
            continue
        if not reached and _pattern("raised").match(prose.frame.text, quantity.stop):
            continue
        between = prose.frame.view(home, quantity.stop, at).replace(HIDDEN, "").rstrip(";；")
        if found and pattern("semicolon").search(between):
            break
        kept = [part for part in pattern("clause").split(between) if not pattern("versus").search(part)]
        if found or len("".join(kept)) <= _GAP:
            found.append(quantity)
    return tuple(found)
