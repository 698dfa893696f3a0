"""Why a gate, a level, a gauge, a finding, a bias or an action is what it is."""

from collections.abc import Iterator, Mapping

from assessor.assessing.explaining_outcome import outcome_words
from assessor.assessing.explaining_words import Desk
from assessor.domain.answers import State
from assessor.domain.assessment import LevelResult, Sensitivity
from assessor.domain.questionnaire import GaugeId, Kind
from assessor.domain.rules import Action, BiasCheck, Convention, Finding, Ruling
from assessor.expressions import parse


def gate(desk: Desk, name: str) -> Iterator[str]:
    """Say why a gate speaks or does not."""
    result = desk.assessment.gates[name]
    rule = result.gate
    yield desk.say(result.ruling.value, name=rule.id, title=desk.text(rule.title))
    if rule.concerns is not None:
        yield desk.say("concerns", rule=rule.concerns)
    yield desk.say("when", rule=rule.when)
    yield from _read(desk, result.values)
    if any(_is_level(desk, name) for name in result.values):
        yield desk.say("as_proof" if rule.asserts == "proof" else "as_act")
    if result.ask:
        yield desk.say("answer_next", names=", ".join(map(desk.named, result.ask)))
    if result.ruling in {Ruling.FIRED, Ruling.POSSIBLE}:
        yield desk.say("then", text=desk.text(rule.consequence))
        yield desk.say("remedy", text=desk.text(rule.remedy))
    carries = name in desk.assessment.outcome.because
    yield desk.say("carries" if carries else "carries_not")
    yield from desk.sources(rule.refs)


def _is_level(desk: Desk, name: str) -> bool:
    return name in desk.pack.by_id and desk.pack.by_id[name].type is Kind.LEVEL


def _read(desk: Desk, values: Mapping[str, str]) -> Iterator[str]:
    for name, value in values.items():
        yield desk.say("read", name=desk.named(name), value=desk.value(value))


def level(desk: Desk, result: LevelResult) -> Iterator[str]:
    """Say why a level counts what it counts."""
    question = desk.pack.by_id[result.question]
    title = desk.text(question.ask)
    low, high = desk.number(result.low), desk.number(result.high)
    if result.low == result.high:
        yield desk.say("level", name=result.code, figure=low, title=title)
    else:
        yield desk.say("level_range", name=result.code, low=low, high=high, title=title)
    yield from _said(desk, result)
    gauge = desk.pack.header.gauges.get(result.gauge)
    named = desk.text(gauge.title) if gauge else result.gauge
    yield desk.say("weight", weight=desk.number(result.weight), gauge=named)
    if result.target is not None:
        yield desk.say("target", figure=desk.number(result.target))
    readers = ", ".join(_readers(desk, question.id))
    if readers:
        yield desk.say("read_by", names=readers)
    yield from _moved(desk, f"weights.{result.code}")
    yield from desk.sources(tuple(ref.source for ref in question.refs))


def _said(desk: Desk, result: LevelResult) -> Iterator[str]:
    question = desk.pack.by_id[result.question]
    if result.declared is not None:
        descriptors = desk.pack.levels_of(question)
        descriptor = descriptors[min(round(result.declared), len(descriptors) - 1)]
        figure = desk.number(result.declared)
        yield desk.say("declared", figure=figure, text=desk.text(descriptor))
    if result.state is State.PLANNED and result.declared:
        share = desk.share(result.low / result.declared)
        yield desk.say("planned", figure=share)
    if question.derive is not None and result.derived is not None:
        figure = desk.number(result.derived)
        yield desk.say("derived", figure=figure, rule=question.derive.level)
        for name in sorted(parse(question.derive.level).names):
            yield desk.say(
                "read", name=desk.named(name), value=desk.value(_value(desk, name))
            )
        if question.derive.settles:
            yield desk.say("settles")
    standing = desk.standings.get(result.question)
    if standing is not None and standing.claimed:
        ceiling = desk.pack.ceiling(question, desk.assessment.profile)
        yield desk.say("claimed", figure=desk.number(ceiling))
    if standing is not None and standing.evidence:
        yield desk.say("evidence", names=", ".join(standing.evidence))


def _value(desk: Desk, name: str) -> str:
    """Return what is known of a name: an answer, or a figure that some gate read."""
    found = [s for s in desk.assessment.standings if s.question == name]
    if found:
        shown = (one.state.value if one.value is None else one.value for one in found)
        return ", ".join(desk.value(str(one).lower()) for one in shown)
    for result in desk.assessment.gates.values():
        if name in result.values:
            return result.values[name]
    figure = _fact(desk, name)
    return desk.say("unread") if figure is None else desk.number(figure)


def _fact(desk: Desk, name: str) -> float | None:
    """Return a figure that rules read besides answers, where it is known."""
    made = desk.assessment
    if name == "coverage.share":
        return made.confidence.coverage
    kind, _, rest = name.partition(".")
    which, _, end = rest.partition(".")
    if kind == "gauge":
        gauge = next((one for one in made.gauges.values() if one.id == which), None)
        if gauge is not None:
            return gauge.high if end == "high" else gauge.low
    if kind == "impact":
        totals = made.footprint.scenarios["project"].totals.values()
        total = next((one for one in totals if one.indicator == which), None)
        if total is not None and total.estimate is not None:
            ends = total.estimate
            return {"low": ends.low, "high": ends.high}.get(end, ends.central)
    return None


