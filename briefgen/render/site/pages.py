"""A Site -> its pages by their paths: index, explorer, a page for each source, actor and topic.

Faces are cut once for all pages, so that equal sites give equal bytes. The briefs' copies are `copies`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from pathlib import Path

from briefgen.errors import Place
from briefgen.language.catalogue import messages
from briefgen.language.names import foreign
from briefgen.model.brand import Brand
from briefgen.model.site import Listed, Printed, Shown, Site
from briefgen.render import fonts
from briefgen.render.html import DEFAULT, FACES, dressed, rendered, rule
from briefgen.render.site.data import data, embedded
from briefgen.render.site.phrases import Voice, alphabetical
from briefgen.render.site.policy import POLICY, locked
from briefgen.render.site.rows import apart, rows
from briefgen.render.site.subjects import subjects

PLAIN = 1000
"""Facts up to which the explorer prints them all in a table, for readers without JavaScript."""
UNUSED = frozenset({(fonts.SERIF, 400, "italic"), (fonts.SERIF, 600, "italic"), (fonts.SANS, 600, "italic")})
"""The faces that the site's own pages set nothing in; each page carries the others."""
RECORD = dict(
    zip(
        ("publisher", "author", "published", "basis", "url", "rights", "original", "name", "digest"),
        messages("Publisher", "Author", "Published", "How dated", "Address", "Rights", "Digest of", "File", "SHA-256"),
        strict=True,
    )
)
"""What the site calls the lines of a source's record."""
FIELDS = dict(
    zip(
        ("kind", "topic", "actor", "source", "grade"),
        messages("Kind", "Topic", "Actor", "Source", "Grade"),
        strict=True,
    )
)
"""What the explorer filters by."""
EVIDENCE, FACTS, UNKNOWN = messages("Evidence", "Facts", "not known")
Told = Mapping[str, object]


@dataclass(frozen=True)
class Pages:
    """A site with the project's own templates, and what all of its pages need to know."""

    site: Site
    templates: Sequence[Path]
    brand: Brand = DEFAULT

    @cached_property
    def addresses(self) -> Mapping[str, str]:
        """Where each fact stands, from the site's own folder."""
        return {fact.fact.id: address(fact) for fact in self.site.facts}

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Actors and topics by id."""
        words = self.site.vocabulary
        return {a.id: a.name for a in words.actors} | {t.id: t.label for t in words.topics}

    @cached_property
    def voice(self) -> Voice:
        """Says phrases in the language of the site."""
        return Voice(self.site.language)

    @cached_property
    def called(self) -> str:
        """What the site is called."""
        return self.site.title or str(self.voice.say(EVIDENCE))

    def written(self) -> dict[str, str]:
        """Return every page's text by its path, sorted."""
        drafts = {path: self._draft(path, template, told) for path, template, told in self._all()}
        usable = fonts.usable(frozenset(unescape("".join(drafts.values()))))
        faces = fonts.embed(sorted(usable), Place("site", 0), self.brand.faces)
        style = "\n".join(rule(face) for face in faces if (face.family, face.weight, face.style) not in UNUSED)
        return {path: locked(page.replace(FACES, style, 1)) for path, page in sorted(drafts.items())}

    def _draft(self, path: str, template: str, told: Told) -> str:
        from markupsafe import Markup

        marks = {"policy": Markup(POLICY), "faces": Markup(FACES)}  # noqa: S704 (constants of ours)
        told = {"summary": told["heading"], "top": "../" * path.count("/"), "path": path} | dict(told)
        own = self.voice.own() | {
            "brand": dressed(self.brand),
            "site": self.site,
            "site_name": self.called,
            "addresses": self.addresses,
            "names": self.names,
        }
        about = metadata(self.site, path)
        return rendered(f"site/{template}", Place(path, 0), self.templates, {**own, **marks, **told, "metadata": about})

    def _all(self) -> Iterator[tuple[str, str, Told]]:
        yield "index.html", "index.html", self._index()
        yield "facts.html", "facts.html", self._explorer()
        for shown in self.site.sources:
            yield f"sources/{shown.document.source.id}.html", "source.html", _source(shown, self.voice)
        for path, told in subjects(self.site, self.names):
            yield path, "subject.html", told

    def _index(self) -> Told:
        facts, words = self.site.facts, self.site.vocabulary
        of_actor = Counter(id for fact in facts for id in fact.fact.actors)
        of_topic = Counter(id for fact in facts for id in fact.fact.topics)
        return {
            "heading": self.called,
            "editions": editions(self.site),
            "kinds": sorted(Counter(fact.kind for fact in facts).items()),
            "cited": sum(bool(fact.cited) for fact in facts),
            "actors": sorted(((a.id, a.name, of_actor[a.id]) for a in words.actors), key=_by_name),
            "topics": sorted(((t.id, t.label, of_topic[t.id]) for t in words.topics), key=_by_name),
        }

    def _explorer(self) -> Told:
        from markupsafe import Markup

        facts = self.site.facts
        counts = Counter(
            pair
            for fact in facts
            for pair in (
                ("kind", fact.kind),
                ("source", fact.fact.target.source),
                ("grade", fact.fact.grade.value),
                *(("topic", id) for id in fact.fact.topics),
                *(("actor", id) for id in fact.fact.actors),
            )
        )
        named = dict(self.names) | {s.document.source.id: s.called for s in self.site.sources}
        choices = [
            (field, label, sorted((self._choice(field, id, named), n) for (f, id), n in counts.items() if f == field))
            for field, label in FIELDS.items()
        ]
        told = Markup(data(self.site))  # noqa: S704 (JSON without a tag)
        heading = str(self.voice.say(FACTS))
        return {"heading": heading, "choices": choices, "plain": len(facts) <= PLAIN, "data": told}

    def _choice(self, field: str, id: str, named: Mapping[str, str]) -> tuple[str, str]:
        """What a filter offers: kinds and grades by their words, everything else by its name."""
        return id, str(self.voice.say(id)) if field in {"kind", "grade"} else named.get(id, id)


