"""The outcome: the first conclusion, in a fixed order, that the rules support."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assessor.domain.assessment import Basis, GateResult, Outcome, OutcomeId
from assessor.domain.pack import Pack
from assessor.domain.questionnaire import GaugeId
from assessor.domain.rules import Gate, GateEffect, Ruling
from assessor.domain.wording import Text, plain


@dataclass(frozen=True)
class Verdict:
    """A conclusion before it is put into words.

    Attributes:
        because: Gates, by id, and gauges, as in ``gauge.measure``, that led to it.
        open_gates: The gates among them that are only possible, where the
            conclusion hangs on nothing else.
    """

    id: OutcomeId
    because: tuple[str, ...] = ()
    open_gates: tuple[str, ...] = ()


def decide(
    gates: Iterable[Gate],
    said: Mapping[str, Ruling],
    gauges: Mapping[GaugeId, tuple[float, float]],
    *,
    threshold: float,
) -> Verdict:
    """Conclude: refer, insufficient, rework, conditions or proceed, in this order.

    A gate that is only possible counts as one that fired, but nobody is referred on
    what is not known: that is insufficient information. Gauges are read at worst.

    Args:
        gates: The gates of the pack.
        said: What each of them says.
        gauges: Low and high of each gauge. [0 to 1]
        threshold: Below it a gauge puts conditions. [0 to 1]
    """
    speaking = [g for g in gates if said[g.id] in {Ruling.FIRED, Ruling.POSSIBLE}]
    refer = [g for g in speaking if GateEffect.REFER in g.effects]
    withheld = [g for g in speaking if GateEffect.WITHHOLD_OUTCOME in g.effects]
    low = [f"gauge.{gauge}" for gauge, ends in gauges.items() if ends[0] < threshold]
    tiers: tuple[tuple[OutcomeId, list[Gate], list[str]], ...] = (
        ("refer", [g for g in refer if said[g.id] is Ruling.FIRED], []),
        ("insufficient", refer + withheld, []),
        ("rework", [g for g in speaking if g.colour == "red"], []),
        ("conditions", [g for g in speaking if g.colour == "amber"], low),
    )
    for outcome, reasons, others in tiers:
        if reasons or others:
            names = tuple(dict.fromkeys(gate.id for gate in reasons))
            hangs = not others and all(said[n] is Ruling.POSSIBLE for n in names)
            return Verdict(outcome, (*names, *others), names if hangs else ())
    return Verdict("proceed")


def worded(
    verdict: Verdict,
    pack: Pack,
    basis: Basis,
    profile: str,
    results: Mapping[str, GateResult],
) -> Outcome:
    """Put a conclusion into the words that a profile has for it.

    ``unless`` names the questions whose answer could lift the conclusion; it is
    empty where something that is known already carries it.
    """
    asked = (name for gate in verdict.open_gates for name in results[gate].ask)
    return Outcome(
        id=verdict.id,
        basis=basis,
        sentence=_sentence(verdict.id, pack, profile),
        because=verdict.because,
        unless=tuple(dict.fromkeys(asked)),
    )


def _sentence(outcome: OutcomeId, pack: Pack, profile: str) -> Text:
    for wording in pack.outcomes:
        if wording.id == outcome:
            wordings = wording.wordings
            return wordings.get(profile) or wordings.get("default") or plain(outcome)
    return plain(outcome)
