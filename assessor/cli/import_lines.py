"""Measurements between the disk and the lines that the command prints."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from assessor.catalogue.answers import load_answers, read_answers
from assessor.cli.answer_words import shown
from assessor.cli.opening import open_questionnaire
from assessor.domain.answers import Answer
from assessor.domain.questionnaire import Question
from assessor.domain.sheet import read_sheet
from assessor.domain.visible import short
from assessor.domain.wording import Language, Text
from assessor.errors import ExchangeError
from assessor.exchange.form_words import QUALITIES
from assessor.exchange.measurements import (
    Imported,
    MeasurementError,
    enter_measured,
    in_use,
    read_measured,
)
from assessor.notation import write
from assessor.storage import open_store
from assessor.storage.data import as_data

_SAID = {
    "kept": Text({"en": "Nothing was saved.", "fr": "Rien n’a été enregistré."}),
    "saved": Text(
        {"en": "{count} answers saved.", "fr": "Réponses enregistrées : {count}."}
    ),
    "ask": Text(
        {
            "en": "Save these answers? [y/N]",
            "fr": "Enregistrer ces réponses ? [o/N]",
        }
    ),
    "unasked": Text(
        {
            "en": "Nobody can be asked to confirm here; add --yes to save these "
            "answers, or --dry-run to see them only.",
            "fr": "Personne ne peut confirmer ici ; ajoutez --yes pour enregistrer ces "
            "réponses, ou --dry-run pour seulement les voir.",
        }
    ),
    "row": Text({"en": "new row", "fr": "nouvelle ligne"}),
    "left": Text({"en": "left out: ", "fr": "laissé de côté : "}),
    "note": Text({"en": "note: ", "fr": "note : "}),
    "check": Text({"en": "check: ", "fr": "à vérifier : "}),
    "same": Text(
        {
            "en": "The answers say so already.",
            "fr": "Les réponses le disent déjà.",
        }
    ),
}


@dataclass(frozen=True, slots=True)
class Opened:
    """What files make of an answers file, before it is saved.

    Attributes:
        path: The answers file.
        order: Question ids in the order of the pack.
        text: What stood in the file.
        imported: The answers with those of the files.
        language: Language of the lines.
        at: When.
        what: What the journal says of it.
    """

    path: Path
    order: tuple[str, ...]
    imported: Imported
    language: Language
    at: datetime
    what: str
    digest: str


@dataclass(frozen=True, slots=True)
class Taken:
    """How files of measurements are taken.

    Attributes:
        form: Their format, or ``auto``.
        row: Key or name of the row they fill, or name of a new one.
        into: What was measured: ``training`` or ``inference``.
        uses: How often a model answered while it was measured. [uses]
    """

    form: str = "auto"
    row: str | None = None
    into: str = "training"
    uses: float | None = None


def read_into(
    path: Path,
    files: Sequence[Path],
    folders: tuple[Path | None, Path | None],
    manner: Taken,
    language: Language | None,
) -> Opened:
    """Read files of measurements into answers; nothing is saved.

    Args:
        path: The answers file.
        files: The files.
        folders: Folder of the pack and of the factor tables.
        manner: How the files are taken.
        language: Language of messages; the project's if absent.

    Raises:
        ExchangeError: A file cannot be read; in the language asked for.
    """
    from assessor.storage import fingerprint

    opened = open_questionnaire(*folders, answers=path)
    pack = opened.pack
    digest = fingerprint(path)
    answers = load_answers(path, pack)
    spoken: Language = language or answers.project.language
    at = datetime.now(UTC).replace(microsecond=0)
    try:
        found = read_measured(files, manner.form)
        if manner.into == "inference":
            found = [
                (source, kind, tuple(in_use(one, manner.uses) for one in rows))
                for source, kind, rows in found
            ]
        imported = enter_measured(
            read_sheet(pack, answers),
            found,
            at=at,
            row=manner.row,
            countries={
                zone.code: zone.parent
                for zone in opened.shelf.places.of_kind("zone")
                if zone.parent is not None
            },
        )
    except MeasurementError as error:
        raise ExchangeError(error.text.in_language(spoken)) from error
    order = tuple(question.id for question in pack.questions())
    if not imported.problems:
        # What is about to be saved goes through the checks of any answers file.
        read_answers(write(as_data(imported.answers, order)), str(path), pack)
    names = ", ".join(short(file.name) for file in files)
    return Opened(path, order, imported, spoken, at, f"import {names}"[:200], digest)


def kept(opened: Opened) -> str:
    """Save the answers and return the line that says so.

    Args:
        opened: What the files make of the answers.

    Raises:
        StorageError: They cannot be saved; the file stands as it was.
    """
    from assessor.errors import StorageError
    from assessor.storage import fingerprint

    store = open_store(opened.path, opened.at, opened.order)
    try:
        if fingerprint(opened.path) != opened.digest:
            message = (
                f"{opened.path} changed while the measurements were read. Nothing was "
                "saved; run the command again."
            )
            raise StorageError(message)
        store.save(opened.imported.answers, what=opened.what, at=opened.at)
    finally:
        store.close()
    count = len(opened.imported.entered)
    return word("saved", opened.language).format(count=count)


def lines_of(found: Imported, language: Language) -> Iterator[str]:
    """Yield what files would change: rows, answers with what is said, what is left.

    Args:
        found: What the files make of the answers.
        language: Language of the lines.
    """
    for row in found.rows:
        yield f"+ {row}: {word('row', language)}"
    for one in found.entered:
        pair = one.before, one.after
        before, after = (_shown(a, one.question, language) for a in pair)
        yield f"{one.id}: {before} → {after}"
        for said in one.said:
            yield f"    {word('note', language)}{said.in_language(language)}"
        if one.doubt is not None:
            yield f"    {word('check', language)}{one.doubt.in_language(language)}"
    for left in found.left:
        yield f"- {word('left', language)}{left.in_language(language)}"
    for remark in found.remarks:
        yield f"{word('note', language)}{remark.in_language(language)}"
    if not found.entered:
        yield word("same", language)


def _shown(answer: Answer | None, question: Question, language: Language) -> str:
    text = shown(answer, language, question)
    if answer is None or answer.quality is None:
        return text
    return f"{text} ({QUALITIES[answer.quality][1 if language == 'fr' else 0]})"


def word(name: str, language: Language) -> str:
    """Return a word of these lines.

    Args:
        name: Its name.
        language: Language of the lines.
    """
    return _SAID[name].in_language(language)
