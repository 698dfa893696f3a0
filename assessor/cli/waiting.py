"""What was asked of others and has not come, as lines."""

from collections.abc import Iterator
from pathlib import Path

from assessor.domain.sheet import Sheet
from assessor.domain.wording import Text
from assessor.storage.requests import load_requests

_SAID = Text(
    {
        "en": "asked of {holder} on {day}, not received",
        "fr": "demandé à {holder} le {day}, non reçu",
    }
)


def waiting_lines(answers: Path, sheet: Sheet, language: str) -> Iterator[str]:
    """Yield a line for each figure that was asked for and has not come.

    Args:
        answers: The answers file.
        sheet: The answers seen through their pack.
        language: Language of the lines.
    """
    titles = sheet.pack.header.holders
    for one in load_requests(answers).waiting(sheet):
        title = titles.get(one.holder)
        holder = one.holder if title is None else title.in_language(language)
        said = _SAID.in_language(language)
        yield f"{one.id}: {said.format(holder=holder, day=one.asked_on)}"
