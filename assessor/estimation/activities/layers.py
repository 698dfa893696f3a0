"""Layers of training: each counted, left out with its reason, or not known.

A model is trained first by its maker, then version by version, then by the company
that uses it, then by or for its users. A layer that is said to be counted stands in
rows that name it (or, for the first, in the share of the model made by others); one
that is not known, or has no row, is not assessed.
"""

from collections.abc import Iterator, Mapping, Sequence

from assessor.domain.activity import Row
from assessor.domain.fact_kinds import LAYERS
from assessor.domain.impacts import INDICATORS, CellState, Phase
from assessor.estimation.inputs import Setting
from assessor.estimation.lines import MISSING, Line

_PHASES: Mapping[str, Phase] = {
    "initial": "training",
    "version": "training",
    "company": "fine_tuning",
    "user": "fine_tuning",
}
_NO_ROW = f"{MISSING}: said to be counted but there is no data"
_UNKNOWN = "not known whether it exists"
_LEFT_OUT = "layer of training left out"


def layer_lines(
    setting: Setting, rows: Sequence[Row], lines: Sequence[Line]
) -> Iterator[Line]:
    """Yield the lines of layers of training that no row counts.

    Args:
        setting: Facts that are not in rows, the state of each layer among them.
        rows: Rows of the scenario.
        lines: Lines of its rows and of a model made by others.
    """
    named = {row.facts["layer"].value for row in rows if "layer" in row.facts}
    if any(line.row.startswith("base_model") and line.node for line in lines):
        named.add("initial")
    for layer in LAYERS:
        fact = setting.themes.get(f"layers.{layer}")
        word = None if fact is None else fact.value
        if word is not None and layer not in named:
            yield from _absent(layer, str(word))


def _absent(layer: str, word: str) -> Iterator[Line]:
    state: CellState = "excluded" if word == "excluded" else "not_assessed"
    reasons = {"excluded": _LEFT_OUT, "counted": _NO_ROW}
    for indicator in INDICATORS:
        yield Line(
            row=f"layers.{layer}",
            indicator=indicator,
            phase=_PHASES[layer],
            stage="unsplit",
            tier="datacentre",
            supply="cloud",
            state=state,
            reason=reasons.get(word, _UNKNOWN),
        )
