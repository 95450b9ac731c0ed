"""What an organisation's name is: legal forms, words in several languages, abbreviations, parts and wholes, rarity."""

from graph.names.organisations.forms import compatible
from graph.names.organisations.keys import Keys, keys
from graph.names.organisations.naming import OrganisationName, kind, parse
from graph.names.organisations.rarity import rarity, weight
from graph.names.organisations.words import words

__all__ = ["Keys", "OrganisationName", "compatible", "keys", "kind", "parse", "rarity", "weight", "words"]
