"""What of an assessment may leave the house: confidential answers are blacked out.

Every place that holds a confidential answer says so in its stead; results stay, and so
does what they add up to. A row that rests on one withheld answer alone can be worked
back from its result: the report says this.
"""

import hashlib
import hmac
import json
from collections.abc import Iterator, Mapping
from typing import Any

from assessor.domain.answers import Answer, AnswersFile, Evidence, State
from assessor.domain.assessment import Assessment, Standing
from assessor.domain.factor_use import FactorUse
from assessor.domain.impacts import Footprint, FunctionalUnits, TraceStep
from assessor.domain.model import Model
from assessor.domain.pack import Pack
from assessor.domain.revision import steps_without_digests

WITHHELD = "[withheld / non divulgué]"
SEAL = "full-edition.json"
BLACKED_OUT = (
    "{name}: this is a disclosed edition: answers are blacked out in it, so its "
    "figures cannot be computed again. Ask its owner for the full edition and verify "
    "that one."
)
_SHORTEST = 4
_UNITS = {"service.uses_per_year": "uses_per_year", "service.lifetime": "lifetime"}


class Seal(Model):
    """What a disclosed edition says of the full one.

    Attributes:
        withheld: Ids of the answers that are blacked out.
        hmac_sha256: HMAC-SHA-256 of the full answers file, under a key that its
            owner keeps: whoever is shown both can tell that they belong together,
            and nobody can try values out.
    """

    withheld: tuple[str, ...]
    hmac_sha256: str


def seal(assessment: Assessment, answers: bytes, key: bytes) -> Seal:
    """Return what ties a disclosed edition to the full one.

    Args:
        assessment: The full assessment.
        answers: The full answers file, as it is.
        key: Key that the owner of the answers keeps.
    """
    return Seal(
        withheld=tuple(one.id for one in assessment.standings if one.confidential),
        hmac_sha256=hmac.new(key, answers, hashlib.sha256).hexdigest(),
    )


def disclosed(assessment: Assessment, pack: Pack) -> Assessment:
    """Return an assessment without what was said in confidence.

    Args:
        assessment: The full assessment.
        pack: The pack it was made with.
    """
    hidden = {
        name: answer
        for name, answer in assessment.answers.answers.items()
        if answer.confidential
    }
    if not hidden:
        return assessment
    tainted = _tainted(assessment.footprint.trace, hidden)
    changed = assessment.model_copy(
        update={
            "answers": public_answers(assessment.answers),
            "standings": tuple(map(_standing, assessment.standings)),
            "footprint": _footprint(assessment, pack, hidden, tainted),
            "claims": tuple(c for c in assessment.claims if c.where not in hidden),
            "factors_used": _rows(assessment.factors_used, tainted),
            "elsewhere": None if tainted else assessment.elsewhere,
        }
    )
    data = changed.model_dump(mode="json")
    names = {
        *hidden,
        *(one.question for one in assessment.standings if one.confidential),
    }
    cleaned = _cleaned(data, tuple(_secrets(hidden)), names)
    return Assessment.model_validate_json(json.dumps(cleaned))


def public_answers(answers: AnswersFile) -> AnswersFile:
    """Return answers of which those given in confidence are open and marked.

    Args:
        answers: All answers.
    """
    hidden = {name for name, one in answers.answers.items() if one.confidential}
    blank = Answer(state=State.OPEN, confidential=True, note=WITHHELD)
    shown = {
        name: blank if name in hidden else one for name, one in answers.answers.items()
    }
    cited = {e for one in shown.values() for e in one.evidence}
    actions = {
        name: one.model_copy(
            update={
                "set": {k: v for k, v in one.set.items() if k not in hidden},
                "scale": {k: v for k, v in one.scale.items() if k not in hidden},
            }
        )
        for name, one in answers.actions.items()
    }
    public = answers.model_copy(
        update={
            "answers": shown,
            "actions": actions,
            "reviews": {k: v for k, v in answers.reviews.items() if k not in hidden},
            "evidence": {
                name: one if name in cited else Evidence(title=WITHHELD)
                for name, one in answers.evidence.items()
            },
        }
    )
    given = {name: answers.answers[name] for name in hidden}
    data = _cleaned(public.model_dump(mode="json"), tuple(_secrets(given)), set())
    shown_file = AnswersFile.model_validate_json(json.dumps(data))
    if not hidden:
        return shown_file
    steps = steps_without_digests(answers, shown_file)
    return shown_file.model_copy(update={"submission": steps, "part": None})


