"""Spaces that may not break, by a language's rules: before French colons, signs and units, and inside guillemets."""

from __future__ import annotations

import re
from functools import cache

from briefgen.language.catalogue import primary

NARROW, FIXED = "\u202f", "\u00a0"


def typeset(text: str, language: str) -> str:
    """Return a text with the spaces that its language wants; in English as it is.

    >>> typeset("Le 17 janvier : « 1 400 postes » et 32 %.", "fr-CA").replace(FIXED, "_").replace(NARROW, "^")
    'Le 17_janvier_: «^1_400_postes^» et 32_%.'
    """
    if primary(language) != "fr":
        return text
    text = re.sub(r"«[ \u00a0\u202f]?", f"«{NARROW}", text)
    text = re.sub(r"[ \u00a0\u202f]?»", f"{NARROW}»", text)
    return _fixed().sub(FIXED, text)


def split(value: str, language: str) -> tuple[str, str]:
    r"""Return a figure's number, with a sign that belongs to it, and the words behind it.

    >>> split("1 400 travailleurs", "fr-CA"), split("32 %", "fr-CA"), split("$64 billion", "en-CA")
    (('1\xa0400', 'travailleurs'), ('32\xa0%', ''), ('$64', 'billion'))
    """
    if primary(language) == "fr":
        found = re.match(r"\d[\d,]*(?:[ \u00a0]\d{3})*(?:[ \u00a0][%$])?|\S+", value)
        if found:
            return typeset(found[0], language), value[found.end() :].strip()
    head, _, rest = value.partition(" ")
    return head, rest


@cache
def _fixed() -> re.Pattern[str]:
    months = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
    words = rf"(?:{months}|millions?|milliards?|billions?|[a-zéè]\w+)"
    return re.compile(rf" (?=[:%$])|(?<=\d) (?=\d{{3}}(?!\d))|(?<=\d) (?={words}\b)|(?<=1er) (?=(?:{months})\b)")
