"""Chooses the checks that a report is given to, among all that are wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.check.spotting import Spotter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.check.context import Context
    from reportlint.check.plan import Prepared


class Roster:
    """Checks in order. One with a gate has something to say only when one of the signals that it waits for is among the
    report's, and one of its words in the prose; the others always may.
    """

    def __init__(self, checks: Sequence[Prepared]) -> None:
        self.checks = checks
        self._by_signal: dict[tuple[str, ...], list[int]] = {}
        self._signals_of: dict[int, list[tuple[str, ...]]] = {}
        """Of those that wait for a word and a signal."""
        self._always: list[int] = []
        words = {}
        for number, check in enumerate(checks):
            if "needs" in check.gate:
                words[number] = check.gate["needs"]
                if "wakes" in check.gate:
                    self._signals_of[number] = list(map(tuple, check.gate["wakes"]))
            elif "wakes" in check.gate:
                for signal in map(tuple, check.gate["wakes"]):
                    self._by_signal.setdefault(signal, []).append(number)
            else:
                self._always.append(number)
        self._spotter = Spotter(words)

    def awake(self, context: Context) -> list[Prepared]:
        """Those with something to say, perhaps, about the report."""
        signals = context.signals
        numbers = set(self._always)
        for number, words in self._spotter.found(context.prose, context.pairs).items():
            if number not in self._signals_of or not signals.isdisjoint(self._signals_of[number]):
                context.said[self.checks[number].name] = words
                numbers.add(number)
        for signal in self._by_signal.keys() & signals:
            numbers.update(self._by_signal[signal])
        return [self.checks[number] for number in sorted(numbers)]
