"""Bytes to `Source`: decode one document, or say in words why it cannot be read.

`Source.plain` is the text narrowed one character for one, so that every offset into it is an offset into the text:

=====================================  =======
full-width ASCII ``，：；％／－０Ａ``     its half-width form
every opening bracket ``（〔［【[``       ``(``
every closing bracket ``）〕］】]``       ``)``
minus and hyphens ``−–‐``               ``-``
blanks of any width, zero-width marks   one space (tabs and line feeds stay)
line ends ``\\r\\n`` and ``\\r``           a space and a line feed, a line feed
Kangxi and other radicals ``⼀⻅``       the ideograph
traditional characters ``報開數``       the simplified ones
=====================================  =======

``。、《》“”—`` stay what they are; more than forty figures in a row become squares, the markup of tables blanks.
"""

from __future__ import annotations

import os
import sys
from contextlib import nullcontext
from typing import TYPE_CHECKING

from reportlint.errors import why_not
from reportlint.markup import is_page, without_markup
from reportlint.regex import regex
from reportlint.values import Source

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn

_ENDLESS = regex(r"\d(?=\d{40})\d+")
_STEP = 13
_PERHAPS_ENDLESS = regex(r"\d{3}")
"""Of more than forty figures in a row three are found, in a row, where only each thirteenth character is looked at."""
LIMIT = 20 * 1024 * 1024
"""The default of the largest file read, in bytes."""

TEXT_SUFFIXES = frozenset((".txt", ".md", ""))
"""What is taken for a report when a folder is walked; any other name may still be given outright."""

_OFFICE = "请在 Word 或 WPS 中打开，另存为“纯文本（.txt）”后再核对"
_PAGE = "请在浏览器中打开网页，全选、复制正文，粘贴到记事本存为 .txt 后再核对"
_OTHER_KINDS = {
    ".docx": ("Word 文档", _OFFICE),
    ".doc": ("Word 文档", _OFFICE),
    ".wps": ("WPS 文档", _OFFICE),
    ".rtf": ("RTF 文档", _OFFICE),
    ".odt": ("ODT 文档", _OFFICE),
    ".ofd": ("OFD 版式文件", "请在阅读软件中复制正文，粘贴到记事本存为 .txt 后再核对"),
    ".pdf": ("PDF 文件", "请在阅读软件中“另存为文本”，或复制正文存为 .txt 后再核对"),
    ".html": ("网页", _PAGE),
    ".htm": ("网页", _PAGE),
    ".mht": ("网页", _PAGE),
    ".xlsx": ("Excel 表格", "请在 Excel 或 WPS 中另存为“文本文件（制表符分隔）”后再核对"),
    ".xls": ("Excel 表格", "请在 Excel 或 WPS 中另存为“文本文件（制表符分隔）”后再核对"),
    ".zip": ("压缩包", "请先解压，再核对其中的文本文件"),
    ".rar": ("压缩包", "请先解压，再核对其中的文本文件"),
    ".7z": ("压缩包", "请先解压，再核对其中的文本文件"),
}
_SIGNATURES = ((b"%PDF-", ".pdf"), (b"PK\x03\x04", ".docx"), (b"\xd0\xcf\x11\xe0", ".doc"), (b"{\\rtf", ".rtf"))


