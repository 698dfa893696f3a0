from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import get_args

import pytest

from assessor.domain.answers import (
    Answer,
    AnswersFile,
    Evidence,
    PackPin,
    Project,
    Quality,
    State,
)
from assessor.domain.assessment import (
    Assessment,
    BiasResult,
    ClaimHit,
    Confidence,
    FindingResult,
    Gap,
    GateResult,
    GaugeResult,
    LevelResult,
    Outcome,
    PartResult,
    Sensitivity,
    Standing,
)
from assessor.domain.impacts import (
    INDICATORS,
    Cell,
    Disagreement,
    Estimate,
    Footprint,
    FunctionalUnits,
    Indicator,
    NetEffect,
    ScenarioResult,
    Split,
    StressPoint,
    Total,
    TraceStep,
    VarianceShare,
)
from assessor.domain.pack import Gauge, Pack, PackHeader, ProfileNote, Stage
from assessor.domain.questionnaire import (
    GAUGES,
    PROFILES,
    FiveTexts,
    GaugeId,
    Grid,
    Kind,
    Part,
    Question,
    Reference,
    Repeat,
    Section,
    Source,
)
from assessor.domain.rules import (
    Action,
    BiasCheck,
    Colour,
    Convention,
    Gate,
    GateEffect,
    RuleExample,
    Ruling,
    Severity,
)
from assessor.domain.wording import Text, plain
from assessor.reporting import report

ANSWERS = b"format: 1\n"
CREATED = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
PHASES = {"training": 0.45, "inference": 0.4, "hosting": 0.1, "data": 0.05}
STAGES = {"use": 0.62, "manufacture": 0.33, "transport": 0.01, "end_of_life": 0.04}
PARTS: dict[Part, tuple[str, str]] = {
    "CTX": ("Context and functional unit", "Contexte et unité fonctionnelle"),
    "EQ": ("Equipment life cycle", "Cycle de vie des équipements"),
    "CP": ("Compute and energy", "Calcul et énergie"),
    "DA": ("Data", "Données"),
    "NE": ("Necessity of AI", "Nécessité de l’IA"),
    "RE": ("Resilience", "Résilience"),
    "RS": ("Reference scenario", "Scénario de référence"),
    "IE": ("Indirect effects", "Effets indirects"),
    "RA": ("Reduction plan", "Plan de réduction"),
    "TR": ("Transparency", "Transparence"),
    "GC": ("Governance and communication", "Gouvernance et communication"),
}
AREA = {
    "CTX": "context",
    "EQ": "equipment",
    "CP": "compute",
    "DA": "data",
    "NE": "necessity",
    "RE": "resilience",
    "RS": "reference",
    "IE": "indirect",
    "RA": "reduction",
    "TR": "transparency",
    "GC": "governance",
}
LEVELS: FiveTexts = (
    Text({"en": "Nothing in place", "fr": "Rien en place"}),
    Text({"en": "Intention only, not written", "fr": "Intention, non écrite"}),
    Text({"en": "Partial or informal practice", "fr": "Pratique partielle"}),
    Text({"en": "Written and applied", "fr": "Écrite et appliquée"}),
    Text({"en": "Applied and checkable", "fr": "Appliquée et vérifiable"}),
)


def say(en: str, fr: str) -> Text:
    return Text({"en": en, "fr": fr})


def level_question(part: Part, number: int, gauge: GaugeId) -> Question:
    en, fr = PARTS[part]
    return Question(
        id=f"{AREA[part]}.practice_{number}",
        code=f"{part}-{number:02d}",
        type=Kind.LEVEL,
        ask=say(
            f"How far is “{en.lower()}” covered for this service, and by whom?",
            f"Jusqu’où « {fr.lower()} » est-il couvert pour ce service, et par qui ?",
        ),
        why=say("It decides how far the result holds.", "Cela fixe la portée."),
        scale="DOC",
        gauge=gauge,
        weight=1.5,
        holder=("it",),
        refs=(Reference(source="trystram-2024", locator="p. 12"),),
    )


