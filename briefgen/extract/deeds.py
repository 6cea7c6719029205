"""Deeds told without a date: "Oslo withdrew from the pact", "the crews are meeting the owners", "talks collapsed".

Only what somebody named did or does, in so many words: no wishes, denials or possibilities. What has a date is read
in `events`; the words around a verb in `occasions` and `bounds`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from briefgen.extract.bounds import clause, region, trimmed, verbal
from briefgen.extract.denials import unreal
from briefgen.extract.predicates import Group, group
from briefgen.extract.reading import Reading
from briefgen.extract.stances import Form, inflected
from briefgen.extract.subjects import subject
from briefgen.grammar.lexicon import rows, words
from briefgen.grammar.prefixes import factored
from briefgen.model.fact import Status
from briefgen.model.source import ParagraphKind, Sentence, Span

_DOERS = frozenset({"he", "she", "they", "we"})
_AUXILIARIES = frozenset({"be", "have", "do"})
_UNREAL = frozenset({"may", "would", "must", "want", "hope", "expected", "willing", "refuse", "not"})


class Deed(NamedTuple):
    """The words that tell of a deed, its verb and class, and whether it is done or going on."""

    span: Span
    verb: Span
    kind: str | None
    status: Status


class _Verb(NamedTuple):
    """A verb of the lexicon in one of its forms."""

    span: Span
    form: Form
    kind: str | None
    bare: bool
    """Whether it stands without an object: "resigned", not "appointed"."""
    runs: bool
    """Whether talks and the like do it themselves: "talks collapsed"."""


def deeds(reading: Reading) -> Iterator[Deed]:
    """Yield the deeds that the body of a document tells, each clause once."""
    plain, body, known, reached = reading.plain, ParagraphKind.BODY, _lexicon(), 0
    for start, word in reading.tokens.begun(_first_words()):
        sentence = reading.sentence_at(start) if start >= reached and plain[start - 1 : start] != "-" else None
        if sentence is None or sentence.paragraph.kind is not body:
            continue
        verb = _verb(plain, start, known[word], sentence.span.end)
        if verb and (found := _deed(reading, sentence, verb)):
            reached = max(reached, found.span.end)
            yield found


@cache
def _first_words() -> frozenset[str]:
    """The words that verbs of deeds begin with."""
    return frozenset(_lexicon())


_Entry = tuple[str, Form, str | None, bool, bool]


@cache
def _lexicon() -> Mapping[str, Sequence[_Entry]]:
    """The verbs in their forms by their first words, of each the longest first."""
    table: dict[str, list[_Entry]] = {}
    for phrase, kind, *column in rows("deed_verbs"):
        first, _, rest = phrase.partition(" ")
        notes = " ".join(column).split()
        irregular = [note for note in notes if note not in ("bare", "runs") and not note.startswith("!")]
        for word, form in inflected(first, irregular):
            if form in (Form.PAST, Form.ING) and f"!{word}" not in notes:
                entry = (
                    f"{word} {rest}".strip(),
                    form,
                    None if kind == "-" else kind,
                    "bare" in notes,
                    "runs" in notes,
                )
                table.setdefault(word, []).append(entry)
    return {word: sorted(entries, key=lambda entry: -len(entry[0])) for word, entries in table.items()}


def _verb(plain: str, start: int, known: Sequence[_Entry], end: int) -> _Verb | None:
    """The longest of the verbs that stand at an offset."""
    for phrase, form, kind, bare, runs in known:
        after = start + len(phrase)
        if plain.startswith(phrase, start, end) and not _goes_on().match(plain, after, end):
            return _Verb(Span(start, after), form, kind, bare, runs)
    return None


@cache
def _goes_on() -> re.Pattern[str]:
    """What behind a verb makes it another word or verb: "signed-off", "won over"."""
    return re.compile(r"[\w'-]|(?<=won) (?:over|out)\b")


def _deed(reading: Reading, sentence: Sentence, verb: _Verb) -> Deed | None:
    plain, at = reading.plain, verb.span
    verbs = group(plain, sentence.span.start, at.start)
    told = _status(plain, verbs, verb)
    done = told is not None and (verb.bare or verbs.classes & _AUXILIARIES or _object().match(plain, at.end))
    if told is None or not (done or verb.runs):
        return None
    whole = region(reading, sentence, at)
    start = _occasion(plain, whole.start, verbs.start) if verb.runs else None
    if start is None and done:
        start = _doer(reading, whole.start, verbs.start)
    if start is None or _supposed().search(plain, max(whole.start, start - 40), start):
        return None
    span = trimmed(plain, clause(plain, whole, at), at)
    if span.start > start or at.end > span.end:
        return None
    if unreal(plain, sentence.span, start, verbs.start, Span(at.end, span.end)):
        return None
    lead = _lead().match(plain, span.start, start + 1)
    joined = plain.endswith(_JOINED, span.start, start)
    begin = start if joined or verbal(plain, span.start, start) else lead.end() if lead else span.start
    return Deed(Span(begin, span.end), at, verb.kind, told)


_JOINED = (" after ", " as ", " because ", " before ", " since ", " until ", " when ", " where ", " which ")
"""What joins the clause of a deed to words before it."""


def _doer(reading: Reading, floor: int, at: int) -> int | None:
    """Where somebody stands who acts: a name, a description of one ("the minister"), or a person's pronoun."""
    doer = subject(reading, floor, at)
    if doer is None:
        return None
    if not doer.mentions:
        return doer.start if doer.pronoun in _DOERS else None
    start = doer.mentions[0].span.start
    return None if reading.plain.startswith(("a ", "an "), start) else start


