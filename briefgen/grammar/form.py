"""A form: a pattern over token letters and the reader that makes a moment of what it matched.

The forms themselves stand in `calendar_forms`, `relative_forms` and `length_forms`; `forms` tries them all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import NamedTuple

from briefgen.grammar.calendar import Unit
from briefgen.grammar.date_tokens import Tokens
from briefgen.grammar.moments import Anchor, Moment, Part, Step

Reader = Callable[["Found"], "Moment | None"]

PIECES = {
    "PART": "(?P<part>te-?|e-?t?|ei|tbf|bf)?",
    "PERIOD": "(?:<COUNT>|a?qf?)",
    "COUNTED": "(?:<COUNT>|a?qf?)",
    "COUNT": "(?P<count>[dNY]h?|c(?:-?c)?(?:h(?:\\+?c(?:-?c)?)?)?|ah|a)",
    "ABOUT": "(?:@?~+t?|>nt?|@)?",
    "UNIT": "(?P<unit>[uU])",
    "YEAR": "(?:(?:,?f?i?t?|fti)(?P<year>Y)|(?:[fi]t?)?(?P<which>[LXCAF])(?P<yearunit>u))",
    "MONTH": "(?P<month>M)\\.?",
    "DAY": "(?P<day>d|(?:c-?)?o)",
    "WEEKDAY": "(?:t?(?P<weekday>W)\\.?,?)?",
}
"""Pieces of patterns, written in angle brackets where they are used."""

LENGTH = "~NYacdqt~ @NYacdqt~ >n tNYacdq d-Uhux N-Uhux Y-Uhux c-Uchux a-Uhqux q-Ufux"
"""What `<ABOUT>t?<PERIOD>` can open with, up to its unit."""

STEPS = {"L": -1, "X": 1, "F": 1, "C": 0, "A": 0}


class Form(NamedTuple):
    """A pattern over letters, what it can open with, and its reader."""

    pattern: str
    opens: str
    """Each letter that it can start with, and behind it those that can come second: `M.d`; alone where any can."""
    read: Reader


class Found(NamedTuple):
    """A form's match: its named pieces, by token."""

    tokens: Tokens
    match: re.Match[str]
    pieces: Mapping[str, int]
    """The names of those that the form can have."""

    def has(self, name: str) -> bool:
        """Whether a piece is there."""
        return name in self.pieces and bool(self.match[name])

    def letter(self, name: str) -> str:
        """Return a piece's letters."""
        return (self.match[name] or "") if name in self.pieces else ""

    def text(self, name: str) -> str:
        """Return the words of a piece's first token."""
        return self.tokens.text(self.match.start(name))

    def value(self, name: str) -> str:
        """Return the lexicon's value of a piece's first token."""
        return self.tokens.value(self.match.start(name))

    def number(self, name: str) -> float | None:
        """Return the number that a piece's words or digits make."""
        return number(self.tokens, *self.match.span(name))

    @property
    def before(self) -> str:
        """The letter before the match."""
        return self.tokens.letters[self.match.start() - 1 : self.match.start()]

    @property
    def after(self) -> str:
        """The letter after the match."""
        return self.tokens.letters[self.match.end() : self.match.end() + 1]

    def near(self, offset: int) -> str:
        """Return the text of the token so many before the match's start (negative) or after its end (from 0)."""
        place = self.match.end() + offset if offset >= 0 else self.match.start() + offset
        return self.tokens.words[place] if 0 <= place < len(self.tokens.words) else ""


@cache
def compiled(form: Form) -> re.Pattern[str]:
    """Return a form's pattern with its pieces put in."""
    whole = form.pattern
    for name, piece in PIECES.items():
        whole = whole.replace(f"<{name}>", piece)
    return re.compile(whole)


def number(tokens: Tokens, first: int, last: int) -> float | None:
    """Return the number in digits, words or both: "24", "twenty-four", "two hundred", "a", "3rd"."""
    total, part = 0.0, 0.0
    for place in range(first, last):
        letter, text = tokens.letters[place], tokens.text(place)
        if letter in "dNY":
            part += float(text.replace(",", ""))
        elif letter == "o" and text[0].isdigit():
            part += int(text[:-2])
        elif letter == "h":
            total, part = total + max(part, 1) * float(tokens.value(place)), 0.0
        elif tokens.value(place).isdigit():
            part += int(tokens.value(place))
    return total + part or None


def digits(value: float) -> str:
    """Return a number without a needless fraction.

    >>> digits(4.0), digits(2.5)
    ('4', '2.5')
    """
    return str(int(value)) if value == int(value) else f"{value:g}"


UNITS = {
    "D": Unit.DAY, "N": Unit.DAY, "W": Unit.WEEK, "WE": Unit.WEEKEND, "M": Unit.MONTH, "Q": Unit.QUARTER,
    "H": Unit.HALF, "Y": Unit.YEAR, "DE": Unit.DECADE, "CE": Unit.CENTURY,
}  # fmt: skip


def year_step(found: Found) -> Step | None:
    """Return the year that "of that year" or "next year" behind a month or quarter points to."""
    if not found.has("which") or found.value("yearunit") != "Y":
        return None
    which = found.letter("which")
    narrated = which in "AF" or found.text("which") in ("previous", "preceding")
    return Step(Unit.YEAR, STEPS[which], Anchor.NARRATED if narrated else Anchor.PUBLICATION)


def parted(found: Found, moment: Moment | None) -> Moment | None:
    """Return the moment, narrowed by "early", "mid-" or "the end of" where the form has one."""
    letters = found.letter("part")
    if moment is None or not letters:
        return moment
    place = next(i for i, letter in enumerate(letters) if letter in "ebE")
    if letters[place] == "E" and found.tokens.text(found.match.start("part") + place) not in ("earlier", "later"):
        return None
    value = found.tokens.value(found.match.start("part") + place)
    return Part(moment, {"-1": "START", "1": "END"}.get(value, value))