def sections() -> Iterator[Section]:
    for place, (part, (en, fr)) in enumerate(PARTS.items()):
        fact = Question(
            id=f"{AREA[part]}.fact",
            type=Kind.LONGTEXT,
            ask=say(f"Describe: {en.lower()}", f"Décrivez : {fr.lower()}"),
        )
        gauge = GAUGES[place % len(GAUGES)]
        levels = (level_question(part, 1, gauge), level_question(part, 3, gauge))
        yield Section(
            id=AREA[part], part=part, title=say(en, fr), questions=(fact, *levels)
        )
    runs = Repeat(group="training.runs", item=say("training run", "entraînement"))
    yield Section(
        id="training_runs",
        part="CP",
        title=say("Training runs", "Entraînements"),
        repeat=runs,
        questions=(
            Question(
                id="training.runs.energy",
                type=Kind.QUANTITY,
                unit="kWh",
                ask=say("Metered energy", "Énergie mesurée"),
            ),
            Question(
                id="training.runs.region",
                type=Kind.CHOICE,
                ask=say("Place", "Lieu"),
                choices={"fra": plain("France"), "deu": say("Germany", "Allemagne")},
            ),
            Question(
                id="training.runs.country",
                type=Kind.CHOICE,
                ask=say("Country", "Pays"),
                choices_from="places",
                choices={"FRA": plain("France")},
            ),
        ),
    )
    yield Section(
        id="coverage",
        part="CTX",
        title=say("Scope", "Périmètre"),
        questions=(
            Question(
                id="coverage.grid",
                type=Kind.MATRIX,
                ask=say("What is counted?", "Qu’est-ce qui est compté ?"),
                grid=Grid(
                    rows={
                        "training": say("Training", "Entraînement"),
                        "inference": say("Inference", "Inférence"),
                        "hosting": say("Hosting", "Hébergement"),
                    },
                    columns={
                        "datacentre": say("Data centre", "Centre de données"),
                        "network": say("Network", "Réseau"),
                        "terminal": say("Terminals", "Terminaux"),
                    },
                    states={
                        "counted": say("counted", "compté"),
                        "excluded": say("excluded", "exclu"),
                        "unknown": say("unknown", "inconnu"),
                    },
                ),
            ),
        ),
    )


GATES: tuple[tuple[str, Colour, GateEffect, str, str, Ruling], ...] = (
    (
        "G1",
        "red",
        GateEffect.LOCK_BENEFIT,
        "A benefit is stated without a reference scenario",
        "Un bénéfice est annoncé sans scénario de référence",
        Ruling.FIRED,
    ),
    (
        "G5",
        "amber",
        GateEffect.PARTIAL_FOOTPRINT,
        "The footprint is partial",
        "L’empreinte est partielle",
        Ruling.FIRED,
    ),
    (
        "G6",
        "red",
        GateEffect.WATERMARK,
        "Not ready for public communication",
        "Pas prêt pour une communication publique",
        Ruling.FIRED,
    ),
    (
        "G9",
        "refer",
        GateEffect.REFER,
        "A harmful activity may grow",
        "Une activité néfaste peut croître",
        Ruling.POSSIBLE,
    ),
    (
        "G12",
        "info",
        GateEffect.EXPECTED_ONLY,
        "Not in production yet",
        "Pas encore en production",
        Ruling.CLEAR,
    ),
)


def gates() -> dict[str, GateResult]:
    example = RuleExample(values={}, ruling=Ruling.CLEAR)
    return {
        name: GateResult(
            gate=Gate(
                id=name,
                colour=colour,
                title=say(en, fr),
                when="reference.practice_1 < 2",
                effects=(effect,),
                consequence=say(
                    "What was stated is printed as stated, not as shown.",
                    "Ce qui est annoncé est imprimé comme tel, non comme démontré.",
                ),
                remedy=say(
                    "Describe what would happen without the project.",
                    "Décrivez ce qui arriverait sans le projet.",
                ),
                ask=("reference.practice_1",),
                examples=(example, example),
            ),
            ruling=ruling,
            values={"reference.practice_1": "1"},
            ask=("reference.practice_1",),
        )
        for name, colour, effect, en, fr, ruling in GATES
    }


ACTIONS = (
    Action(
        id="A-04",
        stages=("ideation",),
        title=say("Ask first whether AI is needed", "Se demander si l’IA est utile"),
        lever="necessity",
        families=("sufficiency",),
        effect=say("depends on the case", "dépend du cas"),
        effect_status="logical",
        caution=say("write the answer down", "écrire la réponse"),
    ),
    Action(
        id="A-11",
        stages=("development", "production"),
        title=say("Take a smaller model", "Prendre un modèle plus petit"),
        lever="model",
        families=("efficiency", "substitution"),
        effect=say("published: factor 2 to 30", "publié : facteur 2 à 30"),
        effect_status="source",
        precondition=say("quality is measured", "la qualité est mesurée"),
        caution=say("use may grow with it", "l’usage peut croître avec"),
    ),
    Action(
        id="A-01",
        stages=("all",),
        title=say("Publish the measured footprint", "Publier l’empreinte mesurée"),
        lever="transparency",
        families=("enabler",),
        effect_status="none",
    ),
)


