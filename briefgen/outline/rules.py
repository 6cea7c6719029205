"""What concerns several keys of one mapping: one kind of fact, one kind of block, a matrix whose cells are inside.

`shapes` says what each key holds and asks here for the rest. A rule yields places, messages and cures.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from briefgen.errors import Place
from briefgen.outline.written import Items, Keys, Written

Quarrel = tuple[Place, str, str]
Rule = Callable[[Keys], Iterator[Quarrel]]

KINDS = ("figure", "statement", "event", "position", "role", "quote")
ASKING = ("kind", "topic", "actor", "stakeholder", "source", "since", "until", "limit")
BELONGS = {
    "kind": "event",
    "issue": "position",
    "person": "role",
    "organisation": "role",
    "prefix": "quote",
    "suffix": "quote",
}
"""Which kind of fact a key is for."""


def nothing(_keys: Keys) -> Iterator[Quarrel]:
    """Yield nothing: each key stands for itself."""
    yield from ()


def naming(keys: Keys) -> Iterator[Quarrel]:
    """Yield what is wrong where a fact is named: it is of one kind, and its other keys go with that kind."""
    kinds = [key for key in keys if key in KINDS]
    if not kinds:
        yield keys.place, "The fact does not say what it is.", f"Add one of {', '.join(KINDS)}."
    for other in kinds[1:]:
        yield other.place, f'A fact is one thing, and this one is "{kinds[0]}" and "{other}".', "Keep one of them."
    for key in keys:
        if kinds and key in BELONGS and BELONGS[key] not in kinds:
            yield key.place, f'"{key}" goes with "{BELONGS[key]}" only.', "Take it out, or use near or source."
    yield from period(keys)


def block(keys: Keys) -> Iterator[Quarrel]:
    """Yield what is wrong where a block holds nothing, or two things."""
    held = [key for key in keys if key != "exceptions"]
    if not held:
        yield keys.place, "The block is empty.", "Fill it or take it out."
    first = next(iter(held), None)
    for other in held[1:]:
        message = f'A block holds one thing, and this one has "{first}" and "{other}".'
        yield other.place, message, "Begin a block of its own with a hyphen."
    for name, value in keys.items():
        yield from _unprinted(name, _value(value, "events") if isinstance(value, Keys) else value)


UNPRINTED = {
    "quotes": {
        "value": "A quotation is printed in its speaker's own words.",
        "text": "A quotation is printed in its speaker's own words.",
    },
    "timeline": {"value": "A timeline prints the event's own date."},
}
"""Keys of a named fact that a block does not print, and what it prints instead."""


def _unprinted(name: str, picks: Written) -> Iterator[Quarrel]:
    for pick in _items(picks):
        for key in pick if isinstance(pick, Keys) else ():
            if instead := UNPRINTED.get(name, {}).get(key):
                yield key.place, f'"{key}" would not be printed. {instead}', "Take it out, or say it in a prose block."


def query(keys: Keys) -> Iterator[Quarrel]:
    """Yield what is wrong where a query asks for nothing, or for days that cannot be."""
    if not any(key in ASKING for key in keys):
        yield keys.place, "The query asks for nothing in particular.", f"Add one of {', '.join(ASKING)}, or list names."
    yield from period(keys)


def timeline(keys: Keys) -> Iterator[Quarrel]:
    """Yield what is wrong where a timeline names events and asks for them too, or does neither."""
    if "events" not in keys:
        yield from query(keys)
    for key in keys:
        if "events" in keys and key in ASKING:
            yield key.place, f'A timeline lists "events" or asks by "{key}", not both.', "Keep one of them."


def disputed(keys: Keys) -> Iterator[Quarrel]:
    """Yield what is wrong where disputes are neither named nor asked for, or both."""
    if ("disputes" in keys) == ("topics" in keys):
        yield keys.place, "Disputes are named, or found by topics.", 'Keep one of "disputes" and "topics".'
    if "limit" in keys and "topics" not in keys:
        yield keys.place, '"limit" goes with "topics" only.', "Take it out."


def dispute(keys: Keys) -> Iterator[Quarrel]:
    """Yield what is wrong where a dispute has one side."""
    sides = _value(keys, "sides")
    if isinstance(sides, Items) and len(sides) == 1:
        yield sides.place, "A dispute has two sides or more.", "Name the fact that says otherwise."


def table(keys: Keys) -> Iterator[Quarrel]:
    """Yield what is wrong where a table is neither of facts nor by hand, or both, or a row does not fit the head."""
    if ("facts" in keys) == ("rows" in keys):
        yield keys.place, "A table is made of facts, or written by hand.", 'Keep one of "facts" and "rows".'
    for key, other in (("columns", "facts"), ("head", "rows"), ("rows", "head")):
        if key in keys and other not in keys:
            yield keys.place, f'"{key}" goes with "{other}".', f'Add "{other}", or take it out.'
    head = _items(_value(keys, "head"))
    for row in _items(_value(keys, "rows")):
        if head and isinstance(row, Items) and len(row) != len(head):
            yield row.place, f"The row has {len(row)} cells, the head {len(head)}.", "Give each column one."


def chart(keys: Keys) -> Iterator[Quarrel]:
    """Yield what is wrong where a chart is neither ready-made nor by a specification, or has points for the other."""
    if ("kind" in keys) == ("spec" in keys):
        yield keys.place, "A chart is of a ready-made kind, or by a specification.", 'Keep one of "kind" and "spec".'
    elif "spec" in keys and "data" not in keys:
        yield keys.place, "The specification has nothing to draw.", 'Add "data": rows whose values are facts.'
    elif "kind" in keys and ("facts" in keys) == ("points" in keys):
        yield keys.place, "A chart draws facts, or points with labels.", 'Keep one of "facts" and "points".'
    for key in keys:
        if key in ("facts", "points", "ends") and "spec" in keys:
            yield key.place, f'"{key}" goes with "kind" only.', 'Write it as rows of "data".'
    yield from _ended(keys)


TWO_ENDS = ("slope", "dots")
IN_WORDS = ("bars", "dots")


def _ended(keys: Keys) -> Iterator[Quarrel]:
    """What a kind does not draw: a bar has no second end, a slope has always one."""
    kind = _value(keys, "kind")
    if "data" in keys and "kind" in keys:
        yield keys.key("data"), f'"data" goes with "spec" only; "{kind}" draws facts.', 'Write it as "points".'
    if "fields" in keys and "kind" in keys:
        yield keys.key("fields"), f'"fields" goes with "spec" only; "{kind}" has none.', 'Write labels in "points".'
    if kind == "slope" and "facts" in keys:
        yield keys.key("facts"), "Each line of a slope has two ends.", 'Write "points", each with "fact" and "to".'
    for point in _items(_value(keys, "points")):
        drawn = point if isinstance(point, Keys) else Keys((), keys.place)
        if kind == "slope" and "to" not in drawn:
            place = point.place if point is not None else keys.place
            yield place, "Each line of a slope has two ends.", 'Add "to:" with the fact at its other end.'
        yield from _undrawn(drawn, str(kind))


def _undrawn(point: Keys, kind: str) -> Iterator[Quarrel]:
    for key in point:
        if (key == "to" and kind not in TWO_ENDS) or (key == "mark" and kind != "dots"):
            yield key.place, f'"{key}" would not be drawn by "{kind}".', "Take it out, or use dots."
        elif key == "words" and kind not in IN_WORDS:
            yield key.place, f'"{kind}" has no rows in words.', "Take the point out, or use bars or dots."
        elif key in ("value", "to", "mark") and "words" in point:
            yield key.place, f'"{key}" would not be drawn in a row that stands in words.', "Keep one of them."


def datum(keys: Keys) -> Iterator[Quarrel]:
    """Yield what is wrong where a field of a row is neither a fact's value nor words, or both."""
    if ("fact" in keys) == ("text" in keys):
        yield keys.place, "A field is words, or a fact's value.", 'Write words, or {"fact": name}.'


