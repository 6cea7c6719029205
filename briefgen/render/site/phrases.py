"""The evidence site's own words: how its templates and its script say a phrase, a count or a day in a page's language.

The phrases stand in the templates, in English; their translations in `language/catalogues`. Briefs have `labels`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from briefgen.language.amounts import number
from briefgen.language.catalogue import messages, phrase, primary
from briefgen.language.days import day
from briefgen.language.typography import typeset
from briefgen.render.labels import labels

if TYPE_CHECKING:
    from markupsafe import Markup

KINDS: Mapping[str, tuple[str, ...]] = {
    "statement": messages("statement", "{} statement", "{} statements"),
    "figure": messages("figure", "{} figure", "{} figures"),
    "event": messages("event", "{} event", "{} events"),
    "position": messages("position", "{} position", "{} positions"),
    "role": messages("role", "{} role", "{} roles"),
    "passage": messages("passage", "{} passage", "{} passages"),
}
"""Each kind of fact: what it is called, and how one and several are counted."""
GRADES = messages("stated", "inherited", "inferred")
ACTORS = messages("person", "organisation", "government", "group")
STATES = messages("draft", "final")
RENEWED = dict(
    zip(
        ("added", "withdrawn", "changed"),
        messages("Source added: {}", "Source withdrawn: {}", "Source changed: {}"),
        strict=True,
    )
)
"""What became of a source, by what `model.lock` calls it."""
_SAID = messages("{} fact", "{} facts", "{} of {}", "{} use:", "{} uses:", "not cited", "{}, note {}")
_DONE = messages("Copy", "Copied", "Copy the line for {}", "Copied {}")
SCRIPT = dict(
    zip(
        ("fact", "facts", "found", "use", "uses", "unused", "note", "copy", "copied", "line", "took"),
        (*_SAID, *_DONE),
        strict=True,
    )
)
"""What the explorer's script says, by the names that it calls its phrases."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Says phrases in one language; what stands in for `{}` is escaped unless it is markup."""

    language: str

    def say(self, message: str, *given: object) -> Markup:
        """Return a phrase.

        >>> Voice("fr-CA").say("Note {}", 3), Voice("en").say("{}, page", "<b>")
        (Markup('Note 3'), Markup('&lt;b&gt;, page'))
        """
        return self._filled(phrase(message, self.language), *given)

    def _filled(self, told: str, *given: object) -> Markup:
        from markupsafe import escape

        words = escape(typeset(told, self.language))
        return words.format(*given) if given else words

    def counted(self, count: int, one: str, many: str) -> Markup:
        r"""Return a count and what is counted; nothing at all is one in French and many in English.

        >>> Voice("en").counted(0, "{} fact", "{} facts"), Voice("fr").counted(0, "{} fact", "{} facts")
        (Markup('0 facts'), Markup('0\xa0fait'))
        """
        single = count in {0, 1} if primary(self.language) == "fr" else count == 1
        told = phrase(one if single else many, self.language)
        return self._filled(
            told.replace("{} ", "{}\u00a0") if primary(self.language) == "fr" else told, self.number(count)
        )

    def number(self, count: int) -> str:
        """Return a count in digits."""
        return number(Decimal(count), self.language)

    def kind(self, count: int, kind: str) -> Markup:
        """Return how many facts of a kind there are."""
        return self.counted(count, *KINDS[kind][1:])

    def day(self, iso: str) -> str:
        """Return a day in words; what is none stays as it is."""
        try:
            return day(date.fromisoformat(iso), self.language)
        except ValueError:
            return iso

    def told(self) -> dict[str, object]:
        """Return what a page of the site needs to speak."""
        return {"voice": self, "say": self.say, "counted": self.counted, "language": self.language}

    def own(self) -> dict[str, object]:
        """Return the same for a page that is no brief's, with the labels that briefs have."""
        return {**self.told(), "labels": labels(self.language), "renewed": RENEWED}

    def script(self) -> Mapping[str, str]:
        """Return the phrases of the explorer's script, and the names of kinds."""
        phrases = {name: str(self.say(message).unescape()) for name, message in SCRIPT.items()}
        return phrases | {kind: str(self.say(names[0]).unescape()) for kind, names in KINDS.items()}


def alphabetical(name: str) -> str:
    """Return by what a name is sorted: its letters without accents and case.

    >>> sorted(("Zinc", "Élise", "elm"), key=alphabetical)
    ['Élise', 'elm', 'Zinc']
    """
    plain = unicodedata.normalize("NFKD", name).casefold()
    return "".join(character for character in plain if not unicodedata.combining(character))
