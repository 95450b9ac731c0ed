"""Learns the frozen tables of the persons' matcher from the development halves of the sets.

``python -m benchmarks.identity.learn --data DIR`` writes ``graph/match/person_weights.csv`` and ``person_words.csv``;
with ``--check`` it writes nothing and prints what weights reach on people that they were not learned from. Weights are
those of a logistic regression over the levels of all compared pairs of mentions whose people are known; more agreement
never weighs less. What no set tells is in ``given``.
"""
