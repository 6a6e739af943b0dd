"""Different authors write up the same facts: from facts to a draft without layout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.bench import tables
from tests.bench.draft import Draft, Section
from tests.bench.wording import aspects, head, old, rest
from tests.bench.wording.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from random import Random

    from tests.bench.facts import Facts

__all__ = ["HEADINGS", "UnsaidError", "Voice", "compose"]

HEADINGS = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
)
_VARIANTS = {
    4: ("四、因政府信息公开工作被申请行政复议、提起行政诉讼情况", "四、政府信息公开行政复议及行政诉讼情况"),
    5: ("五、政府信息公开工作存在的主要问题及改进情况",),
    6: ("六、其它需要报告的事项",),
}


class UnsaidError(ValueError):
    """The author found no place for something that must be said: try another seed."""


def compose(rng: Random, facts: Facts, wrong: Mapping[str, str] | None = None, force: Sequence[str] = ()) -> Draft:
    """The report as written; `wrong` says a slot otherwise than the facts, `force` makes the author mention one."""
    voice = Voice(rng, facts, wrong, force)
    preamble = head.preamble(voice)
    sections = old.chapters(voice) if facts.edition == "2008" else _sections(voice)
    if not preamble_wanted(voice):
        preamble = []
    if missing := voice.missing():
        raise UnsaidError(", ".join(sorted(missing)))
    closing = head.date(rng, facts.closing)
    if preamble and not voice.force and voice.maybe(0.08):
        preamble.insert(0, f"（{closing}）")
        closing = ""
    return Draft(
        head.title(voice),
        preamble,
        sections,
        facts.organ.name,
        closing,
        "{}-{:02}-{:02}".format(*facts.published),
    )


def preamble_wanted(voice: Voice) -> bool:
    """Some authors begin with section 一 at once."""
    voice.said.add("!preamble")
    return bool(voice.force) or voice.maybe(0.92)


def _sections(voice: Voice) -> list[Section]:
    headings = list(HEADINGS)
    for number, variants in _VARIANTS.items():
        if voice.maybe(0.15):
            headings[number - 1] = voice.rng.choice(variants)
    facts, form = voice.facts, voice.facts.edition
    intro = voice.pick("", "", "", "{Y}年，{we}政府信息公开工作有关数据如下：")
    table2 = tables.table2(voice.rng, facts, form)
    return [
        Section("s1", headings[0], list(aspects.general(voice))),
        Section("s2", headings[1], [*([voice.fill(intro)] if intro else []), table2]),
        Section("s3", headings[2], [tables.table3(facts, form)]),
        Section("s4", headings[3], [tables.table4(facts)]),
        Section("s5", headings[4], list(rest.problems(voice))),
        Section("s6", headings[5], list(rest.other(voice))),
    ]
