"""Commands on the tables of factors."""

from typing import Annotated

import typer

from assessor.cli.guard import ExitCode, new_app
from assessor.cli.options import FactorsOption, Language

app = new_app("Look up the factors behind the figures, with their sources.")

TextLanguage = Annotated[
    Language, typer.Option("--lang", help="Language of what is written.")
]


@app.callback()
def factors() -> None:
    """Look up the factors behind the figures, with their sources."""


@app.command("list")
def list_tables(lang: TextLanguage = "en", factors: FactorsOption = None) -> None:
    """List the tables, with their unit and number of rows."""
    from assessor.cli.factor_lines import table_lines
    from assessor.cli.tables import open_factors

    for line in table_lines(open_factors(factors), lang):
        typer.echo(line)


@app.command("show")
def show(
    table: Annotated[str, typer.Argument(help="Table, as factors list names it.")],
    key: Annotated[
        str | None, typer.Argument(help="Row of the table; all rows if absent.")
    ] = None,
    lang: TextLanguage = "en",
    factors: FactorsOption = None,
) -> None:
    """Show a table, or one row of it with its source."""
    from assessor.cli.factor_lines import all_row_lines, one_row_lines
    from assessor.cli.tables import open_factors

    found = open_factors(factors).table(table)
    lines = all_row_lines(found, lang) if key is None else one_row_lines(found, key)
    for line in lines:
        typer.echo(line)


@app.command("search")
def search(
    word: Annotated[str, typer.Argument(help="Part of a name, a place, a source…")],
    lang: TextLanguage = "en",
    factors: FactorsOption = None,
) -> None:
    """Find rows by a word in their key, table, note or source.

    Ends with 1 where nothing is found.
    """
    from assessor.cli.factor_lines import search_lines
    from assessor.cli.tables import open_factors

    lines = list(search_lines(open_factors(factors), word, lang))
    for line in lines:
        typer.echo(line)
    if not lines:
        typer.echo(f"Nothing holds {word!r}. factors list names the tables.", err=True)
        raise typer.Exit(ExitCode.FINDINGS)


@app.command("check")
def check(factors: FactorsOption = None) -> None:
    """Read every table, print all that is wrong, then what deserves attention.

    Ends with 0 where all tables are sound, with 2 where one is not.
    """
    from assessor.catalogue.factors import check_shelf
    from assessor.cli.clock import today
    from assessor.cli.tables import open_factors

    shelf = open_factors(factors)
    for note in check_shelf(shelf, today().year):
        typer.echo(note)
    rows = sum(len(table.factors) for table in shelf.values())
    typer.echo(f"Sound: {rows} rows in {len(shelf)} tables.")