def _occasion(plain: str, floor: int, at: int) -> int | None:
    """Where a noun phrase begins that ends at an offset and names talks or another event: "talks with Oslo"."""
    start = max(floor, at - 80)
    named = not _happenings().isdisjoint(_word().findall(plain[start:at].lower()))
    found = _happening().search(plain, start, at) if named else None
    return found.start() if found else None


@cache
def _happenings() -> frozenset[str]:
    return frozenset(row[0] for row in rows("events") if row[2] == "noun")


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[a-z]+(?:-[a-z]+)*")


@cache
def _happening() -> re.Pattern[str]:
    named = factored(_happenings())
    joins = "although|and|as|because|but|if|or|since|that|though|when|which|while"
    phrase = r"(?: (?:between|in|on|over|with) [\w.'-]+(?: [\w.'-]+){0,3})?"
    return re.compile(
        rf"(?<![\w'-])(?:the |these |those |its |their )?(?:(?!(?:{joins}) )[\w'-]+ ){{0,2}}{named}{phrase} $",
        re.IGNORECASE,
    )


@cache
def _supposed() -> re.Pattern[str]:
    """What before a clause tells that it is only supposed, asked or expected."""
    return re.compile(r"\b(?:if|unless|whether|until|as though|in case|not that|had)(?: the)? $", re.IGNORECASE)


@cache
def _lead() -> re.Pattern[str]:
    """Words that join a clause to the one before."""
    return re.compile(
        r"(?:(?:even|just|only|right|ever|shortly|soon|days|weeks|months|years) )?"
        r"(?:though|after|before|since|once|until|when|that|which|where|as) (?=\w)",
        re.IGNORECASE,
    )


def _status(plain: str, verbs: Group, verb: _Verb) -> Status | None:
    """Done or going on; None for what is denied, wished, possible, or only a participle."""
    if verbs.infinitive or verbs.classes & _UNREAL:
        return None
    auxiliary = plain[verbs.start : verb.span.start].lower().split()
    if verb.form is Form.ING:
        return Status.ONGOING if {"is", "are"} & set(auxiliary) else None
    if "be" in verbs.classes:
        return Status.PAST if {"was", "were", "been"} & set(auxiliary) else None
    return Status.PAST if _barely().isdisjoint(auxiliary) else None


@cache
def _barely() -> frozenset[str]:
    return frozenset((*words("denying_words"), "barely", "scarcely", "nearly", "almost", "long"))


@cache
def _object() -> re.Pattern[str]:
    """What shows that a past form is no participle: its object, unlike in "a board | appointed by the mayor"."""
    joins = "after|and|as|at|because|before|but|by|during|for|from|if|in|into|on|or|out|over|since|than|through|to|under|up|when|while|with|without"
    return re.compile(rf" (?!(?:{joins})\b)\"?[\w$]")
