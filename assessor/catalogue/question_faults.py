"""What can be wrong with a question besides its conditions: its units, its profiles."""

from collections.abc import Collection, Iterable, Iterator

from assessor.domain.pack import Pack
from assessor.domain.questionnaire import Profile, Question, Section
from assessor.errors import QuantityError
from assessor.expressions.checking import nearest
from assessor.quantities import convert

Named = tuple[str, str]
"""The id of a thing and what is wrong with it."""


def unit_faults(question: Question) -> Iterator[Named]:
    """Say which units of a question are not known or do not fit.

    Args:
        question: The question.
    """
    unit = question.unit
    if unit is None:
        if question.accept_units:
            yield question.id, "accept_units: the question itself has no unit"
        return
    if not question.type.is_numeric:
        yield question.id, f"unit: a question of type {question.type} has none"
        return
    try:
        convert(1, unit, unit)
    except QuantityError as error:
        yield question.id, f"unit: {error}"
        return
    for other in question.accept_units:
        try:
            convert(1, other, unit)
        except QuantityError as error:
            yield question.id, f"accept_units: {error}"


def profile_faults(pack: Pack) -> Iterator[Named]:
    """Say which profiles are told to require what they do not ask.

    Args:
        pack: The pack.
    """
    for section in pack.sections:
        for question in section.questions:
            if not question.retired:
                yield from _unasked(section, question)


def _unasked(section: Section, question: Question) -> Iterator[Named]:
    asked = {*section.profiles} & {*question.profiles}
    required: list[Profile] = [p for p, needed in question.required.items() if needed]
    for field, profiles in (
        ("required", required),
        ("evidence", [*question.evidence.need]),
    ):
        for profile in profiles:
            if profile not in asked:
                said = f"{field}: the profile {profile} does not ask this question"
                yield question.id, said


def profile_name_faults(pack: Pack) -> Iterator[Named]:
    """Say which profiles are named that there are not.

    Args:
        pack: The pack.
    """
    known = pack.header.known_profiles
    for section in pack.sections:
        yield from _strange(section.id, "profiles", section.profiles, known)
        for question in section.questions:
            need = question.evidence.need
            yield from _strange(question.id, "profiles", question.profiles, known)
            yield from _strange(question.id, "required", question.required, known)
            yield from _strange(question.id, "evidence", need, known)


def _strange(
    name: str, field: str, used: Iterable[str], known: Collection[str]
) -> Iterator[Named]:
    for profile in used:
        if profile not in known:
            said = f"{field}: there is no profile {profile}{nearest(profile, known)}"
            yield name, said
