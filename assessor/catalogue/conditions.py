"""What can be wrong with the conditions and rules of a pack."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from assessor.domain.names import RULE_FACTS, question_type, surroundings
from assessor.domain.pack import Pack
from assessor.domain.questionnaire import Question, Section
from assessor.domain.rules import RuleExample
from assessor.domain.ruling import ruling, values_of
from assessor.errors import AssessorError
from assessor.expressions import (
    NameType,
    check,
    parse,
    satisfiable,
)

Named = tuple[str, str]
"""The id of a thing and what is wrong with it."""
Types = Mapping[str, NameType]


def condition_faults(pack: Pack) -> Iterator[Named]:
    """Say what is wrong with when:, checks: and derive: of sections and questions."""
    known = surroundings(pack)
    everything = {**known, **RULE_FACTS, **_types(pack, None)}
    for section in pack.sections:
        if section.when is not None:
            yield from _expression(section.id, "when", section.when, known)
        for rule in section.checks:
            yield from _expression(section.id, "checks", rule.expr, everything)
        inside = dict(known)
        own = {**everything, **_types(pack, section)}
        for question in section.questions:
            if not question.retired:
                yield from _of_question(question, inside, own)
                _learn(inside, question, many=False)
        for question in section.questions:
            _learn(known, question, many=section.repeat is not None)


def _learn(types: dict[str, NameType], question: Question, *, many: bool) -> None:
    kind = question_type(question, many=many)
    if kind is not None and not question.retired:
        types[question.id] = kind


def _of_question(
    question: Question, earlier: Types, everything: Types
) -> Iterator[Named]:
    name = question.id
    if question.when is not None:
        yield from _expression(name, "when", question.when, earlier)
    for rule in question.checks:
        yield from _expression(name, "checks", rule.expr, everything)
    if question.derive is not None:
        level = question.derive.level
        yield from _expression(name, "derive", level, everything, want="number")


def _types(pack: Pack, own: Section | None) -> dict[str, NameType]:
    types: dict[str, NameType] = {}
    for section in pack.sections:
        many = section.repeat is not None and section is not own
        for question in section.questions:
            _learn(types, question, many=many)
    return types


def _expression(
    name: str,
    field: str,
    text: str,
    types: Mapping[str, NameType],
    *,
    want: Literal["truth", "number"] = "truth",
) -> Iterator[Named]:
    try:
        expression = parse(text)
    except AssessorError as error:
        yield name, f"{field}: {error}"
        return
    found = check(expression, types, want=want)
    yield from ((name, f"{field}: {said}") for said in found)
    if found or want != "truth" or field == "checks":
        return
    outcomes = satisfiable(expression, types)
    if outcomes is not None and outcomes != {True, False}:
        always = "always true" if True in outcomes else "never true"
        yield name, f"{field}: this condition is {always}"


def rule_faults(pack: Pack) -> Iterator[Named]:
    """Say what is wrong with gates, findings, bias checks and actions."""
    types = {**surroundings(pack), **RULE_FACTS, **_types(pack, None)}
    for gate in pack.gates:
        yield from _expression(gate.id, "when", gate.when, types)
        if gate.concerns is not None:
            yield from _expression(gate.id, "concerns", gate.concerns, types)
        yield from _examples(gate.id, gate.when, gate.concerns, gate.examples)
    for finding in pack.findings:
        yield from _expression(finding.id, "when", finding.when, types)
        yield from _examples(finding.id, finding.when, None, finding.examples)
    for bias in pack.bias:
        yield from _expression(bias.id, "passed", bias.passed, types)
    for action in pack.actions:
        if action.when is not None:
            yield from _expression(action.id, "when", action.when, types)


def _examples(
    name: str, when: str, concerns: str | None, examples: Iterable[RuleExample]
) -> Iterator[Named]:
    for number, example in enumerate(examples, start=1):
        try:
            said = ruling(when, concerns, values_of(example))
        except AssessorError:
            return
        if said is not example.ruling:
            yield (
                name,
                f"example {number}: expected {example.ruling}, the rule says {said}",
            )
