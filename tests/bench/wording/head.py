"""Title, preamble, contact and closing in the hands of different authors."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

    from tests.bench.wording.voice import Voice

NOTICES = {"2019": "国办公开办函〔2019〕60号", "2021": "国办公开办函〔2021〕30号"}
_DIGITS = "〇一二三四五六七八九"
_TENS = ("", "十", "二十", "三十")


def title(voice: Voice) -> str:
    """The report's name."""
    return voice.say(
        "{organ}{Y}年政府信息公开工作年度报告",
        "{organ}{Y}年政府信息公开工作年度报告",
        "{organ} {Y} 年政府信息公开工作年度报告",
    )


def period(voice: Voice) -> str:
    """统计期限 in several writings."""
    return voice.say(
        "本报告所列数据的统计期限自{Y}年1月1日起至{Y}年12月31日止。",
        "报告中所列数据统计期限为{Y}年1月1日至{Y}年12月31日。",
        "本报告中使用的数据统计时限为{Y}年1月1日—{Y}年12月31日。",
        "所列数据的统计期限从 {Y} 年 1 月 1 日起，至 {Y} 年 12 月 31 日止。",
        "本年度报告数据统计周期为{Y}年1月1日至12月31日。",
    )


def basis(voice: Voice) -> str:
    """The law and the notice."""
    law = "《中华人民共和国政府信息公开条例》"
    if voice.facts.edition == "2008":
        return voice.say(
            f"根据{law}（以下简称《条例》）规定，",
            f"按照{law}（国务院令第492号）第三十一条、第三十二条的要求，",
            f"依据{law}和上级有关要求，",
        )
    number = NOTICES[voice.facts.edition]
    notice = "《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》"
    if voice.facts.edition == "2019":
        notice = "《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知》"
    return voice.say(
        f"根据{law}（以下简称《条例》）和{notice}（{number}）要求，",
        f"按照{law}（国务院令第711号）第五十条规定和{notice}（{number}）的规定，",
        f"依据{law}及{notice}（{number}），结合{{we}}实际，",
        f"根据{law}和{number}文件精神，",
        f"根据{law}第五十条之规定，",
    )


def six_parts(voice: Voice) -> str:
    """What the report consists of."""
    names = [
        "总体情况",
        "主动公开政府信息情况",
        "收到和处理政府信息公开申请情况",
        "政府信息公开行政复议、行政诉讼情况",
        "存在的主要问题及改进情况",
        "其他需要报告的事项",
    ]
    listed = voice.pick("；", "，", "；").join(names)
    return (
        voice.pick("本报告由", "全文由", "报告内容由")
        + listed
        + voice.pick("六个部分组成。", "六部分组成。", "等六部分组成。")
    )


def contact(voice: Voice) -> str:
    """Whom to ask."""
    area = f"0{voice.rng.randint(310, 898)}"
    phone = f"{area}-{voice.rng.randint(2, 8)}{voice.rng.randint(100000, 999999)}"
    zipcode = f"{voice.rng.randint(21, 85)}{voice.rng.randint(1000, 9999)}"
    road, number = voice.pick("文渊路", "湖滨东路", "春禾大道", "政通街"), voice.rng.randint(1, 399)
    return voice.pick(
        f"如对本报告有疑问，请与{{organ}}办公室联系（地址：{{region}}{road}{number}号；邮编：{zipcode}；电话：{phone}）。",
        f"公众如有疑问，可与{{organ}}政务公开工作机构联系，联系电话：{phone}，地址：{{region}}{road}{number}号，邮政编码：{zipcode}，"
        f"电子邮箱：xxgk{number}@example.com。",
        f"联系地址：{{region}}{road}{number}号，联系电话：{phone}。",
    )


def preamble(voice: Voice) -> list[str]:
    """The paragraphs before the first chapter."""
    opening = basis(voice) + voice.say(
        "现公布{organ}{Y}年政府信息公开工作年度报告。",
        "编制本报告。",
        "特向社会公布{Y}年度{we}政府信息公开工作年度报告。",
        "结合{Y}年度{we}政府信息公开工作实际，形成本报告。",
    )
    parts = six_parts(voice) if voice.facts.edition != "2008" and voice.maybe(0.6) else ""
    copy = voice.pick(
        "",
        "",
        "本报告电子版可在{region}人民政府门户网站“政府信息公开”专栏下载。",
        "电子版可登录{region}人民政府网站查阅和下载。",
    )
    if voice.facts.year < 2010:
        copy = ""
    text = opening + parts + (period(voice) if voice.force or voice.maybe(0.9) else "") + voice.fill(copy)
    text += voice.fill(contact(voice)) if voice.maybe(0.7) else ""
    if voice.maybe(0.2):
        cut = text.find("。", len(text) // 3) + 1
        return [part for part in (text[:cut], text[cut:]) if part]
    return [text]


def chinese_year(year: int) -> str:
    """2024 as 二〇二四."""
    return "".join(_DIGITS[int(digit)] for digit in str(year))


def chinese_number(number: int) -> str:
    """1 to 31 in Chinese."""
    tens, ones = divmod(number, 10)
    return (_TENS[tens] if tens else "") + (_DIGITS[ones] if ones else "")


def date(rng: Random, day: tuple[int, int, int], style: str = "") -> str:
    """A closing date in one of several writings."""
    year, month, number = day
    style = style or rng.choice(("plain", "plain", "plain", "spaced", "chinese", "padded"))
    if style == "chinese":
        zero = rng.choice("〇〇○")
        return f"{chinese_year(year).replace('〇', zero)}年{chinese_number(month)}月{chinese_number(number)}日"
    if style == "spaced":
        return f"{year} 年 {month} 月 {number} 日"
    if style == "padded":
        return f"{year}年{month:02}月{number:02}日"
    return f"{year}年{month}月{number}日"
