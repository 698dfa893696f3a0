"""What a terminal shows of a result within its call."""

from collections.abc import Iterator

from assessor.domain.calls import CallResult, RubricResult

WORDS = {
    "en": {
        "comparable": "{call}: comparable within this call.",
        "not_comparable": "{call}: not comparable within this call, because:",
        "defaults": "The call stands in for: {names}",
        "points": (
            "Points under the funder's own rule ({author}), not one of assessor: "
            "{points} of {most}"
        ),
        "range": "{low} to {high}",
    },
    "fr": {
        "comparable": "{call}\N{NO-BREAK SPACE}: comparable au sein de cet appel.",
        "not_comparable": (
            "{call}\N{NO-BREAK SPACE}: non comparable au sein de cet appel, car"
            "\N{NO-BREAK SPACE}:"
        ),
        "defaults": "L’appel fixe la valeur de\N{NO-BREAK SPACE}: {names}",
        "points": (
            "Points selon la règle du financeur ({author}), et non d’assessor"
            "\N{NO-BREAK SPACE}: "
            "{points} sur {most}"
        ),
        "range": "{low} à {high}",
    },
}


def call_lines(found: CallResult, language: str) -> Iterator[str]:
    """Yield whether a result may be compared, why not, and its points.

    Args:
        found: What is said within the call.
        language: Language of the lines.
    """
    words = WORDS.get(language, WORDS["en"])
    verdict = words["comparable" if found.comparable else "not_comparable"]
    yield verdict.format(call=found.title.in_language(language))
    for reason in found.reasons:
        yield f"- {reason.in_language(language)}"
    if found.defaults:
        yield words["defaults"].format(names=", ".join(found.defaults))
    if found.rubric is not None:
        yield _points(found.rubric, words, language)


def _points(rubric: RubricResult, words: dict[str, str], language: str) -> str:
    ends = [_number(end, language) for end in (rubric.low, rubric.high)]
    shown = words["range"].format(low=ends[0], high=ends[1])
    return words["points"].format(
        author=rubric.author.in_language(language),
        points=ends[0] if ends[0] == ends[1] else shown,
        most=_number(rubric.most, language),
    )


def _number(value: float, language: str) -> str:
    text = f"{value:.6g}"
    return text.replace(".", ",") if language == "fr" else text
