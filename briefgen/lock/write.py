"""Lock -> the text of briefgen.lock: YAML, sorted, one thing a line; equal locks give equal text.

`read` is the way back.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping

from briefgen.model.lock import Edition, Lock, Parts, Pin, Resting

FORMAT = 1
HEAD = (
    "# What the briefs rested on when a person last read and accepted it.\n"
    "# `briefgen accept` writes this file; `briefgen diff` says in words what has changed since.\n"
)


def write(lock: Lock) -> str:
    """Return the text of a lock file."""
    return HEAD + "".join(f"{line}\n" for line in _lines(lock))


def _lines(lock: Lock) -> Iterator[str]:
    yield f"lock: {FORMAT}"
    if lock.seeds:
        yield "seeds:"
    for seed in sorted(lock.seeds, key=lambda seed: seed.name):
        yield f"  {_key(seed.name)}:"
        yield f"    sha256: {_text(seed.digest)}"
        told = (("title", seed.title), ("publisher", seed.publisher), ("published", seed.published))
        yield from (f"    {key}: {_text(text)}" for key, text in told if text)
    shared = _shared(lock.editions)
    if shared:
        yield "facts:"
    for key in sorted(shared):
        yield from _pin(key, shared[key], "  ")
    if lock.editions:
        yield "briefs:"
    for edition in sorted(lock.editions, key=lambda edition: edition.brief):
        yield from _brief(edition, shared)
        for before in lock.previous:
            if before.brief == edition.brief:
                yield from _before(before)


def _shared(editions: Iterable[Edition]) -> dict[str, Pin]:
    """Each fact once, by its name; a name that means another thing in another brief goes by `brief/name` there."""
    found: dict[str, Pin] = {}
    for edition in sorted(editions, key=lambda edition: edition.brief):
        for pin in edition.pins:
            if not _alike(found.setdefault(pin.name, pin), pin):
                found[f"{edition.brief}/{pin.name}"] = pin
    return found


def _alike(one: Pin, other: Pin) -> bool:
    return (one.kind, one.value, one.printed, one.passages) == (other.kind, other.value, other.printed, other.passages)


def _pin(key: str, pin: Pin, indent: str) -> Iterator[str]:
    yield f"{indent}{_key(key)}:"
    yield f"{indent}  kind: {pin.kind}"
    yield f"{indent}  value: {_parts(pin.value)}"
    if pin.printed:
        yield f"{indent}  printed: {_text(pin.printed)}"
    yield f"{indent}  passages:"
    for passage in pin.passages:
        yield f"{indent}    - in: {_text(passage.source)}"
        yield f"{indent}      paragraph: {passage.paragraph}"
        yield f"{indent}      words: {_text(passage.words)}"
        if passage.whole:
            yield f"{indent}      whole: {_text(passage.whole)}"


def _brief(edition: Edition, shared: Mapping[str, Pin]) -> Iterator[str]:
    yield f"  {_key(edition.brief)}:"
    yield f"    version: {_text(edition.version)}"
    yield f"    as_of: {_text(edition.as_of)}"
    if edition.pins:
        yield "    rests:"
    for pin in sorted(edition.pins, key=lambda pin: pin.name):
        own = f"{edition.brief}/{pin.name}"
        yield from _resting(own if own in shared else pin.name, pin.resting, "      ")
    if edition.texts:
        yield "    texts:"
    for each in edition.texts:
        yield f"      - says: {_text(each.text)}"
        if each.names:
            yield f"        on: [{', '.join(map(_key, each.names))}]"


def _before(edition: Edition) -> Iterator[str]:
    yield "    previous:"
    yield f"      version: {_text(edition.version)}"
    yield f"      as_of: {_text(edition.as_of)}"
    if edition.seeds:
        yield "      seeds:"
    yield from (f"        {_key(name)}: {_text(digest)}" for name, digest in sorted(edition.seeds))
    if edition.pins:
        yield "      facts:"
    for pin in sorted(edition.pins, key=lambda pin: pin.name):
        yield from _pin(pin.name, pin, "        ")
    if edition.pins:
        yield "      rests:"
    for pin in sorted(edition.pins, key=lambda pin: pin.name):
        yield from _resting(pin.name, pin.resting, "        ")


def _resting(key: str, resting: Iterable[Resting], indent: str) -> Iterator[str]:
    lines = sorted({(each.section, each.text) for each in resting})
    yield f"{indent}{_key(key)}:" + ("" if lines else " []")
    for section, text in lines:
        yield f"{indent}  - in: {_text(section)}"
        yield f"{indent}    says: {_text(text)}"


def _parts(parts: Parts) -> str:
    return "{" + ", ".join(f"{name}: {_text(text)}" for name, text in parts) + "}"


def _key(name: str) -> str:
    return (
        name
        if re.fullmatch(r"[a-z][a-z0-9/_-]*[a-z0-9]", name) and name not in {"null", "true", "false"}
        else _text(name)
    )


def _text(text: str) -> str:
    """A text between quotation marks, on one line, as JSON and YAML both read it."""
    return json.dumps(" ".join(text.split()), ensure_ascii=False)
