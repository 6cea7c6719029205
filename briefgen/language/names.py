"""What languages are called, in each other: `English` and `anglais`."""

from __future__ import annotations

from briefgen.language.catalogue import primary


def called(language: str, told: str) -> str:
    """Return a language's name in the language in which it is told; by itself with a capital, as it heads a page.

    >>> called("fr-CA", "fr-CA"), called("en", "fr-CA"), called("fr", "en-CA")
    ('Français', 'anglais', 'French')
    """
    from babel import Locale

    name: str = Locale.parse(primary(told)).languages.get(primary(language), language)
    return name[:1].upper() + name[1:] if primary(language) == primary(told) else name


def foreign(language: str, here: str) -> str:
    """Return a language where it is another than the one here, or an empty string.

    >>> foreign("en-CA", "fr-CA"), foreign("en", "en-CA")
    ('en-CA', '')
    """
    return "" if not language or primary(language) == primary(here) else language
