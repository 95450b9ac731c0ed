"""Chinese names: syllables in Hanyu Pinyin, Wade–Giles and Tongyong, their common code, and characters.

Wade–Giles as written in Taiwan has lost its apostrophes, so that ``chang`` is both zhang and chang. A name in it is
therefore never turned into pinyin: one in pinyin is turned into it (`in_wade_giles`), where both can be compared.
"""

from collections.abc import Mapping
from functools import cache

from graph.names.frequencies import rows, share, shares

PINYIN, WADE_GILES, TONGYONG = "pinyin", "wade_giles", "tongyong"
# Spellings of family names that belong to none of the systems (many are Gwoyeu Romatzyh), and their pinyin.
_OWN_SPELLINGS = """
lee=li lii=li lv=lu lyu=lu lue=lu leu=lu chow=zhou jou=zhou soong=song koo=gu loh=luo woo=wu shaw=xiao shiau=xiao
hwang=huang kwan=guan tzeng=zeng shyu=xu hsyu=xu sheu=xu jan=zhan jang=zhang jaw=zhao jeng=zheng jong=zhong juang=zhuang
jeang=jiang chern=chen chyan=qian day=dai gau=gao gaw=gao gow=gao her=he horng=hong hsiaw=xiao liaw=liao liou=liu
perng=peng sheen=shen shen=shen shiue=xue shy=shi shyy=shi tsaur=cao tsay=cai tsair=cai twu=tu wey=wei weng=weng yau=yao
yeou=you yeh=ye chyou=qiu chiou=qiu syu=xu ouyang=ouyang
"""
_CUSTOMARY = dict(pair.split("=") for pair in _OWN_SPELLINGS.split())
_TWO = """
歐陽 欧阳 司馬 司马 諸葛 诸葛 上官 司徒 夏侯 皇甫 東方 东方 慕容 令狐 尉遲 尉迟 端木 公孫 公孙 長孫 长孙 宇文 張簡 范姜
"""
_COMPOUND = frozenset(_TWO.split())
# Family names of one character, simplified, about the three hundred commonest.
_CHARACTERS = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐邓许韩冯曹彭曾肖萧田董潘袁于蔡蒋余杜叶程苏魏吕丁任"
    "沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫"
    "孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌"
    "毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦"
    "褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘"
    "池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆"
    "朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭"
    "况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由")
# Characters that are read otherwise as family names than elsewhere.
_OTHERWISE = """
曾=zeng 單=shan 单=shan 解=xie 仇=qiu 查=zha 區=ou 区=ou 蓋=ge 盖=ge 冼=xian 繆=miao 缪=miao 任=ren 翟=zhai
覃=qin 朴=piao 洗=xian 种=chong 折=she 葉=ye 叶=ye 沈=shen 呂=lv 吕=lv 秘=bi 員=yun 员=yun 樂=yue 乐=yue
賁=ben 賈=jia 贾=jia
"""
_AS_FAMILY = dict(pair.split("=") for pair in _OTHERWISE.split())


@cache
def _tables() -> tuple[Mapping[str, str], Mapping[str, str], Mapping[str, str]]:
    """Pinyin to itself, Wade–Giles to its first spelling, Tongyong to pinyin."""
    pinyin: dict[str, str] = {}
    wade_giles: dict[str, str] = {}
    tongyong: dict[str, str] = {}
    for syllable, spellings, later in rows("chinese_syllables"):
        pinyin[syllable] = tongyong[later] = syllable
        for spelling in spellings.split():
            wade_giles.setdefault(spelling, spellings.split()[0])
    return pinyin, wade_giles, tongyong


@cache
def _first_wade_giles() -> Mapping[str, str]:
    return {syllable: spellings.split()[0] for syllable, spellings, _ in rows("chinese_syllables")}


