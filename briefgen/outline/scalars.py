"""What a single value may be: plain text, CommonMark, a name, a day, a count, each checked as it is written.

`shapes` puts them together; what prose holds is `prose`'s work.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Annotated

from pydantic import PlainValidator, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError

from briefgen.errors import Finding, Place
from briefgen.model.prose import Prose
from briefgen.outline import marks, prose
from briefgen.outline.marks import NAME
from briefgen.outline.written import Draft, Word
from briefgen.rules.rule import ids, rule

FILE = r"\w[\w.-]*\.ya?ml"
"""A file in the same folder."""
MOMENT = r"(\d{4}-\d\d-\d\d) (?:[01]\d|2[0-3]):[0-5]\d [^\W\d][\w/+-]*(?: [^\W\d][\w/+-]*){0,3}"
"""A day, an hour and a zone as people call it."""
AGE = "([1-9][0-9]{0,3}) (day|week|month|year)s?"
DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
"""Of which an age is made up."""
Read = tuple[Prose, tuple[Finding, ...]]


def draft(info: ValidationInfo) -> Draft:
    """Return the draft that gathers what checking finds."""
    if not isinstance(info.context, Draft):
        raise TypeError("shapes are checked with a Draft as context")
    return info.context


def _word(value: object) -> Word:
    if not isinstance(value, Word):
        raise PydanticCustomError("words", "no text")
    if not value.strip():
        raise PydanticCustomError("blank", "empty text")
    return value


def _words(value: object, info: ValidationInfo) -> str:
    """Plain text with the project's variables in it."""
    word = _word(value)
    variables = draft(info).variables
    for mark in marks.variable().finditer(word):
        if re.fullmatch(NAME, mark[1]) and mark[1] not in variables:
            draft(info).findings.append(prose.stranger(mark[1], word.place, variables))
    return " ".join(marks.variable().sub(lambda mark: variables.get(mark[1], mark[0]), word).split())


def _markdown(value: object, info: ValidationInfo) -> Prose:
    return _read(prose.prose, value, info)


def _line(value: object, info: ValidationInfo) -> Prose:
    return _read(prose.line, value, info)


def _read(read: Callable[[str, str, Place, Mapping[str, str]], Read], value: object, info: ValidationInfo) -> Prose:
    word, gathered = _word(value), draft(info)
    made, findings = read(word, word.raw, word.place, gathered.variables)
    gathered.proses.append(made)
    gathered.findings.extend(findings)
    return made


def _name(value: object) -> Word:
    word = _word(value)
    if not re.fullmatch(NAME, word):
        raise PydanticCustomError("name", "no name")
    return word


def _fact(value: object, info: ValidationInfo) -> Word:
    word = _name(value)
    draft(info).picked.append(word)
    return word


def _id(what: str) -> Callable[[object, ValidationInfo], Word]:
    def checked(value: object, info: ValidationInfo) -> Word:
        word = _name(value)
        draft(info).ids.append((what, word))
        return word

    return checked


def _day(value: object) -> date:
    word = _word(value)
    try:
        return date.fromisoformat(word if re.fullmatch(r"\d{4}-\d\d-\d\d", word) else "")
    except ValueError:
        raise PydanticCustomError("day", "no day") from None


def _moment(value: object) -> str:
    word = _word(value)
    found = re.fullmatch(MOMENT, " ".join(word.split()))
    try:
        date.fromisoformat(found[1] if found else "")
    except ValueError:
        raise PydanticCustomError("moment", "no moment") from None
    return found[0] if found else ""


def _count(value: object) -> int:
    word = _word(value)
    if not re.fullmatch("[1-9][0-9]{0,5}", word):
        raise PydanticCustomError("count", "no count")
    return int(word)


def _age(value: object) -> int:
    word = _word(value)
    found = re.fullmatch(AGE, " ".join(word.split()))
    if not found:
        raise PydanticCustomError("age", "no age")
    return int(found[1]) * DAYS[found[2]]


def _file(value: object) -> str:
    word = _word(value)
    if not re.fullmatch(FILE, word):
        raise PydanticCustomError("file", "no file")
    return str(word)


def _language(value: object) -> str:
    word = _word(value)
    if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", word):
        raise PydanticCustomError("language", "no language tag")
    return str(word)


def _rule(value: object) -> str:
    word = _word(value)
    if word not in ids():
        raise PydanticCustomError("rule", "no rule")
    if not rule(word).excusable:
        raise PydanticCustomError("firm", "no exceptions")
    return str(word)


SCALAR: dict[str, list[str] | str] = {"type": ["string", "number", "boolean"], "pattern": r"\S"}
MARKDOWN = SCALAR | {"contentMediaType": "text/markdown"}
NAMED: dict[str, str] = {"type": "string", "pattern": f"^{NAME}$"}

Words = Annotated[str, PlainValidator(_words), WithJsonSchema(SCALAR)]
"""Plain text, white space folded."""
Term = Annotated[Word, PlainValidator(_word), WithJsonSchema(SCALAR)]
"""Plain text that keeps its place."""
Markdown = Annotated[Prose, PlainValidator(_markdown), WithJsonSchema(MARKDOWN)]
"""CommonMark that may cite facts: paragraphs and lists."""
Line = Annotated[Prose, PlainValidator(_line), WithJsonSchema(MARKDOWN)]
"""CommonMark that may cite facts: one line."""
Name = Annotated[Word, PlainValidator(_name), WithJsonSchema(NAMED)]
"""A name of small letters, digits and hyphens."""
TopicId = Annotated[Word, PlainValidator(_id("topic")), WithJsonSchema(NAMED)]
"""The id of a topic of the vocabulary."""
ActorId = Annotated[Word, PlainValidator(_id("actor")), WithJsonSchema(NAMED)]
"""The id of an actor of the vocabulary."""
StakeholderId = Annotated[Word, PlainValidator(_id("stakeholder")), WithJsonSchema(NAMED)]
"""The id of a stakeholder of the vocabulary."""
Fact = Annotated[Word, PlainValidator(_fact), WithJsonSchema(NAMED)]
"""The name of a fact."""
Day = Annotated[date, PlainValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
"""A day, as year-month-day."""
Moment = Annotated[str, PlainValidator(_moment), WithJsonSchema({"type": "string", "pattern": f"^{MOMENT}$"})]
"""A day, an hour and the zone that the hour is of, as 2018-03-14 06:00 EDT."""
Count = Annotated[int, PlainValidator(_count), WithJsonSchema({"type": "integer", "minimum": 1})]
"""A whole number from 1 up."""
File = Annotated[str, PlainValidator(_file), WithJsonSchema({"type": "string", "pattern": f"^{FILE}$"})]
"""A YAML file in the same folder."""
RuleId = Annotated[str, PlainValidator(_rule), WithJsonSchema(NAMED)]
"""The id of a rule that may have exceptions."""
Age = Annotated[int, PlainValidator(_age), WithJsonSchema({"type": "string", "pattern": f"^{AGE}$"})]
"""A time in days, written with its unit: 90 days, 6 weeks, 3 months, 1 year."""
Language = Annotated[str, PlainValidator(_language), WithJsonSchema({"type": "string"})]
"""A language tag (BCP 47)."""
