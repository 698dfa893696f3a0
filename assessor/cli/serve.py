"""The command that serves the questionnaire to a browser."""

import os
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from assessor.cli.clock import today
from assessor.cli.language import language_here, worded
from assessor.cli.options import FactorsOption, PackOption
from assessor.errors import UsageError

WORKSPACE = "assessor-workspace.sqlite"
PORT = 8300
SECRET = "ASSESSOR_OIDC_SECRET"  # noqa: S105  # the name of a variable
_TEXTS = {".yaml", ".yml"}


def serve(  # noqa: PLR0913  # one parameter an option
    where: Annotated[
        Path,
        typer.Argument(
            metavar="[FILE|FOLDER]",
            help="Workspace file, folder for it, or answers file to take up; "
            "the current folder if absent.",
        ),
    ] = Path(),
    *,
    port: Annotated[
        int | None,
        typer.Option(
            "--port",
            min=1,
            max=65_535,
            help=f"Port of this machine; {PORT} or the next free one if absent.",
        ),
    ] = None,
    browser: Annotated[
        bool, typer.Option("--browser", help="Also open the link in a browser.")
    ] = False,
    accounts: Annotated[
        bool,
        typer.Option(
            "--accounts", help="For an organisation: accounts, roles, invitations."
        ),
    ] = False,
    origin: Annotated[
        str,
        typer.Option(
            "--origin",
            metavar="URL",
            help="With --accounts: the https address of the proxy in front.",
        ),
    ] = "",
    administrator: Annotated[
        bool,
        typer.Option(
            "--new-administrator",
            help="With --accounts: print a link for another administrator.",
        ),
    ] = False,
    oidc: Annotated[
        Path | None,
        typer.Option(
            "--oidc",
            metavar="FILE",
            help="With --accounts: also let in by OpenID Connect; the file names the "
            f"provider, {SECRET} holds the secret.",
        ),
    ] = None,
    database: Annotated[
        str,
        typer.Option(
            "--database",
            metavar="URL",
            envvar="DATABASE_URL",
            show_default=False,
            help="Keep everything in this PostgreSQL database instead of a file, as in "
            "postgresql://user@host/name.",
        ),
    ] = "",
    workers: Annotated[
        int,
        typer.Option("--workers", min=1, max=64, help="Processes that answer."),
    ] = 1,
    contact: Annotated[
        str,
        typer.Option(
            "--contact",
            metavar="NAME <MAIL>",
            envvar="ASSESSOR_CONTACT",
            show_default=False,
            help="Who runs the server, shown on every page, as in "
            "'Help desk <help@example.org>'.",
        ),
    ] = "",
    trust: Annotated[
        list[Path] | None,
        typer.Option(
            "--trust",
            metavar="CERT",
            exists=True,
            dir_okay=False,
            help="Certificate of an authority whose signatures under reports are "
            "trusted; several.",
        ),
    ] = None,
    pack: PackOption = None,
    factors: FactorsOption = None,
) -> None:
    """Answer in a browser, on this machine.

    Prints a link that opens once. Everything is kept in one file, on this machine
    alone, as soon as it is answered. Ctrl-C stops; the same command goes on. With
    --accounts several people work on it, each with a password and a role.
    """
    if not accounts and (origin or administrator or oidc):
        message = "--origin, --new-administrator and --oidc need --accounts."
        raise UsageError(message)
    workspace, answers = _places(where)
    try:
        from assessor.web import House, Start, serve as start_server
    except ModuleNotFoundError as error:
        message = (
            f"The browser front needs {error.name}, which is not installed; "
            "install it with: pip install 'assessor[web]'."
        )
        raise UsageError(message) from error
    from assessor.cli.checking import check
    from assessor.cli.opening import open_questionnaire
    from assessor.terminal import clock

    def ready(house: House, link: str) -> None:
        name = house.workspace.database.name
        for line in _said(name, house.address, link, accounts=accounts):
            typer.echo(worded(line, language_here()))
        if browser:
            import webbrowser

            webbrowser.open(link or house.address)

    start_server(
        partial(open_questionnaire, pack, factors, answers=answers or workspace),
        Start(
            workspace=workspace,
            answers=answers,
            port=port or PORT,
            exact=port is not None,
            now=clock,
            today=today,
            tell=tell,
            ready=ready,
            accounts=accounts,
            origin=origin.rstrip("/"),
            administrator=administrator,
            provider=oidc,
            secret=os.environ.get(SECRET, ""),
            database=database,
            workers=workers,
            contact=contact,
            check=partial(
                check,
                pack=pack,
                factors=factors,
                trusted=tuple(one.absolute() for one in trust or ()),
            ),
        ),
    )


def tell(link: str) -> None:
    """Print a link that a browser asked for.

    Args:
        link: The link.
    """
    typer.echo(worded(f"A browser asked for a new link: {link}", language_here()))


def _places(where: Path) -> tuple[Path, Path | None]:
    """Return the workspace, and the answers file to take up if one is named."""
    if where.is_dir():
        return where / WORKSPACE, None
    if where.suffix.lower() in _TEXTS:
        if not where.is_file():
            message = f"There is no file {where}. Check the name and the folder."
            raise UsageError(message)
        return where.parent / WORKSPACE, where
    if not where.suffix and not where.exists():  # a folder is meant, not a file
        message = f"There is no folder {where}; make it or choose another."
        raise UsageError(message)
    return where, None


def _said(workspace: str, address: str, link: str, *, accounts: bool) -> list[str]:
    """Return the lines that say where the server is and how to come in."""
    lines = [f"Workspace: {workspace}"]
    if accounts:
        lines.append(f"Address: {address}/")
    if link and accounts:
        lines.append(f"Become administrator, once, within seven days: {link}")
    elif link:
        lines.append(f"Open once, within the hour: {link}")
    return [*lines, "Ctrl-C stops; every answer is kept."]
