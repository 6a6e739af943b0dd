"""Text narrowed one character for one, so that every offset into it is an offset into the text:

=====================================  =======
full-width ASCII ``，：；％／－０Ａ``     its half-width form
every opening bracket ``（〔［【[``       ``(``
every closing bracket ``）〕］】]``       ``)``
minus and hyphens ``−–‐``               ``-``
lines of drawn tables ``│─┼``           ``|``, ``-`` and ``+``
blanks of any width, zero-width marks   one space (tabs and line feeds stay)
line ends ``\\r\\n`` and ``\\r``           a space and a line feed, a line feed
Kangxi and other radicals ``⼀⻅``       the ideograph
traditional characters ``報開數``       the simplified ones
=====================================  =======

``。、《》“”—`` stay what they are; more than forty figures in a row become squares, the markup of tables blanks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.read.indexed import without_index
from reportlint.read.markup import without_markup
from reportlint.regex import regex

if TYPE_CHECKING:
    from collections.abc import Sequence

_ENDLESS = regex(r"\d(?=\d{40})\d+")
_STEP = 13
_PERHAPS_ENDLESS = regex(r"\d{3}")
"""Of more than forty figures in a row three are found, in a row, where only each thirteenth character is looked at."""
_PAIRS = (
    # brackets of every shape, so that one pattern finds a document number however it is typed
    ("([〔［【（﹙﹝〖❲⦗", "(", ""),
    (")]〕］】）﹚﹞〗❳⦘", ")", ""),
    ("−‐‑‒–﹣", "-", ""),
    ("\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\xad\u1680\u180e\u2028\u2029\u202f\u205f\u2060\u3000\u3164\ufeff", " ", ""),
    ("│┃║", "|", ""),
    ("─━═", "-", ""),
    ("┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋╔╗╚╝╠╣╦╩╬╭╮╰╯", "+", ""),
    ("￥∕⁄∶﹕﹐﹔﹒﹖﹗﹪﹢﹑｡､", "", "¥//::,;.?!%+、。、"),
    # the simplified forms among the CJK radicals supplement, which have no compatibility mapping, and 户
    (
        "⺁⺌⺍⺎⺒⺓⺝⺟⺠⺧⺩⺬⺶⺼⺽⻁⻄⻅⻆⻉⻋⻑⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳⼾",
        "",
        "厂小小兀巳幺月母民牛王示羊肉臼虎西见角贝车长长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龟户",
    ),
    # traditional forms, one for one: many mirrors of the reports are converted
    (
        (
            "報開數處項請總對許罰強規範購採結轉複復議訴訟維糾審業機構會組織務與個時間條電無發佈內國辦實見單雙萬億費徵讀專題關聯繫網區"
            "縣鄉鎮廳廠學產農環衛勞動財稅統計監導領長員責權義質評價聽說話詢諮訊號碼郵編係傳資據圖紙檔館庫錄為於從這們來後應當還進達過"
            "運遠選遞適邊連續線級練經給終繼績約純紅緊締緩縮讓認識誤課調談論設訪詞試該詳語誠諾謀謝證護譯變負貢貨貧貫貴買貸貿賀賃賞賠賣"
            "賬贈贏車軌軍軟較載輔輕輛輪輯輸轄辭遲邏鄰醫釋針鈔銀銷鋪鋼錢錯鍵鎖鏈鐵鑒門閉閱闊隊際階陽陳險隨難雲靈靜響頁順須預頒頓頻顆顧"
            "顯風飛飲養餘駐騙驗驟體鬥魚鳥麗點黨齊齡龍東絲兩嚴豐臨麼烏樂喬習亂爭虧亞親僅倉儀眾優夥偉傷倫偽傭側僑偵債傾儲兒蘭興冊寫衝決"
            "況凍淨準減鳳憑凱擊劃劉則剛創刪別製劑劍勸勁勵勝華協盧卻歷曆壓參敘葉啟嗎問喚嘆團園圍圓塊堅壇壞塢墊場壘壯聲備夠頭奪奮獎婦孫"
            "寧寶寵賓尋將爾塵嘗層屬歲島嶺帥師帳帶幣幫幹廣慶廢彈彌彙匯徑恆惡惱愛態慣慮懇懲戰戲戶掃掛揚換損搶擁擇擋擬擴攝敵斷昇暫書極標"
            "樓樣檢歡歸殘氣沒溝滅滿漢潔濟濱灣災煙熱營爐爲牆獨獲現瑣甯畢畫異療癥盡盤礎礦禮稱種積穩窮競筆節築簡簽籌糧紀紛納細紹絕綠緒緣"
            "縱羅聖聞職肅膽臺舉舊艱藝蘇虛術衆補裝裏裡覽觀觸訂訓託記註詐譽讚豬貝賴贊趙趕跡踐蹤躍逕週違遺鄭釐鄧錦鍾鐘鑑閒闡陸隸雖雜離霧"
            "韓額類飾驅驕鬆鬧鹽黃齣佔姍姪徹憲懷擔攜擾斂暢曉樹欄氾沖涼淺測湊溫潤澤瀏瀾燈爛牽狀猶獻瑪瓊疊癒矚禦稈穀窩竄筍糴紮綜緻縷繡纖"
            "罵翹聳脅脈腦膚臟蕭薦藥蘊虜蝕蠻襲訝詬誡諒諧謙謹讒貪趨軀輩轟辯遷鄒醜鈴銜鋒錶鍋闖隱雛韌頂頸飄馬駕騰驚鬱鴻鵬麥"
        ),
        "",
        (
            "报开数处项请总对许罚强规范购采结转复复议诉讼维纠审业机构会组织务与个时间条电无发布内国办实见单双万亿费征读专题关联系网区"
            "县乡镇厅厂学产农环卫劳动财税统计监导领长员责权义质评价听说话询咨讯号码邮编系传资据图纸档馆库录为于从这们来后应当还进达过"
            "运远选递适边连续线级练经给终继绩约纯红紧缔缓缩让认识误课调谈论设访词试该详语诚诺谋谢证护译变负贡货贫贯贵买贷贸贺赁赏赔卖"
            "账赠赢车轨军软较载辅轻辆轮辑输辖辞迟逻邻医释针钞银销铺钢钱错键锁链铁鉴门闭阅阔队际阶阳陈险随难云灵静响页顺须预颁顿频颗顾"
            "显风飞饮养余驻骗验骤体斗鱼鸟丽点党齐龄龙东丝两严丰临么乌乐乔习乱争亏亚亲仅仓仪众优伙伟伤伦伪佣侧侨侦债倾储儿兰兴册写冲决"
            "况冻净准减凤凭凯击划刘则刚创删别制剂剑劝劲励胜华协卢却历历压参叙叶启吗问唤叹团园围圆块坚坛坏坞垫场垒壮声备够头夺奋奖妇孙"
            "宁宝宠宾寻将尔尘尝层属岁岛岭帅师账带币帮干广庆废弹弥汇汇径恒恶恼爱态惯虑恳惩战戏户扫挂扬换损抢拥择挡拟扩摄敌断升暂书极标"
            "楼样检欢归残气没沟灭满汉洁济滨湾灾烟热营炉为墙独获现琐宁毕画异疗症尽盘础矿礼称种积稳穷竞笔节筑简签筹粮纪纷纳细绍绝绿绪缘"
            "纵罗圣闻职肃胆台举旧艰艺苏虚术众补装里里览观触订训托记注诈誉赞猪贝赖赞赵赶迹践踪跃径周违遗郑厘邓锦钟钟鉴闲阐陆隶虽杂离雾"
            "韩额类饰驱骄松闹盐黄出占姗侄彻宪怀担携扰敛畅晓树栏泛冲凉浅测凑温润泽浏澜灯烂牵状犹献玛琼叠愈瞩御秆谷窝窜笋籴扎综致缕绣纤"
            "骂翘耸胁脉脑肤脏萧荐药蕴虏蚀蛮袭讶诟诫谅谐谦谨谗贪趋躯辈轰辩迁邹丑铃衔锋表锅闯隐雏韧顶颈飘马驾腾惊郁鸿鹏麦"
        ),
    ),
)
_FULL_WIDTH = ((0xFF01, 0xFF5E),)
_BLANKS = ((0x2000, 0x200F), (0x202A, 0x202E), (0x2066, 0x2069))
_COMPATIBILITY = ((0x2E80, 0x2FD5), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F))


class _Narrowing(dict[int, int]):
    """A translation table that fills itself: each code point is worked out when it first occurs."""

    def __missing__(self, code: int) -> int:
        value = _narrowed(code)
        if code < 0x10000:
            self[code] = value
        return value


def _narrowed(code: int) -> int:
    if _within(code, _FULL_WIDTH):
        return code - 0xFEE0
    if _within(code, _BLANKS):
        return 0x20
    if _within(code, _COMPATIBILITY):
        import unicodedata

        single = unicodedata.normalize("NFKC", chr(code))
        return _table[ord(single)] if len(single) == 1 and single != chr(code) else code
    return code


def _within(code: int, ranges: Sequence[tuple[int, int]]) -> bool:
    return any(low <= code <= high for low, high in ranges)


def _first_entries() -> dict[int, int]:
    entries: dict[int, int] = {}
    for wide, same, each in _PAIRS:
        entries.update(zip(map(ord, wide), map(ord, each or same * len(wide)), strict=True))
    return entries


_table = _Narrowing(_first_entries())
_COMMON = tuple((wide, wide.translate(_table)) for wide in "，：；（）％")
"""What nearly every report has many of."""
_RANGES = "".join(f"{chr(low)}-{chr(high)}" for low, high in (*_FULL_WIDTH, *_BLANKS, *_COMPATIBILITY))
_SINGLE = "".join(wide for wide, _, _ in _PAIRS).translate(dict.fromkeys(map(ord, "()[]")))
_OTHERS = regex(rf"[\[\]{_RANGES}{_SINGLE}]+")
"""All that has a narrow form, and nothing else."""


def narrow(text: str) -> str:
    """`text` with each character in its narrow form; of the same length. Figures without end are no number, and would
    keep every pattern that looks for one busy."""
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    text = without_index(text)
    for wide, thin in _COMMON:
        text = text.replace(wide, thin)
    plain = _OTHERS.sub(lambda match: match.group().translate(_table), text)
    plain = without_markup(plain)
    if not _PERHAPS_ENDLESS.search(plain[::_STEP]):
        return plain
    return _ENDLESS.sub(lambda match: "□" * len(match.group()), plain)
