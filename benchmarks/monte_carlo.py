"""The Monte Carlo of a full project, beside fresh normals and a plain loop.

The project is the rows of the two fullest examples together. Each round starts with
nothing kept from the one before: the order of the draws of every input is worked out
anew, as in a new process. What is timed is all draws of all figures of the project and
the total of each indicator with its interval; then the shares of variance as well.
"""

import math
import random
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from beside.ratios import ROUNDS, at_least, at_most, medians

from assessor.assessing.inventory import take_inventory
from assessor.catalogue.answers import load_answers
from assessor.catalogue.factors import open_shelf
from assessor.catalogue.packs import load_pack
from assessor.catalogue.vocabularies import Vocabularies
from assessor.domain.activity import Inventory
from assessor.domain.impacts import INDICATORS, Indicator
from assessor.domain.sheet import read_sheet
from assessor.domain.shelf import Shelf
from assessor.estimation import draws
from assessor.estimation.evaluation import Evaluation, add, reachable
from assessor.estimation.graph import Node
from assessor.estimation.inputs import Setting
from assessor.estimation.plans import figures, plan_all
from assessor.estimation.sensitivity import variance_shares
from assessor.estimation.vectors import across
from assessor.resources import data_folder

COUNT = 4096
LEAST = 100
LOOP = 32
YEAR = 2026
EXAMPLES = Path(__file__).parents[1] / "examples"
NAMES = ("field-sensors-funding", "stable-diffusion-service")
PLAIN, WITH_SHARES, LOOPED = 4.0, 8.0, 10.0
Parts = Mapping[Indicator, list[Node]]


def both(shelf: Shelf) -> Inventory:
    """Return the rows of the examples as those of one project."""
    folder = data_folder("questionnaires") / "ai-environment"
    pack = load_pack(folder, Vocabularies(shelf))
    taken = [
        take_inventory(
            read_sheet(pack, load_answers(EXAMPLES / name / "answers.yaml", pack)),
            year=YEAR,
        )
        for name in NAMES
    ]
    rows = [
        row.model_copy(
            update={
                "key": f"{row.key}_{number}",
                "facts": {
                    name: fact.model_copy(update={"key": f"{fact.key}_{number}"})
                    for name, fact in row.facts.items()
                },
            }
        )
        for number, one in enumerate(taken)
        for row in one.rows
    ]
    themes = {name: fact for one in taken for name, fact in one.themes.items()}
    return Inventory(
        rows=tuple(rows), themes=themes, scenarios={}, year=YEAR, rebound=0.45
    )


def full(parts: Parts, *, shares: bool) -> None:
    """Draw everything, and sum each indicator."""
    draws.forget()
    evaluation = Evaluation.of((n for some in parts.values() for n in some), COUNT)
    for indicator, nodes in parts.items():
        total = add([evaluation.value(node) for node in nodes])
        evaluation.estimate(total, INDICATORS[indicator])
        if shares and indicator == "gwp":
            variance_shares(nodes, total, evaluation)


def looped(parts: Parts) -> None:
    """Do the same for a few draws, one after the other, in plain Python."""
    nodes = [node for some in parts.values() for node in some]
    inputs = [
        node
        for node in reachable(nodes).values()
        if node.value is not None and not node.value.is_exact
    ]
    for _ in range(LOOP):
        drawn: dict[str, float] = {}
        values = {
            node.id: drawn.setdefault(node.value.key, _one(node))
            for node in inputs
            if node.value is not None
        }
        across(nodes, values)


def _one(node: Node) -> float:
    value = node.value
    if value is None or value.low <= 0:
        return 1.0 if value is None else value.central
    width = math.log(value.high / value.low) / 2 / draws.HALF_INTERVAL
    found = value.central * math.exp(random.gauss(0, width))
    return min(max(found, value.floor, value.low), value.ceiling, value.high)


def main() -> None:
    """Print the ratios."""
    shelf = open_shelf(data_folder("factor_db"))
    found = both(shelf)
    setting = Setting(shelf=shelf, themes=found.themes, year=YEAR)
    plan = plan_all(found, setting)["project"]
    parts = {indicator: figures(plan, indicator) for indicator in INDICATORS}
    nodes = [node for some in parts.values() for node in some]
    inputs = len(Evaluation.of(nodes, 2).keys)
    if inputs < LEAST:
        print(f"{inputs} inputs, {LEAST} were wanted: MISSED")
    generator = np.random.default_rng(YEAR)
    normals, plain, shared = medians(
        lambda: generator.standard_normal((inputs, COUNT)),
        lambda: full(parts, shares=False),
        lambda: full(parts, shares=True),
        rounds=5 * ROUNDS,
    )
    name = f"{inputs} inputs, {len(reachable(nodes))} steps, {COUNT} draws"
    at_most(f"{name}, against as many fresh normals", plain / normals, PLAIN)
    at_most(f"{name}, with shares of variance", shared / normals, WITH_SHARES)
    looping, again = medians(
        lambda: looped(parts), lambda: full(parts, shares=False), rounds=3
    )
    at_least(
        f"{name}, a plain loop (timed on {LOOP} draws) against ours",
        looping * COUNT / LOOP / again,
        LOOPED,
    )


if __name__ == "__main__":
    main()
