"""Tells which year a number is of: the report's own, or an earlier one."""

from __future__ import annotations

from reportlint.regex import named

_LEFT = "结转|转结|转入|转接|未办结|未办完|未答复|未办理完|遗留|延续|顺延|跨年"
_DOES = "收到|受理|新收|接收|收办|接到|办结|答复|办理|申请|发生|复议|诉讼|制发|废止|收取|公开"
_LOOK = 240
"""So many characters before what is denied or said outright tell its year."""
_pattern = named(
    {
        # 比2019年增加35件；上年结转12件: the year of a comparison is that of its clause alone
        "year": "(?<![转延续理][至入到])(?<!跨年[至到])(?<!转)(?!(?<=[比较])20[0-9]{2}年[^,，;；:：]*[,，;；])"
        f"20[0-9]{{2}}(?=年(?!度?[末底]?(?:{_LEFT})))",
        "back": "(?<=[,，;；])(?:全年|本年度?)(?![0-9、和与及])|(?<=[;；])新(?=制[定发作]|印发|出台|颁布)",
        "past": f"(?<![较比])(?<!结转)(?<!承接)(?<!接续)(?<!续办)"
        f"(?:前年|(?:去年|上一?年)(?!度?[^,，、]{{0,4}}(?:{_LEFT}))|往年|历年|[上下]半年|季度|月份)",
        # Before any number, whose year the sentence tells: 上年度全县办结60件，其中…; but not 上年结转5件，新收…
        "opening": "(?<![^,，;；:：。])(?:据(?:统计|悉)[,，:：]?|经统计[,，:：]?|其中[,，:：]?|而|在)?"
        "(?:[全我本][^,，;；:：。、0-9较比与和同]{0,6}?)?"
        "(?:去年|前年|上一?年|往年|历年|(?P<year>20[0-9]{2})年(?!1?[0-9]月))度?(?:同期)?(?:全年)?\0{0,99}"
        f"(?![^,，;；:：。、]{{0,40}}?(?:{_LEFT}|以来|相比|基础|[本今]年))(?=[,，]|[^,，;；:：。、0-9]{{0,24}}?(?:{_DOES}))",
        "own": "[本今当]年|(?<!上年)(?<!去年)(?<!上年度)(?<!上一年)(?<!上一年度)全年|以上|上述",
        "told": "20[0-9]{2}年|[本今当全去前]年|上一?年",
        "count": "[0-9][件宗份起例条]",
        # the year that what is denied or said outright is of: 上年无结转
        "spoken": "(?:^|[,，;；:：、])(?:截至)?(?:(?P<earlier>上年|上一年|去年|往年)|(?P<year>20[0-9]{2})年(?![0-9]))(?:度|底|末)?"
        "(?!的?(?:结转|转入)(?:[^,，;；]*[0-9零]|[、和及与](?:[本当今]年|新收)))(?=的?(?:政府信息公开|信息公开|依申请公开)?(?:申请|结转|转入|收到|受理|$|[有均已也全未没无]))"
        "|(?:^|[,，;；:：、])(?:本年|当年|今年|全年|所有|以上|上述|共?收到|共?受理|共?新收)",
        "carried": f"(20[0-9]{{2}})年(?=度?[末底]?(?:{_LEFT}))|(?<=[转延续理][至入到])(20[0-9]{{2}})年|(?P<last>去)年(?=度?[末底]?(?:{_LEFT}))",
    }
)


def of_the_past(words: str) -> bool:
    """Whether `words`, right before a number, say that it is of another year or of part of one: 上年同期收到."""
    return _pattern("past").search(words) is not None


def of_another(left: str, year: int | None) -> bool:
    """Whether `left` has come to another year than `year`, the report's."""
    years = _pattern("year").findall(_pattern("back").split(left)[-1]) if year and "20" in left else []
    return bool(years) and int(years[-1]) != year


def opens_in_another(words: str, year: int | None) -> bool:
    """Whether `words` open with what another year than `year` had, so that all that follows is of that year, too."""
    match = _pattern("opening").search(words) if "年" in words else None
    if (
        match is None
        or (match["year"] and (not year or match["year"] == str(year)))
        or _pattern("count").search(words, 0, match.start())
    ):
        return False
    rest = words[match.end() :]
    return f"{year}年" not in rest and _pattern("own").search(rest) is None


def year_told(words: str) -> bool:
    """Whether `words` say of what year they are, whichever that is."""
    return _pattern("told").search(words) is not None


def relative(words: str, year: int | None) -> str:
    """`words` with the years between which cases were carried over told from `year`: 2023年结转, of 2024, is 上年结转, and so
    is 去年结转."""
    if "去年" not in words and (not year or "20" not in words):
        return words
    names = {"去": "上年"} | ({str(year - 1): "上年", str(year): "本年"} if year else {})
    return _pattern("carried").sub(lambda match: names.get(match[match.lastindex or 1], match.group()), words)


def said_of_another(left: str, year: int | None) -> bool:
    """Whether what is said behind `left` is said of another year than `year`, the report's: 上年无结转."""
    spoken = None
    for match in _pattern("spoken").finditer(left[-_LOOK:]):
        spoken = match["earlier"] or (match["year"] if year else None)
    return spoken is not None and spoken != str(year)
