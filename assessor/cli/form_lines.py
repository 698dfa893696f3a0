"""Forms between the disk and the lines that the commands print."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time
from pathlib import Path

from assessor.catalogue.answers import load_answers, read_answers
from assessor.cli.answer_words import shown
from assessor.cli.opening import open_questionnaire
from assessor.domain.answers import AnswersFile, Project
from assessor.domain.pack import Pack
from assessor.domain.parsing import Decimal
from assessor.domain.visible import short
from assessor.domain.wording import Language, Text
from assessor.errors import ExchangeError, UsageError
from assessor.exchange.form_filling import Filling, fill
from assessor.exchange.form_rows import check_pin
from assessor.exchange.form_text import form_text, read_form
from assessor.exchange.forms import Form, form_of
from assessor.exchange.workbook import workbook
from assessor.exchange.workbook_reading import Returned
from assessor.interview import begin
from assessor.notation import write
from assessor.storage import open_store
from assessor.storage.data import as_data

Folders = tuple[Path | None, Path | None]
_SAID = {
    "changed": Text(
        {
            "en": "{count} answers changed, {rows} rows added",
            "fr": "réponses modifiées : {count}, lignes ajoutées : {rows}",
        }
    ),
    "saved": Text({"en": "saved", "fr": "enregistré"}),
    "kept": Text({"en": "nothing was saved", "fr": "rien n’a été enregistré"}),
    "row": Text({"en": "new row", "fr": "nouvelle ligne"}),
}


def form_for(
    answers: Path | None,
    profile: str,
    folders: Folders,
    language: Language | None,
    rows: int,
) -> Form:
    """Return the form of a project, or an empty one.

    Args:
        answers: Its answers file, if there is one.
        profile: Profile of an empty form.
        folders: Folder of the pack and of the factor tables.
        language: Language of choices; the project's if absent.
        rows: Empty rows offered in each repeated group.

    Raises:
        UsageError: There is no such profile.
    """
    pack = open_questionnaire(*folders).pack
    if answers is None:
        given = _blank(pack, "", profile, language or "en")
    else:
        given = load_answers(answers, pack)
    return form_of(pack, given, language or given.project.language, spare=rows)


def _blank(pack: Pack, name: str, profile: str, language: Language) -> AnswersFile:
    known = [*pack.header.profiles]
    chosen = next((each for each in known if each == profile), None)
    if chosen is None:
        message = f"There is no profile {profile}; choose one of {', '.join(known)}."
        raise UsageError(message)
    stage = next(iter(pack.header.stages))
    project = Project(name=name or "-", stage=stage, language=language)
    made = begin(pack, project, chosen)
    if name:
        return made
    unnamed = project.model_copy(update={"name": ""})
    return made.model_copy(update={"project": unnamed})


def content_of(form: Form, target: Path) -> bytes:
    """Return a form as the file that its name says.

    Args:
        form: The form.
        target: File it is to be.

    Raises:
        UsageError: The name ends otherwise than a form does.
    """
    ending = target.suffix.lower()
    if ending == ".xlsx":
        return workbook(form)
    if ending in {".yaml", ".yml"}:
        return form_text(form).encode()
    message = f"{target}: a form is written as .xlsx or .yaml; name it so."
    raise UsageError(message)


def take_back(
    file: Path, path: Path, folders: Folders, name: str | None, *, save: bool
) -> Filling:
    """Read a form into an answers file and save it, unless something is wrong.

    Args:
        file: The form that came back.
        path: The answers file; it is made where there is none.
        folders: Folder of the pack and of the factor tables.
        name: Name of the project, for a new answers file.
        save: Whether the answers file is written.

    Raises:
        ExchangeError: It is no form, or that of another project or questionnaire.
        UsageError: There is no answers file, and no name for a new one.
    """
    pack = open_questionnaire(*folders).pack
    returned = _read(file)
    answers = _into(path, pack, returned.pin, name)
    try:
        check_pin(returned.pin, pack, answers)
    except ExchangeError as error:
        message = f"{file}: {error}."
        raise ExchangeError(message) from error
    at = datetime.now(UTC).replace(microsecond=0)
    decimal: Decimal = "," if _language(returned.pin) == "fr" else "."
    taken = fill(returned.rows, pack, answers, at=at, decimal=decimal)
    if taken.problems:
        return taken
    order = [question.id for question in pack.questions()]
    # What is about to be saved goes through the checks of any answers file.
    read_answers(write(as_data(taken.answers, order)), str(path), pack)
    if save and (taken.changes or not path.exists()):
        _save(path, taken.answers, order, at, file)
    return taken


def read_new(file: Path, pack: Pack, day: date) -> tuple[AnswersFile, bytes]:
    """Read a form that stands alone, and the answers file that it would become.

    Args:
        file: The form that came back.
        pack: The questionnaire that it fills in.
        day: Day that its answers bear.

    Raises:
        ExchangeError: It is no form, that of another questionnaire, or wrong.
    """
    returned = _read(file)
    pin = returned.pin
    # A form that nobody named is told apart by the name of its file.
    title = str(pin.get("project") or file.stem)
    answers = _blank(pack, title, str(pin.get("profile")), _language(pin))
    check_pin(pin, pack, answers)
    decimal: Decimal = "," if _language(pin) == "fr" else "."
    at = datetime.combine(day, time(), UTC)
    taken = fill(returned.rows, pack, answers, at=at, decimal=decimal)
    if taken.problems:
        raise ExchangeError("\n".join(taken.problems))
    text = write(as_data(taken.answers, [one.id for one in pack.questions()]))
    return read_answers(text, str(file), pack), text.encode()


def _read(file: Path) -> Returned:
    try:
        return read_form(str(file), file.read_bytes())
    except OSError as error:
        message = f"{file} cannot be read ({error.strerror})."
        raise ExchangeError(message) from error


def _into(
    path: Path, pack: Pack, pin: Mapping[str, object], name: str | None
) -> AnswersFile:
    """Return the answers that a form is read into, new ones where there are none."""
    if path.exists():
        return load_answers(path, pack)
    title = name or str(pin.get("project") or "")
    if not title:
        message = f"There is no {path}; name the project with --name to start it."
        raise UsageError(message)
    return _blank(pack, title, str(pin.get("profile")), _language(pin))


def _language(pin: Mapping[str, object]) -> Language:
    return "fr" if pin.get("language") == "fr" else "en"


def _save(
    path: Path, answers: AnswersFile, order: list[str], at: datetime, file: Path
) -> None:
    store = open_store(path, at, order)
    try:
        store.save(answers, what=f"form {short(file.name)}", at=at)
    finally:
        store.close()


def change_lines(taken: Filling, language: Language, *, saved: bool) -> Iterator[str]:
    """Yield a line for each answer that a form changes, then how many there are.

    Args:
        taken: What the form says.
        language: Language of the lines.
        saved: Whether the answers file was written.
    """
    for row in taken.rows:
        yield f"+ {row}: {_word('row', language)}"
    for change in taken.changes:
        pair = change.before, change.after
        before, after = (shown(a, language, change.question) for a in pair)
        yield f"{change.id}: {before} → {after}"
    count, rows = len(taken.changes), len(taken.rows)
    total = _word("changed", language).format(count=count, rows=rows)
    end = _word("saved" if saved and (count or rows) else "kept", language)
    yield f"{total}; {end}."


def _word(name: str, language: Language) -> str:
    return _SAID[name].in_language(language)
