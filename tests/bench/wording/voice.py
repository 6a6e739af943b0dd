"""An author's voice: picks one of many wordings, fills in the numbers, and can be told to say one thing wrongly."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.bench.draft import mark
from tests.bench.facts import DENY, NOPROC, UNABLE, Facts, other_rows
from tests.bench.tables import plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from random import Random

_SLOT = re.compile(r"\{(\w+)\}")


def money(rng: Random, yuan: object, unit: str = "") -> str:
    """An amount of 元 as an author writes it, with its unit."""
    from decimal import Decimal

    amount = Decimal(str(yuan))
    unit = unit or ("万元" if amount >= 10000 and rng.random() < 0.6 else "元")
    return plain(amount / {"元": 1, "万元": 10000, "亿元": 100000000}[unit]) + unit


class Voice:
    """`slots` are what templates may name; `wrong` replaces the first use of a slot and marks it."""

    def __init__(
        self, rng: Random, facts: Facts, wrong: Mapping[str, str] | None = None, force: Sequence[str] = ()
    ) -> None:
        self.rng, self.facts = rng, facts
        self.wrong = dict(wrong or {})
        self.force = {*force, *self.wrong}
        self.said: set[str] = set()
        self.we = rng.choice(facts.organ.self_names)
        self.slots = {**self._words(), **_numbers(facts)}
        self.slots |= self._channels()

    def _words(self) -> dict[str, str]:
        organ, year = self.facts.organ, self.facts.year
        return {
            "we": self.we,
            "Y": str(year),
            "Z": str(year + 1),
            "X": str(year - 1),
            "scope": organ.scope,
            "organ": organ.name,
            "short": organ.short,
            "region": organ.region,
            "upper": organ.upper,
        }

    def _channels(self) -> dict[str, str]:
        """New applications by the way they came."""
        left = self.facts.total("new")
        web = self.rng.randint((left + 1) // 2, left) if left else 0
        letter = self.rng.randint(0, left - web)
        return {"web": str(web), "letter": str(letter), "desk": str(left - web - letter)}

    def maybe(self, chance: float) -> bool:
        """True with that chance."""
        return self.rng.random() < chance

    def say(self, *templates: str) -> str:
        """One of the wordings, filled; wordings that hold what must be said come first."""
        wanted = [text for text in templates if self._open(text)]
        return self.fill(self.rng.choice(wanted or templates))

    def _open(self, text: str) -> bool:
        return any(slot in self.force and slot not in self.said for slot in _SLOT.findall(text))

    def fill(self, template: str) -> str:
        """`template` with its slots filled in."""

        def value(match: re.Match[str]) -> str:
            slot = match[1]
            first = slot not in self.said
            self.said.add(slot)
            if first and slot in self.wrong:
                return mark(self.wrong[slot])
            return self.slots[slot]

        return _SLOT.sub(value, template)

    def forced(self, *slots: str) -> bool:
        """Whether one of these must still be said."""
        return any(slot in self.force and slot not in self.said for slot in slots)

    def lie(self, name: str, *templates: str) -> str:
        """A false sentence, marked, when the author was told to state that falsehood."""
        if not self.forced(name):
            return ""
        self.said.add(name)
        return mark(self.fill(self.rng.choice(templates)))

    def missing(self) -> set[str]:
        """What should have been said and was not."""
        return self.force - self.said

    def pick(self, *options: str) -> str:
        """One of the options, as it is."""
        return self.rng.choice(options)


def _numbers(facts: Facts) -> dict[str, str]:
    """Every count that the prose may state."""
    t3 = facts.t3
    pool = [new + carry for new, carry in zip(t3["new"], t3["carry"], strict=True)]
    groups = {
        "deny": DENY,
        "unable": UNABLE,
        "noproc": NOPROC,
        "other": other_rows("2021" if facts.edition == "2021" else "2019"),
    }
    out = {row: t3[row][-1] for row in ("new", "carry", "done", "next", "granted", "partial")}
    out |= {name: facts.group(rows) for name, rows in groups.items()}
    out |= {
        "pool": pool[-1],
        "np": t3["new"][0],
        "legal": sum(t3["new"][1:6]),
        "np_all": pool[0],
        "legal_all": sum(pool[1:6]),
    }
    review, direct, after = (facts.t4[group] for group in ("review", "direct", "after"))
    out |= {
        "review": review[4],
        "direct": direct[4],
        "after": after[4],
        "suits": direct[4] + after[4],
        "corrected": review[1],
        "upheld": review[0],
        "pending": review[3],
        "otherwise": review[2],
    }
    normdoc = facts.t2["normdoc"]
    for slot, names in (
        ("made", ("made", "new_made")),
        ("repealed", ("repealed",)),
        ("valid", ("valid", "total_public")),
    ):
        out[slot] = int(next((normdoc[name] for name in names if name in normdoc), 0))
    out |= {"news": sum(facts.news)} | {f"news{n}": count for n, count in enumerate(facts.news)}
    return {name: str(count) for name, count in out.items()}