def editions(site: Site) -> tuple[tuple[Printed, ...], ...]:
    """Return the briefs, each with its editions in other languages; what is in the site's language comes first."""
    found: dict[frozenset[str], list[Printed]] = {}
    for each in site.briefs:
        found.setdefault(frozenset({each.brief.id, *(s.id for s in each.brief.sisters)}), []).append(each)

    def other(printed: Printed) -> bool:
        return bool(foreign(printed.brief.language, site.language))

    groups = (tuple(sorted(group, key=other)) for group in found.values())
    return tuple(sorted(groups, key=lambda group: other(group[0])))


def _by_name(row: tuple[str, str, int]) -> tuple[str, str]:
    return alphabetical(row[1]), row[0]


def address(listed: Listed) -> str:
    """Return where a fact stands, from the site's own folder."""
    return f"sources/{listed.fact.target.source}.html#{listed.fact.id}"


def metadata(site: Site, path: str) -> str:
    """Return the element that carries a page's JSON-LD, or nothing."""
    from markupsafe import Markup

    told = site.metadata.get(path, "")
    return Markup(f'<script type="application/ld+json">{embedded(told)}</script>') if told else ""  # noqa: S704


def _source(shown: Shown, voice: Voice) -> Told:
    source = shown.document.source
    record = {
        "publisher": source.publisher,
        "author": source.author,
        "published": voice.day(source.published.isoformat()) if source.published else str(voice.say(UNKNOWN)),
        "basis": source.published_basis,
        "url": source.url,
        "rights": source.rights,
        "original": source.original,
        "name": source.name,
        "digest": shown.document.digest,
    }
    return {
        "heading": source.title or source.name,
        "shown": shown,
        "record": [(key, RECORD[key], told) for key, told in record.items() if told],
        "rows": rows(shown),
        "apart": apart(shown),
        "citing": list(_citing(shown.facts)),
        "cited": sum(bool(fact.cited) for fact in shown.facts),
        "kinds": sorted({fact.kind for fact in shown.facts}),
    }


def _citing(facts: Sequence[Listed]) -> Iterator[tuple[str, str, str, list[tuple[int, str]]]]:
    """Yield each brief, its language where that is another, its notes on these facts, and the first mark of each note."""
    found: dict[tuple[str, str, str], dict[int, str]] = {}
    for each in (cited for fact in facts for cited in fact.cited):
        found.setdefault((each.brief, each.label, each.language), {})[each.note] = each.marks[0]
    for (id, label, language), notes in sorted(found.items()):
        yield id, label, language, sorted(notes.items())
