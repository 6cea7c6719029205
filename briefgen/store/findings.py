"""What the gates found in an outline's text as a line of text, and back, so that one that did not change is not read again.

A line is a key, a digest of what follows, and the findings in JSON, as `kept` has facts. `pipeline.remembered` reads and
writes the file.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from briefgen.errors import Finding, Place, Severity
from briefgen.model.library import Binding, Library
from briefgen.model.outline import Outline
from briefgen.store.kept import digest, keys


def library_key(library: Library, reader: str) -> str:
    """Return what stands for all sources, the vocabulary and the code that reads them."""
    return digest("\n".join(keys(library.documents, library.vocabulary, reader)))


def key(outline: Outline, bindings: Iterable[Binding], library: str) -> str:
    """Return what stands for all that the gates on an outline's text read."""
    told = [
        (b.name, [fact.id for fact in b.facts], [fact.id for fact in b.cited], b.focus, b.printed, b.because, b.place)
        for b in bindings
    ]
    return digest(f"{library}\n{outline!r}\n{told!r}")


def line(key: str, findings: Sequence[Finding]) -> str:
    """Return the line that keeps findings."""
    rows = [
        [each.rule, each.place.path, each.place.line, each.place.column, each.message, each.cure, each.severity.value]
        for each in findings
    ]
    told = json.dumps(rows, separators=(",", ":"))
    return f"{key} {digest(told)} {told}"


def findings(line: str) -> tuple[Finding, ...]:
    """Return the findings that a whole line keeps."""
    return tuple(
        Finding(rule, Place(path, row, column), message, cure, Severity(severity))
        for rule, path, row, column, message, cure, severity in json.loads(line.split(" ", 2)[2])
    )
