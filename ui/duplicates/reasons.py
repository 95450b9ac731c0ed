"""A sentence for all that the matchers compare: by label, comparison and level, in the codes of ``graph.match``."""

from typing import Final

from ui.i18n import later

_NAMES: Final = {
    "alias": later("One of the names of one is a name of the other."),
    "exact": later("The names are written alike."),
    "folded": later("The names are the same but for accents, capitals or the order of the words."),
    "spaced": later("The names are the same but for spaces and hyphens."),
    "romanised": later("The names are the same in another romanisation."),
    "reordered": later("The names have the same parts in another order."),
    "dropped": later("One of the names leaves a middle name out."),
    "initials": later("One of the names has initials that fit the other."),
    "shortened": later("One of the names leaves some parts out."),
    "letters": later("The family names agree, and the first letters of the rest."),
    "heard": later("The names sound alike and are spelt otherwise."),
    "typing": later("The names differ by one letter, as in a typing mistake."),
    "near": later("The family names agree, and the given names but for one letter."),
    "nickname": later("The family names agree, and one given name is the beginning of the other."),
    "mixed": later("The names fit where initials and left-out parts are allowed together."),
    "wholly": later("All parts of one name are in the other."),
    "unread": later("The family names agree; one is in characters whose reading is not certain."),
    "loose": later("The names fit in part only."),
    "contradiction": later("The names contradict each other."),
}
#: About how many others are likely to have the rarer of the two names.
_NAMESAKES: Final = {
    "none": later("Hardly anybody else is likely to have this name."),
    "one": later("About two others are likely to have this name."),
    "few": later("About five others are likely to have this name."),
    "ten": later("About fifteen others are likely to have this name."),
    "dozens": later("Some dozens of others are likely to have this name."),
    "hundred": later("About a hundred others are likely to have this name."),
    "hundreds": later("Some hundreds of others are likely to have this name."),
    "thousand": later("About a thousand others are likely to have this name."),
    "thousands": later("Some thousands of others are likely to have this name."),
    "tens_of_thousands": later("Tens of thousands of others are likely to have this name."),
}
_APART: Final = {"apart": later("They have different values of one identifier.")}
_PERSONS: Final = {
    "name": _NAMES,
    "namesakes": _NAMESAKES,
    "support": {
        "some": later("Something beside the name agrees."),
        "none": later("Nothing beside the name agrees, and many share such a name.")},
    "family": {
        "same": later("What is told as the family name fits."),
        "turned": later("What is told as the family name of one is the given name of the other.")},
    "identifiers": {
        "shared": later("They have an identifier in common."),
        "none_shared": later("They have no identifier in common.")},
    "affiliations": {
        "same_id": later("Both were at one organisation, by its identifier."),
        "same_then": later("Both were at one organisation in the same years."),
        "same": later("Both were at one organisation."),
        "same_common": later("Both were at an organisation of the same name, which several have."),
        "much_alike": later("The names of their organisations are very much alike."),
        "alike": later("The names of their organisations are alike."),
        "within": later("The name of one's organisation is within that of the other."),
        "little_alike": later("The names of their organisations have some words in common."),
        "same_domain": later("Their e-mail addresses are of one domain."),
        "different": later("Their organisations are different ones.")},
    "coauthors": {
        "many": later("They have five or more co-authors in common."),
        "some": later("They have some co-authors in common."),
        "one": later("They have one co-author in common."),
        "none": later("They have no co-author in common.")},
    "works": {
        "two_authors": later("Both are authors of one and the same work."),
        "same": later("One and the same work is told of both."),
        "different": later("They have no work in common.")},
    "fields": {
        "most": later("Most of their fields are the same."),
        "some": later("Some of their fields are the same."),
        "different": later("Their fields are different ones.")},
    "venues": {
        "most_then": later("They published mostly in the same places, in the same years."),
        "most": later("They published mostly in the same places."),
        "some": later("They published in some of the same places."),
        "different": later("They published in different places.")},
    "years": {
        "same_time": later("Their works are of the same few years."),
        "near_time": later("Their works are a few years apart."),
        "overlapping": later("The years of their works overlap."),
        "apart": later("Their works are about ten years apart."),
        "far_apart": later("Their works are decades apart."),
        "lifetimes": later("Their works are more than a working life apart.")},
    "apart": _APART,
}
_BODIES: Final = {
    "name": {
        "same_rare": later("The names are the same but for the legal form, and rare."),
        "same": later("The names are the same but for the legal form."),
        "words": later("The names have the same words, in another order or language."),
        "other_name": later("One of the names of one is a name of the other."),
        "slip": later("The names differ by a slip of the pen."),
        "part_of_same": later("Both are named as the same part of one body."),
        "without_whole": later("The names agree once the body of which one is a part is left out."),
        "without_place": later("The names agree once the place is left out."),
        "initials": later("The name of one is made of the first letters of the other."),
        "abbreviation": later("They have the same abbreviation."),
        "different": later("No name of the one is a name of the other.")},
    "country": {"same": later("Both are in the same country."), "different": later("They are in different countries.")},
    "city": {"same": later("Both are in the same city."), "different": later("They are in different cities.")},
    "domain": {
        "same": later("Their web pages or mailboxes are of one domain."),
        "site": later("Their web pages or mailboxes are on one site."),
        "different": later("Their web pages or mailboxes are of different domains.")},
    "form": {"same": later("Their legal forms agree."), "different": later("Their legal forms are different.")},
    "parents": {"shared": later("Both are part of the same body."),
                "different": later("They are part of different bodies.")},
    "standing": {"same": later("Both are active, or both have ended."),
                 "different": later("One has ended, and the other is active.")},
    "identifiers": {
        "shared": later("They have an identifier in common."),
        "none": later("They have no identifier in common.")},
    "apart": _APART,
}
SENTENCES: Final[dict[str, dict[str, dict[str, str]]]] = {"Expert": _PERSONS, "Organization": _BODIES}
#: What is compared, for a level that has no sentence here yet.
ASPECTS: Final = {
    "name": later("Name"), "name_rarity": later("Rarity of the name"), "namesakes": later("Rarity of the name"),
    "support": later("Beside the name"), "family": later("Family name"), "identifiers": later("Identifiers"),
    "affiliations": later("Affiliations"), "coauthors": later("Co-authors"), "works": later("Works"),
    "fields": later("Fields"), "venues": later("Places of publication"), "years": later("Years"),
    "country": later("Country"), "city": later("City"), "domain": later("Domain"),
    "form": later("Legal form"), "parents": later("Part of"), "standing": later("State"), "apart": later("Identifiers"),
}
