"""What goes into a brief's PDF beside its pages: the facts that it prints, as JSON-LD. `verify` reads it again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from html import unescape

from briefgen.export.jsonld import MEDIA, NAME, attachment
from briefgen.grammar.imprint import imprint
from briefgen.model.brief import Brief
from briefgen.pipeline.load import Desk
from briefgen.render.pdf import Attached


def attached(brief: Brief, page: str, desk: Desk) -> Sequence[Attached]:
    """Return the file to attach to a brief, dated by the brief's as-of date; none where the brief cites nothing."""
    if desk.reviewed is None or not brief.notes:
        return ()
    found = desk.reviewed.library
    told = attachment(brief, imprint(_words(page)), (*found.facts, *desk.cited), found.documents)
    day = date.fromisoformat(brief.as_of_iso)
    return (Attached(NAME, MEDIA, "The facts of this brief with their passages", told, day),)


def _words(page: str) -> str:
    """What a page says, without its style and its tags."""
    return unescape(re.sub(r"<(style|script|title)\b.*?</\1>|<[^>]*>", " ", page, flags=re.DOTALL))
