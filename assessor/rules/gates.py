"""Gates: conditions that limit what may be concluded, whatever the gauges say."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assessor.domain.answers import State
from assessor.domain.assessment import GateResult, Standing
from assessor.domain.pack import Pack
from assessor.domain.rules import Gate, GateEffect, Ruling
from assessor.domain.ruling import ruling
from assessor.domain.sheet import Sheet
from assessor.expressions import Environment, Unsettled, Value, parse

STRESSED_NET = "net.stressed"
_MISSING = {State.OPEN, State.UNKNOWN}


@dataclass(frozen=True)
class Readings:
    """The two ways in which rules read a level that somebody does not know.

    Attributes:
        proof: It reads 0: missing proof is no proof.
        act: It reads open: nobody is accused of what is not known.
    """

    proof: Environment
    act: Environment

    def of(self, gate: Gate) -> Environment:
        """Return the way in which one gate reads."""
        return self.act if gate.asserts == "act" else self.proof

    def say(self, gate: Gate) -> Ruling:
        """Return what one gate says."""
        return ruling(gate.when, gate.concerns, self.of(gate))

    @classmethod
    def of_sheet(cls, sheet: Sheet, facts: Mapping[str, Value]) -> "Readings":
        """Return how rules read a sheet and what was found besides."""
        return cls(
            proof=sheet.environment(unknown_level="zero", facts=facts),
            act=sheet.environment(unknown_level="open", facts=facts),
        )


def rulings(
    gates: Iterable[Gate], readings: Readings, given: Mapping[str, Ruling]
) -> dict[str, Ruling]:
    """Return what every gate says, by id; what is given already is not read again.

    A benefit that vanishes in the stress test is a benefit that is not shown: where
    the gate that asks for the test speaks and the net effect is not above zero, the
    gate that locks benefits speaks as loudly.
    """
    found = {g.id: given.get(g.id) or readings.say(g) for g in gates}
    net = readings.proof.value(STRESSED_NET)
    if isinstance(net, Unsettled | str | tuple) or net > 0:
        return found
    loudest = _loudest(
        found[gate.id] for gate in gates if GateEffect.STRESS_TEST in gate.effects
    )
    for gate in gates:
        if loudest and GateEffect.LOCK_BENEFIT in gate.effects:
            found[gate.id] = _loudest((found[gate.id], loudest)) or found[gate.id]
    return found


def _loudest(spoken: Iterable[Ruling]) -> Ruling | None:
    heard = set(spoken)
    return next((r for r in (Ruling.FIRED, Ruling.POSSIBLE) if r in heard), None)


def rule_gates(pack: Pack, readings: Readings, sheet: Sheet) -> dict[str, GateResult]:
    """Return what every gate of a pack says, why, and what would settle it."""
    said = rulings(pack.gates, readings, {})
    missing = [s for s in sheet.standings if s.state in _MISSING]
    return {
        gate.id: _result(gate, said[gate.id], readings.of(gate), missing)
        for gate in pack.gates
    }


def _result(
    gate: Gate, said: Ruling, environment: Environment, missing: list[Standing]
) -> GateResult:
    values = looked_at((gate.concerns, gate.when), environment)
    speaks = said in {Ruling.FIRED, Ruling.POSSIBLE}
    if speaks and ruling(gate.when, gate.concerns, environment) is not said:
        values[STRESSED_NET] = as_text(environment.value(STRESSED_NET))
    asked = (gate.ask or tuple(values)) if speaks else ()
    settling = (s.id for name in asked for s in missing if s.question == name)
    return GateResult(gate=gate, ruling=said, values=values, ask=tuple(settling))


def read_by(gate: Gate) -> frozenset[str]:
    """Return the names a gate reads."""
    concerns = parse(gate.concerns).names if gate.concerns else frozenset()
    return parse(gate.when).names | concerns


def looked_at(
    expressions: Iterable[str | None], environment: Environment
) -> dict[str, str]:
    """Return the value of each name that expressions mention, as text."""
    names = {
        name for text in expressions if text is not None for name in parse(text).names
    }
    return {name: as_text(environment.value(name)) for name in sorted(names)}


def effects(results: Mapping[str, GateResult]) -> tuple[GateEffect, ...]:
    """Return what gates do to the report, each effect once.

    A gate about missing proof that is only possible acts as if it had fired, or an
    answer left out would give a better report than a bad one; a gate that asserts an
    act never does.
    """
    acting = (result.gate.effects for result in results.values() if acts(result))
    return tuple(dict.fromkeys(effect for group in acting for effect in group))


def acts(result: GateResult) -> bool:
    """Say whether a gate does to the report what its effects say."""
    if result.ruling is Ruling.POSSIBLE:
        return result.gate.asserts == "proof"
    return result.ruling is Ruling.FIRED


def as_text(value: Value) -> str:
    """Return a value as it is printed beside a rule.

    Examples:
        >>> as_text(True), as_text(1.50), as_text(Unsettled.OPEN), as_text(("a", 2))
        ('true', '1.5', 'open', 'a, 2')
    """
    if isinstance(value, tuple):
        return ", ".join(as_text(part) for part in value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Unsettled):
        return value.value
    return f"{value:g}" if isinstance(value, float) else str(value)