@pytest.fixture(scope="session")
def created() -> datetime:
    return CREATED


@pytest.fixture(scope="session")
def pack() -> Pack:
    return sample_pack()


def sample_pack() -> Pack:
    note = ProfileNote(title=say("Funding", "Financement"), description=plain("-"))
    stage_names = {
        "ideation": say("Ideation", "Idéation"),
        "development": say("Development", "Développement"),
        "production": say("Production", "Production"),
    }
    return Pack(
        header=PackHeader(
            id="ai-environment",
            version="0.1.0",
            title=say("AI and environment", "IA et environnement"),
            licence="CC-BY-4.0",
            languages=("en", "fr"),
            profiles=dict.fromkeys(PROFILES, note),
            stages={
                name: Stage(title=title, evidence_target=3)
                for name, title in stage_names.items()
            },
            parts={part: say(*titles) for part, titles in PARTS.items()},
            gauges={
                gauge: Gauge(title=title, meaning=say("Share.", "Part."))
                for gauge, title in zip(
                    get_args(GaugeId),
                    (
                        say("Measure", "Mesurer"),
                        say("Improve", "Améliorer"),
                        say("Question", "Questionner"),
                        say("Claims", "Allégations"),
                    ),
                    strict=True,
                )
            },
            scales={"DOC": LEVELS},
            sources={
                "trystram-2024": Source(
                    citation="D. Trystram, “L’IA générative (de l’entraînement à "
                    "l’utilisation). Quel coût pour l’environnement ?”, 2024"
                )
            },
            holders={"it": say("IT department", "direction informatique")},
        ),
        sections=tuple(sections()),
        actions=ACTIONS,
        bias=(BiasCheck(id="life-cycle", title=plain("life cycle"), passed="True"),),
        conventions=(
            Convention(
                id="weights",
                statement=say(
                    "Weights of questions are 1, 1.25 or 1.5.",
                    "Les poids des questions valent 1, 1,25 ou 1,5.",
                ),
                reason=say("Three steps can be argued.", "Trois pas se discutent."),
                author="assessor",
                since=date(2026, 11, 1),
            ),
        ),
        digest="9f2c" * 16,
    )


SCALES: dict[Indicator, float] = {
    "gwp": 36_000.0,
    "pe": 2.6e6,
    "adpe": 0.21,
    "water": 640_000.0,
    "energy": 433_196.0,
}


def estimate(central: float, unit: str, spread: float = 1.4) -> Estimate:
    return Estimate(
        unit=unit,
        central=central,
        median=central * 1.02,
        mean=central * 1.15,
        low=central / spread,
        high=central * spread,
        error=central * 0.004,
    )


def totals(size: float) -> dict[Indicator, Total]:
    found: dict[Indicator, Total] = {}
    for indicator, unit in INDICATORS.items():
        value = SCALES.get(indicator)
        found[indicator] = Total(
            indicator=indicator,
            unit=unit,
            estimate=estimate(value * size, unit) if value else None,
            assessed=0.82 if value else 0.0,
            at_least=indicator != "energy",
            missing=("inference.endpoints[web] manufacture", "terminals[all] use"),
        )
    return found


def cells(scenario: str, size: float) -> Iterator[Cell]:
    for phase, phase_share in PHASES.items():
        for stage, stage_share in STAGES.items():
            value = SCALES["gwp"] * size * phase_share * stage_share
            yield Cell.model_validate(
                {
                    "scenario": scenario,
                    "row": f"{phase}.rows[main]",
                    "indicator": "gwp",
                    "phase": phase,
                    "stage": stage,
                    "tier": "datacentre",
                    "scope": 2 if stage == "use" else 3,
                    "category": "2" if stage == "use" else "3.1",
                    "estimate": estimate(value, "kgCO2e"),
                    "trace": "training.runs[main].gwp",
                }
            )
    yield Cell(
        scenario=scenario,
        row="terminals[all]",
        indicator="gwp",
        phase="inference",
        stage="use",
        tier="terminal",
        scope=3,
        category="3.11",
        state="not_assessed",
        reason="the number of users is unknown",
    )


