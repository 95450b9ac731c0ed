"""Names of bodies in English and other Latin script, by how they are written: capitals, ``of``, ``Co., Ltd``."""

from loaders.document.words import Words

#: Words that make a run of capitals the name of a body, and what kind of body it is; the first that fits tells.
KINDS = (
    (("University", "Polytechnic", "Universiti", "Universität"), "University"),
    (("College",), "College"),
    (("Corporation", "Corp", "Inc", "Ltd", "Limited", "Company", "Co", "LLC", "JSC", "PLC", "GmbH", "Pte", "Holdings",
      "Group", "Bank", "Industries"), "Firm"),
    (("Association", "Alliance", "Society", "Federation", "Union", "Chamber", "Consortium", "Network"), "Association"),
    (("Institute", "Institutes", "Laboratory", "Laboratories", "Academy", "Academia"), "ResearchInstitute"),
    (("Ministry", "Department", "Authority", "Agency", "Committee", "Commission", "Council", "Bureau", "Board",
      "Embassy", "Government", "Administration", "Office"), "Agency"),
    (("Fund", "Foundation", "Capital"), "Fund"),
    (("Park",), "Park"),
    (("Technologies", "Technology", "Semiconductor", "Semiconductors", "Electronics", "Systems", "Microsystems",
      "Solutions", "Devices", "Microelectronics", "Software", "Partners", "Ventures"), "Firm"),
    (("Center", "Centre", "School", "Faculty", "Organization", "Organisation", "Hub", "Incubator"), ""),
)
MAKING = {word: kind for words, kind in KINDS for word in words}
_SHORTENED = frozenset({"Inc", "Ltd", "Corp", "Co", "Pte"})
_LEGAL = _SHORTENED | {"LLC", "JSC", "PLC", "Limited", "Corporation", "GmbH", "SA", "AG", "BV"}
#: Words behind which ``of`` goes on with a name.
_LED = frozenset({
    "Ministry", "Department", "University", "Institute", "Academy", "School", "College", "Faculty", "Center", "Centre",
    "Authority", "Board", "Bureau", "Committee", "Association", "Agency", "Office", "Council",
})
#: Nouns that follow ``and`` inside the name of one body: Ministry of Science and Technology.
_SECOND = frozenset({
    "technology", "technologies", "training", "communications", "communication", "engineering", "science", "sciences",
    "trade", "industry", "investment", "education", "environment", "sports", "tourism", "development", "humanities",
    "innovation", "medium", "telecommunications", "electronics", "technical", "planning", "finance", "commerce",
    "culture", "research", "standards", "mining", "geology", "information", "medicine", "pharmacy", "law", "arts",
    "transport", "energy", "industrial", "export", "services", "consultancy", "small", "enterprises", "informatics",
    "infrastructure",
})
#: Capitals that are no part of a body's name: titles, papers, days.
STOPS = frozenset({
    "CEO", "CTO", "CFO", "COO", "President", "Chairman", "Chairwoman", "Chair", "Director", "Minister", "Vice",
    "Deputy", "Mr", "Ms", "Mrs", "Dr", "Prof", "Professor", "Rector", "Dean", "Head", "Secretary", "Ambassador", "The",
    "Under", "At", "On", "In", "It", "This", "That", "These", "MoU", "MOU", "MoUs", "MOUs", "Memorandum", "Memoranda",
    "Agreement", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec",
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Photo", "According", "Also", "Both",
    "He", "She", "We", "I", "As", "With", "Speaking", "Earlier", "Meanwhile", "During", "Founded", "By", "For", "From",
    "However", "Representatives", "Following", "US", "USD", "VND", "Founder", "Manager", "Executive", "Senior", "Chief",
    "General", "Managing", "Associate", "Assoc", "Ông", "Bà", "Anh", "Chị", "Ngài", "Tại", "Theo", "Ngoài", "Ngày",
    "Trong", "Với", "Các", "Hai", "Ảnh", "Principal", "Provost", "Chancellor", "Governor", "Mayor", "Commissioner",
    "Leader", "Leaders", "Representative", "Spokesperson", "Accordingly", "Additionally", "Moreover", "Furthermore",
    "Specifically", "Recently", "Currently", "Previously", "Besides", "Through", "Of", "There", "Since", "Within",
    "Notably", "Established", "They", "Its", "Their", "His", "Her", "Our", "If", "All", "A", "An", "And", "To", "About",
    "More", "Two", "Three", "Four", "Five", "When", "While", "After", "Before",
})
_COUNTRIES = frozenset({
    "Japan", "Vietnam", "Taiwan", "Korea", "China", "Singapore", "France", "Germany", "Australia", "Thailand",
    "Malaysia", "Indonesia", "India", "Netherlands", "Canada", "Russia", "Israel", "Belgium", "Italy",
})
#: Words that tell no body from another: the National University of Singapore.
_NATIONAL = frozenset({"National", "State", "Central", "Federal", "Royal", "Open", "Technical", "Technological", "of"})
_ORGANS = frozenset({"of", "the", "Directors", "Management", "Trustees", "Governors", "Advisory", "Steering"})
#: What makes a word with a capital an adjective: US-based.
_ADJECTIVES = ("-based", "-led", "-owned", "-backed")
_JOINS = frozenset({"of", "for", "&", "de", "du"})
_MOST_WORDS = 16