class ReadError(Exception):
    """A document that cannot be read. `words` says why and what to do, in Chinese, without the path."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


_SURELY, _LIKELY = 20, 2
"""Chinese characters for each broken byte from which on a text is taken for damaged UTF-8."""


# ------------------------------------------------------------------------------------------------------------- reading


def read(path: str, limit: int = LIMIT) -> Source:
    """The document at `path`, or on standard input (``-``). Raises `ReadError`."""
    return decode(load(path, limit), path, limit)


def load(path: str, limit: int = LIMIT) -> bytes:
    """The bytes of the file at `path`, or of standard input, at most `limit` of them. Raises `ReadError`."""
    kind = _OTHER_KINDS.get(os.path.splitext(path)[1].lower())
    try:
        with open(path, "rb") if path != "-" else nullcontext(sys.stdin.buffer) as file:
            if kind:
                _refuse_kind(*kind)
            size = os.fstat(file.fileno()).st_size if path != "-" else 0
            data = file.read() if 0 < size <= limit else file.read(limit + 1)  # which makes room for as much
    except OSError as problem:
        if os.path.isdir(path):  # which some systems call a lack of permission
            raise ReadError("这是文件夹，不是文件") from None
        raise ReadError(why_not(problem)) from None
    except ValueError:
        raise ReadError("文件名不合法") from None
    if len(data) > limit:
        _refuse_size(limit)
    return data


def decode(data: bytes, path: str = "-", limit: int = LIMIT) -> Source:
    """The document in `data`: UTF-8, UTF-16 with a byte order mark, GB18030. Raises `ReadError`."""
    if len(data) > limit:
        _refuse_size(limit)
    for signature, suffix in _SIGNATURES:
        if data.startswith(signature):
            _refuse_kind(*_OTHER_KINDS[suffix])
    text, encoding, bom = _decoded(data)
    _refuse_binary(text)
    plain = narrow(text)
    if is_page(plain):
        _refuse_kind(*_OTHER_KINDS[".html"])
    return Source(path, text, plain, encoding, bom)


def rewritten(source: Source, text: str) -> Source:
    """The same document with another text."""
    return source._replace(text=text, plain=narrow(text))


def _decoded(data: bytes) -> tuple[str, str, bool]:
    """(text, encoding, with a byte order mark)."""
    if data.startswith(b"\xef\xbb\xbf"):
        return _strictly(data[3:], "utf-8"), "utf-8", True
    if data.startswith(b"\xff\xfe"):
        return _strictly(data[2:], "utf-16-le"), "utf-16-le", True
    if data.startswith(b"\xfe\xff"):
        return _strictly(data[2:], "utf-16-be"), "utf-16-be", True
    try:
        return data.decode("utf-8"), "utf-8", False
    except UnicodeDecodeError as problem:
        return _not_utf8(data, problem.start), "gb18030", False


def _not_utf8(data: bytes, at: int) -> str:
    """The text of `data`, which is no sound UTF-8 from `at` on: GB18030, unless it is UTF-8 with a few broken bytes.

    GB18030 would read those as gibberish without complaint, so they are told by how much of the rest is Chinese.
    """
    if b"\0" in data:
        raise ReadError("不是文本文件（含有二进制数据）")
    loose = data.decode("utf-8", "replace")
    wide = sum(1 for char in loose if "\u3000" <= char <= "\u9fff" or "\uff00" <= char <= "\uffef")
    sound = wide / loose.count("\ufffd")
    if sound > _SURELY:
        raise ReadError(_broken_words("utf-8", data, at))
    try:
        return data.decode("gb18030")
    except UnicodeDecodeError:
        if sound > _LIKELY:
            raise ReadError(_broken_words("utf-8", data, at)) from None
        raise ReadError("不是可识别的文本：既不是 UTF-8，也不是 GBK/GB18030；请用记事本另存为 UTF-8") from None


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as problem:
        raise ReadError(_broken_words(encoding, data, problem.start)) from None


def _broken_words(encoding: str, data: bytes, at: int) -> str:
    line = data[:at].decode(encoding, "replace").count("\n") + 1
    return f"文件已损坏：第 {line} 行附近有不属于 {encoding.upper()} 的字节；请重新另存为 UTF-8 文本"


def _refuse_kind(kind: str, advice: str) -> NoReturn:
    raise ReadError(f"{kind}暂不能直接读取；{advice}")


def _refuse_binary(text: str) -> None:
    if "\0" in text:
        raise ReadError("不是文本文件（含有二进制数据）")
    controls = len(_CONTROLS.findall(text))
    if controls > 8 and controls * 50 > len(text):
        raise ReadError("不是文本文件（控制字符过多）")


_CONTROLS = regex(r"[\x01-\x08\x0e-\x1f\x7f]")


def _refuse_size(limit: int) -> NoReturn:
    size = f"{limit / 1024 / 1024:.3g} MB " if limit > 10_000 else f"{limit} 字节"
    raise ReadError(f"文件超过 {size}的上限；确需核对时用 --max-size 放宽")


# ----------------------------------------------------------------------------------------------------------- narrowing

_PAIRS = (
    # brackets of every shape, so that one pattern finds a document number however it is typed
    ("([〔［【（﹙﹝〖❲⦗", "(", ""),
    (")]〕］】）﹚﹞〗❳⦘", ")", ""),
    ("−‐‑‒–﹣", "-", ""),
    ("\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\xad\u1680\u180e\u2028\u2029\u202f\u205f\u2060\u3000\u3164\ufeff", " ", ""),
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
    for wide, thin in _COMMON:
        text = text.replace(wide, thin)
    plain = _OTHERS.sub(lambda match: match.group().translate(_table), text)
    plain = without_markup(plain)
    if not _PERHAPS_ENDLESS.search(plain[::_STEP]):
        return plain
    return _ENDLESS.sub(lambda match: "□" * len(match.group()), plain)
