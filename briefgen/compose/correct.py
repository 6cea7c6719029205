"""A fact's body with fields corrected by hand; which fields there are is told in `model.review`."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation

from briefgen.compose.select import named
from briefgen.model.fact import Body, Event, Figure, Mention, Position, Role, Stance, Statement, Status, When
from briefgen.model.review import Correction
from briefgen.model.source import Span
from briefgen.model.vocabulary import Vocabulary

BOOLEANS = {"true": True, "false": False, "yes": True, "no": False}


def corrected(body: Body, correction: Correction, vocabulary: Vocabulary) -> Body:
    """Return the body with one field corrected; ValueError says what could stand there."""
    field, text = correction.name, correction.text
    match body:
        case Figure():
            return _figure(body, field, text)
        case Statement(speaker=speaker):
            return body._replace(speaker=_mention(text, speaker, vocabulary), inherited=False)
        case Event():
            return _event(body, field, text)
        case Position(actor=actor):
            if field == "actor":
                return body._replace(actor=_mention(text, actor, vocabulary))
            if field == "stance":
                return body._replace(stance=Stance(_one(text, [stance.value for stance in Stance])))
            return body._replace(issue=text) if field == "issue" else body._replace(according_to=text)
        case Role(person=person):
            if field == "person":
                return body._replace(person=_mention(text, person, vocabulary))
            if field == "former":
                return body._replace(former=BOOLEANS[_one(text, list(BOOLEANS))])
            return body._replace(role=text) if field == "role" else body._replace(organisation=text)


def _figure(body: Figure, field: str, text: str) -> Figure:
    match field:
        case "value":
            try:
                value = Decimal(text.replace(",", ""))
            except InvalidOperation:
                raise ValueError("a number, such as 1,400") from None
            return body._replace(low=value, high=value, surface=f"{text} {body.unit}".strip())
        case "unit":
            return body._replace(unit=text, surface=f"{body.low:,} {text}" if body.low == body.high else body.surface)
        case "approximate":
            return body._replace(approximate=BOOLEANS[_one(text, list(BOOLEANS))])
        case "per":
            return body._replace(per=text)
        case _:
            return body._replace(subject=text)


def _event(body: Event, field: str, text: str) -> Event:
    match field:
        case "day":
            try:
                day = date.fromisoformat(text)
            except ValueError:
                raise ValueError("a day, written year-month-day") from None
            span = body.when.span if body.when else Span(0, 0)
            return body._replace(when=When(text, span, text, text, day, day))
        case "status":
            return body._replace(status=Status(_one(text, [status.value for status in Status])))
        case "where":
            return body._replace(where=text)
        case "kind":
            return body._replace(kind=text)
        case _:
            return body._replace(what=text)


def _mention(text: str, before: Mention | None, vocabulary: Vocabulary) -> Mention:
    actor = named(text, vocabulary)
    return Mention(actor.name if actor else text, before.span if before else Span(0, 0), actor.id if actor else None)


def _one(text: str, known: list[str]) -> str:
    if text not in known:
        raise ValueError(f"one of {', '.join(known)}")
    return text
