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
from briefgen.model.brand import Brand
from briefgen.model.site import Listed, Shown, Site
from briefgen.render import fonts
from briefgen.render.html import DEFAULT, FACES, dressed, rendered, rule
from briefgen.render.site.data import data, embedded
from briefgen.render.site.policy import POLICY, locked
from briefgen.render.site.rows import apart, rows
from briefgen.render.site.subjects import subjects

PLAIN = 1000
"""Facts up to which the explorer prints them all in a table, for readers without JavaScript."""
UNUSED = frozenset({(fonts.SERIF, 400, "italic"), (fonts.SERIF, 600, "italic"), (fonts.SANS, 600, "italic")})
"""The faces that the site's own pages set nothing in; each page carries the others."""
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
    def called(self) -> str:
        """What the site is called."""
        return self.site.title or "Evidence"

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
        own = {
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
            yield f"sources/{shown.document.source.id}.html", "source.html", _source(shown)
        for path, told in subjects(self.site, self.names):
            yield path, "subject.html", told

    def _index(self) -> Told:
        facts, words = self.site.facts, self.site.vocabulary
        of_actor = Counter(id for fact in facts for id in fact.fact.actors)
        of_topic = Counter(id for fact in facts for id in fact.fact.topics)
        return {
            "heading": self.called,
            "kinds": sorted(Counter(fact.kind for fact in facts).items()),
            "cited": sum(bool(fact.cited) for fact in facts),
            "actors": sorted(((a.id, a.name, of_actor[a.id]) for a in words.actors), key=lambda row: row[1]),
            "topics": sorted(((t.id, t.label, of_topic[t.id]) for t in words.topics), key=lambda row: row[1]),
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
            (field, field.title(), sorted(((id, named.get(id, id), n) for (f, id), n in counts.items() if f == field)))
            for field in ("kind", "topic", "actor", "source", "grade")
        ]
        told = Markup(data(self.site))  # noqa: S704 (JSON without a tag)
        return {"heading": "Facts", "choices": choices, "plain": len(facts) <= PLAIN, "data": told}


def address(listed: Listed) -> str:
    """Return where a fact stands, from the site's own folder."""
    return f"sources/{listed.fact.target.source}.html#{listed.fact.id}"


def metadata(site: Site, path: str) -> str:
    """Return the element that carries a page's JSON-LD, or nothing."""
    from markupsafe import Markup

    told = site.metadata.get(path, "")
    return Markup(f'<script type="application/ld+json">{embedded(told)}</script>') if told else ""  # noqa: S704


def _source(shown: Shown) -> Told:
    source = shown.document.source
    record = (
        ("Publisher", source.publisher),
        ("Author", source.author),
        ("Published", source.published.isoformat() if source.published else "not known"),
        ("How dated", source.published_basis),
        ("Address", source.url),
        ("Rights", source.rights),
        ("Digest of", source.original),
        ("File", source.name),
        ("SHA-256", shown.document.digest),
    )
    return {
        "heading": source.title or source.name,
        "shown": shown,
        "record": [pair for pair in record if pair[1]],
        "rows": rows(shown),
        "apart": apart(shown),
        "citing": list(_citing(shown.facts)),
        "cited": sum(bool(fact.cited) for fact in shown.facts),
        "kinds": sorted({fact.kind for fact in shown.facts}),
    }


def _citing(facts: Sequence[Listed]) -> Iterator[tuple[str, str, list[tuple[int, str]]]]:
    """Yield each brief with the notes that rest on these facts, and the first mark of each note."""
    found: dict[tuple[str, str], dict[int, str]] = {}
    for each in (cited for fact in facts for cited in fact.cited):
        found.setdefault((each.brief, each.label), {})[each.note] = each.marks[0]
    for (id, label), notes in sorted(found.items()):
        yield id, label, sorted(notes.items())
