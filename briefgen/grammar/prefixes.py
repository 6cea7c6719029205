"""One pattern of many words, factored by what they begin with, so that a search over a text costs little.

A plain alternation tries each word at each place; this one leaves at the first letter that fits none. Behind a set
of what may stand before a word (`[^a-z]`) it is tried only where words begin: the engine skips fast to a set.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

Node = dict[str, "Node"]


def factored(words: Iterable[str]) -> str:
    """Return a pattern that matches exactly the words, the longest first.

    >>> factored(["ten", "tenth", "six"])
    '(?:six|ten(?:th)?)'
    """
    root: Node = {}
    for word in words:
        node = root
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _pattern(root)


def _pattern(node: Node) -> str:
    branches = [re.escape(letter) + _pattern(node[letter]) for letter in sorted(node) if letter]
    if not branches:
        return ""
    if len(branches) == 1 and "" not in node:
        return branches[0]
    return f"(?:{'|'.join(branches)})" + ("?" if "" in node else "")
