"""What becomes of findings: a rule may be raised or lowered by the project, and a finding accepted by an exception.

Rules exception-expired, exception-unused, exception-untold. Which rules there are, and how far each may be lowered, is told in `rules`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from briefgen.errors import Finding, Severity
from briefgen.grammar.typography import folded
from briefgen.language.catalogue import messages, phrase
from briefgen.model.outline import Exemption, Outline, SourcesRequest

_LEVELS = (Severity.ERROR.value, Severity.WARNING.value, "off")


def leveled(findings: Iterable[Finding], levels: Mapping[str, str]) -> tuple[Finding, ...]:
    """Return the findings with the severity that a project gives their rules; those of a rule that is off are left out."""
    return tuple(dict.fromkeys(_set(finding, levels) for finding in findings if levels.get(finding.rule) != "off"))


def _set(finding: Finding, levels: Mapping[str, str]) -> Finding:
    settled = finding.severity in {Severity.ACCEPTED, Severity.KNOWN} or finding.rule not in levels
    return finding if settled else replace(finding, severity=Severity(levels[finding.rule]))


def excepted(
    findings: Iterable[Finding], outline: Outline, own: Iterable[Finding] = (), late: frozenset[str] = frozenset()
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Return the findings, those that an outline's exceptions name as accepted, and what is wrong with the exceptions.

    `own` are findings that concern this outline without standing in it, such as one on a seed that it cites; `late` are
    rules that are asked only once the pages are set: an exception to one may still be needed there.
    """
    mine, found = frozenset(own), tuple(findings)
    used = {finding: e for finding in found if (e := _exemption(finding, outline, mine))}
    judged = tuple(_accepted(finding, used[finding]) if finding in used else finding for finding in found)
    waiting = tuple(exemption for exemption in outline.exemptions if exemption.rule in late)
    return judged, tuple(_faults(outline, (*used.values(), *waiting), judged))


def set_apart(
    findings: Iterable[Finding], outline: Outline, late: frozenset[str], *, whole: bool
) -> tuple[Finding, ...]:
    """Return the findings of a brief's pages, those that its exceptions name as accepted.

    Where the pages were set in `whole`, an exception to one of the late rules that nothing needs is a finding.
    """
    found = tuple(findings)
    used = {finding: e for finding in found if (e := _exemption(finding, outline, frozenset(found)))}
    idle = (e for e in outline.exemptions if e.rule in late and e not in used.values())
    judged = (_accepted(finding, used[finding]) if finding in used else finding for finding in found)
    return (*judged, *(map(_unused, idle) if whole else ()))


def _exemption(finding: Finding, outline: Outline, own: frozenset[Finding]) -> Exemption | None:
    if finding.severity not in {Severity.ERROR, Severity.WARNING}:
        return None
    return next((exemption for exemption in outline.exemptions if _covers(exemption, finding, own)), None)


def _covers(exemption: Exemption, finding: Finding, own: frozenset[Finding]) -> bool:
    """Whether rule, words and place agree."""
    words = folded(finding.excerpt or finding.message)
    if exemption.rule != finding.rule or folded(exemption.text) not in words:
        return False
    if not exemption.parts:
        return finding.place.path == exemption.place.path or finding in own
    return any(
        finding.place.path == start.path and finding.place >= start and (end is None or finding.place < end)
        for start, end in exemption.parts
    )


def _accepted(finding: Finding, exemption: Exemption) -> Finding:
    return replace(finding, cure=_excuse(exemption), severity=Severity.ACCEPTED)


def _excuse(exemption: Exemption) -> str:
    return f"Accepted by {exemption.by} until {exemption.until}: {exemption.reason}"


def _faults(outline: Outline, used: Sequence[Exemption], judged: Sequence[Finding]) -> Iterator[Finding]:
    """Exceptions out of date; and, once nothing else is wrong, those that nothing needs."""
    failed = any(finding.severity is Severity.ERROR for finding in judged)
    if outline.exemptions and not _told(outline):
        cure = "Add a block `- sources: {}`, whose account tells them."
        yield Finding("exception-untold", outline.exemptions[0].place, "The brief would not tell its exceptions.", cure)
    for exemption in outline.exemptions:
        if exemption.until < outline.as_of:
            message = (
                f"{_named(exemption)} was accepted until {exemption.until}, and the brief is as of {outline.as_of}."
            )
            cure = "Mend the text, or accept it anew with a later day and a reason that still holds."
            yield Finding("exception-expired", exemption.place, message, cure)
        elif exemption not in used and not failed:
            yield _unused(exemption)


def _unused(exemption: Exemption) -> Finding:
    message = f"{_named(exemption)} is found nowhere here."
    return Finding("exception-unused", exemption.place, message, "Take the exception out, or correct its words.")


def _named(exemption: Exemption) -> str:
    return f'"{exemption.text}" ({exemption.rule})'


def _told(outline: Outline) -> bool:
    return any(isinstance(request, SourcesRequest) for section in outline.sections for request in section.requests)


def remarks(
    own: Iterable[Finding],
    levels: Mapping[str, str],
    usual: Mapping[str, Severity],
    language: str = "en-CA",
    waiting: Iterable[Exemption] = (),
) -> Iterator[str]:
    """Yield, for a brief's account, which rules the project lowered, what they found here, and what was accepted.

    `usual` is each rule's own severity; what is `waiting` was accepted before the pages that it is about are set.
    """
    lowered = {rule: level for rule, level in levels.items() if _LEVELS.index(level) > _LEVELS.index(usual[rule].value)}
    for rule, level in lowered.items():
        off, low = (
            phrase(each, language)
            for each in messages("The rule {} is off in this project.", "The rule {} is a warning in this project.")
        )
        yield (off if level == "off" else low).format(rule)
    for finding in own:
        words = f"“{finding.excerpt}”" if finding.excerpt else finding.message
        if finding.severity is Severity.ACCEPTED:
            yield _remark(finding.rule, words, finding.cure)
        elif finding.rule in lowered:
            yield phrase("{}, {}: found and not mended.", language).format(finding.rule, words)
    for exemption in waiting:
        yield _remark(exemption.rule, f"“{exemption.text}”", _excuse(exemption))


def _remark(rule: str, words: str, excuse: str) -> str:
    return f"{rule}, {words}: {excuse[:1].lower()}{excuse[1:]}"
