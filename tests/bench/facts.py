"""A fictional organ's year in numbers: random, but every identity of the form holds."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from tests.bench.organs import Organ, invent

if TYPE_CHECKING:
    from random import Random

COLUMNS = ("np", "biz", "res", "pub", "law", "oth", "total")
T4_GROUPS = ("review", "direct", "after")
T4_COLUMNS = ("upheld", "corrected", "other", "pending", "total")
DENY = tuple(f"deny.{n}" for n in range(1, 9))
UNABLE = tuple(f"unable.{n}" for n in range(1, 4))
NOPROC = tuple(f"noproc.{n}" for n in range(1, 6))
YEARS = {"2008": tuple(range(2008, 2019)), "2019": (2019, 2020), "2021": tuple(range(2021, 2027))}
FEES = [
    "不动产登记费",
    "城镇垃圾处理费",
    "考试考务费",
    "公共停车场收费",
    "水土保持补偿费",
    "城市道路占用费",
    "特种设备检验检测费",
    "证照工本费",
    "森林植被恢复费",
    "防空地下室易地建设费",
    "殡葬服务收费",
    "农药登记费",
]


def other_rows(edition: str) -> tuple[str, ...]:
    """The rows of 其他处理 in that edition."""
    return ("other.1", "other.2", "other.3") if edition == "2021" else ("other",)


def result_rows(edition: str) -> tuple[str, ...]:
    """The rows that 总计 sums."""
    return ("granted", "partial", *DENY, *UNABLE, *NOPROC, *other_rows(edition))


@dataclass(frozen=True)
class Wants:
    """What a fault needs the facts to have: None leaves it to chance."""

    applications: bool | None = None
    carry: bool | None = None
    next: bool | None = None
    reviews: bool | None = None
    fees: bool | None = None
    kind: str = ""
    least: int = 0
    """At least so many applications."""


@dataclass(frozen=True)
class Facts:
    """One year of one organ. Money is in 元."""

    organ: Organ
    year: int
    edition: str
    t2: dict[str, dict[str, Decimal | int]]
    t3: dict[str, tuple[int, ...]]
    t4: dict[str, tuple[int, ...]]
    fee_items: tuple[tuple[str, Decimal], ...]
    info_fee: int
    """信息处理费 in 元."""
    info_fee_cases: int
    news: tuple[int, ...]
    """Numbers of published items: policy, activity, notices, other."""
    closing: tuple[int, int, int]
    published: tuple[int, int, int]
    statistics: bool
    """Edition 2008: the statistical table is attached."""

    def total(self, row: str) -> int:
        """`t3` row total."""
        return self.t3[row][-1]

    def group(self, rows: tuple[str, ...]) -> int:
        """Sum of row totals."""
        return sum(self.t3[row][-1] for row in rows)

    @property
    def fees(self) -> Decimal:
        """All 行政事业性收费 in 元."""
        return sum((amount for _, amount in self.fee_items), Decimal(0))


def _split(rng: Random, amount: int, parts: int, skew: float = 2.0) -> list[int]:
    """`amount` over `parts` non-negative numbers."""
    weights = [rng.random() ** skew * (rng.random() < 0.6) for _ in range(parts)]
    if not any(weights):
        weights[rng.randrange(parts)] = 1.0
    counts = [0] * parts
    for index in rng.choices(range(parts), weights, k=min(amount, 400)):
        counts[index] += 1
    if amount > 400:
        counts = [count * (amount // 400) for count in counts]
        counts[rng.choices(range(parts), weights)[0]] += amount - sum(counts)
    return counts


def _size(rng: Random, wants: Wants) -> int:
    """How many applications are in hand."""
    if wants.applications is False:
        return 0
    if wants.applications is None and not wants.least and rng.random() < 0.28:
        return 0
    band = rng.choices(((1, 14), (15, 120), (121, 900), (1500, 9000)), (40, 35, 18, 7))[0]
    return max(rng.randint(*band), wants.least, 8 if wants.next or wants.carry else 0)


def applications(rng: Random, edition: str, wants: Wants) -> dict[str, tuple[int, ...]]:
    """Table 3, balanced by construction."""
    size = _size(rng, wants)
    people = round(size * rng.choice((1, 1, 1, 0.95, 0.9, 0.8)))
    in_hand = [people, *_split(rng, size - people, 5)]
    rows: dict[str, list[int]] = {row: [0] * 6 for row in ("new", "carry", *result_rows(edition), "done", "next")}
    with_next = wants.next if wants.next is not None else rng.random() < 0.5
    with_carry = wants.carry if wants.carry is not None else rng.random() < 0.5
    names = result_rows(edition)
    for column, pool in enumerate(in_hand):
        later = max(1, rng.randint(0, max(pool // 6, 1))) if with_next and pool > 1 else 0
        before = max(1, rng.randint(0, max(pool // 6, 1))) if with_carry and pool > 2 else 0
        rows["next"][column], rows["carry"][column] = later, before
        rows["new"][column], rows["done"][column] = pool - before, pool - later
        granted = round((pool - later) * rng.choice((0, 0.3, 0.5, 0.5, 0.7, 1)))
        rows["granted"][column] = granted
        for name, count in zip(names[1:], _split(rng, pool - later - granted, len(names) - 1), strict=True):
            rows[name][column] = count
    return {row: (*values, sum(values)) for row, values in rows.items()}


def reviews(rng: Random, pool: int, wants: Wants) -> dict[str, tuple[int, ...]]:
    """Table 4: never more cases than three in ten applications, so that nothing looks strange."""
    limit = pool * 3 // 10
    wanted = wants.reviews if wants.reviews is not None else rng.random() < 0.5
    if not wanted:
        limit = 0
    out: dict[str, tuple[int, ...]] = {}
    total = rng.randint(1, min(limit, 60)) if limit > 0 else 0
    for group, count in zip(T4_GROUPS, _split(rng, total, 3), strict=True):
        results = _split(rng, count, 4)
        out[group] = (*results, sum(results))
    return out


def _money(rng: Random, scale: int) -> Decimal:
    """An amount in 元, sometimes with 分."""
    yuan = Decimal(rng.randint(scale // 10 + 1, scale))
    return yuan + Decimal(rng.randint(1, 99)) / 100 if rng.random() < 0.15 else yuan


def _fees(rng: Random, organ: Organ, wants: Wants) -> tuple[tuple[str, Decimal], ...]:
    wanted = wants.fees if wants.fees is not None else rng.random() < 0.55
    if not wanted:
        return ()
    scale = {"government": 40_000_000, "committee": 6_000_000}.get(organ.kind, 800_000)
    return tuple((name, _money(rng, scale)) for name in rng.sample(FEES, rng.randint(2, 6)))


def fitting(organ: Organ, row: str, decisions: int) -> int:
    """The decisions of an organ that has the power to make them, and lives on it, or has it not."""
    if row == "license" and organ.name.endswith(("审计局", "统计局", "信访局")):
        return 0
    busy = {"license": ("行政审批局",), "penalty": ("公安局", "市场监督管理局", "城市管理局"), "coercion": ("公安局",)}
    return decisions or 7 * organ.name.endswith(busy.get(row, "-"))


def disclosure(rng: Random, edition: str, organ: Organ, fees: Decimal) -> dict[str, dict[str, Decimal | int]]:
    """Table 2 of the edition."""
    big = {"government": 20000, "committee": 3000, "township": 40}.get(organ.kind, 900)
    city = organ.kind == "government" and organ.level == "city"

    def some(limit: int, zero: float = 0.35) -> int:
        return 0 if rng.random() < zero else rng.randint(1, max(limit, 1))

    made = some(30 if organ.kind == "government" else 4, 0.4)
    rules = some(3) if city else 0
    if edition == "2021":
        gone, gone_rules = some(made + 4, 0.4), some(1) if city else 0
        return {
            "rules": {
                "made": rules,
                "repealed": gone_rules,
                "valid": rules + gone_rules + (rng.randint(2, 9) if city else 0),
            },
            "normdoc": {
                "made": made,
                "repealed": gone,
                "valid": max(made - gone, 0) + some(80, 0.2) + gone + (made > 0),
            },
            "license": {"decisions": fitting(organ, "license", some(big))},
            "penalty": {"decisions": fitting(organ, "penalty", some(big))},
            "coercion": {"decisions": fitting(organ, "coercion", some(big // 10))},
            "fees": {"amount_wan": fees / 10000},
        }
    table: dict[str, dict[str, Decimal | int]] = {}
    for row, count in (("rules", rules), ("normdoc", made)):
        table[row] = {
            "new_made": count,
            "new_public": count,
            "total_public": count + (some(60) if row == "normdoc" or city else 0),
        }
    for row in ("license", "other_mgmt", "penalty", "coercion"):
        before = some(300, 0.25)
        delta = rng.choice((0, 0, 0, rng.randint(1, 9), -rng.randint(1, max(before // 2, 1)) if before > 1 else 0))
        decisions = fitting(organ, row, some(big) if before + delta > 0 else 0)
        before = before if before + delta > 0 or not decisions else 9 - delta
        table[row] = {"prev_items": before, "delta": delta, "decisions": decisions}
    before = some(12)
    table["fees"] = {"prev_items": before, "delta": rng.choice((0, 0, 1, -1 if before else 0))}
    projects = some(60, 0.3)
    table["procurement"] = {"projects": projects, "amount": _money(rng, 400_000 * projects) if projects else 0}
    return table


def _dates(rng: Random, organ: Organ, year: int, edition: str) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    """落款 and publication, both in time."""
    late = edition == "2008" or organ.kind in ("government", "committee")
    month = rng.randint(1, 3) if late else 1
    day = rng.randint(4, 26 if month != 2 else 24)
    return (year + 1, month, day), (year + 1, month, min(day + rng.randint(0, 4), 30 if month != 2 else 28))


def invent_facts(rng: Random, edition: str, wants: Wants | None = None) -> Facts:
    """A year of an invented organ in that edition."""
    wants = wants or Wants()
    year = rng.choice(YEARS[edition])
    organ = invent(rng, old=edition == "2008", kind=wants.kind)
    form = "2021" if edition == "2021" else "2019"
    if wants.reviews and wants.applications is None:
        wants = Wants(True, wants.carry, wants.next, True, wants.fees, wants.kind, max(wants.least, 12))
    table3 = applications(rng, form, wants)
    pool = table3["new"][-1] + table3["carry"][-1]
    fee_items = _fees(rng, organ, wants)
    fees = sum((amount for _, amount in fee_items), Decimal(0))
    charged = edition == "2021" and pool > 4 and bool(fee_items) and rng.random() < 0.3
    cases = rng.randint(1, 3) if charged else 0
    news = tuple(rng.randint(3, 40) * rng.choice((1, 1, 4, 11)) for _ in range(4))
    closing, published = _dates(rng, organ, year, edition)
    return Facts(
        organ,
        year,
        edition,
        disclosure(rng, form, organ, fees),
        table3,
        reviews(rng, pool, wants),
        fee_items,
        rng.randint(cases, cases * 20) * 10 if cases else 0,
        cases,
        news,
        closing,
        published,
        statistics=edition == "2008" and year >= 2014 and rng.random() < 0.6,
    )
