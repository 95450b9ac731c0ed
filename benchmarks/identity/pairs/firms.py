"""Pairs of firms of the four countries, all made up, with the legal forms that firms have there."""

from typing import NamedTuple

from benchmarks.identity.pairs.draw import Draw, Makers, Spelled

firms = Makers("org", ("vi", "ja", "tw", "us"))


class Firm(NamedTuple):
    """A made-up firm: what it is called, what it does, in the language of its country and in English."""

    tradition: str
    name: str
    trade: str
    latin: str
    english: str


def _firms(tradition: str, text: str) -> list[Firm]:
    return [Firm(tradition, *line.split("/")) for line in text.strip().splitlines()]


VI = _firms("vi", """Sông Trăng/Vi mạch/Song Trang/Microchips
Đồi Thông/Điện tử/Doi Thong/Electronics
Lam Hồng Vân/Bán dẫn/Lam Hong Van/Semiconductor
Bến Tượng/Phần mềm/Ben Tuong/Software
Trúc Khê/Thiết kế vi mạch/Truc Khe/IC Design
Cánh Diều Xanh/Công nghệ/Canh Dieu Xanh/Technology
Hạ Lưu/Vật liệu/Ha Luu/Materials
Núi Đôi/Tự động hóa/Nui Doi/Automation""")
JA = _firms("ja", """ミナトヤ/デバイス/Minatoya/Devices
北斗山/結晶/Hokutosan/Crystal
青葉台/精密/Aobadai/Precision
三ツ川/電子工業/Mitsukawa/Electronic Industries
鶴ヶ沼/半導体/Tsuruganuma/Semiconductor
シラカワ/技研/Shirakawa/Engineering
白樺/化成/Shirakaba/Chemical
潮見坂/計測/Shiomizaka/Instruments""")
TW = _firms("tw", """瑞川/微電子/Ruichuan/Microelectronics
晟瀾/半導體/Chenglan/Semiconductor
翰嶼/科技/Hanyu/Technology
璟禾/光電/Jinghe/Optoelectronics
泓岳/精密工業/Hongyue/Precision Industry
澄林/積體電路/Chenglin/Integrated Circuits
鼎汐/材料/Dingxi/Materials
昱帆/電子/Yufan/Electronics""")
US = _firms("us", """Larkmesa/Semiconductor/Larkmesa/Semiconductor
Brightfen/Devices/Brightfen/Devices
Quarrel Bay/Photonics/Quarrel Bay/Photonics
Oldpine/Materials/Oldpine/Materials
Tallowbrook/Instruments/Tallowbrook/Instruments
Vesper Ridge/Microsystems/Vesper Ridge/Microsystems""")
ALL = {"vi": VI, "ja": JA, "tw": TW, "us": US}
#: Legal forms that are one: of a limited and of a joint-stock company, in front of the name and behind it.
LIMITED = ("Công ty TNHH {}", "Công ty Trách nhiệm Hữu hạn {}", "Cty TNHH {}", "CÔNG TY TNHH {}")
STOCK = ("Công ty Cổ phần {}", "Công ty CP {}", "CTCP {}", "Cty Cổ phần {}")
LIMITED_LATIN = ("{} Co., Ltd.", "{} Company Limited", "{} Co. Ltd", "{} Co.,Ltd")
STOCK_LATIN = ("{} JSC", "{} Joint Stock Company", "{} J.S.C.", "{} Joint-Stock Company")
JA_FORMS = ("株式会社{}", "{}株式会社", "(株){}", "{}(株)", "㈱{}", "株式会社 {}")
JA_LATIN = ("{} Co., Ltd.", "{} Co. Ltd.", "{} Company, Limited", "{} K.K.", "{} Kabushiki Kaisha", "{} Corporation")
TW_FORMS = ("{}股份有限公司", "{} 股份有限公司", "{}(股)公司", "{}股份有限公司 ")
TW_LATIN = ("{} Co., Ltd.", "{} Corp.", "{} Corporation", "{} Company Limited", "{} Co., Ltd")
US_FORMS = ("{}, Inc.", "{} Inc", "{} Incorporated", "{}, Inc")
COMMON = {
    "vi": ("Vi mạch", "Bán dẫn", "Công nghệ cao", "Thiết bị Điện tử"),
    "ja": ("電子工業", "精密工業", "半導体", "技研"),
    "tw": ("半導體", "電子", "科技", "精密工業"),
    "us": ("Semiconductor", "Technologies", "Microsystems", "Devices"),
}
NEAR = {
    "vi": ("Sao Khê/Sao Khuya", "Lam Giang Vân/Lâm Giang Vân", "Bến Tượng/Bến Trượng", "Trúc Khê/Trúc Khuê"),
    "ja": ("三ツ川/三ツ山", "北斗山/北斗川", "青葉台/若葉台", "白樺/白鷺"),
    "tw": ("瑞川/瑞州", "晟瀾/晟嵐", "泓岳/泓兵", "澄林/澄森"),
    "us": ("Larkmesa/Larkmere", "Brightfen/Brightfern", "Oldpine/Oldpike", "Tallowbrook/Willowbrook"),
}


def _pick(draw: Draw) -> Firm:
    return draw.pick(ALL[draw.tradition])


