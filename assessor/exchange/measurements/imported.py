"""What files of measurements make of the answers, before anything is saved."""

from dataclasses import dataclass

from assessor.domain.answers import Answer, AnswersFile
from assessor.domain.questionnaire import Question
from assessor.domain.wording import Text


@dataclass(frozen=True, slots=True)
class Entered:
    """One answer that a file gives.

    Attributes:
        id: Id of the answer.
        question: What is asked there.
        before: What stood there.
        after: What would stand there.
        doubt: What is unlikely in it.
        said: What belongs beside it.
    """

    id: str
    question: Question
    before: Answer | None
    after: Answer
    doubt: Text | None = None
    said: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Imported:
    """What files of measurements make of the answers.

    Attributes:
        answers: The answers with those of the files; meaningless with problems.
        entered: The answers that they give, in order.
        rows: Ids of new rows.
        left: Values that were not taken, and why.
        problems: What does not fit; nothing is to be saved then.
        remarks: What is to be known of each row.
    """

    answers: AnswersFile
    entered: tuple[Entered, ...] = ()
    rows: tuple[str, ...] = ()
    left: tuple[Text, ...] = ()
    problems: tuple[Text, ...] = ()
    remarks: tuple[Text, ...] = ()
