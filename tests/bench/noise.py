"""What surrounds and befalls a text on its way: web pages, page breaks, wrapped lines, lost and widened characters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.bench.draft import CLOSE, OPEN, Draft, bare

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from tests.bench.facts import Facts

_RADICALS = str.maketrans(
    {
        "一": "⼀",
        "人": "⼈",
        "大": "⼤",
        "工": "⼯",
        "日": "⽇",
        "月": "⽉",
        "行": "⾏",
        "不": "不",
        "用": "⽤",
        "自": "⾃",
        "方": "⽅",
    }
)
_WIDE = {ord(char): chr(ord(char) + 0xFEE0) for char in "0123456789%()-,:;"}


def keep(rng: Random, text: str) -> str:
    """Nothing happens."""
    del rng
    return text


def title_lines(rng: Random, shape: str, title: str) -> list[str]:
    """The title once, twice, or split."""
    if shape == "Q":
        return [bare(title), title] if rng.random() < 0.5 else [title, "", bare(title)]
    if shape == "S" or (shape in ("V", "V-mixed") and rng.random() < 0.4):
        match = re.search(r"(?<=\D)\s*(?=\d{4}\s*年)|(?<=工作)\s*(?=年度报告)", bare(title))
        if match and OPEN not in title:
            cut = match.end()
            return [title[: match.start()], *([""] if rng.random() < 0.3 else []), title[cut:]]
    return [title]


def paged(rng: Random, blocks: list[list[str]], numbers: bool = True) -> list[list[str]]:
    """Prose in lines of even width with page numbers between, as the text layer of a PDF gives it."""
    width = rng.choice((28, 34, 40))
    page, count = 1, 0
    if rng.random() < 0.5:
        blocks = [[_spaced_numbers(line) for line in block] for block in blocks]
    out: list[list[str]] = []
    for block in blocks:
        lines: list[str] = []
        for line in block:
            whole = len(line) <= width + 6 or "|" in line or re.search(r" \d+ \d+ ", line)
            pieces = [line] if whole else _wrap(line, width)
            for piece in pieces:
                lines.append(piece)
                count += 1
                if numbers and count % 38 == 0:
                    lines.append(f"- {page} -")
                    page += 1
        out.append(lines)
    return out


def _spaced_numbers(line: str) -> str:
    """A space on either side of each number in Chinese text."""
    return re.sub(r"(?<=[\u4e00-\u9fff])(\d[\d.]*)(?=[\u4e00-\u9fff])", r" \1 ", line)


def run_in(rng: Random, blocks: list[list[str]]) -> list[list[str]]:
    """Headings of chapters that run into the paragraph after them."""
    stop = rng.choice(("。", "：", " ", "。"))
    out: list[list[str]] = []
    for block in blocks:
        last = bare(out[-1][0]) if out and len(out[-1]) == 1 else ""
        if re.match(r"[一五六]、", last) and len(last) < 30 and "。" not in last:
            out[-1] = [f"{out[-1][0]}{stop}{block[0]}", *block[1:]]
        else:
            out.append(list(block))
    return out


def ascii_signs(rng: Random, text: str) -> str:
    """Punctuation in half width, throughout or mixed."""
    share = rng.choice((0.4, 1.0))
    signs = str.maketrans("，（）；：", ",();:")
    return "".join(char.translate(signs) if rng.random() < share else char for char in text)


def _wrap(line: str, width: int) -> list[str]:
    """Lines of `width` characters, never inside a number or a mark."""
    pieces, start = [], 0
    while len(line) - start > width:
        end = start + width
        while end < len(line) and (line[end] in "0123456789.%，。；、：）》”" + CLOSE or (line[end - 1].isdigit())):
            end += 1
        pieces.append(line[start:end])
        start = end
    return [*pieces, line[start:]] if line[start:] else pieces


def page(rng: Random, text: str, draft: Draft, facts: Facts) -> str:
    """A government web page around the report: breadcrumb, source, share buttons, neighbours, footer."""
    title, year = bare(draft.title), facts.year
    region, name = facts.organ.region, facts.organ.name
    top = [
        rng.choice(
            (
                "当前位置：首页 > 政府信息公开 > 政府信息公开年报 > 正文",
                "首页/ 政务公开 / 政府信息公开年报 / 正文",
                "您的位置： 网站首页 >> 年度报告",
            )
        ),
        rng.choice((title, "", "搜索 繁体 无障碍 长者模式")),
        rng.choice(
            (
                f"发布时间：{draft.published} 10:{rng.randint(10, 59)} 来源：{name} 浏览次数：{rng.randint(12, 4000)}",
                f"发布日期：{draft.published}  信息来源：{name}  字体：【大 中 小】",
                f"来源：{name} 时间：{draft.published} 点击数：{rng.randint(12, 999)} 打印 关闭",
            )
        ),
        rng.choice(("分享到： 微信 微博", "打开微信扫一扫，分享到朋友圈", "")),
    ]
    low = [
        rng.choice(("【打印本页】 【关闭窗口】", "扫一扫在手机打开当前页", "附件下载")),
        f"上一篇：{name}{year - 1}年政府信息公开工作年度报告",
        rng.choice(("下一篇：没有了", f"下一篇：{region}政务公开工作要点")),
        f"主办单位：{region}人民政府办公室  网站标识码：{rng.randint(1300000000, 6500000000)}",
        f"备案号：ICP备{rng.randint(10000000, 22000000)}号  公网安备{rng.randint(13000000000000, 65000000000000)}号",
    ]
    return "\n".join([*(line for line in top if line), "", text, *low]) + "\n"


def full_width(rng: Random, text: str) -> str:
    """Digits and signs in full width, other spaces, here and there or throughout."""
    if rng.random() < 0.5:
        return text.translate(_WIDE).replace(" ", "\u3000")

    def widen(match: re.Match[str]) -> str:
        return match[0].translate(_WIDE) if rng.random() < 0.5 else match[0]

    return re.sub(r"\d+", widen, text).replace(" ", "\xa0")


def radicals(rng: Random, text: str) -> str:
    """Kangxi radicals for common characters, and now and then full-width digits."""
    share = rng.choice((0.2, 0.6, 1.0))
    return "".join(char.translate(_RADICALS) if rng.random() < share else char for char in text)


def dropped(rng: Random, text: str) -> str:
    """年 and 月 lost from full dates, as from a page whose styling swallowed them."""
    del rng
    gone = re.sub(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日", r"\1\2\3日", text)
    gone = re.sub(r"(?<![\d年])(\d{1,2})月(\d{1,2})日", r"\1\2日", gone)
    return re.sub(r"(?<=\n)(\d{4})(\d{1,2})(\d{1,2})日(?=\n)", r"\1\2\3", gone)


TRANSFORMS: dict[str, Callable[[Random, str], str]] = {"J": radicals, "L": dropped, "N": full_width, "R": ascii_signs}
