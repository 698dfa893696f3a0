"""Commands on the tables of factors."""

from typing import Annotated, Literal

import typer

from assessor.cli.guard import ExitCode, new_app
from assessor.cli.options import FactorsOption, Language, OdblOption

LEVELS = ("error", "warning", "note")

app = new_app("Look up the factors behind the figures, with their sources.")

TextLanguage = Annotated[
    Language, typer.Option("--lang", help="Language of what is written.")
]


@app.callback()
def factors() -> None:
    """Look up the factors behind the figures, with their sources."""


@app.command("list")
def list_tables(
    lang: TextLanguage = "en",
    factors: FactorsOption = None,
    odbl: OdblOption = False,
) -> None:
    """List the tables, with their unit and number of rows."""
    from assessor.cli.factor_lines import table_lines
    from assessor.cli.tables import open_factors

    for line in table_lines(open_factors(factors, odbl=odbl), lang):
        typer.echo(line)


@app.command("show")
def show(
    table: Annotated[str, typer.Argument(help="Table, as factors list names it.")],
    key: Annotated[
        str | None, typer.Argument(help="Row of the table; all rows if absent.")
    ] = None,
    lang: TextLanguage = "en",
    factors: FactorsOption = None,
    odbl: OdblOption = False,
) -> None:
    """Show a table, or one row of it with its source.

    One row is shown with all its years, its source, licence and verification, and
    with what other methods, sources and years say of the same thing.
    """
    from assessor.cli.factor_lines import all_row_lines, one_row_lines
    from assessor.cli.tables import open_factors

    shelf = open_factors(factors, odbl=odbl)
    found = shelf.table(table)
    lines = all_row_lines(found, lang)
    if key is not None:
        lines = one_row_lines(shelf, found, key, lang)
    for line in lines:
        typer.echo(line)


@app.command("search")
def search(
    word: Annotated[str, typer.Argument(help="Part of a name, a place, a source…")],
    lang: TextLanguage = "en",
    factors: FactorsOption = None,
    odbl: OdblOption = False,
) -> None:
    """Find rows by a word in their key, table, note or source.

    Ends with 1 where nothing is found.
    """
    from assessor.cli.factor_lines import search_lines
    from assessor.cli.tables import open_factors

    lines = list(search_lines(open_factors(factors, odbl=odbl), word, lang))
    for line in lines:
        typer.echo(line)
    if not lines:
        typer.echo(f"Nothing holds {word!r}. factors list names the tables.", err=True)
        raise typer.Exit(ExitCode.FINDINGS)


@app.command("check")
def check(
    factors: FactorsOption = None,
    odbl: OdblOption = False,
    level: Annotated[
        Literal["error", "warning", "note"],
        typer.Option("--level", help="Print this level and what is worse."),
    ] = "warning",
    fail_on: Annotated[
        Literal["warning", "note"] | None,
        typer.Option(
            "--fail-on", help="End with 1 where something of this level or worse is."
        ),
    ] = None,
) -> None:
    """Read every table; print what is wrong and what deserves attention, by line.

    Errors: a row without a source, outside the bounds of its table, out of order.
    Warnings: rows that are old, not verified, without a range, for no known place.
    Notes: undated rows, tables that no figure comes from, rows that replace others.
    With --factors, your own tables are looked at, and all are read. Ends with 0, with
    1 where --fail-on says so, or with 2 where a table cannot be read.
    """
    from assessor.cli.factor_checking import checked

    found = checked(factors, odbl=odbl)
    for remark in found.remarks:
        if LEVELS.index(remark.level) <= LEVELS.index(level):
            typer.echo(str(remark), err=remark.level == "error")
    if found.shelf is None:
        typer.secho(f"{len(found.remarks)} to correct.", err=True, fg="red")
        raise typer.Exit(ExitCode.WRONG_INPUT)
    typer.echo(found.summary)
    worst = min((LEVELS.index(r.level) for r in found.remarks), default=len(LEVELS))
    if fail_on and worst <= LEVELS.index(fail_on):
        raise typer.Exit(ExitCode.FINDINGS)
