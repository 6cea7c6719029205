"""Pages of the evidence site as JSON-LD: schema.org for what a page is, W3C Web Annotation for the facts on it.

Types claim no more than is known: a brief is a Report, a source a CreativeWork, since no record says what kind it is.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from briefgen.export.annotations import CONTEXT, Tree, annotation
from briefgen.model.site import Listed, Printed, Shown, Site

Json = str | int | bool | Sequence["Json"] | Mapping[str, "Json"]
SCHEMA = "https://schema.org"


def index_page(site: Site) -> str:
    """Return what the site is, and its briefs."""
    parts: list[Json] = [_report(each, site) for each in site.briefs]
    return _written(
        {"@context": SCHEMA, "@type": "Collection", **_named(site), "inLanguage": site.language, "hasPart": parts}
    )


def brief_page(printed: Printed, site: Site) -> str:
    """Return what a brief is, and the sources that it cites."""
    ids = {id for note in printed.brief.notes for id in note.facts}
    cited = [each for each in site.sources if any(fact.fact.id in ids for fact in each.facts)]
    works: list[Json] = [_work(each) for each in cited]
    return _written({"@context": SCHEMA, **_report(printed, site), "citation": works})


def source_page(shown: Shown, site: Site) -> str:
    """Return what a source is, and its facts as annotations of its text."""
    page = _address(f"sources/{shown.document.source.id}.html", site)
    about: Json = {"@context": SCHEMA, "@type": "WebPage", **page, "mainEntity": _work(shown)}
    facts: list[Json] = [_annotation(fact, shown, site) for fact in shown.facts]
    return _written([about, {"@context": list(CONTEXT), "type": "AnnotationPage", "items": facts}])


def _report(printed: Printed, site: Site) -> dict[str, Json]:
    brief = printed.brief
    told: dict[str, Json] = {
        "@type": "Report",
        **_address(f"briefs/{brief.id}.html", site),
        "name": brief.title_text,
        "abstract": brief.bottom_line_text,
        "inLanguage": brief.language,
        "version": brief.version,
        "identifier": brief.evidence,
        "temporalCoverage": f"../{brief.as_of_iso}",
    }
    if brief.organisation:
        told["publisher"] = {"@type": "Organization", "name": brief.organisation}
    return told


def _work(shown: Shown) -> dict[str, Json]:
    source = shown.document.source
    told = {
        "name": source.title or source.name,
        "url": source.url,
        "datePublished": source.published.isoformat() if source.published else "",
        "inLanguage": source.language,
        "copyrightNotice": source.rights,
    }
    work: dict[str, Json] = {"@type": "CreativeWork", **{key: value for key, value in told.items() if value}}
    if source.publisher:
        work["publisher"] = {"@type": "Organization", "name": source.publisher}
    if source.author:
        work["author"] = {"@type": "Person", "name": source.author}
    return work


def _annotation(listed: Listed, shown: Shown, site: Site) -> Json:
    """A fact as an annotation; words stand in it only where they stand on the page."""
    page = site.base + f"sources/{shown.document.source.id}.html"
    name = f"{page}#{listed.fact.id}" if site.base else f"urn:briefgen:annotation:{listed.fact.id}"
    told = annotation(listed.fact, shown.document, name)
    body = told["body"]
    if not shown.whole and isinstance(body, dict) and "what" in body:
        body["what"] = listed.tail
    if not shown.whole and not listed.words:
        told["target"] = {"source": f"urn:sha256:{shown.document.digest}", "selector": _spot(listed)}
    return told


def _spot(listed: Listed) -> Tree:
    span = listed.fact.target.span
    return {"type": "TextPositionSelector", "start": span.start, "end": span.end}


def _named(site: Site) -> dict[str, Json]:
    return {"name": site.title or "Evidence", **_address("", site)}


def _address(path: str, site: Site) -> dict[str, Json]:
    return {"url": site.base + path} if site.base else {}


def _written(tree: Json) -> str:
    return json.dumps(tree, ensure_ascii=False, separators=(",", ":"))
