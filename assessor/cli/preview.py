"""The result so far, in one line, while the questions are being answered."""

from collections.abc import Callable

from assessor.cli.clock import today
from assessor.cli.opening import Questionnaire
from assessor.cli.summary import range_text, summary_lines
from assessor.domain.answers import AnswersFile, State
from assessor.domain.assessment import Assessment, Gap
from assessor.domain.wording import Language

DRAWS = 1024
KILOGRAMS = "kgCO2e"
PER_TONNE = 1000
WORDS = {
    "en": "Carbon footprint so far: {range}",
    "fr": "Empreinte carbone à ce stade : {range}",
}
PARTIAL = {
    "en": "Carbon footprint so far (partial): central {range}",
    "fr": "Empreinte carbone à ce stade (partielle) : valeur centrale {range}",
}
WAITING = {
    "en": "No figure yet: it waits for “{ask}”",
    "fr": "Pas encore de chiffre : il attend « {ask} »",
}
NARROW = {
    "en": "; answering “{ask}” would narrow it most",
    "fr": " ; répondre à « {ask} » la préciserait le plus",
}


def preview_of(
    questionnaire: Questionnaire,
) -> Callable[[AnswersFile, Language], str | None]:
    """Return what works out the line; nothing it meets may stop an interview.

    Args:
        questionnaire: The pack and the factors.
    """

    def line(answers: AnswersFile, language: Language) -> str | None:
        try:
            return _line(questionnaire, answers, language)
        except Exception:  # noqa: BLE001  # an interview goes on without its preview
            return None

    return line


def closing_of(
    questionnaire: Questionnaire,
) -> Callable[[AnswersFile, Language], tuple[str, ...]]:
    """Return what works out the lines that end an interview.

    Args:
        questionnaire: The pack and the factors.
    """

    def lines(answers: AnswersFile, language: Language) -> tuple[str, ...]:
        try:
            return tuple(summary_lines(_assessed(questionnaire, answers), language))
        except Exception:  # noqa: BLE001  # the answers are saved, the end comes anyway
            return ()

    return lines


def _assessed(questionnaire: Questionnaire, answers: AnswersFile) -> Assessment:
    from assessor.assessing import assess

    pack, shelf = questionnaire.pack, questionnaire.shelf
    return assess(answers, pack, shelf, today=today(), draws=DRAWS)


def _line(
    questionnaire: Questionnaire, answers: AnswersFile, language: Language
) -> str | None:
    assessment = _assessed(questionnaire, answers)
    total = assessment.footprint.scenarios["project"].totals.get("gwp")
    if total is None or total.estimate is None:
        return _waiting(assessment, language)
    found = total.estimate
    heavy = found.unit == KILOGRAMS and found.central >= PER_TONNE
    if heavy:
        found = found.model_copy(update={"unit": "tCO2e"})
    text = range_text(found, language, PER_TONNE if heavy else 1)
    so_far = (PARTIAL if total.at_least else WORDS)[language].format(range=text)
    widest = max(assessment.gaps, key=lambda gap: gap.share, default=None)
    if widest is None or widest.share == 0:
        return so_far
    return so_far + NARROW[language].format(ask=_asked(widest, answers, language))


def _asked(gap: Gap, answers: AnswersFile, language: Language) -> str:
    """Return a question, with its row where several rows may ask the same."""
    ask = gap.ask.in_language(language)
    group, _, rest = gap.id.partition("[")
    row = rest.partition("]")[0].replace("_", " ")
    several = len(answers.groups.get(group, ())) > 1
    return f"{ask} ({row})" if row and several else ask


def _waiting(assessment: Assessment, language: Language) -> str | None:
    """Say which unknown answer leaves no figure; what is open will still be asked."""
    missing = [gap for gap in assessment.gaps if gap.not_assessed]
    waited = next((gap for gap in missing if gap.state is State.UNKNOWN), None)
    if waited is None:
        return None
    return WAITING[language].format(ask=_asked(waited, assessment.answers, language))