def period(keys: Keys) -> Iterator[Quarrel]:
    """Yield what is wrong where a period ends before it begins; days are compared as written."""
    since, until = _value(keys, "since"), _value(keys, "until")
    if isinstance(since, str) and isinstance(until, str) and until < since:
        yield until.place, f'"until: {until}" lies before "since: {since}".', "Exchange them."


def positions(keys: Keys) -> Iterator[Quarrel]:
    """Yield cells that stand outside the matrix, and rows and columns that come twice."""
    for side in ("actors", "issues"):
        yield from _twice(_value(keys, side))
    for cell in _items(_value(keys, "cells")):
        if not isinstance(cell, Keys):
            continue
        for key, side in (("actor", "actors"), ("issue", "issues")):
            word, known = _value(cell, key), _items(_value(keys, side))
            if isinstance(word, str) and known and word not in known:
                yield word.place, f'"{word}" is none of the matrix\'s {side}.', f"Add it to {side}, or correct it."


def _twice(words: Written) -> Iterator[Quarrel]:
    seen: set[str] = set()
    for word in _items(words):
        if isinstance(word, str):
            if word in seen:
                yield word.place, f'"{word}" is listed twice.', "Keep one of them."
            seen.add(word)


def _value(keys: Keys, name: str) -> Written:
    return next((value for key, value in keys.items() if key == name), None)


def _items(value: Written) -> list[Written]:
    return value if isinstance(value, Items) else []
