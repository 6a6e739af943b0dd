"""Percentages whose part, or part and whole, their own words name."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reportlint.prose.layout import words_before
from reportlint.regex import regex
from reportlint.values import between

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reportlint.values import Quantity

    Wholes = Mapping[Quantity, tuple[Quantity, Quantity]]

_OF_WHOLE = regex("[,，(]?约?占[^,，、;；:：。0-9()（）]{0,12}[(（]?(?:共|为)?$")
_THEREOF = regex("[)）]?的(?:(?:比例|比重|百分比)(?:为|是|达到?|约)*)?")
"""What stands between a part and its whole, and behind that: 41件，占办结总数82件的50%; 41件，占办结件（82件）的50%."""
_AMONG = regex("[^,，、;；:：。0-9()（）]{0,12}[中里](?:仅|只|共)?(?:有|为)?")
"""What stands between a whole and its part: 20个村中有7个."""
_ONLY = regex("[^,，、;；:：。0-9()（）]{0,14}[,，](?:仅|只)?占")
_SURVEYED = regex("调查|走访|抽查|抽检|测评|评议")
_OF_THOSE = regex("[,，][^,，、;；:：。0-9()（）]{1,10}的")
"""What stands between those asked and those of one answer: 入户调查90户，知晓的63户，仅70%."""
_BARELY = regex("[,，](?:仅|只)?[有占为]?")
_NAME = regex("([一-龥]{2})率(?:为|达到?|约|是|均为)*$")
"""What a rate is called."""
_RATE = regex(
    r"([^,，、;；:：。0-9()（）]{0,12})[,，(（]([一-龥]{2,6})(?<!节约)(?<!节支)(?<!节省)(?:率|比例)(?:为|达到?|约|是)*$"
)
"""A rate by name behind what it is of: 办结730件，办结率98.4%. What is saved is saved of what was planned."""
_NOT = "不未非"
_ENDS = regex("[。\n]")
_LABEL, _FAR = 24, 60
"""What a number counts is said in so many characters before it; the number of the others stands no farther away."""
_MARKS = regex("[,，、;；:：。()（）\n]")
_FIRST = regex("[(（]([^,，、;；:：。0-9()（）]{0,12})")
_SECOND = regex("[,，、;；]([^,，、;；:：。0-9()（）]{0,12})")
_WHOLE = regex("应|共|收到|受理|发放|总数|新收|到期|全部")
"""What stands before the number of all of which a rate is."""


def spelt_out(text: str, quantities: Sequence[Quantity]) -> Wholes:
    """Numbers with the whole and the percentage that are said beside them and of nothing else."""
    found: dict[Quantity, tuple[Quantity, Quantity]] = {}
    for row in zip(quantities, quantities[1:], quantities[2:], strict=False):
        kinds = [quantity.unit == "%" for quantity in row]
        if sum(kinds) == 1 and not any(quantity.approximate for quantity in row):
            found.update(_behind(text, *row) if kinds[2] else _bracketed(text, *row) if kinds[0] else {})
    return found


def _behind(text: str, part: Quantity, whole: Quantity, said: Quantity) -> Wholes:
    """41件，占办结总数82件的50%."""
    alike = part.unit == whole.unit and 0 < part.number <= whole.number
    right = alike and _THEREOF.fullmatch(text, whole.stop, said.at) and _OF_WHOLE.match(text, part.stop, whole.at)
    if right:
        return {part: (whole, said)}
    whole, part = part, whole
    if part.unit != whole.unit or not 0 < part.number <= whole.number:
        return {}
    among = _AMONG.fullmatch(text, whole.stop, part.at) and _ONLY.fullmatch(text, part.stop, said.at)
    asked = _SURVEYED.search(words_before(text, whole.at, _LABEL, _MARKS)) is not None
    asked = asked and bool(
        _OF_THOSE.fullmatch(text, whole.stop, part.at) and _BARELY.fullmatch(text, part.stop, said.at)
    )
    return {part: (whole, said)} if among or asked else {}


def _bracketed(text: str, said: Quantity, one: Quantity, other: Quantity) -> Wholes:
    """A rate by name that a bracket takes apart: 答复率为95%（应答复80件，按期答复76件）."""
    name = _NAME.search(text, max(said.at - 12, 0), said.at)
    first = _FIRST.fullmatch(text, said.stop, one.at)
    second = _SECOND.fullmatch(text, one.stop, other.at)
    if one.unit != other.unit or text[other.stop : other.stop + 1] not in (")", "）"):
        return {}
    if name is None or first is None or second is None:
        return {}
    for part, its, whole, all_ in ((one, first[1], other, second[1]), (other, second[1], one, first[1])):
        if name[1] in its and _WHOLE.search(all_) and not _WHOLE.search(its) and 0 < part.number <= whole.number:
            return {part: (whole, said)}
    return {}


def rated_by(text: str, part: Quantity, said: Quantity, quantities: Sequence[Quantity]) -> Quantity | None:
    """The number that a percentage is called after (收回, 回收率): the one right before it, or, where that is of the
    others (合格461批次，不合格39批次，合格率92.2%), the last before. 100% may mean all that were due."""
    match = _RATE.match(text, part.stop, said.at)
    if match is None or said.number >= 100:
        return None
    name = match[2]
    words = words_before(text, part.at, _LABEL, _MARKS) + match[1]
    if not any(f"{no}{name}" in words for no in _NOT):
        return part if name in words or name[::-1] in words or (name == "办结" and "已办" in words) else None
    before = between(quantities, max(part.at - _FAR, 0), part.at)
    if not before or before[-1].unit != part.unit or before[-1].approximate:
        return None
    other = before[-1]
    told = "。" not in text[other.stop : part.at] and name in words_before(text, other.at, _LABEL, _MARKS)
    return other if told else None


def in_brackets(text: str, quantities: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """Numbers with nothing but a percentage in a bracket behind them, where two follow each other: 公开70件（29.3%），…."""
    last: tuple[Quantity, Quantity] | None = None
    told = False
    for part, said in pairwise(quantities):
        if not said.unit == "%" != part.unit or said.approximate or part.approximate:
            continue
        if text[part.stop : said.at] not in ("(", "（") or text[said.stop : said.stop + 1] not in (")", "）"):
            last, told = None, False
            continue
        if last is not None and not _ENDS.search(text, last[1].stop, part.at):
            if not told:
                yield last
            yield part, said
            told = True
        else:
            told = False
        last = part, said