def _standing(one: Standing) -> Standing:
    if not one.confidential:
        return one
    given = one.state in {State.ANSWERED, State.PLANNED}
    return Standing(
        id=one.id,
        question=one.question,
        row=one.row,
        state=one.state,
        value=WITHHELD if given else None,
        required=one.required,
        claimed=one.claimed,
        confidential=True,
    )


def _tainted(
    trace: Mapping[str, TraceStep], hidden: Mapping[str, Answer]
) -> frozenset[str]:
    """Return the steps that rest on a withheld answer, and the rows only they use."""
    found = {f"answer:{name}" for name in hidden} & trace.keys()
    consumers: dict[str, set[str]] = {}
    for step in trace.values():
        for name in step.inputs:
            consumers.setdefault(name, set()).add(step.id)
    waiting = list(found)
    while waiting:
        for name in consumers.get(waiting.pop(), set()) - found:
            found.add(name)
            waiting.append(name)
    only = {
        name
        for name, step in trace.items()
        if step.origin != "formula" and consumers.get(name) and consumers[name] <= found
    }
    return frozenset(found | only)


def _footprint(
    assessment: Assessment,
    pack: Pack,
    hidden: Mapping[str, Answer],
    tainted: frozenset[str],
) -> Footprint:
    footprint = assessment.footprint
    feeds = {pack.by_id[name].feeds for name in hidden if name in pack.by_id}
    closed = {field for fact, field in _UNITS.items() if fact in feeds}
    return footprint.model_copy(
        update={
            "trace": {
                name: _step(step) if name in tainted else step
                for name, step in footprint.trace.items()
                if name not in tainted or not step.table
            },
            "warnings": () if tainted else footprint.warnings,
            "scenarios": {
                name: one.model_copy(
                    update={"functional_units": _units(one.functional_units, closed)}
                )
                for name, one in footprint.scenarios.items()
            },
        }
    )


def _units(units: FunctionalUnits, closed: set[str]) -> FunctionalUnits:
    """Leave out what two printed figures would give away by their ratio."""
    changed: dict[str, object] = dict.fromkeys(closed)
    if "uses_per_year" in closed:
        changed["per_use"] = dict.fromkeys(units.per_use)
    if "lifetime" in closed:
        changed["per_year"] = dict.fromkeys(units.per_year)
    return units.model_copy(update=changed)


def _step(step: TraceStep) -> TraceStep:
    """Leave the name of a step; the rows it takes would tell what was answered."""
    blank = {"central": WITHHELD, "low": None, "high": None, "notes": (), "inputs": ()}
    return step.model_copy(update=blank)


def _rows(
    used: tuple[FactorUse, ...], tainted: frozenset[str]
) -> tuple[FactorUse, ...]:
    return tuple(one for one in used if one.step not in tainted)


def _secrets(hidden: Mapping[str, Answer]) -> Iterator[str]:
    """Yield the texts of withheld answers; short ones would hit what is public."""
    for answer in hidden.values():
        for text in (answer.value, answer.note, answer.justification):
            if isinstance(text, str) and len(text) >= _SHORTEST and " " in text:
                yield text


def _cleaned(data: Any, secrets: tuple[str, ...], names: set[str]) -> Any:  # noqa: ANN401  # JSON
    """Black out texts wherever they stand, and values that stand under a name."""
    if isinstance(data, str):
        for secret in secrets:
            data = data.replace(secret, WITHHELD)
        return data
    if isinstance(data, dict):
        return {
            key: WITHHELD
            if key in names and isinstance(held, str)
            else _cleaned(held, secrets, names)
            for key, held in data.items()
        }
    if isinstance(data, list):
        return [_cleaned(held, secrets, names) for held in data]
    return data
