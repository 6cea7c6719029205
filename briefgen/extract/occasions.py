"""The words for what happens on a date: the clause around it, or the noun phrase that carries it.

A span of the sentence, cut where another clause or another mouth begins. `events` makes facts of it, `status`
tells whether it is ahead or past.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from briefgen.extract.reading import Reading
from briefgen.extract.status import words
from briefgen.grammar.lexicon import rows
from briefgen.model.fact import Statement
from briefgen.model.source import Sentence, Span

SAYING = 45
"""Words: so long a sentence is told whole where the date is that of saying it."""
LONGEST = 30
"""Words: a longer clause is cut at the first comma behind its date."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """What happens: its words, the class of its event noun or verb, and whether it is a noun phrase."""

    span: Span
    kind: str | None
    clause: Span
    """The clause before it was trimmed: where its verb stands."""
    noun: bool = False


@cache
def _nouns() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("events") if row[2] == "noun"}


@cache
def _verbs() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("events") if row[2] == "verb"}


@cache
def _classes() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("tense_words")}


def verbal(plain: str, start: int, end: int) -> bool:
    """Whether a stretch of words has a verb that can carry a clause."""
    found = words(plain, start, end)
    return any(word in _classes() or (word.endswith("ed") and len(word) > 4) for word in found)  # "need"


@cache
def _boundary() -> re.Pattern[str]:
    joins = "and|but|so|yet|while|whereas|although|though|as|with|when|where|because|since|if|after|before|until"
    return re.compile(
        rf"[;:](?=\s)|\s[–-]{{1,2}}\s|\s?—\s?|,\s(?={joins})\b|,\s(?=(?:which|who|whose)\b)"
        rf"|\s(?=(?:when|while|because|although|whereas|why)\s)"
        rf"|(?<!such)(?<!well)(?<!soon)(?<!long)(?<! as)(?<! so)(?<!same)\s(?=as\s)"
    )


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(
        r"(?:When|While|As|Although|Though|If|Because|After|Before|Since|With|Asked|Until)\b[^,]{8,240}(,)\s"
    )


@cache
def _lead() -> re.Pattern[str]:
    joins = "and|but|so|yet|as|when|why|while|whereas|where|with|because|though|although|if|meanwhile|however|also|then|still"
    return re.compile(rf"(?:[\s,;:—–\"'(-]+|(?:(?i:{joins})|that|which|who)\b[,\s]*)+")


@cache
def _tail() -> re.Pattern[str]:
    said = "said|says|told|announced|added|reported|according to|confirmed|noted|wrote"
    return re.compile(rf",\s(?:\"\s?)?(?:[\w.'-]+\s){{0,8}}?(?:{said})\b[^,;]*(?:,[^,;]*)?$")


def region(reading: Reading, sentence: Sentence, when: Span) -> Span:
    """Return the part of a sentence that stands in the same mouth as a date.

    A date in somebody's words belongs to these words; one beside "said" belongs to the saying, with all that was said.
    """
    plain, span = reading.plain, sentence.span
    inside = _bracketed(plain, span, when)
    if inside:
        return inside
    if _said().search(plain, max(span.start, when.start - 40), when.start):
        return span
    for fact in reading.statements:
        if fact.target.position.start >= span.end or not isinstance(fact.body, Statement):
            continue
        for part in fact.body.content:
            if fact.body.direct or _clausal(plain, part):
                span = _outside(part, span, when)
    return span


@cache
def _said() -> re.Pattern[str]:
    told = r"(?:told|tells)\s(?:[\w'.-]+\s){1,4}?"
    return re.compile(
        rf"\b(?:said|says|announced|added|reported|confirmed|noted|stated|{told})\s?(?:(?:on|in|late|early|at|during)\s)?(?:an?\s|the\s)?$"
    )


def _clausal(plain: str, part: Span) -> bool:
    """Whether what was said is a clause of its own: "planned | to meet" and "hoped for | a deal" are not."""
    return not plain.startswith("to ", part.start) and verbal(plain, part.start, part.end)


def _bracketed(plain: str, span: Span, when: Span) -> Span | None:
    opened = plain.rfind("(", span.start, when.start)
    if opened < 0 or plain.find(")", opened, when.start) >= 0:
        return None
    closed = plain.find(")", when.end, span.end)
    return Span(opened + 1, closed) if closed > 0 else None


def _outside(part: Span, span: Span, when: Span) -> Span:
    if not part.meets(span):
        return span
    if part.holds(when):
        return Span(max(part.start, span.start), min(part.end, span.end))
    if part.end <= when.start:
        return Span(max(span.start, part.end), span.end)
    return span


def clause(plain: str, whole: Span, when: Span) -> Span:
    """Return the clause of a stretch that a date stands in."""
    start, end = whole.start, whole.end
    for cut in _boundary().finditer(plain, whole.start, whole.end):
        if cut.end() <= when.start and _parts(plain, start, cut, when.start):
            start = cut.end()
        elif cut.start() >= when.end and _closes(plain, cut, whole.end):
            end = cut.start()
            break
    opening = _opening().match(plain, start, end)
    if opening and opening.start(1) >= when.end:
        end = opening.start(1)
    elif opening and opening.end() <= when.start:
        start = opening.end()
    return Span(start, end)


def _parts(plain: str, start: int, cut: re.Match[str], stop: int) -> bool:
    """Whether a boundary before the date parts two clauses: not where the clause comes back after "who ..."."""
    following = plain[cut.end() : cut.end() + 6]
    if following.startswith(("who", "which")):
        back = re.compile(r",\s(?:will|is|are|was|were|has|had|have|said|told|\w+ed)\b").search(plain, cut.end(), stop)
        return back is None
    if re.match(
        r"(?:and|but|while|as|so) (?:the|a|an|he|she|it|they|we|his|her|its|their)\b", plain[cut.end() : cut.end() + 12]
    ):
        return True
    if following.startswith(("and ", "with ", "as ", "since ", "after ", "before ", "until ")) or cut[0].isspace():
        return (verbal(plain, start, cut.start()) and verbal(plain, cut.end(), stop)) or following.startswith("with ")
    return True


def _closes(plain: str, cut: re.Match[str], stop: int) -> bool:
    following = plain[cut.end() : cut.end() + 12]
    if re.match(r"and (?:the|a|an|he|she|it|they|we|his|her|its|their)\b", following):
        return True
    if following.startswith(("and not ", "or not ", "but not ")):
        return False
    joined = following.startswith("and ") or (following.startswith("as ") and not cut[0].startswith(","))
    return not joined or verbal(plain, cut.end(), min(stop, cut.end() + 80))


def trimmed(plain: str, span: Span, when: Span) -> Span:
    """Return a clause without the conjunction before it, the attribution behind it and what makes it long."""
    lead = _lead().match(plain, span.start, span.end)
    start = lead.end() if lead and lead.end() <= max(when.start, span.start) else span.start
    start, end = _reported(plain, start, span.end, when), span.end
    tail = _tail().search(plain, max(start, when.end), end)
    if tail:
        end = tail.start()
    if len(plain[start:end].split()) > LONGEST:
        comma = plain.find(",", when.end, end)
        end = comma if comma > 0 else end
    if start <= when.start:
        start = _past_date(plain, start, end, when)
    text = plain[start:end].rstrip(" \n,;:!?")
    text = text if _abbreviated(text) else text.rstrip(". ")
    end = start + len(text)
    if text.count('"') % 2:
        opened = start > span.start and plain[start - 1] == '"'
        return Span(start - 1, end) if opened else Span(start, start + len(text.rstrip('"')))
    return Span(start, end)


@cache
def _saying() -> re.Pattern[str]:
    return re.compile(r"\b(?:said|says|announced|confirmed|reported|added)\s(?:that\s)?")


def _reported(plain: str, start: int, end: int, when: Span) -> int:
    """The start of what is reported, where a date stands in it: "Ruiz said | the mill will close Friday"."""
    found = _saying().search(plain, start, when.start)
    if not found or _said().search(plain, start, when.start):
        return start
    return found.end() if verbal(plain, found.end(), end) else start


def _past_date(plain: str, start: int, end: int, when: Span) -> int:
    """The start of a clause behind the date that opens it: "On Friday, | the board met"."""
    if plain[start : when.start].strip().lower() not in ("", "on", "in", "by", "at", "during", "late", "early"):
        return start
    behind = re.compile(r",?\s(?=\w)").match(plain, when.end, end)
    return behind.end() if behind and end - behind.end() > 8 else start


def _abbreviated(text: str) -> bool:
    """Whether the last stop belongs to the word: "the U.S.", "Acme Inc."."""
    return re.search(r"(?:\b[A-Z]\.|\b(?:Inc|Corp|Co|Ltd|a\.m|p\.m)\.)$", text) is not None


def occasion(reading: Reading, sentence: Sentence, when: Span) -> Occasion | None:
    """Return what happens on a date; None where the sentence names nothing."""
    plain, whole = reading.plain, region(reading, sentence, when)
    saying = _said().search(plain, max(whole.start, when.start - 60), when.start) is not None
    if saying:
        whole = Span(max(whole.start, plain.rfind("; ", whole.start, when.start) + 1), whole.end)
    brief = len(plain[whole.start : whole.end].split()) <= SAYING
    around = whole if saying and brief else clause(plain, whole, when)
    phrase = _governed(plain, around, when) or _ending(plain, around, when) or _during(plain, around, when)
    if phrase:
        return Occasion(trimmed(plain, phrase, when), kind(plain, phrase, when), around, noun=True)
    if _attributive(plain, when):
        return _of_noun(plain, around, when)
    if not verbal(plain, around.start, around.end):
        return None
    return Occasion(trimmed(plain, around, when), "statement" if saying else kind(plain, around, when), around)


@cache
def _beside_saying() -> re.Pattern[str]:
    return re.compile(r"(?:^|[\",]\s?)(?:he|she|they)\s(?:said|told)\b[^,\"]*$", re.IGNORECASE)


def _during(plain: str, around: Span, when: Span) -> Span | None:
    """'"...," she said Tuesday during | a panel in Oslo': the occasion is where she said it."""
    behind = re.compile(r"\s(?:during|at|in)\s(?=(?:an?|the|his|her)\s)").match(plain, when.end, around.end)
    if not behind or not _beside_saying().search(plain, around.start, when.start):
        return None
    return (
        Span(behind.end(), around.end)
        if any(w in _nouns() for w in words(plain, behind.end(), behind.end() + 60))
        else None
    )


@cache
def _governor() -> re.Pattern[str]:
    return re.compile(r"\b(?:ahead of|before|after|until|prior to|following|during|at)\s+")


def _governed(plain: str, around: Span, when: Span) -> Span | None:
    """A noun phrase with the date inside: "ahead of | the next meeting in Oslo, in May", "before | elections next year"."""
    governors = list(_governor().finditer(plain, around.start, when.start))
    if not governors:
        return None
    start = governors[-1].end()
    named = any(word in _nouns() for word in words(plain, start, when.start))
    named = named or (_attributive(plain, when) and _event_behind(plain, around, when) is not None)
    if not named or _carries(plain, start, when.start) or governors[-1][0].strip() in ("during", "at"):
        return None
    return Span(start, around.end)


def _carries(plain: str, start: int, end: int) -> bool:
    """Whether a finite verb stands between: a participle of planning ("the vote, planned for May") is none."""
    found = words(plain, start, end)
    return any(
        _classes().get(w) not in (None, "plan", "either") or (w.endswith("ed") and w not in _classes()) for w in found
    )


def _event_behind(plain: str, around: Span, when: Span) -> str | None:
    """The event noun that a date stands before: "the 2018 elections", "Friday's vote"."""
    ahead = words(plain, when.end, min(around.end, when.end + 60))[:6]
    return next((word for word in ahead if word in _nouns()), None)


@cache
def _participle() -> re.Pattern[str]:
    run = (
        "ending|starting|beginning|wrapping up|running|opening|closing|concluding|kicking off|scheduled|planned|set|due"
    )
    return re.compile(rf"([^,;]*)\b(?:{run})\s(?:on |in |for |from |by |through |until )?(?:[A-Z]\w+ )?$")


def _ending(plain: str, around: Span, when: Span) -> Span | None:
    """A noun phrase with a participle: "a five-day session ending on Friday"."""
    found = _participle().search(plain, max(around.start, when.start - 160), when.start)
    if not found:
        return None
    start = max(found.start(1), found.start(1) + len(found[1]) - len(found[1].lstrip()))
    names = words(plain, start, found.end(1))
    if verbal(plain, start, found.end(1)) or not any(word in _nouns() for word in names):
        return None
    return Span(start, around.end)


def _attributive(plain: str, when: Span) -> bool:
    """Whether a date stands before a noun: "the 1994 pact", "Friday's vote", "a May interview"."""
    if plain.startswith("'", when.end):
        return True
    before = plain[max(0, when.start - 8) : when.start].split(" ")
    behind = re.compile(
        r"[ -](?!in |on |at |of |and |to |for |by |with |the |a |from |or |when |as |but |was |were |is |has )[a-z]{3,}"
    )
    return len(before) > 1 and before[-2].lower() in ("the", "a", "an", "his", "her", "its", "their") and (
        behind.match(plain, when.end) is not None)  # fmt: skip


def _of_noun(plain: str, around: Span, when: Span) -> Occasion | None:
    """The clause, where the noun behind the date names an event; nothing where it does not ("the 1994 pact")."""
    named = _event_behind(plain, around, when)
    if named is None or not verbal(plain, around.start, around.end):
        return None
    return Occasion(trimmed(plain, around, when), _nouns()[named], around)


def kind(plain: str, span: Span, when: Span | None) -> str | None:
    """Return the class of the event noun nearest before the date, else behind it, else of a verb that names an event."""
    middle = when.start if when else span.end
    before = words(plain, span.start, middle)
    after = words(plain, when.end, span.end) if when else []
    for found in (before[::-1], after):
        for place, word in enumerate(found):
            if word in _nouns() and word not in _verbs():
                return _nouns()[_head(found, place, backwards=found is not after)]
    return next((_verbs()[word] for word in (*before[::-1], *after) if word in _verbs()), None)


def _head(found: list[str], place: int, *, backwards: bool) -> str:
    """The event noun that governs one: "the next round of trade talks" is a round."""
    before = found[place + 1 : place + 6] if backwards else found[max(0, place - 5) : place][::-1]
    if "of" in before:
        governor = before[before.index("of") + 1 :][:1]
        if governor and governor[0] in _nouns():
            return governor[0]
    return found[place]
