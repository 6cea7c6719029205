"""The command of the evidence site: `site`."""

from __future__ import annotations

from pathlib import Path

import click

from briefgen.cli.main import done, findings_option, guarded, main, seeds_option
from briefgen.pipeline.work import Work


@main.command()
@seeds_option
@click.option("--output", type=click.Path(path_type=Path), help="Write to this folder instead of build/site.")
@click.option("--base-url", "base", default="", metavar="URL", help="The address that the site will have, if known.")
@findings_option
@click.pass_obj
@guarded
def site(directory: Path, seeds: Path | None, output: Path | None, base: str) -> None:
    """Write the evidence site: briefs, sources and facts as pages that lead to one another, from disk or any host.

    \b
    Example: briefgen site --output /tmp/site
    """
    from briefgen.pipeline.site import site as write

    done(write(Work(directory, seeds, output), base))
