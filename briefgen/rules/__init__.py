"""What each rule forbids, why, and what cures it: one text file a rule, with an example that the tests run.

`rule` reads the files; `pipeline.explain` and docs/build.py print them.
"""
