"""How often each rule found something, and where most was found: the last word of a run that asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.output import SEVERITIES, SEVERITY_WORDS, Said, Tally, called, clean
from reportlint.output.cells import pad

if TYPE_CHECKING:
    from collections.abc import Sequence

_FILES = 20
"""Files listed, those with most findings; `--summary` has them all."""


def page(files: Sequence[Said], total: Tally) -> str:
    """By rule, the most frequent first; then by file."""
    if not total.counts:
        return "统计：没有发现问题"
    return "\n".join(["按规则统计：", *_rules(files, total), "按文件统计：", *_files(files)])


def _rules(files: Sequence[Said], total: Tally) -> list[str]:
    within: dict[tuple[str, str, str], int] = {}
    for said in files:
        for key in said.tally.counts:
            within[key] = within.get(key, 0) + 1
    keys = sorted(total.counts, key=lambda key: (-total.counts[key], SEVERITIES.index(key[2]), key))
    digits = len(str(max(total.counts.values())))
    codes = max(len(code) for code, _, _ in keys)
    return [
        f"  {total.counts[key]:>{digits}} 个{SEVERITY_WORDS[key[2]]}  {pad(key[0], codes)}  {key[1]}（{within[key]} 份）"
        for key in keys
    ]


def _files(files: Sequence[Said]) -> list[str]:
    found = [said for said in files if said.tally.counts]
    found.sort(key=lambda said: (-said.tally.error, -said.tally.warning, -said.tally.info))
    lines = []
    for said in found[:_FILES]:
        counts = zip((said.tally.error, said.tally.warning, said.tally.info), SEVERITY_WORDS.values(), strict=True)
        words = "，".join(f"{count} 个{word}" for count, word in counts if count)
        lines.append(f"  {clean(called(said.path))}：{words}")
    if len(found) > _FILES:
        lines.append(f"  另有 {len(found) - _FILES} 份有问题，全部列出用 --summary")
    return lines
