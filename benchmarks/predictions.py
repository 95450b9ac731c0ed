"""What we expected, written down before the first measurement at full size on 23 November 2026, and never corrected."""

PREDICTED = {
    "load": "1.3 times the bare time at 100,000 experts; 8,000 rows a second; 900 MB of ours, 800 MB of the engine.",
    "rivals": "Bare 9,000 rows a second on the embedded engine and 15,000 on Neo4j; neomodel 600 on either; py2neo's "
              "bulk functions close to bare on Neo4j and below neomodel on the embedded engine.",
    "edit": "0.3 s for most edits; 1.5 s for the organisation with most people.",
    "pages": "Under 1 s for every page but the map (3 s) and the list of experts (1.5 s).",
    # Written on 27 November 2026, when single questions at 100,000 had taken 20 to 40 ms of the processor.
    "search": "nDCG at ten 0.95 beside 0.7; p95 at 100,000 experts 80 ms in the box and 100 ms on the page.",
    # Written on 27 November 2026, after first runs on a machine busy with other work.
    "analysis": "66 times as fast as NetworkX over all, most of it betweenness; at 100,000 experts 30 s for the first "
                "reading, 1 s for a patch, 8 s from a change to new measures, 0.2 s for paths.",
    # Written on 28 November 2026, after single runs on a machine busy with other work.
    "gaps": "1.2 s for the whole board.",
    "board": "All proven; 4 s in the median, 15 s for the hardest; greedy reaches 95 % and breaks a rule in a few.",
    "sheet": "Previewed in 3 s, accepted in 4 s.",
    # Written on 27 November 2026, before its own first measurement.
    "loaders": "Three times the time of parsing for JSON, ten for small CSV lines, four for BibTeX, two for workbooks; "
               "the gigabyte in three minutes and 250 MB.",
    "start": "First page 12 s after a first start, 5 s after a later one, most of it starting Python twice.",
    # Written on 27 November 2026, after the first visits by hand had taken 8.6 s and, with the map's component in the
    # session, 57.9 s.
    "line": "The home page 8 s, the map 15 s: 0.7 and 1.6 MB.",
    # Written on 27 November 2026, before its own first measurement.
    "drawing": "1.5 s for 1,000 nodes and 4 s for 5,000; 0.5 s from a click to the profile.",
}
