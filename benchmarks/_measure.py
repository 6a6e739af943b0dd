"""Times commands and calls in turn, so that a busy moment of the machine falls on all of them alike."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from statistics import median
from typing import NamedTuple

Command = Sequence[str]


class Ran(NamedTuple):
    """One run of a command: seconds, and the largest of its processes in MiB (0 where the platform does not tell)."""

    seconds: float
    memory: float


class Row(NamedTuple):
    """One line of a table of ratios. `budget`: what `ratio` must not exceed, or reach when `at_least`."""

    what: str
    ours: str
    theirs: str
    ratio: float
    budget: float | None
    at_least: bool = False

    @property
    def met(self) -> str:
        """Whether the budget was met, in a word; nothing where there is none."""
        if self.budget is None:
            return ""
        return "met" if (self.ratio >= self.budget if self.at_least else self.ratio <= self.budget) else "NOT MET"


def run(command: Command, environment: Mapping[str, str] | None = None) -> Ran:
    """Runs a command to its end, its output thrown away. Raises RuntimeError unless it exits with 0 or 1."""
    variables = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    variables.update(environment or {})
    begun = time.perf_counter()
    process = subprocess.Popen(command, env=variables, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    if hasattr(os, "wait4"):
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        memory = usage.ru_maxrss / 1024
    else:
        process.wait()
        memory = 0.0
    seconds = time.perf_counter() - begun
    if process.returncode not in (0, 1):
        raise RuntimeError(f"exit {process.returncode}: {' '.join(command)[:300]}")
    return Ran(seconds, memory)


def commands(named: Mapping[str, Command], rounds: int) -> dict[str, float]:
    """The median seconds of each command over `rounds`, one after another in every round, after one for the caches."""
    return calls({name: lambda command=command: run(command).seconds for name, command in named.items()}, rounds)  # type: ignore[misc]


def calls(named: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, float]:
    """The median of what each call returns, interleaved likewise."""
    taken: dict[str, list[float]] = {name: [] for name in named}
    for name in named:
        named[name]()
    for _ in range(rounds):
        for name, call in named.items():
            taken[name].append(call())
    return {name: median(times) for name, times in taken.items()}


def timed(call: Callable[[], object]) -> float:
    """The seconds that a call takes."""
    begun = time.perf_counter()
    call()
    return time.perf_counter() - begun


def table(rows: Sequence[Row]) -> str:
    """The rows as a Markdown table."""
    lines = ["| what | reportlint | beside | ratio | budget | |", "|---|---:|---:|---:|---:|---|"]
    for row in rows:
        sign = "≥" if row.at_least else "≤"
        budget = "" if row.budget is None else f"{sign} {row.budget:g}"
        lines.append(f"| {row.what} | {row.ours} | {row.theirs} | {row.ratio:.2f} | {budget} | {row.met} |")
    return "\n".join(lines)
