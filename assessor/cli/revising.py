"""What an edit does to a dossier that was handed in or signed off."""

from collections.abc import Iterator
from pathlib import Path

from assessor.catalogue.answers import load_answers
from assessor.cli.review_lines import head_line
from assessor.domain.pack import Pack
from assessor.domain.revision import revision_of
from assessor.domain.wording import Text

_BEGINS = Text(
    {
        "en": "An edit begins revision {number}; revision {before} stays as it was "
        "in the journal.",
        "fr": "Toute modification ouvre la révision {number} ; la révision {before} "
        "reste telle quelle dans le journal.",
    }
)


def revision_lines(answers: Path, pack: Pack, language: str | None) -> Iterator[str]:
    """Yield what a person should know who is about to edit a dossier.

    Nothing for a draft, which most files are: they are not even parsed for it.

    Args:
        answers: The answers file; it need not exist.
        pack: The questionnaire.
        language: Language of the lines; the project's if absent.
    """
    if not answers.is_file() or b"submission:" not in answers.read_bytes():
        return
    given = load_answers(answers, pack)
    stands = revision_of(given)
    if stands.last is None:
        return
    spoken = language or given.project.language
    yield head_line(given, spoken)
    if not stands.edited:
        number = stands.last.revision
        begins = _BEGINS.in_language(spoken)
        yield begins.format(number=number + 1, before=number)
