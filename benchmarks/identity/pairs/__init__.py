"""The open test set of names, tests/data/name_pairs.csv: what a row is, and what makes the rows.

``python -m benchmarks.identity.pairs`` writes the set and the tables of docs/name-pairs.md again. Names of people are
put together from common parts by a seed of each class, so that a change of one class moves no row of another.
"""
