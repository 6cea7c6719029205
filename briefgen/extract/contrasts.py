"""Contrasts: whether "but" goes on with what was said: no report is cut before it, unless the reporter goes on.

Where a clause ends otherwise is `contents`' business; `complements` asks here.
"""

from __future__ import annotations

from briefgen.extract.contents import clause_end, reports_anew
from briefgen.extract.cues import Cue
from briefgen.extract.finite import shows_verb
from briefgen.extract.speakers import Phrase
from briefgen.extract.tokens import ADV, AUX, MODAL, OBJ, PREP, PRON, PUNCTUATION, REL, SUB, TIME, Tokens


def with_contrast(cut: Tokens, cue: Cue, content: Phrase, last: int) -> Phrase:
    """Return what was said with the contrast that goes on with it: "said no deal had been reached, | but talks continued".

    Not with what the same or another speaker says anew, nor with what came of it: "said it would pay, | but the fund
    refused".
    """
    first, comma = content
    subject = comma + 2
    if subject >= last or cut.lower[comma + 1] != "but" or cut.lower[comma] != "," or not cue.verb.frames >= _SAYING:
        return content
    if cut.flags[subject] & _APART or cut.closes(comma - 1) or not shows_verb(cut, first, comma):
        return content
    if reports_anew(cut, subject, last) or _came_of_it(cut, first, comma, last):
        return content
    return first, clause_end(cut, subject, last)


_SAYING = frozenset(("quote", "that"))
_APART = PRON | OBJ | PREP | SUB | REL | TIME | PUNCTUATION
"""What behind "but" may tell that the reporter goes on."""


def _came_of_it(cut: Tokens, first: int, comma: int, last: int) -> bool:
    """Whether a clause behind "but" tells plainly of what before it was only ahead, or what happened on a day."""
    behind = cut.flags[comma + 2 : min(comma + 2 + _VERB, last)]
    ahead = any(flag & MODAL for flag in cut.flags[first:comma])
    dated = any(flag & TIME and not flag & ADV for flag in behind) and not any(flag & (MODAL | AUX) for flag in behind)
    return dated or (ahead and not any(flag & (MODAL | AUX) for flag in behind))


_VERB = 20
"""Tokens in which a clause shows its verb."""
