"""JSON-LD -> the facts that a PDF carries inside: reads what `jsonld.attachment` wrote, and trusts none of it.

Whatever is missing or of another kind is a ValueError that says so.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TypeVar, cast

from briefgen.model.brief import Endnote
from briefgen.model.evidence import Evidence, Printed, Told
from briefgen.model.source import Span

T = TypeVar("T")
Tree = Mapping[str, object]


def evidence(text: str) -> Evidence:
    """Return what a file has; raise ValueError where it is no such file."""
    tree = _kind(json.loads(text), dict, "the file")
    notes = tuple(_tree(each) for each in _get(tree, "notes", list))
    return Evidence(
        brief=_get(tree, "brief", str),
        title=_get(tree, "title", str),
        as_of=_get(tree, "asOf", str),
        version=_get(tree, "version", str),
        evidence=_get(tree, "evidence", str),
        prints=tuple(_printed(_tree(each)) for each in _get(tree, "prints", list)),
        notes=tuple(_note(each) for each in notes),
        shown=tuple(_get(each, "number", int) for each in notes if _get(each, "shown", bool)),
        facts=tuple(_fact(_tree(each)) for each in _get(tree, "items", list)),
    )


def _kind(value: object, kind: type[T], name: str) -> T:
    if not isinstance(value, kind):
        raise ValueError(f"{name} is no {kind.__name__}")  # noqa: TRY004 (one kind of error for its reader)
    return value


def _get(tree: Tree, key: str, kind: type[T]) -> T:
    return _kind(tree.get(key), kind, f'"{key}"')


def _tree(value: object) -> Tree:
    return cast("Tree", _kind(value, dict, "a member of a list"))


def _printed(tree: Tree) -> Printed:
    return Printed(_get(tree, "text", str), tuple(_kind(each, int, "a note") for each in _get(tree, "notes", list)))


def _note(tree: Tree) -> Endnote:
    source, date, place, passage = (_get(tree, key, str) for key in ("source", "date", "place", "passage"))
    return Endnote(_get(tree, "number", int), "", source, date, place, passage, False, "", (), ())


def _fact(tree: Tree) -> Told:
    target = _get(tree, "target", dict)
    source, passage = _get(target, "source", dict), _get(target, "passage", dict)
    selectors = {_get(each, "type", str): each for each in map(_tree, _get(target, "selector", list))}
    quote, prefix, suffix = _quote(selectors)
    return Told(
        id=_get(_get(tree, "body", dict), "id", str).rpartition(":")[2],
        note=_get(tree, "note", int),
        file=_get(source, "file", str),
        source=_get(source, "id", str).rpartition(":")[2],
        paragraph=_get(target, "paragraph", int),
        span=_span(selectors.get("TextPositionSelector", {})),
        first=quote[0],
        last=quote[1],
        prefix=prefix,
        suffix=suffix,
        digest=_get(target, "sha256", str),
        passage=_span(passage),
        passage_digest=_get(passage, "sha256", str),
    )


def _span(tree: Tree) -> Span:
    return Span(_get(tree, "start", int), _get(tree, "end", int))


def _quote(selectors: Mapping[str, Tree]) -> tuple[tuple[str, str], str, str]:
    """The words, or their two ends, and what stands around them."""
    if whole := selectors.get("TextQuoteSelector"):
        around = (str(whole.get("prefix", "")), str(whole.get("suffix", "")))
        return (_get(whole, "exact", str), ""), *around
    between = selectors.get("RangeSelector", {})
    ends = (_get(_get(between, key, dict), "exact", str) for key in ("startSelector", "endSelector"))
    return (next(ends), next(ends)), "", ""
