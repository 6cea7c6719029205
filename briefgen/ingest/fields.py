"""One record's fields: YAML values -> the parts of a Source, with a finding for each that cannot be.

Which record is whose is `records`' work.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime

from briefgen.errors import Finding, Place
from briefgen.located_yaml import Located
from briefgen.model.source import Source

FIELDS = {
    "title": ("What endnotes and the account of sources print.", "Ferry crews and operator far apart", {}),
    "publisher": ("Who brought it out.", "Harbour Post", {}),
    "author": ("Who wrote it.", "Ana Rus", {}),
    "published": ("The day, as year-month-day; null where it is not known.", "2024-03-05", {"format": "date"}),
    "published_basis": ("How the day was found, or why it is not known.", "Printed below the headline.", {}),
    "date_basis": ("The same as published_basis.", "Printed below the headline.", {}),
    "url": ("Address with https:// or http://.", "https://harbour-post.example/1", {"pattern": "^https?://"}),
    "language": ("Language tag (BCP 47).", "en", {}),
    "rights": ("Under which terms it may be quoted.", "short passages only", {}),
    "quote_limit": ("How many words of a passage may be printed in one piece.", "30", {}),
    "total_limit": ("How many of its words one brief may print in all, notes included.", "200", {}),
    "embargo": ("The day, and the hour if there is one, from which it may be cited.", "2024-04-01T06:00", {}),
    "marking": ("How it must be handled: one of the markings of briefgen.yaml.", "Confidential", {}),
    "original": ("File that a digest stands for.", "minutes.txt", {}),
    "kind": ("A note for people; nothing reads it.", "news report", {}),
    "publisher_basis": ("A note for people; nothing reads it.", "From the masthead.", {}),
}
"""The keys of a record: what each says, an example, and what its JSON Schema has beside text."""
KEYS = tuple(FIELDS)


def schema() -> Mapping[str, object]:
    """Return the form of a sheet of records as JSON Schema: a record below each file's name."""
    text: dict[str, object] = {"type": ["string", "number", "null"]}
    keys = {
        key: {**text, **form, "description": about, "examples": [example]}
        for key, (about, example, form) in FIELDS.items()
    }
    about = "What one source is."
    record: dict[str, object] = {
        "title": "Record",
        "type": ["object", "null"],
        "description": about,
        "properties": keys,
        "additionalProperties": False,
    }
    told = "What each source is, by the name of its file."
    return {
        "title": "Sources",
        "type": "object",
        "description": told,
        "additionalProperties": {"$ref": "#/$defs/Record"},
        "$defs": {"Record": record},
    }


def record(node: Located, place: Place) -> tuple[Source, tuple[Finding, ...]]:
    """Return what a record says, everything that it does not say left empty, and what is wrong with it."""
    if node.entries is None and node.items is None and node.scalar is None:
        return Source("", "", language="", place=place), ()
    if node.entries is None:
        cure = "Write one line for each: title:, publisher:, published:, url:."
        return Source("", "", language=""), (
            Finding("source-form", place, "The record is not a list of keys and values.", cure),
        )
    found = Source(
        id="",
        name="",
        title=_text(node, "title"),
        publisher=_text(node, "publisher"),
        author=_text(node, "author"),
        published=_day(_text(node, "published")),
        published_basis=_text(node, "published_basis") or _text(node, "date_basis"),
        url="" if _fault("url", _text(node, "url")) else _text(node, "url"),
        language=_text(node, "language"),
        rights=_text(node, "rights"),
        quote_limit=_words(_text(node, "quote_limit")),
        total_limit=_words(_text(node, "total_limit")),
        embargo=_moment(_text(node, "embargo")),
        marking=_text(node, "marking"),
        original=_text(node, "original"),
        place=place,
    )
    return found, tuple(_findings(node))


def _text(node: Located, key: str) -> str:
    """A value's text, numbers as they are written; empty where it is null or no text."""
    value = node.get(key)
    if value is None or value.scalar is None:
        return ""
    return " ".join((value.scalar if isinstance(value.scalar, str) else value.raw).split())


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else None
    except ValueError:
        return None


def _moment(text: str) -> date | None:
    """The day of a day or of a day and hour."""
    try:
        return datetime.fromisoformat(text).date() if re.fullmatch(r"\d{4}-\d\d-\d\d([T ].*)?", text) else None
    except ValueError:
        return None


def _words(text: str) -> int | None:
    found = re.fullmatch(r"([1-9]\d{0,5})(?: words)?", text)
    return int(found[1]) if found else None


def _findings(node: Located) -> Iterator[Finding]:
    for entry in node.entries or ():
        if entry.key not in KEYS:
            near = difflib.get_close_matches(entry.key, KEYS, 1)
            cure = f'Did you mean "{near[0]}"?' if near else f"There are {', '.join(KEYS)}."
            yield Finding("source-key", entry.place, f'A source has no "{entry.key}".', cure)
        elif entry.value.items is not None or entry.value.entries is not None:
            yield Finding("source-form", entry.value.place, f'"{entry.key}" is a list.', "Write it as one text.")
        elif fault := _fault(entry.key, _text(node, entry.key)):
            rule, cure = fault
            message = f'"{entry.key}" cannot be "{_text(node, entry.key)}".'
            yield Finding(rule, entry.value.place, message, cure)


def _fault(key: str, text: str) -> tuple[str, str] | None:
    """The rule that a value breaks, and the cure."""
    if not text:
        return None
    if key == "published" and _day(text) is None:
        return "source-date", "Write a day as 2018-01-17, or null with the reason in published_basis."
    if key == "url" and not re.fullmatch(r"https?://[^\s<>\"'\\^`{|}/?#]+[^\s<>\"\\^`{|}]*", text):
        return "source-url", "Write an address that begins with https:// or http://."
    if key == "language" and not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", text):
        return "source-language", "Write a language tag such as en, en-CA or fr."
    if key == "embargo" and _moment(text) is None:
        return "source-embargo", "Write a day, or a day and hour, as 2018-02-01 or 2018-02-01T06:00."
    if key == "quote_limit" and _words(text) is None:
        return "source-quote-limit", "Write the number of words that may be printed in one piece."
    if key == "total_limit" and _words(text) is None:
        return "source-quote-limit", "Write the number of its words that one brief may print."
    return None