def split(axis: str, shares: dict[str, float], size: float) -> Split:
    total = SCALES["gwp"] * size
    return Split.model_validate(
        {
            "indicator": "gwp",
            "axis": axis,
            "parts": {name: total * part for name, part in shares.items()},
            "ranges": {
                name: (total * part / 1.5, total * part * 1.5)
                for name, part in shares.items()
            },
        }
    )


def scenario(name: str, kind: str, label: str, size: float) -> ScenarioResult:
    life = totals(size)
    whole: dict[Indicator, Estimate | None] = {
        key: total.estimate for key, total in life.items()
    }

    def over(divisor: float) -> dict[Indicator, Estimate | None]:
        return {
            key: value and estimate(value.central / divisor, value.unit)
            for key, value in whole.items()
        }

    market = life["gwp"].model_copy(
        update={"estimate": estimate(SCALES["gwp"] * size * 0.4, "kgCO2e")}
    )
    return ScenarioResult.model_validate(
        {
            "id": name,
            "label": label,
            "kind": kind,
            "totals": life,
            "market_based": market,
            "splits": (
                split("phase", PHASES, size),
                split("stage", STAGES, size),
                split("tier", {"datacentre": 0.8, "network": 0.2}, size),
                split("scope", {"2": 0.6, "3": 0.4}, size),
                split("row", {"training.runs[main]": 0.6, "hosting[a]": 0.4}, size),
            ),
            "cells": tuple(cells(name, size)),
            "functional_units": FunctionalUnits(
                per_use=over(9e6),
                per_year=over(3),
                whole_life=whole,
                uses_per_year=estimate(3e6, "use"),
                lifetime=estimate(3, "year"),
            ),
            "application": {"gwp": estimate(90_000 / size, "kgCO2e", 2)},
            "service": "Answers 3 million requests a year within two seconds.",
            "meets_need": "Yes, with human review.",
        }
    )


def net_effect() -> NetEffect:
    net = Estimate(
        unit="kgCO2e", central=9_000, median=8_000, mean=8_500, low=-21_000, high=44_000
    )
    return NetEffect(
        indicator="gwp",
        unit="kgCO2e",
        gross=estimate(21_000, "kgCO2e", 2.2),
        footprint=estimate(12_000, "kgCO2e"),
        net=net,
        share_better=0.71,
        stress=tuple(
            StressPoint(rebound=rebound, net=net, share_better=part)
            for rebound, part in ((0.0, 0.71), (0.45, 0.48), (1.0, 0.0))
        ),
        break_even_rebound=0.43,
        robust=False,
        tested_rebound=0.45,
        histogram=tuple(
            (edge * 5_000.0, (edge + 1) * 5_000.0, height)
            for edge, height in enumerate((40, 160, 420, 700, 820, 900, 560, 320), -4)
        ),
        third_order=estimate(1_200, "kgCO2e"),
    )


def steps() -> Iterator[TraceStep]:
    yield TraceStep(
        id="training.runs[main].energy",
        quantity="metered_energy",
        unit="kWh",
        central=433_196,
        low=412_000,
        high=455_000,
        origin="answer",
    )
    yield TraceStep(
        id="electricity/gwp#FRA",
        quantity="carbon_intensity",
        unit="kgCO2e/kWh",
        central=0.057,
        low=0.052,
        high=0.063,
        origin="factor",
        source="RTE, Bilan électrique 2023, table 4",
        table="electricity/gwp#FRA",
        licence="Etalab 2.0",
        notes=("no 2022 value; 2023 used",),
        verification="transcribed",
    )
    yield TraceStep(
        id="training.runs[main].gwp",
        quantity="use_gwp",
        unit="kgCO2e",
        central=24_692.2,
        low=21_000,
        high=29_000,
        origin="formula",
        formula="metered_energy x carbon_intensity",
        inputs=("training.runs[main].energy", "electricity/gwp#FRA"),
    )


