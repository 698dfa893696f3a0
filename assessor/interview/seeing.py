"""What changes once answers have changed."""

from collections.abc import Mapping
from dataclasses import dataclass

from assessor.domain.answers import Answer, AnswersFile, State, StatedAction
from assessor.domain.overlays import row_of
from assessor.domain.sheet import Sheet, read_sheet
from assessor.domain.wording import Text


@dataclass(frozen=True, slots=True)
class Recorded:
    """What an answer changed.

    Attributes:
        answers: The answers with the new one.
        sheet: The new answers seen through the pack.
        doubt: What is unlikely and should be confirmed, if anything.
        hidden: Ids with an answer that no longer apply; kept, and counted nowhere.
        shown: Ids that apply since this answer.
        unsized: Actions that lost a part of their size, since the answer or the row
            that it changes is gone.
    """

    answers: AnswersFile
    sheet: Sheet
    doubt: Text | None = None
    hidden: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    unsized: tuple[str, ...] = ()


def seen(before: Sheet, answers: AnswersFile, doubt: Text | None = None) -> Recorded:
    """See new answers through their pack, and what appears or disappears."""
    answers, unsized = _sized(answers)
    after = read_sheet(
        before.pack, answers, basis=before.basis, facts=before.facts, before=before
    )
    was = {standing.id for standing in before}
    now = {standing.id for standing in after}
    given: Mapping[str, Answer] = answers.answers
    return Recorded(
        answers=answers,
        sheet=after,
        doubt=doubt,
        hidden=tuple(sorted(name for name in was - now if name in given)),
        shown=tuple(standing.id for standing in after if standing.id not in was),
        unsized=unsized,
    )


def _sized(answers: AnswersFile) -> tuple[AnswersFile, tuple[str, ...]]:
    """Take back what actions change in answers and rows that are gone.

    The file would not open again otherwise.
    """
    kept = {name: _kept(one, answers) for name, one in answers.actions.items()}
    lost = tuple(name for name, one in answers.actions.items() if kept[name] != one)
    if not lost:
        return answers, ()
    return answers.model_copy(update={"actions": kept}), lost


def _kept(action: StatedAction, answers: AnswersFile) -> StatedAction:
    given = {
        name
        for name, answer in answers.answers.items()
        if answer.state in {State.ANSWERED, State.PLANNED}
    }
    return action.model_copy(
        update={
            "set": {k: v for k, v in action.set.items() if _stands(k, answers)},
            "scale": {
                k: v
                for k, v in action.scale.items()
                if k in given and _stands(k, answers)
            },
            "drop": tuple(row for row in action.drop if _stands(row, answers)),
        }
    )


def _stands(name: str, answers: AnswersFile) -> bool:
    row = row_of(name)
    return row is None or row.key in answers.groups.get(row.group, ())
