"""The one-pager and the sheet of questions and answers of briefs that have been checked whole."""

from __future__ import annotations

from briefgen.check.plan import planned
from briefgen.compose.account import boxed
from briefgen.compose.brief import compose
from briefgen.model.brief import Brief
from briefgen.model.library import Library
from briefgen.pipeline.editions import told
from briefgen.pipeline.judge import Made
from briefgen.pipeline.limits import wordy
from briefgen.pipeline.load import Desk
from briefgen.pipeline.lock import since, tells_changes
from briefgen.pipeline.review import settled


def varied(each: Made, id: str, found: Library, desk: Desk) -> Brief:
    """Return a brief's variant; what it lacks or has too much of is on the desk."""
    from briefgen.outline.variants import variant

    plan = variant(each.plan, id)
    settings = desk.project.settings
    brief, unanswered = compose(
        plan,
        each.bindings,
        told(found, plan, desk),
        organisation=plan.organisation or settings.organisation,
        subject=plan.subject or settings.title,
        page=settings.page,
        since=since(desk.lock, each, found) if tells_changes(plan) else None,
    )
    desk.plans[brief.id] = plan
    desk.findings += [*planned(plan), *unanswered, *wordy(plan, brief)]
    if desk.reviewed:
        brief, _ = settled(plan, brief, each.bindings, desk.reviewed)
    return boxed(brief, desk.remarks.get(each.plan.id, ()))