def footprint() -> Footprint:
    return Footprint(
        scenarios={
            "project": scenario("project", "project", "Assistant in French", 1.0),
            "reference": scenario("reference", "reference", "Today’s search", 0.35),
            "rules": scenario("rules", "option", "Rules and templates", 0.12),
        },
        net_effects={"gwp": net_effect()},
        benefit_lines=True,
        trace={step.id: step for step in steps()},
        shares=(
            VarianceShare(
                key="answer:training.runs[main].energy",
                share=0.46,
                low=29_000,
                high=47_000,
                answerable=True,
            ),
            VarianceShare(
                key="factor:electricity/gwp#FRA",
                share=0.31,
                low=31_000,
                high=44_000,
                answerable=False,
            ),
            VarianceShare(
                key="factor:hardware/servers#generic",
                share=0.14,
                low=33_500,
                high=40_000,
                answerable=False,
            ),
        ),
        disagreements=(
            Disagreement(
                subject="H100 card, manufacture",
                unit="kgCO2e",
                values={"vendor": 164, "published LCA": 225, "parametric": 575},
                note="Methods differ in their boundary.",
            ),
        ),
        break_even_uses=2.4e6,
        person_years={"gwp": 4.3},
        warnings=("The load of 98 % is unusually high.",),
        draws=4096,
        seed="a3f1c0de",
    )


def standings(the_pack: Pack) -> Iterator[Standing]:
    states = (State.ANSWERED, State.PLANNED, State.UNKNOWN, State.NOT_APPLICABLE)
    qualities = tuple(Quality)
    for place, question in enumerate(the_pack.questions()):
        section = the_pack.section_of[question.id]
        row = "main" if section.repeat else None
        state = states[place % 4] if question.type is Kind.LEVEL else State.ANSWERED
        known = state in {State.ANSWERED, State.PLANNED}
        yield Standing.model_validate(
            {
                "id": f"training.runs[main].{question.id.rsplit('.', 1)[1]}"
                if row
                else question.id,
                "question": question.id,
                "row": row,
                "state": state,
                "value": VALUES.get(question.type) if known else None,
                "quality": qualities[place % 4] if known else None,
                "derived": 1 if question.type is Kind.LEVEL and known else None,
                "claimed": place % 3 == 0,
                "justification": "No such equipment." if place % 4 == 3 else "",
                "evidence": ("E1",) if place % 5 == 0 else (),
                "note": "See the minutes of March 2026." if place % 6 == 0 else "",
            }
        )


VALUES: dict[Kind, object] = {
    Kind.LEVEL: 2,
    Kind.LONGTEXT: "The service answers letters. It was never compared : 45 % of them "
    "are simple requests « as usual ».",
    Kind.QUANTITY: 433_196.0,
    Kind.CHOICE: "fra",
    Kind.MATRIX: {
        "training/datacentre": "counted",
        "inference/datacentre": "counted",
        "inference/network": "unknown",
        "inference/terminal": "excluded",
    },
}


def levels(the_pack: Pack) -> Iterator[LevelResult]:
    for question in the_pack.questions():
        if question.type is not Kind.LEVEL or question.gauge is None:
            continue
        part = the_pack.section_of[question.id].part
        first = question.id.endswith("1")
        yield LevelResult(
            question=question.id,
            code=question.code or "",
            part=part,
            gauge=question.gauge,
            weight=question.weight,
            state=State.ANSWERED if first else State.UNKNOWN,
            declared=2 if first else None,
            derived=1 if first else None,
            low=2 if first else 0,
            high=2 if first else 4,
            target=3,
        )


def outcome(basis: str) -> Outcome:
    return Outcome.model_validate(
        {
            "id": "rework",
            "basis": basis,
            "sentence": {
                "en": "Further information is to be requested first.",
                "fr": "Des compléments sont à demander avant l’examen du dossier.",
            },
            "because": ("G1", "G6"),
            "unless": ("reference.practice_1",),
        }
    )


def answers_file() -> AnswersFile:
    return AnswersFile(
        pack=PackPin(id="ai-environment", version="0.1.0"),
        project=Project(
            name="Assistant for letters to the town hall",
            organisation="Ville de Saint-Exemple",
            stage="development",
            language="fr",
            summary="Drafts answers to letters; a person reads each before it leaves.",
            sources=("Metering of the cluster, March 2026",),
        ),
        profile="funding",
        answers={"training.runs[main].energy": Answer(value=433_196.0, unit="kWh")},
        groups={"training.runs": ("main",)},
        evidence={
            "E1": Evidence(
                title="Report of the meters",
                issuer="IT department",
                period="March 2026",
                locator="p. 4",
                sha256="ab" * 32,
            )
        },
    )


def findings() -> tuple[FindingResult, ...]:
    return tuple(
        FindingResult(
            id=f"finding-{severity}",
            severity=severity,
            part=part,
            ruling=ruling,
            title=say(
                f"Nothing shows the need ({part})", f"Besoin non montré ({part})"
            ),
            advice=say("Compare with a solution without AI.", "Comparez sans IA."),
            values={"necessity.practice_1": "1"},
            refs=("trystram-2024",),
        )
        for severity, part, ruling in (
            (Severity.HIGH, "NE", Ruling.FIRED),
            (Severity.MEDIUM, "RS", Ruling.FIRED),
            (Severity.LOW, "EQ", Ruling.POSSIBLE),
        )
    )


