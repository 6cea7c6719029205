"""Differences -> text for people, Markdown for a pull request, JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from briefgen.lock import words
from briefgen.model.lock import Change, Difference, Pin, Resting

GIVEN = "Delivered as it was"
NOTHING = "Nothing changed.\n"
Plain = str | bool | None | list["Plain"] | dict[str, "Plain"]


def report(
    differences: Sequence[Difference], form: str = "text", given: Sequence[tuple[str, Mapping[str, object]]] = ()
) -> str:
    """Return the differences as text, markdown or json, with a final line end.

    `given` are deliveries that hold no more, each in a line and as JSON has it.
    """
    if form == "json":
        tree = {"briefs": [_tree(each) for each in differences], "deliveries": [row for _, row in given]}
        return json.dumps({"schema": 1, **tree}, ensure_ascii=False, indent=2) + "\n"
    if not differences:
        return NOTHING
    lines, told = (_markdown, _given_markdown) if form == "markdown" else (_text, _given_text)
    parts = [*map(lines, differences), *([told(line for line, _ in given)] if given else [])]
    return "\n".join("".join(f"{line}\n" for line in part) for part in parts)


def _given_text(given: Iterable[str]) -> Iterator[str]:
    yield f"{GIVEN}:"
    yield from (f"  {line}" for line in given)


def _given_markdown(given: Iterable[str]) -> Iterator[str]:
    yield f"### {GIVEN}"
    yield ""
    yield from (f"- {_escaped(line)}" for line in given)


def _text(each: Difference) -> Iterator[str]:
    yield words.head(each)
    yield from (f"  {words.source(source)}" for source in each.sources)
    for heading, changes in words.grouped(each.changes):
        yield f"  {heading}"
        for change in changes:
            yield f"    {words.change(change)}"
            yield from (f"      {line}" for line in _details(change))
    if each.texts:
        yield f"  {words.TEXTS}"
        yield from (f"    {words.text(*pair)}" for pair in each.texts)


def _markdown(each: Difference) -> Iterator[str]:
    yield f"### {words.head(each)}"
    yield ""
    yield from (f"- {_escaped(words.source(source))}" for source in each.sources)
    for heading, changes in words.grouped(each.changes):
        yield f"- **{heading}**"
        for change in changes:
            yield f"  - {_escaped(words.change(change))}"
            yield from (f"    - {_escaped(line)}" for line in _details(change))
    if each.texts:
        yield f"- **{words.TEXTS}**"
        yield from (f"  - {_escaped(words.text(*pair))}" for pair in each.texts)


def _details(change: Change) -> Iterator[str]:
    """Why a value changed, and what rests on it; new facts and other words need no more than their line."""
    if change.how == "value":
        yield words.nature(change)
    if change.how in {"value", "gone"}:
        yield from (f"rests on it: {line}" for line in rests(change))


def rests(change: Change) -> Iterator[str]:
    """Yield the sentences that rest on a changed fact, those of today before those of the lock."""
    for each in _resting(change):
        where = f"{each.place}, " if each.place.path else ""
        yield f'{where}{each.section}: "{each.text}"'


def _resting(change: Change) -> tuple[Resting, ...]:
    pins = (pin for pin in (change.new, change.old) if pin)
    return next((pin.resting for pin in pins if pin.resting), ())


def _escaped(line: str) -> str:
    """The line with what Markdown would take for marks made plain."""
    return "".join(f"\\{letter}" if letter in "\\`*_[]<>#|" else letter for letter in line)


def _tree(each: Difference) -> Plain:
    return {
        "brief": each.brief,
        "version": _pair(each, "version"),
        "as_of": _pair(each, "as_of"),
        "sources": [{"how": s.how, "name": s.name, "title": s.title, "published": s.published} for s in each.sources],
        "changes": [_change(change) for change in each.changes],
        "texts": _rows({"old": old, "new": new} for old, new in each.texts),
    }


def _pair(each: Difference, what: str) -> Plain:
    told = (
        (edition.version if what == "version" else edition.as_of) if edition else None
        for edition in (each.old, each.new)
    )
    return dict(zip(("old", "new"), told, strict=True))


def _change(change: Change) -> Plain:
    return {
        "how": change.how,
        "name": change.name,
        "nature": ("correction" if change.corrects else "update") if change.how == "value" else None,
        "reason": change.reason,
        "old": _pin(change.old),
        "new": _pin(change.new),
        "step": words.step(change.old, change.new) if change.old and change.new else "",
        "resting": _rows({"section": each.section, "text": each.text} for each in _resting(change)),
    }


def _pin(pin: Pin | None) -> Plain:
    if pin is None:
        return None
    passages = _rows({"source": p.source, "paragraph": str(p.paragraph), "words": p.words} for p in pin.passages)
    return {"kind": pin.kind, "said": words.said(pin), "value": dict(pin.value), "passages": passages}


def _rows(rows: Iterable[dict[str, Plain]]) -> Plain:
    return list(rows)
