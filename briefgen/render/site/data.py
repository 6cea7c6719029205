"""The facts as the explorer reads them: one JSON text, its keys told once, what repeats told by number."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from briefgen.language.names import foreign
from briefgen.model.site import Listed, Site
from briefgen.render.site.phrases import Voice

KEYS = (
    *("id", "kind", "head", "tail", "words", "source", "paragraph", "day", "when"),
    *("grade", "actors", "topics", "name", "snippet", "cited"),
)
Json = str | int | list["Json"] | dict[str, "Json"]


def data(site: Site) -> str:
    """Return the facts with their sources, actors, topics and briefs, as text that no tag can end.

    What the script says of itself stands in it, too.
    """
    words = site.vocabulary
    briefs = list({each.brief.id: each.brief for each in site.briefs}.values())
    at = {id: place for ids in _ids(site) for place, id in enumerate(ids)}
    tree: dict[str, Json] = {
        "keys": list(KEYS),
        "language": site.language,
        "phrases": dict(Voice(site.language).script()),
        "sources": [
            {
                "id": each.document.source.id,
                "called": each.called,
                "day": str(each.document.source.published or ""),
                "language": each.language,
            }
            for each in site.sources
        ],
        "actors": [{"id": actor.id, "name": actor.name} for actor in words.actors],
        "topics": [{"id": topic.id, "name": topic.label} for topic in words.topics],
        "briefs": [
            {"id": each.id, "label": each.label, "language": foreign(each.language, site.language)} for each in briefs
        ],
        "facts": [_fact(fact, at) for fact in site.facts],
    }
    return embedded(json.dumps(tree, ensure_ascii=False, separators=(",", ":")))


def _ids(site: Site) -> Iterable[Iterable[tuple[str, str]]]:
    yield [("source", each.document.source.id) for each in site.sources]
    yield [("actor", actor.id) for actor in site.vocabulary.actors]
    yield [("topic", topic.id) for topic in site.vocabulary.topics]
    yield [("brief", each.brief.id) for each in site.briefs]


def _fact(listed: Listed, at: Mapping[tuple[str, str], int]) -> list[Json]:
    fact = listed.fact
    return [
        fact.id,
        listed.kind,
        listed.head,
        listed.tail,
        listed.words,
        at["source", fact.target.source],
        fact.target.paragraph,
        listed.day,
        listed.when,
        fact.grade.value,
        [at["actor", id] for id in fact.actors if ("actor", id) in at],
        [at["topic", id] for id in fact.topics if ("topic", id) in at],
        listed.name,
        listed.snippet,
        [
            [at["brief", each.brief], each.note, list(each.marks)]
            for each in listed.cited
            if ("brief", each.brief) in at
        ],
    ]


def embedded(text: str) -> str:
    r"""Return JSON that may stand inside a script element.

    >>> print(embedded('"</script>"'))
    "\u003c/script>"
    """
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
