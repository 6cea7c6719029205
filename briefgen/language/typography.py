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
    >>> split("about 2,100 children", "en-CA"), split("plus de 1 400 travailleurs", "fr-CA"), split("Some", "en-CA")
    (('about 2,100', 'children'), ('plus de 1\xa0400', 'travailleurs'), ('Some', ''))
    """
    hedged = _hedge().match(value)
    if hedged:
        head, rest = split(value[hedged.end() :], language)
        return f"{hedged[0]}{head}", rest
    if primary(language) == "fr":
        found = re.match(r"\d[\d,]*(?:[ \u00a0]\d{3})*(?:[ \u00a0][%$])?|\S+", value)
        if found:
            return typeset(found[0], language), value[found.end() :].strip()
    head, _, rest = value.partition(" ")
    return head, rest


@cache
def _hedge() -> re.Pattern[str]:
    """What makes a number less exact, before it: a card that sets "About" large and 2,100 small says nothing."""
    english = "about|some|around|nearly|almost|roughly|approximately|over|under|at (?:least|most)|up to"
    english += "|(?:no )?(?:more|less|fewer) than"
    french = "environ|quelque|près de|presque|plus de|moins de|au (?:moins|plus)|jusqu’à"
    return re.compile(rf"(?:{english}|{french}) (?=\S*\d)", re.IGNORECASE)


@cache
def _fixed() -> re.Pattern[str]:
    months = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
    words = rf"(?:{months}|millions?|milliards?|billions?|[a-zéè]\w+)"
    return re.compile(rf" (?=[:%$])|(?<=\d) (?=\d{{3}}(?!\d))|(?<=\d) (?={words}\b)|(?<=1er) (?=(?:{months})\b)")
