"""The lines that a terminal shows of a dossier: its steps and its reviews."""

from collections.abc import Iterator

from assessor.cli.answer_words import shown
from assessor.domain.answers import Answer, AnswersFile, Review
from assessor.domain.revision import revision_of
from assessor.domain.submission import Status
from assessor.domain.visible import visible
from assessor.domain.wording import Text
from assessor.interview.reviewing import Reviewed, reviewed

_SAID = {
    "head": Text(
        {
            "en": "Revision {number}: {status}",
            "fr": "Révision {number}\N{NO-BREAK SPACE}: {status}",
        }
    ),
    "edited": Text(
        {
            "en": "Revision {number}: draft; the answers were changed after revision "
            "{before} was {status}",
            "fr": "Révision {number}\N{NO-BREAK SPACE}: brouillon"
            "\N{NO-BREAK SPACE}; les réponses ont changé depuis la révision "
            "{before} ({status})",
        }
    ),
    "digest": Text(
        {
            "en": "Digest (SHA-256) of the answers",
            "fr": "Condensat (SHA-256) des réponses",
        }
    ),
    "draft": Text({"en": "draft", "fr": "brouillon"}),
    "submitted": Text({"en": "submitted", "fr": "soumis"}),
    "changes_requested": Text(
        {"en": "changes requested", "fr": "modifications demandées"}
    ),
    "accepted": Text({"en": "accepted", "fr": "accepté"}),
    "rejected": Text({"en": "rejected", "fr": "refusé"}),
    "revoked": Text({"en": "revoked", "fr": "retiré"}),
    "comment": Text({"en": "comment", "fr": "commentaire"}),
    "override": Text(
        {
            "en": "given: {given}; in the reviewed result: {value}",
            "fr": "donné : {given} ; dans le résultat revu : {value}",
        }
    ),
    "changed": Text(
        {
            "en": "the answer was changed after this verdict",
            "fr": "la réponse a changé après cet avis",
        }
    ),
    "none": Text(
        {
            "en": "No reviewer said anything yet.",
            "fr": "Aucun relecteur ne s’est encore exprimé.",
        }
    ),
    "unless": Text(
        {
            "en": "{count} answers still have changes requested.",
            "fr": "Modifications encore demandées sur des réponses : {count}.",
        }
    ),
}


def head_line(answers: AnswersFile, language: str) -> str:
    """Return where a dossier stands, in one line.

    Args:
        answers: What the file says.
        language: Language of the line.
    """
    stands = revision_of(answers)
    if stands.edited and stands.last is not None:
        return word("edited", language).format(
            number=stands.number,
            before=stands.last.revision,
            status=word(stands.last.status, language),
        )
    status = word(stands.status, language)
    return word("head", language).format(number=stands.number, status=status)


def review_lines(answers: AnswersFile, language: str) -> Iterator[str]:
    """Yield where a dossier stands, its steps, and what was said of each answer.

    Args:
        answers: What the file says.
        language: Language of the lines.
    """
    yield head_line(answers, language)
    yield f"{word('digest', language)}: {revision_of(answers).sha256}"
    for step in answers.submission:
        status = word(step.status, language)
        reason = f" – {visible(step.reason)}" if step.reason else ""
        day = step.at.date()
        yield f"  {day} r{step.revision} {status}, {visible(step.by)}{reason}"
    found = reviewed(answers)
    if not found:
        yield word("none", language)
    for one in found:
        yield from _lines(answers, one, language)


def standing_lines(
    answers: AnswersFile, identifier: str, language: str
) -> Iterator[str]:
    """Yield what was said of one answer.

    Args:
        answers: What the file says.
        identifier: Id of the answer.
        language: Language of the lines.
    """
    for one in reviewed(answers):
        if one.id == identifier:
            yield from _lines(answers, one, language)


def _lines(answers: AnswersFile, one: Reviewed, language: str) -> Iterator[str]:
    verdict = "comment" if one.word is None else one.word.verdict
    changed = f" ({word('changed', language)})" if one.changed else ""
    yield f"{visible(one.id)}: {word(verdict, language)}{changed}"
    given = answers.answers.get(one.id)
    for review in one.reviews:
        colon = "\N{NO-BREAK SPACE}: " if language == "fr" else ": "
        text = f"{colon}{visible(review.text)}" if review.text else ""
        said = word(review.verdict, language)
        yield f"  {review.at.date()} {visible(review.by)}, {said}{text}"
        if review.override is not None:
            yield f"    {_both(given, review, language)}"


def _both(given: Answer | None, review: Review, language: str) -> str:
    """Return what was given beside what the reviewer puts in its place."""
    value = review.override
    before = shown(given, language)
    after = "" if value is None else shown(Answer(**value.model_dump()), language)
    return word("override", language).format(given=before, value=after)


def word(name: str | Status, language: str) -> str:
    """Return a word of the way of a dossier.

    Args:
        name: A status, a verdict, or another name of this list.
        language: Language of the word.
    """
    return _SAID[str(name)].in_language(language)
