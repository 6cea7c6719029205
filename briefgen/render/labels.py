"""The few fixed words and quotation marks that a brief prints of its own accord, by language.

The French ones stand in `language/catalogues/fr.po`. Everything else that a reader sees is the brief's. A language that is not here gets English. Next: `html`, `text`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

from briefgen.language.catalogue import phrase

if TYPE_CHECKING:
    from briefgen.model.brief import Changes


@dataclass(frozen=True, slots=True)
class Labels:
    """One field for each fixed phrase; `{}` stands for what the template fills in."""

    skip: str
    as_of: str
    version: str
    evidence: str
    key_figures: str
    decision: str
    analysis: str
    analysis_means: str
    recommendations: str
    recommendations_mean: str
    callout: str
    issue: str
    not_stated: str
    not_stated_means: str
    account: str
    accounts: str
    scheduled: str
    past: str
    ongoing: str
    unknown: str
    source: str
    published: str
    notes: str
    checked: str
    note: str
    back: str
    shortened: str
    page: str
    contents: str
    open_quote: str
    close_quote: str
    colon: str
    disputed: str
    disputed_means: str
    differs: str
    says: str
    unused: str
    unused_means: str
    unused_none: str
    more: str
    silent: str
    unheard: str
    changes: str
    changes_since: str
    changes_first: str
    changes_none: str
    corrections: str
    corrections_mean: str
    updates: str
    updates_mean: str
    renewed: str
    was: str
    dropped: str
    say: str
    edition: str
    other_language: str
    original: str
    draft: str
    undecided: str
    every_source: str
    embargo: str
    whole_basis: str
    told: Mapping[str, str]
    """The words for columns of a table and for what differs, by id."""


ENGLISH = Labels(
    skip="Skip to the brief",
    as_of="As of",
    version="Version",
    evidence="Evidence",
    key_figures="Key figures",
    decision="What to decide",
    analysis="Analysis",
    analysis_means="our reading, not reported fact",
    recommendations="Our advice",
    recommendations_mean="not reported fact",
    callout="In short",
    issue="Issue",
    not_stated="Not stated",
    not_stated_means="no position in the sources",
    account="according to {}",
    accounts="Each source, how its date is known, and the notes that rest on it",
    scheduled="Scheduled",
    past="Took place",
    ongoing="Under way",
    unknown="Not stated whether it took place",
    source="Source",
    published="Published",
    notes="Notes",
    checked="What was checked",
    note="Note {}",
    back="Back to mark {} of note {}",
    shortened="shortened",
    page="Page",
    contents="Sections",
    open_quote="“",
    close_quote="”",
    colon=":",
    disputed="Disputed",
    disputed_means="the sources do not agree",
    differs="What differs",
    says="says {}",
    unused="Not used in this brief",
    unused_means="in the sources, on its topics",
    unused_none="Nothing that tells more",
    more="and {} more",
    silent="Silent in the sources on these topics",
    unheard="Heard in the sources, not in this brief",
    changes="What changed",
    changes_since="since version {}, as of {}",
    changes_first="no earlier version was accepted",
    changes_none="Nothing that this brief states has changed.",
    corrections="Corrections",
    corrections_mean="we were wrong",
    updates="Updates",
    updates_mean="the sources say otherwise now",
    renewed="Sources",
    was="was {}",
    dropped="no longer stated",
    say="Say",
    edition="Edition in {}",
    other_language="Also in",
    original="in {} in the original",
    draft="Draft",
    undecided="{} of the facts that it rests on not yet approved",
    every_source="Every source",
    embargo="Embargoed until {}",
    whole_basis="How its date is known",
    told={
        "to": "To",
        "from": "From",
        "action": "Action",
        "number": "Number",
        "added": "Added",
        "withdrawn": "Withdrawn",
        "changed": "Changed",
        "data": "The data",
        "what": "What",
        "value": "Value",
        "unit": "Unit",
        "period": "Period",
        "source": "Source",
        "date": "Published",
        "note": "Remark",
        "scope": "what is counted",
        "claimant": "who says so",
        "period differs": "the time",
        "nothing": "nothing but the figure",
    },
)


def labels(language: str) -> Labels:
    """Return the labels for a language tag: the catalogue's, each under its field's name as context, else the English.

    >>> labels("fr-CA").notes, labels("en").not_stated
    ('Notes', 'Not stated')
    """
    told = {key: phrase(words, language, f"column {key}") for key, words in ENGLISH.told.items()}
    fixed = (each.name for each in fields(ENGLISH) if each.name != "told")
    return replace(ENGLISH, told=told, **{name: phrase(getattr(ENGLISH, name), language, name) for name in fixed})


def differing(ids: Sequence[str], labels: Labels) -> str:
    """Return what differs between accounts, in words.

    >>> differing(("period", "claimant"), ENGLISH)
    'the time, who says so'
    """
    words = (labels.told.get(f"{differs} differs", labels.told.get(differs, differs)) for differs in ids)
    return ", ".join(words)


def changed_since(block: Changes, labels: Labels) -> str:
    """Return since when changes are told."""
    return labels.changes_since.format(block.version, block.as_of) if block.version else labels.changes_first


def nested(words: str, labels: Labels) -> str:
    """Return words that will stand between quotation marks with other marks for those inside.

    >>> nested("“A share of nothing,” she said.", ENGLISH)
    '‘A share of nothing,’ she said.'
    """
    typeset = curled(words)
    return typeset if labels.open_quote != "“" else typeset.replace("“", "‘").replace("”", "’")


def curled(words: str) -> str:
    r"""Return words with typographic quotation marks and apostrophes for typewriter ones.

    >>> curled('The crews\' "floor" isn\'t there')
    'The crews’ “floor” isn’t there'
    """
    words = re.sub(r"(?<![^\s(“])\"", "“", words).replace('"', "”")
    return re.sub(r"(?<![^\s(“])'(?=\w)", "‘", words).replace("'", "’")
