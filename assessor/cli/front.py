"""The commands, side by side."""

import sys
from io import TextIOWrapper
from typing import Annotated

import typer

from assessor.cli import (
    call,
    card,
    check,
    claims,
    compare,
    conditions,
    diff,
    evaluate,
    evidence,
    explain,
    factors,
    form,
    import_,
    interview,
    letter,
    merge,
    migrate,
    pack,
    plan,
    promote,
    report,
    requests,
    review,
    scenarios,
    serve,
    sign,
    split,
    submit,
    validate,
    verify,
)
from assessor.cli.guard import new_app

app = new_app(
    "Assess the environmental impact of an AI project: answer a guided interview, "
    "get a footprint with its uncertainty, what may be concluded from it, and a "
    "report whose every figure can be traced."
)
app.command("interview")(interview.interview)
app.command("check")(check.check)
app.command("evaluate")(evaluate.evaluate)
app.command("explain")(explain.explain)
app.command("report")(report.report)
app.command("call")(call.call)
app.command("verify")(verify.verify)
app.command("sign")(sign.sign)
app.command("sign-certificate")(sign.sign_certificate)
app.command("compare")(compare.compare)
app.command("plan")(plan.plan)
app.command("scenarios")(scenarios.scenarios)
app.command("validate")(validate.validate)
app.command("claims")(claims.claims)
app.command("migrate")(migrate.migrate)
app.command("card")(card.card)
app.add_typer(pack.app, name="pack")
app.add_typer(factors.app, name="factors")
app.add_typer(form.app, name="form")
app.command("import")(import_.import_)
app.command("requests")(requests.requests)
app.command("serve")(serve.serve)
app.command("promote")(promote.promote)
app.command("diff")(diff.diff)
app.command("split")(split.split)
app.command("merge")(merge.merge)
app.add_typer(evidence.app, name="evidence")
app.add_typer(review.app, name="review")
app.command("letter")(letter.letter)
app.add_typer(conditions.app, name="conditions")
app.command("submit")(submit.submit)
app.command("send-back")(submit.send_back)
app.command("accept")(submit.accept)
app.command("reject")(submit.reject)
app.command("revoke")(submit.revoke)


def _show_version(asked: bool) -> None:
    if asked:
        # Reading the installed metadata costs more than printing the help.
        from importlib.metadata import version

        typer.echo(f"assessor {version('assessor')}")
        raise typer.Exit


@app.callback()
def start(
    *,
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=_show_version,
            is_eager=True,
            help="Print the version and stop.",
        ),
    ] = False,
) -> None:
    """Take the options that come before the command."""


def main() -> None:
    """Run the command asked for; what ``assessor`` and ``python -m assessor`` do."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A terminal that lacks a character shows "?" rather than a failure.
            stream.reconfigure(errors="replace")
    app()
