"""Outlines + library -> briefs on disk: bind, check, compose, render, and only then write.

`load` reads what comes in here; `send` takes the same briefs to recipients.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from briefgen import files
from briefgen.check.claim import claims
from briefgen.check.dated import dated
from briefgen.check.plan import planned
from briefgen.compose.brief import compose
from briefgen.errors import BriefgenError, Finding, Place, Severity, report
from briefgen.model.brief import Brief
from briefgen.model.library import Binding, Library
from briefgen.model.lock import Since
from briefgen.model.outline import Outline
from briefgen.model.review import Reviewed
from briefgen.pipeline.across import Across
from briefgen.pipeline.baseline import baseline as remembered
from briefgen.pipeline.baseline import known, read
from briefgen.pipeline.brand import brand, issued
from briefgen.pipeline.drawings import drawings
from briefgen.pipeline.editions import compared as parted
from briefgen.pipeline.editions import of, spoken
from briefgen.pipeline.editions import told as told_in
from briefgen.pipeline.judge import Made, excused, judged, level
from briefgen.pipeline.limits import caps, first_source, paged, wordy
from briefgen.pipeline.load import Desk, library, open_desk, outlines
from briefgen.pipeline.lock import FILE, compared, held, since, state, tells_changes
from briefgen.pipeline.origin import traced
from briefgen.pipeline.remembered import Remembered
from briefgen.pipeline.review import Round, named, opened, review, settled
from briefgen.pipeline.variants import varied
from briefgen.pipeline.work import Report, Work, Written
from briefgen.project import marked_pages


def check(work: Work, baseline: Path | None = None) -> Report:
    """Load, bind, check and compose everything; raise BriefgenError where there is something to fix.

    What the baseline has lets pass.
    """
    work = replace(work, checks=True)
    if baseline:
        return _against(work, baseline)
    desk, found, briefs = finished(work)
    printed = sum(len(brief.notes) for brief in briefs)
    names = ", ".join(brief.id for brief in briefs)
    summary = (
        f"{_count(found.documents, 'source')}, {_count(found.facts, 'fact')}; "
        f"{names}: {_count(range(printed), 'passage')} cited, nothing unbound. "
        "No page was set: `build` looks at lengths in pages, glyphs and access."
    )
    if work.seeds and desk.lock:
        desk.talk.append(f"Other sources were named, so that nothing was held against {FILE}.")
    return Report(summary, tuple(dict.fromkeys(desk.findings)), "\n".join(desk.talk))


def _count(things: Sequence[object], noun: str) -> str:
    return f"{len(things)} {noun}{'s' * (len(things) != 1)}"


def _against(work: Work, path: Path) -> Report:
    marks = read(path)
    findings, mended = known(_found(work), marks, path.name)
    report(findings)
    left = sum(finding.severity is Severity.KNOWN for finding in findings)
    summary = f"Nothing new; {left} findings of {path.name} are left, {mended} are mended."
    return Report(summary, findings)


def remember(work: Work, path: Path) -> Written:
    """Write a baseline of all that is found now."""
    files.write({path: remembered(_found(work)).encode()})
    return Written((str(path),))


def _found(work: Work) -> tuple[Finding, ...]:
    """What is found, errors and all; wrong usage is raised."""
    try:
        desk, _, _ = finished(work)
    except BriefgenError as error:
        if error.status != BriefgenError.status:
            raise
        return error.findings
    return tuple(desk.findings)


def build(work: Work, formats: Sequence[str]) -> Written:
    """Write the briefs in the formats asked for; nothing is written where there is something to fix."""
    desk, _, briefs = finished(work)
    output = desk.project.output
    rendered: dict[Path, bytes] = {}
    for brief in briefs:
        for form, content in artifacts(brief, formats, desk).items():
            rendered[output / f"{brief.id}.{ENDINGS[form]}"] = content
    level(desk)
    report(desk.findings)
    files.write(rendered, files.ELSEWHERE)
    return Written(tuple(str(path) for path in rendered), tuple(dict.fromkeys(desk.findings)))


ENDINGS = {"html": "html", "pdf": "pdf", "text": "txt", "json": "json"}


def finished(work: Work) -> tuple[Desk, Library, tuple[Brief, ...]]:
    """Return the briefs, checked and composed; raise BriefgenError with every finding where one is an error."""
    desk, found, _, briefs = concluded(work)
    return desk, found, briefs


def concluded(work: Work) -> tuple[Desk, Library, tuple[Made, ...], tuple[Brief, ...]]:
    """Return the same, and what the briefs were made from."""
    desk, found, made = drafted(work)
    if work.seeds is None and desk.lock:
        desk.findings += compared(desk, desk.lock, state(made, found), whole=work.audience is None)
    briefs = judged(desk, made)
    desk.cited = tuple(fact for one in made for fact in one.cited)
    if work.variant:
        briefs = tuple(varied(each, work.variant, found, desk) for each in made)
        level(desk)
    report(desk.findings)
    told = [brief for one, brief in zip(made, briefs, strict=True) if one in of(work.language, made)]
    return desk, found, of(work.language, made), tuple(told)


def drafted(work: Work) -> tuple[Desk, Library, tuple[Made, ...]]:
    """Return the briefs as far as they can be made; what was found in making them is on the desk, not yet judged."""
    desk = open_desk(work.directory, work.seeds, work.output)
    desk.brand = brand(desk)
    if not desk.project.settings.organisation:
        desk.project = issued(desk.project, desk.brand.organisation)
    desk.reviewed = review(desk, library(desk))
    found = desk.reviewed.library
    plans = outlines(desk, found.vocabulary, work.audience)
    if desk.unread:
        raise BriefgenError(*desk.findings)  # every name and number that rests on the source would be one more fault
    dated = (replace(plan, as_of=work.as_of) if work.as_of else plan for plan in plans)
    desk.lock = held(desk)
    across = Across(found, desk.project.settings)
    seen = Remembered(found, desk, trusted=work.checks)
    made = tuple(_made(plan, across, seen, desk) for plan in dated)
    if work.audience is None:
        seen.keep()
    desk.findings += [*across.between(), *parted(made)]
    return desk, found, made


def _made(plan: Outline, across: Across, seen: Remembered, desk: Desk) -> Made:
    before, found = len(desk.findings), across.library
    bindings, missing = named(plan, desk.reviewed or Reviewed(found, found))
    bindings = spoken(plan, bindings)
    read = tuple(claims(plan, bindings, found))
    desk.findings += [*missing, *seen.bound(plan, bindings, read), *dated(plan, bindings, found)]
    brief = _retold(plan, _brief(plan, bindings, found, desk), bindings, found, desk)
    if not brief.notes and not missing:
        message = "cites nothing, so that nothing in it was checked."
        cure = "Cite the passages it rests on with [@name]."
        desk.findings.append(Finding("nothing-checked", plan.place, message, cure))
    if not plan.edition_of:  # an edition cites what the original does, or parity says so
        desk.findings += across.held(plan, brief, bindings, read)
    if desk.reviewed:
        brief, waiting = settled(plan, brief, bindings, desk.reviewed)
        desk.findings += waiting
    return Made(plan, brief, tuple(desk.findings[before:]), bindings)


def _brief(plan: Outline, bindings: tuple[Binding, ...], found: Library, desk: Desk) -> Brief:
    brief, unanswered = _composed(plan, bindings, found, desk)
    desk.findings += [*planned(plan), *wordy(plan, brief), *unanswered]
    desk.plans[brief.id] = plan
    return brief


def _composed(
    plan: Outline, bindings: tuple[Binding, ...], found: Library, desk: Desk, told: Since | None = None
) -> tuple[Brief, tuple[Finding, ...]]:
    settings = desk.project.settings
    organisation = plan.organisation or settings.organisation
    return compose(
        plan,
        bindings,
        told_in(found, plan, desk),
        organisation=organisation,
        subject=plan.subject or settings.title,
        page=settings.page,
        since=told,
    )


def _retold(plan: Outline, brief: Brief, bindings: tuple[Binding, ...], found: Library, desk: Desk) -> Brief:
    """The brief with what changed since its last version, where it tells that: one must know what it says first."""
    first = Made(plan, brief, (), bindings)
    if not tells_changes(plan) or (told := since(desk.lock, first, found)) is None:
        return brief
    again, _ = _composed(plan, bindings, found, desk, told)
    return again


def artifacts(brief: Brief, formats: Sequence[str], desk: Desk) -> dict[str, bytes]:
    """Return the brief's bytes in each format; a page that cannot be set is added to the desk's findings."""
    from briefgen.render.json import json
    from briefgen.render.text import text

    made: dict[str, bytes] = {}
    before = len(desk.findings)
    brief = replace(brief, marking_on=marked_pages(brief.marking, desk.project.settings))
    try:
        page = _page(brief, desk) if {"html", "pdf"} & set(formats) else ""
        for form in formats:
            match form:
                case "html":
                    made[form] = page.encode()
                case "pdf":
                    made[form] = _paper(page, brief, desk)
                case "text":
                    made[form] = text(brief).encode()
                case _:
                    made[form] = json(brief).encode()
    except BriefgenError as error:
        desk.findings.extend(traced(error.findings, brief.id, desk))
    excused(desk, brief.id, before, whole={"html", "pdf"} <= set(made))
    return made


def _page(brief: Brief, desk: Desk) -> str:
    """The page; what keeps it from some readers is added to the desk's findings."""
    from briefgen.render.accessible import inaccessible
    from briefgen.render.html import html
    from briefgen.render.legible import illegible

    with drawings(desk.project.directory) as known:
        page = html(brief, (desk.project.templates,), desk.brand, known)
    place = Place(f"{brief.id}.html", 0)
    unread = (*inaccessible(page, place), *illegible(page, brief.audience, place))
    desk.findings.extend(traced(unread, brief.id, desk))
    return page


def _paper(page: str, brief: Brief, desk: Desk) -> bytes:
    """The PDF; one that is too long is a finding."""
    from briefgen.pipeline.attached import attached
    from briefgen.render.pdf import paper

    laid = paper(page, Place(f"{brief.id}.pdf", 0), attached(brief, page, desk))
    counts = {"pages": laid.pages, "body_pages": laid.anchors.get(first_source(brief), laid.pages)}
    desk.findings.extend(paged(caps(desk.plans[brief.id]), brief, counts))
    return laid.content


def undecided(work: Work) -> Round:
    """Return the facts that the briefs use and nobody has decided on, whatever else there is to mend."""
    desk, _, made = drafted(work)
    report(finding for finding in desk.findings if finding.rule == "review-invalid")
    seen = desk.reviewed or Reviewed(Library((), ()), Library((), ()))
    return opened(desk, tuple((one.plan, one.brief, one.bindings) for one in made), seen)
