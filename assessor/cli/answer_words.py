"""An answer in a few words, for one line of a terminal."""

from assessor.domain.answers import Answer, State
from assessor.domain.visible import short
from assessor.domain.wording import Text

_SAID = {
    "nothing": Text({"en": "no answer", "fr": "pas de réponse"}),
    "unknown": Text({"en": "unknown", "fr": "je ne sais pas"}),
    "not_applicable": Text({"en": "not applicable", "fr": "sans objet"}),
    "open": Text({"en": "open", "fr": "ouvert"}),
    "planned": Text({"en": "planned", "fr": "prévu"}),
    "grid": Text({"en": "{count} cells", "fr": "{count} cases"}),
}


def shown(answer: Answer | None, language: str) -> str:
    """Return an answer in a few words.

    Args:
        answer: The answer; ``None`` where there is none.
        language: Language of the words.
    """
    if answer is None:
        return _word("nothing", language)
    if answer.state not in {State.ANSWERED, State.PLANNED}:
        return _word(answer.state.value, language)
    parts = [_value(answer, language)]
    if answer.unit and answer.unit != "1":
        parts.append(answer.unit)
    if answer.range is not None:
        between = " ; " if language == "fr" else ", "
        ends = (_number(end, language) for end in answer.range)
        parts.append(f"[{between.join(ends)}]")
    if answer.state is State.PLANNED:
        parts.append(f"({_word('planned', language)})")
    return " ".join(part for part in parts if part)


def _value(answer: Answer, language: str) -> str:
    value = answer.value
    if value is None:
        return ""
    if isinstance(value, dict):
        return _word("grid", language).format(count=len(value))
    if isinstance(value, tuple):
        return short(", ".join(map(str, value)))
    return _number(value, language) if isinstance(value, float) else short(value)


def _number(value: float, language: str) -> str:
    text = f"{value:g}"
    return text.replace(".", ",") if language == "fr" else text


def _word(name: str, language: str) -> str:
    return _SAID[name].in_language(language)
