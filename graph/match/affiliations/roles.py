"""What words do around a name in an affiliation: ends of names, qualifiers, units, legal forms."""

from functools import cache
from importlib.resources import files


@cache
def words_of(role: str) -> frozenset[str]:
    """The words of a role of roles.csv."""
    text = files("graph.match.affiliations").joinpath("roles.csv").read_text("utf-8")
    rows = [line.split(",") for line in text.splitlines() if line and not line.startswith("#")]
    return frozenset(word for name, words in rows if name == role for word in words.split())


#: Words with which the name of an institution begins or ends.
INSTITUTIONS = words_of("institution")
