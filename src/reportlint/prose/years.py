"""Tells which year a number is of: the report's own, or an earlier one."""

from __future__ import annotations

from reportlint.regex import named

_LEFT = "结转|转结|转入|未办结|遗留|延续"
_pattern = named(
    {
        # 比2019年增加35件；上年结转12件: the year of a comparison is that of its clause alone
        "year": "(?<![转延][至入到])(?<!结转)(?!(?<=[比较])20[0-9]{2}年[^,，;；:：]*[,，;；])"
        f"20[0-9]{{2}}(?=年(?!度?(?:{_LEFT})))",
        "own": "(?<=[,，;；])(?:全年|本年度?)(?![0-9、和与及])",
        "past": f"(?<![较比])(?<!结转)(?:去年|前年|上一?年(?!度?[^,，、]{{0,4}}(?:{_LEFT}))|往年|历年|[上下]半年|季度|月份)",
        "carried": f"(20[0-9]{{2}})年(?=度?[末底]?(?:{_LEFT}))|(?<=[转延][至入到])(20[0-9]{{2}})年",
    }
)


def of_the_past(words: str) -> bool:
    """Whether `words`, right before a number, say that it is of another year or of part of one: 上年同期收到."""
    return _pattern("past").search(words) is not None


def of_another(left: str, year: int | None) -> bool:
    """Whether `left` has come to another year than `year`, the report's."""
    years = _pattern("year").findall(_pattern("own").split(left)[-1]) if year and "20" in left else []
    return bool(years) and int(years[-1]) != year


def relative(words: str, year: int | None) -> str:
    """`words` with the years between which cases were carried over told from `year`: 2023年结转, of 2024, is 上年结转."""
    if not year or "20" not in words:
        return words
    names = {str(year - 1): "上年", str(year): "本年"}
    return _pattern("carried").sub(lambda match: names.get(match[match.lastindex or 1], match.group()), words)
