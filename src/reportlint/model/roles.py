"""The dates and years of a document with the role that each plays, and the year that most roles agree on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.lex.spans import Spans
from reportlint.model import marks, misdated, yearmarks
from reportlint.values import DateMark, YearMark

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportlint.model.outline import Outline
    from reportlint.values import Section
    from reportlint.values.said import YearRole

_PERIOD_REACH = 1500
"""How far into section one the statistic period is looked for."""
_VOTERS = ("title", "head", "period", "caption", "subject", "closing")


def dates(plain: str, layout: Outline) -> list[DateMark]:
    """Publication, signature, both ends of the statistic period, and dates that are none."""
    found = marks.dates_in_head(plain, 0, layout.first)
    found += marks.period(plain, layout.first, min(len(plain), layout.first + _PERIOD_REACH))
    if layout.closing.date:
        found = [mark for mark in found if mark.role != "closing"] + [layout.closing.date]
    elif layout.heads:
        annex, last = layout.annex, layout.bodies[-1][0]
        found += misdated.unfilled(plain, last, annex[0] if last < annex[0] < annex[1] else len(plain))
    return found + misdated.impossible(plain, found) + misdated.malformed(plain, 0, len(plain))


def years(plain: str, layout: Outline, known: Sequence[DateMark], opening: Section | None) -> list[YearMark]:
    """The years of titles, of the `known` dates, of the sentences of section one, and of captions."""
    found = []
    for i, title in enumerate(layout.titles):
        role: YearRole = "title" if i == len(layout.titles) - 1 and not title.step else "head"
        found.append(YearMark(role, title.year, title.organ_end, title.end))
    for date in known:
        if date.role in ("period_start", "period_end") and date.year:
            found.append(YearMark("period", date.year, date.start, date.end))
        elif date.role == "closing":
            found.append(YearMark("closing", date.year, date.start, date.end))
    if opening:
        found += yearmarks.subjects(opening)
    titled = Spans((title.start, title.end) for title in layout.titles)
    found += [mark for mark in yearmarks.mentions(plain, 0, len(plain)) if mark.start not in titled]
    return found + yearmarks.captions(plain, layout.first, len(plain))


def vote(found: Sequence[YearMark], fits: Callable[[int], bool]) -> int | None:
    """The year that most roles agree on, each sharing its vote among the years that it gives equally often; ties go to a
    year that `fits` what else the document shows, then to the period, then the title. A signature is a year later. The
    year of a report named in a sentence may be another's: it counts where nothing else does."""
    by_role: dict[str, list[int]] = {}
    voters = _VOTERS if any(mark.role in _VOTERS for mark in found) else ("mention",)
    for mark in found:
        if mark.role in voters:
            by_role.setdefault(mark.role, []).append(mark.year - (mark.role == "closing"))
    votes: dict[int, float] = {}
    for said in by_role.values():
        counts = {year: said.count(year) for year in said}
        winners = [year for year, count in counts.items() if count == max(counts.values())]
        for year in winners:
            votes[year] = votes.get(year, 0) + 1 / len(winners)
    tied = [year for year, count in votes.items() if count == max(votes.values())]
    if len(tied) > 1:
        tied = [year for year in tied if fits(year)] or tied
    for role in ("period", "title", "head"):
        for year in by_role.get(role, ()):
            if year in tied:
                return year
    return tied[0] if tied else None
