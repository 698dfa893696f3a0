"""What can be wrong with rules, actions and wordings besides their conditions."""

import re
from collections.abc import Collection, Iterable, Iterator

from assessor.catalogue.patterns import pattern_faults
from assessor.domain.pack import Pack
from assessor.domain.rules import Action, ClaimRule, Gate, OutcomeWording, RuleExample
from assessor.errors import AssessorError
from assessor.expressions import parse
from assessor.expressions.checking import nearest

Named = tuple[str, str]
"""The id of a thing and what is wrong with it."""
OUTCOMES = ("refer", "insufficient", "rework", "conditions", "proceed")
EVERY_STAGE = ("all", "communication")
"""What an action may name instead of a stage."""
DEFAULT = "default"
_CODE = re.compile(r"[A-Z]{2,3}-\d{2}")


def entry_faults(pack: Pack) -> Iterator[Named]:
    """Say which rules of a pack name things that are not there.

    Args:
        pack: The pack.
    """
    sources = pack.header.sources
    for gate in pack.gates:
        yield from _unknown(gate.id, "ask", gate.ask, pack.by_id)
        yield from _unknown(gate.id, "refs", gate.refs, sources)
        yield from _example_faults(gate.id, _read_by(gate), gate.examples)
    for finding in pack.findings:
        yield from _unknown(finding.id, "part", [finding.part], pack.header.parts)
        yield from _unknown(finding.id, "refs", finding.refs, sources)
        yield from _example_faults(finding.id, [finding.when], finding.examples)
    for bias in pack.bias:
        yield from _unknown(bias.id, "refs", bias.refs, sources)
    for action in pack.actions:
        yield from _action_faults(action, pack)
    for name, lever in pack.header.levers.items():
        yield from _unknown(name, "holders", lever.holders, pack.header.holders)
    for claim in pack.claims:
        yield from _claim_faults(claim)
    yield from _outcome_faults(pack.outcomes, pack.header.known_profiles)
    yield from _crosswalk_faults(pack)


def _read_by(gate: Gate) -> list[str]:
    return [gate.when, *([gate.concerns] if gate.concerns is not None else [])]


def _unknown(
    name: str, field: str, used: Iterable[str], there: Collection[str]
) -> Iterator[Named]:
    for one in used:
        if one not in there:
            yield name, f"{field}: there is no {one}{nearest(one, there)}"


def _example_faults(
    name: str, expressions: Iterable[str], examples: Iterable[RuleExample]
) -> Iterator[Named]:
    """An example that gives a value to a name the rule does not read tests nothing."""
    try:
        read = {one for text in expressions for one in parse(text).names}
    except AssessorError:
        return
    for number, example in enumerate(examples, start=1):
        for one in example.values:
            if one not in read:
                said = f"the rule does not read {one}{nearest(one, read)}"
                yield name, f"example {number}: {said}"


def _action_faults(action: Action, pack: Pack) -> Iterator[Named]:
    yield from _unknown(action.id, "refs", action.refs, pack.header.sources)
    stages = (*pack.header.stages, *EVERY_STAGE)
    yield from _unknown(action.id, "stages", action.stages, stages)
    if pack.header.levers:
        yield from _unknown(action.id, "lever", (action.lever,), pack.header.levers)
    for code in action.questions:
        if not _CODE.fullmatch(code):
            said = "is not the code of a question, as in CTX-03"
            yield action.id, f"questions: {code} {said}"
        elif code not in pack.by_code:
            yield action.id, f"questions: there is no question {code}"


def _claim_faults(claim: ClaimRule) -> Iterator[Named]:
    if not claim.patterns:
        yield claim.id, "patterns: give one in at least one language"
    for language, pattern in claim.patterns.items():
        for said in pattern_faults(pattern):
            yield claim.id, f"patterns: {language}: {said}"


def _outcome_faults(
    outcomes: Iterable[OutcomeWording], profiles: tuple[str, ...]
) -> Iterator[Named]:
    given = {outcome.id: outcome.wordings for outcome in outcomes}
    for outcome in OUTCOMES:
        if outcome not in given:
            yield outcome, "outcomes: this outcome has no wording"
    for name, wordings in given.items():
        yield from _unknown(name, "wordings", wordings, (*profiles, DEFAULT))
        if DEFAULT not in wordings:
            for profile in profiles:
                if profile not in wordings:
                    yield name, f"wordings: neither {profile} nor default is worded"


def _crosswalk_faults(pack: Pack) -> Iterator[Named]:
    frameworks = [one.id for one in pack.frameworks]
    for framework in pack.frameworks:
        named = [framework.source]
        yield from _unknown(framework.id, "source", named, pack.header.sources)
    for criterion in pack.crosswalk:
        asked = criterion.questions
        yield from _unknown(criterion.id, "questions", asked, pack.by_code)
        for counterpart in criterion.counterparts:
            named = [counterpart.framework]
            yield from _unknown(criterion.id, "framework", named, frameworks)
