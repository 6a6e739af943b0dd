"""Opens the books of a run: what is accepted, and in the end which exemptions were of no use, expired or unknown."""

from __future__ import annotations

import os
from collections import Counter
from time import localtime, strftime
from typing import TYPE_CHECKING

from reportlint.errors import ExemptionError
from reportlint.exempt import Entry, Ledger, means
from reportlint.globs import relative
from reportlint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from reportlint.output import Said
    from reportlint.packed import Pack


class Sources(NamedTuple):
    """Where to read what is accepted: files, or empty; `today` as ISO date, or empty for today's. `anew`: the baseline is
    written anew in this run."""

    exemptions: str = ""
    baseline: str = ""
    today: str = ""
    anew: bool = False


class Accounts:
    """What is accepted in a run, and what becomes of it."""

    def __init__(self, sources: Sources, pack: Pack, active: frozenset[str]) -> None:
        """`active`: the names of the rules that run. Raises ExemptionError."""
        self.sources, self._active = sources, active
        self._expired: tuple[Entry, ...] = ()
        self._unknown: tuple[str, ...] = ()
        self._used: Counter[tuple[str, str]] = Counter()
        self._checked: list[str] = []
        self.ledger = Ledger()
        if sources.exemptions:
            self._open(sources, pack)
        if sources.baseline:
            from reportlint.baseline import read

            known = read(sources.baseline)
            root = os.path.dirname(sources.baseline)
            self.ledger = self.ledger._replace(baseline=sources.baseline, known=known, root=root)

    def _open(self, sources: Sources, pack: Pack) -> None:
        if not os.path.isfile(sources.exemptions):
            raise ExemptionError(sources.exemptions, 0, 0, "文件不存在")
        from reportlint.compile.exemptions import load
        from reportlint.profiles import everything

        found = load(sources.exemptions, sources.exemptions, pack.forms, everything(pack).rules)
        today = sources.today or strftime("%Y-%m-%d", localtime())
        self._unknown = found.unknown
        self._expired = tuple(e for e in found.entries if e.rules and e.exemption.until and e.exemption.until < today)
        entries = tuple(entry for entry in found.entries if entry.rules and entry not in self._expired)
        self.ledger = Ledger(entries, os.path.dirname(sources.exemptions))

    def watch(self, run: Iterable[Said | None]) -> Iterator[Said | None]:
        """Passes on what is said of each file, and notes which exemptions it used."""
        for said in run:
            if said is not None and said.tally.rules:
                self._checked.append(said.path)
                self._used.update((said.path, source) for source in said.used)
            yield said

    def settle(self, say: Callable[[str], None], quiet: bool = False) -> bool:
        """Says what is wrong with the exemptions, and unless `quiet` what has been put right; whether nothing was wrong."""
        complaints = list(self.complaints())
        for words in complaints:
            say(words)
        if not quiet and (remark := self.remark()):
            say(remark)
        return not complaints

    def complaints(self) -> Iterator[str]:
        """Exemptions that are unknown, expired, or were of no use to any file that they are for."""
        yield from self._unknown
        for entry in self._expired:
            yield f"{entry.exemption.source}: 这一条豁免已于 {entry.exemption.until} 到期，不再起作用：{entry.words}"
        used = {source for _, source in self._used}
        for entry in self.ledger.entries:
            if entry.exemption.source in used or not entry.rules & self._active:
                continue
            if any(means(entry, path, self.ledger.folder) for path in self._checked):
                yield f"{entry.exemption.source}: 这一条豁免没有用到，问题已改正的请删去：{entry.words}"

    def remark(self) -> str:
        """How much of the baseline has been put right, or nothing."""
        gone = 0
        for path in self._checked if self.ledger.known and not self.sources.anew else ():
            known = self.ledger.known.get(relative(path, self.ledger.root), ())
            expected = sum(record["name"] in self._active for record in known)
            gone += expected - self._used[path, self.ledger.baseline]
        if not gone:
            return ""
        return f"基线中有 {gone} 条已经改正，可重新生成（--write-baseline {self.ledger.baseline}）"
