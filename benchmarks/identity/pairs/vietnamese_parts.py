"""Parts of Vietnamese names, from general knowledge, and ways to write a name that is put together from them."""

import unicodedata
from typing import NamedTuple

from benchmarks.identity.pairs.draw import Draw
from benchmarks.identity.pairs.parts import parts

FAMILIES = parts("vi families")
MIDDLES = {sex: [one.replace("/", " ") for one in parts(f"vi middles {sex}")] for sex in "mf"}
GIVENS = {sex: parts(f"vi givens {sex}") for sex in "mf"}
WESTERN = {sex: parts(f"vi western {sex}") for sex in "mf"}
KNOWN = {one.replace("/", " ") for one in parts("vi known")}
TITLES = ("GS. ", "PGS.TS. ", "PGS. TS ", "GS.TSKH. ", "TS. ", "ThS. ", "TS ", "KS. ", "BS.CKII. ", "Ông ", "Dr. ",
          "Prof. ", "Assoc. Prof. Dr. ", "Mr. ")


class Person(NamedTuple):
    """A made-up person; ``middle`` and ``given`` may be several syllables."""

    family: str
    middle: str
    given: str
    sex: str

    @property
    def native(self) -> str:
        """Family name, middle name, given name, with all marks."""
        return " ".join(part for part in (self.family, self.middle, self.given) if part)


def person(draw: Draw, sex: str = "", syllables: int = 0, middle: str = "", given: str = "") -> Person:
    """Somebody of this sex, with so many syllables of a middle name."""
    sex = sex or draw.pick("mmf")
    options = [one for one in MIDDLES[sex] if not syllables or len(one.split()) == syllables]
    found = Person(draw.pick(FAMILIES), middle or draw.pick(options), given or draw.pick(GIVENS[sex]), sex)
    words = bare(found.native).split()
    again = len(set(words)) < len(words)
    return person(draw, sex, syllables, middle, given) if again or found.native in KNOWN else found


def bare(text: str) -> str:
    """Without marks."""
    spread = unicodedata.normalize("NFKD", text.translate(str.maketrans("đĐ", "dD")))
    return "".join(char for char in spread if not unicodedata.combining(char))


def tone_dropped(text: str) -> str:
    """Without tone marks, but with the marks that make another vowel: Nguyễn becomes Nguyên."""
    spread = unicodedata.normalize("NFD", text)
    toneless = "".join(char for char in spread if char not in "\u0300\u0301\u0303\u0309\u0323")
    return unicodedata.normalize("NFC", toneless)


def initials(text: str, stop: str = ".", gap: str = " ") -> str:
    """The first letters of the words, each with a stop."""
    return gap.join(word[0] + stop for word in bare(text).split())


def family_end(who: Person) -> str:
    """Manh Hung Nguyen."""
    return " ".join(bare(f"{who.middle} {who.given} {who.family}").split())


def reversed_(who: Person) -> str:
    """Hung Manh Nguyen: every syllable turned round."""
    return " ".join(bare(who.native).split()[::-1])


def given_first(who: Person) -> str:
    """Hung Nguyen Manh."""
    return bare(f"{who.given} {who.family} {who.middle}")

