"""From the options of a command to how a report is laid out."""

from datetime import date
from pathlib import Path

from assessor.domain.pack import Pack
from assessor.errors import ReportError
from assessor.reporting.branding import FILE, Brand, load_brand
from assessor.reporting.html import COMMITTEE
from assessor.reporting.layout import Layout
from assessor.reporting.own_template import SUFFIX, read_template
from assessor.reporting.statement import read_statement
from assessor.rules.claims import scan


def layout_of(
    template: str,
    branding: Path | None,
    pack: Pack,
    today: date,
    *,
    statement: Path | None = None,
) -> Layout:
    """Return how a report is laid out.

    Args:
        template: Name of a report that ships, or a file.
        branding: Folder with the look of an organisation.
        pack: It holds the rules on wordings, which the words of a look are held to.
        today: Day at which the rules are read.
        statement: File with what an auditor wrote.

    Raises:
        ReportError: The template, the statement or the look is wrong.
    """
    brand = None if branding is None else load_brand(branding)
    if brand is not None and branding is not None:
        _refuse_claims(brand, branding, pack, today)
    wrote = None if statement is None else read_statement(statement)
    if template.endswith(SUFFIX):
        own = read_template(Path(template))
        return Layout(own=own, brand=brand, statement=wrote)
    if template == COMMITTEE:
        message = (
            "The template committee prints many submissions: use it with “assessor "
            "call FOLDER”, which writes it."
        )
        raise ReportError(message)
    return Layout(template, brand=brand, statement=wrote)


def _refuse_claims(brand: Brand, folder: Path, pack: Pack, today: date) -> None:
    """Hold the words of a look to the rules that the report is held to."""
    words = [said for text in brand.texts() for said in text.root.values()]
    found = scan(
        {FILE: "\n\n".join(words)}, pack.claims, audience="public", today=today
    )
    hits = [hit for hit in found if hit.use and hit.severity == "prohibited"]
    if hits:
        said = "; ".join(f"“{hit.text}” ({', '.join(hit.rules)})" for hit in hits)
        message = (
            f"{folder / FILE}: a report may not carry this wording: {said}. Say what "
            "was measured, with its figure and its range."
        )
        raise ReportError(message)
