"""Prose for the tests: cases from the files in `prose/`, and random sentences in the words of annual reports."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

_WORDS = """
收到 受理 办结 答复 政府信息公开申请 依申请公开 其中 分别为 包括 含上年结转 结转下年 予以公开 部分公开
不予公开 自然人 法人或其他组织 行政复议 行政诉讼 未收到 没有发生 无 均已办结 办结率100% 规范性文件 废止
现行有效 信息处理费 20件 3条 12.36万元 1,234条 6万余人 十余件 33.9% 2023年 同比增长 全市 备案 等 主要 其他 ( )
（ ） , ， 、 ; ； : 。 (一) 一是 《 》 第二十条 30号 一 二 十 百 万 余 约 0 7 . -
"""

PROSE = st.lists(st.sampled_from([*_WORDS.split(), "\n"]), max_size=60).map("".join)
"""Sentences that mean nothing, made of the words that the readers of prose look for."""


def cases(name: str) -> list[tuple[str, list[str]]]:
    """The cases of ``prose/name.txt``: a sentence at the margin, what is found in it indented below; # is a comment."""
    found: list[tuple[str, list[str]]] = []
    for line in (Path(__file__).parent / "prose" / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("    "):
            found[-1][1].append(line.strip())
        elif line and not line.startswith("#"):
            found.append((line.replace("⏎", "\n"), []))
    return found
