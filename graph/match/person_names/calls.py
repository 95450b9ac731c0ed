"""How somebody is called for short: family name and main given name, in the readings that are likely enough."""

from collections.abc import Iterator, Sequence

from graph.match.person_names.codes import pair
from graph.names import chinese, korean
from graph.names.persons import Name
from graph.names.readings import Reading
from graph.names.shortened import said
from graph.names.vietnamese import FILLERS

#: Readings below this probability are not taken for how somebody is called, nor below the other one to be found.
LIKELY, POSSIBLE = 0.1, 0.01
#: What a shorter form has to say, in bits, to be a key of its own in large data.
_RARE = 16.0


def joined(name: Name, places: tuple[int, ...]) -> str:
    """The spelling of the parts at these places, joined."""
    return "".join([name.parts[place].code for place in places])


def shorts(name: Name) -> list[int]:
    """Family name and main given name of up to three readings."""
    found = dict.fromkeys(pair(joined(name, reading.family), joined(name, reading.main))
                          for reading in name.readings[:3] if reading.chance >= LIKELY)
    return [*found, -11, -12, -13][:3]


def briefs(name: Name) -> list[int]:
    """Family name and the first letter of the main given name."""
    found = dict.fromkeys(pair(joined(name, reading.family), joined(name, reading.main)[:1] + ".")
                          for reading in name.readings[:3] if reading.chance >= LIKELY)
    return [*found, -14, -15, -16][:3]


def drops(name: Name, forms: Sequence[Reading]) -> list[int]:
    """Shorter names under which somebody may be known, coded as a name of two words in its comparable spelling."""
    found: dict[int, None] = {}
    for reading in forms:
        found[pair(joined(name, reading.family), joined(name, reading.main))] = None
        if name.tradition == "zh":
            found |= dict.fromkeys(_waded(name, reading))
    return [*found, -17, -18, -19, -24][:4]


def _waded(name: Name, reading: Reading) -> Iterator[int]:
    """The same in Wade–Giles, as written and turned from pinyin, where the name is in either."""
    for turned in (chinese.wade_giles, chinese.in_wade_giles):
        family, call = ([turned(name.parts[place].code) for place in places]
                        for places in (reading.family, reading.main))
        if all(family) and all(call):
            yield pair("w" + "".join(family), "".join(call))


def monos(name: Name) -> list[int]:
    """The first letter of the family name and the main given name."""
    found = dict.fromkeys(pair("." + name.parts[reading.family[0]].text[0], joined(name, reading.main))
                          for reading in name.readings[:3] if reading.family)
    return [*found, -20, -21, -25][:3]


def abbreviated(name: Name) -> bool:
    """Whether the main given name is an initial, or may go on with one (``Jian F.``)."""
    if not name.readings:
        return False
    main = name.readings[0].main
    return any(name.parts[place].initial for place in main) or (
        name.tradition in ("zh", "ko") and any(part.initial for part in name.parts))


def keys(name: Name) -> list[str]:
    """Keys to block on with high recall: family name and first letter of the main given name, in each reading.

    As written, and in the spelling that all romanisations of the tradition have in common.
    """
    likely = [reading for reading in name.readings[:4] if reading.chance >= POSSIBLE]
    written = {f"{joined(name, reading.family)} {name.parts[reading.main[0]].text[0]}" for reading in likely}
    return sorted(written | {f"{_family(name, reading.family)} {_letter(name, reading.main)}" for reading in likely})


def _letter(name: Name, main: tuple[int, ...]) -> str:
    """The letter under which a given name is found in the system of `_family`."""
    text = name.parts[main[0]].text
    return (chinese.in_wade_giles(text) or text)[0] if name.tradition == "zh" else text[0]


def _family(name: Name, places: tuple[int, ...]) -> str:
    """A family name in a spelling that all romanisations of the tradition have in common."""
    text = joined(name, places)
    if name.tradition == "ko":
        return korean.family(text)
    return (chinese.in_wade_giles(text) or text) if name.tradition == "zh" else text


def strict(name: Name, forms: Sequence[Reading]) -> list[str]:
    """Few and telling keys, for large data: the whole name in any order, and shorter forms where these are rare."""
    found = {" ".join(sorted("".join(word) for word in name.words))}
    if name.readings and name.readings[0].family:
        first = name.readings[0]
        rest = tuple(place for place in range(len(name.parts)) if place not in first.family)
        found.add(" ".join(sorted([_family(name, first.family), *_rest(name, rest)])))
        found |= {" ".join(sorted((joined(name, short.family), joined(name, short.main)))) for short in forms
                  if said(name, short) >= _RARE}
    return sorted(found - {""})


def _rest(name: Name, places: tuple[int, ...]) -> list[str]:
    """Beside the family name: words in Vietnamese (without Thi and Van) and western names, else all of it as one."""
    if name.tradition in ("vi", "western"):
        whole = [name.parts[place].code for place in places]
        telling = [text for text in whole if text not in FILLERS]
        return telling if name.tradition == "vi" and len(telling) > 1 else whole
    texts = [name.parts[place].code for place in places]
    if name.tradition == "zh":
        texts = [chinese.in_wade_giles(text) or text for text in texts]
    return ["".join(korean.sounds(text) for text in texts) if name.tradition == "ko" else "".join(texts)]
