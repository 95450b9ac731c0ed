"""The colours of the geographic maps, on light and on dark; kinds of ties keep those of the vocabulary on light."""

Palette = dict[str, str]

LIGHT: Palette = {
    "sea": "#F2F5F8", "land": "#DDE2E8", "border": "#FFFFFF", "home": "#B7CBE4", "islands": "#1B4F8F",
    "known": "#C9D6C9", "partner": "#8FC3A3", "agreement": "#8C6D31", "works": "#4B5563", "dot_partner": "#1F7A46",
    "dot_known": "#4B5563", "dot_hanoi": "#C0392B", "dot_islet": "#1B4F8F",
    "dot_park": "#D55E00", "dot_chosen": "#1B4F8F", "halo": "#FFFFFF",
    "text": "#1C2430", "sea_text": "#3E6A9E", "islands_text": "#1B4F8F", "frame": "#9AA5B3",
}
DARK: Palette = {
    "sea": "#171D26", "land": "#2B333E", "border": "#12161C", "home": "#35557F", "islands": "#8AB6EE",
    "known": "#3A4A41", "partner": "#2F6B49", "agreement": "#D8B26A", "works": "#9FB0C4", "dot_partner": "#57C98A",
    "dot_known": "#B4BECB", "dot_hanoi": "#F08A7C", "dot_islet": "#8AB6EE",
    "dot_park": "#F0894A", "dot_chosen": "#8AB6EE", "halo": "#12161C",
    "text": "#E6EAF0", "sea_text": "#86AEDD", "islands_text": "#A9CBF4", "frame": "#566274",
}


def rgba(colour: str, alpha: int = 255) -> list[int]:
    """``#1B4F8F`` as the four numbers that deck.gl takes."""
    return [int(colour[place:place + 2], 16) for place in (1, 3, 5)] + [alpha]
