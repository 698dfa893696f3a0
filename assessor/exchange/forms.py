"""A questionnaire laid out as rows to be filled in by someone without the program.

One row a question; a row of a repeated group repeats its questions, with spare rows
to fill in; a grid has one row a cell. A workbook, a CSV file and a YAML file are
three ways to write the same rows.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence

from assessor.domain.answers import Answer, AnswersFile, row_id
from assessor.domain.model import Model
from assessor.domain.pack import Pack
from assessor.domain.questionnaire import Kind, Question, Section
from assessor.domain.sheet import STAGE, resolve
from assessor.domain.wording import Language, Text
from assessor.exchange.form_cells import Cell, accepted, cells_of, grid_cells

FORMAT = "assessor-form"
VERSION = 1
FILLED = (
    "state",
    "value",
    "unit",
    "low",
    "high",
    "quality",
    "reason",
    "evidence",
    "note",
)
"""The columns that a person fills in, in order."""
SPARE = 2


class FormRow(Model):
    """One row of a form.

    Attributes:
        id: Id of the answer, with its row; of a grid, with its cell after ``#``.
        cells: What stands in the columns to fill in, by column.
        choices: What the answer is chosen from, in the language of the form.
        units: Units that may be typed.
        asked: Whether the row is to be filled in; headings are not.
    """

    id: str
    code: str = ""
    ask: Text
    help: Text | None = None
    accepts: Text | None = None
    choices: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    cells: dict[str, Cell] = {}
    required: bool = False


class FormPart(Model):
    """The rows of one part of the framework: one sheet."""

    id: str
    title: Text
    sections: tuple[tuple[Text, tuple[FormRow, ...]], ...]

    def rows(self) -> Iterator[FormRow]:
        """Yield the rows of all sections."""
        for _, rows in self.sections:
            yield from rows


class Form(Model):
    """A form with what says to which project and questionnaire it belongs."""

    pack: str
    pack_version: str
    title: Text
    project: str
    profile: str
    language: Language
    parts: tuple[FormPart, ...]

    def rows(self) -> Iterator[FormRow]:
        """Yield the rows of all parts."""
        for part in self.parts:
            yield from part.rows()

    def pin(self) -> dict[str, str | int]:
        """Return what identifies the form; it stands in every sheet."""
        return {
            "format": FORMAT,
            "version": VERSION,
            "pack": self.pack,
            "pack_version": self.pack_version,
            "project": self.project,
            "profile": self.profile,
            "language": self.language,
        }


def form_of(
    pack: Pack,
    answers: AnswersFile,
    language: Language,
    *,
    spare: int = SPARE,
    only: Collection[str] | None = None,
) -> Form:
    """Lay a questionnaire out as a form, with the answers that are there.

    Args:
        pack: The questionnaire.
        answers: What the project answered, be it nothing.
        language: Language of choices and headings; questions stand in both.
        spare: Empty rows offered in each repeated group.
        only: Ids of the answers to ask for; all that the profile asks if absent.
    """
    found: dict[str, list[tuple[Text, tuple[FormRow, ...]]]] = {}
    for section in pack.sections:
        rows = tuple(_section(pack, section, answers, (language, spare), only))
        if rows:
            found.setdefault(section.part, []).append((section.title, rows))
    titles = {str(part): title for part, title in pack.header.parts.items()}
    return Form(
        pack=pack.header.id,
        pack_version=pack.header.version,
        title=pack.header.title,
        project=answers.project.name,
        profile=answers.profile,
        language=language,
        parts=tuple(
            FormPart(
                id=part,
                title=titles.get(part, sections[0][0]),
                sections=tuple(sections),
            )
            for part, sections in found.items()
        ),
    )


def spare_keys(taken: Sequence[str], spare: int, most: int) -> tuple[str, ...]:
    """Return keys for rows that are not there yet.

    Examples:
        >>> spare_keys(["main", "row1"], 2, 50)
        ('row2', 'row3')
    """
    free = (f"row{n}" for n in range(1, most + len(taken) + 1))
    wanted = max(0, min(spare, most - len(taken)))
    return tuple(key for key in free if key not in taken)[:wanted]


def _section(
    pack: Pack,
    section: Section,
    answers: AnswersFile,
    manner: tuple[Language, int],
    only: Collection[str] | None,
) -> Iterator[FormRow]:
    language, spare = manner
    keys: tuple[str | None, ...] = (None,)
    group = None
    if section.repeat is not None:
        group = section.repeat.group
        given = answers.groups.get(group, ())
        keys = (*given, *spare_keys(given, spare, section.repeat.max))
    for key in keys:
        for question in section.questions:
            name = row_id(question.id, group, key)
            if question.retired or not _asked(section, question, name, answers, only):
                continue
            yield from _rows(pack, resolve(question, answers), name, answers, language)


def _asked(
    section: Section,
    question: Question,
    name: str,
    answers: AnswersFile,
    only: Collection[str] | None,
) -> bool:
    if only is not None:
        return name in only
    asked = answers.profile in question.profiles
    return (asked and answers.profile in section.profiles) or name in answers.answers


def _rows(
    pack: Pack, question: Question, name: str, answers: AnswersFile, language: Language
) -> Iterator[FormRow]:
    answer = answers.answers.get(name)
    if question.id == STAGE:
        answer = Answer(value=answers.project.stage)
    whole = question.type is Kind.MATRIX
    yield FormRow(
        id=name,
        code=question.code or "",
        ask=question.ask,
        help=question.help,
        accepts=accepted(pack, question),
        choices=_choices(question, language),
        units=_units(question),
        cells=cells_of(question, answer, answers.evidence, language),
        required=question.required.get(answers.profile, False),
    )
    if whole and question.grid is not None:
        states = tuple(question.grid.states)
        for cell, title, filled in grid_cells(question, answer):
            yield FormRow(id=f"{name}#{cell}", ask=title, choices=states, cells=filled)


def _units(question: Question) -> tuple[str, ...]:
    if question.type is not Kind.QUANTITY or question.unit is None:
        return ()
    return tuple(dict.fromkeys((question.unit, *question.accept_units)))


_TRUTHS: Mapping[Language, tuple[str, str]] = {
    "en": ("yes", "no"),
    "fr": ("oui", "non"),
}


def _choices(question: Question, language: Language) -> tuple[str, ...]:
    if question.type is Kind.BOOL:
        return _TRUTHS[language]
    if question.type is Kind.LEVEL:
        return ("0", "1", "2", "3", "4")
    if question.choices_from == "scenarios":
        return tuple(question.choices)
    if question.type in {Kind.CHOICE, Kind.COUNTRY}:
        labels = [text.in_language(language) for text in question.choices.values()]
        known = {label.casefold() for label in labels}
        return tuple(labels) if len(known) == len(labels) else tuple(question.choices)
    return ()
