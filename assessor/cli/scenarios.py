"""The command that puts growing digital emissions beside the paths of the world."""

from pathlib import Path
from typing import Annotated

import typer

from assessor.cli.options import FactorsOption, Language

LOWEST = "SSP1-1.9"


def scenarios(  # noqa: PLR0913  # one parameter an option
    *,
    path: Annotated[
        list[str] | None,
        typer.Option(
            "--path",
            metavar="NAME",
            help=f"Path of the world, {LOWEST} if absent; as often as you like.",
        ),
    ] = None,
    growth: Annotated[
        float | None,
        typer.Option(
            "--growth",
            metavar="PERCENT",
            help="Growth of digital emissions in a year; 6 if absent, 0 is constant.",
        ),
    ] = None,
    share: Annotated[
        float | None,
        typer.Option(
            "--share",
            metavar="PERCENT",
            help="Digital share of world emissions in the first year; 4 if absent.",
        ),
    ] = None,
    fall: Annotated[
        float,
        typer.Option(
            "--intensity-fall",
            metavar="PERCENT",
            help="Fall in a year of the carbon intensity of what it uses.",
        ),
    ] = 0.0,
    yearly: Annotated[
        bool,
        typer.Option("--yearly", help="Show every year rather than every tenth."),
    ] = False,
    as_json: Annotated[
        bool,
        typer.Option("--json", help="Print every year as a JSON document instead."),
    ] = False,
    svg: Annotated[
        Path | None,
        typer.Option(
            "--svg",
            metavar="FILE",
            dir_okay=False,
            help="Write a picture of the share over the years to FILE instead.",
        ),
    ] = None,
    lang: Annotated[
        Language, typer.Option("--lang", help="Language of what is written.")
    ] = "en",
    factors: FactorsOption = None,
) -> None:
    """Put growing digital emissions beside the paths of the world.

    A thought experiment: world net CO2 on an SSP path, digital emissions that grow
    at a constant rate, their share over time and the years in which it passes 25, 50
    and 100 %. It says nothing of one project.
    """
    from assessor.assessing.world_paths import (
        assumptions,
        experiment,
        experiment_data,
    )
    from assessor.cli.opening import shelf_at
    from assessor.cli.scenario_lines import experiment_lines

    shelf = shelf_at(factors)
    assumed = assumptions(shelf, share, growth, fall)
    made = experiment(shelf, assumed, tuple(dict.fromkeys(path or [LOWEST])))
    if as_json:
        import json

        data = experiment_data(made, shelf)
        typer.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return
    if svg is not None:
        from assessor.cli.scenario_lines import banner
        from assessor.cli.target import write_whole
        from assessor.reporting.timeline import timeline

        drawn = timeline(made.simulations, banner(made, lang), lang)
        write_whole(svg, drawn.encode("utf-8"))
        typer.echo(str(svg))
        return
    for line in experiment_lines(made, shelf, lang, yearly=yearly):
        typer.echo(line)