def _native(firm: Firm) -> str:
    return {"vi": f"{firm.trade} {firm.name}", "us": f"{firm.name} {firm.trade}"}.get(
        firm.tradition, firm.name + firm.trade)


def _latin(firm: Firm) -> str:
    return f"{firm.latin} {firm.english}"


def _forms(draw: Draw, firm: Firm) -> tuple[str, ...]:
    """The ways to write one legal form around the native name."""
    return {"vi": draw.pick((LIMITED, STOCK)), "ja": JA_FORMS, "tw": TW_FORMS, "us": US_FORMS}[firm.tradition]


def _latin_forms(draw: Draw, firm: Firm) -> tuple[str, ...]:
    return {"vi": draw.pick((LIMITED_LATIN, STOCK_LATIN)), "ja": JA_LATIN[:3], "tw": TW_LATIN, "us": US_FORMS}[
        firm.tradition]


@firms("legal-form", 12)
def _(draw: Draw) -> Spelled:
    firm = _pick(draw)
    native = draw.chance(0.6)
    one, other = draw.two((_forms if native else _latin_forms)(draw, firm))
    name = _native(firm) if native else _latin(firm)
    return one.format(name).strip(), other.format(name).strip()


@firms("legal-form-dropped", 7)
def _(draw: Draw) -> Spelled:
    firm = _pick(draw)
    if draw.chance(0.5):
        return draw.pick(_forms(draw, firm)).format(_native(firm)).strip(), _native(firm)
    return draw.pick(_latin_forms(draw, firm)).format(_latin(firm)), _latin(firm)


@firms("legal-form-translated", 9, ("vi", "ja", "tw"))
def _(draw: Draw) -> Spelled:
    firm = _pick(draw)
    forms = {"vi": draw.pick(((LIMITED, LIMITED_LATIN), (STOCK, STOCK_LATIN))), "ja": (JA_FORMS, JA_LATIN),
             "tw": (TW_FORMS, TW_LATIN)}[firm.tradition]
    native, latin = (draw.pick(form) for form in forms)
    return native.format(_native(firm)).strip(), latin.format(_latin(firm))


@firms("not-legal-form-only", 9)
def _(draw: Draw) -> Spelled:
    one = _pick(draw)
    other = draw.pick([firm for firm in ALL[one.tradition] if firm != one])
    native = draw.chance(0.6)
    form = draw.pick((_forms if native else _latin_forms)(draw, one))
    names = (_native if native else _latin)(one), (_native if native else _latin)(other)
    return form.format(names[0]).strip(), form.format(names[1]).strip()


@firms("not-common-words", 9)
def _(draw: Draw) -> Spelled:
    """The same trade and legal form, and another name."""
    one = _pick(draw)
    other = draw.pick([firm for firm in ALL[one.tradition] if firm != one])
    if draw.chance(0.6):
        trade, form = draw.pick(COMMON[one.tradition]), draw.pick(_forms(draw, one))
        names = (_native(firm._replace(trade=trade)) for firm in (one, other))
    else:
        form = draw.pick(_latin_forms(draw, one))
        names = (_latin(firm._replace(english=one.english)) for firm in (one, other))
    return tuple(form.format(name).strip() for name in names)


@firms("not-other-trade", 7)
def _(draw: Draw) -> Spelled:
    """One name and another trade: sisters of a group."""
    one = _pick(draw)
    other = one._replace(**dict(zip(("trade", "english"), draw.pick(
        [firm for firm in ALL[one.tradition] if firm.trade != one.trade])[2::2], strict=True)))
    if draw.chance(0.5):
        form = draw.pick(_forms(draw, one))
        return form.format(_native(one)).strip(), form.format(_native(other)).strip()
    form = draw.pick(_latin_forms(draw, one))
    return form.format(_latin(one)), form.format(_latin(other))


@firms("not-near-name", 5)
def _(draw: Draw) -> Spelled:
    firm = _pick(draw)
    form = draw.pick(_forms(draw, firm))
    one, other = (form.format(_native(firm._replace(name=name))).strip()
                  for name in draw.pick(NEAR[firm.tradition]).split("/"))
    return one, other


@firms("not-subsidiary", 5)
def _(draw: Draw) -> Spelled:
    firm = _pick(draw)
    part = {"vi": ("Miền Nam", "Đầu tư", "Holdings"), "ja": ("九州", "ホールディングス", "販売"),
            "tw": ("控股", "投資", "蘇州"), "us": ("Holdings", "Ventures", "Europe")}[firm.tradition]
    form, name = draw.pick(_forms(draw, firm)), _native(firm)
    gap = " " if firm.tradition in ("vi", "us") else ""
    return form.format(name).strip(), form.format(f"{name}{gap}{draw.pick(part)}").strip()


@firms("not-other-country", 5)
def _(draw: Draw) -> Spelled:
    firm = _pick(draw)
    one, other = draw.two(("Vietnam", "Taiwan", "Japan", "America", "Singapore", "Europe"))
    if draw.chance(0.4):
        return f"{firm.latin} ({one}) Co., Ltd.", f"{firm.latin} ({other}) Co., Ltd."
    return f"{_latin(firm)} {one} Co., Ltd.", f"{_latin(firm)} {other} Co., Ltd."
