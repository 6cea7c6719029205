"""The few fixed words and quotation marks that a brief prints of its own accord, by language.

Everything else that a reader sees is the brief's. A language that is not here gets English. Next: `html`, `text`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

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
    draft: str
    undecided: str
    every_source: str
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
    draft="Draft",
    undecided="{} of the facts that it rests on not yet approved",
    every_source="Every source",
    whole_basis="How its date is known",
    told={
        "to": "To",
        "from": "From",
        "action": "Action",
        "number": "Number",
        "added": "Added",
        "withdrawn": "Withdrawn",
        "changed": "Changed",
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

FRENCH = Labels(
    skip="Aller au document",
    as_of="En date du",
    version="Version",
    evidence="Preuves",
    key_figures="Chiffres clés",
    decision="À décider",
    analysis="Analyse",
    analysis_means="notre lecture, non un fait rapporté",
    recommendations="Notre avis",
    recommendations_mean="non un fait rapporté",
    callout="En bref",
    issue="Enjeu",
    not_stated="Non précisé",
    not_stated_means="aucune position dans les sources",
    account="selon {}",
    accounts="Chaque source, ce qui établit sa date, et les notes qui s’y appuient",
    scheduled="Prévu",
    past="A eu lieu",
    ongoing="En cours",
    unknown="Tenue non précisée",
    source="Source",
    published="Publication",
    notes="Notes",
    checked="Ce qui a été vérifié",
    note="Note {}",
    back="Retour à l’appel {} de la note {}",
    shortened="extrait",
    page="Page",
    contents="Sections",
    open_quote="«\u00a0",
    close_quote="\u00a0»",
    colon="\u00a0:",
    disputed="Contesté",
    disputed_means="les sources ne concordent pas",
    differs="Ce qui diffère",
    says="selon {}",
    unused="Non repris ici",
    unused_means="dans les sources, sur les mêmes sujets",
    unused_none="Rien qui en dise plus",
    more="et {} de plus",
    silent="Sans voix dans les sources sur ces sujets",
    unheard="Entendus dans les sources, non ici",
    changes="Ce qui a changé",
    changes_since="depuis la version {}, en date du {}",
    changes_first="aucune version antérieure",
    changes_none="Rien de ce que dit ce document n’a changé.",
    corrections="Corrections",
    corrections_mean="nous nous étions trompés",
    updates="Mises à jour",
    updates_mean="les sources disent maintenant autre chose",
    renewed="Sources",
    was="auparavant {}",
    dropped="n’est plus dit",
    say="À dire",
    draft="Ébauche",
    undecided="{} des faits sur lesquels elle repose restent à approuver",
    every_source="Chaque source",
    whole_basis="Ce qui établit sa date",
    told={
        "to": "À",
        "from": "De",
        "action": "Suite",
        "number": "Numéro",
        "added": "Ajoutée",
        "withdrawn": "Retirée",
        "changed": "Modifiée",
        "what": "Objet",
        "value": "Valeur",
        "unit": "Unité",
        "period": "Période",
        "source": "Source",
        "date": "Publication",
        "note": "Remarque",
        "scope": "ce qui est compté",
        "claimant": "qui le dit",
        "period differs": "la période",
        "nothing": "rien que le chiffre",
    },
)


def labels(language: str) -> Labels:
    """Return the labels for a language tag.

    >>> labels("fr-CA").notes, labels("en").not_stated
    ('Notes', 'Not stated')
    """
    return FRENCH if language.lower().partition("-")[0] == "fr" else ENGLISH


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
