"""French text -> values: numbers with their units, and dates, in the shapes of the English grammar.

What a unit counts is not read: a French noun cannot be held against an English one. `check.french` compares the values.
"""
