"""What is written for a committee, and the lines that say so."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from assessor.cli.call_making import Desk
from assessor.cli.target import write_whole
from assessor.domain.wording import Language, Text
from assessor.exchange.committee_sheet import committee_workbook
from assessor.exchange.committee_words import OUTCOMES
from assessor.portfolio.committee import ORDER, Committee
from assessor.reporting.committee import committee_pdf
from assessor.reporting.layout import Layout

_SAID = {
    "count": Text(
        {
            "en": "{number} submissions assessed, {comparable} of them comparable "
            "within this call; {refused} could not be assessed",
            "fr": "dossiers évalués : {number}, dont comparables au sein de cet "
            "appel : {comparable} ; non évalués : {refused}",
        }
    ),
    "order": Text({"en": "  {outcome}: {number}", "fr": "  {outcome} : {number}"}),
}


def language_of(committee: Committee) -> Language:
    """Return the language of most submissions; English where as many are French."""
    spoken = Counter(entry.language for entry in committee.entries)
    return "fr" if spoken["fr"] > spoken["en"] else "en"


def write_all(
    committee: Committee, desk: Desk, language: Language | None
) -> list[Path]:
    """Write the workbook, the data and the PDF of a committee.

    Args:
        committee: The submissions.
        desk: What they were made with.
        language: Language of both; that of most submissions if absent.

    Returns:
        The files.
    """
    chosen = language or language_of(committee)
    folder = desk.notes.parent
    data = committee.model_dump_json(indent=1).encode()
    files = {
        "committee.xlsx": committee_workbook(committee, chosen),
        "committee.json": data,
        "committee.pdf": committee_pdf(
            committee,
            language=chosen,
            layout=Layout(brand=desk.layout.brand),
            attachments={"call.yaml": desk.call_text, "committee.json": data},
        ),
    }
    for name, content in files.items():
        write_whole(folder / name, content)
    return [folder / name for name in files]


def said_lines(
    committee: Committee, written: list[Path], language: Language | None
) -> Iterator[str]:
    """Yield how many submissions there are, by outcome, and what was written.

    Args:
        committee: The submissions.
        written: The files.
        language: Language of the lines.
    """
    chosen = language or language_of(committee)
    yield (
        _SAID["count"]
        .in_language(chosen)
        .format(
            number=len(committee.entries),
            comparable=len(committee.comparable),
            refused=len(committee.refused),
        )
    )
    counted = Counter(entry.outcome for entry in committee.entries)
    for outcome in ORDER:
        if counted[outcome]:
            said = OUTCOMES[outcome].in_language(chosen)
            line = _SAID["order"].in_language(chosen)
            yield line.format(outcome=said, number=counted[outcome])
    yield from map(str, written)
