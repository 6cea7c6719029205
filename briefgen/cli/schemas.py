"""Commands about the forms of the YAML files: `schema`."""

from __future__ import annotations

import click

from briefgen.cli.main import guarded, main, say
from briefgen.pipeline import schemas


@main.command()
@click.argument("kind", type=click.Choice(schemas.KINDS))
@guarded
def schema(kind: str) -> None:
    """Print the JSON Schema of a kind of YAML file, which editors complete and check by.

    \b
    Example: briefgen schema outline
    """
    say(schemas.schema(kind))
