"""Why the outcome is what it is, and whether it holds."""

from collections.abc import Iterator

from assessor.assessing.explaining_words import Desk
from assessor.domain.conventions import GAUGE_THRESHOLD


def outcome(desk: Desk) -> Iterator[str]:
    """Say what led to the outcome."""
    made = desk.assessment
    yield desk.say("outcome", text=desk.text(made.outcome.sentence))
    yield desk.say("basis", name=desk.say(f"basis_{made.outcome.basis}"))
    if made.outcome.because:
        yield desk.say("because", names=", ".join(made.outcome.because))
        for name in made.outcome.because:
            if name in made.gates:
                title = desk.text(made.gates[name].gate.title)
                said = made.gates[name].ruling.value
                yield desk.say(said, name=name, title=title)
    else:
        threshold = desk.pack.figure(GAUGE_THRESHOLD)
        yield desk.say("nothing_against", figure=desk.share(threshold))
    yield from _weighed(desk)
    if made.outcome.unless:
        names = ", ".join(map(desk.named, made.outcome.unless))
        yield desk.say("answer_next", names=names)
    yield desk.say(
        "other_basis",
        declared=outcome_words(desk, made.declared_outcome.id).rstrip("."),
        supported=outcome_words(desk, made.supported_outcome.id).rstrip("."),
    )


def _weighed(desk: Desk) -> Iterator[str]:
    """Say whether the outcome holds with each weight moved by half."""
    tried = [
        one
        for one in desk.assessment.sensitivities
        if one.convention.startswith("weights.")
    ]
    if not tried:
        return
    turning = [one for one in tried if not one.holds]
    if not turning:
        yield desk.say("weights_hold", count=str(len(tried)))
    for one in turning:
        code = one.convention.removeprefix("weights.")
        outcome = outcome_words(desk, one.outcome)
        yield desk.say("weight_turns", name=code, outcome=outcome)


def outcome_words(desk: Desk, outcome: str) -> str:
    """Return the sentence of an outcome for the profile."""
    for wording in desk.pack.outcomes:
        if wording.id == outcome:
            words = wording.wordings
            found = words.get(desk.assessment.profile) or words.get("default")
            return outcome if found is None else desk.text(found)
    return outcome
