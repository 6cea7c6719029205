"""Quote selectors -> passages: find the exact words again, in any document, typography aside.

`model.target.target` describes a passage; `anchors` finds it, so that `anchor(describe(p)) == p`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from briefgen.grammar.typography import folded, straight
from briefgen.model.fact import Fact, Statement
from briefgen.model.library import Library
from briefgen.model.outline import Query
from briefgen.model.source import Document, Span
from briefgen.model.target import target


def anchors(query: Query, library: Library) -> tuple[Fact, ...]:
    """Return a passage for every place where the query's exact words stand with its prefix and suffix around them."""
    documents = (d for d in library.documents if not query.source or query.source in {d.source.id, d.source.name})
    return tuple(_passage(document, span) for document in documents for span in places(document, query))


def places(document: Document, query: Query) -> Iterator[Span]:
    """Yield the spans of the exact words, white space folded and quotation marks and dashes in any shape."""
    pattern = re.compile(_loose(query.exact), re.IGNORECASE)
    for match in pattern.finditer(document.plain):
        before = folded(document.plain[: match.start()])[-200:].rstrip()
        after = folded(document.plain[match.end() : match.end() + 400]).lstrip()
        if before.endswith(folded(query.prefix).strip()) and after.startswith(folded(query.suffix).strip()):
            yield Span(match.start(), match.end())


def _loose(exact: str) -> str:
    return r"\s+".join(re.escape(word) for word in straight(exact).split())


def _passage(document: Document, span: Span) -> Fact:
    sentences = [s.span for s in document.sentences if s.span.meets(span)]
    whole = Span(sentences[0].start, sentences[-1].end) if sentences else span
    name = hashlib.sha256(
        f"{document.source.name}\n{document.quote(whole)}\n{document.quote(span)}".encode()
    ).hexdigest()
    return Fact(
        f"q-{name[:10]}", Statement(None, None, (span,), direct=False), target(document, span), target(document, whole)
    )
