"""Phrases that a brief prints of itself, in its language: gettext catalogues, one `.po` file for each language.

The English phrase is the message. `docs/catalogues.py` gathers the messages from the code; a language without a
catalogue gets English.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from io import BytesIO

Message = tuple[str, str]
"""Context, which tells apart what English says in one word, and English phrase."""


def phrase(message: str, language: str, context: str = "") -> str:
    """Return a phrase in a language; `{}` stay for the caller to fill in.

    >>> phrase("undated", "fr-CA"), phrase("undated", "en-CA")
    ('sans date', 'undated')
    """
    return catalogue(primary(language)).get((context, message), message)


def messages(*phrases: str) -> tuple[str, ...]:
    """Return phrases as they are, and have them put into the catalogues: they are translated where they are printed."""
    return phrases


def primary(language: str) -> str:
    """Return the language of a tag without its region.

    >>> primary("fr-CA")
    'fr'
    """
    return language.lower().partition("-")[0]


@cache
def catalogue(language: str) -> Mapping[Message, str]:
    """Return the translations of a language; none where it has no catalogue."""
    path = files("briefgen.language").joinpath("catalogues", f"{language}.po")
    if not path.is_file():
        return {}
    from babel.messages.pofile import read_po

    read = read_po(BytesIO(path.read_bytes()), locale=language)
    return {
        (one.context or "", str(one.id)): str(one.string) for one in read if one.id and one.string and not one.fuzzy
    }
