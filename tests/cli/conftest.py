from pathlib import Path

import pytest

HEADER = """\
id: small
version: 0.1.0
title: {en: Small, fr: Petit}
licence: CC-BY-4.0
languages: [en, fr]
profiles: {}
stages:
  ideation: {title: {en: Ideation, fr: Idéation}, evidence_target: 1}
parts: {}
gauges: {}
scales: {}
sources: {}
"""
SECTION = """\
id: training
part: CP
title: {en: Training, fr: Entraînement}
repeat: {group: training.runs, item: {en: run, fr: exécution}}
questions:
  - id: training.runs.hours
    type: quantity
    unit: h
    min: 0
    typical: [1, 1000]
    ask: {en: How many hours?, fr: Combien d'heures ?}
    example: 12
    required: {funding: true}
    checks:
      - expr: training.runs.hours != 13
        severity: error
        message: {en: Thirteen is not possible, fr: Treize est impossible}
      - expr: training.runs.hours != 14
        message: {en: Fourteen is odd, fr: Quatorze est étrange}
"""
OUTCOMES = "outcomes:\n" + "".join(
    f"  - {{id: {name}, wordings: {{default: {{en: To do., fr: À faire.}}}}}}\n"
    for name in ("refer", "insufficient", "rework", "conditions", "proceed")
)
ANSWERS = """\
format: 1
pack: {id: small, version: 0.1.0}
project: {name: Example, stage: ideation, language: fr}
profile: funding
scenarios: {project: Ours, reference: Theirs}
groups: {training.runs: [main]}
answers:
  training.runs[main].hours: HOURS
"""


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    folder = tmp_path / "small"
    (folder / "sections").mkdir(parents=True)
    (folder / "pack.yaml").write_text(HEADER, "utf-8")
    (folder / "outcomes.yaml").write_text(OUTCOMES, "utf-8")
    (folder / "sections" / "10-training.yaml").write_text(SECTION, "utf-8")
    return folder


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    path = tmp_path / "answers.yaml"
    path.write_text(ANSWERS, "utf-8")
    return path