@cache
def split(word: str, system: str = PINYIN) -> tuple[str, ...]:
    """A folded word as syllables of the system, the likeliest division; empty where it cannot be divided."""
    inventory = _tables()[(PINYIN, WADE_GILES, TONGYONG).index(system)]
    best: list[tuple[float, tuple[str, ...]]] = [(1.0, ())]
    for end in range(1, len(word) + 1):
        found: tuple[float, tuple[str, ...]] = (0.0, ())
        for start in range(max(0, end - 6), end):
            before, piece = best[start], word[start:end]
            if before[0] and piece in inventory and before[0] * share("zh", "given", piece) > found[0]:
                found = (before[0] * share("zh", "given", piece), (*before[1], piece))
        best.append(found)
    return best[-1][1] if len(best[-1][1]) <= 2 else ()


@cache
def is_only(word: str, system: str) -> bool:
    """Whether a word can be divided in this system and not in pinyin: ``hsueh``, ``kuo``; ``jhih``, ``syu``."""
    own, pinyin = split(word, system), split(word)
    return bool(own) and (not pinyin or len(own) < len(pinyin))


def is_customary(word: str) -> bool:
    """Whether a word is a family name in a spelling of no system: ``lee``, which is no ``le`` and ``e``."""
    return word in _CUSTOMARY


@cache
def spelling(syllable: str) -> str:
    """A family name or syllable in the pinyin of our comparisons: ``Lee``, ``Lü``, ``Lv`` and ``Lu``."""
    return _CUSTOMARY.get(syllable) or {"nv": "nu", "lve": "lue", "nve": "nue"}.get(syllable, syllable)


@cache
def from_tongyong(word: str) -> tuple[str, ...]:
    """A word in Tongyong in pinyin: ``jhihming`` is ``zhi``, ``ming``."""
    return tuple(spelling(_tables()[2][syllable]) for syllable in split(word, TONGYONG))


@cache
def in_wade_giles(word: str) -> str:
    """A word in pinyin as Wade–Giles would have it, without apostrophes; empty where it is not pinyin."""
    return "".join(_first_wade_giles()[syllable] for syllable in split(word))


@cache
def wade_giles(word: str) -> str:
    """A word in Wade–Giles or a customary spelling, with the usual spelling of each syllable; empty if it is none."""
    if word in _CUSTOMARY:
        return in_wade_giles(_CUSTOMARY[word])
    return "".join(_tables()[1][syllable] for syllable in split(word, WADE_GILES))


@cache
def share_in_wade_giles(part: str, word: str) -> float:
    """The share of all syllables of given names, or family names, that Wade–Giles writes so; 0 where there is none."""
    plain = wade_giles(word)
    return sum(number for token, number in shares("zh", part).items() if plain and in_wade_giles(token) == plain)


@cache
def heard(syllable: str) -> str:
    """A syllable as many hear and spell it: ``zhen``, ``zheng``, ``zen`` and ``zeng`` alike."""
    plain = syllable[0] + syllable[2:] if syllable[:2] in ("zh", "ch", "sh") else syllable
    return plain[:-1] if plain.endswith("ng") else plain


@cache
def is_family(text: str, two: bool = False) -> bool:
    """Whether a name in characters begins with a Chinese family name, or with one of two characters."""
    return text[:2] in _COMPOUND if two else plain(text[:1]) in _CHARACTERS or text[:2] in _COMPOUND


def divided(text: str) -> list[str]:
    """``陳志明``: ``陳``, ``志明``."""
    if " " in text or len(text) < 2:
        return text.split()
    length = 2 if len(text) > 2 and text[:2] in _COMPOUND else 1
    return [text[:length], text[length:]]


def latin(family: str, given: str) -> tuple[list[str], list[str]]:
    """The pinyin of a family and a given name in characters, a syllable a character."""
    from pypinyin import Style, lazy_pinyin  # slow to load, and only names in characters need it

    read = [_AS_FAMILY.get(family)] if family in _AS_FAMILY else lazy_pinyin(family, style=Style.NORMAL, v_to_u=False)
    return [str(syllable) for syllable in read], list(lazy_pinyin(given, style=Style.NORMAL, v_to_u=False))


@cache
def _plain() -> dict[int, str]:
    return {ord(char): plain for plain, others in rows("han_variants") for char in others}


def plain(text: str) -> str:
    """One form for traditional, simplified and Japanese characters: 陳 and 陈, 澤, 沢 and 泽."""
    return text.translate(_plain())
