"""Where in Taiwan an address is: its city or county, in Latin letters as the addresses themselves write it."""

import re

from graph.names import fold

_COUNTIES = {
    "臺北市": "Taipei", "新北市": "New Taipei", "桃園市": "Taoyuan", "臺中市": "Taichung", "臺南市": "Tainan",
    "高雄市": "Kaohsiung", "基隆市": "Keelung", "新竹市": "Hsinchu", "嘉義市": "Chiayi", "新竹縣": "Hsinchu County",
    "苗栗縣": "Miaoli County", "彰化縣": "Changhua County", "南投縣": "Nantou County", "雲林縣": "Yunlin County",
    "嘉義縣": "Chiayi County", "屏東縣": "Pingtung County", "宜蘭縣": "Yilan County", "花蓮縣": "Hualien County",
    "臺東縣": "Taitung County", "澎湖縣": "Penghu County", "金門縣": "Kinmen County", "連江縣": "Lienchiang County",
}
#: What an address may name instead: the science park, and a town for its county.
_INSTEAD = {"新竹科學園區": "Hsinchu", "新竹科學工業園區": "Hsinchu", "彰化市": "Changhua County"}
#: Other ways of writing a character; the second only looks like ours.
_ONE_WAY = str.maketrans("台巿", "臺市")
_CHINESE = tuple((re.compile("|".join(names)), names) for names in (_COUNTIES, _INSTEAD))
_ENGLISH = {fold(name).replace(" ", ""): name for name in _COUNTIES.values()}


def town(address: str | None, english: str | None) -> str | None:
    """The city or county of a Chinese address, else of an English one; ``None`` where neither says one of Taiwan."""
    written = (address or "").translate(_ONE_WAY)
    for pattern, names in _CHINESE:
        if match := pattern.search(written):
            return names[match[0]]
    # "Hsin-Chu", "HSIN CHU", "Science ParkHsinchu": lines are joined without a space between them.
    latin = fold(english or "").replace(" ", "")
    found = [key for key in _ENGLISH if key in latin]
    return _ENGLISH[max(found, key=len)] if found and "taiwan" in latin else None
