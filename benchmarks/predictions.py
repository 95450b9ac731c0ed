"""What we expected, written down before the first measurement at full size on 23 November 2026, and never corrected."""

PREDICTED = {
    "load": "1.3 times the bare time at 100,000 experts; 8,000 rows a second; 900 MB of ours, 800 MB of the engine.",
    "rivals": "Bare 9,000 rows a second on the embedded engine and 15,000 on Neo4j; neomodel 600 on either; py2neo's "
              "bulk functions close to bare on Neo4j and below neomodel on the embedded engine.",
    "edit": "0.3 s for most edits; 1.5 s for the organisation with most people.",
    "pages": "Under 1 s for every page but the map (3 s) and the list of experts (1.5 s).",
    "sheet": "Previewed in 3 s, accepted in 4 s.",
    # Written on 27 November 2026, before its own first measurement.
    "loaders": "Three times the time of parsing for JSON, ten for small CSV lines, four for BibTeX, two for workbooks; "
               "the gigabyte in three minutes and 250 MB.",
    "start": "First page 12 s after a first start, 5 s after a later one, most of it starting Python twice.",
}
