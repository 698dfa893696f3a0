"""What was chosen, in the words of the questionnaire."""

from assessor.domain.questionnaire import Question
from assessor.domain.wording import Text

_YES = Text({"en": "yes", "fr": "oui"})
_NO = Text({"en": "no", "fr": "non"})
_NONE = Text({"en": "none of them", "fr": "aucun de ces choix"})
# Labels may hold commas themselves.
_BETWEEN = Text({"en": "; ", "fr": "\N{NO-BREAK SPACE}; "})


def labelled(question: Question | None, value: object, language: str) -> str:
    """Return what was chosen by its label; what has none is returned as it is.

    Args:
        question: What was asked, with its choices; ``None`` where that is not known.
        value: The value of an answer: yes or no, a choice, several, or another one.
        language: Code of the language.

    >>> labelled(None, True, "fr"), labelled(None, ("a", "b"), "en")
    ('oui', 'a; b')
    """
    if isinstance(value, bool):
        return (_YES if value else _NO).in_language(language)
    if isinstance(value, tuple):
        names = [labelled(question, one, language) for one in value]
        between = _BETWEEN.in_language(language)
        return between.join(names) or _NONE.in_language(language)
    label = None if question is None else question.choices.get(str(value))
    return str(value) if label is None else label.in_language(language)
