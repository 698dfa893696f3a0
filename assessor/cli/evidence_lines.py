"""Documents between the disk and the lines that the commands print."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from assessor.cli.saving import Folders, Held, change
from assessor.domain.answers import AnswersFile, Evidence
from assessor.domain.sheet import read_sheet
from assessor.domain.visible import short, visible
from assessor.domain.wording import Text
from assessor.errors import ProcedureError, UsageError
from assessor.interview import attach
from assessor.interview.evidence import register
from assessor.interview.naming import answers_named
from assessor.storage.evidence import Fault, fault_of, take_in

_FAULTS = {
    Fault.OUTSIDE: Text(
        {
            "en": "its path leads out of the folder of the project; it is not opened. "
            "Put the file in the folder and correct the path",
            "fr": "son chemin sort du dossier du projet ; il n’est pas ouvert. Placez "
            "le fichier dans le dossier et corrigez le chemin",
        }
    ),
    Fault.LINK: Text(
        {
            "en": "its path goes through a link; links are not followed. Put the file "
            "itself there",
            "fr": "son chemin passe par un lien ; les liens ne sont pas suivis. Placez "
            "le fichier lui-même",
        }
    ),
    Fault.MISSING: Text(
        {
            "en": "the file is missing: put it back, or attach it again",
            "fr": "le fichier manque : remettez-le, ou joignez-le de nouveau",
        }
    ),
    Fault.NOT_A_FILE: Text(
        {"en": "this is not a file", "fr": "ce n’est pas un fichier"}
    ),
    Fault.TOO_LARGE: Text(
        {
            "en": "the file is too large to be checked",
            "fr": "le fichier est trop volumineux pour être contrôlé",
        }
    ),
    Fault.UNREADABLE: Text(
        {"en": "the file cannot be read", "fr": "le fichier ne peut pas être lu"}
    ),
    Fault.CHANGED: Text(
        {
            "en": "the file is not the one that was attached: its digest is another "
            "one. Attach it again if the change is meant",
            "fr": "le fichier n’est pas celui qui a été joint : son condensat diffère. "
            "Joignez-le de nouveau si la modification est voulue",
        }
    ),
}
_SAID = {
    "expired": Text(
        {
            "en": "this proof expired on {day}: attach a newer one, or remove it",
            "fr": "cette preuve a expiré le {day} : joignez-en une plus récente, ou "
            "retirez-la",
        }
    ),
    "supports": Text({"en": "supports {names}", "fr": "appuie {names}"}),
    "nothing": Text({"en": "supports nothing", "fr": "n’appuie rien"}),
    "checked": Text(
        {
            "en": "{result}, by {by} on {day}: {procedure}",
            "fr": "{result}, par {by} le {day} : {procedure}",
        }
    ),
    "unchecked": Text(
        {"en": "nobody looked at it yet", "fr": "personne ne l’a encore contrôlé"}
    ),
    "verified": Text({"en": "verified", "fr": "vérifié"}),
    "not_verified": Text({"en": "not verified", "fr": "non vérifié"}),
    "exception": Text({"en": "exception found", "fr": "anomalie constatée"}),
    "count": Text(
        {
            "en": "{count} documents, {faults} to look at.",
            "fr": "Documents : {count}, dont à revoir : {faults}.",
        }
    ),
    "file": Text({"en": "file", "fr": "fichier"}),
    "address": Text({"en": "address", "fr": "adresse"}),
    "until": Text({"en": "valid until {day}", "fr": "valable jusqu’au {day}"}),
}


@dataclass(frozen=True)
class Described:
    """A document that is to be attached.

    Attributes:
        about: Issuer, period and locator.
    """

    file: Path | None
    url: str | None
    title: str
    about: Mapping[str, str]
    expires: date | None


def attached(
    path: Path, identifiers: Sequence[str], said: Described, folders: Folders
) -> tuple[Held, str]:
    """Attach a document to answers and save them.

    Args:
        path: The answers file.
        identifiers: Ids of the answers, or codes of their questions.
        said: The document.
        folders: Folder of the pack and of the factor tables.

    Returns:
        The answers as they are now, and the key of the document.

    Raises:
        UsageError: Neither a file nor an address is given.
        AnswerError: One of the questions is not asked.
    """
    if said.file is None and not said.url:
        message = "Name the document with --file, or say where it is with --url."
        raise UsageError(message)
    keys: list[str] = []

    def write(held: Held) -> AnswersFile:
        sheet = read_sheet(held.pack, held.answers)
        one = Evidence(
            title=said.title, url=said.url, expires=said.expires, **said.about
        )
        # Before the file: nothing is copied for a question that is not asked.
        named = [each for name in identifiers for each in answers_named(sheet, name)]
        key, _ = attach(sheet, named[0], one)
        if said.file is not None:
            place, digest = take_in(path, said.file, key)
            one = one.model_copy(update={"path": place, "sha256": digest})
        for identifier in named:
            key, recorded = attach(sheet, identifier, one)
            sheet = recorded.sheet
        keys.append(key)
        return sheet.answers

    names = ", ".join(map(short, identifiers))
    return change(path, folders, write, what=f"evidence {names[:200]}"), keys[0]


def register_lines(
    answers: AnswersFile, language: str, *, only: str | None = None
) -> Iterator[str]:
    """Yield each document, what it supports, and who looked at it.

    Args:
        answers: What the file says.
        language: Language of the lines.
        only: Key of one document; all of them if absent.
    """
    for key, (one, names) in register(answers).items():
        if only not in {None, key}:
            continue
        about = (one.title, one.issuer, one.period, one.locator)
        yield f"{visible(key)}: {visible(', '.join(filter(None, about)))}"
        yield from (f"  {visible(line)}" for line in _about(one, language))
        supports = _word("supports", language).format(names=", ".join(names))
        yield f"  {visible(supports) if names else _word('nothing', language)}"


def _about(one: Evidence, language: str) -> Iterator[str]:
    if one.path is not None:
        digest = f" (SHA-256 {one.sha256})" if one.sha256 else ""
        yield f"{_word('file', language)}: {one.path}{digest}"
    if one.url is not None:
        yield f"{_word('address', language)}: {one.url}"
    if one.expires is not None:
        yield _word("until", language).format(day=one.expires)
    if one.result is None or one.checked_at is None:
        yield _word("unchecked", language)
    else:
        yield _word("checked", language).format(
            result=_word(one.result, language),
            by=one.checked_by,
            day=one.checked_at.date(),
            procedure=one.procedure,
        )


def answer_lines(answers: AnswersFile) -> Iterator[str]:
    """Yield each answer that has documents, with their keys."""
    for identifier, answer in answers.answers.items():
        if answer.evidence:
            yield visible(f"{identifier}: {', '.join(answer.evidence)}")


def fault_lines(
    path: Path, answers: AnswersFile, language: str, today: date
) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with each document: where, and what.

    Args:
        path: The answers file.
        answers: What it says.
        language: Language of the lines.
        today: Day on which a document is still valid or not.
    """
    yield from file_faults(path, answers, language)
    for key, one in answers.evidence.items():
        if one.expires is not None and one.expires < today:
            said = _word("expired", language).format(day=one.expires)
            yield f"evidence.{short(key)}", said


