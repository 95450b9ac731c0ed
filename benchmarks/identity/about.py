"""What the sets and the methods are, in the words of ``docs/identity.md``."""

#: In the order of the page.
SETS = {
    "dblp_vn_aliases": "Whether two spellings can be one Vietnamese name. True pairs are spellings that DBLP joined by "
                       "hand, false ones pairs of different people of the same file (all, or 400,000 at random) who "
                       "have no name in common.",
    "dblp_vn_aliases_with_homonyms": "The same with the pairs of people who do have a name in common, which no look at "
                                     "names can part; dblp_vn_homonyms gives such people to the whole matcher.",
    "dblp_asian_aliases": "The same as dblp_vn_aliases for Japanese and Chinese names in Latin letters.",
    "dblp_asian_aliases_with_homonyms": "The same with the pairs of people who have a name in common.",
    "dblp_vn_homonyms": "Different people whom DBLP keeps apart under one Vietnamese name, each given an institution "
                        "of their own and no common co-author. Whoever sees the name alone joins all of them; the "
                        "matcher must join none by itself.",
    "crossref_orcid_mentions": "Author mentions of Crossref, their ORCIDs hidden from the matcher and used as truth.",
    "qian_mentions": "Author mentions in which many people share one name; a quarter are without affiliation, all "
                     "without title.",
    "ror_affiliations": "Affiliations as printed, to be linked to ROR ids: those whose right answers are all among the "
                        "records at hand, or empty.",
    "ror_affiliations_all": "All affiliations, those among them whose right answers are not at hand.",
    "ror_records": "Records of organisations in several files, with names in all languages, aliases, abbreviations and "
                   "ROR ids, and those that others have succeeded: no two with different ROR ids may be joined.",
    "ror_records_ids_hidden": "The same without the ROR ids. Methods that judge names see the first name of each "
                              "record, and every two such names that share a word which at most ten have.",
    "febrl1": "Generated persons with errors, 1,000 records; our linker and Splink itself with one model.",
    "febrl2": "The same, 5,000 records.",
    "febrl3": "The same, 5,000 records with up to five copies of each.",
    "febrl4": "The same, two files of 5,000 records to be linked; methods that judge names see forename and surname.",
    "splink_historical": "Splink's own set of historical persons.",
    "open_name_pairs": "The open test set of this project ([name-pairs.md](name-pairs.md)): whether two spellings of "
                       "made-up people or of organisations can be one name.",
    "open_name_pairs_people": "Its people.",
    "open_name_pairs_organisations": "Its organisations, from the weight at which a curator is asked.",
}
METHODS = {
    "ketnoi": "the matcher of the registry: the same modules, the same frozen weights",
    "exact": "equal as written",
    "folded tokens": "the same words in any order, without case, accents and punctuation (of mentions: the full name "
                     "alone)",
    "jaro-winkler": "similarity of the folded, sorted words at least 0.9",
    "nomenklatura logic-v2": "with its defaults, from the score (0.7) at which its server, yente, calls it a match",
    "splink default": "`NameComparison` of forename and surname, u by random sampling, m as Splink starts from, at the "
                      "threshold that serves it best on these very pairs",
    "surname and initial": "mentions of one surname and first initial are one person",
    "full name with co-author or affiliation": "mentions of one full name that share a co-author or a similar "
                                               "affiliation (token set ratio of 90), directly or by way of others",
    "exact name between commas": "the only organisation with exactly this name",
    "same first name and country": "records of organisations whose first names are equal after folding",
    "splink": "Splink itself with the model of our linker",
}
SPEED = ("Records of a seeded city of `benchmarks/world.py`, of whom every seventh person is there twice: all of them, "
         "bare Splink with its default comparisons of names on the same blocking, and new records against what exists. "
         "Goals, on two cores: a million in at most 120 s, 4 GB and 1.3 times the time of bare Splink; 1,000 new ones "
         "against 100,000 in at most 5 s. Making the records is not counted. Precision and recall are of pairs that "
         "weigh enough, before groups are made, and no measure of the matcher: the names of the city are drawn from "
         "few parts, so that of a million people 4,000 are called Shota Sato.")
COLUMNS = {"f1": "F1", "seconds_columns": "seconds for columns", "seconds_matching": "seconds for matching",
           "seconds_worked": "processor seconds",
           "megabytes": "peak memory, MB", "times_bare": "times bare Splink"}
HEAD = """# How well people and organisations are told apart

Written by `make bench-identity` from what it measured (`docs/identity.json`); run it instead of editing this page.
`python -m benchmarks.identity --data DIR` prints the same tables for any folder whose folders and files are named as in
`../shared/data`, with `--json` one object a line. Any set may be missing, every folder with `mentions_*.jsonl` and
`gold_*.json` is a set of mentions, and `--only SET …` and `--methods METHOD …` leave out the rest. The development
halves lie in `../shared/data`; whoever has other halves can see whether the figures hold there.

Recall of pairs, and false hits where all pairs are false, have their 95 % interval by Wilson. Of mentions, precision,
recall and F1 are B-cubed over those whose person is known, and the interval is that of F1 over 500 samples of people,
drawn with replacement; what judges names sees every two names that share a word and the first letter of another.
nomenklatura is given at most 20,000 of the false pairs, Splink 200,000, so their precision looks better than it is; the
shares of false hits can be compared.

| method | |
|---|---|
"""
