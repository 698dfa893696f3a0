"""What changes once answers have changed."""

from collections.abc import Mapping
from dataclasses import dataclass

from assessor.domain.answers import Answer, AnswersFile
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
    """

    answers: AnswersFile
    sheet: Sheet
    doubt: Text | None = None
    hidden: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()


def seen(before: Sheet, answers: AnswersFile, doubt: Text | None = None) -> Recorded:
    """See new answers through their pack, and what appears or disappears."""
    after = read_sheet(before.pack, answers, basis=before.basis, facts=before.facts)
    was = {standing.id for standing in before}
    now = {standing.id for standing in after}
    given: Mapping[str, Answer] = answers.answers
    return Recorded(
        answers=answers,
        sheet=after,
        doubt=doubt,
        hidden=tuple(sorted(name for name in was - now if name in given)),
        shown=tuple(standing.id for standing in after if standing.id not in was),
    )
