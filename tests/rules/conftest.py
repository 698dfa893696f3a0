from collections.abc import Callable, Mapping, Sequence

import pytest

from assessor.catalogue.usual_figures import with_usual
from assessor.domain.answers import AnswersFile
from assessor.domain.impacts import Footprint
from assessor.domain.pack import Pack

WORDS = {"en": "a", "fr": "b"}
NO_UNITS: dict[str, object] = {"per_use": {}, "per_year": {}, "whole_life": {}}
OUTCOMES = ("refer", "insufficient", "rework", "conditions", "proceed")


def _answer(given: object) -> object:
    if isinstance(given, dict):
        return given
    if given == "?":
        return {"state": "unknown"}
    if given == "n/a":
        return {"state": "not_applicable", "justification": "it has none"}
    return {"value": given}


def _question(identifier: str, given: Mapping[str, object]) -> dict[str, object]:
    usual = {
        "id": identifier,
        "type": "level",
        "ask": WORDS,
        "gauge": "measure",
        "weight": 1,
        "levels": [WORDS] * 5,
    }
    if given.get("type", "level") != "level":
        usual = {"id": identifier, "ask": WORDS}
    return {**usual, **given}


@pytest.fixture(scope="session")
def pack_of() -> Callable[..., Pack]:
    def build(questions: Mapping[str, Mapping[str, object]], **rules: object) -> Pack:
        named = {name: {"part": "CTX", **given} for name, given in questions.items()}
        parts = dict.fromkeys(str(given["part"]) for given in named.values())
        sections = [
            {
                "id": part.lower(),
                "part": part,
                "title": WORDS,
                "questions": [
                    _question(name, {k: v for k, v in given.items() if k != "part"})
                    for name, given in named.items()
                    if given["part"] == part
                ],
            }
            for part in parts
        ]
        made = Pack.model_validate(
            {
                "header": {
                    "id": "small",
                    "version": "1.0.0",
                    "title": WORDS,
                    "licence": "CC0",
                    "languages": ["en", "fr"],
                    "profiles": {},
                    "stages": {
                        "ideation": {
                            "title": WORDS,
                            "evidence_target": 1,
                            "counts_planned": True,
                        },
                        "production": {"title": WORDS, "evidence_target": 4},
                    },
                    "parts": {"CTX": WORDS, "NE": WORDS, "GC": WORDS},
                    "gauges": {},
                    "scales": {"EVID": [WORDS] * 5},
                    "sources": {},
                },
                "sections": sections,
                "outcomes": [
                    {"id": each, "wordings": {"default": {"en": each, "fr": each}}}
                    for each in OUTCOMES
                ],
                **rules,
            }
        )
        return with_usual(made)

    return build


@pytest.fixture(scope="session")
def gate_of() -> Callable[..., dict[str, object]]:
    def build(identifier: str, when: str, **fields: object) -> dict[str, object]:
        return {
            "id": identifier,
            "colour": "red",
            "title": WORDS,
            "when": when,
            "effects": ["lock_benefit"],
            "consequence": WORDS,
            "remedy": WORDS,
            "examples": [{"values": {}, "ruling": "clear"}] * 2,
            **fields,
        }

    return build


@pytest.fixture(scope="session")
def answers_of() -> Callable[..., AnswersFile]:
    def build(
        given: Mapping[str, object],
        *,
        profile: str = "funding",
        stage: str = "ideation",
        reviews: Mapping[str, object] | None = None,
    ) -> AnswersFile:
        return AnswersFile.model_validate(
            {
                "pack": {"id": "small", "version": "1.0.0"},
                "project": {"name": "P", "stage": stage},
                "profile": profile,
                "answers": {name: _answer(value) for name, value in given.items()},
                "reviews": reviews or {},
            }
        )

    return build


@pytest.fixture(scope="session")
def footprint_of() -> Callable[..., Footprint]:
    def build(
        cells: Sequence[Mapping[str, object]] = (),
        *,
        gwp: float | None = None,
        net: tuple[float, float] | None = None,
        **fields: object,
    ) -> Footprint:
        total = {
            "indicator": "gwp",
            "unit": "kgCO2e",
            "estimate": None if gwp is None else _estimate(gwp),
            "assessed": 1.0,
            "at_least": False,
        }
        project = {
            "id": "project",
            "label": "",
            "kind": "project",
            "totals": {"gwp": total},
            "market_based": {**total, "estimate": None},
            "splits": [],
            "cells": [_cell(cell) for cell in cells],
            "functional_units": NO_UNITS,
            "application": {},
        }
        return Footprint.model_validate(
            {
                "scenarios": {"project": project},
                "net_effects": {} if net is None else {"gwp": _net(*net)},
                "trace": {},
                "shares": [],
                "draws": 1,
                "seed": "s",
                **fields,
            }
        )

    return build


def _estimate(central: float) -> dict[str, object]:
    ends = dict.fromkeys(("central", "median", "mean"), central)
    return {"unit": "kgCO2e", **ends, "low": central / 2, "high": central * 2}


def _cell(given: Mapping[str, object]) -> dict[str, object]:
    usual = {
        "scenario": "project",
        "row": "training.runs[main]",
        "indicator": "gwp",
        "phase": "training",
        "stage": "use",
        "tier": "datacentre",
        "scope": 3,
        "category": "3.1",
    }
    return {**usual, **given}


def _net(gross: float, footprint: float) -> dict[str, object]:
    def at(rebound: float) -> dict[str, object]:
        net = _estimate(gross * (1 - rebound) - footprint)
        return {"rebound": rebound, "net": net, "share_better": 0.5}

    return {
        "indicator": "gwp",
        "unit": "kgCO2e",
        "gross": _estimate(gross),
        "footprint": _estimate(footprint),
        "net": _estimate(gross - footprint),
        "share_better": 0.5,
        "stress": [at(0), at(0.45), at(1)],
        "break_even_rebound": None,
        "robust": False,
        "tested_rebound": 0.45,
    }
