"""Names of the seeded city's people: parts of four traditions, and the ways in which sources spell one person."""

from collections.abc import Callable
from random import Random
from typing import NamedTuple

from graph.names import fold

_VN_FAMILY = ("Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Mai Trịnh Tạ Cao Lương Chu "
              "Đoàn Hà Tô Quách Phùng Khuất Thái").split()
#: Shares of the family names above, per thousand, as they roughly are in the north.
_VN_WEIGHTS = (310, 120, 95, 70, 51, 20, 45, 45, 15, 35, 30, 25, 13, 20, 15, 8, 10, 8, 8, 6, 7, 7, 5, 8, 6, 4, 2, 4, 2, 3)
_VN_MIDDLE = ("Văn Thị Đức Minh Quang Hữu Ngọc Thanh Xuân Công Đình Thu Hồng Anh Quốc Bá Việt Hoàng Tuấn Duy Gia Phương "
              "Mạnh Trọng Khánh").split()
_VN_GIVEN = ("Anh Hùng Dũng Hải Nam Long Sơn Tuấn Cường Thắng Hà Lan Hương Linh Trang Mai Thảo Nga Hiền Yến Bình Minh Đạt "
             "Phúc Khoa Kiên Trung Hiếu Việt Tùng Lâm Quân Thành Giang Ngân Châu Vy Nhung Loan Đăng").split()
_JP_FAMILY = ("佐藤 Sato 鈴木 Suzuki 高橋 Takahashi 田中 Tanaka 伊藤 Ito 渡辺 Watanabe 山本 Yamamoto 中村 Nakamura "
              "小林 Kobayashi 加藤 Kato 吉田 Yoshida 山田 Yamada 佐々木 Sasaki 山口 Yamaguchi 松本 Matsumoto 井上 Inoue "
              "木村 Kimura 林 Hayashi 清水 Shimizu 森 Mori 池田 Ikeda 橋本 Hashimoto 阿部 Abe 石川 Ishikawa").split()
_JP_GIVEN = ("翔太 Shota 健太 Kenta 大輔 Daisuke 拓也 Takuya 直樹 Naoki 誠 Makoto 浩 Hiroshi 隆 Takashi 健一 Kenichi "
             "修 Osamu 美咲 Misaki 陽子 Yoko 恵子 Keiko 由美 Yumi 香織 Kaori 愛 Ai 裕子 Yuko 真由美 Mayumi 悠斗 Yuto "
             "和也 Kazuya 学 Manabu 亮 Ryo 彩 Aya 千尋 Chihiro").split()
_TW_FAMILY = ("陳 Chen 林 Lin 黃 Huang 張 Chang 李 Lee 王 Wang 吳 Wu 劉 Liu 蔡 Tsai 楊 Yang 許 Hsu 鄭 Cheng 謝 Hsieh "
              "郭 Kuo 洪 Hung 邱 Chiu 曾 Tseng 廖 Liao 賴 Lai 徐 Hsu 周 Chou 葉 Yeh 蘇 Su 莊 Chuang").split()
_TW_SYLLABLES = ("志 Chih 明 Ming 建 Chien 宏 Hung 文 Wen 俊 Chun 傑 Chieh 家 Chia 豪 Hao 淑 Shu 芬 Fen 雅 Ya 婷 Ting "
                 "怡 Yi 君 Chun 冠 Kuan 宇 Yu 承 Cheng 恩 En 佳 Chia 玲 Ling 國 Kuo 華 Hua 偉 Wei 哲 Che 嘉 Chia").split()
_US_FAMILY = ("Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Hernandez Lopez Wilson Anderson "
              "Thomas Taylor Moore Jackson Martin Lee Thompson White Harris Clark Lewis Robinson Walker Young Patel Kim").split()
_US_GIVEN = ("James Mary Robert Patricia John Jennifer Michael Linda David Elizabeth William Barbara Richard Susan Joseph "
             "Jessica Thomas Sarah Daniel Karen Emily Grace Kevin Laura Brian Priya Amit Rachel Andrew Julia").split()


class PersonName(NamedTuple):
    """One person's name: as written at home, in Latin letters, its order, and how other sources spell it."""

    native: str
    latin: str
    order: str
    spellings: tuple[str, ...]


def vietnamese(random: Random) -> PersonName:
    """``Nguyễn Thị Minh Anh``: accents dropped, turned round, initials, middle names left out."""
    family = random.choices(_VN_FAMILY, _VN_WEIGHTS)[0]
    middle = random.sample(_VN_MIDDLE, random.choices((0, 1, 2), (8, 70, 22))[0])
    given = random.choice(_VN_GIVEN)
    native = " ".join((family, *middle, given))
    bare = _plain(native).split()
    latin = " ".join(bare)
    initials = " ".join(f"{part[0]}." for part in bare[:-1])
    turned = " ".join((bare[-1], *bare[1:-1], bare[0]))
    return PersonName(native, latin, "family_first", (latin, turned, f"{bare[-1]} {bare[0]}", f"{initials} {bare[-1]}"))


def japanese(random: Random) -> PersonName:
    """``佐藤 翔太``: Shota Sato, Sato Shota, S. Sato."""
    (family, family_latin), (given, given_latin) = _pair(random, _JP_FAMILY), _pair(random, _JP_GIVEN)
    latin = f"{given_latin} {family_latin}"
    return PersonName(f"{family} {given}", latin, "family_first",
                      (latin, f"{family_latin} {given_latin}", f"{given_latin[0]}. {family_latin}"))


def taiwanese(random: Random) -> PersonName:
    """``陳志明``: Chih-Ming Chen, Chen Chih-Ming, C.-M. Chen."""
    family, family_latin = _pair(random, _TW_FAMILY)
    (one, one_latin), (two, two_latin) = _pair(random, _TW_SYLLABLES), _pair(random, _TW_SYLLABLES)
    given = f"{one_latin}-{two_latin}"
    return PersonName(f"{family}{one}{two}", f"{given} {family_latin}", "family_first",
                      (f"{given} {family_latin}", f"{family_latin} {given}",
                       f"{one_latin[0]}.-{two_latin[0]}. {family_latin}"))


def american(random: Random) -> PersonName:
    """``Emily R. Carter``: without the middle letter, initials, family name first."""
    family, given, middle = random.choice(_US_FAMILY), random.choice(_US_GIVEN), random.choice("ABCDEGHJKLMPRSTW")
    native = f"{given} {middle}. {family}"
    return PersonName(native, native, "given_first",
                      (f"{given} {family}", f"{given[0]}. {middle}. {family}", f"{family} {given}"))


NAMERS: dict[str, Callable[[Random], PersonName]] = {
    "VN": vietnamese, "JP": japanese, "TW": taiwanese, "US": american}


def _pair(random: Random, words: list[str]) -> tuple[str, str]:
    """One of the (native, Latin) pairs that follow each other in a list; earlier ones are more frequent."""
    place = int(len(words) // 2 * random.random() ** 1.6) * 2
    return words[place], words[place + 1]


def _plain(text: str) -> str:
    return fold(text).title()
