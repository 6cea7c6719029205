"""The texts of the briefs against those that a person last accepted: rule text-turned.

What turns a text is `lock.text`'s; where its words stand, and what it rests on, is told here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from briefgen.check.scope import Scope, Voice, scopes
from briefgen.errors import Finding
from briefgen.grammar.verbs import stem
from briefgen.lock.text import Evidence, Turn, accepted, places, turns
from briefgen.model.lock import Edition, Lock, Wording
from briefgen.pipeline.judge import Made
from briefgen.pipeline.uses import closed


def texts(whole: Made) -> tuple[Wording, ...]:
    """Return every text of a brief's outline in reading order, with the names of values where these are printed."""
    return tuple(Wording(_told(scope), tuple(dict.fromkeys(scope.names))) for scope in _scopes(whole))


def _scopes(whole: Made) -> Iterator[Scope]:
    names = {binding.name: f"@{binding.name}" for binding in whole.bindings}
    found = scopes(whole.plan, names)
    yield from (scope for scope in found if any(map(str.isalnum, scope.text)) and scope.prose.raw)


def _told(scope: Scope) -> str:
    return closed(scope.text)


def turned(lock: Lock, whole: Made, changed: frozenset[str]) -> Iterator[Finding]:
    """Yield a finding for every text of a brief that says something else than when it was accepted.

    A text that rests on one of the changed facts is to be mended, and is told of there.
    """
    old = lock.edition(whole.plan.id) or Edition(whole.plan.id, "", "", ())
    if not old.texts:
        return
    found = [scope for scope in _scopes(whole) if not changed & set(scope.names)]
    was, now = [each.text for each in old.texts if not changed & set(each.names)], list(map(_told, found))
    gone, fresh = Counter(was) - Counter(now), Counter(now) - Counter(was)
    placed = places(was, now) if gone else {}
    for at, scope in enumerate(found):
        before = ""
        if now[at] in fresh:
            before = placed.get(at, "") if now[at] in was else accepted(scope.text, gone) or placed.get(at, "")
        for turn in turns(before, scope.text, _evidence(scope, whole)) if before else ():
            yield _finding(scope, turn)


def _evidence(scope: Scope, whole: Made) -> Evidence:
    facts = [fact for name in scope.names if name in whole.named for fact in whole.named[name].cited]
    told = " ".join(fact.passage.exact for fact in facts)
    return Evidence(frozenset(map(stem, re.findall(r"[\w'-]+", told))), scope.voice is Voice.OURS)


def _finding(scope: Scope, turn: Turn) -> Finding:
    surface = scope.text[turn.span.start : turn.span.end]
    told = f'stands where "{turn.was}" stood' if turn.was else "did not stand"
    if turn.near:
        told = f'stands without "{turn.was}", which stood there'
    message = f'"{surface}" {told} when a person last accepted this text.'
    cure = "Read it against its passages; mend it, or run `briefgen accept`."
    return Finding("text-turned", scope.locate(surface, turn.span.start), message, cure)
