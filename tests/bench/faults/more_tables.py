"""More ways of contradicting table 2: documents, decisions, and powers of another kind of organ."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.bench.draft import mark
from tests.bench.facts import Wants
from tests.bench.faults.catalogue import MORE
from tests.bench.faults.registry import BOTH, NEW, Plan, UnplantableError, fault, other_number

if TYPE_CHECKING:
    pass

MARKED = re.compile(r"【(.*?)】")
TOPIC = ("（二）", "依申请公开", "二是依申请")


def say(plan: Plan, text: str, about: tuple[str, ...] = (), **numbers: object) -> None:
    """Add a sentence to section 一; 【…】 encloses what is wrong. `about`: to the paragraph that begins so."""
    body = plan.draft.section("s1").body
    words = {key: str(value) for key, value in numbers.items()} | {"Y": str(plan.facts.year)}
    sentence = MARKED.sub(lambda match: mark(match[1]), text.format_map(words))
    places = [n for n, part in enumerate(body) if isinstance(part, str) and part.endswith("。")]
    if about:
        starts = [n for n, part in enumerate(body) if str(part).startswith(about)]
        places = [n for n in places if starts and n >= starts[0]][:1] or places
    n = plan.rng.choice(places)
    body[n] = str(body[n]) + sentence
    plan.names += [match for match in MARKED.findall(text.format_map(words)) if len(match) > 3]


def quiet(plan: Plan, words: str) -> None:
    """Take the sentences with one of these words out of section 一."""
    body = plan.draft.section("s1").body
    for n, part in enumerate(body):
        if isinstance(part, str):
            kept = [one for one in re.split(r"(?<=。)", part) if not re.search(words, one)]
            body[n] = "".join(kept) or "依法做好有关工作。"


def wrong_number(plan: Plan, right: int, *others: int) -> int:
    """A number that is none of these and not 0."""
    found = other_number(plan.rng, right, *others)
    return found if found and found not in others else max(right, *others, 1) + 7


# ------------------------------------------------------------------------------------------------------------- table 2


@fault("T2-13", "info", BOTH, needs="t2", wants=Wants(kind="department"), stage=MORE)
def powers_of_another_kind(plan: Plan) -> None:
    name = plan.facts.organ.name
    table = {row: dict(cells) for row, cells in plan.facts.t2.items()}
    if name.endswith(("审计局", "统计局", "信访局")):
        row, value = "license", plan.rng.randint(1, 400)
    elif name.endswith("行政审批局"):
        row, value = "license", 0
    elif name.endswith(("公安局", "市场监督管理局")):
        row, value = ("coercion" if name.endswith("公安局") and plan.rng.random() < 0.5 else "penalty"), 0
    else:
        raise UnplantableError("an organ of any power")
    table[row]["decisions"] = value
    plan.facts_with(t2=table)
    where = plan.draft.table("t2").row(row)
    at = len(table[row]) - 1
    where.cells[at] = mark(where.cells[at])
    plan.names.append(where.label)


DOCUMENTS = {
    "made": (
        "{Y}年，制定出台行政规范性文件【{n}件】，均按要求公开。",
        "严格合法性审核，全年印发行政规范性文件【{n}】件。",
        "本年度新制定行政规范性文件 【{n}】 件，备案率100%。",
        "共制发规范性文件【{n}】件，同步做好政策解读。",
        "加强规范性文件管理，全年新制发【{n}】件。",
    ),
    "repealed": (
        "本年度废止行政规范性文件【{n}】件。",
        "经集中清理，宣布废止的行政规范性文件共【{n}】件。",
        "制定行政规范性文件{made}件，废止【{n}】件。",
    ),
    "valid": (
        "集中公开现行有效行政规范性文件【{n}】件。",
        "截至{Y}年12月31日，现行有效的行政规范性文件【{n}】件。",
        "行政规范性文件现行有效【{n}】件，全部公开。",
    ),
}


@fault("T2-26", "error", NEW, needs="t2", also="NUM-04", stage=MORE)
def documents_in_other_words(plan: Plan) -> None:
    slot = plan.pick(*DOCUMENTS)
    quiet(plan, "规范性文件")
    row = {name: int(value) for name, value in plan.facts.t2["normdoc"].items()}
    say(plan, plan.rng.choice(DOCUMENTS[slot]), n=wrong_number(plan, row[slot], *row.values()), made=row["made"])


@fault("T2-26", "error", NEW, needs="t2", wants=Wants(kind="department"), stage=MORE)
def documents_denied(plan: Plan) -> None:
    table = {row: dict(cells) for row, cells in plan.facts.t2.items()}
    table["normdoc"] = {"made": plan.rng.randint(1, 6), "repealed": 0, "valid": plan.rng.randint(8, 40)}
    plan.facts_with(t2=table)
    quiet(plan, "规范性文件")
    say(
        plan,
        plan.pick(
            "【本年度未制发行政规范性文件】。", "{Y}年【没有新出台规范性文件】。", "全年【无新制定行政规范性文件】。"
        ),
    )


PUBLISHED = {
    "penalty": (
        "全年主动公开行政处罚决定信息【{n}条】。",
        "在政府网站公示行政处罚决定书【{n}份】。",
        "通过信用平台等渠道公示行政处罚信息【{n}】条。",
        "{Y}年公开行政处罚案件信息【{n}】件。",
    ),
    "license": (
        "主动公开行政许可决定【{n}条】。",
        "公示行政许可信息【{n}】条，做到应公开尽公开。",
        "{Y}年共发布行政许可结果信息【{n}】条。",
        "行政许可决定公开【{n}】件。",
    ),
    "both": (
        "公开行政许可和行政处罚信息共【{n}】条。",
        "做好“双公示”工作，公示双公示信息【{n}条】。",
        "全年公开行政许可、行政处罚决定信息【{n}】条。",
    ),
}


@fault("T2-27", "warning", NEW, needs="t2", stage=MORE)
def published_in_other_words(plan: Plan) -> None:
    kind = plan.pick(*PUBLISHED)
    rows = ("license", "penalty") if kind == "both" else (kind,)
    decided = sum(int(plan.facts.t2[row]["decisions"]) for row in rows)
    say(plan, plan.rng.choice(PUBLISHED[kind]), n=decided + plan.rng.randint(3, 500))
    plan.names += ["行政许可" if kind != "penalty" else "行政处罚"]