def run_end(words: Words, at: int) -> int:
    """The number of the word after a run of capitals that may be a body's name and begins here; ``at`` where none."""
    if not _opens(words, at) or (at + 1 < len(words) and words[at + 1].plain.endswith(_ADJECTIVES)):
        return at
    end = at + 1
    while end < len(words) and end - at < _MOST_WORDS:
        step = _step(words, at, end)
        if not step:
            break
        end += step
    return _less_country(words, at, end)


def _less_country(words: Words, at: int, end: int) -> int:
    """``Asia University of Japan`` without its country, where it is a name without it."""
    own = any(word.text not in MAKING and word.text not in _NATIONAL for word in words.all[at:end - 2])
    if own and words[end - 2].plain == "of" and words[end - 1].text in _COUNTRIES and is_body(words, at, end - 2):
        return end - 2
    # "Asian Institute of Technology in Vietnam (AIT)"
    placed = end + 2 < len(words) and words[end].plain == "in" and words[end + 2].text == "("
    return end + 2 if placed and words[end + 1].capital and is_body(words, at, end) else end


def is_organ(name: str) -> bool:
    """Whether a name is only that of an organ of some body: ``Board of Directors``, ``University Council``."""
    return all(word in MAKING or word in _ORGANS for word in name.split())


def is_body(words: Words, at: int, end: int) -> bool:
    """Whether a run of capitals holds a word that only bodies have in their names."""
    making = [number for number in range(at, end) if words[number].text.rstrip(".") in MAKING]
    # Park and Bank are family names, too, where they stand first.
    return end - at > 1 and any(number > at or words[number].text in _LED for number in making)


def kinds_of(name: str) -> tuple[str, ...]:
    """The further label of a body by the words of its English name; none where they do not tell."""
    spoken = {word.strip(".,()") for word in name.split()}
    kind = next((kind for words, kind in KINDS if spoken & set(words)), "")
    return (kind,) if kind else ()


def _opens(words: Words, at: int) -> bool:
    word = words[at]
    if not word.capital or len(word.text) < 2 or word.plain.endswith(_ADJECTIVES):
        return False
    return word.text not in STOPS and word.text.partition("-")[0] not in STOPS


def _step(words: Words, start: int, at: int) -> int:
    word = words[at]
    if word.text == ".":
        return 1 if words[at - 1].text in _SHORTENED and words[at - 1].end == word.start else 0
    if word.text == ",":
        legal = at + 1 < len(words) and words[at + 1].text.rstrip(".") in _LEGAL
        return 2 if legal else 0
    if _opens(words, at):
        return 1
    if word.plain in _JOINS and at + 1 < len(words):
        return _behind_of(words, start, at)
    if word.plain == "and":
        return _behind_and(words, start, at)
    return 0


def _behind_of(words: Words, start: int, at: int) -> int:
    if _opens(words, at + 1):
        return 2
    the = words[at + 1].plain == "the" and at + 2 < len(words) and _opens(words, at + 2)
    return 3 if the and words[at].plain == "of" and words[at - 1].text in _LED else 0


def _behind_and(words: Words, start: int, at: int) -> int:
    """``and`` + noun, where the body is led by ``Ministry of`` or the like, or a legal form is still to come."""
    after = words.all[at + 1:at + 3]
    if not after or not after[0].capital:
        return 0
    led = any(words[number].text in _LED for number in range(start, at))
    if after[0].plain in _SECOND:
        return 2 if led or _made_later(words, at + 2) else 0
    return 3 if led and len(after) > 1 and after[1].capital and after[1].plain in _SECOND else 0


def _made_later(words: Words, at: int) -> bool:
    for number in range(at, min(at + 3, len(words))):
        if not words[number].capital:
            return False
        if words[number].text in MAKING:
            return True
    return False
