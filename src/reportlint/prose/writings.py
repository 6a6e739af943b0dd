"""How quantities are written: the pattern that finds them and the units that they may have."""

from __future__ import annotations

import re
from functools import cache

from reportlint.prose.numerals import CHARACTERS
from reportlint.regex import regex

_UNITS = (
    "个百分点|百分点|人次|家次|场次|件次|条次|项次|起次|批次|班次|户次|篇次|期次|册次|车次|"
    "则|条/件|件/条|条[(]件[)]|件[(]次[)]|条[(]次[)]|人[(]次[)]|"
    "个工作日|工作日|个自然日|自然日|个小时|小时|分钟|秒|个月|个季度|周(?!年)|天(?!津)|倍|"
    "公里|平方米|立方米|平方公里|米|公顷|亩|吨|千克|公斤|千瓦时|大类|小类|类(?!型)|"
    "件(?!套)|条(?!例|款第)|份(?!额)|篇(?!幅)|期(?!间|限|望)|次(?!年|日|月|序)|人(?!民|大|均)|项(?!目)|"
    "宗|起(?!草|诉)|封|家(?!庭)|场(?!所|地|景)|名(?!称)|位(?!于|居|列)|户(?!籍)|所(?!有|在|以)|"
    "处(?!理|罚|室|长)|台(?!账)|套|册|本(?!级|年|市|县|区|省|机|单|局|委|办|部|院|厅|行)|张|幅|页(?!面)|"
    "字(?!号)|例(?!如)|笔|单(?!位|独)|批(?!复|准)|轮|届|组(?!织|成)|段|首|辆|艘|座(?!谈)|间(?!隔|接)|栋|块|"
    "堂|课(?!题)|通(?!过|报|知)|章(?!程)|节次|节|支|颗|棵|株|头|只(?!有|能)|部(?!门|分|级|委|署)|"
    "个(?!人|性|别|体)|元|%|％|‰|点赞|票|岁|版|集|层次|档|员"
)
_CHINESE_UNITS = (
    "人次|家次|场次|件次|条次|大类|件|条|份|篇|期|次|人|项|宗|起|封|家|场|名|位|户|所|处|套|册|本|张|例|笔|批|轮|部|"
    "个|元"
)
_ABOUT = "左右|以上|以内|上下"
UNIT_NAMES = {"％": "%", "个百分点": "百分点", "个工作日": "工作日", "个小时": "小时", "个自然日": "自然日"}


@cache
def writing() -> re.Pattern[str]:
    """Finds what may be a quantity: its groups are the parts of the number and the unit, `han…` in Chinese numerals."""
    # The first character is a set of its own so that the search skips quickly; a lookbehind then says which it was.
    # Chinese numerals are in so many words that they are only looked at with a unit behind them.
    return regex(
        rf"""[0-9{CHARACTERS}]
        (?:(?<=[0-9])(?![0-9]{{0,8}}[年月日号])
           (?P<rest>[0-9]{{0,2}}(?:[,，][0-9]{{3}})+(?![0-9])
             |(?<![0-9.,，][ ][0-9])[0-9]{{0,2}}[ ][0-9]{{3}}(?=(?:{_UNITS}))|[0-9]*)(?P<point>\.[0-9]+)?
           (?:(?:-|—{{1,2}}|–|~|～|至|到)(?P<upper>[0-9]+(?:\.[0-9]+)?))?
           (?P<more>[余多来几]?)(?P<scale>[百千]?万亿?|百?亿|[百千])?
           (?:(?<=[万亿])(?P<low>[0-9]{{1,4}})(?P<lowscale>[百千万]))?(?P<more2>[余多来几]?)
           (?P<unit>{_UNITS})?(?P<about>{_ABOUT})?
          |(?<=[{CHARACTERS}])(?P<han>[{CHARACTERS}]{{0,15}})(?P<hanmore>[余多]?)(?P<hanscale>[万亿])?
           (?P<hanunit>{_CHINESE_UNITS})(?P<hanabout>{_ABOUT})?)""",
        re.VERBOSE,
    )
