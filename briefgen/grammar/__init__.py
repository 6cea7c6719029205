"""Plain text -> values: sentences, quotations, numbers, quantities, dates.

Both `extract` (on seeds) and `check` (on an outline's prose) read by these rules, so that they agree. Pure.
"""
