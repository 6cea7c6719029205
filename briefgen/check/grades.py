"""What the brief rests on was read as surely as the outline asks. Rule grade-weak."""

from __future__ import annotations

from briefgen.check.uses import Use
from briefgen.errors import Finding
from briefgen.model.fact import Grade


def weak(use: Use) -> tuple[Finding, ...]:
    """Return a finding for each name in use whose facts were all read less surely than the outline's `grade:` asks."""
    least = use.outline.grade
    if least is None:
        return ()
    return tuple(
        Finding("grade-weak", naming.place, _message(naming.name, binding.facts[0].grade, least), _CURE)
        for naming, binding in use.named
        if not naming.because and not any(fact.grade.reaches(least) for fact in binding.facts)
    )


def _message(name: str, grade: Grade, least: Grade) -> str:
    return f'"{name}" was read as {grade.value}; the outline asks for {least.value}.'


_CURE = "Read the passage and cite one that states it, or say why this one will do: because: under its name in facts."
