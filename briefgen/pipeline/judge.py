"""Findings of a whole project -> what they amount to: levels of the project, exceptions of its outlines, then the report.

`briefs` gathers the findings; what a level and an exception mean is told in `check.verdict`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefgen.check.verdict import excepted, leveled, remarks, set_apart
from briefgen.compose.account import remarked
from briefgen.errors import Finding
from briefgen.model.brief import Brief
from briefgen.model.fact import Fact
from briefgen.model.library import Binding
from briefgen.model.outline import Outline
from briefgen.pipeline.load import Desk
from briefgen.rules.rule import rule


@dataclass(frozen=True, slots=True)
class Made:
    """A brief with the plan that it was made from, what was found in making it, and what its names stand for."""

    plan: Outline
    brief: Brief
    findings: tuple[Finding, ...]
    bindings: tuple[Binding, ...] = ()

    @property
    def named(self) -> Mapping[str, Binding]:
        """The bindings by name."""
        return {binding.name: binding for binding in self.bindings}

    @property
    def cited(self) -> tuple[Fact, ...]:
        """The facts that the names stand for, passages found by their words among them."""
        return tuple(fact for binding in self.bindings for fact in binding.cited)


def judged(desk: Desk, made: Sequence[Made]) -> tuple[Brief, ...]:
    """Put the findings on the desk at their levels, accept what is accepted, and return the briefs, which tell it."""
    level(desk)
    levels = dict(desk.project.settings.rules)
    usual = {name: rule(name).severity for name in levels}
    briefs = []
    for one in made:
        own = leveled(one.findings, levels)
        places = {one.plan.place.path}
        before = desk.findings
        desk.findings, faults = map(list, excepted(before, one.plan, own, _late(one.plan)))
        changed = [
            new for old, new in zip(before, desk.findings, strict=True) if old in own or new.place.path in places
        ]
        desk.findings += faults
        waiting = [each for each in one.plan.exemptions if each.rule in _late(one.plan)]
        desk.remarks[one.plan.id] = tuple(remarks(changed, levels, usual, one.plan.language, waiting))
        briefs.append(remarked(one.brief, desk.remarks[one.plan.id]))
    return tuple(briefs)


def excused(desk: Desk, id_: str, since: int, *, whole: bool) -> None:
    """Accept what a brief's exceptions name among the findings of its pages, those on the desk since a place."""
    plan = desk.plans[id_]
    desk.findings[since:] = set_apart(desk.findings[since:], plan, _late(plan), whole=whole and not plan.variant)


def _late(plan: Outline) -> frozenset[str]:
    """The rules of an outline's exceptions that are asked only once its pages are set."""
    return frozenset(each.rule for each in plan.exemptions if rule(each.rule).late)


def level(desk: Desk) -> None:
    """Put the findings on the desk at the levels that the project gives their rules."""
    desk.findings = list(leveled(desk.findings, dict(desk.project.settings.rules)))
