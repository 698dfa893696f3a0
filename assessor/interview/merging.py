"""Bringing a part back: what was changed on one side is taken, the rest is shown.

Every thing of the part is held against what it was when it was handed over. Changed
there only, it is taken; changed here only, it stays; changed on both sides in two
ways, it is a conflict, and nothing is taken until a person says which one stands.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assessor.domain.answers import Answer, AnswersFile, Evidence, Review
from assessor.domain.comparing_answers import (
    ANSWERS,
    EVIDENCE,
    PROFILE,
    ROWS,
    SCENARIOS,
    STAGE,
    Thing,
    digest,
    row_path,
    things,
)
from assessor.domain.pack import Pack
from assessor.domain.submission import Handed
from assessor.domain.visible import short
from assessor.errors import ProcedureError
from assessor.interview.merge_rows import settle_rows
from assessor.interview.merge_table import Difference, Side, Table, name_of


@dataclass(frozen=True, slots=True)
class Merged:
    """What came of a part.

    Attributes:
        answers: The file with what was taken.
        came: What was taken from the part.
        conflicts: What was changed on both sides and that nobody settled.
    """

    answers: AnswersFile
    came: tuple[Difference, ...]
    conflicts: tuple[Difference, ...]


def merge(
    ours: AnswersFile, part: AnswersFile, pack: Pack, take: Mapping[str, Side]
) -> Merged:
    """Bring a part back into the file that it was split from.

    Args:
        ours: The file.
        part: The part as it came back.
        pack: The questionnaire.
        take: Which side stands, by the name of the thing, where both changed it.

    Raises:
        ProcedureError: The file that came back is no part, or not one of this one.
    """
    handed = _handed(ours, part)
    back = _rekeyed(ours, part, handed)
    table = Table(pack, ours, back, handed, take, things(ours))
    theirs = things(back)
    settled = settle_rows(table, theirs)
    for path in dict.fromkeys((*theirs, *handed.base)):
        row = row_path(name_of(path)) if path.startswith(ANSWERS) else None
        if not path.startswith(ROWS) and row not in settled:
            _settle(table, path, theirs.get(path))
    return Merged(_assembled(table), tuple(table.came), tuple(table.conflicts))


def _handed(ours: AnswersFile, part: AnswersFile) -> Handed:
    """Return what a part was when it was handed over, if it is one of this file."""
    if part.part is None:
        message = (
            "This file is no part: “assessor split” makes one. To see how two whole "
            "files differ, use “assessor diff”."
        )
        raise ProcedureError(message)
    if ours.part is not None:
        message = (
            f"The file to bring it into is itself a part, handed to "
            f"{short(ours.part.to)}; name the whole file first."
        )
        raise ProcedureError(message)
    if (part.project.name, part.pack.id) != (ours.project.name, ours.pack.id):
        message = (
            f"This part belongs to the project “{short(part.project.name)}”, not to "
            f"“{short(ours.project.name)}”."
        )
        raise ProcedureError(message)
    return part.part


def _rekeyed(ours: AnswersFile, part: AnswersFile, handed: Handed) -> AnswersFile:
    """Give new documents of a part keys that are free in the file."""
    new = [key for key in part.evidence if f"{EVIDENCE}{key}" not in handed.base]
    names: dict[str, str] = {}
    taken = {**ours.evidence}
    for key in new:
        document = part.evidence[key]
        same = next((k for k, known in taken.items() if known == document), None)
        names[key] = same or _free(key, {*taken, *part.evidence})
        taken[names[key]] = document
    evidence = {names.get(key, key): one for key, one in part.evidence.items()}
    answers = {
        identifier: answer.model_copy(
            update={"evidence": tuple(names.get(k, k) for k in answer.evidence)}
        )
        for identifier, answer in part.answers.items()
    }
    return part.model_copy(update={"evidence": evidence, "answers": answers})


def _free(key: str, taken: set[str]) -> str:
    if key not in taken:
        return key
    numbers = (int(k[1:]) for k in taken if k[:1] == "E" and k[1:].isdigit())
    return f"E{max(numbers, default=0) + 1}"


def _settle(table: Table, path: str, there: Thing | None) -> None:
    base, here = table.handed.base.get(path), table.held.get(path)
    now = None if there is None else digest(there)
    mine = None if here is None else digest(here)
    if now in {base, mine}:
        return
    outside = table.outside(path)
    found = Difference(path, here, there, table.handed.to, outside)
    if table.stands(found, clean=mine == base and not outside):
        table.held.pop(path, None)
        if there is not None:
            table.held[path] = there


def _assembled(table: Table) -> AnswersFile:
    """Put the file together from what is held now."""
    if not table.came:
        return table.ours.model_copy(update={"reviews": _reviews(table)})
    held, ours = table.held, table.ours
    groups = {g: list(rows) for g, rows in ours.groups.items()}
    for group, rows in table.part.groups.items():
        known = groups.setdefault(group, [])
        known += [row for row in rows if row not in known]
    kept = {
        group: tuple(row for row in rows if f"{ROWS}{group}[{row}]" in held)
        for group, rows in groups.items()
    }
    return ours.model_copy(
        update={
            "profile": held[PROFILE],
            "project": ours.project.model_copy(update={"stage": held[STAGE]}),
            "scenarios": dict(_under(held, SCENARIOS, str)),
            "groups": kept,
            "answers": dict(_under(held, ANSWERS, Answer)),
            "evidence": dict(_under(held, EVIDENCE, Evidence)),
            "reviews": _reviews(table),
        }
    )


def _reviews(table: Table) -> dict[str, tuple[Review, ...]]:
    """Add what was said in the part; nobody's words replace another's."""
    said = dict(table.ours.reviews)
    for name, reviews in table.part.reviews.items():
        known = said.get(name, ())
        said[name] = (*known, *(one for one in reviews if one not in known))
    return said


def _under(
    held: Mapping[str, Thing], start: str, kind: type[Thing]
) -> Iterator[tuple[str, Thing]]:
    for path, thing in held.items():
        if path.startswith(start) and isinstance(thing, kind):
            yield path.removeprefix(start), thing