def file_faults(
    path: Path, answers: AnswersFile, language: str
) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with the file of each document: where, and what.

    Args:
        path: The answers file.
        answers: What it says.
        language: Language of the lines.
    """
    for key, one in answers.evidence.items():
        fault = fault_of(path, one)
        if fault is not None:
            said = _FAULTS[fault].in_language(language)
            yield f"evidence.{short(key)}", f"{said} ({short(one.path)})"


def refuse_if_not_as_it_was(path: Path, answers: AnswersFile, key: str) -> None:
    """Refuse a document whose file is not the one that was attached.

    Args:
        path: The answers file.
        answers: What it says.
        key: Key of the document.

    Raises:
        ProcedureError: Its file is gone, was changed or cannot be read.
    """
    one = answers.evidence.get(key)
    fault = None if one is None else fault_of(path, one)
    if fault is None:
        return
    said, name = _FAULTS[fault], short(key)
    message = f"{name} cannot be said to be verified: {said.in_language('en')}."
    french = f"{name} ne peut pas être dit vérifié : {said.in_language('fr')}."
    raise ProcedureError(message, french=french)


def count_line(answers: AnswersFile, faults: int, language: str) -> str:
    """Return how many documents there are, and how many to look at."""
    count = len(answers.evidence)
    return _word("count", language).format(count=count, faults=faults)


def _word(name: str, language: str) -> str:
    return _SAID[name].in_language(language)
