"""Time windows: what the words say, and nothing that they do not."""

import pytest

from loaders.plan.windows import Window, window

SAID = {
    "2026 - 2030": Window(2026, 2030),
    "2026-2030": Window(2026, 2030),
    "2026 – 2030": Window(2026, 2030),
    "2027": Window(2027, 2027),
    "Năm 2027": Window(2027, 2027),
    "Trong năm 2027": Window(2027, 2027),
    "Quý II/2027": Window(2027, 2027),
    "Quý 2 năm 2027": Window(2027, 2027),
    "Quý IV/2026 - Quý II/2027": Window(2026, 2027),
    "Tháng 9/2027": Window(2027, 2027),
    "30/6/2027": Window(2027, 2027),
    "ngày 30 tháng 6 năm 2027": Window(2027, 2027),
    "Năm 2026, 2027": Window(2026, 2027),
    "Giai đoạn 2026-2030": Window(2026, 2030),
    "Từ năm 2026 đến năm 2030": Window(2026, 2030),
    "Từ quý I đến quý IV/2027": Window(2027, 2027),
    "Đến năm 2028": Window(None, 2028),
    "Đến hết năm 2028": Window(None, 2028),
    "Từ nay đến năm 2030": Window(None, 2030),
    "Trước ngày 30/6/2027": Window(None, 2027),
    "Đến năm 2028, tầm nhìn 2035": Window(None, 2028),
    "Từ năm 2027": Window(2027, None),
    "Từ 2027 trở đi": Window(2027, None),
    "2026 và các năm tiếp theo": Window(2026, None),
    "Kể từ ngày 01/7/2026": Window(2026, None),
    "Hằng năm": Window(recurs="yearly"),
    "Hàng năm": Window(recurs="yearly"),
    "Định kỳ hằng năm": Window(recurs="yearly"),
    "1 lần/năm": Window(recurs="yearly"),
    "Tháng 6 hằng năm": Window(recurs="yearly-06"),
    "tháng 12 hàng năm": Window(recurs="yearly-12"),
    "Trước ngày 01/12 hằng năm": Window(recurs="yearly-12"),
    "Quý II hằng năm": Window(recurs="yearly-q2"),
    "Hằng năm, giai đoạn 2026-2030": Window(2026, 2030, "yearly"),
    "Hằng năm, từ 2027": Window(2027, None, "yearly"),
    "Hằng quý": Window(recurs="quarterly"),
    "Hằng tháng": Window(recurs="monthly"),
    "6 tháng/lần": Window(recurs="half-yearly"),
    "Thường xuyên": Window(recurs="continuous"),
    "Sau khi có hướng dẫn của Bộ Nội vụ": Window(waits_for="hướng dẫn của Bộ Nội vụ"),
    "Ngay sau khi Quốc hội thông qua Luật năm 2026": Window(waits_for="Quốc hội thông qua Luật năm 2026"),
    "Khi có yêu cầu": Window(waits_for="yêu cầu"),
    "Theo tiến độ triển khai của Bộ Nội vụ": Window(waits_for="tiến độ triển khai của Bộ Nội vụ"),
    "Theo lộ trình của dự án": Window(waits_for="lộ trình của dự án"),
    "2026-2030, sau khi có hướng dẫn": Window(2026, 2030, waits_for="hướng dẫn"),
    "Sau khi có\nhướng dẫn": Window(waits_for="hướng dẫn"),
}


@pytest.mark.parametrize(("words", "said"), SAID.items())
def test_what_the_words_say(words: str, said: Window) -> None:
    assert window(words) == said


@pytest.mark.parametrize("words", [
    "quý IV", "2026 - 20", "2026 -", "2026 - 203O", "2030 - 2026", "Tháng 13 hằng năm", "???", "theo đúng quy trình",
    "12", "cả giai đoạn",
])
def test_words_that_say_nothing(words: str) -> None:
    assert not window(words).says_something
