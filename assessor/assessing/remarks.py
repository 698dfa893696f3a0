"""What a file that can be assessed still leaves to look at."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from assessor.catalogue.answers import notes
from assessor.domain.answers import AnswersFile, State
from assessor.domain.assessment import Standing
from assessor.domain.pack import Pack
from assessor.domain.parsing import settle
from assessor.domain.sheet import Sheet, read_sheet, resolve
from assessor.domain.visible import short
from assessor.domain.wording import Text
from assessor.interview import failing, failing_together, progress

MISSING = (State.OPEN, State.UNKNOWN)
_COUNTS = Text(
    {
        "en": "can be assessed; {answered} of {asked} answered, "
        "of which {unknown} unknown and {aside} not applicable.",
        "fr": "peut être évalué ; réponses : {answered} sur {asked}, "
        "dont je ne sais pas : {unknown} et sans objet : {aside}.",
    }
)
_EXPIRED = Text(
    {
        "en": "this proof expired on {day}: attach a newer one, or remove it",
        "fr": "cette preuve a expiré le {day} : joignez-en une plus récente, ou "
        "retirez-la",
    }
)


@dataclass(frozen=True)
class Remark:
    """One thing to look at.

    Attributes:
        kind: ``error`` where a check of the pack fails, ``warning`` where a value is
            unlikely or a proof has expired, ``missing`` where the profile requires an
            answer, ``note`` where nothing is to be done.
        where: Id of the answer, with its row, or key of the file.
    """

    kind: Literal["error", "warning", "missing", "note"]
    where: str
    text: str


def counts_line(sheet: Sheet, language: str) -> str:
    """Return how many of the questions that apply are answered, as an interview does.

    Args:
        sheet: The answers seen through their pack.
        language: Language of the line.
    """
    found = progress(sheet)
    unknown = sum(standing.state is State.UNKNOWN for standing in sheet.standings)
    aside = sum(standing.state is State.NOT_APPLICABLE for standing in sheet.standings)
    return _COUNTS.in_language(language).format(
        answered=sum(section.answered for section in found),
        asked=sum(section.asked for section in found),
        unknown=unknown,
        aside=aside,
    )


def remarks(
    pack: Pack, answers: AnswersFile, language: str, *, today: date
) -> tuple[Sheet, list[Remark]]:
    """See a file through its pack and list what deserves a look.

    Args:
        pack: The pack that is answered.
        answers: The answers.
        language: Language of the remarks.
        today: Day at which evidence is still valid or not.
    """
    sheet = read_sheet(pack, answers)
    found = [
        Remark("note", note.where, note.text.in_language(language))
        for note in notes(answers, pack)
    ]
    found += _expired(answers, language, today)
    failed: dict[str, list[Remark]] = {}
    for name, check in failing(sheet):
        said = check.message.in_language(language)
        failed.setdefault(name, []).append(Remark(check.severity, name, said))
    for standing in sheet.standings:
        found += _of_standing(sheet, standing, language)
        if standing.id in answers.answers:
            found += failed.get(standing.id, ())
    for one in failing_together(sheet):
        where = f"{one.group} ({one.scenario}: {', '.join(one.rows)})"
        said = one.check.message.in_language(language)
        found.append(Remark(one.check.severity, where, said))
    return sheet, found


def _expired(answers: AnswersFile, language: str, today: date) -> Iterator[Remark]:
    for name, evidence in answers.evidence.items():
        if evidence.expires is not None and evidence.expires < today:
            said = _EXPIRED.in_language(language).format(day=evidence.expires)
            yield Remark("warning", f"evidence.{short(name)}", said)


def _of_standing(sheet: Sheet, standing: Standing, language: str) -> Iterator[Remark]:
    question = sheet.pack.by_id[standing.question]
    settled = question.derive is not None and question.derive.settles
    if standing.required and standing.state in MISSING and not settled:
        asked = question.ask.in_language(language)
        yield Remark("missing", standing.id, asked)
    answer = sheet.answers.answers.get(standing.id)
    if answer is None:
        return
    doubt = settle(resolve(question, sheet.answers), answer).doubt
    if doubt is not None:
        yield Remark("warning", standing.id, doubt.in_language(language))
