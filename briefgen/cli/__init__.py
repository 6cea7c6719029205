"""The command line: parse, call one function of `pipeline`, print, exit. stdout is the result, stderr the talk.

Clock and environment enter here, as arguments; nothing below asks for them.
"""

from briefgen.cli import briefs, facts, lock, new, review, rules, schemas, site, verify
from briefgen.cli.main import main

__all__ = ["briefs", "facts", "lock", "main", "new", "review", "rules", "schemas", "site", "verify"]