def hit() -> ClaimHit:
    return ClaimHit(
        where="governance.fact",
        line=1,
        column=12,
        text="carbon neutral",
        sentence="Our assistant is carbon neutral.",
        severity="prohibited",
        use=True,
        rule="carbon-neutral",
        term=say("carbon neutral", "neutre en carbone"),
        rules=("EU-UCPD-4c",),
        jurisdiction="EU; FR",
        reference="Directive 2005/29/EC, Annex I, point 4c",
        in_force_from=date(2026, 9, 27),
        in_force=True,
        checked_on=date(2026, 11, 1),
        explanation=say("Neutrality by credits.", "Neutralité par des crédits."),
        safe_wording=say(
            "Footprint of the service, 2026: 36 t CO₂e.",
            "Empreinte du service, 2026 : 36 t CO₂e.",
        ),
    )


def sample_assessment(the_pack: Pack) -> Assessment:
    effects = tuple(
        result.gate.effects[0]
        for result in gates().values()
        if result.ruling is Ruling.FIRED
    )
    return Assessment(
        answers=answers_file(),
        pack="ai-environment",
        pack_version="0.1.0",
        pack_digest="9f2c" * 16,
        factors_digest="77aa" * 16,
        program_version="0.1.0",
        made_on=date(2026, 11, 20),
        profile="funding",
        stage="development",
        standings=tuple(standings(the_pack)),
        levels=tuple(levels(the_pack)),
        parts=tuple(
            PartResult(
                part=part,
                low=0.25,
                high=0.75,
                answered=1,
                asked=3,
                not_applicable=0.25,
                too_many_not_applicable=part == "EQ",
            )
            for part in PARTS
        ),
        gauges={
            gauge: GaugeResult(
                id=gauge,
                low=0.2 + place / 10,
                high=0.55 + place / 10,
                supported_low=0.15 + place / 10,
                supported_high=0.4 + place / 10,
                target=0.6 if gauge == "measure" else None,
            )
            for place, gauge in enumerate(GAUGES)
        },
        gates=gates(),
        effects=effects,
        findings=findings(),
        bias=tuple(
            BiasResult.model_validate(
                {
                    "id": f"bias-{result}",
                    "title": {
                        "en": f"Life cycle left out ({result})",
                        "fr": f"Cycle de vie oublié ({result})",
                    },
                    "result": result,
                }
            )
            for result in ("passed", "failed", "unknown")
        ),
        claims=(hit(), hit().model_copy(update={"use": False, "severity": "note"})),
        audiences=("funder", "internal"),
        benefit_claimed=True,
        confidence=Confidence(evidence=0.35, coverage=0.55, ranges=2, review=False),
        outcome=outcome("declared"),
        declared_outcome=outcome("declared"),
        supported_outcome=outcome("supported"),
        sensitivities=(
            Sensitivity(convention="weights", holds=True, outcome="rework"),
        ),
        actions=ACTIONS,
        gaps=(
            Gap(
                id="compute.practice_3",
                code="CP-03",
                ask=say(
                    "How was energy metered?", "Comment l’énergie est-elle mesurée ?"
                ),
                state=State.UNKNOWN,
                why=say("It narrows the total.", "Cela resserre le total."),
                holder=("it",),
                weight=1.5,
                share=0.3,
                not_assessed=True,
            ),
        ),
        check_first=("training.runs[main].energy", "reference.practice_1"),
        coverage={
            "training/datacentre": "counted",
            "inference/datacentre": "counted",
            "inference/network": "unknown",
            "inference/terminal": "excluded",
        },
        footprint=footprint(),
        tables={
            "electricity/gwp": say(
                "Carbon intensity of electricity by country",
                "Intensité carbone de l’électricité par pays",
            )
        },
    )


@pytest.fixture(scope="session")
def assessment(pack: Pack) -> Assessment:
    return sample_assessment(pack)


@pytest.fixture(scope="session")
def full(assessment: Assessment, pack: Pack, created: datetime) -> bytes:
    files = {"answers.yaml": ANSWERS, "assessment.json": b"{}"}
    return report(assessment, pack, language="fr", created=created, attachments=files)
