"""An answer in a few words, for one line of a terminal."""

import math

from assessor.domain.answers import Answer, AnswersFile, State
from assessor.domain.labels import labelled
from assessor.domain.pack import Pack
from assessor.domain.questionnaire import Question
from assessor.domain.sheet import resolve
from assessor.domain.visible import visible
from assessor.domain.wording import Text
from assessor.interview.merge_table import asked_by
from assessor.quantities import said_number, said_quantity

_LONGEST = 120
_SAID = {
    "nothing": Text({"en": "no answer", "fr": "pas de réponse"}),
    "unknown": Text({"en": "unknown", "fr": "je ne sais pas"}),
    "not_applicable": Text({"en": "not applicable", "fr": "sans objet"}),
    "open": Text({"en": "open", "fr": "ouvert"}),
    "planned": Text({"en": "planned", "fr": "prévu"}),
    "grid": Text({"en": "{count} cells", "fr": "{count} cases"}),
}


def shown(
    answer: Answer | None, language: str, question: Question | None = None
) -> str:
    """Return an answer in a few words.

    Args:
        answer: The answer; ``None`` where there is none.
        language: Language of the words.
        question: What was asked, so that what was chosen is said by its label and a
            figure with its unit.
    """
    if answer is None:
        return _word("nothing", language)
    if answer.state not in {State.ANSWERED, State.PLANNED}:
        return _word(answer.state.value, language)
    parts = [_value(answer, question, language)]
    if answer.range is not None:
        between = " ; " if language == "fr" else ", "
        ends = (said_number(_digits(end), language) for end in answer.range)
        parts.append(f"[{between.join(ends)}]")
    if answer.state is State.PLANNED:
        parts.append(f"({_word('planned', language)})")
    return " ".join(part for part in parts if part)


def asked(identifier: str, pack: Pack, answers: AnswersFile) -> Question | None:
    """Return what an answer is an answer to, with its choices.

    Args:
        identifier: Id of the answer, as in ``training.runs[main].place``.
        pack: The questionnaire.
        answers: The answers, which hold the choices of some questions.
    """
    question = pack.by_id.get(asked_by(identifier))
    return None if question is None else resolve(question, answers)


def _value(answer: Answer, question: Question | None, language: str) -> str:
    value = answer.value
    if value is None:
        return ""
    if isinstance(value, dict):
        return _word("grid", language).format(count=len(value))
    if isinstance(value, int | float) and not isinstance(value, bool):
        asked_in = question.unit if question and question.type.is_numeric else None
        return said_quantity(_digits(value), answer.unit or asked_in or "1", language)
    return visible(labelled(question, value, language), _LONGEST)


def _digits(value: float) -> float:
    """Return a figure with as many digits as a reader can use; a count has all.

    >>> _digits(0.00018655650000123), _digits(123456789.0)
    (0.0001865565, 123456789.0)
    """
    return value if value == math.floor(value) else float(f"{value:.7g}")


def _word(name: str, language: str) -> str:
    return _SAID[name].in_language(language)
