"""Impacts of requests to language models: ours beside those of EcoLogits."""

import numpy as np
from beside.ratios import at_least, medians, within
from beside.rows import graph_of
from ecologits.impacts import llm
from numpy.typing import NDArray

from assessor.estimation.vectors import across

COUNT = 4096
ALONE = 200
GOAL, EQUAL = 10.0, 1e-6
SIZES = (1, 3, 8, 14, 32, 70, 123, 405)
Columns = dict[str, NDArray[np.float64]]


def drawn(count: int) -> Columns:
    """Return requests that differ in model, length and place, by the name of a fact."""
    generator = np.random.default_rng(2026)
    total = generator.choice(SIZES, count) * 1e9
    return {
        "tokens_per_use": generator.integers(10, 2000, count).astype(float),
        "active_parameters": total * generator.choice([0.25, 0.5, 1.0], count),
        "total_parameters": total,
        "pue": generator.uniform(1.05, 1.6, count),
        "wue": generator.uniform(0.0, 2.0, count),
        "grid_intensity": generator.uniform(0.02, 0.9, count),
        "grid_adpe": generator.uniform(1e-8, 2e-7, count),
        "grid_pe": generator.uniform(4.0, 12.0, count),
        "grid_water": generator.uniform(0.5, 6.0, count),
    }


def theirs(requests: Columns) -> NDArray[np.float64]:
    """Return energy, GWP, ADPe, primary energy and water by EcoLogits, one by one."""
    found = []
    for values in zip(*(column.tolist() for column in requests.values()), strict=True):
        tokens, active, total, pue, wue, gwp, adpe, pe, water = values
        made = llm.compute_llm_impacts(
            model_active_parameter_count=active / 1e9,
            model_total_parameter_count=total / 1e9,
            output_token_count=tokens,
            if_electricity_mix_adpe=adpe,
            if_electricity_mix_pe=pe,
            if_electricity_mix_gwp=gwp,
            if_electricity_mix_wue=water,
            datacenter_pue=pue,
            datacenter_wue=wue,
        )
        parts = (made.energy, made.gwp, made.adpe, made.pe, made.wcf)
        found.append([part.value for part in parts])
    return np.array(found).T


FIXED: dict[str, float | str] = {
    "method": "language_model",
    "task": "text",
    "batch_size": float(llm.BATCH_SIZE),
    "bits_per_parameter": float(llm.MODEL_QUANTIZATION_BITS),
    "card_memory": float(llm.GPU_MEMORY),
    "host_power": llm.SERVER_POWER * 1000,
    "accelerators_per_server": float(llm.SERVER_GPUS),
    "server_embodied": float(llm.SERVER_EMBODIED_IMPACT_GWP),
    "server_adpe": float(llm.SERVER_EMBODIED_IMPACT_ADPE),
    "server_pe": float(llm.SERVER_EMBODIED_IMPACT_PE),
    "accelerator_embodied": float(llm.GPU_EMBODIED_IMPACT_GWP),
    "accelerator_adpe": float(llm.GPU_EMBODIED_IMPACT_ADPE),
    "accelerator_pe": float(llm.GPU_EMBODIED_IMPACT_PE),
    "ownership": "shared",
    "active_utilisation": 1.0,
    "lifetime": llm.HARDWARE_LIFESPAN / 3600 / 8766,
    "share_of_uses": 1.0,
}
"""The parameters of EcoLogits, in our units."""


class Ours:
    """The graph of one request, found once, and its value for many."""

    def __init__(self, example: Columns) -> None:
        facts = {name: float(column[0]) for name, column in example.items()}
        once = {"service.uses_per_year": 1.0, "service.lifetime": 1.0}
        graph = graph_of("inference.endpoints", {**FIXED, **facts}, once)
        kinds = ("energy", "gwp", "adpe", "pe", "water")
        self.parts = [graph[kind] for kind in kinds if kind in graph]
        self.nodes = [node for part in self.parts for node in part]

    def __call__(self, requests: Columns) -> NDArray[np.float64]:
        """Return the same five figures for all requests at once."""
        ids = {f"answer:inference.endpoints[a].{n}": c for n, c in requests.items()}
        values = iter(across(self.nodes, ids))
        return np.array([sum(next(values) for _ in part) for part in self.parts])


def main() -> None:
    """Print the difference and both ratios."""
    requests = drawn(COUNT)
    ours = Ours(requests)
    theirs_found, ours_found = theirs(requests), ours(requests)
    off = float(np.max(np.abs(ours_found / theirs_found - 1)))
    within(f"{COUNT} requests, greatest difference from EcoLogits", off, EQUAL)
    their_time, our_time = medians(lambda: theirs(requests), lambda: ours(requests))
    name = f"{COUNT} requests, ours all at once, EcoLogits one by one as it offers"
    at_least(name, their_time / our_time, GOAL)
    few = {name: column[:ALONE] for name, column in requests.items()}
    singles = [{n: c[i : i + 1] for n, c in few.items()} for i in range(ALONE)]
    their_time, our_time = medians(
        lambda: theirs(few), lambda: [ours(one) for one in singles]
    )
    print(f"{ALONE} requests, both one by one: {their_time / our_time:.2f} times")
