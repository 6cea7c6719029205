"""Commands about the rules: `explain`."""

from __future__ import annotations

import sys

import click

from briefgen.cli.main import guarded, hush, main, say


@main.command()
@click.argument("rule", required=False)
@guarded
def explain(rule: str | None) -> None:
    """Say what a rule forbids, why, and what cures it, with an example; without a rule, list them all.

    \b
    Example: briefgen explain number-unbound
    """
    from briefgen.pipeline import explain as rules

    told = rules.explain(rule) if rule else rules.listed()
    if not (rule and sys.stdout.isatty()):
        say(told, nl=False)
        return
    from rich.console import Console
    from rich.markdown import Markdown

    hush()
    Console().print(Markdown(told))