def _readers(desk: Desk, question: str) -> Iterator[str]:
    for rule in desk.pack.gates:
        named = parse(rule.concerns).names if rule.concerns else frozenset()
        if question in parse(rule.when).names | named:
            yield rule.id
    for finding in desk.pack.findings:
        if question in parse(finding.when).names:
            yield finding.id
    for check in desk.pack.bias:
        if question in parse(check.passed).names:
            yield check.id


def _moved(desk: Desk, convention: str) -> Iterator[str]:
    found = _tried(desk, convention)
    if found is None:
        return
    if found.holds:
        yield desk.say("moved_holds")
    else:
        yield desk.say("moved_turns", outcome=outcome_words(desk, found.outcome))


def _tried(desk: Desk, convention: str) -> Sensitivity | None:
    tried = desk.assessment.sensitivities
    return next((one for one in tried if one.convention == convention), None)


def gauge(desk: Desk, name: GaugeId) -> Iterator[str]:
    """Say what a gauge is made of."""
    result = desk.assessment.gauges[name]
    head = desk.pack.header.gauges.get(name)
    titled = desk.text(head.title) if head else name
    low, high = desk.share(result.low), desk.share(result.high)
    yield desk.say(_told("gauge", low, high), name=titled, low=low, high=high)
    low, high = desk.share(result.supported_low), desk.share(result.supported_high)
    yield desk.say(_told("supported", low, high), low=low, high=high)
    if result.target is not None:
        yield desk.say("target", figure=desk.share(result.target))
    for one in desk.assessment.levels:
        if one.gauge == name:
            low, high = desk.number(one.low), desk.number(one.high)
            word, weight = _told("gauge_level", low, high), desk.number(one.weight)
            yield desk.say(word, code=one.code, weight=weight, low=low, high=high)


def _told(word: str, low: str, high: str) -> str:
    """Return the words for one figure where both ends of a range are the same."""
    return f"{word}_one" if low == high else word


def finding(desk: Desk, rule: Finding) -> Iterator[str]:
    """Say why a finding holds, may hold or does not."""
    spoken = [one for one in desk.assessment.findings if one.id == rule.id]
    said = spoken[0].ruling if spoken else Ruling.CLEAR
    words = {Ruling.FIRED: "finding", Ruling.POSSIBLE: "finding_possible"}
    yield desk.say(words.get(said, "finding_silent"), title=desk.text(rule.title))
    yield desk.say("holds_when", rule=rule.when)
    names = sorted(parse(rule.when).names)
    values = spoken[0].values if spoken else {n: _value(desk, n) for n in names}
    yield from _read(desk, values)
    if spoken:
        yield desk.say("remedy", text=desk.text(rule.advice))
    yield from desk.sources(rule.refs)


def contradiction(desk: Desk, name: str) -> Iterator[str]:
    """Say what contradicts a declared level."""
    found = next(one for one in desk.assessment.findings if one.id == name)
    yield desk.say("finding", title=desk.text(found.title))
    if found.values.keys() >= {"declared", "derived"}:
        declared, derived = found.values["declared"], found.values["derived"]
        yield desk.say("contradiction", declared=declared, derived=derived)
    else:
        yield from _read(desk, found.values)
    yield desk.say("remedy", text=desk.text(found.advice))


def bias(desk: Desk, check: BiasCheck) -> Iterator[str]:
    """Say why a line of a checklist is passed, failed or not known."""
    result = next(one for one in desk.assessment.bias if one.id == check.id)
    kind = "point" if check.belongs_to == "key-points" else "bias"
    yield desk.say(f"{kind}_{result.result}", title=desk.text(check.title))
    yield desk.say(f"{kind}_passed_when", rule=check.passed)
    for name in sorted(parse(check.passed).names):
        yield desk.say(
            "read", name=desk.named(name), value=desk.value(_value(desk, name))
        )
    yield from desk.sources(check.refs)


def action(desk: Desk, one: Action) -> Iterator[str]:
    """Say why an action is proposed or not."""
    yield desk.say("action", name=one.id, title=desk.text(one.title))
    if one in desk.assessment.actions:
        yield desk.say("action_shown")
    else:
        here = {desk.assessment.stage, "all", "communication"} & {*one.stages}
        said = "action_unmet" if here else "action_hidden"
        yield desk.say(said, stages=", ".join(_stages(desk, one)))
    if one.when is not None:
        yield desk.say("holds_when", rule=one.when)
        for name in sorted(parse(one.when).names):
            yield desk.say(
                "read", name=desk.named(name), value=desk.value(_value(desk, name))
            )
    texts = {
        "effect": one.effect,
        "precondition": one.precondition,
        "caution": one.caution,
    }
    for word, text in texts.items():
        if text is not None:
            yield desk.say(word, text=desk.text(text))
    yield from desk.sources(one.refs)


def _stages(desk: Desk, one: Action) -> Iterator[str]:
    known = desk.pack.header.stages
    for stage in one.stages:
        yield desk.text(known[stage].title) if stage in known else stage


def convention(desk: Desk, one: Convention) -> Iterator[str]:
    """Say what a convention is for and whether the outcome hangs on it."""
    yield desk.say("convention", text=desk.text(one.statement))
    yield desk.say("reason", text=desk.text(one.reason))
    if _tried(desk, one.id) is None:
        yield desk.say("not_moved")
    yield from _moved(desk, one.id)
